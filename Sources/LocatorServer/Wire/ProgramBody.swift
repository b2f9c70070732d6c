package import LocatorIndex
import LocatorSearch
package import Treatment

/// One program with all its facts, each with its source and date: the body of `/v1/programs/{id}` and of `locator show --json`.
package func programBody(_ program: Program, _ facility: Facility, from snapshot: Snapshot) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
        json.object("snapshot") { writeSnapshot(snapshot, &$0) }
        json.object("program") { writeProgram(program, facility, snapshot, hasLabels: true, &$0) }
        json.object("facility") { writeFacility(facility, &$0) }
        json.array("records", facility.records) { json, record in
            json.object { writeRecord(record, snapshot, &$0) }
        }
        json.strings("notices", careLines(.english))
    }
    return json.bytes
}

/// The fields of a program: also one line of `locator export --format jsonl`.
/// - Parameter hasLabels: false leaves out the labels of terms, which `/v1/vocabulary` has.
package func writeProgram(
    _ program: Program, _ facility: Facility, _ snapshot: Snapshot, hasLabels: Bool, _ json: inout JSONWriter
) {
    json.field("id", base32(program.id))
    json.field("name", program.name)
    json.field("level", program.level.name)
    json.field("level_label", program.level.english)
    json.field("level_stated", program.levelStated)
    json.field("focus", program.focus.name)
    json.strings("serves_only", program.servesOnly.map { snapshot.vocabulary[$0].code })
    json.key("ages")
    if let ages = program.ages {
        // No upper bound is null.
        json.array([Int(ages.lowerBound), Int(ages.upperBound)]) { $1 < 120 ? $0.number($1) : $0.null() }
    } else {
        json.null()
    }
    json.field("stated_hours_a_week", tenths: program.statedTenthHours)
    json.key("length_weeks")
    if let weeks = program.lengthWeeks {
        json.array([Int(weeks.lowerBound), Int(weeks.upperBound)]) { $1 < Int(UInt16.max) ? $0.number($1) : $0.null() }
    } else {
        json.null()
    }
    json.strings("telehealth_states", program.telehealthStates.map(\.description))
    writeCapacity(program.capacity, &json)
    writeTracks(program, facility, snapshot, &json)
    writeHours(program.hours, facility, snapshot, &json)
    json.array("facts", program.facts.entries) { json, entry in
        let term = snapshot.vocabulary[entry.term]
        json.object { json in
            json.field("group", term.group.name)
            json.field("code", term.code)
            if hasLabels {
                json.field("label", term.english)
                json.field("label_es", term.spanish)
            }
            json.field("state", entry.fact.state.name)
            json.field("grade", entry.fact.grade == .plain ? nil : entry.fact.grade.name)
            json.field("basis", entry.fact.basis.name)
            let isOwn =
                entry.fact.record == program.ownRecord
                || facility.publisher(ofRecord: entry.fact.record, snapshot.sources) == Source.team
            json.field("scope", isOwn ? "program" : "facility")
            writeProvenance(entry.fact.record, entry.fact.asOf, facility, snapshot, &json)
        }
    }
    json.strings("notes", program.notes)
}

private func writeTracks(_ program: Program, _ facility: Facility, _ snapshot: Snapshot, _ json: inout JSONWriter) {
    json.key("tracks")
    guard let tracks = program.tracks else { return json.null() }
    json.array(tracks.tracks) { json, track in
        json.object { json in
            json.field("name", track.name)
            json.field("sessions", WeeklySchedule(track.sessions.map(\.interval)).description)
            json.field("online_sessions", track.sessions.count { $0.isOnline })
            json.field("sessions_needed", track.required ?? track.sessions.count)
            json.field("sessions_listed", track.sessions.count)
            json.field("minutes_a_week", track.minutesAWeek)
            json.field("language", track.language.map { snapshot.vocabulary[$0].code })
            switch track.start {
            case .unknown: json.field("start", String?.none)
            case .rolling: json.field("start", "rolling")
            case .cohorts(let days): json.strings("start", days.map(\.description))
            }
            writeCapacity(track.capacity, &json)
            writeProvenance(tracks.record, tracks.asOf, facility, snapshot, &json)
        }
    }
}

/// When its doors are open; no sessions.
private func writeHours(
    _ hours: OpeningHours?, _ facility: Facility, _ snapshot: Snapshot, _ json: inout JSONWriter
) {
    json.key("open")
    guard let hours else { return json.null() }
    json.object { json in
        json.field("week", hours.week.description)
        writeProvenance(hours.record, hours.asOf, facility, snapshot, &json)
    }
}

private func writeCapacity(_ capacity: Capacity?, _ json: inout JSONWriter) {
    json.key("capacity")
    guard let capacity else { return json.null() }
    json.object { json in
        json.field("state", capacity.state.name)
        json.field("as_of", capacity.asOf)
    }
}

private func writeProvenance(
    _ record: UInt8, _ asOf: Day?, _ facility: Facility, _ snapshot: Snapshot, _ json: inout JSONWriter
) {
    let reference = Int(record) < facility.records.count ? facility.records[Int(record)] : nil
    let source = reference.flatMap { snapshot.sources.indices.contains($0.source) ? snapshot.sources[$0.source] : nil }
    json.field("source", source?.publisher)
    json.field("record", reference.map { base32($0.key) })
    json.field("as_of", asOf)
}

/// A record that a facility was merged from.
func writeRecord(_ record: RecordReference, _ snapshot: Snapshot, _ json: inout JSONWriter) {
    let source = snapshot.sources.indices.contains(record.source) ? snapshot.sources[record.source] : nil
    json.field("key", base32(record.key))
    json.field("source", source?.publisher)
    json.field("as_of", record.asOf)
}
