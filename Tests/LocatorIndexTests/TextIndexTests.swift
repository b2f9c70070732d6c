import LocatorIndex
import TestSupport
import Testing
import Treatment

/// Tokens, stems, spellings and names, straight from the texts.
struct TextIndexTests {
    static let seeds = Array<UInt64>(0..<8)

    /// A catalog of facilities with names made of the words given.
    private func snapshot(names: [String], city: String = "") throws -> Snapshot {
        var catalog = Catalog()
        for (place, name) in names.enumerated() {
            catalog.facilities.append(Facility(id: UInt64(place), name: name, city: city))
            catalog.programs.append(Program(id: UInt64(place), facility: place, level: .op, focus: .both))
        }
        return try Snapshot(bytes: encode(catalog))
    }

    private func seededWord(_ random: inout SeededRandom) -> String {
        String((0..<random.within(3...9)).map { _ in random.pick(Array("abcdeé1")) })
    }

    /// Every token that the slow distance says is one edit away, and no other.
    @Test(arguments: seeds)
    func spellingsAreAllTokensOneEditAway(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let words = (0..<600).map { _ in seededWord(&random) }
        let snapshot = try snapshot(names: words)
        let tokens = Set(words.flatMap { foldedTokens($0) })
        for round in 0..<200 {
            let asked = foldedTokens(misspelt(random.pick(words), &random)).first ?? ""
            let found = snapshot.tokensOneEdit(from: asked).map(snapshot.tokenText)
            let isWord = asked.utf8.count >= 5 && isPlain(asked.utf8)
            let expected = isWord ? tokens.filter { isPlain($0.utf8) && editDistance($0, asked) == 1 } : []
            #expect(found.sorted() == expected.sorted(), "seed \(seed), round \(round): \(asked)")
        }
    }

    @Test func inflectionsShareAStemAndForbiddenPairsDoNot() {
        let stemmer = Stemmer()
        func stems(_ word: String) -> Set<[UInt8]> {
            Set(StemLanguage.allCases.compactMap { stemmer.key(of: Array(word.utf8), in: $0) })
        }
        for (a, b) in [
            ("addiction", "addictions"), ("woman", "womans"), ("programa", "programas"),
            ("adicciones", "adiccion"), ("therapies", "therapy"),
        ] {
            #expect(!stems(a).isDisjoint(with: stems(b)), "\(a) and \(b)")
        }
        for (a, b) in [
            ("methadone", "methamphetamine"), ("naltrexone", "naloxone"), ("medicare", "medicaid"), ("iop", "op"),
            ("metadona", "metanfetamina"), ("naltrexona", "naloxona"),
        ] {
            #expect(stems(a).isDisjoint(with: stems(b)), "\(a) and \(b)")
        }
        for word in ["", "a", "iop", "90012", "niño", "🙂🙂🙂🙂", String(repeating: "a", count: 1000)] {
            #expect(stems(word).isEmpty, "\(word)")
        }
    }

    @Test func aNameWeighsMoreThanACityAndAShortNameMoreThanALongOne() throws {
        let long = (0..<20).map { "word\($0)" }.joined(separator: " ")
        let snapshot = try snapshot(
            names: ["Phoenix", "Phoenix House", "Phoenix " + long, "Other"], city: "Phoenix Phoenix")
        let token = try #require(snapshot.token("phoenix"))
        let impacts = snapshot.postings(ofToken: token).map { Int(snapshot.columns.impacts[$0]) }
        #expect(impacts.count == 4)
        #expect(impacts[0] > impacts[1] && impacts[1] > impacts[2] && impacts[2] > impacts[3])
        #expect(impacts[3] == Int(Impact.city))
        // A town is no name.
        #expect(snapshot.programs(named: "phoenix")?.count == 3)
    }

    /// However often and however short, prose is less than a town; a word of the name or the town gains nothing by it.
    @Test func notesWeighLessThanACity() throws {
        var catalog = Catalog()
        let long = (0..<500).map { "word\($0)" }.joined(separator: " ")
        let notes = [["yoga"], ["yoga yoga", "yoga", "Yoga!"], ["yoga " + long], [long + " yoga"], ["oak phoenix"]]
        for (place, notes) in notes.enumerated() {
            catalog.facilities.append(Facility(id: UInt64(place), name: "Oak", city: "Phoenix"))
            catalog.programs.append(Program(id: UInt64(place), facility: place, level: .op, focus: .both, notes: notes))
        }
        let snapshot = try Snapshot(bytes: encode(catalog))
        func impacts(_ word: String) throws -> [Int] {
            snapshot.postings(ofToken: try #require(snapshot.token(word))).map { Int(snapshot.columns.impacts[$0]) }
        }
        let yoga = try impacts("yoga")
        #expect(yoga.count == 3, "the last one's is beyond the first 400")
        #expect(yoga[1] > yoga[0] && yoga[0] > yoga[2] && yoga[2] > 0)
        #expect(yoga[1] <= Int(Impact.mostOfNotes) && Impact.mostOfNotes < Impact.city)
        #expect(Set(try impacts("oak")).count == 1)
        #expect(Set(try impacts("phoenix")) == [Int(Impact.city)])
        #expect(snapshot.programs(named: "yoga") == [])
        #expect(snapshot.names(beginning: "yog", limit: 10).isEmpty)
        #expect(try snapshot.check() == [])
    }

    @Test func completionGivesTheNamesOfMostProgramsFirst() throws {
        let names = ["Cedar House", "CEDAR HOUSE", "Cedar House", "Cedar Hill", "Cedar Hill", "Oak House", "Ñandú"]
        let snapshot = try snapshot(names: names)
        func complete(_ text: String, _ limit: Int = 10) -> [String] {
            snapshot.names(beginning: text, limit: limit).map { "\($0.name) \($0.programs)" }
        }
        #expect(complete("ced") == ["Cedar House 3", "Cedar Hill 2"])
        #expect(complete("hou") == ["Cedar House 3", "Oak House 1"])
        #expect(complete("house ce") == ["Cedar House 3"])
        #expect(complete("cedar h", 1) == ["Cedar House 3"])
        #expect(complete("nan") == ["Ñandú 1"])
        for nothing in ["", " ", "zzz", "zzz ced", "🙂", String(repeating: "c", count: 1000)] {
            #expect(complete(nothing).isEmpty, "\(nothing)")
        }
    }
}
