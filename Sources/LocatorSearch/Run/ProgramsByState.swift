import LocatorIndex
import Treatment

/// Programs that people of a state may attend without going there, or that may be near them though no point is known: looked up
/// by the state, worked out once a snapshot. Made before the checksums are compared: wrong ordinals are passed over.
struct ProgramsByState: Sendable {
    private var ordinals: [StateCode: [UInt32]] = [:]

    /// Ordinals, ascending.
    subscript(state: StateCode) -> [UInt32] { ordinals[state] ?? [] }

    /// Programs of `all` with an online track that is known to serve a state: `SearchEngine.serves` says yes.
    /// - Parameter all: with an online track; ascending.
    init(serving all: [UInt32], _ snapshot: Snapshot) {
        for ordinal in all {
            for state in served(Int(ordinal), snapshot) { ordinals[state, default: []].append(ordinal) }
        }
    }

    /// Programs without a point, of a state or with an online track that serves it.
    /// - Parameter hasOnlineTrack: by number of schedule.
    init(unlocatedIn snapshot: Snapshot, hasOnlineTrack: [Bool]) {
        let columns = snapshot.columns
        let programs = snapshot.summary.programs
        for program in min(snapshot.summary.located, programs)..<programs {
            var states = [site(of: program, columns)].compactMap(\.self)
            if case let number = Int(columns.schedule[program]), number < hasOnlineTrack.count, hasOnlineTrack[number] {
                states += served(program, snapshot)
            }
            var last: StateCode?
            for state in states.sorted() where state != last {
                last = state
                ordinals[state, default: []].append(UInt32(program))
            }
        }
    }
}

/// The states that a program's telehealth is known to serve.
private func served(_ program: Int, _ snapshot: Snapshot) -> [StateCode] {
    let named = snapshot.telehealthStates(program)
    if !named.isEmpty {
        var last: StateCode?
        return named.sorted().filter { state in
            defer { last = state }
            return state != last
        }
    }
    return site(of: program, snapshot.columns).map { [$0] } ?? []
}

/// The state of a program's facility; nil when it is not known.
private func site(of program: Int, _ columns: Columns) -> StateCode? {
    let facility = Int(columns.facilityOf[program])
    guard facility < columns.facilityState.count, case let state = columns.facilityState[facility], state != 0 else {
        return nil
    }
    return StateCode(rawValue: state)
}

/// Ordinals as ranges, those of neighbours joined.
/// - Parameter ordinals: ascending, no doubles.
func joined(_ ordinals: [UInt32]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for ordinal in ordinals {
        let program = Int(ordinal)
        if let last = ranges.last, last.upperBound == program {
            ranges[ranges.count - 1] = last.lowerBound..<program + 1
        } else {
            ranges.append(program..<program + 1)
        }
    }
    return ranges
}
