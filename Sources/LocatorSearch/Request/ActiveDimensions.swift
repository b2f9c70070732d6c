package import Treatment

extension SearchRequest {
    /// The dimensions that score: those asked about, distance from an origin, and accreditation always.
    package func activeDimensions(_ vocabulary: Vocabulary) -> [Dimension] {
        // Bit n: `Dimension(rawValue: n)`.
        var asked: UInt8 = 0
        func add(_ dimension: Dimension) { asked |= 1 << dimension.rawValue }
        add(.accreditation)
        if origin != nil { add(.distance) }
        if schedule != nil { add(.schedule) }
        if text != nil { add(.text) }
        if let age, age.mode != .not { add(.specialty) }
        for need in needs {
            // What only filters, or says when, scores in no dimension of its own.
            guard let dimension = need.terms.first.flatMap({ vocabulary.group(of: $0).dimension }),
                dimension != .schedule
            else { continue }
            add(dimension)
        }
        return Dimension.allCases.filter { asked >> $0.rawValue & 1 == 1 }
    }
}
