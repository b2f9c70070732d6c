import LocatorSearch

// docs/ranking.md, "6 Hits".

extension NaiveScan {
    /// - Parameter hits: in rank order.
    func collapsed(_ hits: [NaiveHit]) -> [NaiveHit] {
        switch request.collapse ?? (request.level == nil ? .facility : .none) {
        case .none: hits
        case .facility: byFacility(hits)
        case .organization: byOrganisation(hits)
        }
    }

    /// "A facility is one hit at its best program."
    private func byFacility(_ hits: [NaiveHit]) -> [NaiveHit] {
        var kept: [NaiveHit] = []
        for hit in hits {
            if let best = kept.firstIndex(where: { $0.facility == hit.facility }) {
                kept[best].others.append(hit.program)
            } else {
                kept.append(hit)
            }
        }
        return kept
    }

    /// "Keeps an organisation's first three hits in rank order and folds the rest into the third's *n more*."
    private func byOrganisation(_ hits: [NaiveHit]) -> [NaiveHit] {
        var kept: [NaiveHit] = []
        for hit in hits {
            let same = kept.indices.filter { kept[$0].organisation == hit.organisation }
            if same.count < 3 { kept.append(hit) } else { kept[same[2]].more += 1 }
        }
        return kept
    }
}
