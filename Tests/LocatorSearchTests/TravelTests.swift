import LocatorIndex
import LocatorSearch
import TestSupport
import Testing
import Treatment

/// Minutes on the way: the estimate, the person's own number, and the buffer that follows from them.
struct TravelTests {
    @Test(arguments: zip([0, 1, 5, 10, 25, 50, 100], [5, 5, 20, 30, 60, 90, 160]))
    func estimates(miles: Int, minutes: Int) { #expect(travelMinutes(Metres(miles: miles)) == minutes) }

    @Test func anEstimateNeverFallsAndIsTheNaiveOne() {
        var random = SeededRandom(seed: 31)
        var last = 0
        for metres in (0..<4000).map({ 17 * $0 }) + [8000, 8001, 32_000, 32_001].sorted() {
            #expect(travelMinutes(Metres(Int32(metres))) == naiveTravelMinutes(metres), "\(metres) m")
        }
        for metres in (0..<2000).map({ _ in random.below(20_037_508) }).sorted() {
            let minutes = travelMinutes(Metres(Int32(metres)))
            #expect(minutes >= last && minutes % 5 == 0 && minutes == naiveTravelMinutes(metres), "\(metres) m")
            last = minutes
        }
    }

    private static let evening = "Mo,We,Fr 18:00-21:00"

    /// A site so many miles north of the person, whose evenings are free from 17:30 to 21:30.
    private func hit(
        miles: Int, buffer: Int? = nil, own: Int? = nil, hasPoint: Bool = true, online: String? = nil
    ) throws -> Hit {
        let here = samplePlaces[0].point
        var catalog = Catalog(gazetteer: sampleGazetteer)
        catalog.sources = [Source(publisher: "", asOf: Day("2022-01-10"))]
        // A mile is about 14,500 micro-degrees of latitude.
        let there = Coordinate(
            microLatitude: here.latitude + Int32(14_500 * miles), microLongitude: here.longitude)
        catalog.facilities = [
            Facility(id: 1, name: "Sample", state: StateCode("CA"), point: hasPoint ? there : nil, precision: .site)
        ]
        var program = Program(id: 1, facility: 0, level: .iop, focus: .both)
        func track(_ text: String, isOnline: Bool) throws -> Track {
            Track(sessions: try WeeklySchedule(parsing: text).intervals.map { Session($0, isOnline: isOnline) })
        }
        var tracks = [try track(Self.evening, isOnline: false)]
        if let online { tracks.append(try track(online, isOnline: true)) }
        program.tracks = Tracks(tracks, asOf: Day("2022-01-10"))
        catalog.programs = [program]
        var request = SearchRequest()
        if hasPoint { request.origin = Origin(point: here, state: StateCode("CA"), label: "here") }
        request.travelMinutes = own
        request.schedule = ScheduleNeed(
            free: try WeeklySchedule(parsing: "Mo,We,Fr 17:30-21:30"), bufferMinutes: buffer)
        let answer = try SearchEngine(Snapshot(bytes: encode(catalog))).search(request)
        return try #require(answer.hits.first)
    }

    @Test func theBufferIsTheEstimateUnlessTheTripOrTheBufferIsGiven() throws {
        let near = try hit(miles: 5)
        #expect(near.bufferMinutes == 20 && near.fit?.attendable == .yes && near.fit?.slackMinutes == 10)
        #expect(near.travel == Travel(minutes: 20, isEstimated: true, weeklyMinutes: 120))
        let far = try hit(miles: 20)
        #expect(far.bufferMinutes == 50 && far.fit?.attendable == .no)
        let own = try hit(miles: 20, own: 15)
        #expect(own.bufferMinutes == 15 && own.fit?.slackMinutes == 15)
        #expect(own.travel == Travel(minutes: 15, isEstimated: false, weeklyMinutes: 90))
        let given = try hit(miles: 20, buffer: 0, own: 60)
        #expect(given.bufferMinutes == 0 && given.fit?.slackMinutes == 30 && given.travel?.weeklyMinutes == 360)
        let nowhere = try hit(miles: 0, hasPoint: false)
        #expect(nowhere.bufferMinutes == 0 && nowhere.travel == nil)
        #expect(try hit(miles: 0, own: 40, hasPoint: false).bufferMinutes == 40)
    }

    /// Nearer, the track in person became the best one; the program then no longer counted as attended online, and lost the full
    /// distance for having come nearer.
    @Test func comingNearerDoesNotTakeTheFullDistanceAway() throws {
        var last = Int.max
        for miles in [0, 2, 5, 12, 20, 200] {
            let hit = try hit(miles: miles, online: "Tu,Th,Sa 10:00-13:00; Mo,We,Fr 17:35-18:35")
            #expect(!hit.isAttendedOnline)
            let both = try self.hit(miles: miles, online: "Mo,We,Fr 17:35-20:35")
            #expect(both.isAttendedOnline && both.points[0] == 10_000 && both.travel?.weeklyMinutes == 0)
            #expect(both.score <= last, "\(miles) miles")
            last = both.score
        }
    }

    /// Whatever else is asked: nearer is never lower, where online tracks are in reach too.
    @Test func nearerNeverScoresLowerWithAScheduleAndAHomeState() throws {
        var random = SeededRandom(seed: 32)
        for round in 0..<60 {
            var catalog = randomCatalog(seed: UInt64(round), facilities: 3)
            guard let program = catalog.programs.last, let origin = catalog.facilities[program.facility].point else {
                continue
            }
            var request = pinnedRequest(catalog, at: origin, &random)
            request.origin = Origin(
                point: origin, state: catalog.facilities[program.facility].state, label: "the middle",
                zone: sampleZones[0])
            request.schedule = ScheduleNeed(free: randomFreeTime(&random))
            let ways = (0..<5).map { _ in randomPoint(around: origin, &random) }
                .sorted { metres(from: origin, to: $0) < metres(from: origin, to: $1) }
            var last = Int.max
            for point in ways {
                catalog.facilities[program.facility].point = point
                let score = try score(of: program.id, catalog, request)
                #expect(score <= last, "seed 32, round \(round)")
                last = score
            }
        }
    }

    /// A longer way of one's own never raises the fit, shorter hours of opening never do, and nor do they raise what is attendable.
    @Test func aLongerWayAndShorterHoursNeverRaiseTheFit() throws {
        var random = SeededRandom(seed: 33)
        for round in 0..<40 {
            var catalog = randomCatalog(seed: UInt64(round), facilities: 12)
            var request = pinnedRequest(catalog, &random)
            request.schedule = ScheduleNeed(free: randomFreeTime(&random))
            let way = random.pick([0, 10, 30, 60])
            request.travelMinutes = way
            let before = try fits(catalog, request)
            request.travelMinutes = way + random.within(1...90)
            let farther = try fits(catalog, request)
            request.travelMinutes = way
            for program in catalog.programs.indices {
                guard let week = catalog.programs[program].hours?.week, week.intervals.count > 1 else { continue }
                catalog.programs[program].hours?.week = WeeklySchedule(week.intervals.dropLast())
            }
            let shorter = try fits(catalog, request)
            for (program, fit) in before {
                #expect(farther[program, default: Int.max] <= fit, "seed 33, round \(round), farther")
                #expect(shorter[program, default: Int.max] <= fit, "seed 33, round \(round), shorter hours")
            }
        }
    }

    /// Points of the schedule dimension by program id.
    private func fits(_ catalog: Catalog, _ request: SearchRequest) throws -> [UInt64: Int] {
        let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
        let answer = try engine.search(request)
        let place = try #require(answer.active.firstIndex(of: .schedule))
        return Dictionary(
            uniqueKeysWithValues: answer.hits.map {
                (engine.snapshot.columns.programID[$0.program], $0.points[place])
            })
    }
}
