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

    func values() -> PageValues {
        let id = base32(program.id)
        var values: PageValues = [
            "rank": "\(hit.rank)", "id": id,
            "name": program.name.isEmpty ? facility.name : program.name,
            "level": levels(), "town": townText(facility, language),
            "facts": facts(), "score": figure(explanation.total),
        ]
        addWhy(&values)
        let more = [program.name.isEmpty ? "" : facility.name, facility.name2].filter { !$0.isEmpty }
        if !more.isEmpty { values["more_names"] = ["text": more.joined(separator: " · ")] }
        if let distance = distance() { values["distance"] = ["text": distance] }
        if let way = way() { values["way"] = ["text": way] }
        if isPicked { values["picked"] = true }
        if let week = week() { values["week"] = week }
        let phones = callable(facility.phones)
        if let phone = phones.first {
            values["phone"] = phoneValues(phone, words)
        }
        let questions = explanation.questions.prefix(3).map { ["text": $0.text] }
        if !questions.isEmpty { values["ask"] = ["list": Array(questions)] }
        if !explanation.cautions.isEmpty { values["cautions"] = explanation.cautions.map { ["text": $0] } }
        if hit.more > 0 { values["folded"] = ["text": words("card.folded", ["n": "\(hit.more)"])] }
        return values
    }

    // MARK: - Where

    /// `≈ 4.1 miles`, `online`.
    private func distance() -> String? {
        if hit.isAttendedOnline { return words["card.online"] }
        return hit.metres.map { milesText($0, facility.precision, in: language) }
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
    private func facts() -> [PageValues] {
        var lines: [PageValues] = []
        let asked = Set(explanation.parts.map(\.dimension))
        var sessions = sessionLine().map { [$0] } ?? []
        for part in explanation.parts where part.dimension != .distance && part.dimension != .accreditation {
            lines += self.lines(
                "topic.\(part.dimension.name)",
                part.reasons.filter { part.dimension != .text || $0.state == .yes })
            if part.dimension == .schedule {
                lines += sessions
                sessions = []
            }
        }
        lines += sessions
        if !asked.contains(.payment) { lines.append(known(.payment)) }
        if !asked.contains(.language), let line = knownYes(.language) { lines.append(line) }
        for part in explanation.parts where part.dimension == .accreditation {
            lines += self.lines("topic.accreditation", part.reasons)
        }
        // A topic is said once for all its lines.
        var last: String?
        for place in lines.indices {
            let topic = lines[place]["topic"] as? String
            if topic == last { lines[place]["topic"] = nil }
            last = topic
        }
        return lines
    }

    /// When the sessions are: of the track that fits best, else of the first; opening hours are said to be no sessions.
    private func sessionLine() -> PageValues? {
        let tracks = (program.tracks?.tracks ?? []).filter { !$0.sessions.isEmpty }
        let best = hit.fit?.track.flatMap { tracks.indices.contains($0) ? tracks[$0] : nil } ?? tracks.first
        if let best {
            let week = weekText(WeeklySchedule(best.sessions.map(\.interval)), in: language)
            let name = best.name.isEmpty ? "" : "\(best.name): "
            let rest =
                switch tracks.count - 1 {
                case ...0: ""
                case 1: " " + words("card.more_tracks.one", [:])
                case let more: " " + words("card.more_tracks", ["n": "\(more)"])
                }
            return line("topic.sessions", name + week + rest, nil)
        }
        if let hours = program.hours, !hours.week.intervals.isEmpty {
            return line("topic.open", weekText(hours.week, in: language), nil)
        }
        return request.schedule == nil ? line("topic.sessions", words["card.no_sessions"], .unknown) : nil
    }

    /// The track that fits best as a small week, where the person said when they are free.
    private func week() -> String? {
        guard let schedule = request.schedule, let track = hit.fit?.track else { return nil }
        return WeekDrawing(
            program, id: "w\(hit.rank)", only: track, fit: hit.fit, free: schedule.free, in: language,
            snapshot.vocabulary
        ).map(drawCardWeek)
    }

    /// The known yeses of a group, a few by name; that nothing is known where there are none.
    private func known(_ group: TermGroup) -> PageValues {
        knownYes(group) ?? line("topic.\(group.name)", words["card.unknown"], .unknown)
    }

    private func knownYes(_ group: TermGroup) -> PageValues? {
        let yes = program.facts.entries.filter { entry in
            entry.fact.state == .yes && snapshot.vocabulary.group(of: entry.term) == group
                && snapshot.vocabulary[entry.term].code != "en"
        }
        guard !yes.isEmpty else { return nil }
        let names = yes.prefix(4).map { TermWords(snapshot.vocabulary[$0.term], language).label }
        let rest = yes.count > 4 ? " " + words("card.more", ["n": "\(yes.count - 4)"]) : ""
        return line("topic.\(group.name)", names.joined(separator: ", ") + rest, .yes)
    }

    /// One line a state: what is said yes to, what is not known, what is said no to.
    private func lines(_ topic: String, _ reasons: some Collection<Explanation.Reason>) -> [PageValues] {
        [Ternary.yes, .unknown, .no].compactMap { state in
            let texts = reasons.filter { $0.state == state }.map(\.text)
            return texts.isEmpty ? nil : line(topic, saidOnce(texts, words), state)
        }
    }

    private func line(_ topic: String, _ text: String, _ state: Ternary?) -> PageValues {
        let mark =
            switch state {
            case .yes: "yes"
            case .unknown: "ask"
            case .no: "no"
            case nil: "is"
            }
        return ["topic": words[topic], "text": text, "mark": mark]
    }

    // MARK: - Why, and says who

    /// The points part by part, and below them who says so and when: numbered where there are several.
    private func addWhy(_ values: inout PageValues) {
        var origins: [String] = []
        var numbers: [[Int]] = []
        for part in explanation.parts {
            numbers.append([])
            for origin in part.reasons.map({ originText($0, on: today, language) }) where !origin.isEmpty {
                let place = origins.firstIndex(of: origin) ?? origins.count
                if place == origins.count { origins.append(origin) }
                if !numbers[numbers.count - 1].contains(place) { numbers[numbers.count - 1].append(place) }
            }
        }
        let isNumbered = origins.count > 1
        values["parts"] = zip(explanation.parts, numbers).map { part, numbers -> PageValues in
            var text = "\(figure(part.points)) \(words["card.of"]) \(figure(part.most))"
            if part.dimension == .distance, let reason = part.reasons.first { text += " · \(reason.text)" }
            if isNumbered { text += numbers.map { " [\($0 + 1)]" }.joined() }
            return ["dimension": words["topic.\(part.dimension.name)"], "text": text]
        }
        values["source"] = isNumbered ? originsOnce(origins) : origins.first ?? listing()
    }

    /// `12.5`, `25`.
    private func figure(_ tenth: Int) -> String { tenth % 10 == 0 ? "\(tenth / 10)" : tenths(tenth) }

    /// Who lists the facility, and when: where no asked fact has a source.
    private func listing() -> String {
        var names: [String] = []
        for record in facility.records where snapshot.sources.indices.contains(record.source) {
            let name = snapshot.sources[record.source].publisher
            if !names.contains(name) { names.append(name) }
        }
        let newest = facility.records.compactMap(\.asOf).max()
        let age = newest.map { "\($0), \(ageText($0, on: today, language))" } ?? words["undated"]
        return (names.prefix(2) + [age]).joined(separator: "; ")
    }
}
