import LocatorIndex
import Treatment

/// Counts who can be attended in the evening, on the weekend or in the daytime. Most programs have what their schedule has, so
/// they are counted by that, and what each schedule means is added up at the end.
struct WindowCounts {
    private let engine: SearchEngine
    private let person: StateCode?
    private var served: ServedStates?
    /// By code of the yeses, and above it that of the noes.
    private var found = [Int](repeating: 0, count: 64)

    /// Window n of their word as bit n.
    static func code(_ word: UInt64) -> UInt8 { shifts.code(word) }

    /// Where the windows are in their word.
    private struct Shifts {
        let first, second, third: UInt64

        @inline(__always)
        func code(_ word: UInt64) -> UInt8 {
            UInt8(truncatingIfNeeded: word >> first & 1 | (word >> second & 1) << 1 | (word >> third & 1) << 2)
        }
    }

    private static let shifts = Shifts(
        first: UInt64(Term.windows[0].bit.trailingZeroBitCount),
        second: UInt64(Term.windows[1].bit.trailingZeroBitCount),
        third: UInt64(Term.windows[2].bit.trailingZeroBitCount))

    /// - Parameter person: the state the person lives in.
    init(person: StateCode?, _ engine: SearchEngine) {
        self.engine = engine
        self.person = person
        served = person.map { ServedStates($0, engine) }
    }

    mutating func add(_ programs: [UInt32]) {
        let (schedule, openWeek) = (engine.columns.schedule, engine.columns.openWeek)
        let (yes, no) = (engine.columns.yes[WindowBits.word], engine.columns.no[WindowBits.word])
        let codes = engine.shapes.codes
        let isForSome = served != nil
        let shifts = WindowCounts.shifts
        var counts = found
        for ordinal in programs {
            let program = Int(ordinal)
            let number = Int(schedule[program])
            if number > 0, number < codes.count {
                var code = codes[number]
                if isForSome, engine.hasOnlineTrack[number], served?.serves(program) == .no {
                    code = engine.shapes.codesInPerson[number]
                }
                counts[Int(code | (~code & 7) << 3)] += 1
            } else if openWeek[program] > 0 {
                let bits = WindowBits(program, for: person, engine)
                counts[Int(shifts.code(bits.yes) | shifts.code(bits.no) << 3)] += 1
            } else {
                // With no sessions and no hours known, its labels are all there is.
                counts[Int(shifts.code(yes[program]) | shifts.code(no[program]) << 3)] += 1
            }
        }
        found = counts
    }

    /// Writes the counts of the windows over those of their labels.
    /// - Parameter first: place of the first bit of their word.
    func write(to yes: inout [Int], _ no: inout [Int], from first: Int) {
        for (place, term) in Term.windows.enumerated() {
            let at = first + term.bit.trailingZeroBitCount
            yes[at] = found.indices.reduce(0) { $1 >> place & 1 == 1 ? $0 + found[$1] : $0 }
            no[at] = found.indices.reduce(0) { $1 >> (place + 3) & 1 == 1 ? $0 + found[$1] : $0 }
        }
    }
}
