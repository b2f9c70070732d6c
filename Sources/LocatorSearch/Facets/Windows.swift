import LocatorIndex
import Treatment

extension Term {
    /// The times of day and week that a program can be asked for.
    static let windows: [Term] = [.evening, .weekend, .daytime]
}

/// Which windows a program's sessions go into, as bits of the one mask word that holds them.
struct WindowBits {
    let yes, no: UInt64

    /// Place of the windows in the masks.
    static let word = Term.evening.word
    static let mask = Term.windows.reduce(UInt64(0)) { $0 | $1.bit }

    init(yes: UInt64, no: UInt64) {
        self.yes = yes
        self.no = no
    }

    /// A window is yes when who is free exactly then, on the site's clock and with no way to go, could attend one of the tracks.
    init(_ schedule: StoredSchedule) {
        var yes: UInt64 = 0
        for (term, free) in zip(Term.windows, WindowBits.free) {
            if fit(schedule, free: free, buffer: 0, shift: 0).attendable == .yes { yes |= term.bit }
        }
        self.init(yes: yes, no: WindowBits.mask & ~yes)
    }

    func state(_ term: Term) -> Ternary { yes & term.bit != 0 ? .yes : no & term.bit != 0 ? .no : .unknown }

    private static let free = ["evening", "weekend", "daytime"].map { WeeklySchedule(window($0) ?? []).joined }
}

extension SearchEngine {
    /// The windows of a program: its sessions' when any is known, else what its labels say.
    @inline(__always)
    func windows(_ program: Int) -> WindowBits {
        let schedule = Int(columns.schedule[program])
        if schedule > 0, schedule < windowsOf.count { return windowsOf[schedule] }
        return WindowBits(
            yes: columns.yes[WindowBits.word][program] & WindowBits.mask,
            no: columns.no[WindowBits.word][program] & WindowBits.mask)
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
