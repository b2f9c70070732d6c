import LocatorSearch
import Treatment

/// How a hit goes into the person's week: its best track, or its doors, and the way there. Null when no schedule was asked and
/// the way is not known.
func writeFit(_ hit: Hit, _ track: Track?, _ json: inout JSONWriter) {
    json.key("fit")
    guard hit.fit != nil || hit.travel != nil || hit.bufferMinutes != nil else { return json.null() }
    json.object { json in
        json.field("attendable", hit.bufferMinutes == nil ? nil : (hit.fit?.attendable ?? .unknown).name)
        if let fit = hit.fit, let track {
            json.field("track", track.name)
            json.field("sessions", WeeklySchedule(track.sessions.map(\.interval)).description)
            json.field("sessions_that_fit", fit.fitting.count)
            json.field("sessions_needed", track.required ?? track.sessions.count)
            json.field("sessions_listed", track.sessions.count)
            json.field("slack_minutes", min(fit.slackMinutes, WeekInterval.week))
            json.field("online", fit.isOnline)
        } else {
            json.field("track", String?.none)
        }
        json.field("doors_shut", hit.fit?.isShut ?? false)
        json.field("buffer_minutes", hit.bufferMinutes)
        json.key("travel")
        guard let travel = hit.travel else { return json.null() }
        json.object { json in
            json.field("minutes_one_way", travel.minutes)
            json.field("estimated", travel.isEstimated)
            json.field("minutes_a_week", travel.weeklyMinutes)
        }
    }
}
