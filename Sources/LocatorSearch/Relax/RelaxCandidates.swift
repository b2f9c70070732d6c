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
    /// The programs that fail nothing that must stay and at most two other things, out to the farthest reach.
    mutating func relaxCandidates(_ reaches: Reaches, _ bits: FailureBits) -> Failing {
        guard let origin = request.origin else {
            let all = [0..<engine.snapshot.summary.programs]
            return failing(request.area.map { ranges(in: $0) } ?? all, bits, most: 2)
        }
        guard let farthest = reaches.radii.last ?? nil else {
            return failing([0..<engine.snapshot.summary.located], bits, most: 2)
        }
        let slices = engine.snapshot.slices(around: origin.point, within: farthest)
        var found = failing(slices, within: longestSquaredChord(farthest), bits, most: 2)
        if reaches.joinsOnline { found.append(failingOnline(beyond: farthest, bits, most: 2)) }
        return found
    }
}
