package import Treatment

/// A program without its facts, which the columns give one by one, and the records of its facility without the rest of it: all
/// that explaining a hit reads, at a third of the cost of both whole. A class: explanations keep it from one request to the next.
package final class StatedProgram: Sendable {
    /// Ordinal in `records` of the record that states the level.
    package let ownRecord: UInt8
    /// Of the facility, the one of highest precedence first.
    package let records: [RecordReference]
    package let servesOnly: [Term]
    /// Years, both ends served; nil when not stated.
    package let ages: ClosedRange<UInt8>?
    /// Nil when the sessions are unknown.
    package let tracks: Tracks?
    /// Nil when the hours of opening are unknown.
    package let hours: OpeningHours?
    /// Facts that are unknown for a reason: no column has them.
    package let unknown: FactSheet
    /// The latest day of `records`; nil when they are undated.
    package let asOf: Day?

    fileprivate init(
        ownRecord: UInt8, records: [RecordReference], servesOnly: [Term], ages: ClosedRange<UInt8>?, tracks: Tracks?,
        hours: OpeningHours?, unknown: FactSheet
    ) {
        self.ownRecord = ownRecord
        self.records = records
        self.servesOnly = servesOnly
        self.ages = ages
        self.tracks = tracks
        self.hours = hours
        self.unknown = unknown
        asOf = records.compactMap(\.asOf).max()
    }
}

extension Snapshot {
    /// The program at an ordinal, as far as an explanation needs it.
    package func statedProgram(_ ordinal: Int) throws(IndexError) -> StatedProgram {
        var fields = FieldReader(
            columns.programFields, from: Int(columns.programFieldStart[ordinal]),
            to: Int(columns.programFieldStart[ordinal + 1]), strings: columns.strings)
        var stated = readStated(&fields)
        guard !fields.failed else { throw IndexError.damaged(path, what: "fields of program \(ordinal)") }
        try fillWeek(of: &stated.hours, ordinal)
        return StatedProgram(
            ownRecord: stated.ownRecord, records: try records(ofFacility: Int(columns.facilityOf[ordinal])),
            servesOnly: servesOnly(ordinal), ages: ages(ordinal), tracks: stated.tracks, hours: stated.hours,
            unknown: stated.unknown)
    }

    /// What a facility was merged from, the record of highest precedence first.
    package func records(ofFacility ordinal: Int) throws(IndexError) -> [RecordReference] {
        var fields = FieldReader(
            columns.facilityFields, from: Int(columns.facilityFieldStart[ordinal]),
            to: Int(columns.facilityFieldStart[ordinal + 1]), strings: columns.strings)
        let records = readRecords(&fields)
        guard !fields.failed else { throw IndexError.damaged(path, what: "fields of facility \(ordinal)") }
        return records
    }

    /// How exactly a facility's point is known.
    package func precision(ofFacility ordinal: Int) -> PointPrecision {
        PointPrecision(rawValue: UInt8(columns.facilityFlags[ordinal] & 3)) ?? .none
    }
}
