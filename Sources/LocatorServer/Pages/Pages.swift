import HTTPTypes
import LocatorIndex
import Treatment

/// All that the pages need beside a snapshot: templates and words, assets, and what day it is. Facts carry dates; only pages
/// turn them into "4 years ago".
struct Pages: Sendable {
    let library: PageLibrary
    let assets: PageAssets
    let today: @Sendable () -> Day

    /// - Throws: a mistake in our own templates.
    init(today: @escaping @Sendable () -> Day) throws {
        assets = PageAssets()
        library = try PageLibrary(assets: assets)
        self.today = today
    }

    /// A page, with the headers that keep it to itself: nothing from elsewhere is loaded, nothing is framed, nobody is told
    /// where a reader comes from.
    func reply(
        _ template: String, _ values: PageValues, in language: PageLanguage, caching: Reply.Caching = .never,
        status: HTTPResponse.Status = .ok
    ) -> Reply {
        var all = values
        let words = library.words(language)
        all["lang"] = language.rawValue
        if all["title"] == nil { all["title"] = words["site"] }
        var reply = Reply(
            library.page(template, all, in: language), type: Reply.html, caching: caching, status: status)
        for (name, value) in Pages.headers { reply.headers[name] = value }
        reply.headers[.contentLanguage] = language.rawValue
        return reply
    }

    private static let headers: [(HTTPField.Name, String)] =
        [
            (
                .contentSecurityPolicy,
                "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
            ),
            (.vary, "Accept-Language, Accept"),
        ] + [("Referrer-Policy", "no-referrer")].compactMap { name, value in HTTPField.Name(name).map { ($0, value) } }
}

/// The language of a reader: what a link or a form says, else what the browser prefers (RFC 9110, 12.5.4), else English.
func pageLanguage(said: String?, accepted: String?) -> PageLanguage {
    if let said, let language = PageLanguage(rawValue: said) { return language }
    var best: (language: PageLanguage, weight: Double)?
    for part in (accepted ?? "").split(separator: ",") {
        let sides = part.split(separator: ";")
        let name = (sides.first ?? "").filter { $0 != " " }.lowercased()
        var weight = 1.0
        for side in sides.dropFirst() {
            let text = side.filter { $0 != " " }
            if text.hasPrefix("q=") { weight = Double(text.dropFirst(2)) ?? 0 }
        }
        guard
            let language = PageLanguage.allCases.first(where: {
                name == $0.rawValue || name.hasPrefix("\($0.rawValue)-")
            }),
            weight > (best?.weight ?? 0)
        else { continue }
        best = (language, weight)
    }
    return best?.language ?? .english
}
