internal import Treatment

/// A time of day as HSDS packages write it.
struct HSDSClock: Hashable {
    /// 0 … 1,440.
    var minute: Int
    /// Written with am or pm, or as noon or midnight: nobody mistakes it.
    var hasHalf: Bool

    /// Reads `9:00am`, `9 a.m.`, `830am`, `noon`, `09:00`, `17:00:00`, `09:00-05:00`; nil for what is not certain: `8:00`,
    /// `8:00m`, `6:300pm`, a time in UTC, whose local time depends on the day.
    init?(_ text: String) {
        let plain = text.lowercased().filter { !$0.isWhitespace && $0 != "." }
        if plain == "noon" || plain == "midnight" {
            minute = plain == "noon" ? 720 : 0
            hasHalf = true
            return
        }
        var bytes = Array(plain.utf8)
        if bytes.first == UInt8(ascii: "t") { bytes.removeFirst() }
        let half = HSDSClock.takeHalf(&bytes)
        if half == nil { guard HSDSClock.takeOffset(&bytes) else { return nil } }
        let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        var numbers: [Int] = []
        for part in parts {
            guard (1...4).contains(part.count), part.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
            numbers.append(part.reduce(0) { $0 * 10 + Int($1 - 0x30) })
        }
        guard let half else {
            // Two digits of the hour, or the clock of 24 hours is not meant.
            guard (2...3).contains(numbers.count), parts.allSatisfy({ $0.count == 2 }), numbers[0] <= 24,
                numbers[1] < 60, numbers.count == 2 || numbers[2] < 60, numbers[0] * 60 + numbers[1] <= 1440
            else { return nil }
            minute = numbers[0] * 60 + numbers[1]
            hasHalf = false
            return
        }
        if numbers.count == 1, (3...4).contains(parts[0].count) { numbers = [numbers[0] / 100, numbers[0] % 100] }
        guard numbers.count <= 2, (1...12).contains(numbers[0]), parts.count == 1 || parts[1].count == 2 else {
            return nil
        }
        let minutes = numbers.count == 2 ? numbers[1] : 0
        guard minutes < 60 else { return nil }
        minute = numbers[0] % 12 * 60 + minutes + half
        hasHalf = true
    }

    /// The stretch from one time to another on a day, 0 is Monday; nil when it is not certain. An end at midnight, or one minute
    /// before it, ends the day.
    static func interval(_ opens: HSDSClock, _ closes: HSDSClock, day: Int) -> WeekInterval? {
        let end = closes.minute == 0 || closes.minute == 1439 ? 1440 : closes.minute
        guard opens.hasHalf == closes.hasHalf, opens.minute < 1440, opens.minute != end else { return nil }
        if end > opens.minute { return WeekInterval(start: day * 1440 + opens.minute, length: end - opens.minute) }
        // Past midnight only where am and pm say so, and not by more than a night.
        guard opens.hasHalf, end <= 8 * 60, opens.minute >= 12 * 60 else { return nil }
        return WeekInterval(start: day * 1440 + opens.minute, length: end + 1440 - opens.minute)
    }

    /// 0 for am, 720 for pm; taken off the end.
    private static func takeHalf(_ bytes: inout [UInt8]) -> Int? {
        var rest = bytes[...]
        if rest.last == UInt8(ascii: "m") { rest.removeLast() }
        guard let letter = rest.last, letter == UInt8(ascii: "a") || letter == UInt8(ascii: "p") else { return nil }
        bytes = Array(rest.dropLast())
        return letter == UInt8(ascii: "p") ? 720 : 0
    }

    /// Takes off an offset from UTC; false for UTC itself.
    private static func takeOffset(_ bytes: inout [UInt8]) -> Bool {
        if bytes.last == UInt8(ascii: "z") { return false }
        guard let sign = bytes.lastIndex(where: { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }) else {
            return true
        }
        let offset = bytes[(sign + 1)...]
        guard (2...5).contains(offset.count), offset.contains(where: { (0x31...0x39).contains($0) }) else {
            return false
        }
        bytes = Array(bytes[..<sign])
        return true
    }
}
