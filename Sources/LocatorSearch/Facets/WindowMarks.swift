import LocatorIndex
import Treatment

/// What every program's schedule, or else its labels, say of evening, weekend and daytime, one byte each: worked out once a
/// snapshot, for a program's hours and its telehealth seldom say anything else.
///
///     bit    7        6        5 4 3   2 1 0
///            doors    person   no      yes        window n of `Term.windows` is bit n
struct WindowMarks: Sendable {
    /// By program.
    let marks: [UInt8]

    /// Its hours decide, or its telehealth: it has to be looked at.
    static let doors: UInt8 = 0x80
    /// It has tracks that are online throughout: other for who cannot join them.
    static let person: UInt8 = 0x40

    init(_ columns: Columns, _ shapes: Shapes, hasOnlineTrack: [Bool]) {
        let (schedule, openWeek) = (columns.schedule, columns.openWeek)
        let (yes, no) = (columns.yes[WindowBits.word], columns.no[WindowBits.word])
        marks = (0..<schedule.count).map { program in
            let number = Int(schedule[program])
            if number > 0, number < shapes.codes.count {
                return WindowMarks.mark(shapes.codes[number]) | (hasOnlineTrack[number] ? WindowMarks.person : 0)
            }
            if openWeek[program] > 0 { return WindowMarks.doors }
            // With no sessions and no hours known, its labels are all there is.
            return WindowMarks.mark(WindowBits.code(yes[program]), no: WindowBits.code(no[program]))
        }
    }

    /// Of windows that are a yes, all others a no.
    static func mark(_ yes: UInt8) -> UInt8 { mark(yes, no: ~yes & 7) }

    static func mark(_ yes: UInt8, no: UInt8) -> UInt8 { yes | no << 3 }
}

extension WindowBits {
    /// Window n of their word as bit n.
    static func code(_ word: UInt64) -> UInt8 {
        UInt8(
            truncatingIfNeeded: word >> shifts.first & 1 | (word >> shifts.second & 1) << 1
                | (word >> shifts.third & 1) << 2)
    }

    /// Where the windows are in their word.
    private static let shifts = (
        first: UInt64(Term.windows[0].bit.trailingZeroBitCount),
        second: UInt64(Term.windows[1].bit.trailingZeroBitCount),
        third: UInt64(Term.windows[2].bit.trailingZeroBitCount)
    )
}
