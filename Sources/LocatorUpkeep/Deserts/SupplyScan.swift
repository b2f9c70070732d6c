import LocatorIndex
import LocatorSearch
import Treatment

/// Asks one question at point after point. Points that several places share are asked once.
struct SupplyScan {
    private let engine: SearchEngine
    /// Without a place; everything in it is at least a must.
    private let request: SearchRequest
    private let radius: Metres
    /// Where all programs of the country stand that are known to have what is asked, were one there.
    private let confirmed: [EarthPoint]
    private var found: [Key: Supply] = [:]
    private var online: [Key: Int] = [:]

    /// All of an origin that can change an answer.
    private struct Key: Hashable {
        let point: Coordinate?
        let state: StateCode?
        let zone: Zone?
    }

    init(_ request: SearchRequest, within radius: Metres, _ engine: SearchEngine) {
        self.engine = engine
        self.request = request
        self.radius = radius
        let columns = engine.snapshot.columns
        // Without a place there is no way to go, and no time is kept free for it.
        confirmed = engine.confirmed(request).filter { $0 < engine.snapshot.summary.located }.map {
            EarthPoint(x: columns.x[$0], y: columns.y[$0], z: columns.z[$0])
        }
    }

    mutating func supply(at origin: Origin) -> Supply {
        let key = Key(point: origin.point, state: origin.state, zone: origin.zone)
        if let known = found[key] { return known }
        var asked = request
        asked.origin = origin
        asked.radius = radius
        let reach = engine.reach(asked)
        let isKnown = reach.confirmed > 0
        let supply = Supply(
            known: reach.confirmed, possible: reach.possible, online: isKnown ? 0 : online(asked, origin),
            nearest: isKnown ? nil : nearest(to: origin.point))
        found[key] = supply
        return supply
    }

    /// An online session is as far from one town of a state as from another.
    private mutating func online(_ asked: SearchRequest, _ origin: Origin) -> Int {
        let key = Key(point: nil, state: origin.state, zone: origin.zone)
        if let known = online[key] { return known }
        let count = engine.confirmedOnline(asked)
        online[key] = count
        return count
    }

    private func nearest(to point: Coordinate) -> Metres? {
        let here = EarthPoint(point)
        var best = Int64.max
        for there in confirmed { best = min(best, there.squaredChord(to: here)) }
        return best == Int64.max ? nil : Metres(squaredChord: best)
    }
}
