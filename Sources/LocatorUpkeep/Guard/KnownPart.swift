import LocatorIndex
import Treatment

/// Something that is known of a program or not: a dimension of the score, or a field. When a column of an export is renamed,
/// one of these falls.
package enum KnownPart: UInt8, CaseIterable, Sendable {
    case payment, specialty, schedule, language, accreditation
    case point, street, zip, county, telephone, website, ages, hours, tracks

    /// As a message says it.
    package var english: String {
        switch self {
        case .payment: "payment"
        case .specialty: "the specialty"
        case .schedule: "evening, weekend or daytime"
        case .language: "the language"
        case .accreditation: "accreditation"
        case .point: "the point on the map"
        case .street: "the street"
        case .zip: "the ZIP code"
        case .county: "the county"
        case .telephone: "a telephone"
        case .website: "the website"
        case .ages: "the ages"
        case .hours: "the hours of opening"
        case .tracks: "the weekly sessions"
        }
    }

    /// The word in reports.
    package var name: String { "\(self)" }

    init?(_ dimension: Dimension) {
        switch dimension {
        case .payment: self = .payment
        case .specialty: self = .specialty
        case .schedule: self = .schedule
        case .language: self = .language
        case .accreditation: self = .accreditation
        case .distance, .text: return nil
        }
    }

    /// Bits by raw value: what a facility's fields hold.
    static func parts(of outline: FacilityOutline, hasPoint: Bool) -> UInt32 {
        var parts: UInt32 = 0
        if hasPoint { parts |= KnownPart.point.bit }
        if outline.parts.contains(.street) { parts |= KnownPart.street.bit }
        if outline.parts.contains(.zip) { parts |= KnownPart.zip.bit }
        if outline.parts.contains(.county) { parts |= KnownPart.county.bit }
        if outline.parts.contains(.website) { parts |= KnownPart.website.bit }
        if !outline.phones.isEmpty { parts |= KnownPart.telephone.bit }
        return parts
    }

    var bit: UInt32 { 1 << UInt32(rawValue) }
}

/// The terms of each dimension as masks.
struct DimensionMasks {
    private let masks: [(bit: UInt32, words: ArraySlice<UInt64>)]

    init(_ vocabulary: Vocabulary) {
        masks = Dimension.allCases.compactMap { dimension in
            guard let part = KnownPart(dimension) else { return nil }
            var words = [UInt64](repeating: 0, count: (vocabulary.count + 63) / 64)
            for entry in vocabulary.entries where entry.group.dimension == dimension {
                words[entry.term.word] |= entry.term.bit
            }
            return (part.bit, words[...])
        }
    }

    /// Bits by raw value of `KnownPart`: what is known of a program beside its place.
    /// - Parameter facts: of the program.
    func parts(_ facts: FactScan, of program: Int, _ columns: Columns) -> UInt32 {
        var parts: UInt32 = 0
        for (bit, words) in masks where facts.knows(anyOf: words) { parts |= bit }
        if columns.schedule[program] != 0 { parts |= KnownPart.tracks.bit | KnownPart.schedule.bit }
        if columns.openWeek[program] != 0 { parts |= KnownPart.hours.bit }
        if columns.leastAge[program] <= columns.mostAge[program] { parts |= KnownPart.ages.bit }
        return parts
    }
}
