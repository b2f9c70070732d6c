import LocatorIndex
import Treatment

/// The tests of mask words and levels, for a block of programs at a time.
struct FailureScan {
    /// Tests that are never let go and that any collected bit fails: collected together.
    private let drops: [MaskFilter]
    private let tests: [(filter: MaskFilter, bits: UInt64)]
    private let level: (levels: UInt64, bits: UInt64)?
    private let most: Int

    struct Block {
        var dropped = [UInt64](repeating: 0, count: Run.blockSize)
        var failed = [UInt64](repeating: 0, count: Run.blockSize)
        var collected = [UInt64](repeating: 0, count: Run.blockSize)
        var programs = [UInt32](repeating: 0, count: Run.blockSize)
    }

    init(_ plan: Plan, _ bits: FailureBits, most: Int) {
        self.most = most
        var drops: [MaskFilter] = []
        var tests: [(filter: MaskFilter, bits: UInt64)] = []
        for (need, part) in zip(plan.needs, bits.needs) {
            guard let filter = MaskFilter(need) else { continue }
            let failed = need.need.mode == .strict ? part.unknown : part.no
            if failed == FailureBits.hard, filter.failsWhenAny {
                drops.append(filter)
                continue
            }
            tests.append((filter, failed))
            // What must drops of a strict need is a known no.
            guard need.need.mode == .strict, part.no != part.unknown else { continue }
            tests.append((MaskFilter(need.mask, .must, need.need.combination), part.no))
        }
        self.drops = drops
        self.tests = tests
        level = plan.levels & Plan.allLevels == Plan.allLevels ? nil : (plan.levels, bits.level)
    }

    static func isKept(_ failed: UInt64, _ most: Int) -> Bool {
        failed & FailureBits.hard == 0 && (failed & FailureBits.counted).nonzeroBitCount <= most
    }

    func list(_ start: Int, _ count: Int, _ block: inout Block, _ engine: SearchEngine, _ found: inout Failing) {
        clear(&block.dropped, count)
        clear(&block.failed, count)
        for filter in drops { engine.collect(filter, start, count, into: &block.dropped) }
        for (filter, bits) in tests {
            clear(&block.collected, count)
            engine.collect(filter, start, count, into: &block.collected)
            mark(block.collected, bits, whenAny: filter.failsWhenAny, in: &block.failed, count)
        }
        if let level, level.bits == FailureBits.hard {
            engine.columns.level.orOutside(level.levels, from: start, into: &block.dropped, count: count)
        } else if let level {
            clear(&block.collected, count)
            engine.columns.level.orOutside(level.levels, from: start, into: &block.collected, count: count)
            mark(block.collected, level.bits, whenAny: true, in: &block.failed, count)
        }
        judge(block.failed, most, into: &block.dropped, count)
        let listed = keepFew(&block.failed, block.dropped, from: start, into: &block.programs, count)
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
    for i in 0..<count {
        // All bits where something was collected, without a comparison: older processors have none for eight bytes.
        let isAny = 0 &- ((collected[i] | (0 &- collected[i])) >> 63)
        failed[i] |= (isAny & any) | (~isAny & none)
    }
}

/// Sets `dropped` where more parts fail than `most`, at most two, or one that is never let go.
private func judge(_ failed: [UInt64], _ most: Int, into dropped: inout [UInt64], _ count: Int) {
    let failed = failed.span
    var dropped = dropped.mutableSpan
    // The lowest bits that may be set.
    let (first, second) = (most > 0 ? 0 : UInt64.max, most > 1 ? 0 : UInt64.max)
    for i in 0..<count {
        // The lowest bit away, then the next.
        var rest = failed[i] & FailureBits.counted
        rest &= (rest &- 1) | first
        rest &= (rest &- 1) | second
        dropped[i] |= rest | (failed[i] & FailureBits.hard)
    }
}

/// Lists the programs that are not dropped, and moves what they fail to the front; without a branch.
private func keepFew(
    _ failed: inout [UInt64], _ dropped: [UInt64], from start: Int, into programs: inout [UInt32], _ count: Int
) -> Int {
    let dropped = dropped.span
    var failed = failed.mutableSpan
    var programs = programs.mutableSpan
    var kept = 0
    for i in 0..<count {
        programs[kept] = UInt32(truncatingIfNeeded: start + i)
        failed[kept] = failed[i]
        kept += dropped[i] == 0 ? 1 : 0
    }
    return kept
}
