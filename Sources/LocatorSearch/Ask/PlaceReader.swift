import LocatorIndex
import Treatment

/// Finds the places of a sentence: behind "near" and "in", with a state, ZIP codes, and a large city's bare name.
struct PlaceReader {
    /// A place behind "near" that nobody knows, and no other place: the request will say so.
    private(set) var isUnread = false
    private let snapshot: Snapshot
    /// By code and by folded name.
    private let states: [(code: StateCode, words: [String])]
    private var unread: (words: Range<Int>, text: String)?

    init(_ snapshot: Snapshot) {
        self.snapshot = snapshot
        states = snapshot.states.map { ($0.code, foldedTokens($0.name)) }
    }

    /// Places that something says to be one: a word before them, or the state behind them.
    mutating func claimNamed(_ sentence: inout Sentence, _ concepts: [ConceptMatch]) {
        var word = 0
        while word < sentence.words.count {
            let lead = preposition(at: word, sentence)
            let first = word + (lead?.words ?? 0)
            if let place = place(at: first, sentence, isNamed: lead != nil),
                lead?.isStrong == true || !isConcept(first - (lead?.words ?? 0)..<place.words.upperBound, concepts)
                    || place.hasState
            {
                let words = (lead.map { _ in word } ?? first)..<place.words.upperBound
                if sentence.isFree(words), lead != nil || place.hasState {
                    sentence.claim(words, "near", place.text)
                    word = words.upperBound
                    continue
                }
            }
            if let lead, case let run = misspelt(first, sentence, concepts), !run.isEmpty, lead.isStrong || run.count > 1 || sentence[first].utf8.count >= 6 {
                guess(word..<run.upperBound, sentence.written(run), &sentence, isStrong: lead.isStrong)
            }
            word += 1
        }
    }

    /// The words that end the sentence, or a whole stretch of words that nothing claims, when they are a large city's name.
    mutating func claimBare(_ sentence: inout Sentence) {
        guard !sentence.claims.contains(where: { $0.parameter == "near" && !$0.value.isEmpty }) else { return }
        var first = 0
        while first < sentence.words.count {
            var end = first
            while end < sentence.words.count, !sentence.isClaimed[end], end == first || !sentence.isParted(end, byStops: false) {
                end += 1
            }
            guard end > first else {
                first += 1
                continue
            }
            let isLast = !(end..<sentence.words.count).contains { !sentence.isClaimed[$0] }
            for start in isLast ? Array(max(first, end - 4)..<end) : [first] where end - start <= 4 {
                let text = sentence.written(start..<end)
                guard isLargeCity(text, snapshot) || isCounty(start..<end, sentence), exists(text) else { continue }
                sentence.claim(start..<end, "near", text)
                return
            }
            first = end
        }
    }

    /// One place stays, in the words that it is listed under. Two are an error, but a ZIP code or a city inside the state that
    /// is named beside it.
    /// - Throws: two places.
    mutating func settle(_ sentence: inout Sentence) throws(ParameterError) {
        var claims = sentence.claims
        var best: (claim: Int, answer: PlaceAnswer, rank: Int)?
        for (ordinal, claim) in claims.enumerated().sorted(by: { $0.element.words.lowerBound < $1.element.words.lowerBound })
        where claim.parameter == "near" && !claim.value.isEmpty {
            let answer = resolvePlace(claim.value, in: snapshot)
            let rank = isZIP(claim.value) ? 0 : isState(claim.value) ? 2 : 1
            guard let other = best else {
                best = (ordinal, answer, rank)
                continue
            }
            guard other.rank != rank || (key(answer) != nil && key(other.answer) == key(answer)),
                state(other.answer) == nil || state(answer) == nil || state(other.answer) == state(answer)
            else {
                let names = [claims[other.claim].value, claim.value]
                throw ParameterError(
                    "near", "the sentence names two places", expected: "one place to start from, given as near=",
                    example: names[0], choices: names)
            }
            if rank < other.rank { best = (ordinal, answer, rank) }
        }
        isUnread = false
        if let best {
            for ordinal in claims.indices where claims[ordinal].parameter == "near" && ordinal != best.claim {
                claims[ordinal].parameter = Concept.drop
            }
            if case .found(let origin) = best.answer, best.rank > 0, case .found(let again) = resolvePlace(origin.label, in: snapshot),
                again.point == origin.point
            {
                claims[best.claim].value = origin.label
            }
            sentence.reclaim(claims)
        } else if let unread, sentence.isFree(unread.words) {
            isUnread = true
            sentence.claim(unread.words, "near", unread.text)
        }
    }

    // MARK: - Words before a place

    private func preposition(at word: Int, _ sentence: Sentence) -> (words: Int, isStrong: Bool)? {
        let pair = [sentence[word], sentence[word + 1]]
        let isPlain = sentence.isFree(word..<word + 1)
        if sentence.isFree(word..<min(word + 2, sentence.words.count)),
            [["close", "to"], ["cerca", "de"], ["next", "to"], ["nearest", "to"], ["closest", "to"]].contains(pair)
        {
            return (2, true)
        }
        if isPlain, ["near"].contains(pair[0]) { return (1, true) }
        // "10 miles of": the distance is claimed.
        let isBehindMiles = sentence.claims.contains { $0.parameter == "radius" && $0.words.upperBound == word }
        if isPlain, isBehindMiles, ["of", "from", "de", "to", "around", "outside"].contains(pair[0]) { return (1, true) }
        if isPlain, ["in", "around", "by", "at", "from", "en", "por", "outside"].contains(pair[0]) { return (1, false) }
        return nil
    }

    // MARK: - Names

