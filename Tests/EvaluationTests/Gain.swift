import LocatorSearch
import Treatment

/// nDCG@10 in thousandths: gains 2^grade − 1, discounted by log₂(1 + rank), over the best order of the same candidates. Nil
/// when no candidate is of any use. Järvelin & Kekäläinen 2002; gains as Burges et al. 2005.
/// - Parameters:
///   - order: grades of the candidates in the order that is judged.
func nDCG(_ order: [Int]) -> Int? {
    let best = gain(order.sorted(by: >))
    return best == 0 ? nil : (1000 * gain(order) + best / 2) / best
}

private func gain(_ grades: [Int]) -> Int {
    zip(grades, discounts).reduce(0) { $0 + ((1 << $1.0) - 1) * $1.1 }
}

/// 10⁶ / log₂(1 + rank) for ranks 1 to 10: a table, so that every machine reports the same.
private let discounts = [
    1_000_000, 630_930, 500_000, 430_677, 386_853, 356_207, 333_333, 315_465, 301_030, 289_065,
]

/// Orders that the ranking is held against, over the same candidates.
enum Ranker: CaseIterable {
    /// The engine's own order.
    case ours
    /// By metres; who has no point comes last.
    case nearest
    /// By the words of the request alone.
    case text

    var name: String { "\(self)" }
}

/// Words of what was asked against words of what each program is known to offer and is called: Okapi BM25 with its usual
/// constants, k₁ = 1.2 and b = 0.75, over the candidates. A strong baseline, since it reads our facts, not the publisher's codes.
struct TextBaseline {
    private let asked: [String]
    private let texts: [[String: Int]]
    private let lengths: [Int]
    private let holding: [String: Int]

    init(_ candidates: [(Program, Facility)], _ request: SearchRequest, _ vocabulary: Vocabulary) {
        var words = request.level?.levels.map(\.english) ?? []
        words += request.needs.filter { $0.mode != .not }.flatMap(\.terms).map { vocabulary[$0].english }
        if let age = request.age { words += age.terms.map { vocabulary[$0].english } }
        if request.schedule != nil { words += [vocabulary[.evening].english, vocabulary[.weekend].english] }
        asked = Array(Set(words.flatMap { foldedTokens($0) })).sorted()
        let all = candidates.map { program, facility in
            var parts = [facility.name, facility.name2, facility.city, program.name, program.level.english]
            parts += program.facts.entries.filter { $0.fact.state == .yes }.map { vocabulary[$0.term].english }
            return parts.flatMap { foldedTokens($0) }
        }
        texts = all.map { tokens in Dictionary(tokens.map { ($0, 1) }, uniquingKeysWith: +) }
        lengths = all.map(\.count)
        var holding: [String: Int] = [:]
        for word in asked { holding[word] = texts.count { $0[word] != nil } }
        self.holding = holding
    }

    /// Scores by candidate; sums in one fixed order.
    func scores() -> [Double] {
        let mean = Double(max(1, lengths.reduce(0, +))) / Double(max(1, lengths.count))
        return texts.indices.map { place in
            asked.reduce(0) { sum, word in
                guard let count = texts[place][word] else { return sum }
                let rarity = Double(texts.count - holding[word, default: 0]) + 0.5
                let weight = logarithm(1 + rarity / (Double(holding[word, default: 0]) + 0.5))
                let norm = 1.2 * (0.25 + 0.75 * Double(lengths[place]) / mean)
                return sum + weight * Double(count) * 2.2 / (Double(count) + norm)
            }
        }
    }
}
