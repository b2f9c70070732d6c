import Treatment

/// The facts with what the tracks make certain: evening, weekend and daytime, yes or no, and how it is attended. What
/// the publisher states itself stands.
/// - Parameter tracks: a program's whole schedule; nil when it is unknown, and nothing is inferred.
func withInferred(_ facts: FactSheet, from tracks: Tracks?) -> FactSheet {
    guard let tracks else { return facts }
    let sessions = tracks.tracks.flatMap(\.sessions)
    guard !sessions.isEmpty else { return facts }
    var facts = facts
    func infer(_ term: Term, _ state: Ternary) {
        let known = facts[term]
        guard known == nil || known?.state == .unknown && known?.basis != .disputed else { return }
        facts[term] = Fact(state, basis: .inferred, record: tracks.record, asOf: tracks.asOf)
    }
    infer(.evening, sessions.contains { startOfDay($0) >= evening } ? .yes : .no)
    infer(.daytime, sessions.contains { startOfDay($0) + $0.interval.length <= evening } ? .yes : .no)
    infer(.weekend, sessions.contains { $0.interval.day >= saturday } ? .yes : .no)
    if tracks.tracks.contains(where: { !$0.sessions.allSatisfy(\.isOnline) && $0.sessions.contains(where: \.isOnline) })
    {
        infer(.hybrid, .yes)
    }
    if tracks.tracks.contains(where: { $0.sessions.allSatisfy(\.isOnline) }) { infer(.telehealth, .yes) }
    if tracks.tracks.contains(where: { !$0.sessions.contains(where: \.isOnline) }) { infer(.inPerson, .yes) }
    return facts
}

/// 17:00, in minutes of the day: an evening session starts then or later, a daytime one has ended (`ranking.md`).
private let evening = 17 * 60
private let saturday = 5

private func startOfDay(_ session: Session) -> Int { session.interval.start % WeekInterval.day }
