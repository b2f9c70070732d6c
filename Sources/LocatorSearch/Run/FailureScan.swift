import LocatorIndex
import Treatment

/// The tests of mask words and levels, for a block of programs at a time. Each test that may be let go has a mark, bit n; what
/// its bit means is looked up where a program is kept.
///
///     bit    31        30 … 2 1 0
///            dropped     tests
struct FailureScan {
    private struct Test {
        let filter: MaskFilter
        let mark: UInt32
    }

    private let tests: [Test]
    private let level: (levels: UInt64, mark: UInt32)?
    /// By mark; no mark is 32.
    private let bits: [UInt64]
    /// Strict needs, of which a known no is told from unknown: what a program fails besides when it fails this.
    private let noes: [(mark: UInt32, filter: MaskFilter, bits: UInt64)]
    private let most: Int
    /// There are more marks than may be set.
    private let mayFailMany: Bool

    private static let dropped = UInt32(1) << 31

    /// Room for the programs of a block.
    struct Block {
        var marks = [UInt32](repeating: 0, count: Run.blockSize)
        var collected = [UInt32](repeating: 0, count: Run.blockSize)
        var programs = [UInt32](repeating: 0, count: Run.blockSize)
        var failed = [UInt64](repeating: 0, count: Run.blockSize)
        var chords = [Int64](repeating: 0, count: Run.blockSize)
    }

    init(_ plan: Plan, _ failures: FailureBits, most: Int) {
        self.most = most
        var bits: [UInt64] = []
        var tests: [Test] = []
        var noes: [(mark: UInt32, filter: MaskFilter, bits: UInt64)] = []
        /// At most thirty parts are let go, so that there are marks for all.
        func mark(_ failed: UInt64) -> UInt32 {
            if failed == FailureBits.hard { return FailureScan.dropped }
            bits.append(failed)
            return 1 << UInt32(bits.count - 1)
        }
        for (need, part) in zip(plan.needs, failures.needs) {
            guard let filter = MaskFilter(need) else { continue }
            let test = Test(filter: filter, mark: mark(need.need.mode == .strict ? part.unknown : part.no))
            tests.append(test)
            // What must drops of a strict need is a known no.
            guard need.need.mode == .strict, part.no != part.unknown else { continue }
            noes.append((test.mark, MaskFilter(need.mask, .must, need.need.combination), part.no))
        }
        let asksAll = plan.levels & Plan.allLevels == Plan.allLevels
        level = asksAll ? nil : (plan.levels, mark(failures.level))
        self.tests = tests
        self.noes = noes
        mayFailMany = bits.count > most
        self.bits = bits + [UInt64](repeating: 0, count: 33 - bits.count)
    }

    static func isKept(_ failed: UInt64, _ most: Int) -> Bool {
        failed & FailureBits.hard == 0 && (failed & FailureBits.counted).nonzeroBitCount <= most
    }

    /// Appends what is kept of `count` programs from `start` on.
    /// - Parameters:
    ///   - here: nil when the programs have no chords, or are not all located.
    ///   - limit: squared chords of cm² beyond which programs are left out.
    func list(
        _ start: Int, _ count: Int, from here: EarthPoint?, within limit: Int64, _ block: inout Block,
        _ engine: SearchEngine, _ found: inout Failing
    ) {
        if count == 1 { block.marks[0] = marks(start, engine) } else { mark(start, count, &block, engine) }
        if mayFailMany { dropMany(&block.marks, most, count) }
        var kept = keepFew(&block.marks, from: start, into: &block.programs, count)
        if let here {
            kept = keepNear(
                here, x: engine.columns.x, y: engine.columns.y, z: engine.columns.z, within: limit, &block.programs,
                &block.marks, &block.chords, count: kept)
            found.chords.append(contentsOf: block.chords[..<kept])
        }
        readMarks(&block, kept, engine)
        found.programs.append(contentsOf: block.programs[..<kept])
        found.failed.append(contentsOf: block.failed[..<kept])
    }

