package import Treatment

/// The distinct hours of opening of a snapshot: each is laid over a person's week at most once a query, however many programs
/// keep it. Hours are their stretches and the day they were true. Number 0 is *unknown*: no hours, or hours without a stretch.
///
///     │ day or 65535 │ stretch … │
///     stretch (32 bits): start in the week (14) · length (14) · 0 (4)
struct OpenWeekTable {
    private(set) var words: [UInt32] = []
    /// Offsets in `words`; one more than there are numbers.
    private(set) var starts: [UInt32] = [0, 0]
    private var ordinals: [[UInt32]: UInt32] = [:]

    mutating func ordinal(of hours: OpeningHours?) -> UInt32 {
        guard let hours, !hours.week.intervals.isEmpty else { return 0 }
        var encoded = [UInt32(hours.asOf?.rawValue ?? UInt16.max)]
        encoded += hours.week.intervals.map { UInt32($0.start) | UInt32($0.length) << 14 }
        return ordinal(ofEncoded: encoded)
    }

    /// The ordinal of hours of opening by their words.
    mutating func ordinal(ofEncoded encoded: [UInt32]) -> UInt32 {
        if let known = ordinals[encoded] { return known }
        let ordinal = UInt32(starts.count - 1)
        ordinals[encoded] = ordinal
        words += encoded
        starts.append(UInt32(words.count))
        return ordinal
    }
}

/// Hours of opening as search sees them.
package struct StoredHours: Sendable {
    package let asOf: Day?
    /// At least one stretch.
    package let week: WeeklySchedule

    /// Nil when the words do not hold hours.
    init?(_ words: Column<UInt32>, from start: Int, to end: Int) {
        guard start >= 0, end <= words.count, end - start >= 2, words[start] <= UInt32(UInt16.max) else { return nil }
        asOf = words[start] == UInt32(UInt16.max) ? nil : Day(rawValue: UInt16(words[start]))
        var stretches: [WeekInterval] = []
        for i in start + 1..<end {
            let word = words[i]
            guard word >> 28 == 0, let stretch = WeekInterval(start: Int(word & 0x3FFF), length: Int(word >> 14)),
                stretches.last.map({ $0 < stretch }) ?? true
            else { return nil }
            stretches.append(stretch)
        }
        week = WeeklySchedule(stretches)
    }
}
