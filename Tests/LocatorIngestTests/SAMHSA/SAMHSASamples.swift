import Foundation
import LocatorIngest

/// Files that the SAMHSA tests read.
enum SAMHSASamples {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static func file(_ path: String) throws -> ExportFile {
        let url = URL(filePath: path, relativeTo: root)
        return ExportFile(name: url.lastPathComponent, bytes: Array(try Data(contentsOf: url)))
    }

    static func fixture(_ name: String) throws -> ExportFile { try file("Tests/Fixtures/samhsa/\(name)") }

    static func tables() throws -> VocabularyTables { try readTables.get() }

    /// The outcome of a real directory, read once.
    static func outcome(_ survey: Questionnaire) throws -> ReadOutcome {
        try (survey == .substanceUse ? substanceUse : mentalHealth).get()
    }

    private static let readTables = Result {
        try VocabularyTables(codes: file("data/vocabulary/codes.csv"), absence: file("data/vocabulary/absence.csv"))
    }
    private static let substanceUse = Result {
        try readSAMHSADirectory(directory(.substanceUse), ordinal: 0, tables: tables())
    }
    private static let mentalHealth = Result {
        try readSAMHSADirectory(directory(.mentalHealth), ordinal: 1, tables: tables())
    }

    /// False in a clone that stands alone: tests on real exports are then skipped.
    static let hasRealFiles = FileManager.default.fileExists(
        atPath: root.path + "/../shared/data/samhsa-service-codes.csv")

    static func real(_ name: String) throws -> ExportFile { try file("../shared/data/\(name)") }

    static func directory(_ survey: Questionnaire) throws -> ExportFile {
        try real("samhsa-directory-2022-\(survey == .substanceUse ? "sa" : "mh")/facilities.csv")
    }
}
