import Treatment

/// Parts of the week that a session can lie in, as a set: any hour at all, and the usual hours of the labels.
struct DayParts: OptionSet {
    let rawValue: UInt8

    static let any = DayParts(rawValue: 1)
    static let evening = DayParts(rawValue: 2)
    static let weekend = DayParts(rawValue: 4)
    static let daytime = DayParts(rawValue: 8)

    /// The labels of shape, with the part each names.
    static let labels: [(term: Term, part: DayParts)] = [
        (.evening, .evening), (.weekend, .weekend), (.daytime, .daytime),
    ]

    /// Nil for a term that names no part of the week.
    init?(_ label: Term) {
        guard let found = DayParts.labels.first(where: { $0.term == label }) else { return nil }
        self = found.part
    }

    init(rawValue: UInt8) { self.rawValue = rawValue }
}

/// Where a session of an hour can begin, in minutes of the week: closed ranges inside one week.
struct HourStarts: Sendable {
    private(set) var ranges: [ClosedRange<Int>] = []

    /// The least session that is worth going to.
    static let session = 60

    /// - Parameters:
    ///   - stretches: disjoint stretches of the week that the hour must lie in.
    ///   - margin: minutes that must lie in the same stretch before it, and as many after it.
    init(in stretches: [WeekInterval], margin: Int = 0) {
        let week = WeekInterval.week
        for stretch in stretches {
            if stretch.length == week, HourStarts.session + 2 * margin <= week {
                ranges = [0...week - 1]
                return
            }
            let first = stretch.start + margin
            let last = stretch.end - HourStarts.session - margin
            guard first <= last else { continue }
            // Over the turn of the week: cut there.
            if last < week {
                ranges.append(first...last)
            } else if first >= week {
                ranges.append(first - week...last - week)
            } else {
                ranges.append(first...week - 1)
                ranges.append(0...last - week)
            }
        }
    }

    func meets(_ other: HourStarts) -> Bool {
        ranges.contains { mine in other.ranges.contains { mine.overlaps($0) } }
    }

    func intersection(_ other: HourStarts) -> HourStarts {
        var both = HourStarts(in: [])
        both.ranges = ranges.flatMap { mine in
            other.ranges.compactMap { mine.overlaps($0) ? mine.clamped(to: $0) : nil }
        }
        return both
    }

    /// Where an hour lies in the usual hours of a label: evenings and days of the working week, days of the weekend.
    static let usual: [(part: DayParts, starts: HourStarts)] = [
        (.evening, HourStarts(in: daily(0..<5, from: 17, to: 22))),
        (.weekend, HourStarts(in: daily(5..<7, from: 8, to: 20))),
        (.daytime, HourStarts(in: daily(0..<5, from: 8, to: 17))),
    ]

    /// Where an hour lies in what the words mean as free time: from 17:00 on, Saturday and Sunday, until 17:00.
    static let free: [(part: DayParts, starts: HourStarts)] = [
        (.evening, HourStarts(in: daily(0..<7, from: 17, to: 24))),
        (.weekend, HourStarts(in: WeeklySchedule(daily(5..<7, from: 0, to: 24)).joined)),
        (.daytime, HourStarts(in: daily(0..<7, from: 0, to: 17))),
    ]

    private static func daily(_ days: Range<Int>, from: Int, to: Int) -> [WeekInterval] {
        days.compactMap { WeekInterval(start: $0 * WeekInterval.day + from * 60, length: (to - from) * 60) }
    }
}