    /// Writes the marks of `count` programs from `start` on.
    private func mark(_ start: Int, _ count: Int, _ block: inout Block, _ engine: SearchEngine) {
        clear(&block.marks, count)
        for test in tests {
            var adds = false
            for (word, mask) in test.filter.mask.words {
                (test.filter.readsYes ? engine.columns.yes : engine.columns.no)[word].collect(
                    mask, missing: test.filter.collectsMissing, from: start, into: &block.collected, count: count,
                    adds: adds)
                adds = true
            }
            // Without a term nothing is collected.
            if !adds { clear(&block.collected, count) }
            add(test.mark, whenAny: test.filter.failsWhenAny, block.collected, to: &block.marks, count)
        }
        if let level {
            engine.columns.level.mark(level.mark, outside: level.levels, from: start, in: &block.marks, count: count)
        }
    }

    /// The marks of one program.
    private func marks(_ program: Int, _ engine: SearchEngine) -> UInt32 {
        var marks: UInt32 = 0
        for test in tests where engine.fails(test.filter, program) { marks |= test.mark }
        if let level, level.levels >> UInt64(engine.columns.level[program] & 63) & 1 == 0 { marks |= level.mark }
        return marks
    }

    /// Writes what the marks of the kept programs mean.
    private func readMarks(_ block: inout Block, _ kept: Int, _ engine: SearchEngine) {
        if most <= 1 {
            read(block.marks, bits, into: &block.failed, kept)
        } else {
            for i in 0..<kept {
                var failed: UInt64 = 0
                var rest = block.marks[i]
                while rest != 0 {
                    failed |= bits[rest.trailingZeroBitCount]
                    rest &= rest - 1
                }
                block.failed[i] = failed
            }
        }
        for (mark, filter, bits) in noes {
            for i in 0..<kept where block.marks[i] & mark != 0 && engine.fails(filter, Int(block.programs[i])) {
                block.failed[i] |= bits
            }
        }
    }
}

extension SearchEngine {
    /// Whether a program fails a test.
    fileprivate func fails(_ filter: MaskFilter, _ program: Int) -> Bool {
        var collected: UInt64 = 0
        for (word, mask) in filter.mask.words {
            let bits = filter.readsYes ? columns.yes[word][program] : columns.no[word][program]
            collected |= (filter.collectsMissing ? ~bits : bits) & mask
        }
        return (collected != 0) == filter.failsWhenAny
    }
}

private func clear(_ block: inout [UInt32], _ count: Int) {
    var block = block.mutableSpan
    for i in 0..<count { block[i] = 0 }
}

/// Adds a mark where something was collected, or where nothing was.
private func add(_ mark: UInt32, whenAny: Bool, _ collected: [UInt32], to marks: inout [UInt32], _ count: Int) {
    let collected = collected.span
    var marks = marks.mutableSpan
    let (any, none) = whenAny ? (mark, 0) : (0, mark)
    for i in 0..<count { marks[i] |= collected[i] == 0 ? none : any }
}

/// Marks as dropped what has more marks than `most`, at most two.
private func dropMany(_ marks: inout [UInt32], _ most: Int, _ count: Int) {
    var marks = marks.mutableSpan
    // The lowest marks that may be set.
    let (first, second) = (most > 0 ? 0 : UInt32.max, most > 1 ? 0 : UInt32.max)
    for i in 0..<count {
        // The lowest mark away, then the next.
        var rest = marks[i] << 1
        rest &= (rest &- 1) | first
        rest &= (rest &- 1) | second
        marks[i] |= rest == 0 ? 0 : 1 << 31
    }
}

/// Lists the programs that are not dropped, and moves their marks to the front; without a branch.
private func keepFew(_ marks: inout [UInt32], from start: Int, into programs: inout [UInt32], _ count: Int) -> Int {
    var marks = marks.mutableSpan
    var programs = programs.mutableSpan
    var kept = 0
    for i in 0..<count {
        let mark = marks[i]
        programs[kept] = UInt32(truncatingIfNeeded: start + i)
        marks[kept] = mark
        kept += 1 - Int(mark >> 31)
    }
    return kept
}

/// What marks mean of which each program has at most one.
private func read(_ marks: [UInt32], _ bits: [UInt64], into failed: inout [UInt64], _ count: Int) {
    let (marks, bits) = (marks.span, bits.span)
    var failed = failed.mutableSpan
    for i in 0..<count { failed[i] = bits[marks[i].trailingZeroBitCount] }
}
