import LocatorIndex
import Treatment

/// One request on its way through a snapshot: candidates, then ranks. A value that lives as long as the search.
struct Run {
    let plan: Plan
    let engine: SearchEngine
    /// Programs that pass everything and count as hits, with their squared chord from the origin (0 without one). Programs of
    /// one facility stand together.
    var programs: [UInt32] = []
    var chords: [Int64] = []
    var fits: FitTable
    private var block = [UInt64](repeating: 0, count: Run.blockSize)
    private var collected = [UInt64](repeating: 0, count: Run.blockSize)

    static let blockSize = 512
    var columns: Columns { engine.snapshot.columns }
    var request: SearchRequest { plan.request }

    init(_ plan: Plan, _ engine: SearchEngine) {
        self.plan = plan
        self.engine = engine
        fits = FitTable(plan, engine)
    }

    // MARK: - Filtering

    /// Appends the programs of a range that pass the masks and every slower test to `programs`, and their chords.
    mutating func scan(_ range: Range<Int>) {
        if let named = plan.named { return scan(named: named, in: range) }
        var start = range.lowerBound
        while start < range.upperBound {
            let count = min(Run.blockSize, range.upperBound - start)
            let first = programs.count
            scanBlock(start, count)
            addChords(from: first)
            start += count
        }
    }

    private mutating func scanBlock(_ start: Int, _ count: Int) {
        for i in 0..<count { block[i] = 0 }
        for filter in plan.filters {
            if filter.failsWhenAny {
                collect(filter, start, count, into: &block)
            } else {
                for i in 0..<count { collected[i] = 0 }
                collect(filter, start, count, into: &collected)
                for i in 0..<count where collected[i] == 0 { block[i] = 1 }
            }
        }
        let levels = plan.levels
        let level = columns.level
        for i in 0..<count where block[i] == 0 && levels >> UInt64(level[start + i] & 63) & 1 == 1 {
            if passesSlowly(start + i) { programs.append(UInt32(start + i)) }
        }
    }

    private func collect(_ filter: MaskFilter, _ start: Int, _ count: Int, into block: inout [UInt64]) {
        for (word, mask) in filter.mask.words {
            let column = filter.readsYes ? columns.yes[word] : columns.no[word]
            if filter.collectsMissing {
                column.orMissing(mask, from: start, into: &block, count: count)
            } else {
                column.or(mask, from: start, into: &block, count: count)
            }
        }
    }

    private mutating func scan(named: [UInt32], in range: Range<Int>) {
        for program in named where range.contains(Int(program)) { scanOne(program) }
    }

    /// As `scan`, for one program.
    private mutating func scanOne(_ program: UInt32) {
        let first = programs.count
        scanBlock(Int(program), 1)
        addChords(from: first)
    }

    private mutating func addChords(from first: Int) {
        guard let origin = plan.origin, first < programs.count else {
            for _ in first..<max(first, programs.count) { chords.append(0) }
            return
        }
        guard Int(programs[programs.count - 1]) < engine.snapshot.summary.located else {
            for _ in first..<programs.count { chords.append(Int64.max) }
            return
        }
        squaredChords(from: origin, x: columns.x, y: columns.y, z: columns.z, at: programs[first...], into: &chords)
    }

    /// Tests that need more than mask words: serves-only, age, carriers and telehealth, attendable.
    private mutating func passesSlowly(_ program: Int) -> Bool {
        let servesOnly = ServesOnlySet(rawValue: columns.servesOnly[program])
        if !servesOnly.isEmpty {
            for (axis, said) in plan.said {
                let only = servesOnly.intersection(axis)
                if !only.isEmpty, only.intersection(said).isEmpty { return false }
            }
        }
        if let age = request.age, !keeps(age.mode, ageState(program)) { return false }
        for i in plan.slowNeeds {
            let need = plan.needs[i]
            if !keeps(need.need.mode, needState(need, program)) { return false }
        }
        if let schedule = request.schedule, schedule.mode != .prefer {
            let attendable = fits.verdict(program).attendable
            if !keeps(schedule.mode, schedule.mode == .not ? inverted(attendable) : attendable) { return false }
        }
        return true
    }

    // MARK: - States

    /// The state of a need as asked: for `not`, yes means that all values are no.
    func needState(_ planned: PlannedNeed, _ program: Int) -> Ternary {
        let states = planned.values.map { engine.verdict($0, program, nil, excludes: false).state }
        let isNot = planned.need.mode == .not
        let combined: Ternary =
            if isNot || planned.need.combination == .any {
                states.contains(.yes) ? .yes : states.allSatisfy { $0 == .no } ? .no : .unknown
            } else {
                states.contains(.no) ? .no : states.allSatisfy { $0 == .yes } ? .yes : .unknown
            }
        return isNot ? inverted(combined) : combined
    }

    /// The state of the age need, turned round for `not`.
    func ageState(_ program: Int) -> Ternary {
        guard let age = request.age else { return .unknown }
        let least = Int(columns.leastAge[program])
        let most = Int(columns.mostAge[program])
        let state: Ternary
        if least <= most {
            state = (least...most).contains(age.years) ? .yes : .no
        } else {
            let states = plan.ageTerms.map { engine.state($0, program) }
            state = states.contains(.yes) ? .yes : states.allSatisfy { $0 == .no } ? .no : .unknown
        }
        return age.mode == .not ? inverted(state) : state
    }

    /// Whether a program stays, given the state of a need as asked.
    private func keeps(_ mode: Mode, _ state: Ternary) -> Bool {
        switch mode {
        case .must, .not: state != .no
        case .strict: state == .yes
        case .prefer: true
        }
    }

    func inverted(_ state: Ternary) -> Ternary {
        switch state {
        case .yes: .no
        case .no: .yes
        case .unknown: .unknown
        }
    }

    /// Everything asked, in the order level, age, needs, attendable.
    mutating func states(_ program: Int) -> [Ternary] {
        var states: [Ternary] = []
        if let level = request.level {
            let isAsked = level.levels.contains { $0.rawValue == columns.level[program] }
            states.append(isAsked == (level.mode != .not) ? .yes : .no)
        }
        if request.age != nil { states.append(ageState(program)) }
        for need in plan.needs { states.append(needState(need, program)) }
        if let schedule = request.schedule {
            let attendable = fits.verdict(program).attendable
            states.append(schedule.mode == .not ? inverted(attendable) : attendable)
        }
        return states
    }
}
