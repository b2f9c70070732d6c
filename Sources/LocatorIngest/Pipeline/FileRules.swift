package import Treatment

/// What the data team says of one file, in place of what ingest would conclude from it.
package struct FileRules: Sendable {
    /// Who issued it, as pages show it; nil: what the file says.
    package var publisher: String?
    /// The file must be of this format; nil: told by its content.
    package var format: Format?
    /// The date of its facts where the file has none of its own.
    package var asOf: Day?
    /// 0 … 200, the higher one decides; nil: 2 for a program listing, 1 for what publishers export.
    package var precedence: UInt8?
    /// What its codes mean, where that differs from `data/vocabulary/codes.csv`.
    package var codes: [CodeOverride] = []

    package init() {}
}

/// One line of a source's `codes`.
package struct CodeOverride: Hashable, Sendable {
    package enum Meaning: Hashable, Sendable {
        /// The code says nothing, stated or absent.
        case nothing
        /// It stands for another code of the table, which this source has renamed.
        case renamed(from: String)
    }

    /// In upper case.
    package let code: String
    package let meaning: Meaning

    package init(_ code: String, _ meaning: Meaning) {
        self.code = code.uppercased()
        self.meaning = meaning
    }
}

extension IngestOptions {
    /// The rules of a file; those of a package hold for its folder.
    func rules(of file: ExportFile) -> FileRules { files[file.path] ?? FileRules() }

    /// The date of a file without one: the file's own rules before those of `--as-of`.
    func date(of file: ExportFile) -> Day? { rules(of: file).asOf ?? asOf(file.path) }
}
