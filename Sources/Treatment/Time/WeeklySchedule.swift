/// A set of stretches of the week: the sessions of a track, or the time a person has. Reads and prints text like
/// `Mo-Fr 17:30-21:00, Sa 09:00-12:00` (after OpenStreetMap's opening_hours).
package struct WeeklySchedule: Hashable, Sendable {
    /// Sorted by start, then length; no doubles. Overlaps are kept: two groups may meet at once.
    package let intervals: [WeekInterval]

    package init(_ intervals: some Sequence<WeekInterval>) {
        var seen: WeekInterval?
        self.intervals = Array(intervals).sorted().filter { interval in
            defer { seen = interval }
            return interval != seen
        }
    }

    /// Sum of the lengths.
    package var minutesAWeek: Int { intervals.reduce(0) { $0 + $1.length } }

    /// The same time as disjoint stretches: overlapping and touching ones joined, also across the turn of the week.
    package var joined: [WeekInterval] {
        var runs: [(start: Int, end: Int)] = []
        for interval in intervals {
            if let last = runs.last, interval.start <= last.end {
                runs[runs.count - 1].end = max(last.end, interval.end)
            } else {
                runs.append((interval.start, interval.end))
            }
        }
        // The last stretch may run over Sunday midnight into the first ones.
        while runs.count > 1, let last = runs.last, last.end - WeekInterval.week >= runs[0].start {
            let first = runs.removeFirst()
            runs[runs.count - 1].end = max(last.end, first.end + WeekInterval.week)
        }
        return runs.map { run in
            let length = min(run.end - run.start, WeekInterval.week)
            return length == WeekInterval.week
                ? WeekInterval(unchecked: 0, length) : WeekInterval(unchecked: run.start, length)
        }
    }
}

// MARK: - Text

/// Why a text is not a weekly schedule, and where.
package struct ScheduleTextError: Error, Equatable, CustomStringConvertible {
    /// Offset in UTF-8 bytes of the first thing that does not fit.
    package let offset: Int
    package let expected: String

    package var description: String {
        "at character \(offset + 1): expected \(expected); write it like \"Mo-Fr 17:30-21:00, Sa 09:00-12:00\""
    }
}

extension WeeklySchedule {
    /// Days as two letters, Monday first.
    package static let dayNames = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]

    /// Reads `Mo-Fr 17:30-21:00, Sa 09:00-12:00`. Rules are separated by `,` or `;`, days by `-` or `,`; a time may stand
    /// without days when the days of the rule before hold (`Mo 09:00-12:00, 13:00-16:00`); an end at or before its start
    /// crosses midnight; `24:00` ends a day; no days at the beginning means every day.
    package init(parsing text: String) throws(ScheduleTextError) {
        var reader = ScheduleReader(bytes: Array(text.utf8))
        self.init(try reader.read())
    }
}

extension WeeklySchedule: CustomStringConvertible {
    /// Canonical text: reading it back gives the same schedule.
    package var description: String {
        var timesOfDay: [Int: [String]] = [:]
        for interval in intervals {
            let start = interval.start % WeekInterval.day
            if interval.length > WeekInterval.day {
                // Longer than a day: said day by day, which is the same time though not the same stretch.
                return WeeklySchedule(interval.daily + intervals.filter { $0 != interval }).description
            }
            let end = start + interval.length
            let shownEnd = end == WeekInterval.day ? end : end % WeekInterval.day
            timesOfDay[interval.day, default: []].append("\(clock(start))-\(clock(shownEnd))")
        }
        var rules: [String] = []
        var done: Set<Int> = []
        for day in 0..<7 where !done.contains(day) {
            guard let times = timesOfDay[day] else { continue }
            let days = (day..<7).filter { timesOfDay[$0] == times }
            done.formUnion(days)
            rules.append("\(WeeklySchedule.dayList(days)) \(times.joined(separator: ", "))")
        }
        return rules.joined(separator: "; ")
    }

    /// `Mo-We,Fr` for [0, 1, 2, 4].
    package static func dayList(_ days: [Int]) -> String {
        var runs: [(first: Int, last: Int)] = []
        for day in days {
            if let last = runs.last, last.last == day - 1 {
                runs[runs.count - 1].last = day
            } else {
                runs.append((day, day))
            }
        }
        return runs.map { run in
            switch run.last - run.first {
            case 0: dayNames[run.first]
            case 1: "\(dayNames[run.first]),\(dayNames[run.last])"
            default: "\(dayNames[run.first])-\(dayNames[run.last])"
            }
        }.joined(separator: ",")
    }
}

