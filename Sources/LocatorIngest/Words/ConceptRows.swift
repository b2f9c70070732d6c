package import Treatment

/// Reads `data/vocabulary/synonyms.csv`: what phrases mean. One row is one meaning with all its phrases, `;` between them.
/// - Throws: an unknown parameter, value or mark, a phrase without words, too long or said twice, a fold that a row forbids:
///   with file and line.
package func readConcepts(_ file: ExportFile) throws(FileError) -> [Concept] {
    var sheet = try TableSheet(file, columns: ["phrases", "language", "parameter", "value", "marks", "note"])
    var concepts: [Concept] = []
    var lines: [String: Int] = [:]
    var forbidden: [(phrase: String, other: String, error: FileError)] = []
    while try sheet.next() {
        let parameter = sheet["parameter"]
        let phrases = try sheet.phrases()
        if parameter == "forbid" {
            let other = foldedTokens(sheet["value"]).joined(separator: " ")
            let error = sheet.error(
                "\"\(sheet["phrases"])\" and \"\(other)\" mean the same, which this row forbids",
                "Take one of the two phrases out of the row that both stand in.")
            forbidden += phrases.map { ($0, other, error) }
            continue
        }
        try checkMeaning(sheet)
        let marks = Set(sheet["marks"].split(separator: " "))
        guard marks.isSubset(of: ["exact", "general"]) else {
            throw sheet.error("no mark is called \"\(sheet["marks"])\"", "Write exact, general, both or nothing.")
        }
        for phrase in phrases {
            if let line = lines.updateValue(sheet.line, forKey: phrase) {
                throw sheet.error("\"\(phrase)\" stands in line \(line) too", "Leave it in one of the two.")
            }
            concepts.append(
                Concept(
                    phrase: phrase, parameter: parameter, value: sheet.list("value").joined(separator: ","),
                    isExact: marks.contains("exact"), isGeneral: marks.contains("general")))
        }
    }
    for (phrase, other, error) in forbidden {
        let meant = [phrase, other].map { word in concepts.first { $0.phrase == word } }
        if let one = meant[0], let two = meant[1], one.parameter == two.parameter, one.value == two.value {
            throw error
        }
    }
    return concepts
}

/// Reads `data/vocabulary/safety.csv`: the phrases that raise a safety notice.
/// - Throws: an unknown notice, a phrase without words, too long or said twice: with file and line.
package func readSafetyPhrases(_ file: ExportFile) throws(FileError) -> [SafetyPhrase] {
    var sheet = try TableSheet(file, columns: ["phrases", "language", "notice", "note"])
    var read: [SafetyPhrase] = []
    var known: Set<String> = []
    while try sheet.next() {
        let notice = SafetyNotice(id: sheet["notice"])
        guard notice != nil || sheet["notice"] == "none" else {
            let ids = SafetyNotice.allCases.map(\.id).joined(separator: ", ")
            throw sheet.error("no notice is called \"\(sheet["notice"])\"", "Write one of \(ids), none.")
        }
        for phrase in try sheet.phrases() {
            guard known.insert(phrase).inserted else {
                throw sheet.error("\"\(phrase)\" stands here twice", "Leave it in one row.")
            }
            read.append(SafetyPhrase(phrase: phrase, notice: notice))
        }
    }
    return read
}

extension TableSheet {
    /// The cell of phrases, folded.
    fileprivate func phrases() throws(FileError) -> [String] {
        var phrases: [String] = []
        for text in list("phrases") {
            let words = foldedTokens(text)
            guard (1...Concept.mostWords).contains(words.count) else {
                throw error(
                    "\"\(text)\" has \(words.count) words",
                    "A phrase has 1 to \(Concept.mostWords); \";\" parts phrases.")
            }
            phrases.append(words.joined(separator: " "))
        }
        guard !phrases.isEmpty, ["", "en", "es"].contains(self["language"]) else {
            throw error("no phrase, or a language other than en and es", "Fill in both; no language means any.")
        }
        return phrases
    }
}

/// Whether parameter and value are ones that a request can have.
private func checkMeaning(_ sheet: TableSheet) throws(FileError) {
    let parameter = sheet["parameter"]
    var values = sheet.list("value")
    if let first = values.first, first.hasPrefix("all:") { values[0] = String(first.dropFirst(4)) }
    let known: [String]
    switch parameter {
    case Concept.drop, Concept.text, "near":
        guard values.isEmpty else { throw sheet.error("\(parameter) has a value", "Leave the value empty.") }
        return
    case "level": known = Level.allCases.map(\.name)
    case "window": known = ["evening", "daytime", "weekend"]
    case "attendable": known = ["must", "strict", "prefer"]
    case "sort": known = ["distance", "travel"]
    case "free":
        for value in values {
            do throws(ScheduleTextError) { _ = try WeeklySchedule(parsing: value) } catch {
                throw sheet.error("\"\(value)\" is no weekly time: \(error)", "Write times like 00:00-12:00.")
            }
        }
        return
    case "zone":
        guard values.count == 1, values[0].contains("/") else {
            throw sheet.error("\"\(sheet["value"])\" is no zone", "Write one IANA name.")
        }
        return
    default:
        guard let group = TermGroup(name: parameter), group != .shape, group != .exclusion else {
            throw sheet.error("no parameter is called \"\(parameter)\"", "Write a parameter, drop, text or forbid.")
        }
        known = Vocabulary.fixed.terms(in: group).map(\.code) + (group == .payment ? ["low_cost"] : [])
    }
    for value in values where !known.contains(value) {
        throw sheet.error("\(parameter) has no value \"\(value)\"", "Write one of \(known.joined(separator: ", ")).")
    }
    guard !values.isEmpty else { throw sheet.error("\(parameter) has no value", "Fill it in.") }
}
