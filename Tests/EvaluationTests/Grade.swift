import LocatorSearch
import Treatment

/// How good a hit is for who asked, from 0 (of no use) to 3 (as good as can be), by rules that know nothing of weights, points
/// or rank. docs/evaluation.md, "Grades".
///
/// From 3 is taken away:
/// - for the way: 1 beyond 10 miles, 2 beyond 25, 3 beyond 50; nothing for what is attended online;
/// - for what was asked with must or strict, age included, and is not known: 1 for one such thing, 2 for more;
/// - for times: 1 when it is not known whether they fit, 2 when they do not;
/// - for wishes: 1 when fewer than half of them are known to come true.
///
/// A known no to what must be is 0. Within 50 miles, what is no known no is at least 1.
func grade(_ hit: Hit, _ program: Program, _ request: SearchRequest, _ vocabulary: Vocabulary) -> Int {
    var off = 0
    var isReachable = true
    if request.origin != nil, !hit.isAttendedOnline {
        let miles = hit.metres.map { Int($0.rawValue) / 1609 } ?? Int.max
        off += miles < 10 ? 0 : miles < 25 ? 1 : miles < 50 ? 2 : 3
        isReachable = miles < 50
    }

    var unknowns = 0
    var wishes = (asked: 0, true: 0)
    for need in request.needs {
        let state = state(of: need, program, vocabulary)
        switch need.mode {
        case .must, .strict, .not:
            if state == .no { return 0 }
            if state == .unknown { unknowns += 1 }
        case .prefer:
            wishes.asked += 1
            if state == .yes { wishes.true += 1 }
        }
    }
    if let age = request.age {
        let state = serves(age.years, program)
        if state == .no { return 0 }
        if state == .unknown { unknowns += 1 }
    }
    off += min(2, unknowns)

    var isKnownNo = false
    if let schedule = request.schedule {
        switch hit.fit?.attendable ?? .unknown {
        case .yes: break
        case .unknown: off += 1
        case .no:
            if schedule.mode == .must || schedule.mode == .strict { return 0 }
            off += 2
            isKnownNo = true
        }
    }
    if 2 * wishes.true < wishes.asked { off += 1 }
    return max(isReachable && !isKnownNo ? 1 : 0, 3 - off)
}

/// A carrier is known only where it is named; everything else is what the listing says.
private func state(of need: Need, _ program: Program, _ vocabulary: Vocabulary) -> Ternary {
    let states = need.terms.map { program.facts[$0]?.state ?? .unknown }
    if need.mode == .not {
        return states.contains(.yes) ? .no : states.allSatisfy { $0 == .no } ? .yes : .unknown
    }
    switch need.combination {
    case .any: return states.contains(.yes) ? .yes : states.allSatisfy { $0 == .no } ? .no : .unknown
    case .all: return states.contains(.no) ? .no : states.allSatisfy { $0 == .yes } ? .yes : .unknown
    }
}

private func serves(_ years: Int, _ program: Program) -> Ternary {
    if let ages = program.ages { return ages.contains(UInt8(years)) ? .yes : .no }
    let states = AgeNeed(years: years).terms.map { program.facts[$0]?.state ?? .unknown }
    return states.contains(.yes) ? .yes : states.allSatisfy { $0 == .no } ? .no : .unknown
}
