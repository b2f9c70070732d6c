import Treatment

/// How much a token says about a program: BM25F (Robertson, Zaragoza, Taylor 2004) over the fields of its text, in whole
/// numbers, so that a file has the same bytes on every machine.
///
///     w      = Σ over fields: weight · times · 2 L ÷ (L + tokens of the field)      in thousandths
///     impact = 255 · w ÷ (w + k1)
///
///     field   weight   L     times
///     name      8000    3    all
///     city      2000    –    once
///     notes      300   50    at most 3; only of words that neither names nor city have
///
/// k1 is the usual 1.2. b is ½, not the usual ¾: a long name is a long name, and no padding. The mean length L is pinned (the
/// directories of 2022 have 3.4 tokens a line of name), so that what one program is worth does not hang on the others. A name
/// weighs four times a city: whoever writes "phoenix" is as likely to mean Phoenix House. What a word in a publisher's prose
/// says is least certain: however often it stands there, it is worth less than in a city.
package enum Impact {
    /// Weights in thousandths.
    private static let name = 8000
    private static let cityWeight = 2000
    private static let note = 300
    private static let k1 = 1200
    private static let meanLength = 3
    private static let meanNotes = 50
    /// A line counts as no longer than this; keeps every name above every city.
    private static let longestField = 16
    /// Times that a word counts in notes; keeps every city above every note.
    private static let mostTimes = 3
    /// Tokens of a program's notes that are taken, from the first on.
    package static let longestNotes = 400

    /// The largest there could be: what a word can count at most.
    package static let most = 255
    /// Of a token that the city holds and no name. A token of a name always has more.
    package static let city = UInt8(impact(cityWeight))
    /// No token that only the notes hold has more; less than `city`.
    package static let mostOfNotes = UInt8(impact(2 * mostTimes * note))

    /// Every token of a program's text once, with its impact, in no particular order.
    /// - Parameters:
    ///   - names: the tokens of each line of name.
    ///   - city: the tokens of the city.
    ///   - notes: the tokens of the notes, one after the other; those beyond `longestNotes` are left out.
    static func tokens<Token: Comparable>(
        names: [[Token]], city: [Token], notes: [Token]
    ) -> [(token: Token, impact: UInt8)] {
        var weighed: [(token: Token, weight: Int)] = []
        func add(_ token: Token, _ weight: Int) {
            if let known = weighed.firstIndex(where: { $0.token == token }) {
                weighed[known].weight += weight
            } else {
                weighed.append((token, weight))
            }
        }
        for line in names {
            let weight = 2 * meanLength * name / (meanLength + min(line.count, longestField))
            for token in line { add(token, weight) }
        }
        var last: [Token] = []
        for token in city where !last.contains(token) {
            add(token, cityWeight)
            last.append(token)
        }
        let first = weighed
        for (token, times) in timesOfEach(notes.prefix(longestNotes))
        where !first.contains(where: { $0.token == token }) {
            let length = min(notes.count, longestNotes)
            weighed.append((token, min(times, mostTimes) * (2 * meanNotes * note / (meanNotes + length))))
        }
        return weighed.map { ($0.token, UInt8(impact($0.weight))) }
    }

    private static func impact(_ weight: Int) -> Int { (most * weight + (weight + k1) / 2) / (weight + k1) }

    /// Each token once with how often it stands there, sorted.
    private static func timesOfEach<Token: Comparable>(
        _ tokens: ArraySlice<Token>
    ) -> [(token: Token, times: Int)] {
        var counted: [(token: Token, times: Int)] = []
        for token in tokens.sorted() {
            if counted.last?.token == token {
                counted[counted.count - 1].times += 1
            } else {
                counted.append((token, 1))
            }
        }
        return counted
    }
}
