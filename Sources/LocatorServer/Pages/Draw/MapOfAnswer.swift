import LocatorIndex
import LocatorSearch
import Treatment

/// The map of a page of hits.
/// - Parameter facilities: one a hit.
/// - Returns: nil when no hit has a point.
func mapDrawing(
    of answer: SearchAnswer, _ facilities: [Facility], to request: SearchRequest, in language: PageLanguage,
    _ snapshot: Snapshot
) -> MapDrawing? {
    let pins = zip(answer.hits, facilities).compactMap { hit, facility -> MapDrawing.Pin? in
        guard let point = facility.point, !facility.isConfidential else { return nil }
        return MapDrawing.Pin(
            rank: hit.rank, name: facility.name, point: point, isApproximate: facility.precision != .site)
    }
    guard !pins.isEmpty else { return nil }
    var map = MapDrawing(
        id: "map", start: request.origin.map { MapDrawing.Start(label: $0.label, point: $0.point) },
        radius: answer.radius.metres, pins: pins, labels: [], language: language)
    guard let frame = MapFrame(map) else { return nil }
    map.labels = labels(around: frame.projection, besides: map.start, snapshot)
    return map
}

/// States whose middle is in the picture, then its largest towns.
private func labels(
    around projection: MapProjection, besides start: MapDrawing.Start?, _ snapshot: Snapshot
) -> [MapDrawing.Label] {
    let reach = projection.reachMetres
    let middle = projection.middle
    // 111,132 m to a degree of latitude; a corner is 1.42 reaches away.
    let north = reach * 1_420_000 / 111_132
    let east = Int(Double(north) / projection.cosine)
    func isNear(_ point: Coordinate) -> Bool {
        abs(Int(point.latitude) - Int(middle.latitude)) <= north
            && abs(turn(from: middle.longitude, to: point.longitude)) <= east
    }
    var labels: [MapDrawing.Label] = []
    if reach > 120_000 {
        labels = snapshot.states.filter { isNear($0.centre) }.map {
            MapDrawing.Label(name: $0.name, point: $0.centre, kind: .state)
        }
    }
    let least = leastPeople(reach)
    var towns: [(people: Int, ordinal: Int)] = []
    for ordinal in 0..<snapshot.cityCount {
        let people = snapshot.cityPopulation(at: ordinal)
        if people >= least, isNear(snapshot.cityPoint(at: ordinal)) { towns.append((people, ordinal)) }
    }
    var points: Set<Coordinate> = []
    for (_, ordinal) in towns.sorted(by: { (-$0.people, $0.ordinal) < (-$1.people, $1.ordinal) }).prefix(60) {
        let town = snapshot.city(at: ordinal)
        // Spellings of one town lie at one point.
        guard points.insert(town.point).inserted, start?.label.contains(town.name) != true else { continue }
        labels.append(MapDrawing.Label(name: town.name, point: town.point, kind: .place))
    }
    return labels
}

/// People a town must have to be worth a name on a map that reaches so many metres.
private func leastPeople(_ reach: Int) -> Int {
    switch reach {
    case ..<40_000: 0
    case ..<200_000: 10_000
    case ..<800_000: 100_000
    default: 400_000
    }
}
