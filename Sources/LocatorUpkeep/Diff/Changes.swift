package import Treatment

/// What has happened to a program or a site.
package enum ChangeKind: String, CaseIterable, Sendable {
    /// Not seen any more.
    case gone
    /// Its id leads to another one, which was there before too.
    case joined
    case added
    case changed
}

/// Where a site is and what it is called, for lists.
package struct SiteLabel: Hashable, Comparable, Sendable {
    /// Two letters; empty when unknown.
    package let state: String
    /// Without the word "County"; may be empty.
    package let county: String
    package let name: String
    package let city: String

    package static func < (a: SiteLabel, b: SiteLabel) -> Bool {
        (a.state, a.county, a.name, a.city) < (b.state, b.county, b.name, b.city)
    }

    /// `Sample House, Los Angeles, CA`.
    package var text: String { [name, city, state].filter { !$0.isEmpty }.joined(separator: ", ") }
}

/// A program that is gone, added or changed.
package struct ProgramChange: Sendable {
    package let kind: ChangeKind
    package let id: UInt64
    /// The id it had before where that was another one; of a joined one the id it leads to.
    package let otherID: UInt64?
    package let facility: UInt64
    package let level: Level
    /// Who states it.
    package let publisher: String
    package let label: SiteLabel
    package let facts: [FactChange]
    package let fields: [FieldChange]
}

/// A fact that says something else; nil where nothing is known.
package struct FactChange: Hashable, Sendable {
    package let term: TermEntry
    package let before, after: Said?

    /// What is known of a term, who says it, and when it was true.
    package struct Said: Hashable, Sendable {
        package let fact: Fact
        package let publisher: String

        /// `yes`, `no (inferred)`, `unknown (disputed)`, `yes (named)`.
        package var text: String {
            let details = [
                fact.basis == .stated ? "" : fact.basis.name, fact.grade == .plain ? "" : fact.grade.name,
            ].filter { !$0.isEmpty }
            return details.isEmpty ? fact.state.name : "\(fact.state.name) (\(details.joined(separator: ", ")))"
        }
    }
}

/// A field that says something else; empty where it says nothing.
package struct FieldChange: Hashable, Sendable {
    package let field: ChangedField
    package let before, after: String
}

/// The fields that are compared; the words stand in JSON and CSV.
package enum ChangedField: String, CaseIterable, Sendable {
    case publisher, level, focus, levelStated = "level_stated", program, ages, servesOnly = "serves_only"
    case tracks, hours, statedHours = "stated_hours", lengthWeeks = "length_weeks", capacity
    case telehealthStates = "telehealth_states", notes
    case name, address, county, phones, website, confidential, precision, point, sources
}

/// A facility that is gone, added or changed.
package struct SiteChange: Sendable {
    package let kind: ChangeKind
    package let id: UInt64
    /// The id it had before where that was another one; of a joined one the id it leads to.
    package let otherID: UInt64?
    package let label: SiteLabel
    package let fields: [FieldChange]
    /// SAMHSA's codes that its records state now and did not, or the reverse.
    package let codes: [CodeChange]
    /// How far its point moved; nil when it did not, or had or has none.
    package let moved: Metres?

    package var isMovedFar: Bool { moved.map { $0 > Metres(miles: 1) } ?? false }
}

/// A service code that is stated now and was not, or the reverse.
package struct CodeChange: Hashable, Sendable {
    /// `SNR`.
    package let letters: String
    package let name: String
    package let isStated: Bool
}

/// Records that are one site now and were several, or the reverse.
package struct MergeChange: Sendable {
    package let isMade: Bool
    /// The one site: now, of a merge made; before, of one undone.
    package let site: UInt64
    /// The several, with the keys of the records that each brought or took, by id.
    package let parts: [Part]
    package let label: SiteLabel

    package struct Part: Hashable, Sendable {
        package let site: UInt64
        package let records: [UInt64]
    }
}

/// How many programs say yes to a term.
package struct RateChange: Hashable, Sendable {
    package let term: TermEntry
    package let before, after: Share

    /// Percentage points, up or down.
    package var points: Double { after.percent - before.percent }
}
