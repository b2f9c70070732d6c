package import Treatment

/// What the way to a program comes to.
package struct Travel: Hashable, Sendable {
    /// One way.
    package let minutes: Int
    /// From the distance by `travelMinutes`; else the person's own number.
    package let isEstimated: Bool
    /// Minutes a week, there and back for each session in person that has to be come to; 0 when it is attended online, nil when
    /// its sessions are not known.
    package let weeklyMinutes: Int?

    package init(minutes: Int, isEstimated: Bool, weeklyMinutes: Int?) {
        self.minutes = minutes
        self.isEstimated = isEstimated
        self.weeklyMinutes = weeklyMinutes
    }
}

/// Minutes by car, one way, for a way in a straight line: an estimate, and shown as one. At least 5, rounded up to 5.
///
/// Seconds for a kilometre in a straight line: 126 for the first 8 km, 79 up to 32 km, 50 from there on. Roads are about 1.4
/// times as long as the straight line (F. Boscoe, K. Henry, M. Zdeb, The Professional Geographer 64 (2), 2012: driving to
/// hospitals from 66,000 places of the United States), so that is 25, 40 and 63 miles an hour on the road: streets, then
/// arterial roads, then highways. People who went to 50 emergency departments drove 8.0 miles in 17.3 minutes on average (BMC
/// Health Services Research, 2022, s12913-022-07743-7); here that way is 18.4 minutes before it is rounded.
package func travelMinutes(_ metres: Metres) -> Int {
    let way = Int(metres.rawValue)
    let milliseconds = 126 * min(way, 8000) + 79 * min(max(way - 8000, 0), 24_000) + 50 * max(way - 32_000, 0)
    return max(Commute.step, (milliseconds + Commute.step * 60_000 - 1) / (Commute.step * 60_000) * Commute.step)
}

/// The minutes that one request counts for the way to its programs.
struct Commute: Sendable {
    /// Estimates are whole multiples of so many minutes, so that few buffers occur.
    static let step = 5
    /// No buffer is longer, given or estimated.
    static let mostBuffer = 600

    /// What the person says of every program; nil: estimated.
    let ownMinutes: Int?
    /// The buffer of every program; nil: the estimate for each.
    let fixedBuffer: Int?

    init(_ request: SearchRequest) {
        ownMinutes = request.travelMinutes
        fixedBuffer =
            request.schedule?.bufferMinutes ?? request.travelMinutes.map { min($0, Commute.mostBuffer) }
            ?? (request.origin == nil ? 0 : nil)
    }

    /// One way in minutes; nil when neither the person nor the distance tells.
    func minutes(_ metres: Metres?) -> Int? { ownMinutes ?? metres.map(travelMinutes) }

    /// The estimated buffer for a way of this squared chord: what `travelMinutes` says, up to `mostBuffer`.
    static func estimatedBuffer(squaredChord: Int64) -> Int {
        var low = 0
        var high = chords.count
        while low < high {
            let middle = (low + high) / 2
            if chords[middle] < squaredChord { low = middle + 1 } else { high = middle }
        }
        return step * (low + 1)
    }

    /// The longest squared chords that are 5, 10 … minutes away; what is beyond the last has the longest buffer.
    private static let chords: [Int64] = (1..<mostBuffer / step).map { step in
        var inside = Int32(0)
        var outside = Int32(20_037_509)
        while outside - inside > 1 {
            let middle = inside + (outside - inside) / 2
            if travelMinutes(Metres(middle)) <= step * Commute.step { inside = middle } else { outside = middle }
        }
        return Metres(inside).longestSquaredChord
    }
}
