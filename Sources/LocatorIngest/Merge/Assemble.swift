import Treatment

/// One facility put together, and what was found on the way.
struct Assembled: Sendable {
    var facility: Facility
    /// `Program.facility` is 0 here.
    var programs: [Program]
    /// Of each program, what tells it apart from the others of its facility: see `programSignature`. No two are equal.
    var signatures: [UInt64]
    var notices: [Notice]
}

/// Puts a group's records together: one facility with all its programs. Nil when no record states a level.
/// - Parameters:
///   - group: in canonical order, fewer than 255; sources are still ordinals of the run.
///   - id: the facility's.
func assemble(_ group: [SiteRecord], id: UInt64, _ vocabulary: Vocabulary) -> Assembled? {
    guard group.contains(where: { !$0.record.programs.isEmpty }) else { return nil }
    let facility = facility(group, id)
    if group.count == 1 {
        let stated = group[0].record.programs.indices.map { StatedProgram(statements: [(0, $0)]) }
        return Assembled(
            facility: facility, programs: lone(group, facility, vocabulary), signatures: signatures(stated, group),
            notices: [])
    }
    var notices: [Notice] = []
    let stated = joinPrograms(group)
    let programs = stated.map { program($0, of: facility, group, vocabulary, &notices) }
    return Assembled(facility: facility, programs: programs, signatures: signatures(stated, group), notices: notices)
}

/// The records' ordinals with the one to be shown first: the highest precedence, then the newest, dated before undated.
func preference(_ ordinals: some Sequence<Int>, _ group: [SiteRecord]) -> [Int] {
    ordinals.sorted { a, b in
        let (one, other) = (group[a], group[b])
        if one.precedence != other.precedence { return one.precedence > other.precedence }
        let (date, otherDate) = (one.asOf.map { Int($0.rawValue) } ?? -1, other.asOf.map { Int($0.rawValue) } ?? -1)
        return (-date, a) < (-otherDate, b)
    }
}

/// Which record of a facility says what is shown of it, by ordinal.
struct FacilitySpeakers {
    let name: Int
    /// Nil when none has a website.
    let website: Int?
    /// One record gives the whole address: the first that has a street, else the first that has a place.
    let address: Int
    let point: Int
    /// All, the one to be shown first before the others.
    let preferred: [Int]

    init(_ group: [SiteRecord]) {
        preferred = preference(group.indices, group)
        name = preferred[0]
        website = preferred.first { !group[$0].website.isEmpty }
        address =
            preferred.first { !group[$0].address.street.isEmpty }
            ?? preferred.first { group[$0].place.precision != .none } ?? preferred[0]
        point = preferred.min { group[$0].place.precision.rawValue < group[$1].place.precision.rawValue } ?? address
    }
}

private func facility(_ group: [SiteRecord], _ id: UInt64) -> Facility {
    let speakers = FacilitySpeakers(group)
    let preferred = speakers.preferred
    let first = group[speakers.name]
    let isOneName = group.allSatisfy { $0.words2.squeezed == first.words2.squeezed }
    var facility = Facility(id: id, name: first.name, name2: isOneName ? first.name2 : "")
    facility.isConfidential = group.contains { $0.place.isConfidential }
    facility.website = speakers.website.map { group[$0].website } ?? ""
    facility.phones = phones(group)
    facility.askedLevels = Set(group.flatMap(\.record.askedLevels)).sorted()
    for record in group { facility.survey.formUnion(record.record.survey) }
    facility.records = group.map {
        RecordReference(key: $0.key, source: $0.source, asOf: $0.asOf)
    }
    let place = group[speakers.address].place
    facility.state = place.state ?? preferred.lazy.compactMap { group[$0].place.state }.first
    facility.county = preferred.map { group[$0].place.county }.first { !$0.isEmpty } ?? ""
    facility.zone = place.zone ?? preferred.lazy.compactMap { group[$0].place.zone }.first
    if facility.isConfidential { return facility }
    facility.county = place.county.isEmpty ? facility.county : place.county
    facility.street = group[speakers.address].address.street
    facility.unit = group[speakers.address].address.unit
    facility.city = place.city
    facility.zip = place.zip
    facility.point = group[speakers.point].place.point
    facility.precision = group[speakers.point].place.precision
    return facility
}

/// All numbers of all records, each with the first record that has it.
private func phones(_ group: [SiteRecord]) -> [Phone] {
    var phones: [Phone] = []
    for (ordinal, record) in group.enumerated() {
        for phone in record.phones
        where !phones.contains(where: { $0.number == phone.number && $0.extension_ == phone.extension_ }) {
            phones.append(
                Phone(number: phone.number, extension_: phone.extension_, kind: phone.kind, record: UInt8(ordinal)))
        }
    }
    return phones
}
