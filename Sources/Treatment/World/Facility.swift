/// Where a record came from. File and line are not in here: they change with the order of rows and with the form of an
/// export, and a catalog does not. The report of the run has them.
package struct RecordReference: Hashable, Sendable {
    /// The publisher's id of the record, else a hash of its folded names, streets, ZIP and phone.
    package let key: UInt64
    /// Ordinal in `Catalog.sources`.
    package let source: Int
    package let asOf: Day?

    package init(key: UInt64, source: Int, asOf: Day?) {
        self.key = key
        self.source = source
        self.asOf = asOf
    }
}

/// A publisher whose exports went into a catalog.
package struct Source: Hashable, Sendable {
    /// As pages show it ("SAMHSA National Directory, substance use").
    package let publisher: String
    /// The latest as-of date of its facts; nil when all are undated.
    package let asOf: Day?

    package init(publisher: String, asOf: Day?) {
        self.publisher = publisher
        self.asOf = asOf
    }

    /// The publisher of what the data team corrects and learns on the telephone, as pages show it.
    package static let team = "Data team: corrections and calls"
}

extension Facility {
    /// Who published one of its records; nil for a record or source that is not there.
    package func publisher(ofRecord record: UInt8, _ sources: [Source]) -> String? {
        guard Int(record) < records.count, sources.indices.contains(records[Int(record)].source) else { return nil }
        return sources[records[Int(record)].source].publisher
    }
}

/// A telephone number with who says so.
package struct Phone: Hashable, Sendable {
    package enum Kind: UInt8, CaseIterable, Sendable {
        case main, intake, hotline, fax, tty

        package var name: String { Kind.names[Int(rawValue)] }

        private static let names = allCases.map { "\($0)" }
    }
    /// `415-555-0100` for a US number; else as the source wrote it.
    package let number: String
    /// Digits; empty when there is none.
    package let extension_: String
    package let kind: Kind
    /// Ordinal in `Facility.records`.
    package let record: UInt8

    package init(number: String, extension_: String = "", kind: Kind = .main, record: UInt8 = 0) {
        self.number = number
        self.extension_ = extension_
        self.kind = kind
        self.record = record
    }

    /// `415-555-0100 ext. 12`.
    package var text: String { extension_.isEmpty ? number : "\(number) ext. \(extension_)" }
}

/// How exactly a facility's point is known.
package enum PointPrecision: UInt8, CaseIterable, Sendable {
    /// The publisher's own point, and plausible.
    case site
    /// The middle of its ZIP code.
    case zip
    /// The middle of its city or town.
    case place
    /// No point: searchable by county and state only.
    case none

    package var name: String { PointPrecision.names[Int(rawValue)] }

    private static let names = allCases.map { "\($0)" }
}

/// A place where programs are held.
package struct Facility: Hashable, Sendable {
    /// Stable across runs: the key of its record of highest precedence.
    package var id: UInt64
    /// The organisation, as the publisher's first name line says.
    package var name: String
    /// The second name line: site or program; may be empty.
    package var name2: String
    package var street: String
    /// Suite, floor, building; may be empty.
    package var unit: String
    package var city: String
    package var state: StateCode?
    package var zip: ZIPCode?
    /// Without the word "County"; may be empty.
    package var county: String
    /// The address must not be shown or searched by: street, city, ZIP and point are empty.
    package var isConfidential: Bool
    package var point: Coordinate?
    package var precision: PointPrecision
    package var phones: [Phone]
    /// With its scheme; empty when there is none.
    package var website: String
    /// Ordinal in `Gazetteer.zones`; nil when unknown.
    package var zone: Int?
    /// Levels that the forms of its records ask about, sorted. A level that is not here was *never asked*, which is not no.
    package var askedLevels: [Level]
    /// What it was merged from, the one of highest precedence first.
    package var records: [RecordReference]
    /// What its records state in SAMHSA's codes.
    package var survey: SurveyCodes

    package init(
        id: UInt64, name: String, name2: String = "", street: String = "", unit: String = "", city: String = "",
        state: StateCode? = nil, zip: ZIPCode? = nil, county: String = "", isConfidential: Bool = false,
        point: Coordinate? = nil, precision: PointPrecision = .none, phones: [Phone] = [], website: String = "",
        zone: Int? = nil, askedLevels: [Level] = [], records: [RecordReference] = [],
        survey: SurveyCodes = SurveyCodes()
    ) {
        self.id = id
        self.name = name
        self.name2 = name2
        self.street = street
        self.unit = unit
        self.city = city
        self.state = state
        self.zip = zip
        self.county = county
        self.isConfidential = isConfidential
        self.point = point
        self.precision = precision
        self.phones = phones
        self.website = website
        self.zone = zone
        self.askedLevels = askedLevels
        self.records = records
        self.survey = survey
    }
}
