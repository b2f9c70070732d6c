internal import Treatment

/// Hours of opening out of prose, when all of it is certain: `9:00am-5:00pm, Mon-Fri; 10:00am-2:00pm, Sat`,
/// `Mon - Thu: 8am to 6pm`, `8:00am-1:00pm / 2:00pm-5:00pm, Mon, Tue`, `24/7`. Nil for anything else: a heading, a remark, a
/// time without am or pm, two times that overlap on one day.
func openingHours(prose text: String) -> WeeklySchedule? {
    let whole = fold(text)
    if ["24 7", "24 hours a day 7 days a week", "24 hours 7 days a week", "24 hours daily"].contains(whole) {
        return WeeklySchedule((0..<7).compactMap { WeekInterval(start: $0 * 1440, length: 1440) })
    }
    var intervals: [WeekInterval] = []
    for segment in proseLines(text).flatMap({ $0.split(separator: ";") }) where !segment.trimmingSpace.isEmpty {
        guard let tokens = hoursTokens(segment), let found = segmentIntervals(tokens) else { return nil }
        intervals += found
    }
    guard !intervals.isEmpty, !overlaps(intervals) else { return nil }
    return WeeklySchedule(intervals)
}

/// Whether two stretches share a minute; equal ones do.
func overlaps(_ intervals: [WeekInterval]) -> Bool {
    let sorted = intervals.sorted()
    return zip(sorted, sorted.dropFirst()).contains { $0.end > $1.start }
}

private enum HoursToken: Equatable {
    case time(HSDSClock)
    case day(Int)
    case dash
    case comma
    case slash
}

/// The tokens of a segment; nil when it has anything else.
private func hoursTokens(_ text: Substring) -> [HoursToken]? {
    var tokens: [HoursToken] = []
    let letters = Array(text.lowercased())
    var at = 0
    while at < letters.count {
        let letter = letters[at]
        if letter.isWhitespace {
            at += 1
        } else if letter == "-" || letter == "\u{2013}" || letter == "\u{2014}" {
            tokens.append(.dash)
            at += 1
        } else if letter == "," || letter == ":" {
            tokens.append(.comma)
            at += 1
        } else if letter == "/" || letter == "&" {
            tokens.append(.slash)
            at += 1
        } else if letter.isNumber {
            var word = ""
            while at < letters.count, letters[at].isNumber || letters[at] == ":" {
                word.append(letters[at])
                at += 1
            }
            while at < letters.count, letters[at] == " " { at += 1 }
            while at < letters.count, letters[at].isLetter || letters[at] == "." {
                word.append(letters[at])
                at += 1
            }
            guard let clock = HSDSClock(word), clock.hasHalf else { return nil }
            tokens.append(.time(clock))
        } else if letter.isLetter {
            var word = ""
            while at < letters.count, letters[at].isLetter || letters[at] == "." {
                if letters[at] != "." { word.append(letters[at]) }
                at += 1
            }
            switch word {
            case "to", "thru", "through": tokens.append(.dash)
            case "and": tokens.append(.slash)
            case "noon", "midnight": HSDSClock(word).map { tokens.append(.time($0)) }
            case "daily": tokens += [.day(0), .dash, .day(6)]
            default:
                guard let day = weekday(word) else { return nil }
                tokens.append(.day(day))
            }
        } else {
            return nil
        }
    }
    return tokens
}

/// 0 for `mon`, `monday`, `mo` and the like; nil for what is no day, numbers included: some count from Sunday.
func weekday(_ word: String) -> Int? {
    let names: [[String]] = [
        ["mo", "mon", "monday", "mondays"], ["tu", "tue", "tues", "tuesday", "tuesdays"],
        ["we", "wed", "weds", "wednesday", "wednesdays"],
        ["th", "thu", "thur", "thurs", "thursday", "thursdays"],
        ["fr", "fri", "friday", "fridays"], ["sa", "sat", "saturday", "saturdays"],
        ["su", "sun", "sunday", "sundays"],
    ]
    return names.firstIndex { $0.contains(word) }
}

/// Times then days, or days then times, once or again and again; nil when they stand otherwise.
private func segmentIntervals(_ tokens: [HoursToken]) -> [WeekInterval]? {
    var intervals: [WeekInterval] = []
    var times: [(HSDSClock, HSDSClock)] = []
    var days: [Int] = []
    var daysFirst: Bool?
    var at = 0
    func close() -> Bool {
        guard !times.isEmpty, !days.isEmpty else { return false }
        for day in days {
            for (opens, closes) in times {
                guard let interval = HSDSClock.interval(opens, closes, day: day) else { return false }
                intervals.append(interval)
            }
        }
        (times, days) = ([], [])
        return true
    }
    while at < tokens.count {
        switch tokens[at] {
        case .time(let opens):
            guard at + 2 < tokens.count, tokens[at + 1] == .dash, case .time(let closes) = tokens[at + 2] else {
                return nil
            }
            if daysFirst == false, !days.isEmpty { guard close() else { return nil } }
            if daysFirst == nil { daysFirst = false }
            times.append((opens, closes))
            at += 3
        case .day(let first):
            if daysFirst == true, !times.isEmpty { guard close() else { return nil } }
            if daysFirst == nil { daysFirst = true }
            if at + 2 < tokens.count, tokens[at + 1] == .dash, case .day(let last) = tokens[at + 2] {
                var day = first
                while day != last {
                    days.append(day)
                    day = (day + 1) % 7
                }
                days.append(last)
                at += 3
            } else {
                days.append(first)
                at += 1
            }
        case .comma, .slash: at += 1
        case .dash: return nil
        }
    }
    return close() && Set(intervals).count == intervals.count ? intervals : nil
}
