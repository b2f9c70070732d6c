import LocatorIndex
import Treatment

/// The whole list of a request, folded as asked, and where each program of it went. For explaining: it keys every candidate,
/// which a search does not.
struct RankedList {
    struct Entry {
        let key: RankKey
        /// Ordinal in the snapshot.
        let program: Int
    }

    let radius: RadiusUsed
    /// Miles; nil without an origin.
    let scale: Int?
    /// In rank order.
    let hits: [Entry]
    /// Every program that passes and counts, in the order of the snapshot but for those that joined online.
    private let entries: [Entry]
    private let engine: SearchEngine
    private let collapse: Collapse

    /// Looks for the candidates and the scale.
    init(_ plan: Plan, _ engine: SearchEngine) {
        var run = Run(plan, engine)
        let radius = run.gather()
        let scale = run.scaleMiles()
        self.init(&run, radius, scale: scale)
    }

    /// The whole list that an answer's hits are a page of.
    init(_ answer: SearchAnswer, _ engine: SearchEngine) {
        var run = Run(answer.candidates.plan, engine)
        run.programs = answer.candidates.programs
        run.chords = answer.candidates.chords
        self.init(&run, answer.radius, scale: answer.scaleMiles)
    }

    private init(_ run: inout Run, _ radius: RadiusUsed, scale: Int?) {
        let (plan, engine) = (run.plan, run.engine)
        let metres = scale.map { Metres(miles: $0) }
        self.radius = radius
        var entries: [Entry] = []
        entries.reserveCapacity(run.programs.count)
        for index in run.programs.indices {
            entries.append(Entry(key: run.key(index, metres), program: Int(run.programs[index])))
        }
        self.scale = scale
        self.entries = entries
        self.engine = engine
        collapse = plan.request.collapsing
        switch collapse {
        case .none: hits = entries.sorted { $0.key < $1.key }
        case .facility: hits = bestOfFacilities(entries, engine).sorted { $0.key < $1.key }
        case .organization:
            var held: [String: Int] = [:]
            hits = entries.sorted { $0.key < $1.key }.filter { entry in
                let organisation = engine.organisation(Int(engine.columns.facilityOf[entry.program]))
                held[organisation, default: 0] += 1
                return held[organisation, default: 0] <= 3
            }
        }
    }

    /// The program's own key, whether or not it is folded; nil when it is not in the list.
    func key(of program: Int) -> RankKey? { entries.first { $0.program == program }?.key }

    /// From 1: the rank of the hit that shows the program, and the hit's program; nil when it is not in the list.
    func place(of program: Int) -> (rank: Int, shownBy: Int)? {
        guard let key = key(of: program) else { return nil }
        if let rank = rank(of: key) { return (rank, program) }
        switch collapse {
        case .none: return nil
        case .facility:
            let facility = engine.columns.facilityOf[program]
            let shown = hits.firstIndex { engine.columns.facilityOf[$0.program] == facility }
            return shown.map { ($0 + 1, hits[$0].program) }
        case .organization:
            let organisation = self.organisation(of: program)
            let same = hits.indices.filter { self.organisation(of: hits[$0].program) == organisation }
            return same.last.map { ($0 + 1, hits[$0].program) }
        }
    }

    private func organisation(of program: Int) -> String {
        engine.organisation(Int(engine.columns.facilityOf[program]))
    }

    /// The rank of the hit with a key; nil when no hit has it.
    private func rank(of key: RankKey) -> Int? {
        var low = 0
        var high = hits.count
        while low < high {
            let middle = (low + high) / 2
            if hits[middle].key < key { low = middle + 1 } else { high = middle }
        }
        return low < hits.count && hits[low].key == key ? low + 1 : nil
    }
}

/// The best program of each facility. A facility's programs stand together.
private func bestOfFacilities(_ entries: [RankedList.Entry], _ engine: SearchEngine) -> [RankedList.Entry] {
    var best: [RankedList.Entry] = []
    var open = UInt32.max
    for entry in entries {
        let facility = engine.columns.facilityOf[entry.program]
        if facility != open || best.isEmpty {
            best.append(entry)
            open = facility
        } else if entry.key < best[best.count - 1].key {
            best[best.count - 1] = entry
        }
    }
    return best
}

extension SearchEngine {
    /// A program as a hit of the request, whether or not the request finds it: its key, points, states and fit.
    /// - Parameters:
    ///   - scale: miles; nil without an origin.
    ///   - rank: what it is to say; 0 for none.
    func hit(_ program: Int, _ plan: Plan, scale: Int?, rank: Int) -> Hit? {
        var request = plan.request
        request.collapse = Collapse.none
        request.after = nil
        request.pageSize = 1
        var run = Run(Plan(request, self), self)
        run.programs = [UInt32(program)]
        run.chords = [chord(program, plan)]
        guard var hit = run.rankAll(scale: scale.map { Metres(miles: $0) }).hits.first else { return nil }
        hit.rank = rank
        return hit
    }

    /// Squared chord from the origin: 0 without one, the largest number without a point.
    func chord(_ program: Int, _ plan: Plan) -> Int64 {
        guard let origin = plan.origin else { return 0 }
        guard program < snapshot.summary.located else { return Int64.max }
        return Run(plan, self).chord(program, from: origin)
    }

    /// Metres from the origin; nil without one or without a point.
    func metres(_ program: Int, _ plan: Plan) -> Metres? {
        guard plan.origin != nil, program < snapshot.summary.located else { return nil }
        return Metres(squaredChord: chord(program, plan))
    }
}
