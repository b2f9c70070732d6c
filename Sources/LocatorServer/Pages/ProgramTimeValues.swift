import LocatorIndex
import LocatorSearch
import Treatment

// When a program's sessions are: drawn, and the same in words.
extension ProgramValues {
    func times() -> PageValues {
        var values: PageValues = [:]
        let drawing = WeekDrawing(
            program, id: "week", fit: look?.hit.fit, free: asked?.request.schedule?.free ?? [], in: language,
            snapshot.vocabulary)
        if let drawing { values["week"] = ["svg": drawWeek(drawing)] }
        let meeting = (program.tracks?.tracks ?? []).filter { !$0.sessions.isEmpty }
        if let tracks = program.tracks, !meeting.isEmpty {
            values["tracks"] = [
                "lead": words[meeting.count == 1 ? "program.tracks.one" : "program.tracks.many"],
                "list": meeting.enumerated().map { track($0.element, $0.offset, of: meeting.count) },
                "origin": origin(tracks.record, tracks.asOf),
            ]
        } else {
            values["no_sessions"] = true
        }
        if let hours = program.hours, !hours.week.intervals.isEmpty {
            values["open"] = [
                "text": words("program.open", ["week": weekText(hours.week, in: language)]),
                "origin": origin(hours.record, hours.asOf),
            ]
        }
        return values
    }

    private func track(_ track: Track, _ place: Int, of count: Int) -> PageValues {
        var values: PageValues = ["text": trackText(track, snapshot.vocabulary, in: language)]
        if count > 1 { values["letter"] = ["text": WeekDrawing.letter(place)] }
        var notes: [String] = []
        switch track.start {
        case .unknown: break
        case .rolling: notes.append(words["program.start.rolling"])
        case .cohorts(let days):
            let coming = days.filter { $0 >= today }
            let shown = (coming.isEmpty ? days.suffix(1) : coming.prefix(4)).map(\.description)
            notes.append(
                words(
                    coming.isEmpty ? "program.start.past" : "program.start.cohorts",
                    ["days": shown.joined(separator: ", ")]))
        }
        if track.capacity != nil { notes.append(capacityText(track.capacity)) }
        if !notes.isEmpty { values["notes"] = ["text": notes.joined(separator: " ")] }
        return values
    }
}
