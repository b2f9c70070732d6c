import Treatment

/// What of a request scores by terms, laid out flat: dimensions hold ranges of needs, needs ranges of values.
struct ScoredNeeds {
    struct Part {
        let dimension: Dimension
        let weight: Int
        /// In `needs`; empty for the accreditation nobody asked for.
        let needs: Range<Int>
        /// Of the specialty when an age is asked.
        let age: Age?
    }

    /// An asked age, one value more.
    struct Age {
        let years: Int
        /// In `values`: its age groups.
        let groups: Range<Int>
    }

    struct Need {
        /// Ordinal in `Plan.needs`.
        let ordinal: Int
        /// In `values`; empty when the values are more than bits.
        let values: Range<Int>
        /// One of the values is enough.
        let isAny: Bool
    }

    private(set) var parts: [Part] = []
    private(set) var needs: [Need] = []
    private(set) var values: [PlainValue] = []

    init(_ active: [Dimension], _ planned: [PlannedNeed], _ age: ScoredAge?, _ weights: Weights) {
        parts.reserveCapacity(active.count)
        needs.reserveCapacity(planned.count)
        for dimension in active where dimension != .distance && dimension != .schedule && dimension != .text {
            let first = needs.count
            for ordinal in planned.indices where planned[ordinal].dimension == dimension {
                let need = planned[ordinal]
                let range = values.count..<values.count + need.plain.count
                needs.append(Need(ordinal: ordinal, values: range, isAny: need.need.combination == .any))
                values += need.plain
            }
            var scoredAge: Age?
            if dimension == .specialty, let age {
                scoredAge = Age(years: age.years, groups: values.count..<values.count + age.groups.count)
                values += age.groups
            }
            parts.append(
                Part(
                    dimension: dimension, weight: weights[dimension], needs: first..<needs.count, age: scoredAge))
        }
    }
}
