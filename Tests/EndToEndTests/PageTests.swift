import Foundation
import Testing

/// The pages, over loopback, as a browser without JavaScript meets them.
@Suite struct PageTests {
    @Test func theFormIsForWhoReadsPages() async throws {
        let server = try RunningServer(index: try SharedIndex.path())
        let page = try await server.page("GET", "/")
        #expect(page.status == 200)
        #expect(page.headers["content-type"] == "text/html; charset=utf-8")
        let policy = try #require(page.headers["content-security-policy"])
        for part in ["default-src 'none'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"] {
            #expect(policy.contains(part))
        }
        #expect(!policy.contains("unsafe"))
        #expect(page.headers["referrer-policy"] == "no-referrer")
        #expect(page.body.contains("<html lang=\"en\">"))
        #expect(try await server.page("GET", "/", language: "es-MX,es;q=0.9").body.contains("<html lang=\"es\">"))
        #expect(try await server.page("GET", "/?lang=es").body.contains("<html lang=\"es\">"))
        #expect(try await server.get("/").headers["content-type"]?.hasPrefix("text/plain") == true)
        for path in ["/", "/?lang=es", "/about", "/about?lang=es"] {
            try expectSound(try await server.page("GET", path))
        }
    }

    @Test func aSearchGoesByPostAndIsKeptByNobody() async throws {
        let server = try RunningServer(index: try SharedIndex.path())
        for language in ["en", "es"] {
            let page = try await server.page(
                "POST", "/search",
                form: "lang=\(language)&q=&near=90012&payment=medicaid&payment=&level=iop&w=04&w=05&specialty=dbt")
            #expect(page.status == 200)
            #expect(page.headers["cache-control"] == "no-store")
            #expect(page.body.contains("role=\"status\""))
            #expect(page.body.contains("class=\"cards\""))
            #expect(page.body.contains("tel:988"))
            try expectSound(page)
            // The title goes into the history of the browser: it says nothing of the search.
            let title = try #require(page.body.firstMatch(of: /<title>(.*?)<\/title>/)).1
            #expect(!title.contains("90012"))
        }
    }

