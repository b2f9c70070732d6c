import LocatorIndex
import LocatorSearch
import Treatment

/// A week as a picture: sessions as blocks, the person's free time behind them, hours of opening as a faint frame.
struct WeekDrawing {
    /// A session to draw.
    struct Block: Hashable {
        let interval: WeekInterval
        let isOnline: Bool
        /// From 0; sessions of two tracks never mix, so each block says whose it is.
        let track: Int
        /// It goes into the person's free time.
        let isFitting: Bool
    }

    enum Form {
        /// For a card: no times inside the blocks, few hours at the side.
        case card
        /// For the program's own page.
        case page
    }

    /// Unique in its page.
    var id: String
    var title: String
    var description: String
    var blocks: [Block]
    var tracks: Int
    var free: [WeekInterval]
    var open: [WeekInterval]
    var language: PageLanguage

    /// The tracks and hours of a program.
    /// - Parameters:
    ///   - only: a track's ordinal among those with sessions, to draw no other.
    ///   - fit: how they go into the person's week.
    /// - Returns: nil when neither sessions nor hours are known.
    init?(
        _ program: Program, id: String, only: Int? = nil, fit: ScheduleFit? = nil, free: [WeekInterval] = [],
        in language: PageLanguage, _ vocabulary: Vocabulary
    ) {
        let meeting = (program.tracks?.tracks ?? []).filter { !$0.sessions.isEmpty }
        let open = program.hours?.week.joined ?? []
        guard !meeting.isEmpty || !open.isEmpty else { return nil }
        let shown = meeting.enumerated().filter { only == nil || $0.offset == only }
        blocks = shown.enumerated().flatMap { place, track in
            track.element.sessions.enumerated().map { number, session in
                Block(
                    interval: session.interval, isOnline: session.isOnline, track: place,
                    isFitting: fit?.track == track.offset && fit?.fitting.contains(number) == true)
            }
        }
        tracks = shown.count
        self.id = id
        self.free = free
        self.open = open
        self.language = language
        title =
            meeting.isEmpty
            ? language.say("When its doors are open", "Cuándo abre sus puertas")
            : language.say("Sessions in the week", "Sesiones de la semana")
        var sentences = shown.enumerated().map { place, track in
            let letter = shown.count > 1 ? "\(WeekDrawing.letter(place)): " : ""
            return letter + trackText(track.element, vocabulary, in: language) + "."
        }
        if let hours = program.hours, !hours.week.intervals.isEmpty {
            let week = weekText(hours.week, in: language)
            sentences.append(
                language.say(
                    "Open \(week); these are no session times.", "Abre \(week); no es el horario de las sesiones."))
        }
        description = sentences.joined(separator: " ")
    }

    /// `A` for the first track.
    static func letter(_ track: Int) -> String {
        String(UnicodeScalar(UInt8(65 + track % 26)))
    }

    /// Monday first.
    static func dayNames(_ language: PageLanguage, _ form: Form) -> [String] {
        switch (language, form) {
        case (.english, .page): ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        case (.spanish, .page): ["lun", "mar", "mié", "jue", "vie", "sáb", "dom"]
        case (.english, .card): ["M", "T", "W", "T", "F", "S", "S"]
        case (.spanish, .card): ["L", "M", "X", "J", "V", "S", "D"]
        }
    }
}
