import Treatment

/// The hours of opening of a program: those that its own record states of it, then those of the other records that state
/// it, the preferred one first (precedence, then the newer); then those that its own record states of the whole facility, then
/// those of the facility's other records whose names do not mark another audience. Others of the same standing that
/// differ are told.
/// - Parameter statements: the records that state the program, preferred first, each with the program's ordinal in it.
func settledHours(
    _ statements: [(record: Int, program: Int)], _ own: Int, _ group: [SiteRecord], _ notices: inout [Notice]
) -> OpeningHours? {
    let stated = statements.compactMap { record, place in
        stamped(group[record].record.programs[place].hours, of: record, group[record].asOf)
    }
    let marks = statements.first.map { audienceMarks(group[$0.record], group[$0.record].record.programs[$0.program]) }
    let shared = ([own] + preference(group.indices, group).filter { $0 != own }).filter { record in
        record == own || !(marks?.excludes(group[record].marks) ?? false)
    }.compactMap { stamped(group[$0].record.hours, of: $0, group[$0].asOf) }
    let standing = stated.isEmpty ? shared : stated
    guard let first = standing.first else { return nil }
    for other in standing.dropFirst() where other.week != first.week {
        notices.append(
            Notice(.hoursDiffer, at: group[Int(other.record)].record.position, value: "\(first.week) / \(other.week)"))
    }
    return first
}

/// The hours with their record and date written in.
func stamped(_ hours: OpeningHours?, of record: Int, _ asOf: Day?) -> OpeningHours? {
    hours.map { OpeningHours($0.week, record: UInt8(record), asOf: $0.asOf ?? asOf) }
}
