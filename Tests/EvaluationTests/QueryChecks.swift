import LocatorIndex
import LocatorSearch
import TestSupport
import Testing
import Treatment

/// Properties that no test of facts can say: about the answer around its hits. Each gives what is wrong, if anything.
extension AnsweredQuery {
    func look(_ check: String) throws -> [String] {
        switch check {
        case "the-reading-names-suboxone": readingNames("suboxone", "buprenorphine")
        case "the-track-is-named": try tracksAreNamed()
        case "online-counts-as-here": try onlineCountsAsHere()
        case "a-radius-is-never-widened": radiusIsKept()
        case "few-hits-are-relaxed": try fewHitsAreRelaxed()
        case "no-price-is-invented": try noPriceIsInvented()
        case "a-notice-changes-nothing": try noticeChangesNothing()
        case "unknowns-become-questions": try unknownsBecomeQuestions()
        case "complementary-is-called-so": complementaryIsCalledSo()
        case "serves-only-is-said": try servesOnlyIsSaid()
        case "rehab-is-not-residential": try rehabIsNotResidential()
        case "the-origin-is-in-the-city": originIsInTheCity()
        case "four-compared": try fourCompared()
        default: ["no such check"]
        }
    }

    private func tracksAreNamed() throws -> [String] {
        try explained().compactMap { hit, explanation in
            guard let fit = hit.fit else { return nil }
            let reasons = explanation.parts.first { $0.dimension == .schedule }?.reasons ?? []
            let names = fit.track != nil && reasons.contains { $0.text.contains("sessions") }
            return names || fit.attendable == .no ? nil : "rank \(hit.rank) fits, but no track is named"
        }
    }

    private func onlineCountsAsHere() throws -> [String] {
        guard let place = answer.active.firstIndex(of: .distance) else { return ["distance does not score"] }
        return try explained().compactMap { hit, explanation in
            guard hit.isAttendedOnline else { return nil }
            let says = explanation.parts[place].reasons.contains { $0.text.contains("online") }
            return hit.points[place] == 10_000 && says ? nil : "rank \(hit.rank): \(hit.points[place]) points, \(says)"
        }
    }

    private func radiusIsKept() -> [String] {
        guard answer.radius.isExplicit, let asked = request.radius, answer.radius.metres == asked else {
            return ["another radius was used"]
        }
        return answer.hits.contains { ($0.metres ?? asked) > asked } ? ["a hit lies beyond the radius"] : []
    }

    private func noPriceIsInvented() throws -> [String] {
        try explained().flatMap { hit, explanation in
            explanation.parts.flatMap(\.reasons).filter { $0.text.contains("$") }.map { "rank \(hit.rank): \($0.text)" }
        }
    }

    private func unknownsBecomeQuestions() throws -> [String] {
        let terms = request.needs.flatMap(\.terms)
        return try explained().compactMap { hit, explanation in
            let unknown = try terms.count { try (world.program(hit).facts[$0]?.state ?? .unknown) == .unknown }
            return explanation.questions.count >= unknown
                ? nil : "rank \(hit.rank): \(unknown) unknowns, \(explanation.questions.count) questions"
        }
    }

    private func complementaryIsCalledSo() -> [String] {
        request.needs.flatMap(\.terms).map { world.catalog.vocabulary[$0] }.filter { $0.group != .complementary }.map(
            \.code)
    }

    private func servesOnlyIsSaid() throws -> [String] {
        try explained().compactMap { hit, explanation in
            guard try !world.program(hit).servesOnly.isEmpty else { return nil }
            return explanation.cautions.contains { $0.contains("serves only") }
                ? nil : "rank \(hit.rank) does not say so"
        }
    }

    /// The gazetteer's point of the city is no farther than three miles from one of the city's ZIP codes.
    private func originIsInTheCity() -> [String] {
        guard let origin = request.origin else { return ["no origin"] }
        let city = origin.label.prefix { $0 != "," }
        let zips = world.catalog.gazetteer.zips.filter { $0.city == city && $0.state == origin.state }
        let nearest = zips.map { metres(from: origin.point, to: $0.point) }.min()
        return (nearest ?? Metres(miles: 1000)) <= Metres(miles: 3)
            ? [] : ["\(origin.label) is nowhere near its ZIP codes"]
    }

