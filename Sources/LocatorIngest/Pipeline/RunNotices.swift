import Treatment

/// Sites that stayed apart, and joins on little evidence, with the keys for a line in the merge file.
func siteNotices(_ sites: SiteGroups, _ records: [SiteRecord]) -> [Notice] {
    var notices: [Notice] = []
    for apart in sites.apart {
        let (first, second) = (records[apart[0]], records[apart[1]])
        notices.append(Notice(.sameAddressApart, at: first.record.position, value: keys(first, second)))
    }
    for join in sites.joins where join.evidence.isWeak {
        let (first, second) = (records[join.first], records[join.second])
        notices.append(
            Notice(.joinedOnLittle, at: first.record.position, field: join.evidence.name, value: keys(first, second)))
    }
    return notices
}

/// Lines of merge files that name keys no record has.
func orderNotices(_ orders: [MergeOrder], _ records: [SiteRecord]) -> [Notice] {
    if orders.isEmpty { return [] }
    let known = Set(records.map(\.key))
    return orders.flatMap { order in
        [order.first, order.second].filter { !known.contains($0) }.map { key in
            Notice(
                .joinSplitUnknown, at: Position(file: -1, line: order.line, byte: 0), field: order.kind.rawValue,
                value: base32(key))
        }
    }
}

/// Carriers beyond the bound.
func carrierNotices(_ codes: [String]) -> [Notice] {
    codes.map { Notice(.tooManyCarriers, at: Position(file: -1, line: 0, byte: 0), field: "carrier", value: $0) }
}

/// Dates that were given for no file.
func unusedDates(_ options: IngestOptions, _ paths: [String]) -> [Notice] {
    options.unusedAsOf(paths).map {
        Notice(.dateUnused, at: Position(file: -1, line: 0, byte: 0), field: "--as-of", value: $0)
    }
}

/// `0a1b…/9z8y… name / name`.
private func keys(_ a: SiteRecord, _ b: SiteRecord) -> String {
    "\(base32(a.key)) \(base32(b.key)) \(a.name) / \(b.name)"
}
