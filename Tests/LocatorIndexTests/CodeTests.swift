import LocatorIndex
import TestSupport
import Testing
import Treatment

/// What facilities state in SAMHSA's codes comes back, and what is wrong with it is found.
struct CodeTests {
    @Test(arguments: SnapshotTests.seeds)
    func theBookAndTheCodesComeBack(seed: UInt64) throws {
        let catalog = randomCatalog(seed: seed, facilities: 40)
        let snapshot = try Snapshot(bytes: encode(catalog))
        #expect(snapshot.codeBook == catalog.codeBook)
        for ordinal in 0..<snapshot.summary.facilities {
            let facility = try snapshot.facility(ordinal)
            let source = try #require(catalog.facilities.first { $0.id == facility.id })
            #expect(snapshot.id(ofFacility: ordinal) == source.id)
            #expect(snapshot.survey(ofFacility: ordinal) == source.survey)
            let place = catalog.facilities.firstIndex(of: source)
            let focus = catalog.programs.filter { $0.facility == place }
                .reduce(into: Surveys()) { $0.formUnion(Surveys($1.focus)) }
            let listed = source.survey.surveys.isEmpty ? focus : source.survey.surveys
            #expect(snapshot.listedSurveys(ofFacility: ordinal) == listed, "seed \(seed)")
        }
    }

    /// One wrong bit in any of the four sections, under right checksums, is found by the check or has no meaning.
    @Test func wrongBitsAreFound() throws {
        let image = try encode(randomCatalog(seed: 3, facilities: 12))
        let sections = try Snapshot(bytes: image).header.sections
        let wrong: [(section: SectionID, byte: (Int) -> Int, bit: UInt8)] = [
            (.facilityCodes, { $0 - 1 }, 0x80), (.facilitySurveys, { _ in 0 }, 0x10),
            (.facilityNameRank, { _ in 0 }, 0x01), (.facilityNameRank, { _ in 3 }, 0x40), (.codeBook, { _ in 0 }, 0x01),
        ]
        for (id, place, bit) in wrong {
            let section = try #require(sections.first { $0.id == id.rawValue })
            var bytes = image
            bytes[section.offset + place(section.length)] ^= bit
            reseal(&bytes, sections)
            let found: [String]
            do throws(IndexError) { found = try Snapshot(bytes: bytes).check() } catch { found = ["\(error)"] }
            #expect(!found.isEmpty, "\(id)")
        }
    }

    @Test func namesAreSortedAsTheyAreFolded() throws {
        var catalog = Catalog(gazetteer: sampleGazetteer)
        for (id, name, second) in [
            (9, "casa niño", ""), (4, "CASA NINO", "b"), (5, "Zebra", ""), (2, "Abe's", ""), (3, "Zebra", ""),
        ] as [(UInt64, String, String)] {
            catalog.programs.append(Program(id: id, facility: catalog.facilities.count, level: .op, focus: .both))
            catalog.facilities.append(Facility(id: id, name: name, name2: second))
        }
        let snapshot = try Snapshot(bytes: encode(catalog))
        let ranked = (0..<5).sorted { snapshot.columns.facilityNameRank[$0] < snapshot.columns.facilityNameRank[$1] }
        #expect(ranked.map { snapshot.id(ofFacility: $0) } == [2, 9, 4, 3, 5])
    }
}
