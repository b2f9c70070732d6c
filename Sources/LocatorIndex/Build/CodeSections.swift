import Treatment

/// What facilities state in SAMHSA's codes, the names of the codes, and the facilities' order by name.
///
///     facilityCodes    6 words a facility, all first words, then all second words, …: one bit a code
///     facilitySurveys  a byte a facility: bits 0, 1 the surveys it answers; 2, 3 those it is listed under
///     facilityNameRank a facility's place among all, by folded name, folded second name, id
///     codeBook         categories: code, name; codes: category, letters, name
func codeSections(_ catalog: Catalog, _ order: ProgramOrder) -> [Section] {
    var words: [UInt64] = []
    words.reserveCapacity(CodeSet.capacity / 64 * order.facilities.count)
    for word in 0..<CodeSet.capacity / 64 {
        for facility in order.facilities { words.append(catalog.facilities[facility].survey.codes.words[word]) }
    }
    var listed = [Surveys](repeating: [], count: catalog.facilities.count)
    for program in catalog.programs { listed[program.facility].formUnion(Surveys(program.focus)) }
    let surveys = order.facilities.map { ordinal in
        let answered = catalog.facilities[ordinal].survey.surveys
        return answered.rawValue | (answered.isEmpty ? listed[ordinal] : answered).rawValue << 2
    }
    let keys = order.facilities.map { NameKey(catalog.facilities[$0]) }
    var rank = [UInt32](repeating: 0, count: keys.count)
    for (place, ordinal) in keys.indices.sorted(by: { keys[$0] < keys[$1] }).enumerated() {
        rank[ordinal] = UInt32(place)
    }
    return [
        (.facilityCodes, bytes(of: words)), (.facilitySurveys, surveys), (.facilityNameRank, bytes(of: rank)),
    ]
}

func codeBookSection(_ book: CodeBook, _ strings: inout StringPool) -> Section {
    var out = FieldWriter()
    out.list(book.categories) { category, out in
        out.string(category.code, &strings)
        out.string(category.name, &strings)
    }
    out.list(book.codes) { code, out in
        out.number(code.category)
        out.string(code.letters, &strings)
        out.string(code.name, &strings)
    }
    return (.codeBook, out.bytes)
}

/// What facilities are sorted by when they are sorted by name.
struct NameKey: Comparable {
    private let name: String
    private let name2: String
    private let id: UInt64

    init(_ facility: Facility) {
        name = foldedTokens(facility.name).joined(separator: " ")
        name2 = foldedTokens(facility.name2).joined(separator: " ")
        id = facility.id
    }

    static func < (a: NameKey, b: NameKey) -> Bool { (a.name, a.name2, a.id) < (b.name, b.name2, b.id) }
}
