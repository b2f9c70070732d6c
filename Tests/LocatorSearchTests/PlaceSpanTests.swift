import LocatorIndex
import LocatorSearch
import TestSupport
import Testing

/// Places in the middle of a sentence, looked for at one word.
struct PlaceSpanTests {
    static let rows: [(sentence: String, start: Int, place: String?)] = [
        ("rehab near agoura hills tonight", 2, "2 words: Agoura Hills, CA (Los Angeles)"),
        ("therapy in Portland or Seattle", 2, "1 words: which"),
        ("rehab portland or", 1, "2 words: Portland, OR (Multnomah)"),
        ("detox Portland, OR tonight", 1, "2 words: Portland, OR (Multnomah)"),
        ("iop near 91301 that takes medicaid", 2, "1 words: 91301 Agoura Hills, CA"),
        ("teens in travis county texas please", 2, "3 words: area: Travis County, TX"),
        ("cerca de Los Ángeles, California hoy", 2, "3 words: Los Angeles, CA (Los Angeles)"),
        ("what is in it for me", 2, nil), ("for me", 1, nil), ("ok now", 0, nil), ("42 sessions", 0, nil),
        ("in NYC now", 1, "1 words: New York, NY (New York)"), ("", 0, nil),
    ]

    @Test(arguments: rows.indices)
    func findsTheLongest(place: Int) throws {
        let (sentence, start, expected) = Self.rows[place]
        let words = sentence.split(separator: " ").map(String.init)
        let span = placeSpan(words, from: start, in: try realPlaces.get())
        let found = span.map { "\($0.words) words: \(told($0.answer))" }
        #expect(expected.map { found?.hasPrefix($0) == true } ?? (found == nil), "\(sentence): \(found ?? "none")")
    }

    @Test func aSlipIsTakenOnlyWhereItIsAllowed() throws {
        let words = ["near", "San", "Fransisco", "please"]
        let snapshot = try realPlaces.get()
        #expect(placeSpan(words, from: 1, in: snapshot) == nil)
        let span = try #require(placeSpan(words, from: 1, in: snapshot, mayCorrect: true))
        #expect(span.words == 2 && told(span.answer) == "San Francisco, CA (San Francisco), not San Fransisco")
    }
}
