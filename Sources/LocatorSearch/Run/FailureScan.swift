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
                    scan.list(Int(program), 1, &block, engine, &found)
                }
                continue
            }
            var start = range.lowerBound
            while start < range.upperBound {
                let count = min(Run.blockSize, range.upperBound - start)
                scan.list(start, count, &block, engine, &found)
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
        found.chords = squaredChords(found.programs, from: here)
        if limit < Int64.max { found.keep { $0 <= limit } }
    }

    /// `Int64.max` where a program has no point.
    private func squaredChords(_ programs: [UInt32], from here: EarthPoint) -> [Int64] {
        let located = engine.snapshot.summary.located
        let (x, y, z) = (engine.columns.x, engine.columns.y, engine.columns.z)
        var all = [Int64](repeating: Int64.max, count: programs.count)
        let programs = programs.span
        var chords = all.mutableSpan
        for i in programs.indices where Int(programs[i]) < located {
            let program = Int(programs[i])
            chords[i] = EarthPoint(x: x[program], y: y[program], z: z[program]).squaredChord(to: here)
        }
        return all
    }

    /// What needs more than mask words.
    private mutating func addSlowly(_ bits: FailureBits, most: Int, _ found: inout Failing) {
        for i in found.programs.indices { found.failed[i] |= slowFailures(Int(found.programs[i]), bits) }
        var kept = 0
        for i in found.programs.indices where FailureScan.isKept(found.failed[i], most) {
            found.programs[kept] = found.programs[i]
            found.failed[kept] = found.failed[i]
            found.chords[kept] = found.chords[i]
            kept += 1
        }
        found.cut(kept)
    }
}

extension Run {
    /// As `scan` within a limit, and keeps what fails one part that facets let go.
    mutating func scanLifting(_ ranges: [Range<Int>], within limit: Int64, _ bits: FailureBits) {
        adopt(failing(ranges, within: limit, bits, most: 1))
    }

    /// Programs farther than `radius` that the person would attend online and that fail few parts, ascending.
    mutating func failingOnline(beyond radius: Metres, _ bits: FailureBits, most: Int) -> Failing {
        guard request.home.state != nil, !engine.onlinePrograms.isEmpty else { return Failing() }
        let attended = engine.onlinePrograms.filter { fits.isAttendedOnline(Int($0)) }
        var found = failing(attended.map { Int($0)..<Int($0) + 1 }, bits, most: most)
        let limit = longestSquaredChord(radius)
        found.keep { $0 > limit }
        return found
    }

    /// Those that fail nothing are hits.
    mutating func adopt(_ found: Failing) {
        for i in found.failed.indices where found.failed[i] == 0 {
            programs.append(found.programs[i])
            chords.append(found.chords[i])
        }
        lifted?.found.append(found)
    }
}

extension Failing {
    mutating func append(_ other: Failing) {
        guard !programs.isEmpty else {
            self = other
            return
        }
        programs += other.programs
        failed += other.failed
        chords += other.chords
    }

    /// Leaves out the programs whose squared chords are not kept.
    @inline(__always)
    mutating func keep(where isKept: (Int64) -> Bool) {
        cut(moveForward(&programs, &failed, &chords, where: isKept))
    }

    /// Leaves the first.
    fileprivate mutating func cut(_ kept: Int) {
        programs.removeLast(programs.count - kept)
        failed.removeLast(failed.count - kept)
        chords.removeLast(chords.count - kept)
    }
}

/// - Returns: how many are kept, at the front.
@inline(__always)
private func moveForward(
    _ programs: inout [UInt32], _ failed: inout [UInt64], _ chords: inout [Int64], where isKept: (Int64) -> Bool
) -> Int {
    var programs = programs.mutableSpan
    var failed = failed.mutableSpan
    var chords = chords.mutableSpan
    var kept = 0
    for i in chords.indices {
        programs[kept] = programs[i]
        failed[kept] = failed[i]
        chords[kept] = chords[i]
        kept += isKept(chords[kept]) ? 1 : 0
    }
    return kept
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

    func list(_ start: Int, _ count: Int, _ block: inout Block, _ engine: SearchEngine, _ found: inout Failing) {
        clear(&block.failed, count)
        for (filter, bits) in tests {
            clear(&block.collected, count)
            engine.collect(filter, start, count, into: &block.collected)
            mark(block.collected, bits, whenAny: filter.failsWhenAny, in: &block.failed, count)
        }
        if let level {
            clear(&block.collected, count)
            engine.columns.level.orOutside(level.levels, from: start, into: &block.collected, count: count)
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
