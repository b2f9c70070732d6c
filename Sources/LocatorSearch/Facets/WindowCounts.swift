import LocatorIndex
import Treatment

/// Counts who can be attended in the evening, on the weekend or in the daytime: programs by their mark, and what each mark means
/// is added up at the end.
struct WindowCounts {
    private let engine: SearchEngine
    private let person: StateCode?
    private var served: ServedStates?
    /// By `WindowMarks.mark`.
    private var found = [Int](repeating: 0, count: 64)

    /// - Parameter person: the state the person lives in.
    init(person: StateCode?, _ engine: SearchEngine) {
        self.engine = engine
        self.person = person
        served = person.map { ServedStates($0, engine) }
    }

    mutating func add(_ programs: [UInt32]) {
        let counts = tally(engine.windowMarks.marks, of: programs)
        // Those whose marks say all.
        let most = person == nil ? WindowMarks.doors : WindowMarks.person
        for mark in 0..<Int(most) { found[mark & 63] += counts[mark] }
        guard counts[Int(most)...].contains(where: { $0 > 0 }) else { return }
        for program in programs where engine.windowMarks.marks[Int(program)] >= most { addSlowly(Int(program)) }
    }

    private mutating func addSlowly(_ program: Int) {
        let mark = engine.windowMarks.marks[program]
        if mark >= WindowMarks.doors {
            let bits = WindowBits(program, for: person, engine)
            found[Int(WindowMarks.mark(WindowBits.code(bits.yes), no: WindowBits.code(bits.no)))] += 1
        } else if served?.serves(program) == .no {
            found[Int(WindowMarks.mark(engine.shapes.codesInPerson[Int(engine.columns.schedule[program])]))] += 1
        } else {
            found[Int(mark & 63)] += 1
        }
    }

    /// Writes the counts of the windows over those of their labels.
    /// - Parameter first: place of the first bit of their word.
    func write(to yes: inout [Int], _ no: inout [Int], from first: Int) {
        for (place, term) in Term.windows.enumerated() {
            let at = first + term.bit.trailingZeroBitCount
            yes[at] = 0
            no[at] = 0
            for mark in 0..<64 where found[mark] > 0 {
                yes[at] += mark >> place & 1 == 1 ? found[mark] : 0
                no[at] += mark >> (place + 3) & 1 == 1 ? found[mark] : 0
            }
        }
    }
}

/// How many of the programs have each byte. Four counts take turns: programs in a row mostly have the same, and a count that
/// has just been written is slow to read.
private func tally(_ bytes: [UInt8], of programs: [UInt32]) -> [Int] {
    var counts = InlineArray<1024, UInt32>(repeating: 0)
    let (bytes, programs) = (bytes.span, programs.span)
    for i in programs.indices { counts[(i & 3) << 8 | Int(bytes[Int(programs[i])])] &+= 1 }
    return (0..<256).map { Int(counts[$0]) + Int(counts[256 + $0]) + Int(counts[512 + $0]) + Int(counts[768 + $0]) }
}
