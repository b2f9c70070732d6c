import Treatment

/// What programs of the snapshot before have by numbers that may be other ones now: classes of facts, schedules, hours of opening.
/// Each is numbered anew when it is first met.
struct CarriedNumbers {
    private let before: Before?
    /// By the former number; -1 for what was not met.
    private var classes: [Int32]
    private var schedules: [Int32]
    private var openWeeks: [Int32]
    private var telehealth: (place: Int, states: [StateCode]) = (0, [])

    init(_ before: Before?) {
        self.before = before
        classes = [Int32](repeating: -1, count: before?.snapshot.classes.count ?? 0)
        schedules = [Int32](repeating: -1, count: before?.columns.scheduleStart.count ?? 0)
        openWeeks = [Int32](repeating: -1, count: before?.columns.openWeekStart.count ?? 0)
    }

    /// The classes of all that a program knows, in the order of their terms.
    mutating func appendClasses(
        of program: Int, to known: inout [UInt16], _ table: inout FactClassTable
    ) throws(IndexError) {
        guard let before else { return }
        var count = 0
        for word in before.columns.yes.indices {
            count += (before.columns.yes[word][program] | before.columns.no[word][program]).nonzeroBitCount
        }
        let start = Int(before.columns.factStart[program])
        guard start <= before.columns.factClass.count, count <= before.columns.factClass.count - start else {
            throw IndexError.damaged(before.snapshot.path, what: "facts of program \(program)")
        }
        for place in start..<start + count {
            let old = Int(before.columns.factClass[place])
            guard old < classes.count else {
                throw IndexError.damaged(before.snapshot.path, what: "facts of program \(program)")
            }
            if classes[old] < 0 { classes[old] = Int32(try table.ordinal(of: before.snapshot.classes[old].packed)) }
            known.append(UInt16(truncatingIfNeeded: classes[old]))
        }
    }

    mutating func schedule(of program: Int, _ table: inout ScheduleTable) -> UInt32 {
        guard let before else { return 0 }
        let old = Int(before.columns.schedule[program])
        if old == 0 { return 0 }
        if schedules[old] < 0 {
            let words = words(before.columns.schedules, before.columns.scheduleStart, old)
            schedules[old] = Int32(bitPattern: table.ordinal(ofEncoded: words))
        }
        return UInt32(bitPattern: schedules[old])
    }

    mutating func openWeek(of program: Int, _ table: inout OpenWeekTable) -> UInt32 {
        guard let before else { return 0 }
        let old = Int(before.columns.openWeek[program])
        if old == 0 { return 0 }
        if openWeeks[old] < 0 {
            let words = words(before.columns.openWeeks, before.columns.openWeekStart, old)
            openWeeks[old] = Int32(bitPattern: table.ordinal(ofEncoded: words))
        }
        return UInt32(bitPattern: openWeeks[old])
    }

    mutating func telehealthStates(of program: Int) -> [StateCode] {
        guard let before, case let place = Int(before.columns.telehealthStates[program]), place != 0 else {
            return []
        }
        if place != telehealth.place { telehealth = (place, before.snapshot.telehealthStates(program)) }
        return telehealth.states
    }

    private func words(_ words: Column<UInt32>, _ starts: Column<UInt32>, _ number: Int) -> [UInt32] {
        (Int(starts[number])..<Int(starts[number + 1])).map { words[$0] }
    }
}
