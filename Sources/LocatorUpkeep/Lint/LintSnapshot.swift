package import LocatorIndex
import Treatment

/// A contradiction that was found: of the program at an ordinal; of a site, of its first one.
package struct LintFinding: Hashable, Sendable {
    package let lint: Lint
    package let program: Int
    /// What was found: `3.5 h a week`.
    package let value: String
}

/// Looks through a whole snapshot. By program, then by the lint's id.
/// - Throws: `IndexError.damaged`.
package func lint(_ snapshot: Snapshot) throws(IndexError) -> [LintFinding] {
    let crowded = crowdedPhones(snapshot)
    let parts = concurrently(stretches(of: snapshot.summary.facilities, length: 1 << 14)) { facilities in
        Result { () throws(IndexError) in try lint(facilities, of: snapshot, crowded) }
    }
    var findings: [LintFinding] = []
    for part in parts { findings += try part.get() }
    return findings
}

private func lint(
    _ facilities: Range<Int>, of snapshot: Snapshot, _ crowded: [Int: Int]
) throws(IndexError) -> [LintFinding] {
    var findings: [LintFinding] = []
    for facility in facilities {
        let outline = snapshot.outline(ofFacility: facility)
        let first = Int(snapshot.columns.facilityStart[facility])
        var found = siteLints(facility, outline, snapshot, crowded).map {
            LintFinding(lint: $0.lint, program: first, value: $0.value)
        }
        for ordinal in first..<Int(snapshot.columns.facilityStart[facility + 1]) {
            let subject = try LintSubject(snapshot, ordinal)
            found += (audienceLints(subject) + hoursLints(subject)).map {
                LintFinding(lint: $0.lint, program: ordinal, value: $0.value)
            }
        }
        if !found.isEmpty { findings += found.sorted { ($0.program, $0.lint.id) < ($1.program, $1.lint.id) } }
    }
    return findings
}

/// How often each lint was found, by id; those that were not are left out.
package func lintCounts(_ findings: [LintFinding]) -> [(lint: Lint, count: Int)] {
    Lint.all.compactMap { lint in
        let count = findings.count { $0.lint == lint }
        return count > 0 ? (lint, count) : nil
    }
}

/// A lint with what was found.
typealias Found = (lint: Lint, value: String)

/// One program under the eyes of the lints: columns at once, the rest only where sessions or hours are known.
struct LintSubject {
    let snapshot: Snapshot
    let ordinal: Int
    let level: Level
    let statedTenthHours: Int?
    /// Nil where neither sessions nor hours of opening are known.
    let timed: Program?

    init(_ snapshot: Snapshot, _ ordinal: Int) throws(IndexError) {
        self.snapshot = snapshot
        self.ordinal = ordinal
        guard let level = Level(rawValue: snapshot.columns.level[ordinal]) else {
            throw IndexError.damaged(snapshot.path, what: "levels")
        }
        self.level = level
        statedTenthHours = snapshot.outline(ofProgram: ordinal).statedTenthHours
        let isTimed = snapshot.columns.schedule[ordinal] != 0 || snapshot.columns.openWeek[ordinal] != 0
        timed = isTimed ? try snapshot.programBesideFacts(ordinal) : nil
    }

    func says(_ state: Ternary, _ term: Term) -> Bool {
        switch state {
        case .yes: snapshot.columns.yes[term.word][ordinal] & term.bit != 0
        case .no: snapshot.columns.no[term.word][ordinal] & term.bit != 0
        case .unknown: !says(.yes, term) && !says(.no, term)
        }
    }

    /// A yes of the program's own record, or of the team: what another record of the facility says may be meant of another
    /// program there.
    func saysItself(_ term: Term) -> Bool {
        guard says(.yes, term) else { return false }
        let columns = snapshot.columns
        var place = Int(columns.factStart[ordinal])
        for word in 0..<term.word {
            place += (columns.yes[word][ordinal] | columns.no[word][ordinal]).nonzeroBitCount
        }
        let known = columns.yes[term.word][ordinal] | columns.no[term.word][ordinal]
        place += (known & (term.bit - 1)).nonzeroBitCount
        guard place < columns.factClass.count, case let number = Int(columns.factClass[place]),
            number < snapshot.classes.count
        else { return false }
        return snapshot.classes[number].isOwn == 1
    }

    var servesOnly: ServesOnlySet { ServesOnlySet(rawValue: snapshot.columns.servesOnly[ordinal]) }

    /// Nil when not stated.
    var ages: ClosedRange<UInt8>? {
        let (least, most) = (snapshot.columns.leastAge[ordinal], snapshot.columns.mostAge[ordinal])
        return least <= most ? least...most : nil
    }

    /// As `Program.isForAdolescents`.
    var isForAdolescents: Bool {
        if let ages { return ages.upperBound < 21 && ages.lowerBound >= 10 }
        return says(.yes, .adolescents) && !says(.yes, .adults) && !says(.yes, .youngAdults)
    }
}
