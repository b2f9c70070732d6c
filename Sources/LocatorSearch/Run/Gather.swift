import LocatorIndex
import Treatment

/// Which radius is used, and who is inside: fills `programs` and `chords` with the hits before folding.
extension Run {
    /// Rings of an automatic radius, in miles.
    static let rings = [5, 10, 25, 50, 100]
    private static let ringLimits = rings.map { Metres(miles: $0).longestSquaredChord }
    /// Facilities that an automatic ring must hold.
    static let enough = 10

    mutating func gather() -> RadiusUsed {
        guard request.origin != nil else {
            if let area = request.area {
                scan(ranges(in: area))
                return RadiusUsed(metres: nil, isExplicit: false, tried: [])
            }
            scan(0..<engine.snapshot.summary.programs)
            return RadiusUsed(metres: nil, isExplicit: false, tried: [])
        }
        if let radius = request.radius {
            scan(slices(within: radius), within: longestSquaredChord(radius))
            let ring = RadiusUsed.Ring(miles: nil, facilities: facilities(within: Int64.max))
            return RadiusUsed(metres: radius, isExplicit: true, tried: [ring])
        }
        if let ring = request.ring { return pinned(ring) }
        guard !asksForTelehealth else {
            scan(0..<engine.snapshot.summary.located)
            return RadiusUsed(metres: nil, isExplicit: false, tried: [])
        }
        return smallestRing()
    }

    /// The smallest ring that holds enough facilities. Each ring scans only what the one before did not.
    private mutating func smallestRing() -> RadiusUsed {
        var tried: [RadiusUsed.Ring] = []
        var scanned: [Range<Int>] = []
        tried.reserveCapacity(Run.rings.count + 1)
        for (miles, limit) in zip(Run.rings, Run.ringLimits) {
            let radius = Metres(miles: miles)
            let slices = slices(within: radius)
            scan(scanned.isEmpty ? slices : subtract(scanned, from: slices))
            scanned = slices
            let held = facilities(within: limit)
            tried.append(RadiusUsed.Ring(miles: miles, facilities: held))
            guard held >= Run.enough else { continue }
            keep(within: limit)
            joinOnline(beyond: radius)
            return RadiusUsed(metres: radius, isExplicit: false, tried: tried)
        }
        scan(subtract(scanned, from: [0..<engine.snapshot.summary.located]))
        tried.append(RadiusUsed.Ring(miles: nil, facilities: facilities(within: Int64.max)))
        return RadiusUsed(metres: nil, isExplicit: false, tried: tried)
    }

    /// Ranges of programs that can lie within a radius of the origin, see `Snapshot.slices`; found once, though the ring, the scale
    /// and the call list ask for the same.
    mutating func slices(within radius: Metres) -> [Range<Int>] {
        if let known = knownSlices.first(where: { $0.radius == radius }) { return known.slices }
        guard let here = plan.here else { return [] }
        let slices = engine.snapshot.slices(around: here, within: radius)
        knownSlices.append((radius, slices))
        return slices
    }

    /// A ring that was found before: as an automatic radius that ended in it.
    private mutating func pinned(_ ring: PinnedRing) -> RadiusUsed {
        let radius = ring.miles.map { Metres(miles: $0) }
        if let radius {
            scan(slices(within: radius), within: longestSquaredChord(radius))
        } else {
            scan(0..<engine.snapshot.summary.located)
        }
        let held = RadiusUsed.Ring(miles: ring.miles, facilities: facilities(within: Int64.max))
        if let radius { joinOnline(beyond: radius) }
        return RadiusUsed(metres: radius, isExplicit: false, tried: [held])
    }

    private var asksForTelehealth: Bool {
        plan.needs.contains { need in
            (need.need.mode == .must || need.need.mode == .strict) && need.need.terms.contains(.telehealth)
        }
    }

    /// Programs that are attended online join an automatic ring from beyond it.
    private mutating func joinOnline(beyond radius: Metres) {
        if let bits = lifted?.bits { return adopt(failingOnline(beyond: radius, bits, most: 1)) }
        let beyond = onlineCandidates(beyond: radius)
        for (program, chord) in beyond {
            programs.append(program)
            chords.append(chord)
        }
    }

