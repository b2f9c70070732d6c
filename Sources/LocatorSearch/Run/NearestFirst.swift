import LocatorIndex
import Treatment

/// Candidates in the order of their distance, and what they can be worth at most, a few at a time.
extension Run {
    /// Candidates in the order of their distance, as far as the order of rings goes.
    struct NearestFirst {
        /// Candidates that stand together, by ring. Neighbours mostly lie in one ring, so these are few.
        var stretches: [Stretch]
        var rings: [Ring]

        struct Ring {
            /// In `stretches`.
            let stretches: Range<Int>
            /// Weight times the points at its inner edge: nothing in it that is attended in person gets more.
            let distanceMost: Int
            /// A program of the ring may be attended online.
            let hasOnline: Bool
            /// Weight times the points that no text in it has.
            let textLess: Int
        }
    }

    /// Neighbouring candidates with one ring.
    struct Stretch {
        let begin, end: UInt32
        /// The place of the highest bit of their squared chords.
        let ring: UInt8
    }

    /// Candidates in rings, each √2 times as wide as the one before, the nearest first; one ring when there are few or no
    /// distances. Candidates at one point stay together.
    mutating func nearestFirst(scale: Metres?) -> NearestFirst {
        guard let scale, programs.count > Run.chunkSize else {
            let all = Stretch(begin: 0, end: UInt32(programs.count), ring: 0)
            let ring = NearestFirst.Ring(
                stretches: 0..<1, distanceMost: plan.distanceMost, hasOnline: true, textLess: 0)
            return NearestFirst(stretches: [all], rings: [ring])
        }
        let found = stretches()
        var starts: [Int] = zeros(65)
        var online: UInt64 = 0
        var textMost: [Int] = zeros(64)
        for stretch in found {
            starts[Int(stretch.ring) + 1] += 1
            if !engine.onlinePrograms.isEmpty,
                programs[Int(stretch.begin)..<Int(stretch.end)].contains(where: { mayBeAttendedOnline(Int($0)) })
            {
                online |= 1 << UInt64(stretch.ring)
            }
            if plan.textWeight > 0 {
                let ring = Int(stretch.ring)
                textMost[ring] = max(textMost[ring], mostTextPoints(Int(stretch.begin)..<Int(stretch.end)))
            }
        }
        var rings: [NearestFirst.Ring] = []
        for ring in 0..<64 {
            starts[ring + 1] += starts[ring]
            guard starts[ring] < starts[ring + 1] else { continue }
            let inner = Metres(squaredChord: ring == 0 ? 0 : 1 << Int64(min(ring - 1, 61)))
            rings.append(
                NearestFirst.Ring(
                    stretches: starts[ring]..<starts[ring + 1],
                    distanceMost: plan.distanceWeight * Points.distance(inner, scale: scale),
                    hasOnline: online >> UInt64(ring) & 1 == 1,
                    textLess: plan.textWeight * (Points.full - textMost[ring])))
        }
        var sorted = found
        for stretch in found {
            sorted[starts[Int(stretch.ring)]] = stretch
            starts[Int(stretch.ring)] += 1
        }
        return NearestFirst(stretches: sorted, rings: rings)
    }

    /// All candidates, in their order.
    private func stretches() -> [Stretch] {
        var found: [Stretch] = []
        found.reserveCapacity(programs.count / 8)
        let chords = chords.span
        var begin = 0
        while begin < chords.count {
            let ring = 64 - chords[begin].leadingZeroBitCount
            let least = ring == 0 ? 0 : Int64(1) << Int64(ring - 1)
            let most = ring == 0 ? 0 : least + (least - 1)
            var end = begin + 1
            while end < chords.count, chords[end] >= least, chords[end] <= most { end += 1 }
            found.append(Stretch(begin: UInt32(begin), end: UInt32(end), ring: UInt8(ring)))
            begin = end
        }
        return found
    }

    /// Takes the next candidates from `stretches` into `indices` and `ordinals`, and writes what they can be worth without
    /// their distance to `bounds`.
    /// - Parameters:
    ///   - taken: how many of the first stretch were taken before.
    ///   - leastText: whose text has fewer points is passed over.
    /// - Returns: how many; 0 at the end.
    mutating func boundChunk(_ stretches: inout ArraySlice<Stretch>, _ taken: inout Int, leastText: Int) -> Int {
        if ordinals.isEmpty {
            ordinals = zeros(Run.chunkSize)
            indices = zeros(Run.chunkSize)
            bounds = zeros(Run.chunkSize)
        }
        if let words = scoreBounds?.words, gathered.isEmpty {
            spare = zeros(Run.chunkSize)
            gathered = zeros(Run.chunkSize * words.count)
        }
        var count = 0
        while count < Run.chunkSize, let stretch = stretches.first {
            let begin = Int(stretch.begin) + taken
            let end = min(Int(stretch.end), begin + Run.chunkSize - count)
            for index in begin..<end where leastText == 0 || textPoints(index) >= leastText {
                indices[count] = UInt32(truncatingIfNeeded: index)
                ordinals[count] = programs[index]
                count += 1
            }
            taken += end - begin
            if end == stretch.end {
                stretches.removeFirst()
                taken = 0
            }
        }
        guard let scoreBounds else {
            for i in 0..<count { bounds[i] = Int32(plan.activeMost) }
            return count
        }
        for (place, word) in scoreBounds.words.enumerated() {
            let column = word.isYes ? columns.yes[word.word] : columns.no[word.word]
            column.gather(at: ordinals[..<count], into: &gathered, from: place * Run.chunkSize)
        }
        scoreBounds.write(to: &bounds, from: gathered, stride: Run.chunkSize, count: count, spare: &spare)
        return count
    }
}
