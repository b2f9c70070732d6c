import TestSupport
import Testing
import Treatment

struct FoldingTests {
    @Test(arguments: [
        ("Cedar House", ["cedar", "house"]), ("Children's  Center", ["childrens", "center"]), ("Niño", ["nino"]),
        ("Nin\u{0303}o", ["nino"]), ("St. Mary’s", ["st", "marys"]), ("A.B-C/D", ["a", "b", "c", "d"]),
        ("12-Step", ["12", "step"]),
        ("Straße", ["strasse"]), ("ÆØÅ", ["aeoa"]), ("Łódź", ["lodz"]), ("東京", ["東京"]), ("", []), ("!?—", []),
        ("Utqiaġvik", ["utqiagvik"]),
    ])
    func tokens(text: String, expected: [String]) { #expect(foldedTokens(text) == expected) }

    @Test(arguments: [
        ("St. Louis", "saint louis"), ("Saint Louis", "saint louis"), ("Ft Worth", "fort worth"),
        ("Mt. Vernon", "mount vernon"),
        ("Coeur d'Alene", "coeur dalene"), ("  Los   Angeles ", "los angeles"),
    ])
    func places(text: String, expected: String) { #expect(foldedPlace(text) == expected) }

    @Test func foldingTwiceIsFoldingOnce() {
        var random = SeededRandom(seed: 40)
        for _ in 0..<300 {
            let text = String(
                String.UnicodeScalarView(
                    (0..<random.below(12)).compactMap { _ in
                        Unicode.Scalar(UInt32(random.chance(70) ? random.within(32...0x17F) : random.below(0x2FFF)))
                    }))
            let once = foldedTokens(text)
            #expect(foldedTokens(once.joined(separator: " ")) == once, "\(text.unicodeScalars.map(\.value))")
        }
    }

    @Test(arguments: [
        ("", "", 0), ("dbt", "dbt", 0), ("dbt", "cbt", 1), ("medicaid", "medicare", 2), ("", "abc", 3),
        ("kitten", "sitting", 3),
    ])
    func edits(a: String, b: String, expected: Int) {
        #expect(editDistance(a, b) == expected)
        #expect(editDistance(b, a) == expected)
    }
}

struct StableHashTests {
    @Test func isTheSameForEver() {
        #expect(StableHash().value == hash { _ in })
        #expect(hash { $0.add("cedar") } == 0xBFD873693709B569)
        #expect(hash { $0.add(number: 1) } == 0x4A3A3A4BA6523826)
        #expect(
            hash {
                $0.add("ab"); $0.add("c")
            }
                != hash {
                    $0.add("a"); $0.add("bc")
                })
    }

    private func hash(_ fill: (inout StableHash) -> Void) -> UInt64 {
        var hash = StableHash()
        fill(&hash)
        return hash.value
    }

    @Test func base32ComesBack() {
        var random = SeededRandom(seed: 41)
        for value in [0, 1, 31, 32, UInt64.max, 1 << 63] + (0..<500).map({ _ in random.next() }) {
            #expect(parseBase32(base32(value)) == value)
            #expect(parseBase32(base32(value).uppercased()) == value)
            #expect(base32(value).utf8.count == 13)
        }
        #expect(base32(0) == "0000000000000" && base32(UInt64.max) == "fzzzzzzzzzzzz")
    }

    @Test(arguments: [
        "", "0", "00000000000000", "000000000000u", "g000000000000", "zzzzzzzzzzzzz", "000000000000i", "-000000000000",
        "００００",
    ])
    func otherTextIsNoNumber(text: String) { #expect(parseBase32(text) == nil) }
}
