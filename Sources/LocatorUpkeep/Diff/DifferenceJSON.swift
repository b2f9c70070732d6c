import Treatment

/// The difference for machines: counts, rates, and one object a change.
extension Difference: Encodable {
    private enum Key: String, CodingKey {
        case from, to, state, programs, facilities, rates, changes, sites, merges
        case byPublisher = "by_publisher"
        case byState = "by_state"
        case byCounty = "by_county"
        case byLevel = "by_level"
    }

    package func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(from, forKey: .from)
        try object.encode(to, forKey: .to)
        try object.encode(state?.description, forKey: .state)
        try object.encode(programs, forKey: .programs)
        try object.encode(facilities, forKey: .facilities)
        try object.encode(byPublisher, forKey: .byPublisher)
        try object.encode(byState, forKey: .byState)
        try object.encode(byCounty, forKey: .byCounty)
        try object.encode(byLevel, forKey: .byLevel)
        try object.encode(rates.map(RateBody.init), forKey: .rates)
        try object.encode(programChanges.map(ProgramBody.init), forKey: .changes)
        try object.encode(siteChanges.map(SiteBody.init), forKey: .sites)
        try object.encode(merges.map(MergeBody.init), forKey: .merges)
    }
}

extension Difference.Side: Encodable {
    private enum Key: String, CodingKey {
        case snapshot, programs, facilities
        case asOf = "as_of"
    }

    package func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(id, forKey: .snapshot)
        try object.encode(asOf?.description, forKey: .asOf)
        try object.encode(programs, forKey: .programs)
        try object.encode(facilities, forKey: .facilities)
    }
}

private struct RateBody: Encodable {
    let term, group: String
    let before, after, of_before, of_after: Int

    init(_ rate: RateChange) {
        (term, group) = (rate.term.code, rate.term.group.name)
        (before, after, of_before, of_after) = (rate.before.count, rate.after.count, rate.before.of, rate.after.of)
    }
}

private struct PlaceBody: Encodable {
    let name, city, county, state: String

    init(_ label: SiteLabel) {
        (name, city, county, state) = (label.name, label.city, label.county, label.state)
    }
}

private struct FieldBody: Encodable {
    let field, before, after: String

    init(_ change: FieldChange) {
        (field, before, after) = (change.field.rawValue, change.before, change.after)
    }
}

private struct ProgramBody: Encodable {
    let kind, program, facility, level, publisher: String
    let other: String?
    let place: PlaceBody
    let facts: [FactBody]
    let fields: [FieldBody]

    init(_ change: ProgramChange) {
        (kind, program, facility) = (change.kind.rawValue, base32(change.id), base32(change.facility))
        (level, publisher, other) = (change.level.name, change.publisher, change.otherID.map(base32))
        place = PlaceBody(change.label)
        facts = change.facts.map(FactBody.init)
        fields = change.fields.map(FieldBody.init)
    }
}

private struct FactBody: Encodable {
    struct Said: Encodable {
        let state, basis, grade, publisher: String
        let as_of: String?

        init(_ said: FactChange.Said) {
            (state, basis, grade) = (said.fact.state.name, said.fact.basis.name, said.fact.grade.name)
            (publisher, as_of) = (said.publisher, said.fact.asOf?.description)
        }
    }

    let term: String
    let before, after: Said?

    init(_ change: FactChange) {
        term = change.term.code
        (before, after) = (change.before.map(Said.init), change.after.map(Said.init))
    }
}

private struct SiteBody: Encodable {
    let kind, facility: String
    let other: String?
    let place: PlaceBody
    let fields: [FieldBody]
    let codes_new, codes_lost: [String]
    /// Tenths of a mile, as a number of miles.
    let moved_miles: Double?
    let moved_over_a_mile: Bool

    init(_ change: SiteChange) {
        (kind, facility, other) = (change.kind.rawValue, base32(change.id), change.otherID.map(base32))
        place = PlaceBody(change.label)
        fields = change.fields.map(FieldBody.init)
        codes_new = change.codes.filter(\.isStated).map(\.letters)
        codes_lost = change.codes.filter { !$0.isStated }.map(\.letters)
        moved_miles = change.moved.map { Double($0.tenthsOfMiles) / 10 }
        moved_over_a_mile = change.isMovedFar
    }
}

private struct MergeBody: Encodable {
    struct Part: Encodable {
        let facility: String
        let records: [String]
    }

    let kind, facility: String
    let place: PlaceBody
    let parts: [Part]

    init(_ merge: MergeChange) {
        (kind, facility) = (merge.isMade ? "made" : "undone", base32(merge.site))
        place = PlaceBody(merge.label)
        parts = merge.parts.map { Part(facility: base32($0.site), records: $0.records.map(base32)) }
    }
}
