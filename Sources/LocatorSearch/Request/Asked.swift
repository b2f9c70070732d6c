package import Treatment

/// What a person asked: the request that decides the answer, and what only decides how it is told.
package struct Asked: Sendable {
    package var request: SearchRequest
    /// The language the answer speaks.
    package var language: PageLanguage

    package init(request: SearchRequest, language: PageLanguage = .english) {
        self.request = request
        self.language = language
    }
}
