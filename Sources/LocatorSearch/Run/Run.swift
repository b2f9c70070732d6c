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
    private var passing = [UInt32](repeating: 0, count: Run.blockSize)

    /// Room for the bounds of a few candidates, see `boundChunk`.
    var indices: [UInt32] = []
    var ordinals: [UInt32] = []
    var bounds: [Int32] = []
    var spare: [Int32] = []
    var gathered: [UInt64] = []

    static let blockSize = 512
    static let chunkSize = 128
    var columns: Columns { engine.columns }
    var request: SearchRequest { plan.request }

    init(_ plan: Plan, _ engine: SearchEngine) {
        self.plan = plan
        self.engine = engine
        fits = FitTable(plan, engine)
    }

    // MARK: - Filtering

    /// Appends the programs of ranges that pass the masks and every slower test to `programs`, and their chords to `chords`.
    /// - Parameter limit: squared chords of cm² beyond which programs are left out.
    mutating func scan(_ ranges: [Range<Int>], within limit: Int64 = Int64.max) {
        let first = programs.count
        programs.reserveCapacity(first + ranges.reduce(0) { $0 + $1.count })
        for range in ranges {
            if let named = plan.named {
                for program in named where range.contains(Int(program)) { scanBlock(Int(program), 1) }
                continue
            }
            var start = range.lowerBound
            while start < range.upperBound {
                let count = min(Run.blockSize, range.upperBound - start)
                scanBlock(start, count)
                start += count
            }
        }
        if plan.isSlow { dropSlowly(from: first) }
        addChords(from: first, within: limit)
    }

    /// As `scan`, for one range.
    mutating func scan(_ range: Range<Int>) { scan([range]) }

    private mutating func scanBlock(_ start: Int, _ count: Int) {
        for i in 0..<count { block[i] = 0 }
        for filter in plan.filters {
            if filter.failsWhenAny {
                engine.collect(filter, start, count, into: &block)
            } else {
                for i in 0..<count { collected[i] = 0 }
                engine.collect(filter, start, count, into: &collected)
                for i in 0..<count { block[i] |= collected[i] == 0 ? 1 : 0 }
            }
        }
        if plan.levels & Plan.allLevels != Plan.allLevels {
            columns.level.orOutside(plan.levels, from: start, into: &block, count: count)
        }
        // Without a branch: whether a program passes cannot be foretold.
        var passed = 0
        for i in 0..<count {
            passing[passed] = UInt32(start + i)
            passed += block[i] == 0 ? 1 : 0
        }
        programs.append(contentsOf: passing[..<passed])
    }

    private mutating func dropSlowly(from first: Int) {
        var kept = first
        for i in first..<programs.count where passesSlowly(Int(programs[i])) {
            programs[kept] = programs[i]
            kept += 1
        }
        programs.removeLast(programs.count - kept)
    }

    private mutating func addChords(from first: Int, within limit: Int64) {
        guard let origin = plan.origin, let last = programs.last, first < programs.count else {
            return chords.append(contentsOf: repeatElement(0, count: programs.count - first))
        }
        guard Int(last) < engine.snapshot.summary.located else {
            return chords.append(contentsOf: repeatElement(Int64.max, count: programs.count - first))
        }
        appendSquaredChords(
            from: origin, x: columns.x, y: columns.y, z: columns.z, to: &programs, from: first, within: limit,
            into: &chords)
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

    /// How many of `states` are yes.
    mutating func confirmed(_ program: Int) -> Int {
        var count = 0
        if let level = request.level {
            let isAsked = level.levels.contains { $0.rawValue == columns.level[program] }
            count += isAsked == (level.mode != .not) ? 1 : 0
        }
        if request.age != nil { count += ageState(program) == .yes ? 1 : 0 }
        for need in plan.needs { count += isConfirmed(need, program) ? 1 : 0 }
        if let schedule = request.schedule {
            count += fits.attendable(program) == (schedule.mode == .not ? .no : .yes) ? 1 : 0
        }
        return count
    }

    private func isConfirmed(_ need: PlannedNeed, _ program: Int) -> Bool {
        guard !need.plain.isEmpty else { return needState(need, program) == .yes }
        if need.need.combination == .any {
            for value in need.plain where columns.yes[value.word][program] & value.bit != 0 { return true }
            return false
        }
        for value in need.plain where columns.yes[value.word][program] & value.bit == 0 { return false }
        return true
    }
}

extension SearchEngine {
    /// Collects a filter's bits of `count` programs.
    fileprivate func collect(_ filter: MaskFilter, _ start: Int, _ count: Int, into block: inout [UInt64]) {
        for (word, mask) in filter.mask.words {
            let column = filter.readsYes ? columns.yes[word] : columns.no[word]
            if filter.collectsMissing {
                column.orMissing(mask, from: start, into: &block, count: count)
            } else {
                column.or(mask, from: start, into: &block, count: count)
            }
        }
    }
}
