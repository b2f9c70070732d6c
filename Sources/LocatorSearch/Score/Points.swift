package import Treatment

/// What a yes is worth, what an unknown is worth, and how fast a fact ages: `ranking.md`, in whole numbers of 10,000.
package enum Points {
    package static let full = 10_000

    /// What *unknown* is worth in a dimension. Nothing that is known lies on the wrong side of it, at any age.
    package static func unknown(_ dimension: Dimension) -> Int {
        switch dimension {
        case .payment: 4000
        case .specialty, .accreditation: 3000
        case .schedule: 3500
        case .language: 2500
        case .distance, .text: 0
        }
    }

    /// Half-life in months.
    package static func halfLifeMonths(_ dimension: Dimension) -> Int {
        switch dimension {
        case .payment: 12
        case .schedule: 6
        case .language, .specialty: 24
        case .accreditation: 36
        case .distance, .text: 1
        }
    }

    /// What a fresh yes to `term` is worth.
    /// - Parameters:
    ///   - isOwn: the program's own record says it, not another of its facility.
    ///   - entry: the term.
    package static func yes(_ entry: TermEntry, _ grade: Grade, isOwn: Bool) -> Int {
        switch entry.group {
        case .payment: payment(entry)
        case .accreditation: accreditation(entry.term)
        case .language: language(grade)
        case .focus, .delivery, .shape, .modality, .approach, .condition, .medication, .audience, .support, .service,
            .policy, .intake, .mutualHelp, .staff, .groupKind, .complementary, .aftercare, .exclusion:
            specialty(grade, isOwn: isOwn)
        }
    }

    private static func payment(_ entry: TermEntry) -> Int {
        if entry.isCarrier { return entry.code.utf8.contains(UInt8(ascii: "/")) ? full : carrier }
        return switch entry.term {
        case .slidingScale, .assistance, .scholarship: 9000
        case .paymentPlan: 6000
        default: full
        }
    }

    /// A carrier that is named without the plan; private insurance where a carrier was asked.
    package static let carrier = 8500
    package static let categoryForCarrier = 6000

    private static func accreditation(_ term: Term) -> Int {
        switch term {
        case .jointCommission, .carf, .coa: full
        case .ncqa, .hfap: 8000
        default: 6000
        }
    }

    private static func language(_ grade: Grade) -> Int {
        switch grade {
        case .sessions, .named: full
        case .interpreter: 6000
        case .phoneLine: 5000
        case .plain, .bilingualStaff, .integrated, .special, .apart, .screening, .prescribes, .administers, .accepts:
            8500
        }
    }

    private static func specialty(_ grade: Grade, isOwn: Bool) -> Int {
        switch grade {
        case .named, .integrated: full
        case .special: 9000
        case .apart: 6000
        case .screening: 3500
        // A medication that is accepted when prescribed elsewhere is a no and never comes here.
        case .plain, .sessions, .bilingualStaff, .interpreter, .phoneLine, .prescribes, .administers, .accepts:
            isOwn ? listed : 8000
        }
    }

    /// Listed by the program's own record.
    static let listed = 9000

    /// How much of its distance from *unknown* a fact of this age keeps: 2,500 … 10,000.
    /// - Parameter asOf: nil for an undated fact, which counts as one half-life old.
    package static func freshness(_ dimension: Dimension, asOf: Day?, on today: Day?) -> Int {
        guard let asOf, let today else { return 5000 }
        let days = max(0, Int(today.rawValue) - Int(asOf.rawValue))
        // A month is 30.4375 days (365.25 / 12).
        return max(2500, halving(days * 10_000, halfLifeMonths(dimension) * 304_375))
    }

    /// `fresh` aged toward *unknown*: u + (s − u) · freshness, rounded half away from u, never across it.
    package static func aged(_ fresh: Int, unknown: Int, freshness: Int) -> Int {
        fresh >= unknown
            ? unknown + ((fresh - unknown) * freshness + 5000) / 10_000
            : unknown - ((unknown - fresh) * freshness + 5000) / 10_000
    }

    /// Distance: full inside a fifth of the scale, then halving every scale.
    package static func distance(_ metres: Metres, scale: Metres) -> Int {
        let free = Int(scale.rawValue) / 5
        return halving(max(0, Int(metres.rawValue) - free), Int(scale.rawValue))
    }
}
