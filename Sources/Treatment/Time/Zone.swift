/// A time zone as a standard offset and whether it keeps US daylight-saving time. Enough for every US site since 2007
/// (Energy Policy Act of 2005: second Sunday of March to first Sunday of November), and a pure function of the day.
package struct Zone: Hashable, Sendable {
    /// IANA name, for display.
    package let name: String
    /// Minutes east of UTC in winter; −300 is Eastern.
    package let standardOffsetMinutes: Int
    package let keepsDaylightTime: Bool

    package init(name: String, standardOffsetMinutes: Int, keepsDaylightTime: Bool) {
        self.name = name
        self.standardOffsetMinutes = standardOffsetMinutes
        self.keepsDaylightTime = keepsDaylightTime
    }

    /// Minutes east of UTC at noon of `day`.
    package func offsetMinutes(on day: Day) -> Int {
        standardOffsetMinutes + (keepsDaylightTime && Zone.isDaylightTime(day) ? 60 : 0)
    }

    static func isDaylightTime(_ day: Day) -> Bool {
        let (year, _, _) = day.civil
        guard let march = Day(year: year, month: 3, day: 1), let november = Day(year: year, month: 11, day: 1) else {
            return false
        }
        // Sunday is weekday 6: the days from the first of the month to its first Sunday.
        let begins = Int(march.rawValue) + (6 - march.weekday) + 7
        let ends = Int(november.rawValue) + (6 - november.weekday)
        return Int(day.rawValue) >= begins && Int(day.rawValue) < ends
    }
}