    private func readingNames(_ word: String, _ meaning: String) -> [String] {
        let parts = asked.understood?.parts ?? []
        return parts.contains { $0.words.lowercased().contains(word) && $0.value.contains(meaning) && !$0.undo.isEmpty }
            ? [] : ["\(word) is not named with what it was read as and how to undo it"]
    }

    /// The same parameters, written without the words that raised the notice, give the same answer.
    private func noticeChangesNothing() throws -> [String] {
        guard let understood = asked.understood, !asked.notices.isEmpty else { return ["no notice"] }
        let plain = query.ask.split(separator: "&").filter { !$0.hasPrefix("q=") }.map(String.init)
        let read = understood.parameters.map { "\($0.name)=\($0.value)" }
        let quiet = try world.asked((plain + read).joined(separator: "&"))
        guard quiet.notices.isEmpty || quiet.request.fingerprint == request.fingerprint else {
            return ["the request is another one"]
        }
        var request = quiet.request
        request.pageSize = self.request.pageSize
        let other = try world.engine.search(request)
        return other.hits == answer.hits && other.total == answer.total ? [] : ["the notice changed the answer"]
    }

    /// All levels that treat substance use are in the answer, not only the one that lay people call rehab.
    private func rehabIsNotResidential() throws -> [String] {
        guard request.level == nil else { return ["a level is asked for"] }
        let levels = Set(facts.map(\.program.level)).union(
            try answer.hits.flatMap(\.others).map { try world.engine.snapshot.program($0).level })
        return levels.count > 2 && levels.contains(.iop) ? [] : ["levels: \(levels.sorted())"]
    }

    /// MR20: with fewer than three hits up to three relaxations, the smallest change first, and each keeps its promise.
    private func fewHitsAreRelaxed() throws -> [String] {
        let offered = answer.relaxations
        guard answer.total < 3 else { return offered.isEmpty ? [] : ["\(answer.total) hits, and relaxed all the same"] }
        guard (1...3).contains(offered.count) else { return ["\(answer.total) hits and \(offered.count) relaxations"] }
        return try offered.compactMap { relaxation in
            let total = try world.engine.search(relaxation.request).total
            if relaxation.english.isEmpty || relaxation.spanish.isEmpty { return "without words" }
            return total == relaxation.hits && total > answer.total ? nil : "\(relaxation.english): there are \(total)"
        }
    }

    /// Rows where all agree are marked and stand last; every unknown cell has its question; the foot says call to confirm.
    private func fourCompared() throws -> [String] {
        let ids = facts.prefix(4).map(\.program.id)
        let table = try world.engine.sideBySide(ids, for: request)
        var wrong: [String] = []
        if table.programs.map(\.id) != ids { wrong.append("other programs") }
        if table.rows.map(\.isSame) != table.rows.map(\.isSame).sorted(by: { !$0 && $1 }) {
            wrong.append("differences do not stand first")
        }
        for row in table.rows where row.cells.contains(where: { $0.state == .unknown && $0.question == nil }) {
            wrong.append("\(row.label): unknown without a question")
        }
        if !table.closing.joined().contains(world.engine.snapshot.id) { wrong.append("no snapshot id") }
        let sheet = try world.engine.callSheet(ids, for: request)
        let questions = sheet.entries.map { $0.questions.map(\.text) }
        if questions.contains(where: { Set($0).count != $0.count }) { wrong.append("a question is asked twice") }
        return wrong
    }

    /// The first page with its explanations.
    private func explained() throws -> [(Hit, Explanation)] {
        var request = request
        request.pageSize = 20
        let page = try world.engine.search(request)
        return Array(zip(page.hits, try world.engine.explain(page)))
    }
}
