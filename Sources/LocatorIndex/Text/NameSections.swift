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
    var ordinals: [[UInt8]: Int] = [:]
    for (ordinal, token) in tokens.enumerated() { ordinals[token] = ordinal }
    var holding = [[UInt32]](repeating: [], count: tokens.count)
    var table: [UInt32] = []
    for (place, name) in names.enumerated() {
        table += [UInt32(strings.offset(of: name.shown)), UInt32(name.programs)]
        for token in Set(foldedTokens(name.shown)) {
            if let ordinal = ordinals[Array(token.utf8)] { holding[ordinal].append(UInt32(place)) }
        }
    }
    var start: [UInt32] = [0]
    for names in holding { start.append((start.last ?? 0) + UInt32(names.count)) }
    return [
        (.names, bytes(of: table)), (.nameTokens, bytes(of: holding.flatMap(\.self))), (.nameStart, bytes(of: start)),
    ]
}

/// A name, and how many programs bear it.
struct CountedName {
    let folded: String
    let shown: String
    var programs: Int
}

/// Every name of a catalog: those of most programs first, then by folded name.
func countedNames(_ catalog: Catalog) -> [CountedName] {
    var spellings: [String: Int] = [:]
    for program in catalog.programs {
        let (first, second) = (catalog.facilities[program.facility].name, catalog.facilities[program.facility].name2)
        if !first.isEmpty { spellings[first, default: 0] += 1 }
        if !second.isEmpty, second != first { spellings[second, default: 0] += 1 }
        if !program.name.isEmpty, program.name != first, program.name != second {
            spellings[program.name, default: 0] += 1
        }
    }
    return named(spellings)
}

private func named(_ spellings: [String: Int]) -> [CountedName] {
    var names: [CountedName] = []
    // The most frequent spelling comes first of those that fold alike, and is shown.
    let sorted = spellings.map { (folded: foldedTokens($0.key).joined(separator: " "), text: $0.key, count: $0.value) }
        .filter { !$0.folded.isEmpty }
        .sorted { ($0.folded, -$0.count, $0.text) < ($1.folded, -$1.count, $1.text) }
    for (folded, text, count) in sorted {
        if names.last?.folded == folded {
            names[names.count - 1].programs += count
        } else {
            names.append(CountedName(folded: folded, shown: text, programs: count))
        }
    }
    return names.sorted { (-$0.programs, $0.folded) < (-$1.programs, $1.folded) }
}
