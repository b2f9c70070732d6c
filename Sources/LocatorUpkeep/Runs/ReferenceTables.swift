package import LocatorIngest
package import Treatment

/// The reviewed tables that ingest works by, read from the data folder.
package struct ReferenceTables: Sendable {
    package let vocabulary: VocabularyTables
    package let gazetteer: Gazetteer
    /// Hash of all bytes they were made of.
    package let hash: UInt64
    private let airsLevels: AIRSLevels
    private let hsdsRules: HSDSRules
    private let concepts: [Concept]
    private let safety: [SafetyPhrase]
    private let categories: [CodeBook.Category]

    package init(_ files: ReferenceFiles) throws(FileError) {
        vocabulary = try VocabularyTables(
            codes: files["vocabulary/codes.csv"], absence: files["vocabulary/absence.csv"])
        gazetteer = try loadGazetteer(
            zips: files["gazetteer/zips.csv"].bytes, places: files["gazetteer/places.csv"].bytes,
            states: files["gazetteer/states.csv"].bytes, zones: files["gazetteer/zones.csv"].bytes,
            aliases: files["gazetteer/aliases.csv"].bytes)
        airsLevels = try AIRSLevels(files["taxonomy/airs-levels.csv"])
        hsdsRules = try HSDSRules(files["taxonomy/hsds-treatment.csv"])
        concepts = try readConcepts(files["vocabulary/synonyms.csv"])
        safety = try readSafetyPhrases(files["vocabulary/safety.csv"])
        categories = try readCategories(files["vocabulary/categories.csv"], of: vocabulary)
        hash = files.hash
    }

    /// Options that ingest by these tables.
    package var options: IngestOptions {
        var options = IngestOptions()
        options.airsLevels = airsLevels
        options.hsdsRules = hsdsRules
        options.concepts = concepts
        options.safety = safety
        options.categories = categories
        return options
    }
}

/// The tables' files, read and not yet understood: their hash alone tells that nothing has changed.
package struct ReferenceFiles: Sendable {
    private let files: [String: ExportFile]
    package let hash: UInt64

    private static let names = [
        "gazetteer/aliases.csv", "gazetteer/places.csv", "gazetteer/states.csv", "gazetteer/zips.csv",
        "gazetteer/zones.csv", "taxonomy/airs-levels.csv", "taxonomy/hsds-treatment.csv", "vocabulary/absence.csv",
        "vocabulary/categories.csv", "vocabulary/codes.csv", "vocabulary/safety.csv", "vocabulary/synonyms.csv",
    ]

    static func paths(in folder: String) -> [String] { names.map { "\(folder)/\($0)" } }

    /// - Throws: a table that is missing or cannot be read.
    package init(folder: String) throws(FileError) {
        var files: [String: ExportFile] = [:]
        var hash = StableHash()
        for name in ReferenceFiles.names {
            guard let file = try readExport("\(folder)/\(name)").first else {
                throw FileError(
                    file: "\(folder)/\(name)", problem: "nothing to read",
                    cure: "Say where the tables are with --data FOLDER.")
            }
            hash.add(name)
            hash.add(number: contentHash(file))
            files[name] = file
        }
        self.files = files
        self.hash = hash.value
    }

    /// One of `names`; empty for another, which a table's reader refuses.
    subscript(name: String) -> ExportFile { files[name] ?? ExportFile(name: name, bytes: []) }
}
