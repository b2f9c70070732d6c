import Treatment

/// The inverted index: every folded token of the names, sorted by its bytes, with the programs it stands in.
///
///     tokens      cedar│center│house│…                 bytes, one after the other
///     tokenStart  0    5      11    16 …               offsets in tokens
///     postings    3 17 204 … │ 0 1 2 3 …│ …            ordinals of programs, ascending
///     postingStart 0          │          │              offsets in postings
func textSections(_ catalog: Catalog, _ order: ProgramOrder) -> [(id: SectionID, bytes: [UInt8])] {
    var postings: [String: [UInt32]] = [:]
    var facilityTokens: (facility: Int, tokens: [String]) = (-1, [])
    for (ordinal, source) in order.programs.enumerated() {
        let program = catalog.programs[source]
        if facilityTokens.facility != program.facility {
            let facility = catalog.facilities[program.facility]
            facilityTokens = (program.facility, foldedTokens(facility.name) + foldedTokens(facility.name2))
        }
        let own = program.name.isEmpty ? [] : foldedTokens(program.name)
        for token in own.isEmpty ? facilityTokens.tokens : facilityTokens.tokens + own {
            // A token that stands twice in a name is posted once.
            if postings[token]?.last != UInt32(ordinal) { postings[token, default: []].append(UInt32(ordinal)) }
        }
    }
    var tokens: [UInt8] = []
    var tokenStart: [UInt32] = [0]
    var all: [UInt32] = []
    var postingStart: [UInt32] = [0]
    let sorted = postings.map { (Array($0.key.utf8), $0.value) }.sorted { $0.0.lexicographicallyPrecedes($1.0) }
    for (token, ordinals) in sorted {
        tokens += token
        tokenStart.append(UInt32(tokens.count))
        all += ordinals
        postingStart.append(UInt32(all.count))
    }
    return [
        (.tokens, tokens), (.tokenStart, bytes(of: tokenStart)), (.postings, bytes(of: all)),
        (.postingStart, bytes(of: postingStart)),
    ]
}
