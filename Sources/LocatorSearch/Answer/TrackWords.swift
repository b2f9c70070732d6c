package import Treatment

/// "Evening: Mo,We,Fr 18:00–21:00, any 2 of 3, online, in Spanish".
package func trackText(_ track: Track, _ vocabulary: Vocabulary, in language: PageLanguage) -> String {
    var text = track.name.isEmpty ? "" : "\(track.name): "
    text += weekText(WeeklySchedule(track.sessions.map(\.interval)), in: language)
    if let required = track.required, required < track.sessions.count {
        text += language.say(", any \(required) of \(track.sessions.count)", ", \(required) de \(track.sessions.count)")
    }
    let online = track.sessions.count { $0.isOnline }
    if online > 0 {
        text +=
            online == track.sessions.count
            ? language.say(", online", ", en línea")
            : language.say(", \(online) of them online", ", \(online) en línea")
    }
    if let spoken = track.language {
        let label = TermWords(vocabulary[spoken], language).inSentence
        text += language.say(", in \(label)", ", en \(label)")
    }
    return text
}
