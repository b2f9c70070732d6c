/// A calendar day, counted from 1970-01-01 in the proleptic Gregorian calendar. Holds 1970-01-01 … 2149-06-05.
package struct Day: Hashable, Comparable, Sendable, BitwiseCopyable {
    /// Days since 1970-01-01.
    package let rawValue: UInt16

    @inlinable package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// The day of a civil date, or nil when there is no such date in range.
    package init?(year: Int, month: Int, day: Int) {
        guard (1970...2149).contains(year), (1...12).contains(month), day >= 1, day <= Day.length(of: month, year)
        else {
            return nil
        }
        // Days from civil, after Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms".
        let y = month <= 2 ? year - 1 : year
        let era = y / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        guard let raw = UInt16(exactly: era * 146_097 + dayOfEra - 719_468), raw < UInt16.max else { return nil }
        rawValue = raw
    }

    /// Reads `2022`, `2022-05` or `2022-05-25`. A year or a month counts from its last day, so that nothing looks
    /// fresher than its source says.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = parts.first, first.utf8.count == 4, (1...3).contains(parts.count) else { return nil }
        var numbers: [Int] = []
        for (place, part) in parts.enumerated() {
            guard place == 0 || part.utf8.count == 2, part.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                let number = Int(part)
            else { return nil }
            numbers.append(number)
        }
        let month = numbers.count > 1 ? numbers[1] : 12
        guard (1...12).contains(month) else { return nil }
        let day = numbers.count > 2 ? numbers[2] : Day.length(of: month, numbers[0])
        self.init(year: numbers[0], month: month, day: day)
    }

    /// Year, month and day of month.
    package var civil: (year: Int, month: Int, day: Int) {
        let z = Int(rawValue) + 719_468
        let era = z / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted + (shifted < 10 ? 3 : -9)
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    /// 0 is Monday.
    package var weekday: Int { (Int(rawValue) + 3) % 7 }

    @inlinable package static func < (a: Day, b: Day) -> Bool { a.rawValue < b.rawValue }

    static func length(of month: Int, _ year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension Day: CustomStringConvertible {
    /// `2022-05-25`.
    package var description: String {
        let (year, month, day) = civil
        return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }
}
