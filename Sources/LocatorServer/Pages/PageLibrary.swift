import Mustache
import Treatment

/// The templates and words of the pages, parsed once. Values go in as `PageValues` and lists: what a template shows is what its
/// page put there, and text is escaped. Words (`{{w.key}}`) and paths of assets (`{{asset.style.css}}`) are written into the
/// templates before they are parsed, one set a language, so that a page costs no look-up for them.
struct PageLibrary: Sendable {
    private let templates: [PageLanguage: MustacheLibrary]
    private let words: [PageLanguage: [String: String]]

    /// Every template by the name that others include it by.
    private static let texts: [(name: String, bytes: [UInt8])] = [
        ("layout", PackageResources.layout_mustache),
        ("help", PackageResources.help_mustache),
        ("form", PackageResources.form_mustache),
        ("check", PackageResources.check_mustache),
        ("field-error", PackageResources.field_error_mustache),
        ("results", PackageResources.results_mustache),
        ("card", PackageResources.card_mustache),
        ("first", PackageResources.first_mustache),
        ("understood", PackageResources.understood_mustache),
        ("chips", PackageResources.chips_mustache),
        ("facets", PackageResources.facets_mustache),
        ("beside", PackageResources.beside_mustache),
        ("tray", PackageResources.tray_mustache),
        ("share", PackageResources.share_mustache),
        ("about", PackageResources.about_mustache),
        ("problem", PackageResources.problem_mustache),
        ("carried", PackageResources.carried_mustache),
        ("back", PackageResources.back_mustache),
        ("way", PackageResources.way_mustache),
        ("program", PackageResources.program_mustache),
        ("call-sheet", PackageResources.call_sheet_mustache),
        ("compare", PackageResources.compare_mustache),
    ]

    /// Tables of `key|english|spanish`.
    private static let wordTables: [[UInt8]] = [PackageResources.words_txt, PackageResources.words_program_txt]

    /// - Throws: a template that is not Mustache or names a word that no table has: a mistake of ours, found by the first test.
    init(assets: PageAssets) throws {
        let words = try PageLibrary.readWords()
        MustacheContentTypes.register(EscapedText(), named: EscapedText.name)
        var libraries: [PageLanguage: MustacheLibrary] = [:]
        for language in PageLanguage.allCases {
            var library = MustacheLibrary()
            for (name, bytes) in PageLibrary.texts {
                let text = try filled(String(decoding: bytes, as: UTF8.self), in: name) { key in
                    if key.hasPrefix("w.") { return words[language]?[String(key.dropFirst(2))].map(markupFree) }
                    return assets.path(of: String(key.dropFirst("asset.".count)))
                }
                try library.register("{{% CONTENT_TYPE:\(EscapedText.name)}}" + text, named: name)
            }
            libraries[language] = library
        }
        templates = libraries
        self.words = words
    }

    /// A page as HTML.
    func page(_ template: String, _ values: PageValues, in language: PageLanguage) -> [UInt8] {
        Array((templates[language]?.render(values, withTemplate: template) ?? "").utf8)
    }

    /// The words of a language.
    func words(_ language: PageLanguage) -> PageWords { PageWords(language: language, table: words[language] ?? [:]) }

    /// Every key with its words in both languages; for tests.
    static func readWords() throws -> [PageLanguage: [String: String]] {
        var words: [PageLanguage: [String: String]] = [.english: [:], .spanish: [:]]
        for table in wordTables {
            for line in String(decoding: table, as: UTF8.self).split(separator: "\n").dropFirst() {
                let cells = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
                guard cells.count == 3, words[.english]?[cells[0]] == nil else {
                    throw PageError(what: "words: \(line)")
                }
                words[.english]?[cells[0]] = cells[1]
                words[.spanish]?[cells[0]] = cells[2]
            }
        }
        return words
    }
}

/// A mistake in our own templates or words.
struct PageError: Error, CustomStringConvertible {
    let what: String
    var description: String { what }
}

/// The words of one language by their keys.
struct PageWords: Sendable {
    let language: PageLanguage
    fileprivate let table: [String: String]

    /// The words of a key; the key itself where the table has none.
    subscript(_ key: String) -> String { table[key] ?? key }

    /// The words with `{name}` replaced.
    func callAsFunction(_ key: String, _ values: KeyValuePairs<String, String>) -> String {
        var text = ""
        var rest = self[key][...]
        // Over bytes: a page of results fills a hundred.
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
            let close = rest[open...].utf8.firstIndex(of: UInt8(ascii: "}"))
        {
            text += rest[..<open]
            let name = rest[rest.utf8.index(after: open)..<close]
            text += values.first { $0.key == name }.map { $0.value[...] } ?? rest[open...close]
            rest = rest[rest.utf8.index(after: close)...]
        }
        return text + rest
    }
}

/// The text with `{{w.…}}` and `{{asset.…}}` replaced.
private func filled(_ text: String, in template: String, _ value: (Substring) -> String?) throws -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstRange(of: "{{") {
        result += rest[..<open.lowerBound]
        rest = rest[open.lowerBound...]
        guard let close = rest.firstRange(of: "}}") else { throw PageError(what: "\(template): {{ without }}") }
        let key = rest[open.upperBound..<close.lowerBound]
        if key.hasPrefix("w.") || key.hasPrefix("asset.") {
            guard let words = value(key) else { throw PageError(what: "\(template): no \(key)") }
            result += words
        } else {
            result += rest[..<close.upperBound]
        }
        rest = rest[close.upperBound...]
    }
    return result + rest
}
