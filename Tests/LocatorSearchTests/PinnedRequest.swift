import LocatorIndex
import LocatorSearch
import TestSupport
import Testing
import Treatment

/// A random request with radius and scale pinned, nothing folded and nobody's state known, so that no track is out of reach.
func pinnedRequest(
    _ catalog: Catalog, at point: Coordinate? = nil, _ random: inout SeededRandom
) -> SearchRequest {
    var request = randomRequest(catalog, &random)
    let middle = point ?? catalog.facilities.lazy.compactMap(\.point).first ?? samplePlaces[0].point
    request.origin = Origin(point: middle, label: "the middle", zone: sampleZones[0])
    request.radius = Metres(20_037_508)
    request.scaleMiles = request.scaleMiles ?? 20
    request.collapse = Collapse.none
    request.sort = .score
    request.name = nil
    // Filters on the same facts are another promise.
    request.needs = request.needs.filter { $0.mode == .prefer }
    request.age = nil
    if request.level?.mode != .prefer { request.level = nil }
    request.schedule = request.schedule.map {
        ScheduleNeed(free: WeeklySchedule($0.free), bufferMinutes: $0.bufferMinutes)
    }
    return request
}

/// Sample terms that may stand in one need with `term`.
func alike(_ term: Term) -> [Term] {
    let group = sampleVocabulary[term].group
    return sampleTerms.filter { other in
        let its = sampleVocabulary[other].group
        guard let dimension = group.dimension, dimension != .schedule else { return its == group }
        return its.dimension == dimension
    }
}

func anyDay(_ random: inout SeededRandom) -> Day? {
    random.chance(20) ? nil : Day(rawValue: UInt16(19_137 - random.below(5000)))
}

/// T of a program; −1 when it is no hit.
func score(of id: UInt64, _ catalog: Catalog, _ request: SearchRequest) throws -> Int {
    let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
    let ordinal = try #require(engine.snapshot.ordinal(ofProgram: id))
    return try engine.search(request).hits.first { $0.program == ordinal }?.score ?? -1
}

func list(_ catalog: Catalog, _ request: SearchRequest) throws -> [[UInt64]] {
    let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
    return try engine.search(request).hits.map { [engine.snapshot.columns.programID[$0.program], UInt64($0.score)] }
}
