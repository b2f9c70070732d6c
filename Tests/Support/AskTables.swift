import Foundation
package import LocatorIndex
import Treatment

/// The repository's own tables, read naively: no cell of theirs but a note holds a comma.
package enum AskTables {
    /// A snapshot without programs that understands sentences, in the whole gazetteer.
    package static func snapshot() throws -> Snapshot { try loaded.get() }

    /// Rows of a table below `data`, split at commas.
    package static func rows(_ path: String) throws -> [[Substring]] {
        let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "data/\(path)"), encoding: .utf8)
        return text.utf8.split(separator: 0x0A).dropFirst().map { line in
            Substring(line).split(separator: ",", omittingEmptySubsequences: false)
        }
    }

    private static let loaded = Result {
        var catalog = Catalog(vocabulary: sampleVocabulary, gazetteer: try readGazetteer())
        catalog.concepts = allConcepts(try concepts(), sampleVocabulary)
        catalog.safety = try safety()
        return try Snapshot(bytes: encode(catalog))
    }

    private static func concepts() throws -> [Concept] {
        try rows("vocabulary/synonyms.csv").filter { $0[2] != "forbid" }.flatMap { cells in
            cells[0].split(separator: ";").map { phrase in
                Concept(
                    phrase: foldedTokens(phrase).joined(separator: " "), parameter: String(cells[2]),
                    value: String(cells[3].map { $0 == ";" ? "," : $0 }), isExact: cells[4].contains("exact"),
                    isGeneral: cells[4].contains("general"))
            }
        }
    }

    private static func safety() throws -> [SafetyPhrase] {
        try rows("vocabulary/safety.csv").flatMap { cells in
            cells[0].split(separator: ";").map { phrase in
                SafetyPhrase(phrase: foldedTokens(phrase).joined(separator: " "), notice: SafetyNotice(id: cells[2]))
            }
        }.sorted { $0.phrase.utf8.lexicographicallyPrecedes($1.phrase.utf8) }
    }
}
