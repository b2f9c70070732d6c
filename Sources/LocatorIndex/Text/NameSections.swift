import Treatment

/// What people may be typing: every name line of a facility and every name of a program, those of most programs first.
///
///     names        string, programs │ string, programs │ …    most programs first, then by folded name
///     nameTokens   3 9 │ 0 │ …                                 names that hold a token, ascending: the best first
///     nameStart    0   │   │                                   offsets in nameTokens, one a token and one more
///
/// Spellings that fold to the same tokens are one name, shown as most programs spell it.
///
/// - Parameters:
///   - tokens: all tokens of the index, sorted.
///   - strings: has all names already.
func nameSections(_ names: [CountedName], _ tokens: [[UInt8]], _ strings: inout StringPool) -> [Section] {
    var ordinals: [String: Int] = [:]
    ordinals.reserveCapacity(tokens.count)
    for (ordinal, token) in tokens.enumerated() { ordinals[String(decoding: token, as: UTF8.self)] = ordinal }
    var holding = [[UInt32]](repeating: [], count: tokens.count)
    var table: [UInt32] = []
    table.reserveCapacity(2 * names.count)
    for (place, name) in names.enumerated() {
        table.append(UInt32(strings.offset(of: name.shown)))
        table.append(UInt32(name.programs))
        for token in name.tokens {
            guard let ordinal = ordinals[token], holding[ordinal].last != UInt32(place) else { continue }
            holding[ordinal].append(UInt32(place))
        }
    }
    var start: [UInt32] = [0]
    for names in holding { start.append((start.last ?? 0) + UInt32(names.count)) }
    return [
        (.names, bytes(of: table)), (.nameTokens, bytes(of: holding.flatMap(\.self))), (.nameStart, bytes(of: start)),
    ]
}

/// A name, and how many programs bear it.
struct CountedName: Sendable {
    /// Its tokens with a space between them.
    let folded: String
    let tokens: [String]
    let shown: String
    var programs: Int
}

/// Every name of a catalog: those of most programs first, then by folded name.
func countedNames(_ content: Content) -> [CountedName] {
    let catalog = content.catalog
    var spellings: [String: Int] = [:]
    for program in catalog.programs {
        let (first, second) = (catalog.facilities[program.facility].name, catalog.facilities[program.facility].name2)
        if !first.isEmpty { spellings[first, default: 0] += 1 }
        if !second.isEmpty, second != first { spellings[second, default: 0] += 1 }
        if !program.name.isEmpty, program.name != first, program.name != second {
            spellings[program.name, default: 0] += 1
        }
    }
    if let before = content.before { add(carriedNames(before), to: &spellings) }
    return named(spellings)
}

private func add(_ names: [(text: String, programs: Int)], to spellings: inout [String: Int]) {
    for (text, programs) in names { spellings[text, default: 0] += programs }
}

/// Names in the snapshot before, with how many of the programs that are kept bear each.
private func carriedNames(_ before: Before) -> [(text: String, programs: Int)] {
    let snapshot = before.snapshot
    // By a quarter of a text's offset: texts lie five bytes apart at least.
    var counts = [UInt32](repeating: 0, count: snapshot.columns.strings.count / 4 + 1)
    var met: [Int] = []
    func count(_ name: Int, _ programs: Int) {
        guard name != 0, name / 4 < counts.count else { return }
        if counts[name / 4] == 0 { met.append(name) }
        counts[name / 4] += UInt32(programs)
    }
    for facility in before.facilities {
        var fields = snapshot.fields(ofFacility: facility)
        _ = readFacilityID(&fields)
        let (first, second) = (fields.number(), fields.number())
        let programs = before.programs(ofFacility: facility)
        count(first, programs.count)
        if second != first { count(second, programs.count) }
        for program in programs {
            var fields = snapshot.fields(ofProgram: ~program)
            _ = fields.number()
            let own = fields.number()
            if own != first, own != second { count(own, 1) }
        }
    }
    return met.compactMap { name in
        pooledString(snapshot.columns.strings, at: name).map { (text: $0, programs: Int(counts[name / 4])) }
    }
}

private func named(_ spellings: [String: Int]) -> [CountedName] {
    var names: [CountedName] = []
    // The most frequent spelling comes first of those that fold alike, and is shown.
    let given = spellings.map { (text: $0.key, programs: $0.value) }
    let sorted = concurrently(stretches(of: given.count, length: 1 << 14)) { places in
        places.compactMap { place -> CountedName? in
            let tokens = foldedTokens(given[place].text)
            if tokens.isEmpty { return nil }
            return CountedName(
                folded: tokens.joined(separator: " "), tokens: tokens, shown: given[place].text,
                programs: given[place].programs)
        }
    }.flatMap(\.self).sorted { ($0.folded, -$0.programs, $0.shown) < ($1.folded, -$1.programs, $1.shown) }
    for name in sorted {
        if names.last?.folded == name.folded {
            names[names.count - 1].programs += name.programs
        } else {
            names.append(name)
        }
    }
    return names.sorted { (-$0.programs, $0.folded) < (-$1.programs, $1.folded) }
}
