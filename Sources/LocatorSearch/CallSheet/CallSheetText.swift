package import Treatment

/// A call sheet to print: plain text, no line longer than `width`, with room to write answers.
/// - Parameters:
///   - width: characters, at least 40.
///   - today: the day that ages are counted to.
package func callSheetText(_ sheet: CallSheet, width: Int = 80, today: Day) -> String {
    let language = sheet.language
    var text = PlainText(width: max(40, width))
    text.line(language.say("CALL SHEET", "HOJA DE LLAMADAS"))
    for (place, entry) in sheet.entries.enumerated() {
        text.blank()
        text.rule()
        write(entry, number: place + 1, language, today, to: &text)
    }
    for id in sheet.missing {
        text.blank()
        text.line(
            language.say(
                "Program \(base32(id)): not in this snapshot.", "Programa \(base32(id)): no está en esta versión."))
    }
    text.blank()
    text.rule()
    for line in sheet.closing { text.line(line) }
    return text.text
}

private func write(
    _ entry: CallSheet.Entry, number: Int, _ language: PageLanguage, _ today: Day, to text: inout PlainText
) {
    let names = [entry.program.name, entry.facility.name, entry.facility.name2].filter { !$0.isEmpty }
    text.line("\(number). \(names.joined(separator: " — "))")
    for line in entry.summary { text.line(line, indent: 3) }
    for caution in entry.cautions { text.line("! \(caution)", indent: 3, hanging: 2) }
    if entry.standing.listed == nil {
        for absence in entry.standing.absences {
            text.line(
                language.say("! Not in the list: \(absence.text)", "! No está en la lista: \(absence.text)"),
                indent: 3, hanging: 2)
        }
    }

    text.heading(language.say("CALL", "LLAME A"))
    if entry.phones.isEmpty {
        text.line(language.say("No telephone is listed.", "No figura ningún teléfono."), indent: 3)
    }
    for phone in entry.phones { text.line("[ ] \(dated(phone, language, today))", indent: 3, hanging: 4) }
    if let hours = entry.hours { text.line(language.say("Open: \(hours)", "Abierto: \(hours)"), indent: 3) }

    if !entry.questions.isEmpty {
        text.heading(language.say("ASK FIRST", "PREGUNTE PRIMERO"))
        for (place, question) in entry.questions.enumerated() {
            text.line("\(place + 1). \(question.text)", indent: 3, hanging: 3)
            text.line(effect(of: question, language), indent: 6)
            text.answer(language.say("Answer:", "Respuesta:"), indent: 6)
        }
    }
    if !entry.alsoAsk.isEmpty {
        text.heading(
            entry.questions.isEmpty
                ? language.say("ASK", "PREGUNTE") : language.say("ALSO ASK", "PREGUNTE TAMBIÉN"))
        for question in entry.alsoAsk {
            text.line("- \(question)", indent: 3, hanging: 2)
            text.answer("", indent: 5)
        }
    }

    if !entry.sessions.isEmpty {
        text.heading(language.say("SESSIONS", "SESIONES"))
        for session in entry.sessions { text.line("- \(session)", indent: 3, hanging: 2) }
    }
    if !entry.known.isEmpty {
        text.heading(language.say("ALREADY KNOWN (confirm what is old)", "YA SE SABE (confirme lo que es antiguo)"))
        for line in entry.known { text.line("- \(dated(line, language, today))", indent: 3, hanging: 2) }
    }
    text.heading(language.say("HAVE READY", "TENGA A MANO"))
    for line in entry.ready { text.line("- \(line)", indent: 3, hanging: 2) }
    text.blank()
    text.line(language.say("Program \(base32(entry.program.id))", "Programa \(base32(entry.program.id))"), indent: 3)
}

/// "takes Medicaid (SAMHSA, 2022-05-25, 4 years ago)".
private func dated(_ line: CallSheet.Line, _ language: PageLanguage, _ today: Day) -> String {
    var origin: [String] = line.source.map { [$0] } ?? []
    if let day = line.asOf {
        origin.append("\(day), \(ageText(day, on: today, language))")
    } else if line.source != nil {
        origin.append(language.say("undated", "sin fecha"))
    }
    return origin.isEmpty ? line.text : "\(line.text) (\(origin.joined(separator: ", ")))"
}

/// "If yes: 1st; if no: out of the list."
package func effect(of question: Explanation.Question, _ language: PageLanguage) -> String {
    func place(_ rank: Int?) -> String {
        rank.map { rankName($0, language) } ?? language.say("out of the list", "fuera de la lista")
    }
    if question.rankIfYes == nil, question.rankIfNo == nil {
        return language.say("Out of the list either way.", "Fuera de la lista en cualquier caso.")
    }
    let (yes, no) = (place(question.rankIfYes), place(question.rankIfNo))
    return language.say("If yes: \(yes); if no: \(no).", "Si la respuesta es sí: \(yes); si es no: \(no).")
}

/// `1st`, `22nd`, `113th`; `1.º`.
package func rankName(_ rank: Int, _ language: PageLanguage) -> String {
    guard language == .english else { return "\(rank).º" }
    let ending =
        switch (rank % 100, rank % 10) {
        case (11...13, _): "th"
        case (_, 1): "st"
        case (_, 2): "nd"
        case (_, 3): "rd"
        default: "th"
        }
    return "\(rank)\(ending)"
}

/// "4 years ago", "hace 4 años", for a day seen from another.
package func ageText(_ day: Day, on today: Day, _ language: PageLanguage) -> String {
    let days = Int(today.rawValue) - Int(day.rawValue)
    switch days {
    case ..<0: return language.say("in the future", "en el futuro")
    case 0: return language.say("today", "hoy")
    case 1: return language.say("yesterday", "ayer")
    case ..<60: return language.say("\(days) days ago", "hace \(days) días")
    case ..<730: return language.say("\(days * 12 / 365) months ago", "hace \(days * 12 / 365) meses")
    default: return language.say("\(days / 365) years ago", "hace \(days / 365) años")
    }
}
