import Treatment

/// A time of day as people write it, and where it ends.
struct ClockReading {
    /// 0 ... 24, as written.
    let hour: Int
    let minute: Int
    /// True for pm, false for am, nil when not said.
    let isAfternoon: Bool?
    /// The word behind it.
    let next: Int
    /// Written so that it can be nothing else: with minutes, am or pm.
    var isPlain: Bool { isAfternoon == nil && minute == 0 }

    /// Minute of the day; without am and pm an hour below `morningFrom` is in the afternoon.
    func minutes(morningFrom: Int, assuming isAfternoon: Bool? = nil) -> Int {
        let said = self.isAfternoon ?? isAfternoon ?? (hour < morningFrom && hour > 0)
        let hours = said ? (hour < 12 ? hour + 12 : hour) : (hour == 12 && self.isAfternoon == false ? 0 : hour)
        return min(60 * hours + minute, WeekInterval.day)
    }
}

extension Sentence {
    /// `5`, `5pm`, `5:30 p.m.`, `17:30`, `noon`, `mediodía`.
    func clock(at word: Int) -> ClockReading? {
        switch self[word] {
        case "noon", "mediodia": return ClockReading(hour: 12, minute: 0, isAfternoon: true, next: word + 1)
        case "midnight", "medianoche": return ClockReading(hour: 24, minute: 0, isAfternoon: nil, next: word + 1)
        default: break
        }
        var (digits, unit) = numberAndUnit(word)
        guard let hour = Int(digits), digits.utf8.count <= 2, hour <= 24 else { return nil }
        var minute = 0
        var next = word + 1
        if unit.isEmpty, gap(before: next) == ":" {
            (digits, unit) = numberAndUnit(next)
            guard digits.utf8.count == 2, let read = Int(digits), read < 60 else { return nil }
            minute = read
            next += 1
        }
        if unit.isEmpty, ["am", "pm"].contains(self[next]), !isParted(next) {
            unit = self[next][...]
            next += 1
        } else if unit.isEmpty, ["a", "p"].contains(self[next]), self[next + 1] == "m", gap(before: next + 1) == "." {
            unit = self[next][...]
            next += 2
        }
        guard ["", "am", "pm", "a", "p", "h"].contains(unit), hour + (minute > 0 ? 1 : 0) <= 24 else { return nil }
        let isAfternoon: Bool? = unit.hasPrefix("p") ? true : unit.hasPrefix("a") ? false : nil
        guard isAfternoon == nil || (1...12).contains(hour) else { return nil }
        return ClockReading(hour: hour, minute: minute, isAfternoon: isAfternoon, next: next)
    }

    private func numberAndUnit(_ word: Int) -> (digits: Substring, unit: Substring) {
        let digits = self[word].prefix { ("0"..."9").contains($0) }
        return (digits, self[word].dropFirst(digits.count))
    }
}
