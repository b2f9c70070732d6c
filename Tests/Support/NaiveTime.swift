import LocatorSearch
import Treatment

/// A week of free or open time, minute by minute, as a circle.
struct NaiveTime: Sendable {
    /// As they were given.
    let stretches: [WeekInterval]
    /// Free all week long.
    let isAlways: Bool
    /// By minute of the week: free minutes on end from it, and up to it.
    private let after: [Int]
    private let before: [Int]

    /// - Parameter stretches: in any order; overlapping or touching ones are one, as minutes have no seams.
    init(_ stretches: [WeekInterval]) {
        self.stretches = stretches
        let week = WeekInterval.week
        var isFree = [Bool](repeating: false, count: week)
        for stretch in stretches { for minute in stretch.start..<stretch.end { isFree[minute % week] = true } }
        var after = [Int](repeating: 0, count: week)
        var before = after
        // Twice round, so that runs over the turn of the week are whole.
        var run = 0
        var minute = 2 * week - 1
        while minute >= 0 {
            run = isFree[minute % week] ? min(run + 1, week) : 0
            if minute < week { after[minute] = run }
            minute -= 1
        }
        run = 0
        minute = 0
        while minute < 2 * week {
            if minute >= week { before[minute - week] = run }
            run = isFree[minute % week] ? min(run + 1, week) : 0
            minute += 1
        }
        self.after = after
        self.before = before
        isAlways = !isFree.contains(false)
    }

    /// "A session in person fits when one free stretch holds [start − b, end + b]." Its slack is "the lesser of its spare minutes
    /// before and after, and a whole week when the person is always free". Nil: does not fit.
    func slack(_ session: WeekInterval, buffer: Int) -> Int? {
        if isAlways { return WeekInterval.week }
        let start = circular(session.start - buffer)
        let needed = session.length + 2 * buffer
        guard after[start] >= needed else { return nil }
        return min(before[start], after[start] - needed)
    }

    /// Whether an hour from `minute` on, with so many minutes before and after it, lies in one stretch.
    func holdsHour(_ minute: Int, buffer: Int = 0) -> Bool {
        isAlways || after[circular(minute - buffer)] >= 60 + 2 * buffer
    }

    private func circular(_ minute: Int) -> Int { (minute % WeekInterval.week + WeekInterval.week) % WeekInterval.week }
}

/// "Labels are `evening` (weekdays 17:00–22:00), `weekend` (Sa, Su 08:00–20:00), `daytime` (weekdays 08:00–17:00)."
let labelWindows: [(label: Term, windows: [WeekInterval])] = [
    (.evening, daily(0...4, from: 17, to: 22)), (.weekend, daily(5...6, from: 8, to: 20)),
    (.daytime, daily(0...4, from: 8, to: 17)),
]

/// What `window=` means as free time.
let freeWindows: [(label: Term, windows: [WeekInterval])] = [
    (.evening, daily(0...6, from: 17, to: 24)), (.weekend, daily(5...6, from: 0, to: 24)),
    (.daytime, daily(0...6, from: 0, to: 17)),
]

private func daily(_ days: ClosedRange<Int>, from: Int, to: Int) -> [WeekInterval] {
    days.compactMap { WeekInterval(start: $0 * WeekInterval.day + from * 60, length: (to - from) * 60) }
}
