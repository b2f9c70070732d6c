import LocatorIndex
import Treatment

/// The claims of a sentence as parameters, sorted as requests list them, so that what means the same reads the same.
func rendered(
    _ sentence: Sentence, _ aside: [Range<Int>], _ snapshot: Snapshot
) throws(ParameterError) -> Understood {
    var understood = Understood()
    let claims = sentence.claims.sorted { $0.words.lowerBound < $1.words.lowerBound }
    let needs = claims.filter { $0.parameter != Concept.drop && $0.parameter != Concept.text }
    let hasPlace = needs.contains { $0.parameter == "near" && !$0.value.isEmpty }
    understood.isPlaceMissing = !hasPlace && needs.contains { ["near", "radius", "sort"].contains($0.parameter) }
    for claim in needs where !(claim.parameter == "near" && claim.value.isEmpty) {
        let undo = sentence.folded(claim.words)
        let value = claim.isNot ? "not:\(claim.value)" : claim.value
        understood.parts.append(
            Understood.Part(
                words: sentence.written(claim.words),
                range: sentence.words[claim.words.lowerBound].range
                    .lowerBound..<sentence.words[claim.words.upperBound - 1].range.upperBound,
                parameter: claim.parameter, value: value, undo: undo))
    }
    for name in Parameters.names where name != Concept.text {
        let named = understood.parts.filter { $0.parameter == name }.map(\.value)
        guard !named.isEmpty else { continue }
        understood.parameters += try joined(name, named, snapshot)
    }
    let text = leftover(sentence, claims, aside)
    if !text.isEmpty { understood.parameters.append(Understood.Parameter(Concept.text, text)) }
    understood.setAside = aside.sorted { $0.lowerBound < $1.lowerBound }.map(sentence.written)
    return understood
}

/// Values of one parameter as one value; what is refused, and what is asked with all, apart.
private func joined(
    _ name: String, _ values: [String], _ snapshot: Snapshot
) throws(ParameterError) -> [Understood.Parameter] {
    switch name {
    case "near", "radius", "age", "travel", "starting", "zone", "sort", "attendable":
        return values.first.map { [Understood.Parameter(name, $0)] } ?? []
    case "free":
        var intervals: [WeekInterval] = []
        for value in values {
            do throws(ScheduleTextError) { intervals += try WeeklySchedule(parsing: value).intervals } catch {
                throw ParameterError(
                    name, shown(value), expected: error.expected, example: Parameters.example(of: name))
            }
        }
        return [Understood.Parameter(name, "\(byDays(WeeklySchedule(intervals)))")]
    case "window":
        let order = ["evening", "daytime", "weekend"]
        let asked = Set(values.flatMap { $0.split(separator: ",").map(String.init) })
        return [Understood.Parameter(name, order.filter(asked.contains).joined(separator: ","))]
    default: break
    }
    var parameters: [Understood.Parameter] = []
    let isAll = values.contains { $0.hasPrefix("all:") }
    for mode in ["", "not:"] {
        let these = values.filter { $0.hasPrefix("not:") == !mode.isEmpty }
            .map { value in value.hasPrefix("not:") || value.hasPrefix("all:") ? String(value.dropFirst(4)) : value }
        guard !these.isEmpty else { continue }
        let sorted = inOrder(name, these.flatMap { $0.split(separator: ",").map(String.init) }, snapshot)
        let all = isAll && mode.isEmpty && sorted.count > 1 ? "all:" : ""
        parameters.append(Understood.Parameter(name, mode + all + sorted.joined(separator: ",")))
        // A request has one need for levels: what is wanted says what is not.
        if name == "level" { break }
    }
    return parameters
}

/// The same time cut at midnights, which is how days are read.
private func byDays(_ schedule: WeeklySchedule) -> WeeklySchedule {
    WeeklySchedule(
        schedule.joined.flatMap { stretch in
            (stretch.start / WeekInterval.day...(stretch.end - 1) / WeekInterval.day).compactMap { day in
                let start = max(stretch.start, day * WeekInterval.day)
                let end = min(stretch.end, (day + 1) * WeekInterval.day)
                return WeekInterval(start: start % WeekInterval.week, length: end - start)
            }
        })
}

/// Without doubles, in the vocabulary's order.
private func inOrder(_ name: String, _ values: [String], _ snapshot: Snapshot) -> [String] {
    let ranks = values.map { value -> (Int, String) in
        if name == "level" { return (Level(name: value).map { Int($0.rawValue) } ?? 0, value) }
        return (snapshot.vocabulary.term(value).map { Int($0.rawValue) } ?? -1, value)
    }
    var sorted: [String] = []
    for (_, value) in ranks.sorted(by: { $0 < $1 }) where sorted.last != value { sorted.append(value) }
    return sorted
}

/// What nothing claimed, as it was written.
private func leftover(_ sentence: Sentence, _ claims: [Claim], _ aside: [Range<Int>]) -> String {
    var words: [String] = []
    for word in sentence.words.indices {
        let claim = claims.first { $0.words.contains(word) }
        guard claim == nil || claim?.parameter == Concept.text, !aside.contains(where: { $0.contains(word) }),
            claim != nil || !saysNothing(sentence[word])
        else { continue }
        words.append(sentence.written(word..<word + 1))
    }
    return words.joined(separator: " ")
}

/// Words of grammar that were of no use here, and numbers of one or two digits that count nothing known.
private func saysNothing(_ word: String) -> Bool {
    let small = [
        "not", "no", "non", "without", "sin", "ni", "nor", "neither", "never", "minutes", "minutos", "dont", "doesnt",
    ]
    return small.contains(word) || (word.utf8.count < 3 && word.utf8.allSatisfy { (0x30...0x39).contains($0) })
}
