package import LocatorIndex
package import Treatment

/// A request as the parameters that `parseRequest` reads it back from: what a link is made of. From the first page on; defaults
/// are left out.
/// - Parameter language: the one the answer is to speak.
package func parameters(
    of request: SearchRequest, language: PageLanguage = .english, in snapshot: Snapshot
) -> [(name: String, value: String)] {
    let vocabulary = snapshot.vocabulary
    let preset = Weights.presets.first { $0.weights == request.weights }?.name
    var pairs: [(name: String, value: String?)] = [
        ("near", request.near ?? request.origin?.place ?? request.area?.label),
        ("radius", request.radius.map(miles)),
        ("level", request.level.map(levels)),
        ("age", request.age.map { "\($0.mode.name):\($0.years)" }),
        ("free", request.schedule.map { WeeklySchedule($0.free).description }),
        ("buffer", request.schedule?.bufferMinutes.map { String($0) }),
        ("attendable", request.schedule.map(\.mode.name)),
        ("zone", request.zone?.name),
        ("starting", request.starting?.description),
        ("name", request.name),
        ("text", request.text.map { "\($0.mode.name):\($0.words)" }),
        ("travel", request.travelMinutes.map { String($0) }),
    ]
    pairs += [
        ("ring", request.ring.map { ring in ring.miles.map { String($0) } ?? "unlimited" }),
        ("lang", language == .english ? nil : language.rawValue),
        ("facets", facets(request.facets)),
        ("preset", preset == "balanced" ? nil : preset),
        ("weights", preset == nil ? all(request.weights) : nil),
        ("scale", request.scaleMiles.map { String($0) }),
        ("collapse", request.collapse?.name),
        ("sort", request.sort == .score ? nil : request.sort.name),
        ("page_size", request.pageSize == 20 ? nil : String(request.pageSize)),
    ]
    pairs += request.needs.map { (parameter(of: $0, vocabulary), value(of: $0, vocabulary)) }
    return pairs.compactMap { name, value in value.map { (name, $0) } }
}

/// One parameter that is put into others.
package struct ParameterChange: Sendable {
    /// Where it is put: before the one that stands there, or instead of it.
    package let place: Int
    package let replaces: Bool
    package let name: String
    package let value: String
}

extension SearchAnswer {
    /// What following a value changes in the parameters of `pinned`: they become those of `following(value)`. Hundreds of links
    /// differ in this alone.
    /// - Parameter parameters: `parameters(of: pinned)`.
    package func parameterChange(
        following value: FacetValue, isStrict: Bool = false, of parameters: [(name: String, value: String)],
        in vocabulary: Vocabulary
    ) -> ParameterChange {
        switch change(following: value, isStrict: isStrict) {
        case .level(let need):
            let old = parameters.firstIndex { $0.name == "level" }
            let place = old ?? parameters.prefix { $0.name == "near" || $0.name == "radius" }.count
            return ParameterChange(place: place, replaces: old != nil, name: "level", value: levels(need))
        case .need(let need, let ordinal):
            // Needs come last, in their order.
            let place = parameters.count - pinned.needs.count + (ordinal ?? pinned.needs.count)
            return ParameterChange(
                place: place, replaces: ordinal != nil, name: parameter(of: need, vocabulary),
                value: LocatorSearch.value(of: need, vocabulary))
        }
    }
}

extension Origin {
    /// A place text that means this origin: its ZIP code, its name, or its point where it has no name.
    var place: String {
        let first = label.prefix { $0 != " " }
        if first.utf8.count == 5, first.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return String(first) }
        let isNamed = label.unicodeScalars.contains { $0.properties.isAlphabetic }
        return isNamed ? label : point.description
    }
}

/// Miles with as many of four decimals as it takes to mean these metres.
private func miles(_ radius: Metres) -> String {
    let metres = Int(radius.rawValue)
    let parts = max(1, (metres * 10_000_000 + 804_672) / 1_609_344)
    let whole = (parts + 5000) / 10_000
    if whole > 0, Metres(miles: whole) == radius { return String(whole) }
    let fraction = String(parts % 10_000)
    return "\(parts / 10_000).\(String(repeating: "0", count: 4 - fraction.utf8.count))\(fraction)"
}

private func facets(_ groups: [FacetGroup]) -> String? {
    if groups.isEmpty { return nil }
    return groups == FacetGroup.allCases ? "all" : groups.map(\.name).joined(separator: ",")
}

private func all(_ weights: Weights) -> String {
    Dimension.allCases.map { "\($0.name)=\(weights[$0])" }.joined(separator: ",")
}

/// The word the person used, where it takes all the need's values.
private func parameter(of need: Need, _ vocabulary: Vocabulary) -> String {
    let groups = need.terms.map { vocabulary[$0].group }
    if let group = TermGroup(name: need.label), groups.allSatisfy({ $0 == group }) { return need.label }
    if need.label == "specialty", groups.allSatisfy({ $0.dimension == .specialty }) { return need.label }
    guard let group = groups.first, groups.allSatisfy({ $0 == group }) else { return "specialty" }
    return group.name
}

/// `must:all:es,ase`
private func value(of need: Need, _ vocabulary: Vocabulary) -> String {
    let codes = need.terms.map { vocabulary[$0].code }.joined(separator: ",")
    return "\(need.mode.name):\(need.combination == .all ? "all:" : "")\(codes)"
}

/// `must:iop,php`.
private func levels(_ need: LevelNeed) -> String {
    let names = need.levels.map(\.name)
    return need.mode.name + ":" + names.joined(separator: ",")
}
