package import Treatment

/// `about 40 min each way, estimated; 4 h a week`, or the person's own number as theirs.
package func travelText(_ travel: Travel, in language: PageLanguage) -> String {
    let way = duration(travel.minutes)
    switch language {
    case .english:
        let week = travel.weeklyMinutes.map { "; \(duration($0)) a week" } ?? ""
        return (travel.isEstimated ? "about \(way) each way, estimated" : "\(way) each way, as you say") + week
    case .spanish:
        let week = travel.weeklyMinutes.map { "; \(duration($0)) por semana" } ?? ""
        return
            (travel.isEstimated ? "unos \(way) por trayecto, estimados" : "\(way) por trayecto, como usted dice") + week
    }
}

/// `50 min`, `4 h`, `2 h 30 min`.
package func duration(_ minutes: Int) -> String {
    if minutes < 60 { return "\(minutes) min" }
    return minutes % 60 == 0 ? "\(minutes / 60) h" : "\(minutes / 60) h \(minutes % 60) min"
}