    /// The longest place that begins at a word. `hasState`: its state stands behind it.
    private func place(
        at first: Int, _ sentence: Sentence, isNamed: Bool
    ) -> (words: Range<Int>, text: String, hasState: Bool)? {
        for count in stride(from: 6, through: 1, by: -1) where sentence.isFree(first..<first + count) {
            let words = first..<first + count
            for split in stride(from: first + count - 1, to: first, by: -1) {
                guard !isParted(first..<split, sentence), let code = stateCode(split..<words.upperBound, sentence) else {
                    continue
                }
                let name = sentence.written(first..<split)
                let isThere = snapshot.cities(key: foldedPlace(name)).contains { snapshot.city(at: $0).state == code }
                if isThere || isCounty(first..<split, sentence), exists("\(name), \(code)") {
                    return (words, "\(name), \(code)", true)
                }
            }
            guard isNamed, !isParted(words, sentence) else { continue }
            let text = sentence.written(words)
            let cities = snapshot.cities(key: foldedPlace(text))
            let isCity = !cities.isEmpty && (count > 1 || cities.contains { snapshot.city(at: $0).population >= 100 })
            let isState = stateCode(words, sentence).map { count > 1 || sentence[first].utf8.count > 2 || isCapital($0, first, sentence) }
            if isCity || isState ?? false || isCounty(words, sentence), exists(text) { return (words, text, false) }
        }
        return nil
    }

    private func exists(_ text: String) -> Bool {
        switch resolvePlace(text, in: snapshot) {
        case .found, .ambiguous: true
        case .unknown, .malformed: false
        }
    }

    /// Whether a comma parts these words.
    private func isParted(_ words: Range<Int>, _ sentence: Sentence) -> Bool {
        words.dropFirst().contains { sentence.isParted($0, byStops: false) }
    }

    private func isCounty(_ words: Range<Int>, _ sentence: Sentence) -> Bool {
        guard words.count > 1 else { return false }
        return ["county", "parish", "borough", "condado"].contains(sentence[words.upperBound - 1])
            || sentence[words.lowerBound] == "condado"
    }

    /// The state that words name: its whole name, or its code. A code that is also a word counts only behind a comma or in
    /// capitals: "or", "in", "me", "hi", "ok" are no states.
    private func stateCode(_ words: Range<Int>, _ sentence: Sentence) -> StateCode? {
        if words.dropFirst().contains(where: { sentence.isParted($0, byStops: false) }) { return nil }
        let texts = words.map { sentence[$0] }
        if texts.count == 1, texts[0].utf8.count == 2, let code = StateCode(texts[0]),
            states.contains(where: { $0.code == code })
        {
            let isWord = codesThatAreWords.contains(texts[0])
            let isBehindComma = sentence.gap(before: words.lowerBound).contains(",")
            return !isWord || isBehindComma || isCapital(code, words.lowerBound, sentence) ? code : nil
        }
        return states.first { $0.words == texts }?.code
    }

    /// Written in capitals, in a sentence that is not.
    private func isCapital(_ code: StateCode, _ word: Int, _ sentence: Sentence) -> Bool {
        sentence.written(word..<word + 1) == code.description && sentence.text.contains { $0.isLowercase }
    }

    /// Whether a phrase of the tables that is at least as long covers the first of these words.
    private func isConcept(_ words: Range<Int>, _ concepts: [ConceptMatch]) -> Bool {
        concepts.contains { match in
            match.words.overlaps(words)
                && (match.words.count >= words.count
                    || (match.words.lowerBound > words.lowerBound && match.words.upperBound >= words.upperBound)
                    || match.words == words.lowerBound + 1..<words.upperBound)
        }
    }

    // MARK: - Misspelt names

    /// The words behind "near" that no phrase has: what may be a place.
    private func misspelt(_ first: Int, _ sentence: Sentence, _ concepts: [ConceptMatch]) -> Range<Int> {
        var end = first
        while sentence.isFree(end..<end + 1), end - first < 4, end == first || !sentence.isParted(end, byStops: false),
            !concepts.contains(where: { $0.words.contains(end) && !["drop"].contains($0.concept.parameter) }),
            !(end == first && concepts.contains { $0.words.contains(end) }),
            !concepts.contains(where: { $0.words == end..<end + 1 })
        {
            end += 1
        }
        return first..<end
    }

    /// Takes the only place whose name is like it; behind "near" remembers that a place was meant.
    private mutating func guess(_ words: Range<Int>, _ text: String, _ sentence: inout Sentence, isStrong: Bool) {
        switch resolvePlace(text, in: snapshot) {
        case .found, .ambiguous: sentence.claim(words, "near", text)
        case .unknown(let suggestions) where suggestions.count == 1 && text.utf8.count >= 5:
            sentence.claim(words, "near", suggestions[0])
        case .unknown, .malformed: if isStrong, unread == nil { unread = (words, text) }
        }
    }

    // MARK: - Comparing

    private func isZIP(_ text: String) -> Bool { text.utf8.first.map { (0x30...0x39).contains($0) } ?? false }

    private func isState(_ text: String) -> Bool { states.contains { $0.words == foldedTokens(text) } }

    private func state(_ answer: PlaceAnswer) -> StateCode? {
        if case .found(let origin) = answer { origin.state } else { nil }
    }

    private func key(_ answer: PlaceAnswer) -> Coordinate? {
        if case .found(let origin) = answer { origin.point } else { nil }
    }
}

private let codesThatAreWords: Set<String> = [
    "or", "in", "me", "hi", "ok", "oh", "de", "la", "al", "pa", "ma", "id", "as", "mi", "va", "co", "so", "ms", "mt", "md",
    "ne", "ct", "pr", "gu",
]
