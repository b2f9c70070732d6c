import Treatment

// Numbers that say what they count: ZIP codes, miles, years, minutes on the way, the day to begin.
extension Sentence {
    /// Claims each kind once, but ZIP codes as often as they stand.
    mutating func claimNumbers() {
        var done: Set<String> = []
        for word in words.indices where startsWithDigit(word) && !isClaimed[word] {
            if let zip = zipCode(at: word) {
                claim(zip.words, "near", zip.text)
                continue
            }
            let readings = [startingDay(at: word), miles(at: word), age(at: word), minutesAway(at: word)]
            for case let reading? in readings where !done.contains(reading.parameter) && isFree(reading.words) {
                done.insert(reading.parameter)
                claim(reading.words, reading.parameter, reading.value)
                break
            }
        }
    }

    private typealias Reading = (words: Range<Int>, parameter: String, value: String)

    private func startsWithDigit(_ word: Int) -> Bool {
        self[word].utf8.first.map { (0x30...0x39).contains($0) } ?? false
    }

    private func isNumber(_ word: Int, digits: ClosedRange<Int>) -> Bool {
        digits.contains(self[word].utf8.count) && self[word].utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// `91301`, `91301-1234`.
    private func zipCode(at word: Int) -> (words: Range<Int>, text: String)? {
        guard isNumber(word, digits: 5...5), !milesWords.contains(self[word + 1]),
            !gap(before: word).hasSuffix("$")
        else { return nil }
        if isNumber(word + 1, digits: 4...4), gap(before: word + 1) == "-" {
            return (word..<word + 2, "\(self[word])-\(self[word + 1])")
        }
        return (word..<word + 1, self[word])
    }

    /// `starting 2026-12-01`.
    private func startingDay(at word: Int) -> Reading? {
        guard isNumber(word, digits: 4...4), isNumber(word + 1, digits: 2...2), isNumber(word + 2, digits: 2...2),
            gap(before: word + 1) == "-", gap(before: word + 2) == "-", Day(written(word..<word + 3)) != nil
        else { return nil }
        let first =
            ["starting", "start", "from", "on", "desde", "empezando"].contains(self[word - 1]) ? word - 1 : word
        return (first..<word + 3, "starting", written(word..<word + 3))
    }

    /// `within 10 miles of`, `2.5 mi`, `a 10 millas`.
    private func miles(at word: Int) -> Reading? {
        guard word == 0 || gap(before: word) != "." || !isNumber(word - 1, digits: 1...4) else { return nil }
        var number = self[word]
        var next = word + 1
        if number.hasSuffix("mi"), isDigits(number.dropLast(2)), number.utf8.count <= 6 {
            number.removeLast(2)
        } else {
            guard isNumber(word, digits: 1...4) else { return nil }
            if gap(before: next) == ".", isNumber(next, digits: 1...2) {
                number += "." + self[next]
                next += 1
            }
            guard milesWords.contains(self[next]) else { return nil }
            next += 1
        }
        if ["radius", "away", "or", "max", "around"].contains(self[next]), self[next] != "or" { next += 1 }
        var first = word
        while [
            "within", "under", "up", "to", "less", "than", "no", "more", "a", "menos", "de", "max", "dentro", "hasta",
        ]
        .contains(self[first - 1]), isFree(first - 1..<first), word - first < 4 {
            first -= 1
        }
        return (first..<next, "radius", number)
    }

    /// `my 15 year old`, `16yo`, `aged 40`, `de 17 años`.
    private func age(at word: Int) -> Reading? {
        let digits = self[word].prefix { $0.isNumber }
        let unit = self[word].dropFirst(digits.count)
        guard isDigits(digits), let years = Int(digits), years <= 120 else { return nil }
        var next = word + 1
        if ["yo", "yr", "yrs", "y"].contains(unit) {
            if ["old", "o"].contains(self[next]) { next += 1 }
        } else {
            guard unit.isEmpty else { return nil }
            let isYears = ["year", "years", "yr", "yrs", "y"].contains(self[next])
            if self[next] == "yo" || ["anos", "ano"].contains(self[next]) {
                guard !["hace", "por", "durante", "llevo"].contains(self[word - 1]) else { return nil }
                next += 1
            } else if isYears, ["old", "olds", "o"].contains(self[next + 1]) {
                next += 2
            } else {
                guard ["age", "aged", "edad"].contains(self[word - 1]), !isYears else { return nil }
            }
        }
        var first = word
        if ["age", "aged", "edad", "de", "tiene", "am"].contains(self[first - 1]), isFree(first - 1..<first) {
            first -= 1
        }
        return (first..<next, "age", String(years))
    }

    /// `25 minutes away`: the way to any program, as the person says.
    private func minutesAway(at word: Int) -> Reading? {
        guard isNumber(word, digits: 1...3), ["minute", "minutes", "min", "mins", "minutos"].contains(self[word + 1])
        else { return nil }
        let wishes = ["within", "under", "than", "menos"]
        guard !wishes.contains(self[word - 1]), !wishes.contains(self[word - 2]) else { return nil }
        if ["away", "drive", "commute"].contains(self[word + 2]) { return (word..<word + 3, "travel", self[word]) }
        if self[word + 2] == "de", self[word + 3] == "distancia" { return (word..<word + 4, "travel", self[word]) }
        if self[word + 2] == "en", ["carro", "auto", "coche"].contains(self[word + 3]) {
            return (word..<word + 4, "travel", self[word])
        }
        return nil
    }
}

private let milesWords = ["mile", "miles", "mi", "milla", "millas"]

private func isDigits(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
}
