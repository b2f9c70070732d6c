import LocatorIndex
import TestSupport
import Testing
import Treatment

/// What goes into a snapshot comes out of it, whatever the order it came in.
struct SnapshotTests {
    static let seeds = Array<UInt64>(0..<12)

    @Test(arguments: seeds)
    func programsAndFacilitiesComeBack(seed: UInt64) throws {
        let catalog = randomCatalog(seed: seed, facilities: 5 + 12 * Int(seed))
        let snapshot = try Snapshot(bytes: encode(catalog))
        #expect(snapshot.summary.programs == catalog.programs.count)
        for program in catalog.programs {
            let ordinal = try #require(snapshot.ordinal(ofProgram: program.id))
            var found = try snapshot.program(ordinal)
            #expect(try snapshot.facility(found.facility) == catalog.facilities[program.facility])
            found.facility = program.facility
            #expect(found == program, "seed \(seed)")
        }
        #expect(snapshot.ordinal(ofProgram: 12_345) == nil)
        #expect(snapshot.sources == catalog.sources)
        #expect(snapshot.asOf == catalog.asOf)
        #expect(snapshot.zones == catalog.gazetteer.zones)
        #expect(snapshot.states == catalog.gazetteer.states)
        #expect(snapshot.vocabulary.entries == catalog.vocabulary.entries)
        for zip in catalog.gazetteer.zips { #expect(snapshot.zip(zip.code) == zip) }
        for city in catalog.gazetteer.cities {
            #expect(snapshot.cities(key: foldedPlace(city.name)).contains { snapshot.city(at: $0) == city })
        }
    }

    @Test(arguments: seeds)
    func orderOfTheCatalogChangesNoByte(seed: UInt64) throws {
        let catalog = randomCatalog(seed: seed, facilities: 40)
        let image = try encode(catalog)
        #expect(try encode(catalog) == image)
        #expect(try encode(shuffled(catalog, seed: seed + 1)) == image)
    }

    @Test(arguments: seeds)
    func everyPromiseOfTheFormatHolds(seed: UInt64) throws {
        let image = try encode(randomCatalog(seed: seed, facilities: 40))
        #expect(try Snapshot(bytes: image).check() == [])
    }

    @Test func anEmptyCatalogIsASnapshot() throws {
        let snapshot = try Snapshot(bytes: encode(Catalog()))
        #expect(try snapshot.check() == [])
        #expect(snapshot.asOf == nil && snapshot.summary.programs == 0)
    }

    /// Every program inside a circle is in its slices, across the date line and at the poles too.
    @Test(arguments: seeds)
    func slicesMissNobody(seed: UInt64) throws {
        let catalog = randomCatalog(seed: seed, facilities: 80)
        let snapshot = try Snapshot(bytes: encode(catalog))
        var random = SeededRandom(seed: seed)
        for _ in 0..<60 {
            let centre =
                random.chance(10)
                ? Coordinate(microLatitude: Int32(random.within(-90_000_000...90_000_000)), microLongitude: 179_999_999)
                : randomPoint(around: random.pick(samplePlaces).point, &random)
            let radius = Metres(Int32(random.pick([0, 500, 8047, 40_000, 160_934, 2_000_000, 20_000_000])))
            let slices = snapshot.slices(around: centre, within: radius)
            for (slice, next) in zip(slices, slices.dropFirst()) {
                #expect(slice.upperBound < next.lowerBound || slice.upperBound <= next.lowerBound)
            }
            for program in 0..<snapshot.summary.located {
                let point = try #require(snapshot.point(ofFacility: Int(snapshot.columns.facilityOf[program])))
                if metres(from: centre, to: point) <= radius {
                    #expect(
                        slices.contains { $0.contains(program) }, "seed \(seed), \(radius) around \(centre): \(point)")
                }
            }
        }
    }
}
