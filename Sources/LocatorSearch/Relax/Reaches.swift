import LocatorIndex
import Treatment

/// The radii that relaxations are looked for at, the nearest first.
struct Reaches {
    /// Metres; nil is anywhere.
    let radii: [Metres?]
    /// The request has a radius, and to leave it is a change; else each relaxation takes the smallest that holds enough.
    let isGiven: Bool
    /// Programs attended online count whatever their distance.
    let joinsOnline: Bool

    /// - Parameters:
    ///   - request: as asked, its radius not pinned.
    ///   - isAnywhere: look beyond the widest ring.
    init(_ request: SearchRequest, isAnywhere: Bool) {
        let rings = Run.rings.map { Metres(miles: $0) }
        guard request.origin != nil else {
            (radii, isGiven, joinsOnline) = ([nil], false, false)
            return
        }
        let given = request.radius ?? request.ring.flatMap { $0.miles.map { Metres(miles: $0) } }
        isGiven = request.radius != nil || request.ring != nil
        joinsOnline = request.radius == nil
        if isGiven, given == nil {
            radii = [nil]
        } else {
            let farther = rings.filter { $0 > given ?? Metres(0) }
            let first: [Metres?] = given.map { [$0] } ?? []
            radii = first + farther + (isAnywhere ? [nil] : [])
        }
    }

    /// Place of the nearest radius that holds a squared chord; nil beyond all of them.
    func place(_ chord: Int64, _ limits: [Int64]) -> Int? { limits.firstIndex { chord <= $0 } }

    /// By radius, the longest squared chord inside.
    var limits: [Int64] { radii.map { $0.map(longestSquaredChord) ?? Int64.max } }

    /// A request held to one of the radii.
    func held(_ request: SearchRequest, at place: Int) -> SearchRequest {
        guard request.origin != nil else { return request }
        var held = request
        if joinsOnline || radii[place] == nil {
            held.radius = nil
            held.ring = PinnedRing(miles: Run.rings.first { Metres(miles: $0) == radii[place] })
        } else {
            held.radius = radii[place]
        }
        return held
    }
}
