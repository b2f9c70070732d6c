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
    var subject = LintSubject(snapshot)
    for facility in facilities {
        let outline = snapshot.outline(ofFacility: facility)
        let first = Int(snapshot.columns.facilityStart[facility])
        var found = siteLints(facility, outline, snapshot, crowded).map {
            LintFinding(lint: $0.lint, program: first, value: $0.value)
        }
        for ordinal in first..<Int(snapshot.columns.facilityStart[facility + 1]) {
            try subject.read(ordinal)
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
    private(set) var ordinal = 0
    private(set) var level = Level.op
    private(set) var statedTenthHours: Int?
    /// Nil where neither sessions nor hours of opening are known.
    private(set) var timed: Program?
    private var facts: FactScan
    private let levels, leastAge, mostAge: Column<UInt8>
    private let schedule, openWeek, only: Column<UInt32>

    init(_ snapshot: Snapshot) {
        self.snapshot = snapshot
        facts = FactScan(snapshot)
        (levels, schedule) = (snapshot.columns.level, snapshot.columns.schedule)
        (openWeek, only) = (snapshot.columns.openWeek, snapshot.columns.servesOnly)
        (leastAge, mostAge) = (snapshot.columns.leastAge, snapshot.columns.mostAge)
    }

    /// Goes to a program.
    mutating func read(_ ordinal: Int) throws(IndexError) {
        guard let level = Level(rawValue: levels[ordinal]) else {
            throw IndexError.damaged(snapshot.path, what: "levels")
        }
        self.ordinal = ordinal
        self.level = level
        facts.read(ordinal)
        statedTenthHours = snapshot.outline(ofProgram: ordinal).statedTenthHours
        let isTimed = schedule[ordinal] != 0 || openWeek[ordinal] != 0
        timed = isTimed ? try snapshot.programBesideFacts(ordinal) : nil
    }

    func says(_ state: Ternary, _ term: Term) -> Bool {
        switch state {
        case .yes: facts.says[term.word] & term.bit != 0
        case .no: facts.knows[term.word] & ~facts.says[term.word] & term.bit != 0
        case .unknown: facts.knows[term.word] & term.bit == 0
        }
    }

    /// A yes of the program's own record, or of the team: what another record of the facility says may be meant of another
    /// program there.
    func saysItself(_ term: Term) -> Bool {
        guard says(.yes, term) else { return false }
        var place = facts.places.lowerBound
        for word in 0..<term.word { place += facts.knows[word].nonzeroBitCount }
        place += (facts.knows[term.word] & (term.bit - 1)).nonzeroBitCount
        guard place < facts.places.upperBound, case let number = Int(facts.classOf[place]),
            number < snapshot.classes.count
        else { return false }
        return snapshot.classes[number].isOwn == 1
    }

    var servesOnly: ServesOnlySet { ServesOnlySet(rawValue: only[ordinal]) }

    /// Nil when not stated.
    var ages: ClosedRange<UInt8>? {
        let (least, most) = (leastAge[ordinal], mostAge[ordinal])
        return least <= most ? least...most : nil
    }

    /// As `Program.isForAdolescents`.
    var isForAdolescents: Bool {
        if let ages { return ages.upperBound < 21 && ages.lowerBound >= 10 }
        return says(.yes, .adolescents) && !says(.yes, .adults) && !says(.yes, .youngAdults)
    }
}
