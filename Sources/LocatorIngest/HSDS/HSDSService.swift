internal import Treatment

/// A service of a package, its texts taken apart as far as the rules look at them.
struct HSDSService {
    let row: HSDSRow
    let id: String
    /// Its own name and its other name.
    let names: [String]
    let codes: [String]
    let terms: [String]

    struct Sentence {
        let text: FoldedText
        /// An item of a list, or a taxonomy term: it says what there is without a verb.
        let isListed: Bool
    }

    /// - Parameter taxonomies: code and name of its taxonomy terms; either may be empty.
    init(_ row: HSDSRow, taxonomies: [(code: String, name: String)]) {
        self.row = row
        id = row[.id]
        names = [row[.name], row[.alternateName]].map { plainText($0) }.filter { !$0.isEmpty }
        codes = taxonomies.map(\.code).filter { !$0.isEmpty }
        terms = taxonomies.map(\.name).filter { !$0.isEmpty }
    }

    /// Sentences and list items of its description, and the names of its taxonomy terms.
    func sentences() -> [Sentence] {
        LocatorIngest.sentences(row[.description]) + terms.map { Sentence(text: FoldedText($0), isListed: true) }
    }
}

/// What the rules make of a service that is treatment.
struct HSDSReading {
    var focus: Focus
    /// Sorted by level, each with the words or codes that state it.
    var levels: [(level: Level, stated: String)]
    var facts: [Term]
}

/// The rule: a service is treatment when a code or a term of it is in the table and its own words say so too, or when it has
/// neither codes nor terms and words of it say both what is treated and a level; never when its name is that of a hotline and
/// the like.
func readTreatment(_ service: HSDSService, _ rules: HSDSRules) -> HSDSReading? {
    let names = service.names.map { FoldedText($0) }
    guard !names.contains(where: { rules.hits(.never, in: $0) }) else { return nil }
    var coded: [(row: HSDSRules.Row, stated: String)] = []
    for code in service.codes { if let row = rules.row(forCode: code) { coded.append((row, code)) } }
    for term in service.terms { if let row = rules.row(.term, whole: FoldedText(term)) { coded.append((row, term)) } }
    let isCoded = !service.codes.isEmpty || !service.terms.isEmpty
    guard !isCoded || !coded.isEmpty else { return nil }
    let sentences = service.sentences()
    let saying = (names + sentences.map(\.text)).filter { rules.hits(.words, in: $0) }
    guard !saying.isEmpty else { return nil }
    let ofNames = names.flatMap { rules.matches(.name, in: $0) }
    let given = sentences.filter { isGiven($0, rules) }.flatMap { rules.matches(.text, in: $0.text) }
    let levels = levels(
        names: ofNames.map { ($0.row, service.names[0]) }, codes: coded, sentences: given.map { ($0.row, $0.words) })
    guard isCoded || !levels.isEmpty else { return nil }
    let treating = coded.isEmpty ? saying.flatMap { rules.matches(.words, in: $0) }.map(\.row) : coded.map(\.row)
    return HSDSReading(
        focus: joined(treating.compactMap(\.focus)), levels: levels,
        facts: (coded.map(\.row) + (ofNames + given).map(\.row)).flatMap(\.facts))
}

/// The levels in the name stand before those of the codes, which are coarser; those of given sentences come beside either. A code
/// of outpatient care says nothing more where words say that it is intensive or by day.
private func levels(
    names: [(HSDSRules.Row, String)], codes: [(row: HSDSRules.Row, stated: String)],
    sentences: [(HSDSRules.Row, String)]
) -> [(level: Level, stated: String)] {
    var levels: [(level: Level, stated: String)] = []
    func add(_ row: HSDSRules.Row, _ stated: String, joins: Bool = false) {
        for level in row.levels {
            if let known = levels.firstIndex(where: { $0.level == level }) {
                if joins { levels[known].stated += " \(stated)" }
            } else {
                levels.append((level, stated))
            }
        }
    }
    for (row, stated) in names { add(row, stated) }
    let isIntensive = sentences.contains { $0.0.levels.contains(.iop) || $0.0.levels.contains(.php) }
    if levels.isEmpty {
        for (row, stated) in codes where !(isIntensive && row.levels == [.op]) { add(row, stated, joins: true) }
    }
    for (row, stated) in sentences { add(row, stated) }
    return levels.sorted { $0.level < $1.level }
}

private func isGiven(_ sentence: HSDSService.Sentence, _ rules: HSDSRules) -> Bool {
    (sentence.isListed || rules.hits(.gives, in: sentence.text)) && !rules.hits(.elsewhere, in: sentence.text)
}

private func joined(_ focuses: [Focus]) -> Focus {
    guard let first = focuses.first else { return .both }
    return focuses.allSatisfy { $0 == first } ? first : .both
}

/// Lines and sentences of prose; `\n` written out is a line end too.
func sentences(_ prose: String) -> [HSDSService.Sentence] {
    var sentences: [HSDSService.Sentence] = []
    for line in proseLines(prose) {
        let text = line.trimmingSpace
        let isItem = ["*", "-", "\u{2022}", "\u{00B7}"].contains { text.hasPrefix($0) }
        for part in text.split(whereSeparator: { ".!?;".contains($0) }) {
            let folded = FoldedText(part)
            if !folded.isEmpty { sentences.append(HSDSService.Sentence(text: folded, isListed: isItem)) }
        }
    }
    return sentences
}

/// The lines of a text in which an export may have written `\n` out.
func proseLines(_ text: String) -> [Substring] {
    var lines: [Substring] = []
    for line in text.split(whereSeparator: \.isNewline) {
        var rest = line
        while let mark = rest.firstIndex(of: "\\") {
            let next = rest.index(after: mark)
            guard next < rest.endIndex, rest[next] == "n" || rest[next] == "r" else {
                guard let later = rest[next...].firstIndex(of: "\\") else { break }
                lines.append(rest[..<later])
                rest = rest[later...]
                continue
            }
            lines.append(rest[..<mark])
            rest = rest[rest.index(after: next)...]
        }
        lines.append(rest)
    }
    return lines.filter { !$0.isEmpty }
}