    /// Passing programs farther than `radius` that the person would attend online, ascending.
    mutating func onlineCandidates(beyond radius: Metres) -> [(program: UInt32, chord: Int64)] {
        let attended = attendedOnline()
        guard !attended.isEmpty else { return [] }
        let limit = longestSquaredChord(radius)
        return aside { other in
            other.scan(joined(attended))
            return zip(other.programs, other.chords).filter { $1 > limit }
        }
    }

    /// Located programs that the person would attend online, wherever they are, ascending. Those of other states are not looked
    /// at.
    mutating func attendedOnline() -> [UInt32] {
        guard let person = plan.person else { return [] }
        return engine.servingOnline[person].filter { fits.isAttendedOnline(Int($0)) }
    }

    private mutating func keep(within limit: Int64) {
        var kept = 0
        for i in programs.indices where chords[i] <= limit {
            programs[kept] = programs[i]
            chords[kept] = chords[i]
            kept += 1
        }
        programs.removeLast(programs.count - kept)
        chords.removeLast(chords.count - kept)
        lifted?.found.keep(within: limit)
    }

    /// Distinct facilities among the candidates up to a squared chord. A facility's programs stand together.
    func facilities(within limit: Int64) -> Int {
        let facilityOf = columns.facilityOf
        let (programs, chords) = (programs.span, chords.span)
        var count = 0
        var last = UInt32.max
        for i in programs.indices where chords[i] <= limit {
            let facility = facilityOf[Int(programs[i])]
            count += facility != last ? 1 : 0
            last = facility
        }
        return count
    }

    // MARK: - Scale

    static let scales = [5, 10, 20, 30, 60]
    private static let scaleLimits = scales.map { Metres(miles: $0).longestSquaredChord }

    /// The distance scale in miles; nil without an origin.
    mutating func scaleMiles() -> Int? {
        guard let here = plan.origin else { return nil }
        if let pinned = request.scaleMiles { return pinned }
        for (miles, limit) in zip(Run.scales.dropLast(), Run.scaleLimits) {
            let radius = Metres(miles: miles)
            var count = 0
            var last = UInt32.max
            for slice in slices(within: radius) {
                for program in slice where plan.askedLevels >> UInt64(columns.level[program] & 63) & 1 == 1 {
                    let facility = columns.facilityOf[program]
                    guard facility != last, chord(program, from: here) <= limit else { continue }
                    last = facility
                    count += 1
                    if count >= Run.enough { return miles }
                }
            }
        }
        return Run.scales.last
    }

    func chord(_ program: Int, from here: EarthPoint) -> Int64 {
        EarthPoint(x: columns.x[program], y: columns.y[program], z: columns.z[program]).squaredChord(to: here)
    }
}

/// What of `ranges` is not in `taken`; both ascending and disjoint.
func subtract(_ taken: [Range<Int>], from ranges: [Range<Int>]) -> [Range<Int>] {
    let taken = taken.sorted { $0.lowerBound < $1.lowerBound }
    var rest: [Range<Int>] = []
    for range in ranges {
        var begin = range.lowerBound
        for other in taken where other.upperBound > begin && other.lowerBound < range.upperBound {
            if other.lowerBound > begin { rest.append(begin..<other.lowerBound) }
            begin = max(begin, other.upperBound)
        }
        if begin < range.upperBound { rest.append(begin..<range.upperBound) }
    }
    return rest
}

/// `radius.longestSquaredChord`, looked for only where it can lie: chord = 2 R sin(s / 2 R).
func longestSquaredChord(_ radius: Metres) -> Int64 {
    let diameter = 2 * 637_100_880.0
    let x = (Double(radius.rawValue) + 0.5) * 100 / diameter
    guard x > 0, x < 0.1 else { return radius.longestSquaredChord }
    let y = x * x
    let chord = diameter * x * (1 - y / 6 * (1 - y / 20 * (1 - y / 42 * (1 - y / 72))))
    var inside = Int64(chord * chord * (1 - 1e-12)) - 2
    var outside = Int64(chord * chord * (1 + 1e-12)) + 2
    guard Metres(squaredChord: inside) <= radius, Metres(squaredChord: outside) > radius else {
        return radius.longestSquaredChord
    }
    while outside - inside > 1 {
        let middle = inside + (outside - inside) / 2
        if Metres(squaredChord: middle) <= radius { inside = middle } else { outside = middle }
    }
    return inside
}
