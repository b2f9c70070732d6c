import LocatorIndex
import LocatorSearch
import Treatment

/// Asks one question at many places, on all processors; places that stand at one point are asked once.
/// - Parameters:
///   - request: without a place; everything in it is at least a must.
///   - radius: the reach.
/// - Returns: in the order of the origins.
func supplies(
    of request: SearchRequest, at origins: [Origin], within radius: Metres, in engine: SearchEngine
) -> [Supply] {
    var ordinals: [Spot: Int] = [:]
    var points: [Origin] = []
    var homes: [Home: Int] = [:]
    let places = origins.map { origin in
        let spot = Spot(point: origin.point, home: Home(origin))
        if let known = ordinals[spot] { return known }
        ordinals[spot] = points.count
        points.append(origin)
        // An online session is as far from one town of a state as from another.
        if homes[spot.home] == nil {
            var asked = request
            asked.origin = origin
            homes[spot.home] = engine.confirmedOnline(asked)
        }
        return points.count - 1
    }
    let scan = SupplyScan(request, radius, homes, engine)
    let asked = points
    let found = concurrently(stretches(of: asked.count, length: 256)) { $0.map { scan.supply(at: asked[$0]) } }
    let supplies = found.flatMap(\.self)
    return places.map { supplies[$0] }
}

/// All of an origin that can change an answer.
private struct Spot: Hashable {
    let point: Coordinate
    let home: Home
}

/// Of an origin, what decides who is attended online.
private struct Home: Hashable {
    let state: StateCode?
    let zone: Zone?

    init(_ origin: Origin) {
        state = origin.state
        zone = origin.zone
    }
}

/// The question, with what is the same at every place.
private struct SupplyScan: Sendable {
    private let engine: SearchEngine
    private let request: SearchRequest
    private let online: [Home: Int]
    /// Where all programs of the country stand that are known to have what is asked.
    private let confirmed: [EarthPoint]

    init(_ request: SearchRequest, _ radius: Metres, _ online: [Home: Int], _ engine: SearchEngine) {
        self.engine = engine
        self.online = online
        let columns = engine.snapshot.columns
        // Without a place there is no way to go, and no time is kept free for it.
        confirmed = engine.confirmed(request).filter { $0 < engine.snapshot.summary.located }.map {
            EarthPoint(x: columns.x[$0], y: columns.y[$0], z: columns.z[$0])
        }
        var request = request
        request.radius = radius
        self.request = request
    }

    func supply(at origin: Origin) -> Supply {
        var asked = request
        asked.origin = origin
        let reach = engine.reach(asked)
        let isKnown = reach.confirmed > 0
        return Supply(
            known: reach.confirmed, possible: reach.possible, online: isKnown ? 0 : online[Home(origin)] ?? 0,
            nearest: isKnown ? nil : nearest(to: origin.point))
    }

    private func nearest(to point: Coordinate) -> Metres? {
        let here = EarthPoint(point)
        var best = Int64.max
        for there in confirmed { best = min(best, there.squaredChord(to: here)) }
        return best == Int64.max ? nil : Metres(squaredChord: best)
    }
}
