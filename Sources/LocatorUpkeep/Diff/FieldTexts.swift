import Treatment

/// `18-64`, `65 or older`; empty when not stated.
func agesText(_ ages: ClosedRange<UInt8>?) -> String {
    guard let ages else { return "" }
    return ages.upperBound >= 120 ? "\(ages.lowerBound) or older" : "\(ages.lowerBound)-\(ages.upperBound)"
}

/// `Evening: Mo,We 18:00-21:00 online, 2 of 3 required; …`; empty when unknown.
func tracksText(_ tracks: [Track]?) -> String {
    (tracks ?? []).map { track in
        let week = WeeklySchedule(track.sessions.map(\.interval)).description
        let online = track.sessions.count { $0.isOnline }
        var parts = [online == 0 ? week : online == track.sessions.count ? "\(week) online" : "\(week) partly online"]
        if let required = track.required { parts.append("\(required) of \(track.sessions.count) required") }
        if let language = track.language { parts.append("in \(Vocabulary.fixed.entries[language].code)") }
        switch track.start {
        case .unknown: break
        case .rolling: parts.append("start any week")
        case .cohorts(let days): parts.append("starts \(days.map(\.description).joined(separator: " "))")
        }
        if let capacity = track.capacity { parts.append("capacity \(capacity.state.name)") }
        return (track.name.isEmpty ? "" : "\(track.name): ") + parts.joined(separator: ", ")
    }.joined(separator: "; ")
}

extension [TermEntry] {
    /// The entry of a fixed term; the first one for any other, which sessions never name.
    fileprivate subscript(term: Term) -> TermEntry { self[Int(term.rawValue) < count ? Int(term.rawValue) : 0] }
}
