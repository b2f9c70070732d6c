import LocatorIndex
import LocatorUpkeep
import TestSupport
import Testing
import Treatment

/// Rates, points, what is known, and contradictions: what jumps trips, what is chance does not.
struct RateGuardTests {
    private static let live = Result { try snapshot(plainCatalog(600)) }

    private func tripped(_ change: (Int, inout Program, inout Facility) -> Void) throws -> [TrippedGuard] {
        var catalog = plainCatalog(600)
        for place in catalog.programs.indices {
            change(place, &catalog.programs[place], &catalog.facilities[place])
        }
        return try guards(live: Self.live.get(), candidate: snapshot(catalog), records: [])
    }

    @Test("a fact of a tenth of the programs that collapses")
    func collapse() throws {
        let found = try tripped { place, program, _ in if place > 40 { program.facts[.dbt] = nil } }
        #expect(found.map(\.about) == ["dbt"] && found[0].id == "rate")
        #expect(found[0].message.contains("fell from 60 of 600 (10 %) to 5 of 600 (0.8 %)"), "\(found[0].message)")
        #expect((91.0...92).contains(found[0].measured) && found[0].allowed == 60)
    }

    @Test("a rate that moves by a quarter of the programs", arguments: [(140, false), (160, true)])
    func points(count: Int, trips: Bool) throws {
        let found = try tripped { place, program, _ in if place < count { program.facts[.medicaid] = nil } }
        #expect(found.isEmpty != trips, "\(found.map(\.message))")
    }

    @Test("a code that goes whole asks for the column")
    func code() throws {
        let found = try tripped { _, _, facility in facility.survey.codes.remove(3) }
        #expect(found.map(\.about) == ["SP"] && found[0].message.contains("column renamed"))
    }

    @Test("fewer than fifty are left to chance")
    func small() throws {
        let live = plainCatalog(300)
        let found = try guards(
            live: snapshot(live),
            candidate: snapshot(
                {
                    var less = live
                    for place in less.programs.indices { less.programs[place].facts[.dbt] = nil }
                    return less
                }()), records: [])
        #expect(found.isEmpty, "30 of 300 may go: \(found.map(\.message))")
    }

    @Test("Medicaid and Medicare that change places are told as that, and as nothing else")
    func swapped() throws {
        let found = try tripped { _, program, _ in
            (program.facts[.medicaid], program.facts[.medicare]) = (program.facts[.medicare], program.facts[.medicaid])
        }
        #expect(found.map(\.id) == ["medicaid-medicare-swapped"], "\(found.map(\.message))")
        #expect(found[0].message.contains("MD is Medicaid"))
    }

    @Test("a field that nobody has any more")
    func known() throws {
        let found = try tripped { _, _, facility in facility.website = "" }
        #expect(found.map(\.id) == ["known"] && found[0].about == "website")
        #expect(found[0].message.contains("600 of 600 (100 %)") && found[0].message.contains("column renamed"))
    }

    @Test("points that move", arguments: [(30, false), (31, true)])
    func moved(count: Int, trips: Bool) throws {
        let found = try tripped { place, _, facility in
            guard place < count, let point = facility.point else { return }
            facility.point = Coordinate(microLatitude: point.latitude + 20_000, microLongitude: point.longitude)
        }
        #expect(found.map(\.id) == (trips ? ["moved"] : []), "\(found.map(\.message))")
    }

    @Test("contradictions that come all at once", arguments: [(9, false), (10, true)])
    func lints(count: Int, trips: Bool) throws {
        let found = try tripped { place, program, _ in
            guard place < count else { return }
            program.servesOnly = [.veterans]
            program.facts[.adolescents] = Fact(.yes)
        }
        #expect(found.map(\.id) == (trips ? ["military-only-minors"] : []), "\(found.map(\.message))")
    }
}
