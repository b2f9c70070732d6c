import LocatorIndex
import Treatment

/// What contradicts itself about whom a program takes and what it gives.
func audienceLints(_ subject: LintSubject) -> [Found] {
    var found: [Found] = []
    let only = subject.servesOnly.terms
    if !only.isEmpty {
        let military = only.contains { $0 == .veterans || $0 == activeDuty } && !only.contains(militaryFamilies)
        let minors = [Term.adolescents, .children].filter { subject.says(.yes, $0) }
        if military, !minors.isEmpty || (subject.ages.map { $0.upperBound < 18 } ?? false) {
            found.append((.militaryOnlyMinors, words(minors)))
        }
        let refused = only.filter { subject.says(.no, $0) }
        if !refused.isEmpty { found.append((.servesOnlyWhomNot, words(refused))) }
    }
    if let ages = subject.ages {
        let outside = ageGroups.filter { group in
            subject.saysItself(group.term) && (ages.upperBound < group.from || ages.lowerBound > group.to)
        }
        if !outside.isEmpty {
            let names = words(outside.map(\.term))
            found.append((.agesAgainstAudience, "\(agesText(ages)), yet \(names)"))
        }
    }
    if subject.level == .detox, subject.says(.yes, needsDetoxFirst) { found.append((.detoxAfterDetox, "")) }
    if subject.level == .otp, subject.says(.no, methadone), subject.says(.no, buprenorphine) {
        found.append((.otpWithoutMedication, ""))
    }
    if subject.says(.no, .telehealth), case let states = subject.snapshot.telehealthStates(subject.ordinal),
        !states.isEmpty
    {
        found.append((.telehealthStatesWithoutTelehealth, states.map(\.description).joined(separator: " ")))
    }
    return found
}

/// The youngest and the oldest that a group can mean, so wide that only a plain contradiction is one.
private let ageGroups: [(term: Term, from: UInt8, to: UInt8)] = [
    (.children, 0, 14), (.adolescents, 10, 21), (.youngAdults, 16, 30), (.adults, 18, 255), (.olderAdults, 50, 255),
]

private let activeDuty = Vocabulary.known("active_duty")
private let militaryFamilies = Vocabulary.known("military_families")
private let needsDetoxFirst = Vocabulary.known("needs_detox_first")
private let methadone = Vocabulary.known("methadone")
private let buprenorphine = Vocabulary.known("buprenorphine")

private func words(_ terms: [Term]) -> String {
    terms.map { Vocabulary.fixed[$0].code }.joined(separator: ", ")
}
