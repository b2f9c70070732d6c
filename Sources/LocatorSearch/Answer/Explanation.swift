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
    /// The track that `Hit.fit` speaks of; nil when it speaks of none.
    package let track: Track?
    /// How exactly it is known where it is.
    package let precision: PointPrecision
    /// The latest day of the records that say all this; nil when they are undated.
    package let asOf: Day?

    /// One dimension's share of the score.
    package struct Part: Sendable {
        package let dimension: Dimension
        /// Tenths of a point of 100: shown, and the most it could be.
        package let points, most: Int
        package let reasons: ArraySlice<Reason>
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
    /// Explains the hits of an answer, in a language.
    /// - Parameter asks: false leaves out the questions, and with them a look at the whole list.
    package func explain(
        _ answer: SearchAnswer, in language: PageLanguage = .english, asks: Bool = true
    ) throws(SearchError) -> [Explanation] {
        var explanations: [Explanation] = []
        explanations.reserveCapacity(answer.hits.count)
        do throws(IndexError) {
            let stated = try stated.programs(at: answer.hits.map(\.program))
            guard let first = answer.hits.first else { return [] }
            // One page is turned, so that what all hits share is taken hold of once.
            let page = HitPage(
                first, stated[0], answer.candidates.plan, self, ladder: RankLadder(answer, self), language: language)
            for place in answer.hits.indices {
                page.turn(to: answer.hits[place], stated[place])
                explanations.append(page.explanation(asks: asks))
            }
        } catch { throw SearchError.damaged(error) }
        return explanations
    }
}
