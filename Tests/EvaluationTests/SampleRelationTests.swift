import Foundation
import LocatorIndex
import LocatorIngest
import LocatorSearch
import TestSupport
import Testing
import Treatment

/// Relations between answers to the evaluation's own queries, over real vocabulary and places. docs/evaluation.md names them.
struct SampleRelationTests {
    /// MR01: a smaller radius gives a subset.
    @Test(arguments: try Query.all())
    func aSmallerRadiusGivesASubset(query: Query) throws {
        let world = try World.sample.get()
        var request = try plainRequest(query, world)
        guard request.origin != nil else { return }
        var last: Set<Int> = []
        for miles in [5, 25, 100, 400, 3000] {
            request.radius = Metres(miles: miles)
            let hits = Set(try world.hits(request).map(\.program))
            #expect(last.isSubset(of: hits), "\(miles) miles")
            last = hits
        }
    }

    /// MR02, MR03, MR04: a filter takes away only; what either value gives is what both give; yes, no and unknown make the whole.
    @Test(arguments: try Query.all())
    func filtersAreSets(query: Query) throws {
        let world = try World.sample.get()
        let request = try plainRequest(query, world)
        for place in request.needs.indices {
            let need = request.needs[place]
            func hits(_ change: (Need) -> Need?) throws -> Set<Int> {
                var changed = request
                changed.needs.remove(at: place)
                if let need = change(need) { changed.needs.insert(need, at: place) }
                return Set(try world.hits(changed).map(\.program))
            }
            func asked(_ terms: [Term], _ mode: Mode) -> Need {
                Need(terms, need.combination, mode: mode, label: need.label)
            }
            // What people say of themselves also decides who serves them, which is another rule.
            guard !need.terms.contains(where: { ServesOnlyAxis($0) != nil }) else { continue }
            let all = try hits { _ in nil }
            let must = try hits { asked($0.terms, .must) }
            let strict = try hits { asked($0.terms, .strict) }
            #expect(strict.isSubset(of: must) && must.isSubset(of: all), "MR02, \(need)")
            if need.combination == .any {
                #expect(try hits { asked($0.terms, .not) } == all.subtracting(strict), "MR04, \(need)")
                let each = try need.terms.map { term in try hits { _ in asked([term], .must) } }
                #expect(each.reduce(into: Set()) { $0.formUnion($1) } == must, "MR03, \(need)")
            }
        }
    }

    /// MR12: pages joined are the one big page.
    @Test(arguments: try Query.all())
    func pagesJoinedAreTheBigPage(query: Query) throws {
        let world = try World.sample.get()
        var request = try world.request(query.ask.replacing("$ORG", with: "sample"))
        let whole = try world.hits(request)
        request.pageSize = 1 + whole.count / 5
        var joined: [Hit] = []
        repeat {
            let page = try world.engine.search(request)
            joined += page.hits
            request.after = page.next
        } while request.after != nil && joined.count <= whole.count
        #expect(joined == whole)
    }

    /// MR08, MR19: files the other way round, and one of them twice, make the same snapshot.
    @Test func filesInAnotherOrderAndTwiceMakeTheSameSnapshot() throws {
        let world = try World.sample.get()
        let folder = root.appending(path: "data/sample").path
        let again = try World(
            "sample", exports: [folder + "/listing-east.csv", folder + "/samhsa-directory-su.csv", folder])
        #expect(again.engine.snapshot.id == world.engine.snapshot.id)
    }

    /// MR22 as far as there are shapes: what lies in a county lies in its state.
    @Test(arguments: [
        ("Travis County, TX", "Texas"), ("Cook County, IL", "Illinois"), ("King County, WA", "Washington"),
    ])
    func aCountyLiesInItsState(county: String, state: String) throws {
        let world = try World.sample.get()
        let inside = Set(try world.hits(world.request("near=\(county)&collapse=none")).map(\.program))
        let all = Set(try world.hits(world.request("near=\(state)&collapse=none")).map(\.program))
        #expect(inside.isSubset(of: all) && !all.isEmpty)
    }

    /// Without radius, but with the scale that the answer has: then filters are about facts only.
    private func plainRequest(_ query: Query, _ world: World) throws -> SearchRequest {
        var request = try world.request(query.ask.replacing("$ORG", with: "sample"))
        guard request.origin != nil else { return request }
        request.scaleMiles = try world.engine.search(request).scaleMiles
        request.radius = Metres(20_037_508)
        request.collapse = Collapse.none
        return request
    }
}
