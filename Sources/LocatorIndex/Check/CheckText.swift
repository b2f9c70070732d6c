import Treatment

extension Snapshot {
    /// Tokens, stems and names are sorted and in range; every posting is a token of its program's text with its impact, and
    /// every token of a program's text is posted; stems are those of this machine's libstemmer.
    func checkText(_ broken: inout [String]) {
        // Each step follows the ordinals that the ones before have found to be in range.
        for step in [checkTokens, checkStems, checkNames, checkPostings] where broken.isEmpty { step(&broken) }
        for term in 0..<summary.terms {
            let (word, bit) = (term / 64, UInt64(1) << UInt64(term % 64))
            let count = (0..<summary.programs).count { columns.yes[word][$0] & bit != 0 }
            if count != Int(columns.termYes[term]) { broken.append("term \(term): \(count) programs say yes") }
        }
    }

    private func checkTokens(_ broken: inout [String]) {
        checkSorted(tokenTable, "token", &broken)
        checkRuns(columns.postingStart, columns.postings, below: summary.programs, "postings", &broken)
        for (place, impact) in columns.impacts.elements.enumerated() where impact == 0 {
            return broken.append("posting \(place): no impact")
        }
        var last: [UInt8] = []
        for (place, ordinal) in columns.tokensByEnd.elements.enumerated() {
            guard Int(ordinal) < tokenTable.count else { return broken.append("tokens by end: no token \(ordinal)") }
            let reversed = Array(tokenTable.word(Int(ordinal)).reversed())
            if place > 0, !last.lexicographicallyPrecedes(reversed) {
                return broken.append("tokens by end: not ascending at \(place)")
            }
            last = reversed
        }
    }

    private func checkStems(_ broken: inout [String]) {
        checkSorted(WordTable(bytes: columns.stems, start: columns.stemStart), "stem", &broken)
        checkRuns(columns.stemTokenStart, columns.stemTokens, below: tokenTable.count, "stem tokens", &broken)
        guard broken.isEmpty else { return }
        let stemmer = Stemmer()
        var expected = 0
        for token in 0..<tokenTable.count {
            for language in StemLanguage.allCases {
                guard let key = stemmer.key(of: tokenTable.word(token), in: language) else { continue }
                expected += 1
                if !tokens(ofStem: key).contains(token) {
                    return broken.append("token \(token): not among those of its stem; was another libstemmer used?")
                }
            }
        }
        if expected != columns.stemTokens.count { broken.append("stems: \(columns.stemTokens.count), not \(expected)") }
    }

    private func checkNames(_ broken: inout [String]) {
        let count = columns.names.count / 2
        checkRuns(columns.nameStart, columns.nameTokens, below: count, "names", &broken)
        var last = (Int.min, "")
        for ordinal in 0..<count {
            guard let name = name(UInt32(ordinal)) else { return broken.append("name \(ordinal): no text") }
            let key = (-name.programs, foldedTokens(name.name).joined(separator: " "))
            if key <= last { return broken.append("name \(ordinal): out of order") }
            last = key
        }
    }

    private func checkPostings(_ broken: inout [String]) {
        var expected = 0
        for ordinal in 0..<summary.programs {
            do throws(IndexError) {
                let program = try self.program(ordinal)
                for (token, impact) in textTokens(program, try facility(program.facility)) {
                    expected += 1
                    guard let token = self.token(token), let place = posting(ofToken: token, program: ordinal),
                        columns.impacts[place] == impact
                    else { return broken.append("program \(ordinal): a word of its text is not posted so") }
                }
            } catch { return broken.append("\(error)") }
        }
        if expected != columns.postings.count {
            broken.append("postings: \(columns.postings.count), the texts make \(expected)")
        }
    }

    private func checkSorted(_ words: WordTable, _ what: String, _ broken: inout [String]) {
        for ordinal in 0..<max(1, words.count) where ordinal > 0 {
            if !words.word(ordinal - 1).lexicographicallyPrecedes(words.word(ordinal)) {
                return broken.append("\(what) \(ordinal): not ascending")
            }
        }
    }

    /// Runs of ascending ordinals, one behind the other.
    private func checkRuns(
        _ start: Column<UInt32>, _ ordinals: Column<UInt32>, below limit: Int, _ what: String, _ broken: inout [String]
    ) {
        guard start.count > 0, start[0] == 0, Int(start[start.count - 1]) == ordinals.count else {
            return broken.append("\(what): runs do not fill their section")
        }
        for run in 0..<start.count - 1 {
            let (from, to) = (Int(start[run]), Int(start[run + 1]))
            guard from <= to, to <= ordinals.count else { return broken.append("\(what) \(run): outside") }
            for place in from..<to {
                guard Int(ordinals[place]) < limit else { return broken.append("\(what) \(run): no such ordinal") }
                if place > from, ordinals[place - 1] >= ordinals[place] {
                    return broken.append("\(what) \(run): not ascending")
                }
            }
        }
    }
}
