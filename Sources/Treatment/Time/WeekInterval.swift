/// A stretch of the week: starts at a minute of the week and lasts from one minute to a whole week. It may cross
/// midnight and the turn of the week.
package struct WeekInterval: Hashable, Comparable, Sendable, BitwiseCopyable {
    /// Minutes in a week.
    package static let week = 10_080
    /// Minutes in a day.
    package static let day = 1_440

    /// Minute of the week, 0 is Monday 00:00; 0 ..< 10,080.
    package let start: Int
    /// Minutes, 1 ... 10,080.
    package let length: Int

    /// Nil when the start is outside the week or the length outside 1 ... one week.
    package init?(start: Int, length: Int) {
        guard (0..<WeekInterval.week).contains(start), (1...WeekInterval.week).contains(length) else { return nil }
        self.start = start
        self.length = length
    }

    /// Minute after the last one; more than 10,080 when the interval crosses the turn of the week.
    package var end: Int { start + length }

    /// 0 is Monday.
    package var day: Int { start / WeekInterval.day }

    package static func < (a: WeekInterval, b: WeekInterval) -> Bool { (a.start, a.length) < (b.start, b.length) }

    /// The same stretch seen from a clock that is `minutes` ahead.
    package func shifted(by minutes: Int) -> WeekInterval {
        var moved = (start + minutes) % WeekInterval.week
        if moved < 0 { moved += WeekInterval.week }
        return WeekInterval(unchecked: moved, length)
    }

    init(unchecked start: Int, _ length: Int) {
        self.start = start
        self.length = length
    }
}
