import Treatment

/// What facilities state in SAMHSA's codes, the names of the codes, and the facilities' order by name.
///
///     facilityCodes    6 words a facility, all first words, then all second words, …: one bit a code
///     facilitySurveys  a byte a facility: bits 0, 1 the surveys it answers; 2, 3 those it is listed under
///     facilityNameRank a facility's place among all, by folded name, folded second name, id
///     codeBook         categories: code, name; codes: category, letters, name
func codeSections(_ content: Content, _ order: ProgramOrder) -> [Section] {
    let catalog = content.catalog
    let before = content.before
    let facilities = before?.snapshot.summary.facilities ?? 0
    var words: [UInt64] = []
    words.reserveCapacity(CodeSet.capacity / 64 * order.facilities.count)
    for word in 0..<CodeSet.capacity / 64 {
        for place in order.facilities {
            if let before, place < 0 {
                words.append(before.columns.facilityCodes[word * facilities + ~place])
            } else {
                words.append(catalog.facilities[place].survey.codes.words[word])
            }
        }
    }
    var listed = [Surveys](repeating: [], count: catalog.facilities.count)
    for program in catalog.programs { listed[program.facility].formUnion(Surveys(program.focus)) }
    let surveys = order.facilities.map { place in
        if let before, place < 0 { return before.columns.facilitySurveys[~place] }
        let answered = catalog.facilities[place].survey.surveys
        return answered.rawValue | (answered.isEmpty ? listed[place] : answered).rawValue << 2
    }
    return [
        (.facilityCodes, bytes(of: words)), (.facilitySurveys, surveys),
        (.facilityNameRank, bytes(of: nameRanks(content, order.facilities))),
    ]
}

/// By ordinal, a facility's place among all by name.
private func nameRanks(_ content: Content, _ facilities: [Int]) -> [UInt32] {
    let keys = concurrently(stretches(of: facilities.count, length: 1 << 14)) { places in
        places.map { place -> NameKey in
            if let before = content.before, facilities[place] < 0 { return NameKey(before, ~facilities[place]) }
            return NameKey(content.catalog.facilities[facilities[place]])
        }
    }.flatMap(\.self)
    // What is kept comes first, in the order that it had: sorting goes on from there.
    var order = facilities.indices.filter { facilities[$0] >= 0 }
    if let old = content.before?.snapshot.columns.facilityNameRank {
        let kept = facilities.indices.filter { facilities[$0] < 0 }
        order = kept.sorted { old[~facilities[$0]] < old[~facilities[$1]] } + order
    }
    order.sort { keys[$0] < keys[$1] }
    var rank = [UInt32](repeating: 0, count: keys.count)
    for (place, ordinal) in order.enumerated() { rank[ordinal] = UInt32(place) }
    return rank
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

    init(_ before: Before, _ ordinal: Int) {
        var fields = before.snapshot.fields(ofFacility: ordinal)
        id = readFacilityID(&fields)
        name = foldedTokens(fields.string()).joined(separator: " ")
        name2 = foldedTokens(fields.string()).joined(separator: " ")
    }

    static func < (a: NameKey, b: NameKey) -> Bool { (a.name, a.name2, a.id) < (b.name, b.name2, b.id) }
}
