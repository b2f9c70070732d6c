import Treatment

// docs/ranking.md, "1 What a value's state is", the row of evening, weekend and daytime.

/// Whether a session lies in a window, by its first minute of the week and its length.
let windows: [Term: @Sendable (WeekInterval) -> Bool] = [
    .evening: { $0.start % WeekInterval.day >= 17 * 60 && $0.start % WeekInterval.day + $0.length <= 24 * 60 },
    .daytime: { $0.start % WeekInterval.day + $0.length <= 17 * 60 },
    .weekend: { $0.start >= 5 * WeekInterval.day && $0.start + $0.length <= 7 * WeekInterval.day },
]

extension NaiveScan {
    /// "Who is free exactly then, on the site's clock and with no way to go, could attend one of its tracks."
    func attendable(_ track: Track, in window: @Sendable (WeekInterval) -> Bool, _ program: Program) -> Bool {
        let inside = track.sessions.filter { window($0.interval) }
        guard inside.count >= track.required ?? track.sessions.count else { return false }
        return inside.count == track.sessions.count
            || inside.reduce(0) { $0 + $1.interval.length } >= leastMinutes(program)
    }
}
