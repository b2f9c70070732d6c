package import Treatment

/// What a place has within reach. Unknown is not no: a place where nothing is known to do is told apart from one where nothing
/// can.
package enum SupplyAnswer: String, Codable, CaseIterable, Sendable {
    /// No program within reach may have all that is asked: of each something asked is known not to be so.
    case none
    /// Programs are within reach of which something asked is not known, and none that is known to have all.
    case possible
    /// At least one program within reach is known to have all that is asked.
    case known
}

/// Programs around one point.
package struct Supply: Hashable, Sendable {
    /// Within reach, and known to have all that is asked.
    package let known: Int
    /// Within reach, something asked is not known and nothing is known not to be so: a call would tell.
    package let possible: Int
    /// Attended online from the person's state, wherever they are, and known to have all that is asked. Not in `known`. 0 where
    /// something is known within reach.
    package let online: Int
    /// The nearest program that is known to have all that is asked, the time of the way not counted; nil where something is
    /// known within reach, and where the whole country has none.
    package let nearest: Metres?

    package var answer: SupplyAnswer { known > 0 ? .known : possible > 0 ? .possible : .none }
}

/// How many places, and people, have which answer.
package struct SupplyCounts: Codable, Hashable, Sendable {
    package var none = 0
    package var possible = 0
    package var known = 0

    package var all: Int { none + possible + known }

    package subscript(answer: SupplyAnswer) -> Int {
        get {
            switch answer {
            case .none: none
            case .possible: possible
            case .known: known
            }
        }
        set {
            switch answer {
            case .none: none = newValue
            case .possible: possible = newValue
            case .known: known = newValue
            }
        }
    }
}
