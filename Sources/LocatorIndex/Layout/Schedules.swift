package import Treatment

/// The distinct weekly schedules of a snapshot: each is fitted at most once a query, however many programs keep it. A
/// schedule is its tracks, the minutes a week its level asks for, and the day it was true. Number 0 is *unknown*.
///
///     │ least minutes │ day or 65535 │ tracks │ required │ sessions │ session … │ required │ sessions │ …
///                                             └──────── track 0 ──────────────┘
///     session (32 bits): start in the week (14) · length (14) · 0 (3) · online (1, highest)
struct ScheduleTable {
    private(set) var words: [UInt32] = []
    /// Offsets in `words`; one more than there are schedules.
    private(set) var starts: [UInt32] = [0, 0]
    private var ordinals: [[UInt32]: UInt32] = [:]

    mutating func ordinal(of program: Program) -> UInt32 {
        guard let tracks = program.tracks, case let meeting = tracks.tracks.filter({ !$0.sessions.isEmpty }),
            !meeting.isEmpty
        else { return 0 }
        var encoded: [UInt32] = [
            UInt32(program.level.leastMinutesAWeek(forAdolescents: program.isForAdolescents)),
            UInt32(tracks.asOf?.rawValue ?? UInt16.max), UInt32(meeting.count),
        ]
        for track in meeting {
            encoded.append(UInt32(min(max(track.required ?? track.sessions.count, 1), track.sessions.count)))
            encoded.append(UInt32(track.sessions.count))
            encoded += track.sessions.map { session in
                UInt32(session.interval.start) | UInt32(session.interval.length) << 14
                    | (session.isOnline ? 1 << 31 : 0)
            }
        }
        return ordinal(ofEncoded: encoded)
    }

    /// The ordinal of a schedule by its words.
    mutating func ordinal(ofEncoded encoded: [UInt32]) -> UInt32 {
        if let known = ordinals[encoded] { return known }
        let ordinal = UInt32(starts.count - 1)
        ordinals[encoded] = ordinal
        words += encoded
        starts.append(UInt32(words.count))
        return ordinal
    }
}

/// One schedule as search sees it.
package struct StoredSchedule: Sendable {
    package struct Track: Sendable {
        /// How many sessions a person must come to.
        package let required: Int
        /// Sorted.
        package let sessions: [Session]
    }
    /// Minutes a week below which a track does not make the level; 0 for none.
    package let leastMinutes: Int
    package let asOf: Day?
    package let tracks: [Track]

    /// True when a track has an online session, whose time depends on the person's zone.
    package var hasOnline: Bool { tracks.contains { $0.sessions.contains(where: \.isOnline) } }

    /// Nil when the words do not hold a schedule.
    init?(_ words: Column<UInt32>, from start: Int, to end: Int) {
        guard start >= 0, end <= words.count, end - start >= 3 else { return nil }
        leastMinutes = Int(words[start])
        asOf = words[start + 1] >= UInt32(UInt16.max) ? nil : Day(rawValue: UInt16(words[start + 1]))
        var tracks: [Track] = []
        var at = start + 3
        for _ in 0..<words[start + 2] {
            guard end - at >= 2, case let count = Int(words[at + 1]), count >= 1, count <= end - at - 2,
                (1...count).contains(Int(words[at]))
            else { return nil }
            var sessions: [Session] = []
            for i in at + 2..<at + 2 + count {
                let word = words[i]
                guard let interval = WeekInterval(start: Int(word & 0x3FFF), length: Int(word >> 14 & 0x3FFF)) else {
                    return nil
                }
                sessions.append(Session(interval, isOnline: word >> 31 == 1))
            }
            tracks.append(Track(required: Int(words[at]), sessions: sessions))
            at += 2 + count
        }
        guard at == end, !tracks.isEmpty else { return nil }
        self.tracks = tracks
    }
}
