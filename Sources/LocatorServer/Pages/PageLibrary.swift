import LocatorSearch
import Mustache
import Treatment

/// The templates and words of the pages, parsed once. Values go in as dictionaries and lists: what a template shows is what its
/// page put there, and text is escaped.
struct PageLibrary: Sendable {
    private let templates: MustacheLibrary
    private let words: [PageLanguage: [String: String]]

    /// Every template by the name that others include it by.
    private static let texts: [(name: String, bytes: [UInt8])] = [
        ("layout", PackageResources.layout_mustache)
    ]

    /// Tables of `key|english|spanish`.
    private static let wordTables: [[UInt8]] = [PackageResources.words_txt]

    /// - Throws: a template that is not Mustache: a mistake of ours, found by the first test.
    init() throws {
        var templates = MustacheLibrary()
        for (name, bytes) in PageLibrary.texts {
            try templates.register(String(decoding: bytes, as: UTF8.self), named: name)
        }
        self.templates = templates
        var words: [PageLanguage: [String: String]] = [.english: [:], .spanish: [:]]
        for table in PageLibrary.wordTables {
            for line in String(decoding: table, as: UTF8.self).split(separator: "\n").dropFirst() {
                let cells = line.split(separator: "|", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
                guard cells.count == 3 else { continue }
                words[.english]?[cells[0]] = cells[1]
                words[.spanish]?[cells[0]] = cells[2]
            }
        }
        self.words = words
    }

    /// A page as HTML. The template sees `values`, and under `w` the words of the language by key.
    func page(_ template: String, _ values: [String: Any], in language: PageLanguage) -> [UInt8] {
        var all = values
        all["w"] = words[language]
        all["lang"] = language.rawValue
        return Array((templates.render(all, withTemplate: template) ?? "").utf8)
    }
}
