package import Treatment

/// A second of UTC. Always an argument, never read from a clock here; printed and stored as `2026-11-22T03:53:18Z`.
package struct Moment: Hashable, Comparable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z, not before it.
    package let seconds: Int

    package init(seconds: Int) { self.seconds = max(0, seconds) }

    /// The day it lies on; days after 2149 are the last that a `Day` holds.
    package var day: Day { Day(rawValue: UInt16(clamping: min(seconds / 86_400, Int(UInt16.max) - 1))) }

    package static func < (a: Moment, b: Moment) -> Bool { a.seconds < b.seconds }
}

extension Moment: CustomStringConvertible {
    package var description: String {
        let (hour, minute, second) = (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60)
        return "\(day)T\(two(hour)):\(two(minute)):\(two(second))Z"
    }

    /// Reads what `description` writes; nil for anything else.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "T", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 10, let day = Day(parts[0]), parts[1].utf8.count == 9,
            parts[1].hasSuffix("Z")
        else { return nil }
        let numbers = parts[1].dropLast().split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard numbers.count == 3, let hour = numbers[0], let minute = numbers[1], let second = numbers[2],
            (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second)
        else { return nil }
        self.init(seconds: Int(day.rawValue) * 86_400 + hour * 3600 + minute * 60 + second)
    }
}

extension Moment: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let moment = Moment(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(text) is no moment of UTC")
        }
        self = moment
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
