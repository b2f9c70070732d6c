internal import Treatment

/// The facts of a treatment service: what its codes and words make certain, its languages, what its sentences on fees and
/// eligibility say, and telehealth where its place is virtual. All are yes; nothing is a no here.
func facts(
    _ reading: HSDSReading, of service: String, at location: HSDSRow, link: String, _ content: HSDSContent,
    _ rules: HSDSRules
) -> FactSheet {
    var terms = reading.facts
    switch reading.focus {
    case .substanceUse: terms.append(.substanceUse)
    case .mentalHealth: terms.append(.mentalHealth)
    case .both: terms += [.substanceUse, .mentalHealth]
    }
    let spoken =
        content.languages.of(link: link) + content.languages.of(service: service, at: location[.id])
        + content.languages.of(location: location[.id])
    terms += languages(spoken, rules)
    terms += stated(content.fees[service] ?? [], .fee, rules)
    terms += stated(content.eligibilities[service] ?? [], .eligibility, rules)
    if isVirtual(location) { terms.append(.telehealth) }
    return FactSheet(terms.map { FactSheet.Entry($0, Fact(.yes)) })
}

/// What a place itself says: its languages.
func placeFacts(_ location: HSDSRow, _ content: HSDSContent, _ rules: HSDSRules) -> FactSheet {
    let terms = languages(content.languages.of(location: location[.id]), rules)
    return FactSheet(terms.map { FactSheet.Entry($0, Fact(.yes)) })
}

/// Version 3 says how a place is reached.
func isVirtual(_ location: HSDSRow) -> Bool { location[.locationType].lowercased() == "virtual" }

/// Years served, both ends included; nil when none is stated or they are no ages.
func ages(_ service: HSDSRow) -> (ages: ClosedRange<UInt8>?, isBad: Bool) {
    let (least, most) = (service[.minimumAge], service[.maximumAge])
    if least.isEmpty, most.isEmpty { return (nil, false) }
    guard let from = least.isEmpty ? 0 : age(least), let to = most.isEmpty ? UInt8.max : age(most), from <= to else {
        return (nil, true)
    }
    return (from...to, false)
}

/// Whole years, `18` or `18.0`.
private func age(_ text: String) -> UInt8? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let years = parts.first.flatMap({ UInt8($0) }), years <= 120, parts.count <= 2 else { return nil }
    return parts.count == 1 || parts[1].allSatisfy { $0 == "0" } ? years : nil
}

/// The languages of rows by name, else by code.
private func languages(_ rows: [HSDSRow], _ rules: HSDSRules) -> [Term] {
    rows.flatMap { row -> [Term] in
        for name in [row[.name], row[.language]] where !name.isEmpty {
            if let found = rules.row(.language, whole: FoldedText(name)) { return found.facts }
        }
        guard let term = Vocabulary.fixed.term(row[.code].lowercased()), Vocabulary.fixed[term].group == .language
        else {
            return []
        }
        return [term]
    }
}

/// The facts of sentences that deny nothing and speak of no other place.
private func stated(_ texts: [String], _ kind: HSDSRules.Kind, _ rules: HSDSRules) -> [Term] {
    texts.flatMap { sentences($0) }.filter { !rules.hits(.elsewhere, in: $0.text) }
        .flatMap { rules.matches(kind, in: $0.text) }.flatMap(\.row.facts)
}

/// The telephones that are nearest: of the service at its place, of the service, of the place, of the organisation. Persons'
/// own numbers are not among them.
func phones(
    of service: String, at location: String, link: String, organization: String, _ content: HSDSContent
) -> [FacilityRecord.RawPhone] {
    let phones = content.phones
    let nearest =
        [
            phones.of(link: link), phones.of(service: service, at: location), phones.of(location: location),
            phones.of(organization: organization),
        ].first { rows in rows.contains { !$0[.number].isEmpty } } ?? []
    var found: [FacilityRecord.RawPhone] = []
    for row in nearest where !row[.number].isEmpty {
        let ending = row[.extension_].isEmpty ? "" : " x\(row[.extension_])"
        let phone = FacilityRecord.RawPhone(row[.number] + ending, kind(row[.type], row[.description]))
        if !found.contains(phone) { found.append(phone) }
    }
    return found
}

private func kind(_ type: String, _ description: String) -> Phone.Kind {
    let words = foldedWords(type) + foldedWords(description)
    if words.contains("fax") { return .fax }
    if words.contains("tty") || words.contains("tdd") || words.contains("textphone") { return .tty }
    if words.contains("hotline") || words.contains("helpline") || words.contains("crisis") { return .hotline }
    return words.contains("intake") || words.contains("admissions") ? .intake : .main
}
