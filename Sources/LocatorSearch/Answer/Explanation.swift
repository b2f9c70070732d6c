import LocatorIndex
package import Treatment

/// Why a hit stands where it stands: its score in parts that add up to it, each with its reasons, and what to ask on the
/// telephone.
package struct Explanation: Sendable {
    /// Tenths of a point of 100.
    package let total: Int
    package let parts: [Part]
    /// What was asked and is not known, what could change the rank most first.
    package let questions: [Question]
    /// What a person should know before they go: serves only, likely, inferred.
    package let cautions: [String]

    /// One dimension's share of the score.
    package struct Part: Sendable {
        package let dimension: Dimension
        /// Tenths of a point of 100: shown, and the most it could be.
        package let points, most: Int
        package let reasons: [Reason]
    }

    /// One sentence, with who says so and when.
    package struct Reason: Hashable, Sendable {
        package let text: String
        package let state: Ternary
        package let basis: Basis?
        /// The publisher; nil where no record speaks.
        package let source: String?
        package let asOf: Day?

        init(_ text: String, _ state: Ternary, basis: Basis? = nil, source: String? = nil, asOf: Day? = nil) {
            self.text = text
            self.state = state
            self.basis = basis
            self.source = source
            self.asOf = asOf
        }
    }

    /// An unknown that was asked about, as a question, and what each answer would do.
    package struct Question: Sendable {
        package let text: String
        /// Rank among the same hits if the answer is yes, and if it is no; nil: out of the list.
        package let rankIfYes, rankIfNo: Int?
    }
}

extension SearchEngine {
    /// Explains the hits of an answer to `request`.
    package func explain(_ answer: SearchAnswer, to request: SearchRequest) throws(SearchError) -> [Explanation] {
        let plan = Plan(request, self)
        let ladder = ScoreLadder(plan, self, scale: answer.scaleMiles)
        var explanations: [Explanation] = []
        for hit in answer.hits {
            do throws(IndexError) {
                var page = HitPage(hit, answer, plan, self, ladder: ladder)
                explanations.append(try page.explanation())
            } catch { throw SearchError.damaged(error) }
        }
        return explanations
    }
}

/// The scores of all hits, best first: where a changed score would stand.
struct ScoreLadder {
    private var scores: [Int] = []

    init(_ plan: Plan, _ engine: SearchEngine, scale: Int?) {
        var run = Run(plan, engine)
        _ = run.gather()
        let metres = scale.map { Metres(miles: $0) }
        var best: (facility: UInt32, score: Int)?
        for index in run.programs.indices {
            let score = -Int(run.key(index, metres).negativeScore)
            guard plan.request.collapsing == .facility else {
                scores.append(score)
                continue
            }
            let facility = engine.snapshot.columns.facilityOf[Int(run.programs[index])]
            if let open = best, open.facility == facility {
                best = (facility, max(open.score, score))
            } else {
                if let open = best { scores.append(open.score) }
                best = (facility, score)
            }
        }
        if let open = best { scores.append(open.score) }
        scores.sort(by: >)
    }

    /// The rank that a hit of `score` would have with `changed` instead; ties keep what they have.
    func rank(of changed: Int, insteadOf score: Int, at rank: Int) -> Int {
        guard changed != score else { return rank }
        var low = 0
        var high = scores.count
        while low < high {
            let middle = (low + high) / 2
            if scores[middle] > changed { low = middle + 1 } else { high = middle }
        }
        return low + (changed < score ? 0 : 1)
    }
}
