import LocatorIngest
import LocatorSearch
import Treatment

/// One text as every small thing that people write. What is read is printed and read back.
func readValues(_ input: [UInt8]) {
    let text = String(decoding: input, as: UTF8.self)
    readBack(text)
    readAsSchedule(text)
    _ = readPhone(text)
    _ = readWebsite(text)
    _ = foldedTokens(text)
    switch resolvePlace(text, in: Known.snapshot) {
    case .found(let origin), .corrected(let origin, _):
        hold((-90_000_000...90_000_000).contains(origin.point.latitude), "\(text) lies at \(origin.point)")
        hold((-180_000_000...180_000_000).contains(origin.point.longitude), "\(text) lies at \(origin.point)")
    case .ambiguous(let choices): hold(choices.count > 1, "\(text) is ambiguous with \(choices.count) choices")
    case .area(let area): hold(!area.label.isEmpty, "\(text) is an area without a label")
    case .unknown, .malformed: break
    }
    hold(completePlaces(text, limit: 5, in: Known.snapshot).count <= 5, "\(text) has more than five completions")
}

/// A request of a line a parameter, answered, explained and turned over.
func answerRequest(_ input: [UInt8]) {
    let lines = String(decoding: input, as: UTF8.self).split(separator: "\n")
    let parameters = lines.map { line in
        let sides = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return (name: String(sides[0]), value: sides.count > 1 ? String(sides[1]) : "")
    }
    do {
        let asked = try parseRequest(parameters, in: Known.snapshot)
        var request = asked.request
        let answer = try engine.search(request)
        try followLinks(of: answer)
        try explainTheRest(answer, asked)
        let explanations = try engine.explain(answer)
        hold(explanations.count == answer.hits.count, "\(explanations.count) explanations of \(answer.hits.count) hits")
        guard let next = answer.next else { return }
        request.after = next
        let second = try engine.search(request)
        hold(second.total == answer.total, "the second page counts \(second.total), the first \(answer.total)")
        hold(second.hits.first?.rank == next.rank + 1, "the second page begins behind the first")
        _ = try engine.explain(second)
    } catch let error as ParameterError {
        hold(!error.problem.isEmpty && !error.expected.isEmpty && !error.example.isEmpty, "words of \(error)")
    } catch let error as SearchError {
        if case .damaged(let what) = error { hold(false, "a whole snapshot is damaged: \(what)") }
    } catch { hold(false, "an error of another kind: \(error)") }
}

/// What facets and relaxations promise is what their requests find, and what their parameters are read back as.
private func followLinks(of answer: SearchAnswer) throws {
    let links = answer.facets.flatMap { facet in facet.values.map { (answer.following($0), $0.hits) } }
    for (request, hits) in links + answer.relaxations.map({ ($0.request, $0.hits) }) {
        let total = try engine.search(request).total
        hold(total == hits, "a link promises \(hits) and finds \(total)")
    }
    let read = try parseRequest(parameters(of: answer.pinned, in: Known.snapshot), in: Known.snapshot).request
    hold(read.fingerprint == answer.pinned.fingerprint, "a link is read back as another request")
}

/// Why the first stands above the last, what to ask, and how they compare.
private func explainTheRest(_ answer: SearchAnswer, _ asked: Asked) throws {
    let ids = answer.hits.prefix(3).map { Known.snapshot.columns.programID[$0.program] }
    guard let first = ids.first, let last = ids.last else { return }
    hold(try engine.standing(of: last, for: asked.request).listed != nil, "a hit is said to be missing")
    if ids.count > 1 {
        let found = try engine.compareRanks(first, last, for: asked.request, in: asked.language)
        hold(found?.isAAbove == true, "the first hit is said to be below the last")
        _ = try engine.sideBySide(ids, for: asked.request, in: asked.language)
    }
    _ = try engine.callSheet(ids, for: asked.request, in: asked.language)
    _ = try engine.detoxBeside(asked)
}

private let engine = SearchEngine(Known.snapshot)

private func readBack(_ text: String) {
    if let day = Day(text) { hold(Day("\(day)") == day, "the day \(day)") }
    if let code = ZIPCode(text) { hold(ZIPCode("\(code)") == code && code.rawValue < 100_000, "the ZIP code \(code)") }
    if let code = StateCode(text) { hold(StateCode("\(code)") == code, "the state \(code)") }
    if let cursor = Cursor(text: text) { hold(Cursor(text: cursor.text) == cursor, "the cursor \(cursor)") }
}

private func readAsSchedule(_ text: String) {
    do throws(ScheduleTextError) {
        let schedule = try WeeklySchedule(parsing: text)
        hold(try WeeklySchedule(parsing: "\(schedule)") == schedule, "\(text) is printed as \(schedule)")
        let joined = schedule.joined
        hold(joined.reduce(0) { $0 + $1.length } <= WeekInterval.week, "\(text) is longer than a week")
        for (one, next) in zip(joined, joined.dropFirst()) { hold(one.end < next.start, "\(text) has joined overlaps") }
    } catch { hold((0...text.utf8.count).contains(error.offset), "\(text) is wrong at \(error.offset)") }
}
