package import Treatment

/// The answer to one request: a page of hits and everything that tells how they were found.
package struct SearchAnswer: Sendable {
    package let snapshotID: String
    package let asOf: Day?
    /// Hits of the whole list, folded as asked; not only of this page.
    package let total: Int
    package let radius: RadiusUsed
    /// Pinned or found; nil without an origin.
    package let scaleMiles: Int?
    package let weights: Weights
    /// The dimensions that score in this request, in the order of `Dimension.allCases`.
    package let active: [Dimension]
    package let hits: [Hit]
    /// Where the next page begins; nil when this is the last.
    package let next: Cursor?
    /// Programs beyond an explicit radius that the person could attend online.
    package let online: Beside
    /// Programs of the person's state that have no point.
    package let unlocated: Beside
    /// Mental-health facilities nearby whose sources never ask about a level that was asked for.
    package let neverAsked: Beside
    /// The request from its first page on, with the radius and the scale it was answered with: what links begin from.
    package let pinned: SearchRequest
    /// Those that were asked for, in the order of `FacetGroup.allCases`.
    package let facets: [Facet]
    /// Small changes that bring more hits, when there are few; at most three, the smallest first.
    package let relaxations: [Relaxation]
    /// How the words of the request's text were understood; nil when it has none.
    package let text: TextReading?
    /// What the hits were taken from: for telling where one would stand.
    let candidates: Candidates
}

/// All that a request finds, before it is ranked, folded and cut into pages.
struct Candidates: Sendable {
    let plan: Plan
    let programs: [UInt32]
    /// Squared, from the origin; 0 without one.
    let chords: [Int64]
}

/// Which radius an answer is true for.
package struct RadiusUsed: Hashable, Sendable {
    /// Nil: no ring at all.
    package let metres: Metres?
    /// The person named it.
    package let isExplicit: Bool
    /// What each ring that was tried held: miles (nil is unlimited) and facilities with a passing program.
    package let tried: [Ring]

    package struct Ring: Hashable, Sendable {
        package let miles: Int?
        package let facilities: Int
    }
}

/// Things listed beside the hits: in no total, count or order.
package struct Beside: Hashable, Sendable {
    package let count: Int
    /// The first ten: ordinals of programs; for `neverAsked` of facilities.
    package let ordinals: [Int]

    package static let none = Beside(count: 0, ordinals: [])
}

/// One program (or one facility at its best program) in the list.
package struct Hit: Hashable, Sendable {
    /// From 1 over all pages.
    package var rank: Int
    /// Ordinal in the snapshot.
    package let program: Int
    /// T.
    package let score: Int
    /// Nil without an origin.
    package let metres: Metres?
    /// One an active dimension, 0 ... 10,000.
    package let points: DimensionPoints
    /// What is known of each asked thing, in the order level, age, needs, attendable (those that were asked).
    package let states: AskedStates
    /// How the best track goes into the person's week, or that the doors are shut then; nil when no schedule was asked, or no
    /// track is known and the doors do not decide.
    package let fit: ScheduleFit?
    /// Distance counts in full because the program is attended online.
    package let isAttendedOnline: Bool
    /// Nil when neither the person nor a distance tells.
    package let travel: Travel?
    /// Minutes kept free before and after a session in person; nil when no schedule was asked.
    package let bufferMinutes: Int?
    /// `collapse=facility`: the facility's other passing programs, in rank order.
    package let others: [Int]
    /// `collapse=organization`: how many hits of the organisation are folded into this one.
    package let more: Int
    let key: RankKey
}
