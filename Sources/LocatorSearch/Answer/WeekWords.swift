package import Treatment

/// Stretches of the week as people in the United States write them: `Mon–Fri 8:00 am–5:00 pm; Sat 9:00 am–noon`,
/// `lun, mar, jue 6:00–9:00 pm`. What programs read and write stays as `WeeklySchedule.description` says it.
package func weekText(_ week: WeeklySchedule, in language: PageLanguage) -> String {
    week.description.split(separator: "; ").map { rule in
        let parts = rule.split(separator: " ", maxSplits: 1)
        guard parts.count == 2 else { return String(rule) }
        let times = parts[1].split(separator: ", ").map { timesText($0, language) }
        return "\(daysText(parts[0], language)) \(times.joined(separator: ", "))"
    }.joined(separator: "; ")
}

/// A time of day without the minutes of a whole hour, for drawings: `6 pm`, `6:30 pm`.
/// - Parameter minute: of the day, 0 to 1,440.
package func hourText(_ minute: Int) -> String {
    let (hour, rest) = (minute / 60 % 24, minute % 60)
    let clock = rest == 0 ? "\((hour + 11) % 12 + 1)" : dial(minute)
    return "\(clock) \(hour < 12 ? "am" : "pm")"
}

/// `Mon–Wed, Fri` for `Mo-We,Fr`.
private func daysText(_ days: Substring, _ language: PageLanguage) -> String {
    if days == "Mo-Su" { return language.say("every day", "todos los días") }
    return days.split(separator: ",").map { run in
        run.split(separator: "-").map { day in
            WeeklySchedule.dayNames.firstIndex { $0 == day }.map { dayName($0, language) } ?? String(day)
        }.joined(separator: "–")
    }.joined(separator: ", ")
}

/// `8:00 am–noon` for `08:00-12:00`; within one half of the day that half is said once: `6:00–9:00 pm`.
private func timesText(_ times: Substring, _ language: PageLanguage) -> String {
    let minutes = times.split(separator: "-").compactMap(minuteOfDay)
    guard minutes.count == 2 else { return String(times) }
    let (start, end) = (minutes[0], minutes[1])
    if start == 0, end == WeekInterval.day { return language.say("all day", "todo el día") }
    let isOneHalf = start < end && start / 720 == end / 720 && start % 720 != 0
    return "\(isOneHalf ? dial(start) : clockText(start, language))–\(clockText(end, language))"
}

/// `6:00 pm`; noon and midnight by name, which `12:00` leaves open.
private func clockText(_ minute: Int, _ language: PageLanguage) -> String {
    switch minute {
    case 0, 1440: language.say("midnight", "medianoche")
    case 720: language.say("noon", "mediodía")
    default: "\(dial(minute)) \(minute < 720 ? "am" : "pm")"
    }
}

/// `6:00` for 18:00: what the hands of a clock show.
private func dial(_ minute: Int) -> String {
    "\((minute / 60 + 11) % 12 + 1):\(minute % 60 < 10 ? "0" : "")\(minute % 60)"
}

private func minuteOfDay(_ clock: Substring) -> Int? {
    let parts = clock.split(separator: ":").compactMap { Int($0) }
    return parts.count == 2 ? parts[0] * 60 + parts[1] : nil
}

private func dayName(_ day: Int, _ language: PageLanguage) -> String {
    switch language {
    case .english: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][day]
    case .spanish: ["lun", "mar", "mié", "jue", "vie", "sáb", "dom"][day]
    }
}
