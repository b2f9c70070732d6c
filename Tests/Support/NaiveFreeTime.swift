import LocatorSearch
import Treatment

/// The person's week, minute by minute, as a circle.
struct NaiveFreeTime: Sendable {
    let buffer: Int
    /// Free all week long.
    let isAlways: Bool
    /// By minute of the week: free minutes on end from it, and up to it.
    private let after: [Int]
    private let before: [Int]
    /// Labels of shape that suit.
    private(set) var suiting: Set<Term> = []

    init(_ need: ScheduleNeed) { self.init(need.free, buffer: need.bufferMinutes) }

    /// - Parameter stretches: in any order; overlapping or touching ones are one, as minutes have no seams.
    init(_ stretches: [WeekInterval], buffer: Int) {
        let week = WeekInterval.week
        var isFree = [Bool](repeating: false, count: week)
        for stretch in stretches { for minute in stretch.start..<stretch.end { isFree[minute % week] = true } }
        var after = [Int](repeating: 0, count: week)
        var before = after
        // Twice round, so that runs over the turn of the week are whole.
        var run = 0
        for minute in stride(from: 2 * week - 1, through: 0, by: -1) {
            run = isFree[minute % week] ? min(run + 1, week) : 0
            if minute < week { after[minute] = run }
        }
        run = 0
        for minute in 0..<2 * week {
            if minute >= week { before[minute - week] = run }
            run = isFree[minute % week] ? min(run + 1, week) : 0
        }
        self.buffer = buffer
        self.after = after
        self.before = before
        isAlways = !isFree.contains(false)
        suiting = Set(labelWindows.filter { suits($0.windows) }.map(\.label))
    }

    /// "A session in person fits when one free stretch holds [start − b, end + b]; an online one has b = 0." Its slack is "the
    /// lesser of its spare minutes before and after, and a whole week when the person is always free". Nil: does not fit.
    func slack(_ session: WeekInterval, isOnline: Bool) -> Int? {
        let week = WeekInterval.week
        if isAlways { return week }
        let b = isOnline ? 0 : buffer
        let start = circular(session.start - b)
        let needed = session.length + 2 * b
        guard after[start] >= needed else { return nil }
        return min(before[start], after[start] - needed)
    }

    /// "One suits when an hour of it lies in a free stretch that is at least an hour and two buffers long."
    private func suits(_ label: [WeekInterval]) -> Bool {
        label.contains { window in
            (window.start...max(window.start, window.end - 60)).contains { minute in
                if isAlways { return true }
                let at = circular(minute)
                return after[at] >= 60 && before[at] + after[at] >= 60 + 2 * buffer
            }
        }
    }

    private func circular(_ minute: Int) -> Int { (minute % WeekInterval.week + WeekInterval.week) % WeekInterval.week }
}

/// "Labels are `evening` (weekdays 17:00–22:00), `weekend` (Sa, Su 08:00–20:00), `daytime` (weekdays 08:00–17:00)."
let labelWindows: [(label: Term, windows: [WeekInterval])] = [
    (.evening, daily(0...4, from: 17, to: 22)), (.weekend, daily(5...6, from: 8, to: 20)),
    (.daytime, daily(0...4, from: 8, to: 17)),
]

private func daily(_ days: ClosedRange<Int>, from: Int, to: Int) -> [WeekInterval] {
    days.compactMap { WeekInterval(start: $0 * WeekInterval.day + from * 60, length: (to - from) * 60) }
}
