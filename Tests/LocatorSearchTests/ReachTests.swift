import LocatorIndex
import LocatorSearch
import TestSupport
import Testing
import Treatment

/// Counts without ranking are the totals of searches, and confirmed ones those of the strict search.
struct ReachTests {
    @Test(arguments: [3, 40, 120])
    func equalsTotals(facilities: Int) throws {
        var confirmed = 0
        for seed in 0..<UInt64(facilities > 100 ? 4 : 12) {
            let catalog = randomCatalog(seed: 700 + seed, facilities: facilities)
            let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
            var random = SeededRandom(seed: seed)
            for round in 0..<20 {
                var request = randomRequest(catalog, &random)
                request.collapse = random.pick([nil, Collapse.none, .facility])
                // A ring that is looked for may be another one for the strict search.
                if request.origin != nil, request.radius == nil {
                    request.radius = Metres(miles: 1 + random.below(200))
                }
                request.ring = nil
                // What was not to be has no strict form, and words have no state.
                request.needs.removeAll { $0.mode == .not }
                if request.level?.mode == .not { request.level = nil }
                if request.age?.mode == .not { request.age = nil }
                if request.schedule?.mode == .not { request.schedule = nil }
                request.text = nil
                let name = "\(facilities) facilities, seed \(seed), round \(round): \(request)"
                let reach = engine.reach(request)
                #expect(try reach.hits == engine.search(request).total, "\(name)")
                #expect(reach.hits == naiveTotal(catalog, request), "\(name)")
                #expect(reach.confirmed == naiveTotal(catalog, request.strict), "\(name)")
                let demanding = engine.reach(request.demanding)
                #expect(demanding.confirmed == reach.confirmed && demanding.hits <= reach.hits, "\(name)")
                confirmed += reach.confirmed

                let beside = try engine.search(request.strict).online.count
                if request.origin != nil, reach.confirmed == 0 {
                    #expect(engine.confirmedOnline(request) == beside, "\(name)")
                }
                var folded = request
                folded.collapse = Collapse.none
                #expect(engine.confirmed(folded).count == naiveTotal(catalog, folded.strict), "\(name)")
            }
        }
        #expect(confirmed > 20)
    }
}

extension SearchRequest {
    /// Everything asked as a strict need.
    fileprivate var strict: SearchRequest {
        var request = self
        request.needs = needs.map { Need($0.terms, $0.combination, mode: .strict, label: $0.label) }
        request.level = level.map { LevelNeed($0.levels, mode: .strict) }
        request.age = age.map { AgeNeed(years: $0.years, mode: .strict) }
        request.schedule = schedule.map {
            ScheduleNeed(free: WeeklySchedule($0.free), bufferMinutes: $0.bufferMinutes, mode: .strict)
        }
        return request
    }
}
