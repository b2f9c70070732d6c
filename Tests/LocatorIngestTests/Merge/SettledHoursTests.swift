import Testing
import Treatment

@testable import LocatorIngest

/// Whose hours of opening stand when records are joined.
struct SettledHoursTests {
    private func hours(_ text: String) throws -> OpeningHours { OpeningHours(try WeeklySchedule(parsing: text)) }

    private func site(
        _ day: Int?, own: String? = nil, place: String? = nil, level: Level? = .iop, name2: String = ""
    ) throws -> SiteRecord {
        var site = try PipelineSamples.site("Tamarisk", name2) { record in
            record.hours = try? place.map(hours)
            guard let level else { return }
            var program = ProgramRecord(level: level, levelStated: level.name, focus: .substanceUse)
            program.hours = try? own.map(hours)
            record.programs = [program]
        }
        site.asOf = day.map { Day(rawValue: UInt16($0)) }
        return site
    }

    private func standing(_ group: [SiteRecord]) throws -> (hours: OpeningHours?, notices: [Notice]) {
        let one = try #require(assemble(group, id: group[0].key, .fixed))
        let program = try #require(one.programs.first { $0.level == .iop })
        return (program.hours, one.notices.filter { $0.rule == .hoursDiffer })
    }

    @Test("the program's own record, then the newer, then the place; what differs is told")
    func order() throws {
        let (old, new) = (try site(100, own: "Mo 09:00-17:00"), try site(200, own: "Tu 09:00-17:00"))
        let newer = try standing([old, new])
        #expect(newer.hours?.week.description == "Tu 09:00-17:00" && newer.hours?.record == 1)
        #expect(newer.hours?.asOf == Day(rawValue: 200))
        #expect(newer.notices.map(\.value) == ["Tu 09:00-17:00 / Mo 09:00-17:00"])
        #expect(try standing([old, try site(200, own: "Mo 09:00-17:00")]).notices.isEmpty)
        // The newest record states the program without hours: those of the other one that states it stand.
        #expect(try standing([old, try site(200)]).hours?.record == 0)
        // Hours of a place give way to the program's, and hold for all programs of the facility.
        let place = try site(300, place: "We 09:00-17:00", level: .op)
        #expect(try standing([old, place]).hours?.week.description == "Mo 09:00-17:00")
        #expect(try standing([try site(100), place]).hours?.week.description == "We 09:00-17:00")
        #expect(try standing([try site(100), try site(300, own: "We 09:00-17:00", level: .op)]).hours == nil)
        #expect(
            try standing([try site(100, place: "Th 09:00-17:00"), place]).hours?.week.description == "Th 09:00-17:00")
    }

    @Test("a record alone brings its own or its place's; names that mark another audience lend none")
    func alone() throws {
        #expect(
            try standing([try site(100, own: "Mo 09:00-17:00", place: "Mo-Fr 08:00-18:00")]).hours?.week.minutesAWeek
                == 480)
        let place = try standing([try site(100, place: "Mo-Fr 08:00-18:00")])
        #expect(place.hours?.week.minutesAWeek == 3000 && place.hours?.asOf == Day(rawValue: 100))
        let youth = try site(300, place: "We 09:00-17:00", level: .op, name2: "Youth")
        #expect(try standing([try site(100, name2: "Adults"), youth]).hours == nil)
    }

    @Test("of two noes about a medication the one that says it is accepted stands")
    func accepted() {
        let methadone = Vocabulary.known("methadone")
        func layer(_ fact: Fact, _ record: UInt8) -> FactLayer {
            FactLayer(
                facts: FactSheet([FactSheet.Entry(methadone, fact)]), record: record, asOf: nil, isOwn: true,
                precedence: 1)
        }
        for facts in [[Fact(.no), Fact(.no, grade: .accepts)], [Fact(.no, grade: .accepts), Fact(.no)]] {
            let settled = settled([layer(facts[0], 0), layer(facts[1], 1)])
            #expect(settled.facts[methadone]?.state == .no && settled.facts[methadone]?.grade == .accepts)
        }
    }
}
