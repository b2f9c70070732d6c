import Foundation
import Testing
import Treatment

struct DayTests {
    @Test func everyDayComesBackFromItsTextAndItsDate() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        for raw in 0..<UInt16.max {
            let day = Day(rawValue: raw)
            let (year, month, number) = day.civil
            guard Day(year: year, month: month, day: number) == day, Day(day.description) == day else {
                Issue.record("day \(raw) is \(day)")
                return
            }
            guard raw % 97 == 0 else { continue }
            let date = Date(timeIntervalSince1970: Double(raw) * 86_400)
            #expect(calendar.component(.year, from: date) == year && calendar.component(.day, from: date) == number)
            // Foundation counts from Sunday as 1.
            #expect((calendar.component(.weekday, from: date) + 5) % 7 == day.weekday)
        }
    }

    @Test(arguments: [
        ("2022-05-25", "2022-05-25"), ("2022-05", "2022-05-31"), ("2022", "2022-12-31"), ("2020-02", "2020-02-29"),
        ("2100-02", "2100-02-28"), ("1970-01-01", "1970-01-01"), ("2149-06-05", "2149-06-05"), ("2149-06-06", nil),
        ("1969-12-31", nil), ("2022-02-29", nil), ("2022-13", nil), ("2022-00-01", nil), ("2022-01-00", nil),
        ("2022-1-1", nil),
        ("22", nil), ("", nil), ("2022-", nil), ("2022-05-25-01", nil), ("+022-05-25", nil), ("2022-+5-25", nil),
        ("２０２２", nil),
    ])
    func reads(text: String, expected: String?) { #expect(Day(text)?.description == expected) }
}

struct ZoneTests {
    /// Second Sunday of March to first Sunday of November.
    @Test(arguments: [
        ("2022-03-12", -480), ("2022-03-13", -420), ("2022-07-04", -420), ("2022-11-05", -420), ("2022-11-06", -480),
        ("2026-03-07", -480), ("2026-03-08", -420), ("2026-10-31", -420), ("2026-11-01", -480), ("2023-01-01", -480),
    ])
    func daylightTime(text: String, minutes: Int) throws {
        let day = try #require(Day(text))
        let pacific = Zone(name: "America/Los_Angeles", standardOffsetMinutes: -480, keepsDaylightTime: true)
        #expect(pacific.offsetMinutes(on: day) == minutes)
        let phoenix = Zone(name: "America/Phoenix", standardOffsetMinutes: -420, keepsDaylightTime: false)
        #expect(phoenix.offsetMinutes(on: day) == -420)
    }

    /// Against the time zone database, every day of the years that matter.
    @Test(arguments: [
        "America/Los_Angeles", "America/New_York", "America/Anchorage", "America/Adak", "America/Chicago",
    ])
    func agreesWithTheTimeZoneDatabase(name: String) throws {
        let real = try #require(TimeZone(identifier: name))
        let first = try #require(Day("2007-01-01"))
        let last = try #require(Day("2030-12-31"))
        func noon(_ day: Day) -> Date { Date(timeIntervalSince1970: Double(day.rawValue) * 86_400 + 43_200) }
        let zone = Zone(
            name: name, standardOffsetMinutes: real.secondsFromGMT(for: noon(first)) / 60, keepsDaylightTime: true)
        for raw in first.rawValue...last.rawValue {
            let day = Day(rawValue: raw)
            // Noon there: after every switch of the day.
            let there = noon(day).addingTimeInterval(Double(-zone.standardOffsetMinutes * 60))
            #expect(zone.offsetMinutes(on: day) == real.secondsFromGMT(for: there) / 60, "\(day)")
        }
    }
}
