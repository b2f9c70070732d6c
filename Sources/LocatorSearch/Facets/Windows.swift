import LocatorIndex
import Treatment

extension Term {
    /// The times of day and week that a program can be asked for.
    static let windows: [Term] = [.evening, .weekend, .daytime]
}

/// The windows a program can be attended in, and those it cannot, as bits of the one mask word that holds them.
struct WindowBits {
    private(set) var yes: UInt64 = 0
    private(set) var no: UInt64 = 0

    /// Place of the windows in the masks.
    static let word = Term.evening.word
    static let mask = Term.windows.reduce(UInt64(0)) { $0 | $1.bit }

    /// The labels of some parts of the week.
    static func bits(_ parts: DayParts) -> UInt64 {
        DayParts.labels.reduce(UInt64(0)) { parts.contains($1.part) ? $0 | $1.term.bit : $0 }
    }

    /// - Parameter person: the state the person lives in.
    init(_ program: Int, for person: StateCode?, _ engine: SearchEngine) {
        for term in Term.windows {
            switch engine.shapeState(term, program, for: person) {
            case .yes: yes |= term.bit
            case .no: no |= term.bit
            case .unknown: break
            }
        }
    }
}

/// The time a window means: `evening` from 17:00, `daytime` until 17:00, `weekend` Saturday and Sunday; nil for another word.
func window(_ word: some StringProtocol) -> [WeekInterval]? {
    let day = WeekInterval.day
    let intervals: [WeekInterval?]
    switch word {
    case "evening": intervals = (0..<7).map { WeekInterval(start: $0 * day + 1020, length: 420) }
    case "daytime": intervals = (0..<7).map { WeekInterval(start: $0 * day, length: 1020) }
    case "weekend": intervals = (5..<7).map { WeekInterval(start: $0 * day, length: day) }
    default: return nil
    }
    return intervals.compactMap(\.self)
}
