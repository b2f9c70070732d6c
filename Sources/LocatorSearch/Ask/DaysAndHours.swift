import Treatment

/// Hours of a day in a sentence.
struct HoursReading {
    /// Minutes of the day.
    let start, end: Int
    let next: Int
    /// A part of the day by name ("evenings"): a time only beside days.
    let isPart: Bool
}

extension Sentence {
    /// `weekdays`, `mon wed fri`, `Monday through Thursday`, `lunes a viernes`, `sábados`.
    func days(at word: Int) -> (days: [Int], next: Int)? {
        if ["weekday", "weekdays", "workdays"].contains(self[word]) { return (Array(0..<5), word + 1) }
        if self[word] == "entre", self[word + 1] == "semana" { return (Array(0..<5), word + 2) }
        if ["weekend", "weekends"].contains(self[word]) {
            // Alone it is the concept of that name.
            return isAtWork(word) || hours(at: word + 1, isAmongDays: true) != nil ? ([5, 6], word + 1) : nil
        }
        guard let first = day(word) else { return nil }
        var days = [first]
        var next = word + 1
        while next < words.count {
            if ["to", "through", "thru", "a", "til", "until"].contains(self[next]) || dashes(gap(before: next)) {
                let last = dashes(gap(before: next)) ? next : next + 1
                guard let end = day(last), let begin = days.last else { break }
                days += sequence(first: begin) { $0 == end ? nil : ($0 + 1) % 7 }.dropFirst()
                next = last + 1
            } else if let another = day(next) {
                days.append(another)
                next += 1
            } else if ["and", "y", "or", "o"].contains(self[next]), let another = day(next + 1) {
                days.append(another)
                next += 2
            } else {
                break
            }
        }
        // One short name alone may be another word.
        guard days.count > 1 || self[word].utf8.count > 3 || hours(at: next, isAmongDays: true) != nil else {
            return nil
        }
        return (Array(Set(days)).sorted(), next)
    }

    /// `after 5:30`, `before 3pm`, `between 6 and 9`, `9 to 5:30`, `17:00-21:00`, `evenings`.
    /// - Parameter isAmongDays: two plain numbers are hours, and parts of the day have a meaning.
    func hours(at word: Int, isAmongDays: Bool) -> HoursReading? {
        if isAmongDays, let part = partOfDay(word) { return part }
        var place = word
        var isSaid = isAmongDays
        if ["after", "past", "despues", "before", "until", "till", "antes", "hasta"].contains(self[word]) {
            let isAfter = ["after", "past", "despues"].contains(self[word])
            place += 1
            while ["de", "las", "la", "about"].contains(self[place]), place < word + 3 { place += 1 }
            guard let clock = clock(at: place), !isCount(clock) else { return nil }
            let minute = clock.minutes(morningFrom: 8)
            return isAfter
                ? HoursReading(
                    start: min(minute, WeekInterval.day - 1), end: WeekInterval.day, next: clock.next, isPart: false)
                : HoursReading(start: 0, end: max(1, minute), next: clock.next, isPart: false)
        }
        if ["from", "between", "entre", "de"].contains(self[word]) {
            isSaid = isSaid || self[word] != "de"
            place += 1
        }
        while ["las", "la"].contains(self[place]), place < word + 3 { place += 1 }
        guard let start = clock(at: place) else { return nil }
        var next = start.next
        let isDashed = dashes(gap(before: next))
        if !isDashed {
            guard ["to", "and", "until", "til", "till", "a", "y", "hasta"].contains(self[next]) else { return nil }
            next += 1
            while ["las", "la"].contains(self[next]), next < start.next + 3 { next += 1 }
        }
        guard let end = clock(at: next), isSaid || !start.isPlain || !end.isPlain, !isCount(end) else { return nil }
        return span(start, end, isWork: isAmongDays)
    }

    private func span(_ start: ClockReading, _ end: ClockReading, isWork: Bool) -> HoursReading {
        var from = start.minutes(morningFrom: isWork ? 5 : 7)
        var to = end.minutes(morningFrom: 0)
        if start.isAfternoon == nil, end.isAfternoon == true {
            // 6 to 9 pm; but 9 to 1 pm.
            let same = start.minutes(morningFrom: 0, assuming: true)
            from = same < to ? same : start.minutes(morningFrom: 0)
        }
        if end.isAfternoon == nil, to <= from, to + 720 > from, to + 720 <= WeekInterval.day { to += 720 }
        from = min(from, WeekInterval.day - 1)
        return HoursReading(start: from, end: to == 0 ? WeekInterval.day : to, next: end.next, isPart: false)
    }

    /// Whether the words right before say that someone works then.
    func isAtWork(_ word: Int) -> Bool {
        (max(0, word - 3)..<max(0, word)).contains {
            ["work", "works", "working", "job", "trabajo", "trabaja", "trabajando"].contains(self[$0])
        }
    }

    /// A number that counts something else: `after 5 years`.
    private func isCount(_ clock: ClockReading) -> Bool {
        clock.isPlain
            && [
                "year", "years", "month", "months", "week", "weeks", "day", "days", "mile", "miles", "anos", "meses",
                "semanas", "dias", "millas", "steps", "step", "minutes", "kids", "drinks",
            ].contains(self[clock.next])
    }

    func partOfDay(_ word: Int) -> HoursReading? {
        switch self[word] {
        case "evening", "evenings", "night", "nights", "noche", "noches", "tarde", "tardes":
            HoursReading(start: 1020, end: WeekInterval.day, next: word + 1, isPart: true)
        case "morning", "mornings", "manana", "mananas":
            HoursReading(start: 0, end: 720, next: word + 1, isPart: true)
        case "afternoon", "afternoons": HoursReading(start: 720, end: 1080, next: word + 1, isPart: true)
        default: nil
        }
    }

    private func day(_ word: Int) -> Int? { dayWords.firstIndex { $0.contains(self[word]) } }
}

private func dashes(_ gap: Substring) -> Bool {
    let signs = gap.filter { $0 != " " }
    return signs == "-" || signs == "–" || signs == "—"
}

private let dayWords: [[String]] = [
    ["monday", "mondays", "mon", "lunes"], ["tuesday", "tuesdays", "tue", "tues", "martes"],
    ["wednesday", "wednesdays", "wed", "miercoles"], ["thursday", "thursdays", "thu", "thur", "thurs", "jueves"],
    ["friday", "fridays", "fri", "viernes"], ["saturday", "saturdays", "sat", "sabado", "sabados"],
    ["sunday", "sundays", "sun", "domingo", "domingos"],
]
