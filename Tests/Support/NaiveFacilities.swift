package import LocatorSearch
package import Treatment

/// The whole list of facilities for a request, by going through every facility of the catalog: `docs/compatibility.md`, "The
/// list". Distances in metres, nil without an origin or a point.
package func naiveFacilities(
    _ catalog: Catalog, _ request: FacilityRequest
) -> [(facility: Facility, distance: Metres?)] {
    let scan = NaiveScan(catalog, SearchRequest())
    var found: [(facility: Facility, distance: Metres?, chord: Int64?)] = []
    for (ordinal, facility) in catalog.facilities.enumerated() {
        let programs = catalog.programs.filter { $0.facility == ordinal }
        // "A facility without a program is in no snapshot."
        guard !programs.isEmpty else { continue }
        // "Listed under the surveys its records answer; where none is SAMHSA's, under those of its programs' focus."
        var listed = facility.survey.surveys
        if listed.isEmpty {
            if programs.contains(where: { $0.focus != .mentalHealth }) { listed.insert(.substanceUse) }
            if programs.contains(where: { $0.focus != .substanceUse }) { listed.insert(.mentalHealth) }
        }
        guard !listed.isDisjoint(with: request.surveys) else { continue }
        // "Of each code asked for, one of that name is stated."
        let codes = catalog.codeBook.codes.indices.filter { facility.survey.codes.contains($0) }
        guard request.codes.allSatisfy({ need in codes.contains { need.contains($0) } }) else { continue }
        if let area = request.area, !scan.lies(facility, in: area) { continue }
        var distance: Metres?
        var chord: Int64?
        if let origin = request.origin, let point = facility.point {
            distance = metres(from: origin, to: point)
            chord = EarthPoint(origin).squaredChord(to: EarthPoint(point))
        }
        if request.origin != nil, let within = request.within {
            guard let distance, distance <= within else { continue }
        }
        found.append((facility, distance, chord))
    }
    func name(_ facility: Facility) -> [String] {
        [facility.name, facility.name2].map { foldedTokens($0).joined(separator: " ") }
    }
    func byName(_ a: Facility, _ b: Facility) -> Bool {
        name(a) == name(b) ? a.id < b.id : name(a).lexicographicallyPrecedes(name(b))
    }
    let sorted = found.sorted { a, b in
        switch request.order {
        case .name: return byName(a.facility, b.facility)
        case .nameReversed: return byName(b.facility, a.facility)
        case .nearest, .farthest:
            if request.origin == nil {
                return request.order == .nearest ? byName(a.facility, b.facility) : byName(b.facility, a.facility)
            }
            // "Those without a point come last either way."
            guard let one = a.chord, let other = b.chord else {
                return a.chord == nil && b.chord == nil ? a.facility.id < b.facility.id : b.chord == nil
            }
            if one == other { return a.facility.id < b.facility.id }
            return request.order == .nearest ? one < other : one > other
        }
    }
    return sorted.map { ($0.facility, $0.distance) }
}
