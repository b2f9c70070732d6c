import LocatorIndex
package import LocatorSearch
package import Treatment

/// Whom to call first: programs by what a call would be worth to the people who are shown them. `docs/verification.md` has the
/// formula.
package struct VerificationQueue: Sendable {
    /// Programs worth a call, the most first; ties by id.
    package let entries: [Entry]
    /// Searches that were made: saved queries × places.
    package let searches: Int
    package let places: Int
    /// Of all entries.
    package let worth: Double

    package struct Entry: Sendable {
        /// Ordinal in the snapshot.
        package let program: Int
        /// Of a million searches of the demand, those whose first page shows it.
        package let shown: Double
        /// Sum of the questions'.
        package let worth: Double
        /// What pays most first.
        package let questions: [Question]
    }

    package struct Question: Sendable {
        package let subject: Stake.Subject
        /// What the listings say, and since when.
        package let state: Ternary
        package let grade: Grade
        package let asOf: Day?
        /// Of a million searches: shown × how much of the fact has faded × how much of the score it decides.
        package let worth: Double
    }

    package struct Options: Sendable {
        /// The day that ages are counted to.
        package var today: Day
        /// Days that a fact may be old before it is asked for again.
        package var olderDays = 365
        /// The most populous places that the queries are asked from.
        package var mostPlaces = 300
        /// Only programs of this state.
        package var state: StateCode?

        package init(today: Day) { self.today = today }
    }
}

/// Makes the queue: asks every saved query at every place of the demand, looks at the first page of each answer, and adds up what
/// an answer by telephone would change. The same arguments give the same queue.
/// - Parameter requests: of the saved queries, with their weights, without a place.
package func verificationQueue(
    _ requests: [(request: SearchRequest, weight: Int)], _ engine: SearchEngine, _ options: VerificationQueue.Options
) throws(SearchError) -> VerificationQueue {
    let places = demandPlaces(options.mostPlaces, in: engine.snapshot)
    let people = places.reduce(0) { $0 + $1.people }
    let weights = requests.reduce(0) { $0 + $1.weight }
    var sum = WorthSum(engine.snapshot, options)
    for (request, weight) in requests {
        for place in places {
            var asked = request
            asked.origin = place.origin
            let answer = try engine.search(asked, relaxes: false)
            let share = 1e6 * Double(weight) * Double(place.people) / (Double(weights) * Double(people))
            for (hit, stakes) in zip(answer.hits, try engine.stakes(answer, for: asked)) {
                sum.add(hit.program, stakes, share: share)
            }
        }
    }
    let entries = sum.entries
    return VerificationQueue(
        entries: entries, searches: requests.count * places.count, places: places.count,
        worth: entries.reduce(0) { $0 + $1.worth })
}
