import LocatorIndex
import LocatorSearch
import Treatment

/// One hit as the values of its card.
struct CardValues {
    let hit: Hit
    let explanation: Explanation
    let program: Program
    let facility: Facility
    let request: SearchRequest
    let isPicked: Bool
    let snapshot: Snapshot
    let words: PageWords
    let today: Day

    private var language: PageLanguage { words.language }

    func values() -> [String: Any] {
        let id = base32(program.id)
        var values: [String: Any] = [
            "rank": "\(hit.rank)", "id": id,
            "name": program.name.isEmpty ? facility.name : program.name,
            "level": levels(), "town": townText(facility, language),
            "facts": facts(), "score": tenths(explanation.total),
            "parts": explanation.parts.map(part),
        ]
        let more = [program.name.isEmpty ? "" : facility.name, facility.name2].filter { !$0.isEmpty }
        if !more.isEmpty { values["more_names"] = ["text": more.joined(separator: " · ")] }
        if let distance = distance() { values["distance"] = ["text": distance] }
        if let way = way() { values["way"] = ["text": way] }
        if isPicked { values["picked"] = true }
        let phones = callable(facility.phones)
        if let phone = phones.first {
            values["phone"] = phoneValues(phone, words)
        }
        let questions = explanation.questions.prefix(4).map { ["text": $0.text] }
        if !questions.isEmpty { values["ask"] = ["list": Array(questions)] }
        if !explanation.cautions.isEmpty { values["cautions"] = explanation.cautions.map { ["text": $0] } }
        if hit.more > 0 { values["folded"] = ["text": words("card.folded", ["n": "\(hit.more)"])] }
        values["source"] = source()
        return values
    }

    // MARK: - Where

    /// `≈ 4.1 miles`, `online`.
    private func distance() -> String? {
        if hit.isAttendedOnline { return words["card.online"] }
        guard let metres = hit.metres else { return nil }
        return words(
            facility.precision == .site ? "card.miles" : "card.about_miles", ["n": tenths(metres.tenthsOfMiles)])
    }

    /// The way there, where the line of the sessions does not say it.
    private func way() -> String? {
        guard let travel = hit.travel, !hit.isAttendedOnline else { return nil }
        return travelText(travel, in: language)
    }

    /// This program's level, and those of the facility's other programs that pass.
    private func levels() -> String {
        var names: [String] = []
        let others = hit.others.compactMap { Level(rawValue: snapshot.columns.level[$0]) }
        for level in [program.level] + others {
            let name = language.say(level.english, level.spanish)
            if !names.contains(name) { names.append(name) }
        }
        return names.joined(separator: " · ")
    }

    // MARK: - What is known

    /// One line a thing: what was asked for first, then what everybody wants to know.
    private func facts() -> [[String: Any]] {
        var lines: [[String: Any]] = []
        let asked = Set(explanation.parts.map(\.dimension))
        var sessions = sessionLine().map { [$0] } ?? []
        for part in explanation.parts where part.dimension != .distance && part.dimension != .accreditation {
            for reason in part.reasons where part.dimension != .text || reason.state == .yes {
                lines.append(line("topic.\(part.dimension.name)", reason.text, reason.state))
            }
            if part.dimension == .schedule {
                lines += sessions
                sessions = []
            }
        }
        lines += sessions
        if !asked.contains(.payment) { lines.append(known(.payment)) }
        if !asked.contains(.language), case let line = known(.language), line["state_yes"] != nil { lines.append(line) }
        for part in explanation.parts where part.dimension == .accreditation {
            for reason in part.reasons { lines.append(line("topic.accreditation", reason.text, reason.state)) }
        }
        var last: String?
        for place in lines.indices {
            let topic = lines[place]["topic"] as? String
            if topic == last { lines[place]["topic"] = "" }
            last = topic
        }
        return lines
    }

    /// When the sessions are: of the track that fits best, else of the first; opening hours are said to be no sessions.
    private func sessionLine() -> [String: Any]? {
        let tracks = (program.tracks?.tracks ?? []).filter { !$0.sessions.isEmpty }
        let best = hit.fit?.track.flatMap { tracks.indices.contains($0) ? tracks[$0] : nil } ?? tracks.first
        if let best {
            let week = weekText(WeeklySchedule(best.sessions.map(\.interval)), in: language)
            let name = best.name.isEmpty ? "" : "\(best.name): "
            let rest = tracks.count > 1 ? " " + words("card.more_tracks", ["n": "\(tracks.count - 1)"]) : ""
            return line("topic.sessions", name + week + rest, nil)
        }
        if let hours = program.hours, !hours.week.intervals.isEmpty {
            return line("topic.open", weekText(hours.week, in: language), nil)
        }
        return request.schedule == nil ? line("topic.sessions", words["card.no_sessions"], .unknown) : nil
    }

    /// The known yeses of a group, a few by name.
    private func known(_ group: TermGroup) -> [String: Any] {
        let yes = program.facts.entries.filter { entry in
            entry.fact.state == .yes && snapshot.vocabulary[entry.term].group == group
        }
        guard !yes.isEmpty else { return line("topic.\(group.name)", words["card.unknown"], .unknown) }
        let names = yes.prefix(4).map { TermWords(snapshot.vocabulary[$0.term], language).label }
        let rest = yes.count > 4 ? " " + words("card.more", ["n": "\(yes.count - 4)"]) : ""
        return line("topic.\(group.name)", names.joined(separator: ", ") + rest, .yes)
    }

    private func line(_ topic: String, _ text: String, _ state: Ternary?) -> [String: Any] {
        var line: [String: Any] = ["topic": words[topic], "text": text]
        if let state { line["state_\(state.name)"] = true }
        return line
    }

    // MARK: - Why, and says who

    private func part(_ part: Explanation.Part) -> [String: Any] {
        var origins: [String] = []
        for reason in part.reasons {
            let origin = originText(reason, on: today, language)
            if !origin.isEmpty, !origins.contains(origin) { origins.append(origin) }
        }
        var values: [String: Any] = [
            "dimension": dimensionName(part.dimension, language), "points": tenths(part.points),
            "most": tenths(part.most),
        ]
        if part.dimension == .distance, let reason = part.reasons.first { origins = [reason.text] }
        if !origins.isEmpty { values["origin"] = ["text": origins.joined(separator: " · ")] }
        return values
    }

    /// `SAMHSA National Directory, 4 years ago`.
    private func source() -> String {
        let publishers = facility.records.prefix(2).compactMap { record in
            snapshot.sources.indices.contains(record.source) ? snapshot.sources[record.source].publisher : nil
        }
        let newest = facility.records.compactMap(\.asOf).max()
        let age = newest.map { ageText($0, on: today, language) } ?? words["undated"]
        var names: [String] = []
        for name in publishers where !names.contains(name) { names.append(name) }
        return (names + [age]).joined(separator: " · ")
    }
}
