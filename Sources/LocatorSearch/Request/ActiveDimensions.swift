package import Treatment

extension SearchRequest {
    /// The dimensions that score: those asked about, distance from an origin, and accreditation always.
    package func activeDimensions(_ vocabulary: Vocabulary) -> [Dimension] {
        var asked: Set<Dimension> = [.accreditation]
        if origin != nil { asked.insert(.distance) }
        if schedule != nil { asked.insert(.schedule) }
        if text != nil { asked.insert(.text) }
        if let age, age.mode != .not { asked.insert(.specialty) }
        for need in needs {
            // What only filters, or says when, scores in no dimension of its own.
            guard let dimension = need.terms.first.flatMap({ vocabulary[$0].group.dimension }), dimension != .schedule
            else { continue }
            asked.insert(dimension)
        }
        return Dimension.allCases.filter(asked.contains)
    }
}
