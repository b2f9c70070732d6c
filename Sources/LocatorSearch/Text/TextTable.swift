import LocatorIndex
import Treatment

/// Text points of programs. Candidates to be ranked are few: words are looked up for them alone. Where the text drops
/// programs, most of a block are asked about: it is worked out a block of neighbours at a time, when one of them is first
/// asked for, so postings are walked only where candidates are.
///
///     block of 128 programs      ┌───┬───┬───┬─ …
///       best of a word's         │ 0 │218│ 0 │   token: impact · weight at its postings
///       alternatives             │ 0 │154│154│   fact:  255 · weight where the bit is set
///       sum of weight · best     └───┴───┴───┴─ …   → points, when they are asked for
struct TextTable {
    private let plan: TextPlan?
    private let isNot: Bool
    private let engine: SearchEngine
    /// By block: 1 + its place in `sums`; 0 while it is not filled. Takes no room until a program is asked for: most tables of a
    /// search are never asked.
    private var places: [UInt32] = []
    private var sums: [Int32] = []
    private var best: [UInt16] = []
    private var facts: [UInt64] = []
    /// By token of all words: block it was last walked in, and where its postings behind that begin.
    private var cursors: [(block: Int, place: Int)] = []

    private static let shift = 7
    private static let size = 1 << shift

    init(_ plan: TextPlan?, _ engine: SearchEngine) {
        self.plan = plan
        isNot = plan?.mode == .not
        self.engine = engine
    }

    private mutating func prepare() {
        guard let plan else { return }
        places = [UInt32](repeating: 0, count: engine.snapshot.summary.programs >> TextTable.shift + 1)
        sums.reserveCapacity(64 * TextTable.size)
        best = [UInt16](repeating: 0, count: TextTable.size)
        facts = [UInt64](repeating: 0, count: TextTable.size)
        for word in plan.words { for token in word.tokens { cursors.append((-1, token.places.lowerBound)) } }
    }

    /// Of each program, 0 ... 10,000; a text is asked. Mostly few programs of a block are candidates: then their words are looked
    /// up for them alone.
    mutating func points(_ programs: [UInt32]) -> [UInt16] {
        guard let plan else { return zeros(programs.count) }
        // Whoever drops by the text has filled the blocks.
        if !places.isEmpty { return programs.map { plan.points(sum(Int($0))) } }
        return sums(of: programs, plan).map(plan.points)
    }

    /// Whether a program has points; a text is asked.
    @inline(__always)
    mutating func matches(_ program: Int) -> Bool { (sum(program) != 0) != isNot }

    @inline(__always)
    private mutating func sum(_ program: Int) -> Int32 {
        if places.isEmpty { prepare() }
        let block = program >> TextTable.shift
        if places[block] == 0 { fill(block) }
        return sums[(Int(places[block]) - 1) << TextTable.shift + program & (TextTable.size - 1)]
    }

    /// - Parameter programs: mostly ascending.
    private func sums(of programs: [UInt32], _ plan: TextPlan) -> [Int32] {
        var sums: [Int32] = zeros(programs.count)
        var best: [UInt16] = zeros(programs.count)
        let stretches = ascendingStretches(programs)
        for word in plan.words {
            clear(&best, programs.count)
            for fact in word.facts {
                let value = UInt16(Impact.most) * fact.weight
                for (word, mask) in fact.mask.words {
                    raise(&best, to: value, ofPrograms: programs, where: engine.columns.yes[word], holds: mask)
                }
            }
            for token in word.tokens {
                for stretch in stretches { take(token, programs, stretch, &best) }
            }
            addBest(best, word.weight, to: &sums, from: 0, programs.count)
        }
        return sums
    }

    /// Walks the postings of a token and ascending programs side by side. Whichever is behind leaps to the other: a word that is rare
    /// among many candidates costs no more than one that is common among few.
    private func take(
        _ token: TextPlan.Token, _ programs: [UInt32], _ stretch: Range<Int>, _ best: inout [UInt16]
    ) {
        let (postings, impacts) = (engine.columns.postings, engine.columns.impacts)
        var best = best.mutableSpan
        var place = token.places.lowerBound
        var i = stretch.lowerBound
        while i < stretch.upperBound {
            place = firstPosting(token, from: place, programs[i])
            guard place < token.places.upperBound else { return }
            let program = postings[place]
            i = leap(from: i, to: stretch.upperBound) { programs[$0] < program }
            guard i < stretch.upperBound, programs[i] == program else { continue }
            best[i] = max(best[i], UInt16(impacts[place]) * token.weight)
            i += 1
        }
    }

