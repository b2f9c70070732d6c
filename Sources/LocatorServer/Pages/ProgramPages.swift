import LocatorIndex
import LocatorSearch
import Treatment

// The pages about single programs. A search comes with them only in the body of a form.
extension LocatorResponder {
    /// All that is known of one program, and how it stands in the search that led here.
    func programPage(
        _ text: String, _ question: PageQuestion, _ engine: SearchEngine, caching: Reply.Caching
    ) throws(Problem) -> Reply {
        guard let id = parseBase32(text), engine.snapshot.ordinal(ofProgram: id) != nil else {
            throw Problem(
                status: 404, title: "No such program", detail: "Snapshot \(engine.snapshot.id) has no such program.")
        }
        let asked = try request(of: question, engine)
        do throws(SearchError) {
            let values = try ProgramValues(
                id: id, question: question, asked: asked, engine: engine,
                words: pages.library.words(question.language), today: pages.today())
            return pages.reply(
                "program", try values.values(), in: question.language, caching: asked == nil ? caching : .never)
        } catch { throw Problem(error) }
    }

    /// Whom to call and what to ask, to print.
    /// - Parameter only: the one program it is for; nil for all that were picked.
    func callSheetPage(
        _ question: PageQuestion, only: String?, _ engine: SearchEngine
    ) throws(Problem) -> Reply {
        let asked = try request(of: question, engine)?.request ?? SearchRequest()
        let words = pages.library.words(question.language)
        do throws(SearchError) {
            let sheet = try engine.callSheet(
                (only.map { [$0] } ?? question.picks).compactMap { parseBase32($0) }, for: asked, in: question.language)
            let values = CallSheetValues(
                sheet: sheet, carried: CarriedFields(question: question, only: only), snapshot: engine.snapshot,
                words: words, today: pages.today())
            return pages.reply("call-sheet", values.values(), in: question.language)
        } catch { throw Problem(error) }
    }

    /// Up to six programs side by side.
    func comparePage(_ question: PageQuestion, _ engine: SearchEngine) throws(Problem) -> Reply {
        let asked = try request(of: question, engine)?.request ?? SearchRequest()
        let words = pages.library.words(question.language)
        let ids = question.picks.compactMap { parseBase32($0) }.prefix(SideBySide.counts.upperBound)
        do throws(SearchError) {
            let sides = try engine.sideBySide(Array(ids), for: asked, in: question.language)
            let values = CompareValues(sides: sides, question: question, words: words, today: pages.today())
            return pages.reply("compare", values.values(), in: question.language)
        } catch { throw Problem(error) }
    }

    /// The search that came along; nil without one.
    private func request(of question: PageQuestion, _ engine: SearchEngine) throws(Problem) -> Asked? {
        let carried = CarriedFields(question: question)
        guard carried.hasSearch else { return nil }
        do throws(ParameterError) { return try parseRequest(carried.asked, in: engine.snapshot) } catch {
            throw Problem(error)
        }
    }
}
