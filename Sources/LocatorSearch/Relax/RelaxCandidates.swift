import LocatorIndex
import Treatment

/// What may be let go of a request, and what each program fails of it, as bits.
struct Relaxable {
    /// One a thing that drops programs: its bit is its place, doubled; the odd bit after it says that the program is not just
    /// unknown.
    let things: [Thing]
    /// The request with every one of them let go.
    let hard: SearchRequest

    enum Thing: Hashable {
        case level
        case need(Int)
        case time
    }

    static let mostThings = 30
    /// Bits that say that something is failed as asked.
    static let asAsked: UInt64 = 0x5555_5555_5555_5555

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
        hard = request.relaxed(self.things.map(\.lettingGo))
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

extension Run {
    /// The programs that fail nothing that must stay, out to the farthest reach.
    mutating func relaxCandidates(_ reaches: Reaches, _ hard: SearchRequest) -> [UInt32] {
        var unbound = hard
        (unbound.radius, unbound.ring) = (nil, nil)
        var run = Run(Plan(unbound, engine), engine)
        guard let origin = request.origin else {
            run.scan(request.area.map { ranges(in: $0) } ?? [0..<engine.snapshot.summary.programs])
            return run.programs
        }
        guard let farthest = reaches.radii.last ?? nil else {
            run.scan(0..<engine.snapshot.summary.located)
            return run.programs
        }
        run.scan(
            engine.snapshot.slices(around: origin.point, within: farthest), within: longestSquaredChord(farthest))
        return run.programs + (reaches.joinsOnline ? run.onlineCandidates(beyond: farthest).map(\.program) : [])
    }

    /// What a program fails of the request. Nil when it is more than two things: no relaxation brings it back.
    mutating func failures(_ program: Int, _ things: [Relaxable.Thing]) -> UInt64? {
        var failed: UInt64 = 0
        for (place, thing) in things.enumerated() {
            let state: Ternary
            let mode: Mode
            switch thing {
            case .level:
                (state, mode) = (plan.levels >> UInt64(columns.level[program] & 63) & 1 == 1 ? .yes : .no, .must)
            case .need(let ordinal):
                (state, mode) = (needState(plan.needs[ordinal], program), plan.needs[ordinal].need.mode)
            case .time:
                let attendable = fits.attendable(program)
                mode = plan.scheduleMode ?? .prefer
                state = mode == .not ? inverted(attendable) : attendable
            }
            guard state != .yes, state == .no || mode == .strict else { continue }
            failed |= (state == .no ? 3 : 1) << UInt64(2 * place)
            if (failed & Relaxable.asAsked).nonzeroBitCount > 2 { return nil }
        }
        return failed
    }
}