    /// Each button of a facet leads to as many hits as the answer promises.
    @Test func facetsLeadWhereTheySay() async throws {
        let server = try RunningServer(index: try SharedIndex.path())
        let asked = "near=90012&level=iop&payment=medicaid&specialty=dbt"
        let page = try await server.page("POST", "/search", form: "lang=en&\(asked)")
        let base = try #require(page.body.firstMatch(of: /name="base" value="(.*?)"/)).1
        let below = try #require(page.body.components(separatedBy: "id=\"narrow\"").last)
        let facets = try #require(below.components(separatedBy: "</section>").first)
        let changes = facets.matches(of: /<button name=(\S+) value="?([^">]+)/).map { (String($0.1), String($0.2)) }
        #expect(changes.count > 20)
        let answer = try await server.get("/v1/programs?\(asked)&facets=all").json
        let hits = Set(
            try #require(answer["facets"] as? [[String: Any]]).flatMap { facet in
                (facet["values"] as? [[String: Any]] ?? []).compactMap { $0["hits"] as? Int }
            })
        for (name, value) in changes.prefix(12) + changes.suffix(4) {
            let form =
                "lang=en&\(asked)&base=\(encoded(unescaped(String(base))))&\(encoded(name))=\(encoded(unescaped(value)))"
            let next = try await server.page("POST", "/search", form: form)
            #expect(next.status == 200)
            let count = try #require(next.body.firstMatch(of: /aria-live="polite">(\d+)/)).1
            #expect(hits.contains(try #require(Int(count))), "\(name) \(value): \(count)")
        }
    }

    /// Fifteen values asked at once: as strict as it goes, and so that a page has all its cards.
    @Test func aFullPageIsLight() async throws {
        let server = try RunningServer(index: try SharedIndex.path())
        for page in try await server.fullPages(near: "90012") { try expectSound(page) }
    }

    /// What the table holds is what the page lists; it is no page.
    @Test func aListIsTakenAlong() async throws {
        let server = try RunningServer(index: try SharedIndex.path())
        let asked = "near%3D90012%26level%3Diop"
        let page = try await server.page("POST", "/search", form: "asked=\(asked)&lang=en")
        let table = try await server.page("POST", "/search", form: "asked=\(asked)&lang=en&base=near%3D1&take=csv")
        #expect(table.status == 200)
        #expect(table.headers["content-type"]?.hasPrefix("text/csv") == true)
        #expect(table.headers["content-disposition"]?.hasPrefix("attachment") == true)
        let count = try #require(page.body.firstMatch(of: /aria-live="polite">(\d+)/)).1
        #expect(table.headers["x-total-count"] == String(count))
        #expect(try await server.get("/v1/export?near=90012&level=iop&format=csv").body == table.body)
    }

    @Test func whatDoesNotFitIsSaidBesideItsField() async throws {
        let server = try RunningServer(index: try SharedIndex.path())
        let nowhere = try await server.page("POST", "/search", form: "lang=en&payment=medicaid")
        #expect(nowhere.status == 400)
        #expect(nowhere.body.contains("id=\"err-near\""))
        #expect(nowhere.body.contains("value=\"medicaid\" checked"), "the form stays filled in")
        let old = try await server.page("POST", "/search", form: "lang=es&near=90012&age=900")
        #expect(old.status == 400)
        #expect(old.body.contains("aria-invalid=\"true\" aria-describedby=\"err-age\""))
        #expect(old.body.contains("value=\"90012\""))
        let unknown = try await server.page("POST", "/search", form: "lang=en&near=Zzyzxqq")
        #expect(unknown.status == 400)
        #expect(!unknown.body.contains("near="), "nothing of the parser's own words is shown")
        try expectSound(unknown)
        let evil = try await server.page(
            "POST", "/search", form: "near=90012&age=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
        #expect(!evil.body.contains("<script>alert"))
    }

    @Test func helpComesFirstWhenWordsCallForIt() async throws {
        let server = try RunningServer(index: try SharedIndex.path())
        let page = try await server.page("POST", "/search", form: "lang=en&q=i+want+to+die+iop+near+90012")
        let first = try #require(page.body.firstRange(of: "class=\"first\""))
        let heading = try #require(page.body.firstRange(of: "<h1>"))
        #expect(first.lowerBound < heading.lowerBound)
        // It stays first when the search is refined and the words are gone.
        let base = try #require(page.body.firstMatch(of: /name="base" value="(.*?)"/)).1
        let next = try await server.page(
            "POST", "/search",
            form: "base=\(encoded(unescaped(String(base))))&change=payment%3Dmust%253Amedicaid&raised=crisis_988")
        #expect(next.body.contains("class=\"first\""))
    }

    @Test func aLinkIsMadeOnlyWhenItIsAskedFor() async throws {
        let server = try RunningServer(index: try SharedIndex.path())
        let asked = "lang=es&near=90012&level=iop&payment=medicaid"
        let plain = try await server.page("POST", "/search", form: asked)
        #expect(!plain.body.contains("href=\"/search?"))
        let page = try await server.page("POST", "/search", form: asked + "&share=1")
        let link = unescaped(String(try #require(page.body.firstMatch(of: /href="(\/search\?.*?)"/)).1))
        let shared = try await server.page("GET", link)
        #expect(shared.status == 200)
        #expect(shared.body.contains("<html lang=\"es\">"))
        func count(_ page: Answer) -> Substring? { page.body.firstMatch(of: /aria-live="polite">(.*?)</)?.1 }
        #expect(count(shared) == count(page))
    }

    @Test func aPickStaysWithThePage() async throws {
        let server = try RunningServer(index: try SharedIndex.path())
        let page = try await server.page("POST", "/search", form: "lang=en&near=90012")
        let id = try #require(page.body.firstMatch(of: /name=ids value=(\w+)/)).1
        let again = try await server.page("POST", "/search", form: "lang=en&near=90012&ids=\(id)")
        #expect(again.body.contains(try Regex("value=\(id)[^>]* checked")))
        let elsewhere = try await server.page("POST", "/search", form: "lang=en&near=60601&radius=5&ids=\(id)")
        #expect(elsewhere.body.contains("type=\"hidden\" name=\"ids\" value=\"\(id)\""))
    }

    @Test func wrongWaysAreToldAsPages() async throws {
        let server = try RunningServer(index: try SharedIndex.path())
        let missing = try await server.page("GET", "/nowhere", language: "es")
        #expect(missing.status == 404)
        #expect(missing.headers["content-type"]?.hasPrefix("text/html") == true)
        #expect(missing.body.contains("<html lang=\"es\">"))
        try expectSound(missing)
        #expect(try await server.get("/nowhere").headers["content-type"]?.contains("problem+json") == true)
        #expect(try await server.page("POST", "/search", form: String(repeating: "q=a&", count: 40_000)).status == 413)
    }

    @Test func assetsAreKeptForEver() async throws {
        let server = try RunningServer(index: try SharedIndex.path())
        let page = try await server.page("GET", "/")
        for match in page.body.matches(of: /"(\/assets\/[^"]+)"/) {
            let asset = try await server.get(String(match.1))
            #expect(asset.status == 200)
            #expect(asset.headers["cache-control"]?.contains("immutable") == true)
        }
    }

    /// A page is whole and holds to its own policy: nothing inline, nothing from elsewhere, each id once, each label at a field.
    private func expectSound(_ page: Answer) throws {
        let html = page.body
        #expect(html.hasSuffix("</html>\n"))
        #expect(!html.contains("{{"), "a place in a template is left open")
        #expect(!html.contains(" style=") && !html.contains("<style"))
        #expect(html.firstMatch(of: /\son[a-z]+=/) == nil)
        #expect(html.matches(of: /<script\b[^>]*>/).allSatisfy { $0.0.contains("src=\"/assets/") })
        #expect(html.firstMatch(of: /(?:src|href|action)="(?:https?:)?\/\//) == nil)
        var ids = Set<Substring>()
        for match in html.matches(of: /\sid="?([^"\s>]*)/) {
            #expect(ids.insert(match.1).inserted, "twice: \(match.1)")
        }
        for match in html.matches(of: /\s(?:for|aria-labelledby|aria-describedby|form)=("[^"]*"|[^"\s>]+)/) {
            for id in match.1.split(whereSeparator: { " \"".contains($0) }) { #expect(ids.contains(id), "no \(id)") }
        }
        #expect(html.matches(of: /<h1\b/).count == 1)
        #expect(page.bytesWithoutImages < 50_000)
    }

    private func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }

    private func unescaped(_ text: String) -> String {
        text.replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&lt;", with: "<")
            .replacing("&gt;", with: ">").replacing("&amp;", with: "&")
    }
}

