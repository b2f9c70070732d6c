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

extension Failing {
    /// Room for some of so many, which is mostly enough.
    mutating func reserve(of candidates: Int) {
        let count = min(candidates, 2048)
        programs.reserveCapacity(count)
        failed.reserveCapacity(count)
        chords.reserveCapacity(count)
    }

    mutating func append(_ other: Failing) {
        guard !programs.isEmpty else {
            self = other
            return
        }
        programs += other.programs
        failed += other.failed
        chords += other.chords
    }

    /// Leaves out what is farther than a squared chord.
    mutating func keep(within limit: Int64) { cut(moveForward(&programs, &failed, &chords) { $1 <= limit }) }

    /// Leaves out what is not farther than a squared chord.
    mutating func keep(beyond limit: Int64) { cut(moveForward(&programs, &failed, &chords) { $1 > limit }) }

    /// Leaves out the programs that are not kept.
    @inline(__always)
    mutating func keep(where isKept: (UInt32) -> Bool) {
        cut(moveForward(&programs, &failed, &chords) { program, _ in isKept(program) })
    }

    /// Leaves the first.
    mutating func cut(_ kept: Int) {
        programs.removeLast(programs.count - kept)
        failed.removeLast(failed.count - kept)
        chords.removeLast(chords.count - kept)
    }

    /// Appends those that fail nothing.
    func appendHits(to hits: inout [UInt32], _ hitChords: inout [Int64]) {
        let count = countHits(failed)
        guard count > 0 else { return }
        let first = hits.count
        // One more, that what is no hit can be written too.
        hits.append(contentsOf: repeatElement(0, count: count + 1))
        hitChords.append(contentsOf: repeatElement(0, count: count + 1))
        copyHits(self, to: &hits, &hitChords, from: first)
        hits.removeLast()
        hitChords.removeLast()
    }
}

/// - Returns: how many are kept, at the front.
@inline(__always)
private func moveForward(
    _ programs: inout [UInt32], _ failed: inout [UInt64], _ chords: inout [Int64],
    where isKept: (UInt32, Int64) -> Bool
) -> Int {
    var programs = programs.mutableSpan
    var failed = failed.mutableSpan
    var chords = chords.mutableSpan
    var kept = 0
    for i in chords.indices {
        programs[kept] = programs[i]
        failed[kept] = failed[i]
        chords[kept] = chords[i]
        kept += isKept(programs[kept], chords[kept]) ? 1 : 0
    }
    return kept
}

private func countHits(_ failed: [UInt64]) -> Int {
    var count = 0
    for failed in failed { count += failed == 0 ? 1 : 0 }
    return count
}

private func copyHits(_ found: Failing, to hits: inout [UInt32], _ hitChords: inout [Int64], from first: Int) {
    let (programs, failed, chords) = (found.programs.span, found.failed.span, found.chords.span)
    var hits = hits.mutableSpan
    var hitChords = hitChords.mutableSpan
    var next = first
    for i in failed.indices {
        hits[next] = programs[i]
        hitChords[next] = chords[i]
        next += failed[i] == 0 ? 1 : 0
    }
}
