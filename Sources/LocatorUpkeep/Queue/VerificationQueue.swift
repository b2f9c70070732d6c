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
    // Stretches of places, for each query; added up in their order, whichever is done first.
    let work = requests.indices.flatMap { query in
        stretches(of: places.count, length: 25).map { Stretch(query: query, places: $0) }
    }
    let found = concurrently(work) { stretch in
        shown(requests[stretch.query].request, at: places[stretch.places], engine)
    }
    var sum = WorthSum(engine.snapshot, options)
    for (stretch, result) in zip(work, found) {
        let weight = Double(requests[stretch.query].weight)
        for (place, hits) in zip(places[stretch.places], try result.get()) {
            let share = 1e6 * weight * Double(place.people) / (Double(weights) * Double(people))
            for hit in hits { sum.add(hit.program, hit.stakes, share: share) }
        }
    }
    let entries = sum.entries
    return VerificationQueue(
        entries: entries, searches: requests.count * places.count, places: places.count,
        worth: entries.reduce(0) { $0 + $1.worth })
}

private struct Stretch {
    let query: Int
    let places: Range<Int>
}

/// A program on a first page, and what hangs on what is known of it.
private struct Shown {
    let program: Int
    let stakes: [Stake]
}

/// The first page of a request at each of some places.
private func shown(
    _ request: SearchRequest, at places: ArraySlice<DemandPlace>, _ engine: SearchEngine
) -> Result<[[Shown]], SearchError> {
    var pages: [[Shown]] = []
    do throws(SearchError) {
        for place in places {
            var asked = request
            asked.origin = place.origin
            let answer = try engine.search(asked, relaxes: false)
            let stakes = try engine.stakes(answer, for: asked)
            pages.append(zip(answer.hits, stakes).map { Shown(program: $0.program, stakes: $1) })
        }
    } catch { return .failure(error) }
    return .success(pages)
}
