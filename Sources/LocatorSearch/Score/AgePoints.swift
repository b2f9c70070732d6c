import LocatorIndex
import Treatment

/// An asked age as one value of the specialty; an age that is left out (`not`) only filters.
struct ScoredAge {
    let years: Int
    /// The age groups of a person of these years; the best of them counts.
    let groups: [PlainValue]

    init?(_ age: AgeNeed?, _ worths: Worths) {
        guard let age, age.mode != .not else { return nil }
        years = age.years
        groups = age.terms.map { PlainValue($0, worth: worths.worth($0)) }
    }
}

extension Points {
    /// What an asked age is worth: what its age groups are, but ages that are stated and hold it are worth no less than an undated
    /// listing, and ages that do not no more than an undated no.
    /// - Parameters:
    ///   - groups: points of the best of the age groups, 0 ... 10,000, aged.
    ///   - stated: whether the stated ages hold it; unknown when none are stated.
    @inline(__always)
    static func age(groups: Int, stated: Ternary) -> Int {
        switch stated {
        case .unknown: groups
        case .yes: max(groups, statedAge)
        case .no: min(groups, deniedAge)
        }
    }

    /// A range of ages carries no date.
    static var statedAge: Int { undatedAge(listed) }
    static var deniedAge: Int { undatedAge(0) }

    private static func undatedAge(_ fresh: Int) -> Int {
        aged(fresh, unknown: unknown(.specialty), freshness: freshness(.specialty, asOf: nil, on: nil))
    }
}

extension SearchEngine {
    /// Whether the ages that a program states hold a person's; unknown when it states none.
    @inline(__always)
    func statedAge(_ years: Int, _ program: Int) -> Ternary {
        let least = Int(columns.leastAge[program])
        let most = Int(columns.mostAge[program])
        guard least <= most else { return .unknown }
        return (least...most).contains(years) ? .yes : .no
    }
}