extension WeekInterval {
    /// This stretch cut at midnights.
    var daily: [WeekInterval] {
        var pieces: [WeekInterval] = []
        var at = start
        while at < end {
            let next = min(end, (at / WeekInterval.day + 1) * WeekInterval.day)
            pieces.append(WeekInterval(unchecked: at % WeekInterval.week, next - at))
            at = next
        }
        return pieces
    }
}

/// `17:30` for 1,050.
package func clock(_ minuteOfDay: Int) -> String {
    let hour = minuteOfDay / 60
    let minute = minuteOfDay % 60
    return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
}

/// Reads the text of a schedule, byte by byte, and knows where it is.
private struct ScheduleReader {
    let bytes: [UInt8]
    var at = 0

    mutating func read() throws(ScheduleTextError) -> [WeekInterval] {
        var intervals: [WeekInterval] = []
        var days = Array(0..<7)
        skipSpace()
        guard at < bytes.count else { throw fault("a day or a time") }
        while at < bytes.count {
            if let first = try day() {
                days = try dayList(first)
                skipSpace()
            }
            let start = try time()
            guard start < WeekInterval.day else { throw fault("a start before 24:00") }
            skipSpace()
            guard take(UInt8(ascii: "-")) else { throw fault("\"-\" and an end time") }
            skipSpace()
            let end = try time()
            let length = end > start ? end - start : end + WeekInterval.day - start
            for day in days {
                intervals.append(WeekInterval(unchecked: day * WeekInterval.day + start, length))
            }
            skipSpace()
            guard at < bytes.count else { break }
            guard take(UInt8(ascii: ",")) || take(UInt8(ascii: ";")) else { throw fault("\",\" or the end") }
            skipSpace()
            guard at < bytes.count else { throw fault("a day or a time after the separator") }
        }
        return intervals
    }

    private mutating func dayList(_ first: Int) throws(ScheduleTextError) -> [Int] {
        // Bit n: day n.
        var days = 1 << first
        var last = first
        while true {
            let mark = at
            skipSpace()
            if take(UInt8(ascii: "-")) {
                skipSpace()
                guard let end = try day() else { throw fault("a day after \"-\"") }
                var next = last
                while next != end {
                    next = (next + 1) % 7
                    days |= 1 << next
                }
                last = end
            } else if take(UInt8(ascii: ",")) {
                skipSpace()
                guard let next = try day() else { throw fault("a day after \",\"") }
                days |= 1 << next
                last = next
            } else {
                at = mark
                return (0..<7).filter { days >> $0 & 1 == 1 }
            }
        }
    }

    /// Two letters (or a longer English name that begins with them), or nil when what stands here is not a letter.
    private mutating func day() throws(ScheduleTextError) -> Int? {
        let begin = at
        while at < bytes.count, (0x61...0x7A).contains(bytes[at] | 0x20) { at += 1 }
        guard at > begin else { return nil }
        if at - begin >= 2, let day = ScheduleReader.fullDays.firstIndex(where: { begins($0, with: begin..<at) }) {
            return day
        }
        at = begin
        throw fault("a day (Mo Tu We Th Fr Sa Su)")
    }

    private static let fullDays = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ].map { Array($0.utf8) }

    /// Whether the letters at `place`, in whatever case, are the first of a word.
    private func begins(_ word: [UInt8], with place: Range<Int>) -> Bool {
        guard place.count <= word.count else { return false }
        for (i, at) in place.enumerated() where bytes[at] | 0x20 != word[i] { return false }
        return true
    }

    private mutating func time() throws(ScheduleTextError) -> Int {
        let begin = at
        let hour = number()
        guard let hour, hour <= 24, take(UInt8(ascii: ":")), case let minuteBegin = at, let minute = number(),
            at - minuteBegin == 2, minute < 60, hour * 60 + minute <= WeekInterval.day
        else {
            at = begin
            throw fault("a time of day from 00:00 to 24:00")
        }
        return hour * 60 + minute
    }

    private mutating func number() -> Int? {
        let begin = at
        var value = 0
        while at < bytes.count, at - begin < 2, (0x30...0x39).contains(bytes[at]) {
            value = value * 10 + Int(bytes[at] - 0x30)
            at += 1
        }
        return at > begin ? value : nil
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard at < bytes.count, bytes[at] == byte else { return false }
        at += 1
        return true
    }

    private mutating func skipSpace() {
        while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x09 { at += 1 }
    }

    private func fault(_ expected: String) -> ScheduleTextError { ScheduleTextError(offset: at, expected: expected) }
}
