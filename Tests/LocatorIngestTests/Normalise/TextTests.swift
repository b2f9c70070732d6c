import LocatorIngest
import Testing

struct TextTests {
    @Test(
        "folding is for comparing: case, marks and punctuation go, letters stay",
        arguments: [
            ("Añasco  (O'Brien's)", "anasco obriens"), ("Women & Children", "women and children"), ("", ""),
            ("AT&T", "at and t"), ("Ēĺöïşę", "eloise"), ("Straße Œuvre Þór Łódź", "strasse oeuvre thor lodz"),
            ("Nguyễn", "nguyen"), ("e\u{0301}cole", "ecole"), ("Women’s", "womens"), ("Ωmega 東京", "ωmega 東京"),
            ("  a--b  ", "a b"), ("5\" Pipe", "5 pipe"), ("&", "and"),
        ])
    func folds(_ text: String, _ expected: String) {
        #expect(fold(text) == expected)
        #expect(foldedWords(text).joined(separator: " ") == expected)
        #expect(fold(fold(text)) == fold(text))
    }

    @Test(
        "shown text keeps its words; white space and double-escaped entities are mended",
        arguments: [
            ("Cedar  House\t Inc ", "Cedar House Inc"), ("Women&amp;amp;#39;s Ctr", "Women's Ctr"),
            ("&amp;lt;b&amp;gt;Infant&amp;lt;/b&amp;gt; care", "Infant care"), ("A & B; C", "A & B; C"),
            ("R&D;", "R&D;"), ("a\u{A0}b", "a b"), ("&#x110000; &#0;x", "&#x110000; x"), ("1 < 2; &amp;", "1 < 2; &"),
            ("Trt Ctr", "Trt Ctr"),
        ])
    func shows(_ text: String, _ expected: String) {
        #expect(shown(text) == expected)
    }

    @Test(
        "house abbreviations and legal forms do not tell names apart",
        arguments: [
            ("North Central Behav Hlth Systems", "North Central BH Systems"),
            ("Oaks Trt Ctr", "The Oaks Treatment Center"),
            ("W B Healthcare", "WB Health LLC"), ("Saint Marys Hosp", "St Mary's Hospital"),
            ("Fam Servs", "Family Services Inc"),
            ("Harbor Csl and Rehab", "Harbor Counseling & Rehabilitation"),
        ])
    func namesAgree(_ a: String, _ b: String) {
        if a.hasPrefix("North") {
            // "health" stays a word of its own: only the rest agrees.
            #expect(NameWords(a).words.filter { $0 != "health" } == NameWords(b).words)
        } else {
            #expect(NameWords(a).squeezed == NameWords(b).squeezed)
        }
    }

    @Test("a space more or less does not tell names apart")
    func squeezed() { #expect(NameWords("Ohio Guidestone").squeezed == NameWords("OhioGuidestone").squeezed) }

    @Test("names that mark different audiences exclude each other")
    func audiences() {
        func marks(_ name: String) -> AudienceMarks { AudienceMarks(words: NameWords(name).words) }
        #expect(marks("Children's Clinic").excludes(marks("Adult Clinic")))
        #expect(marks("Womens Way").excludes(marks("Mens Way")))
        #expect(!marks("Child and Adult Clinic").excludes(marks("Adult Clinic")))
        #expect(!marks("Clinic").excludes(marks("Youth Clinic")))
        #expect(!marks("Womens Youth Clinic").excludes(marks("Youth Clinic")))
    }
}
