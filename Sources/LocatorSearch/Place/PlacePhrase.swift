import Treatment

/// A place as a person wrote it, taken apart: without "near", without the country, its name and what comes behind the comma.
struct PlacePhrase {
    /// Folded words of the name; empty when there are none.
    var name: [String]
    /// Folded words behind the last comma: a state, if anything.
    private(set) var tail: [String]?
    /// A county that is given to tell places of one name apart: `(Multnomah)`.
    private(set) var county: String?
    /// `(state)` behind the name: the state and not the city.
    private(set) var isState = false
    /// `near me`.
    private(set) var isHere = false

    init(_ written: Substring) {
        var text = written
        while text.last?.isWhitespace == true { text.removeLast() }
        if text.last == ")", let open = text.lastIndex(of: "(") {
            let note = foldedPlace(text[open...])
            if ["state", "estado"].contains(note) { isState = true } else if !note.isEmpty { county = note }
            text = text[..<open]
        }
        var parts = text.split(separator: ",").map { foldedTokens($0) }.filter { !$0.isEmpty }
        if parts.count > 1, let last = parts.last, countries.contains(last) { parts.removeLast() }
        if let first = parts.first {
            parts[0] = withoutLead(first)
            isHere = parts.count == 1 && first.count > parts[0].count && here.contains(parts[0])
        }
        if parts.count == 1, let country = countries.first(where: { parts[0].count > $0.count && parts[0].ends($0) }) {
            parts[0].removeLast(country.count)
        }
        tail = parts.count > 1 ? parts.removeLast() : nil
        // `Hollywood, Los Angeles, CA`: the first says where; `12 Main St, Austin, TX`: a street does not.
        let isStreet = parts.count > 1 && parts[0].first?.utf8.allSatisfy { (0x30...0x39).contains($0) } == true
        name = (isStreet ? parts.last : parts.first) ?? []
    }

    /// A county named as one: `travis county`, `county of travis`, `condado de travis`; and what stands behind it, a state if
    /// anything. Nil when there is no such word.
    var countyName: (name: [String], rest: [String])? {
        for lead in countyLeads where name.count > lead.count && name.starts(with: lead) {
            return (Array(name.dropFirst(lead.count)), [])
        }
        for word in countyWords {
            for place in name.indices.dropFirst().reversed() where name[place...].starts(with: word) {
                return (Array(name[..<place]), Array(name[(place + word.count)...]))
            }
        }
        return nil
    }

    /// The keys that a city may have, as it is written first: abbreviations spelt out, `the` and `area` left out.
    static func keys(_ name: ArraySlice<String>) -> [String] {
        var keys = [foldedPlace(name.joined(separator: " "))]
        func add(_ words: ArraySlice<String>) {
            let key = foldedPlace(words.joined(separator: " "))
            if !key.isEmpty, !keys.contains(key) { keys.append(key) }
        }
        let spelt = name.enumerated().map { place, word in
            (place == 0 && name.count > 1 ? directions[word] : nil) ?? abbreviations[word] ?? word
        }[...]
        add(spelt)
        var bare = spelt
        for lead in articles where bare.count > lead.count && bare.starts(with: lead) {
            bare = bare.dropFirst(lead.count)
            add(bare)
            break
        }
        for end in ends where bare.count > end.count && Array(bare).ends(end) { add(bare.dropLast(end.count)) }
        return keys
    }
}

private func withoutLead(_ words: [String]) -> [String] {
    for lead in leads where words.count > lead.count && words.starts(with: lead) {
        return Array(words.dropFirst(lead.count))
    }
    return words
}

extension Array where Element == String {
    fileprivate func ends(_ words: [String]) -> Bool { suffix(words.count).elementsEqual(words) }
}

/// Longer ones first.
private let leads = [
    ["close", "to"], ["next", "to"], ["nearby"], ["near", "to"], ["near"], ["around"], ["outside", "of"], ["in"],
    ["at"], ["from"], ["alrededor", "de"], ["junto", "a"], ["cerca", "de", "la", "ciudad", "de"], ["cerca", "de"],
    ["cerca", "del"], ["cerca"], ["en"], ["desde"], ["by"],
]
private let here = [
    ["me"], ["here"], ["my", "location"], ["my", "home"], ["home"], ["mi"], ["aqui"], ["mi", "casa"],
]
private let countries = [
    ["united", "states", "of", "america"], ["united", "states"], ["estados", "unidos"], ["usa"], ["u", "s", "a"],
    ["eeuu"], ["ee", "uu"], ["u", "s"], ["us"],
]
private let countyLeads = [
    ["county", "of"], ["condado", "de"], ["condado"], ["parish", "of"], ["parroquia", "de"], ["municipio", "de"],
]
private let countyWords = [["county"], ["parish"], ["borough"], ["census", "area"], ["municipio"], ["municipality"]]
private let articles = [
    ["city", "of"], ["town", "of"], ["village", "of"], ["ciudad", "de"], ["downtown"], ["greater"], ["the"], ["el"],
]
private let ends = [["metro", "area"], ["bay", "area"], ["area"], ["metro"], ["downtown"]]
private let directions = ["n": "north", "no": "north", "s": "south", "so": "south", "e": "east", "w": "west"]
private let abbreviations = [
    "hts": "heights", "hgts": "heights", "hls": "hills", "spg": "springs", "spgs": "springs", "spngs": "springs",
    "bch": "beach", "jct": "junction", "ctr": "center", "centre": "center", "vly": "valley", "vlg": "village",
    "pk": "park", "lk": "lake", "is": "island", "pt": "point", "fls": "falls", "gdns": "gardens", "grv": "grove",
    "mtn": "mountain", "cty": "city", "sta": "santa", "sto": "santo",
]
