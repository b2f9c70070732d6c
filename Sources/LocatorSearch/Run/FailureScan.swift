import LocatorIndex
import Treatment

/// What a program's failing of each part of a request is written as, for programs that a smaller request would keep. Each part
/// that may be let go has an even bit of its own, and the odd one above it where a known no is told from unknown.
struct FailureBits {
    /// Never let go: such a program is left out.
    static let hard = UInt64(1) << 63
    /// Serves only others. Not counted among the parts that fail.
    static let servedOnly = UInt64(1) << 61
    /// The even bits: one a part that may be let go, at most thirty.
    static let counted: UInt64 = 0x0555_5555_5555_5555

    struct Part {
        /// When the state is unknown and that fails, and when it is no.
        var unknown = hard
        var no = hard
    }

    var level = hard
    var servesOnly = hard
    var time = Part()
    /// By ordinal of need.
    var needs: [Part]

    init(_ plan: Plan) { needs = plan.needs.map { _ in Part() } }
}

/// Programs that fail at most a few parts of a request, with what each fails; those of a facility stand together.
struct Failing {
    var programs: [UInt32] = []
    var failed: [UInt64] = []
    /// Squared chords from the origin; 0 without one.
    var chords: [Int64] = []
}

extension Run {
    /// The programs of ranges that fail at most `most` of the parts that may be let go, and nothing else.
    /// - Parameter limit: squared chords of cm² beyond which programs are left out.
    mutating func failing(
        _ ranges: [Range<Int>], within limit: Int64 = Int64.max, _ bits: FailureBits, most: Int
    ) -> Failing {
        let scan = FailureScan(plan, bits, most: most)
        var found = Failing()
        var block = FailureScan.Block()
        for range in ranges {
            if let named = plan.named {
                for program in named where range.contains(Int(program)) {
                    scan.list(Int(program), 1, &block, columns, &found)
                }
                continue
            }
            var start = range.lowerBound
            while start < range.upperBound {
                let count = min(Run.blockSize, range.upperBound - start)
                scan.list(start, count, &block, columns, &found)
                start += count
            }
        }
        dropFarther(than: limit, &found)
        if plan.isSlow { addSlowly(bits, most: most, &found) }
        return found
    }

    private func dropFarther(than limit: Int64, _ found: inout Failing) {
        guard let here = plan.origin else {
            found.chords = [Int64](repeating: 0, count: found.programs.count)
            return
        }
        found.chords.reserveCapacity(found.programs.count)
        var kept = 0
        for i in found.programs.indices {
            let program = Int(found.programs[i])
            let chord = program < engine.snapshot.summary.located ? self.chord(program, from: here) : Int64.max
            guard chord <= limit else { continue }
            found.programs[kept] = found.programs[i]
            found.failed[kept] = found.failed[i]
            found.chords.append(chord)
            kept += 1
        }
        found.programs.removeLast(found.programs.count - kept)
        found.failed.removeLast(found.failed.count - kept)
    }

    /// What needs more than mask words.
    private mutating func addSlowly(_ bits: FailureBits, most: Int, _ found: inout Failing) {
        var kept = 0
        for i in found.programs.indices {
            let failed = found.failed[i] | slowFailures(Int(found.programs[i]), bits)
            guard FailureScan.isKept(failed, most) else { continue }
            found.programs[kept] = found.programs[i]
            found.failed[kept] = failed
            found.chords[kept] = found.chords[i]
            kept += 1
        }
        found.programs.removeLast(found.programs.count - kept)
        found.failed.removeLast(found.failed.count - kept)
        found.chords.removeLast(found.chords.count - kept)
    }
}

/// The tests of mask words and levels, for a block of programs at a time.
private struct FailureScan {
    private let tests: [(filter: MaskFilter, bits: UInt64)]
    private let level: (levels: UInt64, bits: UInt64)?
    private let most: Int

    struct Block {
        var failed = [UInt64](repeating: 0, count: Run.blockSize)
        var collected = [UInt64](repeating: 0, count: Run.blockSize)
        var programs = [UInt32](repeating: 0, count: Run.blockSize)
    }

    init(_ plan: Plan, _ bits: FailureBits, most: Int) {
        self.most = most
        var tests: [(filter: MaskFilter, bits: UInt64)] = []
        for (need, part) in zip(plan.needs, bits.needs) {
            guard let filter = MaskFilter(need) else { continue }
            tests.append((filter, need.need.mode == .strict ? part.unknown : part.no))
            // What must drops of a strict need is a known no.
            guard need.need.mode == .strict, part.no != part.unknown else { continue }
            tests.append((MaskFilter(need.mask, .must, need.need.combination), part.no))
        }
        self.tests = tests
        level = plan.levels & Plan.allLevels == Plan.allLevels ? nil : (plan.levels, bits.level)
    }

    static func isKept(_ failed: UInt64, _ most: Int) -> Bool {
        failed & FailureBits.hard == 0 && (failed & FailureBits.counted).nonzeroBitCount <= most
    }

    func list(_ start: Int, _ count: Int, _ block: inout Block, _ columns: Columns, _ found: inout Failing) {
        clear(&block.failed, count)
        for (filter, bits) in tests {
            clear(&block.collected, count)
            filter.collect(columns, start, count, into: &block.collected)
            mark(block.collected, bits, whenAny: filter.failsWhenAny, in: &block.failed, count)
        }
        if let level {
            clear(&block.collected, count)
            columns.level.orOutside(level.levels, from: start, into: &block.collected, count: count)
            mark(block.collected, level.bits, whenAny: true, in: &block.failed, count)
        }
        let listed = keepFew(&block.failed, most, from: start, into: &block.programs, count)
        found.programs.append(contentsOf: block.programs[..<listed])
        found.failed.append(contentsOf: block.failed[..<listed])
    }
}

private func clear(_ block: inout [UInt64], _ count: Int) {
    var block = block.mutableSpan
    for i in 0..<count { block[i] = 0 }
}

/// Adds `bits` where something was collected, or where nothing was.
private func mark(_ collected: [UInt64], _ bits: UInt64, whenAny: Bool, in failed: inout [UInt64], _ count: Int) {
    let collected = collected.span
    var failed = failed.mutableSpan
    let (any, none) = whenAny ? (bits, 0) : (0, bits)
    for i in 0..<count { failed[i] |= collected[i] == 0 ? none : any }
}

/// Lists the programs that fail few enough parts, and moves what they fail to the front; without a branch.
private func keepFew(
    _ failed: inout [UInt64], _ most: Int, from start: Int, into programs: inout [UInt32], _ count: Int
) -> Int {
    var failed = failed.mutableSpan
    var programs = programs.mutableSpan
    let isOne = most == 1
    var kept = 0
    for i in 0..<count {
        let own = failed[i]
        // The lowest bit away, then the next.
        var rest = own & FailureBits.counted
        rest &= rest &- 1
        rest &= isOne ? UInt64.max : rest &- 1
        programs[kept] = UInt32(truncatingIfNeeded: start + i)
        failed[kept] = own
        kept += rest | (own & FailureBits.hard) == 0 ? 1 : 0
    }
    return kept
}
