/// One weekly meeting.
package struct Session: Hashable, Comparable, Sendable, BitwiseCopyable {
    package let interval: WeekInterval
    /// Held online; else in person at the site.
    package let isOnline: Bool

    package init(_ interval: WeekInterval, isOnline: Bool = false) {
        self.interval = interval
        self.isOnline = isOnline
    }

    package static func < (a: Session, b: Session) -> Bool {
        (a.interval, a.isOnline ? 1 : 0) < (b.interval, b.isOnline ? 1 : 0)
    }
}

/// When a person can begin.
package enum StartRule: Hashable, Sendable {
    case unknown
    /// Any week.
    case rolling
    /// On these days only.
    case cohorts([Day])
}

/// Room for new people. Goes stale within days, so it always has its date.
package struct Capacity: Hashable, Sendable {
    package enum State: UInt8, CaseIterable, Sendable {
        case space, waitlist, none

        package var name: String { "\(self)" }
    }
    package let state: State
    package let asOf: Day?

    package init(_ state: State, asOf: Day?) {
        self.state = state
        self.asOf = asOf
    }
}

/// One way to attend a program: a fixed set of weekly sessions. Sessions of two tracks never mix.
package struct Track: Hashable, Sendable {
    /// The publisher's word for it ("Evening"); may be empty.
    package var name: String
    /// Sorted; at least one.
    package var sessions: [Session]
    /// How many of the sessions a person must come to; nil means all.
    package var required: Int?
    /// The language the sessions are in, a term of the language group; nil when not said.
    package var language: Term?
    package var start: StartRule
    package var capacity: Capacity?

    package init(
        name: String = "", sessions: [Session], required: Int? = nil, language: Term? = nil,
        start: StartRule = .unknown,
        capacity: Capacity? = nil
    ) {
        self.name = name
        self.sessions = sessions.sorted()
        self.required = required
        self.language = language
        self.start = start
        self.capacity = capacity
    }

    /// Minutes of all sessions in a week.
    package var minutesAWeek: Int { sessions.reduce(0) { $0 + $1.interval.length } }
}

/// The tracks of a program, with who says so and when. No tracks means that the schedule is unknown.
package struct Tracks: Hashable, Sendable {
    package var tracks: [Track]
    /// Ordinal in `Facility.records`.
    package var record: UInt8
    package var asOf: Day?

    package init(_ tracks: [Track], record: UInt8 = 0, asOf: Day? = nil) {
        self.tracks = tracks
        self.record = record
        self.asOf = asOf
    }
}

/// Hours of opening, with who says so and when. They are no sessions: they bound what is possible.
package struct OpeningHours: Hashable, Sendable {
    /// The open stretches of an ordinary week.
    package var week: WeeklySchedule
    /// Ordinal in `Facility.records`.
    package var record: UInt8
    package var asOf: Day?

    package init(_ week: WeeklySchedule, record: UInt8 = 0, asOf: Day? = nil) {
        self.week = week
        self.record = record
        self.asOf = asOf
    }
}
