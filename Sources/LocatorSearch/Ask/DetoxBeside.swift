import Treatment

extension SearchEngine {
    /// Detox programs to show beside the hits, never among them, when the words tell of withdrawal: the nearest three, or the
    /// first three of an area; nil when the words tell of none or no place is known.
    package func detoxBeside(_ asked: Asked) throws(SearchError) -> SearchAnswer? {
        guard asked.notices.contains(.withdrawal), asked.request.placeLabel != nil else { return nil }
        var request = SearchRequest()
        request.origin = asked.request.origin
        request.area = asked.request.area
        request.age = asked.request.age
        request.level = LevelNeed([.detox])
        request.collapse = .facility
        if request.origin != nil { request.sort = .distance }
        request.pageSize = 3
        return try search(request)
    }
}
