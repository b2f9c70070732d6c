import TestSupport
import Testing
import Treatment

struct WeeklyScheduleTests {
    /// Text, and how it is printed again.
    @Test(arguments: [
        ("Mo-Fr 17:30-21:00, Sa 09:00-12:00", "Mo-Fr 17:30-21:00; Sa 09:00-12:00"), ("mo 9:00-10:00", "Mo 09:00-10:00"),
        ("Mo 09:00-12:00, 13:00-16:00", "Mo 09:00-12:00, 13:00-16:00"), ("09:00-10:00", "Mo-Su 09:00-10:00"),
        ("Mo,We,Fr 18:00-21:00", "Mo,We,Fr 18:00-21:00"), ("Monday, Wed 18:00-21:00", "Mo,We 18:00-21:00"),
        ("Fr-Mo 10:00-11:00", "Mo,Fr-Su 10:00-11:00"), ("Su 22:00-06:00", "Su 22:00-06:00"),
        ("Tu 00:00-24:00", "Tu 00:00-24:00"), ("Tu 10:00-10:00", "Tu 10:00-10:00"),
        ("Mo 18:00 - 21:00 ; Tu\t18:00-21:00", "Mo,Tu 18:00-21:00"),
        ("Mo 08:00-09:00, Mo 08:00-09:00", "Mo 08:00-09:00"),
        ("Mo-We,Fr 08:00-09:00", "Mo-We,Fr 08:00-09:00"),
        ("Mo 08:00-12:00; Mo 09:00-10:00", "Mo 08:00-12:00, 09:00-10:00"),
    ])
    func readsAndPrints(text: String, printed: String) throws {
        let schedule = try WeeklySchedule(parsing: text)
        #expect(schedule.description == printed)
        #expect(try WeeklySchedule(parsing: printed) == schedule)
    }

    /// Text, and the offset of the first byte that does not fit.
    @Test(arguments: [
        ("", 0), ("  ", 2), ("Xx 10:00-11:00", 0), ("M 10:00-11:00", 0), ("Mo", 2), ("Mo 25:00-26:00", 3),
        ("Mo 10:60-11:00", 3),
        ("Mo 10:00", 8), ("Mo 10:00-", 9), ("Mo 10:00-11", 9), ("Mo 10:00-11:0", 9), ("Mo 10:00-11:00 x", 15),
        ("Mo 10:00-11:00,", 15), ("Mo- 10:00-11:00", 4), ("Mo, 10:00-11:00", 4), ("Mo 24:00-01:00", 8),
        ("Mo 10:00-24:01", 9),
        ("Mo 1000-1100", 3), ("Mo 10:00–11:00", 8), ("Mo 10:00-11:00 Tu 10:00-11:00", 15), ("-1:00-2:00", 0),
    ])
    func saysWhereItIsWrong(text: String, offset: Int) {
        do {
            let schedule = try WeeklySchedule(parsing: text)
            Issue.record("\(text) is read as \(schedule)")
        } catch {
            #expect(error.offset == offset, "\(text): \(error)")
        }
    }

    @Test func randomSchedulesComeBackFromTheirText() throws {
        var random = SeededRandom(seed: 30)
        for _ in 0..<500 {
            let schedule = WeeklySchedule(
                (0...random.below(8)).compactMap { _ in
                    WeekInterval(start: random.below(WeekInterval.week), length: random.within(1...WeekInterval.day))
                })
            #expect(try WeeklySchedule(parsing: schedule.description) == schedule)
        }
    }

    /// Joined stretches are disjoint, do not touch, and cover the same minutes.
    @Test func joinedStretchesCoverTheSameMinutes() {
        var random = SeededRandom(seed: 31)
        for round in 0..<300 {
            let schedule = WeeklySchedule(
                (0..<random.below(9)).compactMap { _ in
                    WeekInterval(start: 5 * random.below(2016), length: random.pick([5, 60, 300, 2000, 6000, 10_080]))
                })
            let joined = schedule.joined
            #expect(minutes(joined) == minutes(schedule.intervals), "seed 31, round \(round): \(schedule)")
            #expect(joined == joined.sorted())
            #expect(joined.reduce(0) { $0 + $1.length } == minutes(joined).count { $0 })
            for (place, stretch) in joined.enumerated() where joined.count > 1 {
                let next =
                    joined[(place + 1) % joined.count].start + (place + 1 == joined.count ? WeekInterval.week : 0)
                #expect(stretch.end < next, "seed 31, round \(round): \(joined)")
            }
        }
    }

    private func minutes(_ intervals: [WeekInterval]) -> [Bool] {
        var isFree = [Bool](repeating: false, count: WeekInterval.week)
        for interval in intervals {
            for minute in interval.start..<interval.end { isFree[minute % WeekInterval.week] = true }
        }
        return isFree
    }

    @Test func intervalsKeepToTheWeek() throws {
        #expect(WeekInterval(start: -1, length: 1) == nil && WeekInterval(start: 10_080, length: 1) == nil)
        #expect(WeekInterval(start: 0, length: 0) == nil && WeekInterval(start: 0, length: 10_081) == nil)
        let sunday = try #require(WeekInterval(start: 10_020, length: 120))
        #expect(sunday.shifted(by: 120).start == 60 && sunday.shifted(by: -10_080) == sunday)
        #expect(sunday.shifted(by: -10_021).start == 10_079)
    }
}
