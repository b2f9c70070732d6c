import LocatorIndex
import LocatorSearch
import Synchronization
import Treatment

/// The answer of `/metrics`. `docs/operations.md` has the table of what it says.
/// - Parameter day: today.
func metricsBody(_ metrics: ServerMetrics, _ live: LiveSnapshot, clients: Int?, day: Day) -> [UInt8] {
    var text = MetricsText()
    let counts = metrics.counts
    text.family("requests_total", .counter, "Answers by route and class of status.") { text in
        for (route, counts) in counts.routes {
            for (place, count) in counts.statuses.enumerated() where count > 0 {
                text.sample("requests_total", [("route", route), ("status", "\(place + 1)xx")], "\(count)")
            }
        }
    }
    text.family("request_seconds", .histogram, "From the start of work on a request to its answer.") { text in
        for (route, counts) in counts.routes { writeHistogram(route, counts, &text) }
    }
    text.family("answer_bytes_total", .counter, "Bytes of bodies, by route.") { text in
        for (route, counts) in counts.routes {
            text.sample("answer_bytes_total", [("route", route)], "\(counts.bytes)")
        }
    }
    text.single(
        "requests_in_work", .gauge, "Requests not answered to the end.", metrics.inWork.load(ordering: .relaxed))
    text.single("connections", .gauge, "Open connections.", metrics.connections.load(ordering: .relaxed))
    text.single("shed_total", .counter, "Requests refused with 503: too many in work.", counts.shed)
    text.single(
        "rate_limited_total", .counter, "Requests refused with 429: their client asked too often.", counts.limited)
    if let clients { text.single("rate_clients", .gauge, "Clients with a bucket that is not full.", clients) }
    text.family("cut_connections_total", .counter, "Connections closed for being slow, by what was slow.") { text in
        for (cut, count) in counts.cuts { text.sample("cut_connections_total", [("slow", cut.rawValue)], "\(count)") }
    }
    writeSnapshot(live.status, day: day, &text)
    writeProcess(&text)
    return Array(text.text.utf8)
}

private func writeHistogram(_ route: String, _ counts: ServerMetrics.RouteCounts, _ text: inout MetricsText) {
    var sum = 0
    for (place, count) in counts.buckets.enumerated() {
        sum += count
        let bounds = ServerMetrics.bucketMicroseconds
        let bound = place < bounds.count ? secondsText(bounds[place] * 1000) : "+Inf"
        text.sample("request_seconds_bucket", [("route", route), ("le", bound)], "\(sum)")
    }
    text.sample("request_seconds_sum", [("route", route)], secondsText(counts.nanoseconds))
    text.sample("request_seconds_count", [("route", route)], "\(sum)")
}

private func writeSnapshot(_ status: LiveSnapshot.Status, day: Day, _ text: inout MetricsText) {
    let snapshot = status.engine.snapshot
    text.family("snapshot_info", .gauge, "The snapshot that is served.") { text in
        text.sample("snapshot_info", [("id", snapshot.id)], "1")
    }
    text.single("snapshot_programs", .gauge, "Programs in it.", snapshot.summary.programs)
    text.single("snapshot_facilities", .gauge, "Facilities in it.", snapshot.summary.facilities)
    if let asOf = snapshot.asOf {
        text.single(
            "snapshot_data_age_seconds", .gauge, "Age of its newest data, by its day.",
            (Int(day.rawValue) - Int(asOf.rawValue)) * 86_400)
    }
    if let success = status.lastSuccess {
        text.single("ingest_last_success_timestamp_seconds", .gauge, "When ingest last ended well.", success.seconds)
        text.single(
            "ingest_late", .gauge, "1 when a scheduled run is overdue.", success.isLate(at: secondsNow()) ? 1 : 0)
    }
    text.single("snapshot_loaded_seconds", .gauge, "Seconds it has been served.", status.servedSeconds)
    text.single("snapshots_former", .gauge, "Former snapshots kept for cursors.", status.former)
    text.single("snapshots_taken_up_total", .counter, "New snapshots taken up.", status.takenUp)
    text.single("snapshots_refused_total", .counter, "New snapshots refused.", status.refused)
    text.single("snapshot_refused", .gauge, "1 while the newest snapshot is refused.", status.trouble == nil ? 0 : 1)
    text.single("ready", .gauge, "1 when searches are answered.", status.isReady ? 1 : 0)
}

private func writeProcess(_ text: inout MetricsText) {
    let figures = ProcessFigures()
    text.single("uptime_seconds", .gauge, "Seconds since the start.", figures.uptimeSeconds)
    if let bytes = figures.residentBytes { text.single("resident_bytes", .gauge, "Memory in use.", bytes) }
    if let count = figures.openFiles { text.single("open_files", .gauge, "Open file descriptors.", count) }
}
