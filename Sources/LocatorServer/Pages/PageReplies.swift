import HTTPTypes
import Hummingbird
import LocatorIndex
import LocatorSearch
import Treatment

// Every page on one screen. What goes wrong on a page is told by a page.
extension LocatorResponder {
    /// What a path that is a page answers with.
    func page(_ route: PageRoute, _ request: Request, _ engine: SearchEngine) async throws(Problem) -> Reply {
        if case .asset(let file) = route {
            guard let asset = pages.assets.reply(file) else {
                throw Problem(status: 404, title: "No such file", detail: "There is no file of this name.")
            }
            return asset
        }
        let accepted = request.headers[.acceptLanguage]
        guard live.isVerified else { throw notReady }
        let fields =
            request.method == .post
            ? try await formParameters(request, upTo: PageQuestion.mostBytes) : try queryParameters(request)
        guard let pairs = unpacked(fields) else { throw unreadable("The form is not one of this site's pages.") }
        let (kept, only) = CarriedFields.settled(following(pairs, engine.snapshot))
        let question = PageQuestion(
            route.keepsSearches || request.method == .post ? kept : CarriedFields.picks(kept), accepted: accepted)
        let caching = request.method == .post ? Reply.Caching.never : .validated
        switch route {
        case .form: return form(question, engine, caching: caching)
        case .search where question.wantsTable:
            return try export(question.parameters + [("format", "csv")], request, engine)
        case .search: return try results(question, engine)
        case .program(let id):
            return try programPage(present(id, engine.snapshot) ?? id, question, engine, caching: caching)
        case .callSheet: return try callSheetPage(question, only: only, engine)
        case .compare: return try comparePage(question, engine)
        case .about: return about(question.language, engine)
        case .asset: throw notReady
        }
    }

    /// The search form, empty or filled in.
    func form(
        _ question: PageQuestion, _ engine: SearchEngine, error: ParameterError? = nil, caching: Reply.Caching = .never
    ) -> Reply {
        let words = pages.library.words(question.language)
        var values = FormValues(question: question, snapshot: engine.snapshot, words: words).values(error: error)
        values["lead"] = words("form.lead", ["n": "\(engine.snapshot.summary.facilities)"])
        return pages.reply(
            "form", values, in: question.language, caching: error == nil ? caching : .never,
            status: error == nil ? .ok : .badRequest)
    }

    /// The results, or the form again with what did not fit beside its field.
    func results(_ question: PageQuestion, _ current: SearchEngine) throws(Problem) -> Reply {
        // A next page comes from the listings that the page before came from.
        let engine = question.cursor.flatMap { live.engine(continuing: [("cursor", $0)]) } ?? current
        guard !question.isEmpty else {
            let nowhere = ParameterError("near", "missing", expected: "a place", example: "90012")
            return form(question, engine, error: question.parameters.isEmpty ? nil : nowhere)
        }
        var asked: Asked
        do throws(ParameterError) { asked = try parseRequest(question.asked, in: engine.snapshot) } catch {
            return form(question, engine, error: error)
        }
        asked.notices = SafetyNotice.allCases.filter { asked.notices.contains($0) || question.raised.contains($0) }
        do throws(SearchError) {
            return try found(asked, question, engine)
        } catch .otherSnapshot, .otherRequest {
            // The list has changed since: it begins again.
            return try results(question.fromTheBeginning, current)
        } catch { throw Problem(error) }
    }

    private func found(
        _ asked: Asked, _ question: PageQuestion, _ engine: SearchEngine
    ) throws(SearchError) -> Reply {
        let answer = try engine.search(asked.request)
        let explanations = try engine.explain(answer, in: asked.language)
        let detox = try engine.detoxBeside(asked)
        do throws(IndexError) {
            return try pages.results(answer, explanations, detox: detox, to: asked, question, engine)
        } catch { throw SearchError.damaged(error) }
    }

    /// What this is, what it keeps, where its facts come from.
    private func about(_ language: PageLanguage, _ engine: SearchEngine) -> Reply {
        let today = pages.today()
        let words = pages.library.words(language)
        let sources: [Any] = engine.snapshot.sources.map { source -> PageValues in
            let age = source.asOf.map { "\($0), \(ageText($0, on: today, language))" } ?? words["undated"]
            return ["name": source.publisher, "age": age]
        }
        let weights: [Any] = Dimension.allCases.map { dimension -> PageValues in
            ["name": dimensionName(dimension, language), "weight": "\(Weights.balanced[dimension])"]
        }
        return pages.reply(
            "about",
            [
                "sources": sources, "weights": weights, "snapshot": engine.snapshot.id,
                "title": words["about.title"],
                "what": words(
                    "about.what.text",
                    [
                        "facilities": "\(engine.snapshot.summary.facilities)",
                        "programs": "\(engine.snapshot.summary.programs)",
                    ]),
            ], in: language, caching: .validated)
    }

    /// A problem as a page.
    func page(of problem: Problem, _ request: Request) -> Reply {
        var said: String?
        do throws(Problem) { said = try queryParameters(request).last { $0.name == "lang" }?.value } catch {
            said = nil
        }
        let language = pageLanguage(said: said, accepted: request.headers[.acceptLanguage])
        let words = pages.library.words(language)
        let known = ["404", "405", "410", "413", "414", "429", "503"].contains("\(problem.status)")
        let key = known ? "problem.\(problem.status)" : problem.status < 500 ? "problem.400" : "problem.500"
        var reply = pages.reply(
            "problem", ["heading": words[key], "text": words[key + ".text"], "title": words[key]], in: language,
            status: HTTPResponse.Status(code: problem.status))
        if let seconds = problem.retryAfterSeconds { reply.headers[.retryAfter] = String(seconds) }
        for header in problem.headers { reply.headers[.named(header.name)] = header.value }
        return reply
    }

    private var notReady: Problem {
        Problem(status: 503, title: "Not ready", detail: "The index is being checked; ask again in a second.")
    }
}

/// Whether whoever asks reads HTML: then a problem is told as a page, and `/` is the form.
func readsPages(_ request: Request) -> Bool { request.headers[.accept]?.contains("text/html") ?? false }
