import LocatorIndex
package import Treatment

/// One program as a request sees it, whether or not it is in the list.
package struct ProgramInSearch: Sendable {
    package let hit: Hit
    package let standing: Standing
    package let explanation: Explanation
    /// Hits of the request's whole list.
    package let total: Int
}

extension SearchEngine {
    /// A program's place, score and questions under a request; nil when the snapshot has no such program.
    package func look(
        at id: UInt64, for request: SearchRequest, in language: PageLanguage = .english
    ) throws(SearchError) -> ProgramInSearch? {
        guard let program = snapshot.ordinal(ofProgram: id) else { return nil }
        let scene = Scene(request, self, language)
        let page = try scene.page(of: program)
        return ProgramInSearch(
            hit: page.hit, standing: try scene.standing(page), explanation: page.page.explanation(),
            total: scene.list.hits.count)
    }
}
