import LocatorIndex
import LocatorSearch
import Treatment

/// What calls are worth, while it is added up: search after search, always in the same order.
struct WorthSum {
    private let snapshot: Snapshot
    private let options: VerificationQueue.Options
    private var shown: [Double]
    private var asked: [[Asked]]

    private struct Asked {
        let stake: Stake
        var worth: Double
    }

    init(_ snapshot: Snapshot, _ options: VerificationQueue.Options) {
        self.snapshot = snapshot
        self.options = options
        shown = [Double](repeating: 0, count: snapshot.summary.programs)
        asked = [[Asked]](repeating: [], count: snapshot.summary.programs)
    }

    /// - Parameter share: of a million searches, those that this one stands for.
    mutating func add(_ program: Int, _ stakes: [Stake], share: Double) {
        if let state = options.state, !isIn(state, program) { return }
        shown[program] += share
        for stake in stakes {
            let worth = share * faded(stake) * Double(stake.change) / Double(Points.full)
            guard worth > 0 else { continue }
            if let place = asked[program].firstIndex(where: { $0.stake.subject == stake.subject }) {
                asked[program][place].worth += worth
            } else {
                asked[program].append(Asked(stake: stake, worth: worth))
            }
        }
    }

    private func isIn(_ state: StateCode, _ program: Int) -> Bool {
        snapshot.columns.facilityState[Int(snapshot.columns.facilityOf[program])] == state.rawValue
    }

    /// How much of what a fact tells is gone: all of what is not known, nothing of what is young enough, else what its age has
    /// taken of its points.
    private func faded(_ stake: Stake) -> Double {
        guard stake.state != .unknown else { return 1 }
        if let asOf = stake.asOf, Int(options.today.rawValue) - Int(asOf.rawValue) <= options.olderDays { return 0 }
        let freshness = Points.freshness(dimension(stake.subject), asOf: stake.asOf, on: options.today)
        return Double(Points.full - freshness) / Double(Points.full)
    }

    /// The dimension whose half-life a fact has.
    private func dimension(_ subject: Stake.Subject) -> Dimension {
        switch subject {
        case .level: .specialty
        case .sessions: .schedule
        case .term(let term): snapshot.vocabulary[term].group.dimension ?? .specialty
        }
    }

    /// Programs that a call is worth something for.
    var entries: [VerificationQueue.Entry] {
        var entries: [VerificationQueue.Entry] = []
        for program in asked.indices where !asked[program].isEmpty {
            // Ties keep the order in which they were first asked.
            let order = asked[program].indices.sorted {
                (asked[program][$1].worth, $0) < (asked[program][$0].worth, $1)
            }
            let questions = order.map { place in
                let one = asked[program][place]
                return VerificationQueue.Question(
                    subject: one.stake.subject, state: one.stake.state, grade: one.stake.grade, asOf: one.stake.asOf,
                    worth: one.worth)
            }
            entries.append(
                VerificationQueue.Entry(
                    program: program, shown: shown[program], worth: questions.reduce(0) { $0 + $1.worth },
                    questions: questions))
        }
        let ids = snapshot.columns.programID
        return entries.sorted { ($1.worth, ids[$0.program]) < ($0.worth, ids[$1.program]) }
    }
}
