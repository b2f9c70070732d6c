package import Treatment

/// What a person asked: the request that decides the answer, and what only decides how it is told.
package struct Asked: Sendable {
    package var request: SearchRequest
    /// The language the answer speaks.
    package var language: PageLanguage
    /// What the sentence `q` was understood as, as far as it is in the request; nil without one.
    package var understood: Understood?
    /// What words of danger raise, in the order it is told. Changes no hit.
    package var notices: [SafetyNotice] = []

    package init(request: SearchRequest, language: PageLanguage = .english) {
        self.request = request
        self.language = language
    }
}
