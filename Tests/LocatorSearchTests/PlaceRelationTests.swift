import LocatorIndex
import LocatorSearch
import TestSupport
import Testing
import Treatment

/// Relations between two answers of which places or rings are changed, over catalogs drawn from a seed.
struct PlaceRelationTests {
    private static let rounds = 40

    /// MR07: turned round the Earth's axis with all that lies around, a person gets the same answer, across the date line too.
    /// Quarter turns move no point by rounding.
    @Test(arguments: [90_000_000, 180_000_000, -90_000_000])
    func turningTheEarthChangesNothing(turn: Int) throws {
        var random = SeededRandom(seed: 7)
        for round in 0..<Self.rounds {
            let catalog = randomCatalog(seed: UInt64(round), facilities: 30)
            var turned = catalog
            for place in turned.facilities.indices {
                turned.facilities[place].point = turned.facilities[place].point.map { moved($0, by: turn) }
            }
            let request = randomRequest(catalog, &random)
            var there = request
            there.origin = request.origin.map { origin in
                Origin(
                    point: moved(origin.point, by: turn), state: origin.state, county: origin.county,
                    label: origin.label,
                    zone: origin.zone)
            }
            #expect(try list(catalog, request) == list(turned, there), "seed 7, round \(round): \(request)")
        }
    }

    /// MR21: an automatic radius is the smallest ring with ten facilities, or it is unlimited; each ring holds what it says.
    @Test func theRingIsTheSmallestThatHoldsEnough() throws {
        var random = SeededRandom(seed: 21)
        var rings: Set<Int> = []
        for round in 0..<Self.rounds {
            let catalog = randomCatalog(seed: UInt64(round), facilities: random.pick([5, 30, 120]))
            let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
            var request = randomRequest(catalog, &random)
            guard request.origin != nil else { continue }
            (request.radius, request.ring) = (nil, nil)
            // Asked for online programs there is no ring.
            request.needs.removeAll { $0.label == TermGroup.delivery.name }
            let tried = try engine.search(request).radius.tried
            #expect(
                tried.map(\.miles) == Array([5, 10, 25, 50, 100, nil].prefix(tried.count)), "seed 21, round \(round)")
            for (place, ring) in tried.enumerated() {
                let isLast = place == tried.count - 1
                #expect((ring.facilities < 10) != isLast || isLast && ring.miles == nil, "seed 21, round \(round)")
                guard let miles = ring.miles else { continue }
                var inside = request
                inside.radius = Metres(miles: miles)
                inside.collapse = Collapse.none
                let hits = try engine.search(inside).hits
                let facilities = Set(hits.map { engine.snapshot.columns.facilityOf[$0.program] })
                #expect(facilities.count == ring.facilities, "seed 21, round \(round), \(miles) miles")
                if isLast { rings.insert(miles) }
            }
        }
        #expect(rings.count >= 3, "rings seen: \(rings.sorted())")
    }
}

private func moved(_ point: Coordinate, by turn: Int) -> Coordinate {
    var longitude = Int(point.longitude) + turn
    if longitude > 180_000_000 { longitude -= 360_000_000 }
    if longitude < -180_000_000 { longitude += 360_000_000 }
    return Coordinate(microLatitude: point.latitude, microLongitude: Int32(longitude))
}
