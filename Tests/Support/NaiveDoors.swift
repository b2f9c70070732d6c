import LocatorSearch
import Synchronization
package import Treatment

// docs/ranking.md, "4 Schedule", where no track is known: hours of opening and labels.

extension NaiveScan {
    /// "Its doors bind a program when its hours of opening are known and it has no telehealth that may serve the person."
    func bindingHours(_ program: Program) -> OpeningHours? {
        guard let hours = program.hours, !hours.week.intervals.isEmpty else { return nil }
        let isServed = home.map { serves(program, $0) != .no } ?? true
        return stated(.telehealth, program) == .yes && isServed ? nil : hours
    }

    /// The rows of the table for "no tracks known".
    func fitWithoutTracks(_ program: Program, _ free: NaiveTime) -> NaiveFit {
        let hours = bindingHours(program)
        let possible = possibleHours(free, buffer(to: program), hours?.week)
        let sayYes = labelWindows.map(\.label).filter { stated($0, program) == .yes }
        let suiting = sayYes.filter(possible.labels.contains)
        func best(_ fresh: Int, _ labels: [Term]) -> Int? {
            labels.map { aged(fresh, .schedule, asOf: program.facts[$0]?.asOf) }.max()
        }
        if let hours, !possible.isAny {
            // "Never more than the labels would give."
            var fit = NaiveFit(isShut: true, attendable: .no, fresh: 0)
            fit.points = min(aged(0, .schedule, asOf: hours.asOf), best(2000, sayYes) ?? 3500)
            return fit
        }
        var fit = NaiveFit()
        fit.points = best(6000, suiting) ?? best(2000, sayYes) ?? 3500
        return fit
    }

    /// Whether an hour's session can begin at any minute of the week, and the labels whose usual hours hold one: it "lies in an open
    /// stretch, and with the buffer on both sides in a free one".
    private func possibleHours(_ free: NaiveTime, _ buffer: Int, _ open: WeeklySchedule?) -> NaiveMemo.Possible {
        NaiveMemo.value(of: NaiveMemo.Key(free: free.stretches, buffer: buffer, open: open?.intervals)) {
            let doors = open.map { NaiveTime($0.intervals) }
            let minutes = (0..<WeekInterval.week).filter {
                free.holdsHour($0, buffer: buffer) && (doors?.holdsHour($0) ?? true)
            }
            let labels = labelWindows.filter { label in
                label.windows.contains { window in
                    minutes.contains { window.start <= $0 && $0 + 60 <= window.end }
                }
            }
            return NaiveMemo.Possible(isAny: !minutes.isEmpty, labels: labels.map(\.label))
        }
    }
}

/// What was worked out before: this is slow.
final class NaiveMemo {
    struct Key: Hashable, Sendable {
        let free: [WeekInterval]
        let buffer: Int
        let open: [WeekInterval]?
    }

    struct Possible: Sendable {
        let isAny: Bool
        let labels: [Term]
    }

    /// Hangs on nothing but the key, so it is shared by all scans.
    private static let known = Mutex<[Key: Possible]>([:])
    private var scans: [Term: NaiveScan] = [:]

    /// The scan for a part of the week, made once.
    func scan(of label: Term, _ make: () -> NaiveScan?) -> NaiveScan? {
        if let found = scans[label] { return found }
        scans[label] = make()
        return scans[label]
    }

    static func value(of key: Key, _ make: () -> Possible) -> Possible {
        if let found = known.withLock({ $0[key] }) { return found }
        let made = make()
        known.withLock { $0[key] = made }
        return made
    }
}

extension NaiveScan {
    /// "Evening, weekend and daytime as facts": tracks, then doors, then the label.
    func windowState(_ label: Term, _ program: Program) -> Ternary {
        let fit = memo.scan(of: label) { NaiveScan(asking: label, catalog, for: home) }?.fit(of: program)
        return fit.map { $0.attendable != .unknown ? $0.attendable : stated(label, program) } ?? .unknown
    }

    /// A scan for who is free exactly in a part of the week and has no way to go; nil for another term.
    private init?(asking label: Term, _ catalog: Catalog, for person: StateCode?) {
        guard let windows = freeWindows.first(where: { $0.label == label })?.windows else { return nil }
        var request = SearchRequest()
        request.schedule = ScheduleNeed(free: WeeklySchedule(windows), bufferMinutes: 0)
        request.origin = person.map {
            Origin(point: Coordinate(microLatitude: 0, microLongitude: 0), state: $0, label: "")
        }
        self.init(catalog, request)
    }
}

/// What a program says of an evening, a weekend or the daytime, to a person of a state.
package func naiveShapeState(
    _ label: Term, _ program: Program, in catalog: Catalog, for person: StateCode? = nil
) -> Ternary {
    var request = SearchRequest()
    request.origin = person.map {
        Origin(point: Coordinate(microLatitude: 0, microLongitude: 0), state: $0, label: "")
    }
    return NaiveScan(catalog, request).windowState(label, program)
}
