import LocatorIndex
import LocatorSearch
import TestSupport
import Testing
import Treatment

/// Words that must never be read as one another, under every slip of one letter.
struct ForbiddenFoldTests {
    static let folds: [(word: String, other: String)] = [
        ("methadone", "methamphetamine"), ("methamphetamine", "methadone"), ("methadone", "meth"),
        ("naltrexone", "naloxone"), ("naloxone", "naltrexone"), ("medicare", "medicaid"), ("medicaid", "medicare"),
        ("iop", "op"), ("op", "iop"),
    ]

    @Test(arguments: folds.indices)
    func noSlipOfAWordIsTheOther(fold: Int) throws {
        let (word, other) = Self.folds[fold]
        let snapshot = try AskTables.snapshot()
        let forbidden = try described(other)
        for slip in slips(of: word) {
            // What a row says is said; what is a slip of the other too may not be read as it either.
            guard snapshot.concept(phrase: slip) == nil else { continue }
            let read = try described(slip)
            #expect(read != forbidden, "\(slip), a slip of \(word), is read as \(other)")
        }
    }

    @Test(
        "what slips and prefixes are read as",
        arguments: [
            ("medicaid", "payment=medicaid"), ("medicade", "payment=medicaid"), ("medicare", "payment=medicare"),
            ("medicar", "text=medicar"), ("medicaie", "text=medicaie"), ("medicaidd", "payment=medicaid"),
            ("medica", "text=medica"), ("metha", "text=metha"), ("methad", "text=methad"), ("nalt", "text=nalt"),
            ("methadne", "medication=methadone"), ("naltrexne", "medication=naltrexone"),
            ("nalaxone", "service=naloxone_education"), ("methamphetamin", "condition=stimulant"),
        ])
    func slipsAndPrefixes(_ word: String, _ expected: String) throws {
        #expect(try described(word) == expected)
    }

    @Test(
        "codes of states that are words are words",
        arguments: [
            "or", "in", "me", "hi", "ok", "md", "iop or php", "help me", "ok hi", "Oh, OK",
        ])
    func wordsAreNoStates(_ sentence: String) throws {
        let read = try described(sentence)
        #expect(!read.contains("near=") && !read.contains("medicaid") && !read.contains("error"), "\(read)")
    }

    /// Every prefix of a brand or a payer is itself, that is text, or what a row says.
    @Test func prefixesAreNotCompleted() throws {
        let snapshot = try AskTables.snapshot()
        for word in ["methadone", "naltrexone", "naloxone", "medicaid", "medicare", "suboxone", "vivitrol"] {
            for count in 1..<word.count - 1 where snapshot.concept(phrase: String(word.prefix(count))) == nil {
                #expect(try !described(String(word.prefix(count))).contains("medication="))
                #expect(try !described(String(word.prefix(count))).contains("payment="))
            }
        }
    }

    private func slips(of word: String) -> Set<String> {
        let letters = Array("abcdefghijklmnopqrstuvwxyz")
        let word = Array(word)
        var slips: Set<String> = []
        for place in 0...word.count {
            for letter in letters { slips.insert(String(word[..<place] + [letter] + word[place...])) }
            guard place < word.count else { continue }
            slips.insert(String(word[..<place] + word[(place + 1)...]))
            for letter in letters { slips.insert(String(word[..<place] + [letter] + word[(place + 1)...])) }
            guard place + 1 < word.count else { continue }
            slips.insert(String(word[..<place] + [word[place + 1], word[place]] + word[(place + 2)...]))
        }
        slips.remove(String(word))
        return slips
    }
}
