package import LocatorSearch
package import Treatment

// docs/ranking.md, "7 Facets".

/// How a list divides by one value.
package struct NaiveFacetValue: Equatable, Sendable {
    package let code: String
    package let yes: Int
    package let unknown: Int
    package let no: Int

    package init(code: String, yes: Int, unknown: Int, no: Int) {
        self.code = code
        self.yes = yes
        self.unknown = unknown
        self.no = no
    }
}

/// How many hits a request has, folded, straight from its filters and its radius.
package func naiveTotal(_ catalog: Catalog, _ request: SearchRequest) -> Int {
    let scan = NaiveScan(catalog, request)
    return scan.folded(scan.reach(of: catalog.programs.filter(scan.passes)).hits)
}

/// The values of a facet that are yes somewhere or asked for, in the order of the vocabulary.
/// - Parameter pinned: the request with its radius pinned.
package func naiveFacet(_ catalog: Catalog, _ pinned: SearchRequest, _ group: FacetGroup) -> [NaiveFacetValue] {
    if group == .level { return levelFacet(catalog, pinned) }
    let entries = catalog.vocabulary.entries.filter { isShown($0, in: group) }
    return TermGroup.allCases.flatMap { termGroup in
        termFacet(catalog, pinned, entries.filter { $0.group == termGroup }, termGroup)
    }
}

/// The values of one group of the vocabulary.
private func termFacet(
    _ catalog: Catalog, _ pinned: SearchRequest, _ entries: [TermEntry], _ group: TermGroup
) -> [NaiveFacetValue] {
    // "Where a need keeps programs by values of that group alone, the list is what it would be without it."
    var lifted = pinned
    let joined = pinned.needs.firstIndex { need in
        [.must, .strict].contains(need.mode) && (need.combination == .any || need.terms.count == 1)
            && need.terms.allSatisfy { catalog.vocabulary[$0].group == group }
    }
    if entries.isEmpty { return [] }
    if let joined { lifted.needs.remove(at: joined) }
    let scan = NaiveScan(catalog, lifted)
    let list = scan.reach(of: catalog.programs.filter(scan.passes)).hits
    return entries.compactMap { entry in
        var clicked = pinned
        clicked.needs.append(Need([entry.term], mode: .must, label: ""))
        let said = whatThePersonSaid(clicked)
        let states = list.map { program in
            scan.servesOthersOnly(program, said) ? .no : scan.state(of: entry.term, program)
        }
        func folded(_ kept: [Ternary]) -> Int {
            scan.folded(zip(list, states).filter { kept.contains($1) }.map(\.0), as: pinned)
        }
        let yes = folded([.yes])
        let kept = folded([.yes, .unknown])
        let isAsked = pinned.needs.contains { $0.terms.contains(entry.term) }
        guard yes > 0 || isAsked else { return nil }
        return NaiveFacetValue(
            code: entry.code, yes: yes, unknown: kept - yes, no: scan.folded(list, as: pinned) - kept)
    }
}

private func levelFacet(_ catalog: Catalog, _ pinned: SearchRequest) -> [NaiveFacetValue] {
    var lifted = pinned
    lifted.level = nil
    let scan = NaiveScan(catalog, lifted)
    let list = scan.reach(of: catalog.programs.filter(scan.passes)).hits
    return Level.allCases.compactMap { level in
        let yes = scan.folded(list.filter { $0.level == level }, as: pinned)
        guard yes > 0 || pinned.level?.levels.contains(level) ?? false else { return nil }
        return NaiveFacetValue(
            code: level.name, yes: yes, unknown: 0, no: scan.folded(list, as: pinned) - yes)
    }
}

private func isShown(_ entry: TermEntry, in facet: FacetGroup) -> Bool {
    switch facet {
    case .level: false
    case .payment: entry.group == .payment
    case .accreditation: entry.group == .accreditation
    case .language: entry.group == .language
    case .audience: entry.group == .audience
    case .delivery: entry.group == .delivery
    case .medication: entry.group == .medication
    case .window: ["evening", "weekend", "daytime"].contains(entry.code)
    case .focus: entry.group == .focus
    case .specialty:
        scoringDimension(entry.group) == .specialty && ![.audience, .delivery, .medication].contains(entry.group)
    }
}

extension NaiveScan {
    /// "A facility is one hit"; of an organisation three are; else each program.
    func folded(_ programs: [Program], as asked: SearchRequest? = nil) -> Int {
        let asked = asked ?? request
        switch asked.collapse ?? (asked.level == nil ? .facility : .none) {
        case .none: return programs.count
        case .facility: return Set(programs.map(\.facility)).count
        case .organization:
            let counts = Dictionary(grouping: programs) { organisations[$0.facility] }.values.map(\.count)
            return counts.reduce(0) { $0 + min($1, 3) }
        }
    }
}
