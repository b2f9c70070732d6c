import LocatorIndex
import Treatment

/// What may be let go of a request, and what each program fails of it, as bits.
struct Relaxable {
    /// One a thing that drops programs: its bit is its place, doubled; the odd bit after it says that the program is not just
    /// unknown.
    let things: [Thing]

    enum Thing: Hashable {
        case level
        case need(Int)
        case time
    }

    static let mostThings = 30

    /// Age, medication and what programs serve only are never let go.
    init(_ request: SearchRequest, _ vocabulary: Vocabulary) {
        var things: [Thing] = []
        if let level = request.level, level.mode != .prefer { things.append(.level) }
        if let schedule = request.schedule, schedule.mode != .prefer { things.append(.time) }
        for (ordinal, need) in request.needs.enumerated() where need.mode != .prefer {
            let mustStay = need.terms.contains { term in
                vocabulary[term].group == .medication || ServesOnlyAxis.age.terms.contains(term)
            }
            if !mustStay { things.append(.need(ordinal)) }
        }
        self.things = Array(things.prefix(Relaxable.mostThings))
    }

    /// Each thing asked for less, and the bits that then no longer count.
    func changes(_ request: SearchRequest) -> [(change: Change, thing: Int, allowed: UInt64)] {
        things.enumerated().flatMap { place, thing -> [(change: Change, thing: Int, allowed: UInt64)] in
            let bit = UInt64(1) << UInt64(2 * place)
            var changes: [(change: Change, thing: Int, allowed: UInt64)] = []
            if let weaker = thing.weakening(request) { changes.append((weaker, place, bit)) }
            changes.append((thing.lettingGo, place, bit | bit << 1))
            return changes
        }
    }
}

extension Relaxable.Thing {
    var lettingGo: Change {
        switch self {
        case .level: .anyLevel
        case .need(let ordinal): .letGo(need: ordinal)
        case .time: .anyTime
        }
    }

    /// Nil unless it was asked for with `strict`. A level is never unknown.
    func weakening(_ request: SearchRequest) -> Change? {
        switch self {
        case .need(let ordinal): request.needs[ordinal].mode == .strict ? .keepUnknown(need: ordinal) : nil
        case .time: request.schedule?.mode == .strict ? .keepUnknownTimes : nil
        case .level: nil
        }
    }
}

extension Relaxable {
    /// What programs fail of them: a thing's even bit, and the odd one above it where it is not just unknown.
    func bits(_ plan: Plan) -> FailureBits {
        var bits = FailureBits(plan)
        for (place, thing) in things.enumerated() {
            let unknown = UInt64(1) << UInt64(2 * place)
            let part = FailureBits.Part(unknown: unknown, no: 3 * unknown)
            switch thing {
            case .level: bits.level = part.no
            case .need(let ordinal): bits.needs[ordinal] = part
            case .time: bits.time = part
            }
        }
        return bits
    }
}

extension Run {
    /// The programs that fail nothing that must stay and at most two other things, out to the farthest reach; where an explicit
    /// radius may be left only as a change of its own, those that such offers look at.
    /// - Parameter total: hits of the request, folded.
    mutating func relaxCandidates(_ reaches: Reaches, _ bits: FailureBits, total: Int, _ collapse: Collapse) -> Failing
    {
        guard let origin = request.origin else {
            let all = [0..<engine.snapshot.summary.programs]
            return failing(request.area.map { ranges(in: $0) } ?? all, bits, most: 2)
        }
        if reaches.isGiven, !reaches.joinsOnline {
            return candidatesByRing(origin.point, reaches, bits, total: total, collapse)
        }
        guard let farthest = reaches.radii.last ?? nil else {
            return failing([0..<engine.snapshot.summary.located], bits, most: 2)
        }
        let slices = engine.snapshot.slices(around: origin.point, within: farthest)
        var found = failing(slices, within: longestSquaredChord(farthest), bits, most: 2)
        if reaches.joinsOnline { found.append(failingOnline(beyond: farthest, bits, most: 2)) }
        return found
    }

    /// Inside the given radius two changes are tried; at the next one only one; farther on none, and no farther than the first
    /// radius that has more hits (see `eligible`).
    private mutating func candidatesByRing(
        _ point: Coordinate, _ reaches: Reaches, _ bits: FailureBits, total: Int, _ collapse: Collapse
    ) -> Failing {
        var found = Failing()
        var scanned: [Range<Int>] = []
        for (place, limit) in reaches.limits.enumerated() {
            let slices =
                reaches.radii[place].map { engine.snapshot.slices(around: point, within: $0) }
                ?? [0..<engine.snapshot.summary.located]
            // What lies in its slices but beyond the radius belongs to the next.
            found.append(failing(subtract(scanned, from: slices), bits, most: max(0, 2 - place)))
            scanned = slices
            if place > 0, hits(found, within: limit, collapse) > total { break }
        }
        return found
    }

    /// Hits of the request within a squared chord, folded.
    private func hits(_ found: Failing, within limit: Int64, _ collapse: Collapse) -> Int {
        var hits: [UInt32] = []
        for i in found.programs.indices where found.failed[i] == 0 && found.chords[i] <= limit {
            hits.append(found.programs[i])
        }
        return HitUnits(hits, collapse, engine).total
    }
}
