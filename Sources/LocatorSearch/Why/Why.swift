import LocatorIndex
package import Treatment

extension SearchEngine {
    /// Where a program stands in the whole list of a request: at which rank, folded under which hit, or why it is missing and what
    /// would bring it in. The request's page and cursor decide nothing.
    package func standing(
        of id: UInt64, for request: SearchRequest, in language: PageLanguage = .english
    ) throws(SearchError) -> Standing {
        let scene = Scene(request, self, language)
        return try scene.standing(of: id)
    }
}

/// A request with its whole list: what standing, comparison, call sheet and side-by-side all look at.
struct Scene {
    let plan: Plan
    let engine: SearchEngine
    let list: RankedList
    let ladder: RankLadder
    let language: PageLanguage

    init(_ request: SearchRequest, _ engine: SearchEngine, _ language: PageLanguage) {
        var whole = request
        whole.after = nil
        plan = Plan(whole, engine)
        self.engine = engine
        self.language = language
        list = RankedList(plan, engine)
        ladder = RankLadder(list)
    }

    var request: SearchRequest { plan.request }

    /// The program as a hit of the request, though it may be none.
    func page(of program: Int) throws(SearchError) -> ProgramPage {
        do throws(IndexError) {
            let place = list.place(of: program)
            guard let hit = engine.hit(program, plan, scale: list.scale, rank: place?.rank ?? 0) else {
                throw IndexError.damaged(engine.snapshot.path, what: "program \(program)")
            }
            let stated = try engine.snapshot.statedProgram(program)
            let page = try ProgramPage(HitPage(hit, stated, plan, engine, ladder: ladder, language: language))
            if place == nil {
                var absences = Absences(page, list)
                page.page.absences = try absences.all()
            }
            return page
        } catch { throw SearchError.damaged(error) }
    }

    func standing(of id: UInt64) throws(SearchError) -> Standing {
        guard let program = engine.snapshot.ordinal(ofProgram: id) else {
            return Standing(id: id, program: nil, listed: nil, absences: [], wayIn: nil, isBeside: false)
        }
        return try standing(try page(of: program))
    }

    func standing(_ page: ProgramPage) throws(SearchError) -> Standing {
        let program = page.hit.program
        if let place = list.place(of: program) {
            let listed = Standing.Listed(
                rank: place.rank, page: (place.rank - 1) / request.pageSize + 1, shownBy: place.shownBy)
            return Standing(
                id: page.program.id, program: program, listed: listed, absences: [], wayIn: nil, isBeside: false)
        }
        return Standing(
            id: page.program.id, program: program, listed: nil, absences: page.absences,
            wayIn: try engine.wayIn(page, list.radius), isBeside: isBeside(page))
    }

    /// Whether a missing program is listed beside the hits: it passes everything, and only its place keeps it out.
    private func isBeside(_ page: ProgramPage) -> Bool {
        guard page.absences.count == 1 else { return false }
        switch page.absences[0].cause {
        case .area:
            var run = Run(plan, engine)
            return page.absences[0].state == .unknown || run.fits.isAttendedOnline(page.hit.program)
        case .radius: return page.hit.isAttendedOnline
        case .noPoint:
            guard let home = request.home.state else { return false }
            var run = Run(plan, engine)
            return page.facility.state == home || run.fits.isAttendedOnline(page.hit.program)
        case .level, .age, .need, .servesOnly, .attendable, .name, .text: return false
        }
    }
}
