internal import Treatment

/// What the schedule rows of one owner (a service at a place, a service, a place) come to.
enum HSDSHours {
    /// Nothing is said, or nothing that is in force.
    case none
    case week(WeeklySchedule)
    /// Not certain: the words as they stand.
    case text(String)
}

/// The hours of an ordinary week, all rows certain or none. With `original_text` the text decides, for exports have
/// been seen to lose half of it on the way into the rows.
/// - Parameters:
///   - day: the day the package speaks of; without it a row that dates bound is not known to be in force.
///   - outOfForce: rows that were left out for their dates.
func openingHours(_ rows: [HSDSRow], on day: Day?, outOfForce: inout [HSDSRow]) -> HSDSHours {
    let texts = rows.map { $0[.originalText] }.filter { !$0.isEmpty }
    if let text = texts.first {
        guard texts.allSatisfy({ $0 == text }), texts.count == rows.count else { return .text(joinedTexts(texts)) }
        return openingHours(prose: text).map { .week($0) } ?? .text(oneLine(proseLines(text).joined(separator: " ")))
    }
    var intervals: [WeekInterval] = []
    for row in rows {
        if !isInForce(row, on: day) {
            outOfForce.append(row)
            continue
        }
        guard let days = days(row), let opens = HSDSClock(row[.opensAt]), let closes = HSDSClock(row[.closesAt]) else {
            return .text(joinedTexts(rows.map(rowText)))
        }
        for day in days {
            guard let interval = HSDSClock.interval(opens, closes, day: day) else {
                return .text(joinedTexts(rows.map(rowText)))
            }
            // The same row twice says the same.
            if !intervals.contains(interval) { intervals.append(interval) }
        }
    }
    if intervals.isEmpty { return .none }
    return overlaps(intervals) ? .text(joinedTexts(rows.map(rowText))) : .week(WeeklySchedule(intervals))
}

/// The days of an ordinary week on which a row holds, 0 is Monday; nil when it is no weekly rule.
private func days(_ row: HSDSRow) -> [Int]? {
    if !row[.weekday].isEmpty { return weekday(row[.weekday].lowercased()).map { [$0] } }
    // RFC 5545: a rule by week with named days, each week. Monthly and fortnightly ones are no ordinary week.
    let freq = row[.freq].lowercased()
    guard ["", "weekly", "daily"].contains(freq), ["", "1"].contains(row[.interval]), row[.bymonthday].isEmpty,
        row[.byweekno].isEmpty, row[.byyearday].isEmpty, row[.count].isEmpty
    else { return nil }
    if row[.byday].isEmpty { return freq == "daily" ? Array(0..<7) : nil }
    var days: [Int] = []
    for name in row[.byday].lowercased().split(whereSeparator: { $0 == "," || $0 == " " || $0 == ";" }) {
        guard name.utf8.count == 2, let day = weekday(String(name)) else { return nil }
        days.append(day)
    }
    return days.isEmpty ? nil : days
}

/// A row without dates is in force; one with dates when they hold the day.
private func isInForce(_ row: HSDSRow, on day: Day?) -> Bool {
    let starts = [row[.validFrom], row[.dtstart]].filter { !$0.isEmpty }.map { Day($0.prefix(10)) }
    let ends = [row[.validTo], row[.until]].filter { !$0.isEmpty }.map { Day($0.prefix(10)) }
    if starts.isEmpty, ends.isEmpty { return true }
    guard !starts.contains(where: { $0 == nil }), !ends.contains(where: { $0 == nil }) else { return false }
    guard let day else { return ends.isEmpty && row[.validFrom].isEmpty }
    return starts.compactMap(\.self).allSatisfy { $0 <= day } && ends.compactMap(\.self).allSatisfy { $0 >= day }
}

private func rowText(_ row: HSDSRow) -> String {
    let days = [row[.weekday], row[.byday], row[.freq], row[.description]].first { !$0.isEmpty } ?? ""
    return oneLine("\(days) \(row[.opensAt])-\(row[.closesAt])")
}

/// Different texts once, in their order.
private func joinedTexts(_ texts: [String]) -> String {
    var seen: Set<String> = []
    return oneLine(texts.filter { seen.insert($0).inserted }.joined(separator: "; "))
}
