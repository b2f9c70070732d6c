import LocatorIndex
import TestSupport
import Testing
import Treatment

/// Former ids lead to present ones, and to nothing else.
struct FormerIDTests {
    @Test(arguments: [UInt64(3), 4, 5])
    func formerIDsAreFound(seed: UInt64) throws {
        var catalog = randomCatalog(seed: seed, facilities: 30)
        #expect(try !Snapshot(bytes: encode(catalog)).hasRedirects)
        // Another stream than the catalog's ids are from.
        var random = SeededRandom(seed: seed + 1000)
        // A facility without a program is in no snapshot.
        let housed = Set(catalog.programs.map(\.facility)).sorted().map { catalog.facilities[$0].id }
        let present = housed + catalog.programs.map(\.id)
        var former: [UInt64: UInt64] = [:]
        for _ in 0..<50 { former[random.next()] = present[random.below(present.count)] }
        catalog.redirects = former.map { Redirect(from: $0.key, to: $0.value) }
        let image = try encode(catalog)
        catalog.redirects.reverse()
        #expect(try encode(catalog) == image)
        let snapshot = try Snapshot(bytes: image)
        #expect(try snapshot.check() == [])
        #expect(snapshot.redirects == catalog.redirects.sorted())
        for (old, new) in former {
            #expect(snapshot.redirect(of: old) == new && snapshot.ordinal(ofProgram: old) == nil)
        }
        for id in present { #expect(snapshot.redirect(of: id) == nil) }
        for _ in 0..<50 { #expect(snapshot.redirect(of: random.next()) == nil) }
    }

    @Test func aFormerIDThatIsPresentOrLeadsNowhereIsBroken() throws {
        var catalog = randomCatalog(seed: 6, facilities: 5)
        let (facility, program) = (catalog.facilities[0].id, catalog.programs[0].id)
        catalog.redirects = [Redirect(from: facility, to: program)]
        #expect(try Snapshot(bytes: encode(catalog)).check() == ["former ids: \(base32(facility)) is present"])
        catalog.redirects = [Redirect(from: 1, to: 2)]
        #expect(try Snapshot(bytes: encode(catalog)).check() == ["former ids: 0000000000001 leads nowhere"])
    }
}
