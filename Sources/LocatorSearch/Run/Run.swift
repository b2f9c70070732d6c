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
    var texts: TextTable
    /// By candidate, once the first is asked for.
    private var pointsOfText: [UInt16] = []
    let facetPlan: FacetPlan
    /// What the facets look at besides the hits; nil when that is nothing.
    var lifted: Lifted?
    var knownSlices: [(radius: Metres, slices: [Range<Int>])] = []
    /// Room for a block of programs, from the first on.
    private var block: [UInt64] = []
    private var collected: [UInt64] = []
    private var passing: [UInt32] = []

    /// Upper bounds of every active dimension but the distance; nil while the candidates are few.
    var scoreBounds: ScoreBounds?
    /// Room for the bounds of a few candidates, see `boundChunk`.
    var indices: [UInt32] = []
    var ordinals: [UInt32] = []
    var bounds: [Int32] = []
    var spare: [Int32] = []
    var gathered: [UInt64] = []
    var promising: [Promising] = []
    /// Places in `promising`, in their lowest eight bits.
    var order: [Int] = []

    /// A candidate that may still enter the page.
    struct Promising {
        /// In `programs`.
        let index: Int
        /// T is no more, and so much of it is for text, schedule and distance.
        let most, known: Int
        let metres: Metres?
    }

    static let blockSize = 512
    /// For a circle of a few miles: rooms of a thousand bytes and less cost the allocator a tenth of larger ones.
    static let smallBlockSize = 120
    static let chunkSize = 128
    /// So few candidates are scored without bounds: most of them are on the page.
    static let few = 40
    var columns: Columns { engine.columns }
    var request: SearchRequest { plan.request }

    /// - Parameter lifts: programs that facets look at besides the hits are kept.
    init(_ plan: Plan, _ engine: SearchEngine, lifts: Bool = false) {
        self.plan = plan
        self.engine = engine
        let facetPlan = FacetPlan(plan, lifts ? plan.request.facets : [], engine.snapshot.vocabulary)
        self.facetPlan = facetPlan
        if let bits = facetPlan.bits(plan) { lifted = Lifted(bits: bits) }
        fits = FitTable(plan, engine)
        texts = TextTable(plan.text, engine)
    }

    /// Looks at other programs with the same tables and rooms: begins with none, and what was gathered is there again
    /// afterwards.
    mutating func aside<Found>(_ look: (inout Run) -> Found) -> Found {
        var (programs, chords, points, lifted) = ([UInt32](), [Int64](), [UInt16](), Lifted?.none)
        func exchange(_ run: inout Run) {
            swap(&run.programs, &programs)
            swap(&run.chords, &chords)
            swap(&run.pointsOfText, &points)
            swap(&run.lifted, &lifted)
        }
        exchange(&self)
        let found = look(&self)
        exchange(&self)
        return found
    }

    // MARK: - Filtering

    /// Appends the programs of ranges that pass the masks and every slower test to `programs`, and their chords to `chords`.
    /// - Parameter limit: squared chords of cm² beyond which programs are left out.
    mutating func scan(_ ranges: [Range<Int>], within limit: Int64 = Int64.max) {
        if let bits = lifted?.bits { return scanLifting(ranges, within: limit, bits) }
        guard !ranges.isEmpty else { return }
        let room = ranges.contains { $0.count > Run.smallBlockSize } ? Run.blockSize : Run.smallBlockSize
        if block.count < room {
            block = zeros(room)
            collected = []
            passing = zeros(room)
            programs.reserveCapacity(room)
            chords.reserveCapacity(room)
        }
        let first = programs.count
        for range in ranges {
            if let named = plan.named {
                for program in named where range.contains(Int(program)) { scanBlock(Int(program), 1) }
                continue
            }
            var start = range.lowerBound
            while start < range.upperBound {
                let count = min(block.count, range.upperBound - start)
                scanBlock(start, count)
                start += count
            }
        }
        if plan.textDrops { dropTextless(from: first) }
        if plan.isSlow { dropSlowly(from: first) }
        addChords(from: first, within: limit)
    }

    /// As `scan`, for one range.
    mutating func scan(_ range: Range<Int>) { scan([range]) }

    private mutating func scanBlock(_ start: Int, _ count: Int) {
        if plan.filters.isEmpty {
            let passed = columns.level.list(inside: plan.levels, from: start, into: &passing, count: count)
            programs.append(contentsOf: passing[..<passed])
            return
        }
        clear(&block, count)
        for filter in plan.filters {
            if filter.failsWhenAny {
                engine.collect(filter, start, count, into: &block)
            } else {
                if collected.isEmpty { collected = zeros(block.count) } else { clear(&collected, count) }
                engine.collect(filter, start, count, into: &collected)
                markEmpty(collected, in: &block, count)
            }
        }
        if plan.levels & Plan.allLevels != Plan.allLevels {
            columns.level.orOutside(plan.levels, from: start, into: &block, count: count)
        }
        let passed = listEmpty(block, from: start, into: &passing, count)
        programs.append(contentsOf: passing[..<passed])
    }

    private mutating func dropTextless(from first: Int) {
        var kept = first
        for i in first..<programs.count {
            programs[kept] = programs[i]
            kept += texts.matches(Int(programs[i])) ? 1 : 0
        }
        programs.removeLast(programs.count - kept)
    }

    /// Text points of a candidate, 0 ... 10,000; 0 when no text is asked.
    @inline(__always)
    mutating func textPoints(_ index: Int) -> Int {
        guard plan.text != nil else { return 0 }
        if pointsOfText.count != programs.count { pointsOfText = texts.points(programs) }
        return Int(pointsOfText[index])
    }

    /// The most that `textPoints` are of some candidates.
    mutating func mostTextPoints(_ indices: Range<Int>) -> Int {
        guard plan.text != nil else { return 0 }
        if pointsOfText.count != programs.count { pointsOfText = texts.points(programs) }
        var most: UInt16 = 0
        for index in indices { most = max(most, pointsOfText[index]) }
        return Int(most)
    }

    private mutating func dropSlowly(from first: Int) {
        let bits = FailureBits(plan)
        var kept = first
        for i in first..<programs.count where slowFailures(Int(programs[i]), bits) == 0 {
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

    // MARK: - States

    /// The state of a need as asked: for `not`, yes means that all values are no.
    func needState(_ planned: PlannedNeed, _ program: Int) -> Ternary {
        if !planned.plain.isEmpty { return plainState(planned, program) }
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

    /// As above, for a need whose values are bits.
    private func plainState(_ need: PlannedNeed, _ program: Int) -> Ternary {
        var yes = 0
        var no = 0
        for value in need.plain {
            yes += columns.yes[value.word][program] & value.bit != 0 ? 1 : 0
            no += columns.no[value.word][program] & value.bit != 0 ? 1 : 0
        }
        if need.need.combination == .any { return yes > 0 ? .yes : no == need.plain.count ? .no : .unknown }
        return no > 0 ? .no : yes == need.plain.count ? .yes : .unknown
    }

    /// The state of the age need, turned round for `not`.
    func ageState(_ program: Int) -> Ternary {
        guard let age = request.age else { return .unknown }
        var state = engine.statedAge(age.years, program)
        if state == .unknown {
            var noes = 0
            for term in plan.ageTerms where state == .unknown {
                switch engine.state(term, program) {
                case .yes: state = .yes
                case .no: noes += 1
                case .unknown: break
                }
            }
            if state == .unknown, noes == plan.ageTerms.count { state = .no }
        }
        return age.mode == .not ? inverted(state) : state
    }

    /// Whether a program stays, given the state of a need as asked.
    func keeps(_ mode: Mode, _ state: Ternary) -> Bool {
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
    mutating func states(_ program: Int) -> AskedStates {
        var states = AskedStates()
        if let wanted = plan.wantedLevels { states.append(isOf(wanted, program) ? .yes : .no) }
        if plan.ageMode != nil { states.append(ageState(program)) }
        for (ordinal, test) in plan.confirming.enumerated() {
            switch test {
            case .any(let word, let mask):
                let isYes = columns.yes[word][program] & mask != 0
                states.append(isYes ? .yes : columns.no[word][program] & mask == mask ? .no : .unknown)
            case .all(let word, let mask):
                let isNo = columns.no[word][program] & mask != 0
                states.append(isNo ? .no : columns.yes[word][program] & mask == mask ? .yes : .unknown)
            case .slow: states.append(needState(plan.needs[ordinal], program))
            }
        }
        if let mode = plan.scheduleMode {
            let attendable = fits.attendable(program)
            states.append(mode == .not ? inverted(attendable) : attendable)
        }
        return states
    }

    private func isOf(_ levels: UInt64, _ program: Int) -> Bool {
        levels >> UInt64(columns.level[program] & 63) & 1 == 1
    }

    /// How many of `states` are yes.
    mutating func confirmed(_ program: Int) -> Int {
        var count = 0
        if let wanted = plan.wantedLevels { count += isOf(wanted, program) ? 1 : 0 }
        if plan.ageMode != nil { count += ageState(program) == .yes ? 1 : 0 }
        for (ordinal, test) in plan.confirming.enumerated() {
            switch test {
            case .any(let word, let mask): count += columns.yes[word][program] & mask != 0 ? 1 : 0
            case .all(let word, let mask): count += columns.yes[word][program] & mask == mask ? 1 : 0
            case .slow: count += needState(plan.needs[ordinal], program) == .yes ? 1 : 0
            }
        }
        if let mode = plan.scheduleMode { count += fits.attendable(program) == (mode == .not ? .no : .yes) ? 1 : 0 }
        return count
    }
}

extension SearchEngine {
    /// Collects a filter's bits of `count` programs.
    func collect(_ filter: MaskFilter, _ start: Int, _ count: Int, into block: inout [UInt64]) {
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

/// So many zeros. `Array(repeating:)` looks its type up each time.
func zeros<Number: FixedWidthInteger>(_ count: Int) -> [Number] {
    var numbers: [Number] = []
    numbers.reserveCapacity(count)
    numbers.append(contentsOf: repeatElement(0, count: count))
    return numbers
}

private func clear(_ block: inout [UInt64], _ count: Int) {
    var block = block.mutableSpan
    for i in 0..<count { block[i] = 0 }
}

/// Sets `block[i]` where nothing was collected.
private func markEmpty(_ collected: [UInt64], in block: inout [UInt64], _ count: Int) {
    let collected = collected.span
    var block = block.mutableSpan
    for i in 0..<count { block[i] |= collected[i] == 0 ? 1 : 0 }
}

/// Lists `start + i` where `block[i]` is empty, without a branch: whether a program passes cannot be foretold.
/// - Returns: how many.
private func listEmpty(_ block: [UInt64], from start: Int, into list: inout [UInt32], _ count: Int) -> Int {
    let block = block.span
    var list = list.mutableSpan
    var listed = 0
    for i in 0..<count {
        list[listed] = UInt32(truncatingIfNeeded: start + i)
        listed += block[i] == 0 ? 1 : 0
    }
    return listed
}
