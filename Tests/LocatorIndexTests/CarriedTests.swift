import LocatorIndex
import TestSupport
import Testing
import Treatment

/// A snapshot that takes what has not changed from the one before has the same bytes as one from scratch.
struct CarriedTests {
    static let seeds = Array<UInt64>(0..<12)

    @Test(arguments: seeds)
    func sameBytesAsFromScratch(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let former = randomCatalog(seed: seed, facilities: random.within(1...60))
        // Of another seed, so that texts, days and hours come that were not there.
        var catalog = combined(
            kept(former, &random), randomCatalog(seed: seed + 1000, facilities: random.within(0...30)), &random)
        let before = try Snapshot(bytes: encode(former))
        let image = try encode(catalog)
        let whole = catalog
        catalog = leavingOut(unchanged(former, catalog), whole)
        #expect(try encode(catalog, over: before) == image, "seed \(seed)")
        #expect(try encode(leavingOut(all(whole), whole), over: Snapshot(bytes: image)) == image, "seed \(seed)")
    }

    @Test func whatIsNotThereIsNotKept() throws {
        let former = randomCatalog(seed: 1, facilities: 20)
        var catalog = former
        catalog.unchanged = [1]
        #expect(throws: IndexError.self) { try encode(catalog, over: Snapshot(bytes: encode(former))) }
        #expect(throws: IndexError.self) { try encode(catalog) }
    }

    /// Some of the facilities with their programs, some of those changed, the publishers in another order.
    private func kept(_ catalog: Catalog, _ random: inout SeededRandom) -> Catalog {
        var result = catalog
        let order = random.shuffled(Array(catalog.sources.indices))
        result.sources = order.map { catalog.sources[$0] }
        (result.facilities, result.programs) = ([], [])
        for (ordinal, facility) in catalog.facilities.enumerated() where random.chance(80) {
            var facility = facility
            facility.records = facility.records.map { record in
                RecordReference(
                    key: record.key, source: order.firstIndex(of: record.source) ?? 0, asOf: record.asOf)
            }
            if random.chance(15) { facility.name += " changed" }
            for var program in catalog.programs where program.facility == ordinal {
                program.facility = result.facilities.count
                if random.chance(5) { program.notes.append("a note") }
                result.programs.append(program)
            }
            result.facilities.append(facility)
        }
        return result
    }

    /// Facilities and programs of both.
    private func combined(_ one: Catalog, _ other: Catalog, _ random: inout SeededRandom) -> Catalog {
        var all = one
        let ids = Set(one.programs.map(\.id))
        for program in other.programs where !ids.contains(program.id) {
            all.programs.append(program)
            all.programs[all.programs.count - 1].facility += one.facilities.count
        }
        all.facilities += other.facilities
        return all
    }

    /// Ids of facilities with programs that both catalogs have, all the same.
    private func unchanged(_ former: Catalog, _ catalog: Catalog) -> [UInt64] {
        let known = Dictionary(grouping: former.programs) { former.facilities[$0.facility].id }
        let now = Dictionary(grouping: catalog.programs) { catalog.facilities[$0.facility].id }
        let publishers = former.sources.map { one in catalog.sources.firstIndex { $0.publisher == one.publisher } }
        return catalog.facilities.filter { facility in
            guard var before = former.facilities.first(where: { $0.id == facility.id }) else { return false }
            before.records = before.records.map {
                RecordReference(key: $0.key, source: publishers[$0.source] ?? -1, asOf: $0.asOf)
            }
            return before == facility && now[facility.id] != nil
                && sorted(known[facility.id] ?? []) == sorted(now[facility.id] ?? [])
        }.map(\.id).sorted()
    }

    private func sorted(_ programs: [Program]) -> [Program] {
        programs.sorted { $0.id < $1.id }.map { program in
            var program = program
            program.facility = 0
            return program
        }
    }

    private func all(_ catalog: Catalog) -> [UInt64] {
        Set(catalog.programs.map { catalog.facilities[$0.facility].id }).sorted()
    }

    /// The catalog without the facilities of these ids, which it names as unchanged.
    private func leavingOut(_ ids: [UInt64], _ catalog: Catalog) -> Catalog {
        var result = catalog
        result.unchanged = ids
        (result.facilities, result.programs) = ([], [])
        let left = Set(ids)
        for (ordinal, facility) in catalog.facilities.enumerated() where !left.contains(facility.id) {
            for var program in catalog.programs where program.facility == ordinal {
                program.facility = result.facilities.count
                result.programs.append(program)
            }
            result.facilities.append(facility)
        }
        return result
    }
}
