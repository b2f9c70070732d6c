import LocatorIndex
import Treatment

/// What an answer says of the times of one hit.
struct ScheduleWords {
    let page: HitPage
    private var hit: Hit { page.hit }
    private var stated: StatedProgram { page.stated }
    private var language: PageLanguage { page.language }

    /// Why the schedule scores as it does.
    func reason() -> Explanation.Reason {
        if let tracks = stated.tracks, let fit = hit.fit, !fit.isShut { return trackReason(tracks, fit) }
        if let hours = stated.hours, hit.fit?.isShut == true { return shutReason(hours) }
        let open = binding.map { say("; its doors are open \($0)", "; abre \($0)") } ?? ""
        guard let label = labels.first, let fact = page.fact(label) else {
            return Explanation.Reason(
                say("session times are not known", "no se conoce el horario de las sesiones") + open, .unknown,
                source: binding == nil ? nil : publisher(stated.hours?.record),
                asOf: binding == nil ? nil : stated.hours?.asOf)
        }
        let text = say("says \(labelNames), but not which hours", "dice “\(labelNames)”, pero no a qué horas") + open
        return Explanation.Reason(
            text, .unknown, basis: fact.basis, source: publisher(fact.record), asOf: fact.asOf)
    }

    /// What a person should know of hours and sessions that do not agree.
    func cautions() -> [String] {
        guard let hours = stated.hours, !hours.week.intervals.isEmpty else { return [] }
        let open = HourStarts(in: hours.week.joined)
        if let tracks = stated.tracks {
            let stretches = hours.week.joined
            let isOutside = tracks.tracks.contains { track in
                track.sessions.contains { !$0.isOnline && !holds(stretches, $0.interval) }
            }
            guard isOutside else { return [] }
            return [
                say(
                    "some of its sessions lie outside its hours of opening (\(shown(hours))): ask which is right",
                    "algunas de sus sesiones quedan fuera de su horario de apertura (\(shown(hours))): pregunte cuál es correcto"
                )
            ]
        }
        guard binding != nil else { return [] }
        let contradicted = labels.filter { label in
            guard let part = DayParts(label) else { return false }
            return HourStarts.usual.contains { $0.part == part && !open.meets($0.starts) }
        }
        guard !contradicted.isEmpty else { return [] }
        let names = names(contradicted)
        return [
            say(
                "says \(names), but its doors are shut then (open \(shown(hours))); the hours count here: ask",
                "dice “\(names)”, pero entonces está cerrado (abre \(shown(hours))); aquí cuenta el horario: pregunte")
        ]
    }

    // MARK: - Reasons

    private func trackReason(_ tracks: Tracks, _ fit: ScheduleFit) -> Explanation.Reason {
        let source = publisher(tracks.record)
        guard let track = stated.track(fit) else {
            return Explanation.Reason(
                say("its online sessions do not serve your state", "sus sesiones en línea no atienden a su estado"),
                .no,
                source: source, asOf: tracks.asOf)
        }
        let name =
            track.name.isEmpty
            ? say("a track", "de un grupo") : say("the track “\(track.name)”", "del grupo “\(track.name)”")
        let (fitting, all, needed) = (
            fit.fitting.count, track.sessions.count, track.required ?? track.sessions.count
        )
        var text: String
        if fit.attendable == .yes {
            let slack =
                fit.slackMinutes >= WeekInterval.week
                ? say("all your week is free", "tiene libre toda la semana")
                : say("\(fit.slackMinutes) min to spare", "le sobran \(fit.slackMinutes) min")
            text = say(
                "\(fitting) of \(all) sessions of \(name) fit (\(needed) needed), \(slack)",
                "\(fitting) de \(all) sesiones \(name) le convienen (hacen falta \(needed)), \(slack)")
        } else {
            text = say(
                "only \(fitting) of \(all) sessions of \(name) fit (\(needed) needed)",
                "solo \(fitting) de \(all) sesiones \(name) le convienen (hacen falta \(needed))")
        }
        if let travel = hit.travel, let weekly = travel.weeklyMinutes, weekly > 0 {
            text += "; \(travelText(travel, in: language))"
        }
        return Explanation.Reason(text, fit.attendable, source: source, asOf: tracks.asOf)
    }

    private func shutReason(_ hours: OpeningHours) -> Explanation.Reason {
        let buffer = hit.bufferMinutes ?? 0
        let way =
            buffer == 0
            ? ""
            : say(
                ", with \(duration(buffer)) to get there and back", ", contando \(duration(buffer)) de ida y de vuelta")
        let text = say(
            "its doors are shut when you are free\(way): open \(shown(hours))",
            "está cerrado cuando usted tiene tiempo\(way): abre \(shown(hours))")
        return Explanation.Reason(text, .no, basis: .inferred, source: publisher(hours.record), asOf: hours.asOf)
    }

    // MARK: - Words

    /// The hours that bind the program, as text.
    private var binding: String? {
        guard let hours = stated.hours, page.engine.bindingWeek(hit.program, for: page.plan.request.home.state) > 0
        else { return nil }
        return shown(hours)
    }

    private var labels: [Term] { DayParts.labels.map(\.term).filter { page.engine.state($0, hit.program) == .yes } }

    private var labelNames: String { names(labels) }

    private func names(_ labels: [Term]) -> String {
        labels.map { label in
            let entry = page.snapshot.vocabulary[label]
            return say(entry.english, entry.spanish).lowercased()
        }.joined(separator: ", ")
    }

    private func shown(_ hours: OpeningHours) -> String { weekText(hours.week, in: language) }

    private func publisher(_ record: UInt8?) -> String? { record.flatMap(page.publisher) }

    private func say(_ english: @autoclosure () -> String, _ spanish: @autoclosure () -> String) -> String {
        language.say(english(), spanish())
    }
}

/// Whether one of disjoint stretches of the week holds all of a session.
private func holds(_ stretches: [WeekInterval], _ session: WeekInterval) -> Bool {
    stretches.contains { stretch in
        stretch.length == WeekInterval.week
            || [0, WeekInterval.week].contains {
                session.start + $0 >= stretch.start && session.end + $0 <= stretch.end
            }
    }
}
