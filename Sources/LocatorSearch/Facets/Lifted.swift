import LocatorIndex
import Treatment

/// The hits, and what would be hits were one part of the request let go: all from one scan.
struct Lifted {
    private let found: Failing
    private let bits: FailureBits

    /// - Parameters:
    ///   - pinned: the request of `run` with its radius pinned.
    ///   - level: it may be asked without its level.
    ///   - needs: ordinals of those that it may be asked without.
    ///   - servedOnly: programs that serve only others are looked at besides.
    init(_ pinned: SearchRequest, level: Bool, needs: [Int], servedOnly: Bool, _ run: inout Run) {
        var bits = FailureBits(run.plan)
        if level { bits.level = 1 }
        if servedOnly { bits.servesOnly = FailureBits.servedOnly }
        for (place, ordinal) in needs.enumerated() {
            let bit = UInt64(4) << UInt64(2 * place)
            bits.needs[ordinal] = FailureBits.Part(unknown: bit, no: bit)
        }
        self.bits = bits
        found = run.failing(pinned, bits, most: 1)
    }

    /// The bit of a need that may be let go.
    func bit(ofNeed ordinal: Int) -> UInt64 { bits.needs[ordinal].no }

    /// Programs that fail nothing but what is allowed, and what each fails.
    /// - Parameter allowed: some of the bits.
    func programs(failing allowed: UInt64) -> (programs: [UInt32], failed: [UInt64]) {
        var (programs, failed): ([UInt32], [UInt64]) = ([], [])
        programs.reserveCapacity(found.programs.count)
        failed.reserveCapacity(found.programs.count)
        for i in found.failed.indices where found.failed[i] & ~allowed == 0 {
            programs.append(found.programs[i])
            failed.append(found.failed[i])
        }
        return (programs, failed)
    }

    /// As above, with the level let go.
    var programsOfAnyLevel: [UInt32] { programs(failing: bits.level).programs }
}

extension Run {
    /// Programs inside the pinned radius, and those beyond an automatic one that would be attended online.
    fileprivate mutating func failing(_ pinned: SearchRequest, _ bits: FailureBits, most: Int) -> Failing {
        guard let origin = pinned.origin else {
            let all = [0..<engine.snapshot.summary.programs]
            return failing(pinned.area.map { ranges(in: $0) } ?? all, bits, most: most)
        }
        guard let radius = pinned.radius ?? pinned.ring?.miles.map({ Metres(miles: $0) }) else {
            return failing([0..<engine.snapshot.summary.located], bits, most: most)
        }
        let slices = engine.snapshot.slices(around: origin.point, within: radius)
        var found = failing(slices, within: longestSquaredChord(radius), bits, most: most)
        if pinned.radius == nil { found.append(failingOnline(beyond: radius, bits, most: most)) }
        return found
    }

    /// Programs farther than `radius` that the person would attend online, ascending.
    mutating func failingOnline(beyond radius: Metres, _ bits: FailureBits, most: Int) -> Failing {
        guard request.home.state != nil, !engine.onlinePrograms.isEmpty else { return Failing() }
        let attended = engine.onlinePrograms.filter { fits.isAttendedOnline(Int($0)) }
        var found = failing(attended.map { Int($0)..<Int($0) + 1 }, bits, most: most)
        found.dropNearer(than: longestSquaredChord(radius))
        return found
    }
}

extension Failing {
    mutating func append(_ other: Failing) {
        programs += other.programs
        failed += other.failed
        chords += other.chords
    }

    fileprivate mutating func dropNearer(than limit: Int64) {
        let kept = chords.indices.filter { chords[$0] > limit }
        (programs, failed, chords) = (kept.map { programs[$0] }, kept.map { failed[$0] }, kept.map { chords[$0] })
    }
}
