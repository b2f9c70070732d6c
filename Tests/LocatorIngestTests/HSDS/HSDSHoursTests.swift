import Testing
import Treatment

@testable import LocatorIngest

/// Hours of opening: read where they are certain, kept as text where they are not.
struct HSDSHoursTests {
    @Test(
        arguments: [
            ("9:00am", 540), ("9am", 540), ("9 a.m.", 540), ("830am", 510), ("9:00a", 540), ("12:00pm", 720),
            ("12:00am", 0),
            ("noon", 720), ("09:00", 540), ("17:00:00", 1020), ("T08:30", 510), ("09:00-05:00", 540), ("24:00", 1440),
            ("8:00", nil), ("8:00m", nil), ("6:300pm", nil), ("9:0am", nil), ("12:00pm (dispensing)", nil),
            ("09:00Z", nil),
            ("09:00+00:00", nil), ("25:00", nil), ("13:00pm", nil), ("9:60am", nil), ("", nil),
            ("school dismissal", nil),
            ("am", nil), ("99999999999999999999am", nil),
        ] as [(String, Int?)])
    func clock(text: String, minute: Int?) { #expect(HSDSClock(text)?.minute == minute) }

    /// Texts of the real package among them.
    @Test(
        arguments: [
            ("9:00am-5:00pm, Mon-Fri", "Mo-Fr 09:00-17:00"),
            ("10:00am-9:00pm, Mon-Fri;\\n10:00am-3:00pm, Sat", "Mo-Fr 10:00-21:00; Sa 10:00-15:00"),
            ("8:00am-1:00pm / 2:00pm-5:00pm, Mon, Tue", "Mo,Tu 08:00-13:00, 14:00-17:00"),
            ("8:30am-4:30pm, Mon, Tue, Thur, Fri;\\n8:30am-7:30pm, Wed", "Mo,Tu,Th,Fr 08:30-16:30; We 08:30-19:30"),
            ("9:00 am-5:00pm, Mon-Fri", "Mo-Fr 09:00-17:00"), ("Mon - Thu: 8am to 6pm", "Mo-Th 08:00-18:00"),
            ("9:00am-5:00pm, Mon-Fri, 9:00am-12:00pm, Sat", "Mo-Fr 09:00-17:00; Sa 09:00-12:00"),
            ("Monday and Friday 8am-noon", "Mo,Fr 08:00-12:00"), ("8:00pm-6:00am, Fri-Sun", "Fr-Su 20:00-06:00"),
            ("24/7", "Mo-Su 00:00-24:00"), ("8am-midnight, daily", "Mo-Su 08:00-24:00"),
            ("Administrative hours:\\n9:00am-5:00pm, Mon-Fri", nil), ("9:00am-5:00, Mon-Fri", nil),
            ("6:30am-12:00pm (dispensing), Mon-Fri;\\n6:30am-2:30pm, Mon-Fri", nil),
            ("2:00pm 6:00pm, Mon-Fri", nil), ("1:00pm, Sat", nil), ("By appointment only", nil), ("", nil),
            ("6:00pmGÇô7:30pm, Tue", nil), ("9:00am-5:00pm", nil), ("Mon-Fri", nil),
            ("9:00am-5:00pm, Mon-Fri; 9:00am-12:00pm, Fri", nil), ("9:00am-1:00pm, Tue\\n\\nBy appointment only", nil),
            ("8:00am-4:30pm, First Sat of the month (ONLY)", nil), ("9:00am-9:00am, Mon", nil),
            ("5:00pm-9:00am, Mon", nil), ("9-5 Mon-Fri", nil), ("-", nil), ("Mon-Mon 9am-5pm", "Mo 09:00-17:00"),
            ("closed Monday; 9am-5pm, Tue", nil),
        ] as [(String, String?)])
    func prose(text: String, week: String?) { #expect(openingHours(prose: text)?.description == week) }

    /// A service's schedule rows of version 3 and what they come to.
    @Test(
        arguments: [
            ("WEEKLY,1,\"MO,TU\",09:00,17:00,,", "Mo,Tu 09:00-17:00", ""),
            ("WEEKLY,,MO,00:00,23:59,,", "Mo 00:00-24:00", ""),
            ("DAILY,1,,09:00,17:00,,", "Mo-Su 09:00-17:00", ""),
            ("WEEKLY,1,MO,09:00,17:00,2026-01-01,2026-12-31", "Mo 09:00-17:00", ""),
            ("WEEKLY,1,MO,09:00,17:00,2027-01-01,", nil, "hsds-hours-not-in-force"),
            ("WEEKLY,1,MO,09:00,17:00,,2026-01-01", nil, "hsds-hours-not-in-force"),
            ("WEEKLY,1,MO,09:00,17:00,,soon", nil, "hsds-hours-not-in-force"),
            ("WEEKLY,2,MO,09:00,17:00,,", nil, "hsds-hours-as-text"),
            ("MONTHLY,1,+1MO,09:00,17:00,,", nil, "hsds-hours-as-text"),
            ("WEEKLY,1,+1MO,09:00,17:00,,", nil, "hsds-hours-as-text"),
            ("WEEKLY,1,,09:00,17:00,,", nil, "hsds-hours-as-text"),
            ("WEEKLY,1,MO,9:00,5:00,,", nil, "hsds-hours-as-text"),
            ("WEEKLY,1,MO,09:00,05:00,,", nil, "hsds-hours-as-text"),
            ("WEEKLY,1,MO,09:00Z,17:00Z,,", nil, "hsds-hours-as-text"), ("WEEKLY,1,MO,,,,", nil, "hsds-hours-as-text"),
            ("WEEKLY,1,\"MO,MO\",09:00,17:00,,", "Mo 09:00-17:00", ""),
        ] as [(String, String?, String)])
    func schedules(row: String, week: String?, rule: String) throws {
        let header = "id,service_id,freq,interval,byday,opens_at,closes_at,valid_from,valid_to\n"
        let outcome = try HSDSSamples.read(HSDSSamples.small("schedules", "\(header)1,s1,\(row)\n"))
        let program = try #require(outcome.records.first?.programs.first)
        #expect(program.hours?.week.description == week)
        #expect(program.tracks == nil, "hours of opening are no sessions")
        #expect(outcome.notices.map(\.rule.id) == (rule.isEmpty ? [] : [rule]))
        #expect(program.notes.isEmpty == (rule != "hsds-hours-as-text"))
    }

    @Test("one row that is not certain makes the whole week uncertain: a day left out would be a day shut")
    func allOrNothing() throws {
        let header = "service_id,weekday,opens_at,closes_at\n"
        func hours(_ rows: String) throws -> String? {
            try HSDSSamples.read(HSDSSamples.small("schedules", header + rows)).records[0].programs[0].hours?.week
                .description
        }
        #expect(try hours("s1,Monday,9:00am,5:00pm\ns1,Tuesday,9:00am,5:00pm\n") == "Mo,Tu 09:00-17:00")
        #expect(try hours("s1,Monday,9:00am,5:00pm\ns1,Tuesday,8:00m,5:00pm\n") == nil)
        #expect(try hours("s1,Monday,9:00am,5:00pm\ns1,Monday,11:00am,6:00pm\n") == nil)
        #expect(try hours("s1,2,9:00am,5:00pm\n") == nil)
    }

    @Test("the service at its place decides, then the service, then the place")
    func owners() throws {
        let outcome = try HSDSSamples.read(HSDSSamples.small)
        let record = try #require(outcome.records.first)
        #expect(record.programs.map { $0.hours?.week.description } == ["Mo,Tu 09:00-21:00"])
        #expect(record.hours?.week.description == "Mo-Fr 08:00-18:00")
        let unlinked = HSDSSamples.small["schedules"]?.replacing("sal1", with: "")
        let service = try HSDSSamples.read(HSDSSamples.small("schedules", unlinked))
        #expect(service.records[0].programs[0].hours?.week.description == "Su 09:00-12:00")
        let placed = HSDSSamples.small["schedules"]?.replacing("sal1", with: "").replacing("s1,,", with: ",,")
        let place = try HSDSSamples.read(HSDSSamples.small("schedules", placed))
        #expect(place.records[0].programs[0].hours == nil && place.records[0].hours != nil)
    }
}
