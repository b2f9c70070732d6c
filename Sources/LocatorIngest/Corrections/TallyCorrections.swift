import Treatment

/// What became of the lines of each file of corrections. Every line has one notice, and its rule says it: applied lines are
/// *merged*, those that the publishers have caught up with *unchanged*.
/// - Parameters:
///   - files: places in `paths`.
///   - notices: of the whole run.
func correctionTallies(
    _ files: [Int], _ corrections: [Correction], _ notices: [Notice], _ paths: [String]
) -> [Tally] {
    if files.isEmpty { return [] }
    var tallies = files.map { file in
        Tally(
            file: paths[file], format: nil, publisher: Source.team,
            asOf: corrections.filter { $0.position.file == file }.compactMap(\.day).max())
    }
    for notice in notices where Rule.corrections.contains(notice.rule) {
        guard let place = files.firstIndex(of: notice.position.file) else { continue }
        tallies[place].read += 1
        switch notice.rule {
        // A line in conflict stands all the same.
        case .correctionApplied, .correctionConflict: tallies[place].merged += 1
        case .correctionCaughtUp: tallies[place].unchanged += 1
        case .correctionBadLine: tallies[place].quarantined[notice.rule.id, default: 0] += 1
        default: tallies[place].setAside[notice.rule.id, default: 0] += 1
        }
    }
    return tallies
}
