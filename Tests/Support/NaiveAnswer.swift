package import Treatment

/// What the naive scan answers: the whole list, by ids, with everything that an engine's answer can be compared with.
package struct NaiveAnswer: Sendable {
    package var active: [Dimension] = []
    package var scaleMiles: Int?
    /// Nil: no ring.
    package var radiusMetres: Int?
    package var isRadiusExplicit = false
    package var tried: [NaiveRing] = []
    /// In order, folded as asked.
    package var hits: [NaiveHit] = []
    /// Programs, in the order they are listed.
    package var online: [UInt64] = []
    package var unlocated: [UInt64] = []
    /// Facilities, in the order they are listed.
    package var neverAsked: [UInt64] = []
}

/// A ring that was tried: miles (nil is unlimited) and facilities with a passing program.
package struct NaiveRing: Equatable, Sendable {
    package let miles: Int?
    package let facilities: Int
}

package struct NaiveHit: Sendable {
    package let program: UInt64
    package let facility: UInt64
    /// The folded first name line.
    let organisation: String
    package let score: Int
    /// One an active dimension.
    package let points: [Int]
    /// Level, age, needs, attendable: those that were asked.
    package let states: [Ternary]
    /// Nil without an origin or a point.
    package let metres: Int?
    package let isAttendedOnline: Bool
    package let fit: NaiveFit?
    /// One way, and in a week; nil when not known.
    package let travelMinutes: Int?
    package let weeklyTravelMinutes: Int?
    /// Nil when no schedule was asked.
    package let bufferMinutes: Int?
    package var others: [UInt64] = []
    package var more = 0
}

/// How a program's tracks, or its doors, go into the person's week.
package struct NaiveFit: Sendable {
    /// Some track is known, whether or not the person may attend it.
    package var isScheduleKnown = false
    /// No track is known, and no session can be held when the person could come.
    package var isShut = false
    /// Ordinal of the best track; nil when no track is known or none may be attended.
    package var track: Int?
    package var attendable = Ternary.unknown
    /// Points while fresh, and after ageing.
    package var fresh = 3500
    package var points = 3500
    package var slackMinutes = 0
    package var isOnline = false
    /// The person need not go there.
    package var isFromHome = false
    /// Ordinals of the best track's sessions that fit.
    package var fitting: [Int] = []
    package var trips = 0
}
