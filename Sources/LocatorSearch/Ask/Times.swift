import Treatment

// When a person is free, or works: days and hours become `free`.
extension Sentence {
    /// Claims every stretch of time; without days it is every day, and work is on weekdays.
    mutating func claimTimes() {
        var word = 0
        while word < words.count {
            guard !isClaimed[word], let time = time(at: word), isFree(word..<time.next) else {
                word += 1
                continue
            }
            let lead = leadWords(before: word)
            let intervals = lead.isWork ? whenNotAtWork(time) : time.intervals(days: time.days ?? Array(0..<7))
            claim(lead.first..<time.next, "free", "\(WeeklySchedule(intervals))")
            word = time.next
        }
    }

    /// `I work`, `free`, `available on` right before a time.
    private func leadWords(before word: Int) -> (first: Int, isWork: Bool) {
        var first = word
        while ["from", "on", "at", "i", "am", "im", "is", "full", "time", "the", "de", "el", "los", "las", "estoy"]
            .contains(self[first - 1]), isFree(first - 1..<first), word - first < 3
        {
            first -= 1
        }
        guard first > 0, isFree(first - 1..<first) else { return (word, false) }
        if ["work", "works", "working", "job", "trabajo", "trabaja", "trabajando"].contains(self[first - 1]) {
            return (first - 1, true)
        }
        let isFreeTime = ["free", "available", "libre", "disponible", "off"].contains(self[first - 1])
        return (isFreeTime ? first - 1 : word, false)
    }

    /// Everything but the hours of work; the evening after five where only days are said.
    private func whenNotAtWork(_ time: TimeReading) -> [WeekInterval] {
        let worked = time.days ?? Array(0..<5)
        let hours = time.hours ?? (540, 1020)
        let others = (0..<7).filter { !worked.contains($0) }
        let off = TimeReading(days: others, hours: nil, next: 0).intervals(days: others)
        guard hours.end > hours.start else {
            return off + TimeReading(days: worked, hours: (hours.end, hours.start), next: 0).intervals(days: worked)
        }
        let before =
            time.hours == nil ? [] : TimeReading(days: nil, hours: (0, hours.start), next: 0).intervals(days: worked)
        let after = TimeReading(days: nil, hours: (hours.end, WeekInterval.day), next: 0).intervals(days: worked)
        return before + after + off
    }

    /// Days, hours, or both in either order; nil where neither stands. Hours alone must be more than two plain numbers.
    private func time(at word: Int) -> TimeReading? {
        var next = word
        var days: [Int]?
        var hours: HoursReading?
        for _ in 0..<2 {
            var place = next
            if next > word {
                while ["on", "at", "the", "in", "en", "por", "la", "las", "los", "el", "de", "and"].contains(
                    self[place]),
                    hours == nil || days == nil, place - next < 3, self[place] != "de" || hours == nil
                {
                    place += 1
                }
            }
            if days == nil, let read = self.days(at: place) {
                days = read.days
                next = read.next
            } else if hours == nil, let read = self.hours(at: place, isAmongDays: days != nil || hasDays(place)) {
                hours = read
                next = read.next
            }
        }
        guard days != nil || hours.map({ !$0.isPart }) ?? false else { return nil }
        return TimeReading(days: days, hours: hours.map { ($0.start, $0.end) }, next: next)
    }
}

extension Sentence {
    /// Whether two plain numbers are hours here: at work, or with days behind a part of the day.
    private func hasDays(_ word: Int) -> Bool {
        if isAtWork(word) { return true }
        guard let part = partOfDay(word) else { return false }
        let next = ["on", "of", "los", "de"].contains(self[part.next]) ? part.next + 1 : part.next
        return days(at: next) != nil
    }
}

/// A stretch of time in a sentence.
struct TimeReading {
    /// Monday is 0; nil when not said.
    let days: [Int]?
    /// Minutes of the day; an end at or before its start is on the next day.
    let hours: (start: Int, end: Int)?
    /// The word behind it.
    let next: Int

    func intervals(days: [Int]) -> [WeekInterval] {
        let (start, end) = hours ?? (0, WeekInterval.day)
        let length = end > start ? end - start : end + WeekInterval.day - start
        return days.compactMap {
            WeekInterval(start: ($0 * WeekInterval.day + start) % WeekInterval.week, length: length)
        }
    }
}
