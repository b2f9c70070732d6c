import Treatment

/// The facility's own entries: id, joins, name, address, point, website, telephones.
func facilityEntries(_ traced: TracedGroup, _ facility: Facility, _ context: TraceContext) -> [Trace.Entry] {
    let group = traced.records
    let speakers = FacilitySpeakers(group)
    func entry(
        _ field: String, _ value: String, _ speaker: Int, _ rule: String, _ said: (SiteRecord) -> String
    ) -> Trace.Entry {
        let lost = group.indices.filter { $0 != speaker && !["", value].contains(said(group[$0])) }.map { other in
            Trace.Loser(
                value: said(group[other]), origin: other, asOf: group[other].asOf,
                reason: reason(group[other], losesTo: group[speaker]))
        }
        return Trace.Entry(
            field: field, value: value, origin: speaker, asOf: group[speaker].asOf, rule: rule, lost: lost)
    }
    var entries = [idEntry(traced, facility, context)] + joinEntries(group, context)
    entries.append(
        entry("name", facility.name, speakers.name, "the record of the highest precedence, then the newest", \.name))
    if facility.isConfidential {
        entries.append(
            Trace.Entry(
                field: "address", value: "confidential", origin: group.firstIndex { $0.place.isConfidential },
                asOf: nil,
                rule: "a record says that it must not be shown: county and state only", lost: []))
    } else {
        let address = speakers.address
        entries.append(
            entry(
                "address", addressText(group[address]), address, "whole, from the first record that has a street",
                addressText))
        entries.append(
            entry("point", facility.precision.name, speakers.point, "the most exact point there is") {
                $0.place.precision.name
            })
    }
    if let website = speakers.website {
        entries.append(entry("website", facility.website, website, "the first record that has one", \.website))
    }
    for phone in facility.phones {
        entries.append(
            Trace.Entry(
                field: "phone", value: "\(phone.kind.name) \(phone.text)", origin: Int(phone.record),
                asOf: group.indices.contains(Int(phone.record)) ? group[Int(phone.record)].asOf : nil,
                rule: "every number of every record is kept", lost: []))
    }
    return entries
}

private func idEntry(_ traced: TracedGroup, _ facility: Facility, _ context: TraceContext) -> Trace.Entry {
    var rule =
        switch traced.identity.reason {
        case .new: "new: the key of its first record"
        case .known: "the ledger knows one of its records"
        case .recognised(let evidence):
            "the ledger knew no record of it, but a facility that is gone fits: \(evidence.name)"
        case .splitOff: "its records were another facility's, which keeps its id"
        }
    let former = context.ledger.redirects.filter { $0.new == facility.id }.map { base32($0.old) }
    if !former.isEmpty { rule += "; formerly also \(former.joined(separator: ", "))" }
    return Trace.Entry(field: "id", value: base32(facility.id), origin: nil, asOf: nil, rule: rule, lost: [])
}

/// On what the records were joined: n − 1 joins for n records.
private func joinEntries(_ group: [SiteRecord], _ context: TraceContext) -> [Trace.Entry] {
    let places = Dictionary(
        group.enumerated().map { ($1.record.position, $0) }, uniquingKeysWith: { first, _ in first })
    return context.joins.compactMap { join in
        guard let first = places[context.records[join.first].record.position],
            let second = places[context.records[join.second].record.position]
        else { return nil }
        return Trace.Entry(
            field: "joined", value: "\(base32(group[first].key)) \(base32(group[second].key))", origin: second,
            asOf: nil,
            rule: "one facility by \(join.evidence.name)", lost: [])
    }
}

private func addressText(_ record: SiteRecord) -> String {
    [record.address.street, record.address.unit, record.place.city, record.place.zip?.description ?? ""]
        .filter { !$0.isEmpty }.joined(separator: ", ")
}

/// Why a record stands behind another one of its facility.
func reason(_ record: SiteRecord, losesTo other: SiteRecord) -> String {
    if record.precedence < other.precedence { return "lower precedence" }
    if record.precedence > other.precedence { return "the other says more" }
    switch (record.asOf, other.asOf) {
    case (nil, .some): return "undated"
    case (.some(let mine), .some(let theirs)) where mine < theirs: return "older"
    default: return "behind in the order of the records"
    }
}
