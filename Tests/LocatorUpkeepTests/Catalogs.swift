import LocatorIndex
import LocatorUpkeep
import TestSupport
import Treatment

/// Small worlds for the tests of diff, guards and lint.
func snapshot(_ catalog: Catalog) throws -> Snapshot { try Snapshot(bytes: encode(catalog)) }

let someDay = Day(rawValue: 19_000)

/// One publisher with `count` facilities of one IOP each, a minute of latitude apart, in California. Every program takes
/// Medicaid, two of three Medicare, every third says Spanish, every tenth states code `SP`.
func plainCatalog(_ count: Int, publisher: String = "Sample directory", firstID: UInt64 = 1000) -> Catalog {
    var catalog = Catalog(vocabulary: sampleVocabulary, gazetteer: sampleGazetteer)
    catalog.codeBook = sampleCodeBook
    add(count, publisher: publisher, firstID: firstID, to: &catalog)
    return catalog
}

/// Adds another publisher's facilities.
func add(_ count: Int, publisher: String, firstID: UInt64, to catalog: inout Catalog) {
    let source = catalog.sources.count
    catalog.sources.append(Source(publisher: publisher, asOf: someDay))
    for place in 0..<count {
        let id = firstID + UInt64(place)
        var facility = Facility(id: id, name: "Sample House \(id)")
        facility.street = "\(place + 1) Example Street"
        facility.city = "Los Angeles"
        facility.state = StateCode("CA")
        facility.county = "Los Angeles"
        facility.zip = ZIPCode(rawValue: 90012)
        facility.website = "https://www.example.org"
        facility.point = Coordinate(
            microLatitude: 33_500_000 + Int32(place % 1000) * 1000, microLongitude: -118_000_000 - Int32(source) * 1000)
        facility.precision = .site
        facility.phones = [Phone(number: "213-555-\(1000 + place % 9000)")]
        facility.records = [RecordReference(key: id, source: source, asOf: someDay)]
        facility.survey = SurveyCodes(codes: CodeSet(place % 10 == 0 ? [0, 3] : [0]), surveys: .substanceUse)
        catalog.facilities.append(facility)
        var program = Program(
            id: id * 10 + 1_000_000, facility: catalog.facilities.count - 1, level: .iop, levelStated: "OIT",
            focus: .substanceUse)
        let yes = Fact(.yes, asOf: someDay)
        program.facts = FactSheet([
            FactSheet.Entry(.substanceUse, yes), FactSheet.Entry(.mentalHealth, Fact(.no, basis: .inferred)),
            FactSheet.Entry(.medicaid, yes),
        ])
        if place % 3 != 0 { program.facts[.medicare] = yes }
        if place % 3 == 0 { program.facts[Vocabulary.known("es")] = yes }
        if place % 10 == 0 { program.facts[.dbt] = yes }
        catalog.programs.append(program)
    }
}

extension Catalog {
    /// The same without some of its facilities and their programs.
    func without(_ isGone: (Int) -> Bool) -> Catalog {
        var less = self
        less.facilities = []
        less.programs = []
        var places: [Int: Int] = [:]
        for (ordinal, facility) in facilities.enumerated() where !isGone(ordinal) {
            places[ordinal] = less.facilities.count
            less.facilities.append(facility)
        }
        for program in programs {
            guard let place = places[program.facility] else { continue }
            var program = program
            program.facility = place
            less.programs.append(program)
        }
        return less
    }
}
