import LocatorSearch
import Treatment

/// What pages about single programs hand on in hidden fields, so that a person's search stays with them without standing in any
/// address: the search, the picks, the language. One form holds it; every button of the page sends it.
struct CarriedFields {
    let question: PageQuestion
    /// The one program that the page is about though others are picked.
    var only: String?

    /// What the buttons of these pages send beside the fields: `drop` takes programs out of the picks, `only` names the one that
    /// a page is about though others are picked.
    static func settled(_ pairs: NamedPairs) -> (pairs: NamedPairs, only: String?) {
        let dropped = Set(pairs.filter { $0.name == "drop" }.map(\.value))
        let kept: NamedPairs = pairs.compactMap { pair in
            switch pair.name {
            case "drop", "only": nil
            case "ids":
                (
                    "ids",
                    pair.value.split(separator: ",").map(String.init).filter { !dropped.contains($0) }
                        .joined(separator: ",")
                )
            default: pair
            }
        }
        return (kept, pairs.last { $0.name == "only" && !$0.value.isEmpty }?.value)
    }

    /// The language and the picks alone: all that an address may say to these pages.
    static func picks(_ pairs: NamedPairs) -> NamedPairs { pairs.filter { ["ids", "lang", "say"].contains($0.name) } }

    /// A search came along.
    var hasSearch: Bool { !question.parameters.isEmpty }

    /// Names and values of the hidden fields.
    var values: [PageValues] {
        var pairs = question.parameters + question.raised.map { ("raised", $0.id) }
        pairs.append(("lang", question.language.rawValue))
        if !question.picks.isEmpty { pairs.append(("ids", question.picks.joined(separator: ","))) }
        if let only { pairs.append(("only", only)) }
        return pairs.map { ["name": $0.name, "value": $0.value] }
    }

    /// What `parseRequest` reads, without the facets that only a page of results counts.
    var asked: NamedPairs { question.parameters + [("lang", question.language.rawValue)] }
}

extension PageRoute {
    /// A shared link holds a search; the pages about single programs take one only from a form, so that no need stands in
    /// their addresses.
    var keepsSearches: Bool {
        switch self {
        case .program, .callSheet, .compare: false
        case .form, .search, .about, .asset: true
        }
    }
}