    private mutating func fill(_ block: Int) {
        guard let plan else { return }
        let start = block << TextTable.shift
        let count = min(TextTable.size, engine.snapshot.summary.programs - start)
        let first = sums.count
        sums.append(contentsOf: repeatElement(0, count: TextTable.size))
        places[block] = UInt32(first >> TextTable.shift) + 1
        var cursor = 0
        for word in plan.words {
            if let only = word.tokens.first, word.tokens.count == 1, word.facts.isEmpty {
                add(only, word.weight, block, cursor, from: first)
            } else {
                clear(&best, count)
                for fact in word.facts { take(fact, start, count) }
                for (place, token) in word.tokens.enumerated() { take(token, block, cursor + place) }
                addBest(best, word.weight, to: &sums, from: first, count)
            }
            cursor += word.tokens.count
        }
    }

    /// A word that is one token: straight into the sums.
    private mutating func add(
        _ token: TextPlan.Token, _ weight: Int32, _ block: Int, _ cursor: Int, from first: Int
    ) {
        let start = block << TextTable.shift
        var place = firstPosting(token, block, cursor)
        let (postings, impacts) = (engine.columns.postings, engine.columns.impacts)
        while place < token.places.upperBound, case let i = Int(postings[place]) - start, i < TextTable.size {
            sums[first + i] += weight * Int32(impacts[place]) * Int32(token.weight)
            place += 1
        }
        cursors[cursor] = (block, place)
    }

    private mutating func take(_ token: TextPlan.Token, _ block: Int, _ cursor: Int) {
        let start = block << TextTable.shift
        var place = firstPosting(token, block, cursor)
        let (postings, impacts) = (engine.columns.postings, engine.columns.impacts)
        while place < token.places.upperBound, case let i = Int(postings[place]) - start, i < TextTable.size {
            best[i] = max(best[i], UInt16(impacts[place]) * token.weight)
            place += 1
        }
        cursors[cursor] = (block, place)
    }

    private mutating func take(_ fact: TextPlan.Facts, _ start: Int, _ count: Int) {
        clear(&facts, count)
        for (word, mask) in fact.mask.words {
            engine.columns.yes[word].or(mask, from: start, into: &facts, count: count)
        }
        raise(&best, to: UInt16(Impact.most) * fact.weight, where: facts, count)
    }

    /// The first posting of a token in a block or behind it. Blocks are mostly asked for in order: then it is not far.
    private func firstPosting(_ token: TextPlan.Token, _ block: Int, _ cursor: Int) -> Int {
        let last = cursors[cursor]
        return firstPosting(
            token, from: last.block < block ? last.place : token.places.lowerBound, UInt32(block << TextTable.shift))
    }

    /// The first posting of a token from `low` on that is of a program or behind it.
    private func firstPosting(_ token: TextPlan.Token, from low: Int, _ program: UInt32) -> Int {
        let postings = engine.columns.postings
        return leap(from: low, to: token.places.upperBound) { postings[$0] < program }
    }
}

/// Where ascending numbers begin anew: candidates were found ring by ring.
private func ascendingStretches(_ programs: [UInt32]) -> [Range<Int>] {
    var stretches: [Range<Int>] = []
    var begin = 0
    for i in programs.indices.dropFirst() where programs[i] < programs[i - 1] {
        stretches.append(begin..<i)
        begin = i
    }
    stretches.append(begin..<programs.count)
    return stretches
}

/// The first place from `low` on that is not before what is looked for, or `high`: in steps that double, for it is mostly near.
@inline(__always)
private func leap(from low: Int, to high: Int, _ isBefore: (Int) -> Bool) -> Int {
    var low = low
    var high = high
    var step = 1
    while low + step < high, isBefore(low + step) {
        low += step
        step *= 2
    }
    high = min(high, low + step)
    while low < high {
        let middle = (low + high) / 2
        if isBefore(middle) { low = middle + 1 } else { high = middle }
    }
    return low
}

private func clear<Number: FixedWidthInteger>(_ numbers: inout [Number], _ count: Int) {
    var numbers = numbers.mutableSpan
    for i in 0..<count { numbers[i] = 0 }
}

private func raise(_ best: inout [UInt16], to value: UInt16, where bits: [UInt64], _ count: Int) {
    let bits = bits.span
    var best = best.mutableSpan
    for i in 0..<count { best[i] = max(best[i], bits[i] == 0 ? 0 : value) }
}

private func raise(
    _ best: inout [UInt16], to value: UInt16, ofPrograms programs: [UInt32], where column: Column<UInt64>,
    holds mask: UInt64
) {
    let programs = programs.span
    var best = best.mutableSpan
    for i in programs.indices { best[i] = max(best[i], column[Int(programs[i])] & mask == 0 ? 0 : value) }
}

private func addBest(_ best: [UInt16], _ weight: Int32, to sums: inout [Int32], from first: Int, _ count: Int) {
    let best = best.span
    var sums = sums.mutableSpan
    for i in 0..<count { sums[first + i] &+= weight &* Int32(best[i]) }
}
