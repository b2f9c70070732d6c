import Treatment

/// How much a token says about a program: BM25F (Robertson, Zaragoza, Taylor 2004) over the fields of its text, in whole
/// numbers, so that a file has the same bytes on every machine.
///
///     w      = Σ over fields: weight · times · 6 ÷ (3 + tokens of the field)      in thousandths
///     impact = 255 · w ÷ (w + k1)
///
/// k1 is the usual 1.2. b is ½, not the usual ¾: a long name is a long name, and no padding. The mean length is pinned to three
/// tokens (the directories of 2022 have 3.4 a line), so that what one program is worth does not hang on the others. A name
/// weighs four times a city: whoever writes "phoenix" is as likely to mean Phoenix House.
package enum Impact {
    /// Weights in thousandths.
    private static let name = 8000
    private static let cityWeight = 2000
    private static let k1 = 1200
    private static let meanLength = 3
    /// A field counts as no longer than this; keeps every name above every city.
    private static let longestField = 16

    /// The largest there could be: what a word can count at most.
    package static let most = 255
    /// Of a token that only the city holds. A token of a name always has more.
    package static let city = UInt8(impact(cityWeight))

    /// Every token of a program's text once, with its impact, in no particular order.
    /// - Parameters:
    ///   - names: the tokens of each line of name.
    ///   - city: the tokens of the city.
    static func tokens(names: [[String]], city: [String]) -> [(token: String, impact: UInt8)] {
        var weighed: [(token: String, weight: Int)] = []
        func add(_ token: String, _ weight: Int) {
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
        var last: [String] = []
        for token in city where !last.contains(token) {
            add(token, cityWeight)
            last.append(token)
        }
        return weighed.map { ($0.token, UInt8(impact($0.weight))) }
    }

    private static func impact(_ weight: Int) -> Int { (most * weight + (weight + k1) / 2) / (weight + k1) }
}