extension Answer {
    /// Of a page, without its drawings: weeks in cards, the map.
    var bytesWithoutImages: Int {
        body.replacing(/<svg [^>]*role="(?:img|group)"[^>]*>(?s:.*?)<\/svg>/, with: "").utf8.count
    }
}

extension RunningServer {
    /// Results for fifteen values asked at once, in both languages, with all and with some of them as conditions.
    func fullPages(near place: String) async throws -> [Answer] {
        let strict =
            "payment=medicaid&payment=must:private&level=iop&window=evening&specialty=alcohol&specialty=prefer:opioid"
            + "&specialty=prefer:trauma&specialty=prefer:depression&specialty=prefer:dbt&language=es"
            + "&medication=prefer:buprenorphine&audience=women&support=child_care&delivery=telehealth&accreditation=carf"
        let wide = strict.replacing("must:private", with: "prefer:private").replacing("=iop", with: "=op,iop")
        var pages: [Answer] = []
        for form in ["lang=en&\(strict)", "lang=es&\(strict)", "lang=en&\(wide)", "lang=es&\(wide)"] {
            let page = try await page("POST", "/search", form: "near=\(place)&radius=100&\(form)")
            #expect(page.status == 200)
            #expect(page.body.contains("<ol class=\"cards\">"))
            #expect(page.bytesWithoutImages < 50_000, "\(form)")
            pages.append(page)
        }
        return pages
    }

    /// As a browser asks.
    func page(_ method: String, _ target: String, form: String? = nil, language: String = "en") async throws -> Answer {
        try await request(
            method, target, body: form, type: "application/x-www-form-urlencoded",
            headers: ["Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8", "Accept-Language": language])
    }
}
