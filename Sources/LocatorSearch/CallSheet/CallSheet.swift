import LocatorIndex
package import Treatment

/// What a person needs beside the telephone: whom to call, what to ask in which order, what is known already, what to have ready.
package struct CallSheet: Sendable {
    package let snapshotID: String
    package let asOf: Day?
    package let language: PageLanguage
    package let entries: [Entry]
    /// Ids that the snapshot does not have.
    package let missing: [UInt64]
    /// Hits of the request's whole list.
    package let total: Int
    /// What every sheet ends with.
    package let closing: [String]

    /// One program.
    package struct Entry: Sendable {
        package let program: Program
        package let facility: Facility
        package let standing: Standing
        /// Level, place and distance, in words.
        package let summary: [String]
        /// For new people first.
        package let phones: [Line]
        /// Hours of opening; nil when not known.
        package let hours: String?
        /// What was asked and is not known, what could change most first.
        package let questions: [Explanation.Question]
        /// What nobody asked for and everybody should know.
        package let alsoAsk: [String]
        /// What is known, what was asked for first.
        package let known: [Line]
        /// One a track.
        package let sessions: [String]
        package let ready: [String]
        package let cautions: [String]
    }

    /// Words with who says so and when.
    package struct Line: Hashable, Sendable {
        package let text: String
        package let source: String?
        package let asOf: Day?
    }

    /// How many programs a sheet can hold.
    package static let counts = 1...20
}

extension SearchEngine {
    /// The call sheet of programs under a request, in the order of `ids`.
    /// - Parameter ids: 1 to 20.
    package func callSheet(
        _ ids: [UInt64], for request: SearchRequest, in language: PageLanguage = .english
    ) throws(SearchError) -> CallSheet {
        let scene = Scene(request, self, language)
        var entries: [CallSheet.Entry] = []
        var missing: [UInt64] = []
        for id in ids {
            guard let program = snapshot.ordinal(ofProgram: id) else {
                missing.append(id)
                continue
            }
            let page = try scene.page(of: program)
            entries.append(entry(page, try scene.standing(page), scene))
        }
        return CallSheet(
            snapshotID: snapshot.id, asOf: snapshot.asOf, language: language, entries: entries, missing: missing,
            total: scene.list.hits.count, closing: closingLines(snapshot.id, snapshot.asOf, language))
    }

    private func entry(_ page: ProgramPage, _ standing: Standing, _ scene: Scene) -> CallSheet.Entry {
        let explanation = page.page.explanation()
        let aspects = Aspects(page, standing, scene)
        let all = aspects.all
        let words = CallSheetWords(page.language)
        let hours = page.program.hours.map { weekText($0.week, in: page.language) }
        return CallSheet.Entry(
            program: page.program, facility: page.facility, standing: standing, summary: words.summary(all, page),
            phones: callable(page.facility.phones).map { phone in
                CallSheet.Line(
                    text: words.phone(phone), source: page.page.publisher(phone.record),
                    asOf: page.page.day(of: phone.record))
            },
            hours: hours, questions: explanation.questions,
            alsoAsk: alsoAsk(all, besides: explanation.questions, aspects.words),
            known: known(explanation, all), sessions: aspects.sessionLines, ready: words.ready(page),
            cautions: explanation.cautions + words.exclusions(page))
    }

    /// Unknown aspects that no asked need covers; and, whatever is listed, whether there is room: that goes stale in days.
    private func alsoAsk(_ all: [Aspect], besides: [Explanation.Question], _ words: AspectWords) -> [String] {
        var asked = besides.map(\.text)
        var questions: [String] = []
        let order: [Aspect.Topic] = [
            .fit, .sessions, .payment, .capacity, .language, .medication, .ages, .delivery, .shape, .accreditation,
            .distance,
        ]
        for topic in order {
            let unknown = all.first { $0.topic == topic }?.question
            guard let question = topic == .capacity ? words.question(.capacity) : unknown, !asked.contains(question)
            else { continue }
            asked.append(question)
            questions.append(question)
        }
        return questions
    }

    private func known(_ explanation: Explanation, _ all: [Aspect]) -> [CallSheet.Line] {
        var lines: [CallSheet.Line] = []
        for part in explanation.parts where part.dimension != .distance {
            for reason in part.reasons where reason.state != .unknown && reason.source != nil {
                lines.append(CallSheet.Line(text: reason.text, source: reason.source, asOf: reason.asOf))
            }
        }
        let topics: [Aspect.Topic] = [
            .payment, .language, .medication, .ages, .delivery, .shape, .accreditation, .capacity,
        ]
        for aspect in all where topics.contains(aspect.topic) && aspect.state == .yes {
            lines.append(
                CallSheet.Line(text: "\(aspect.label): \(aspect.text)", source: aspect.source, asOf: aspect.asOf))
        }
        return lines.enumerated().filter { place, line in !lines[..<place].contains(line) }.map(\.element)
    }
}

extension HitPage {
    /// The day of a record; nil when it is undated.
    func day(of record: UInt8) -> Day? {
        Int(record) < stated.records.count ? stated.records[Int(record)].asOf : nil
    }
}
