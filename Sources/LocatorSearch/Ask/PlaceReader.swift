import LocatorIndex
import Treatment

/// Finds the places of a sentence: behind "near" and "in", with a state or county, and large cities by their bare names. ZIP
/// codes are claimed with the numbers.
struct PlaceReader {
    private let snapshot: Snapshot
    /// Words that a qualified place ends in: states' codes and names, "county".
    private let ends: Set<String>
    private var unread: (words: Range<Int>, text: String)?

    init(_ snapshot: Snapshot) {
        self.snapshot = snapshot
        ends = Set(
            snapshot.states.flatMap { [foldedTokens($0.name).last ?? "", foldedTokens($0.code.description)[0]] }
                + ["county", "parish", "borough", "condado"])
    }

    /// Places that something says to be one: a word before them, or the state or county in them.
    mutating func claimNamed(_ sentence: inout Sentence, _ concepts: [ConceptMatch]) {
        var word = 0
        while word < sentence.words.count {
            let lead = preposition(at: word, sentence)
            let first = word + (lead?.words ?? 0)
            if sentence.isFree(word..<word + 1), let end = place(at: first, lead, sentence, concepts) {
                sentence.claim(word..<end, "near", sentence.written(first..<end))
                word = end
            } else if let lead, let end = misspelt(at: first, lead, sentence, concepts) {
                sentence.claim(word..<end, "near", sentence.written(first..<end))
                word = end
            } else {
                word += 1
            }
        }
        claimLargeNames(&sentence, concepts)
    }

    /// A whole stretch of words that nothing claims, or the last words of the sentence, when they are a large city's name.
    mutating func claimBare(_ sentence: inout Sentence) {
        guard !hasPlace(sentence) else { return }
        var first = 0
        while first < sentence.words.count {
            var end = first
            while end < sentence.words.count, !sentence.isClaimed[end],
                end == first || !sentence.isParted(end, byStops: false)
            {
                end += 1
            }
            guard end > first else {
                first += 1
                continue
            }
            let isText = sentence.claims.contains { $0.parameter == Concept.text && $0.words.lowerBound == end }
            let isLast = !(end..<sentence.words.count).contains { !sentence.isClaimed[$0] }
            for start in isLast ? Array(max(first, end - 4)..<end) : [first] where end - start <= 4 && !isText {
                guard isLargeCity(sentence.written(start..<end), snapshot) else { continue }
                sentence.claim(start..<end, "near", sentence.written(start..<end))
                return
            }
            first = end
        }
    }

    /// One place stays, under the label that it is listed under; a ZIP code stands before its city, a city before its state. A
    /// place behind "near" that nobody knows stays as it is written when there is no other: the request will say so.
    /// - Throws: two places.
    mutating func settle(_ sentence: inout Sentence) throws(ParameterError) {
        var claims = sentence.claims
        var best: Settled?
        let named = claims.indices.filter { claims[$0].parameter == "near" && !claims[$0].value.isEmpty }
        for ordinal in named.sorted(by: { claims[$0].words.lowerBound < claims[$1].words.lowerBound }) {
            let next = Settled(claim: ordinal, resolvePlace(claims[ordinal].value, in: snapshot))
            guard let other = best else {
                best = next
                continue
            }
            let isSame = other.label != nil && other.label == next.label
            let isInside =
                other.rank != next.rank && (other.state == nil || next.state == nil || other.state == next.state)
            guard isSame || isInside else {
                let names = [claims[other.claim].value, claims[ordinal].value]
                throw ParameterError(
                    "near", "the sentence names two places", expected: "one place to start from, given as near=",
                    example: names[0], choices: names)
            }
            if next.rank < other.rank { best = next }
        }
        if let best {
            for ordinal in named where ordinal != best.claim { claims[ordinal].parameter = Concept.drop }
            if let label = best.label, best.rank > 0,
                Settled(claim: 0, resolvePlace(label, in: snapshot)).label == label
            {
                claims[best.claim].value = label
            }
            sentence.reclaim(claims)
        } else if let unread, sentence.isFree(unread.words) {
            sentence.claim(unread.words, "near", unread.text)
        }
    }

    // MARK: - Names

    /// The end of the place that begins at a word. A name that is also a word of the tables, or of a village, is a place only
    /// behind "near" or with its state.
    private func place(at first: Int, _ lead: Lead?, _ sentence: Sentence, _ concepts: [ConceptMatch]) -> Int? {
        let words = stretch(from: first, sentence)
        if isCapitalCode(first, sentence) {
            guard lead != nil, case let answer = resolvePlace(sentence[first], in: snapshot, mayCorrect: false) else {
                return nil
            }
            if Settled(claim: 0, answer).isKnown { return first + 1 }
        }
        guard !words.isEmpty, lead != nil || words.contains(where: { ends.contains(foldedTokens($0).last ?? "") }),
            let span = placeSpan(words, from: 0, in: snapshot)
        else { return nil }
        let range = first..<first + span.words
        if span.isQualified, span.words > 1 || (sentence[first].utf8.count > 2 && !isConcept(range, concepts)) {
            return range.upperBound
        }
        guard let lead, span.words > 1 || sentence[first].utf8.count > 2 else { return nil }
        if lead.isStrong { return range.upperBound }
        guard !isConcept(range.lowerBound - lead.words..<range.upperBound, concepts), !isConcept(range, concepts) else {
            return nil
        }
        let people = snapshot.cities(key: foldedPlace(sentence.written(range))).first.map {
            snapshot.city(at: $0).population
        }
        return span.words > 1 || (people ?? largeCity) >= (lead.isOfPlaces ? 500 : largeCity) ? range.upperBound : nil
    }

    /// The end of words behind "near" that are a letter or two off a place's name.
    private mutating func misspelt(
        at first: Int, _ lead: Lead, _ sentence: Sentence, _ concepts: [ConceptMatch]
    ) -> Int? {
        let words = stretch(from: first, sentence)
        let count =
            (0..<words.count).first { place in concepts.contains { $0.words.contains(first + place) } } ?? words.count
        guard count > 0, lead.isStrong || (lead.isOfPlaces && (count > 1 || words[0].utf8.count >= 6)) else {
            return nil
        }
        if let span = placeSpan(Array(words.prefix(count)), from: 0, in: snapshot, mayCorrect: true) {
            return first + span.words
        }
        let end = first + min(count, 4)
        if lead.isStrong, unread == nil { unread = (first..<end, sentence.written(first..<end)) }
        return nil
    }

    /// Large cities of two words and more stand before words of the tables: "Los Angeles", "Salt Lake City".
    private func claimLargeNames(_ sentence: inout Sentence, _ concepts: [ConceptMatch]) {
        guard !hasPlace(sentence) else { return }
        for first in sentence.words.indices {
            for count in stride(from: 4, through: 2, by: -1) where sentence.isFree(first..<first + count) {
                let range = first..<first + count
                guard !range.dropFirst().contains(where: { sentence.isParted($0, byStops: false) }),
                    !concepts.contains(where: {
                        $0.words.overlaps(range) && $0.words.count >= count && $0.concept.parameter != Concept.drop
                    }), isLargeCity(sentence.written(range), snapshot)
                else { continue }
                return sentence.claim(range, "near", sentence.written(range))
            }
        }
    }

    /// The free words from a word on, as they were written, commas still on them; at most seven.
    private func stretch(from first: Int, _ sentence: Sentence) -> [String] {
        var words: [String] = []
        for word in first..<min(first + 7, sentence.words.count) where word >= first {
            guard sentence.isFree(word..<word + 1) else { break }
            let gap = sentence.gap(before: word)
            if word > first, gap.contains(where: { ";!?()\n\r".contains($0) }) { break }
            if word > first, gap.contains(",") { words[words.count - 1] += "," }
            words.append(sentence.written(word..<word + 1))
        }
        return words
    }

    /// Two letters that are a state's code and alone on the way to a place: "in LA", "near MD".
    private func isCapitalCode(_ word: Int, _ sentence: Sentence) -> Bool {
        guard sentence[word].utf8.count == 2, let code = StateCode(sentence[word]) else { return false }
        return sentence.written(word..<word + 1) == code.description && sentence.text.contains { $0.isLowercase }
            && !sentence.gap(before: word).contains(",")
    }

    private func hasPlace(_ sentence: Sentence) -> Bool {
        sentence.claims.contains { $0.parameter == "near" && !$0.value.isEmpty }
    }

    /// Whether one phrase of the tables covers these words.
    private func isConcept(_ words: Range<Int>, _ concepts: [ConceptMatch]) -> Bool {
        concepts.contains { $0.words.lowerBound <= words.lowerBound && $0.words.upperBound >= words.upperBound }
    }

    // MARK: - Words before a place

    private struct Lead {
        let words: Int
        /// Nothing but a place can follow.
        let isStrong: Bool
        /// Mostly a place follows.
        let isOfPlaces: Bool
    }

    private func preposition(at word: Int, _ sentence: Sentence) -> Lead? {
        guard sentence.isFree(word..<word + 1) else { return nil }
        let pair = [sentence[word], sentence[word + 1]]
        let pairs = [["close", "to"], ["cerca", "de"], ["next", "to"], ["nearest", "to"], ["closest", "to"]]
        if pairs.contains(pair), sentence.isFree(word..<word + 2) {
            return Lead(words: 2, isStrong: true, isOfPlaces: true)
        }
        if pair[0] == "near" { return Lead(words: 1, isStrong: true, isOfPlaces: true) }
        // "10 miles of": the distance is claimed.
        let isBehindMiles = sentence.claims.contains { $0.parameter == "radius" && $0.words.upperBound == word }
        if isBehindMiles, ["of", "from", "de", "to", "around", "outside"].contains(pair[0]) {
            return Lead(words: 1, isStrong: true, isOfPlaces: true)
        }
        if ["in", "en", "around", "outside"].contains(pair[0]) {
            return Lead(words: 1, isStrong: false, isOfPlaces: true)
        }
        return ["by", "at", "from", "por"].contains(pair[0]) ? Lead(words: 1, isStrong: false, isOfPlaces: false) : nil
    }
}

/// A place of a sentence, looked up.
private struct Settled {
    let claim: Int
    /// How it is listed; nil when it is not one place.
    let label: String?
    let state: StateCode?
    /// Whether it is a place, or one of several.
    let isKnown: Bool
    /// 0 a ZIP code, 1 a city or county, 2 a state.
    let rank: Int

    init(claim: Int, _ answer: PlaceAnswer) {
        self.claim = claim
        switch answer {
        case .unknown, .malformed: isKnown = false
        case .found, .corrected, .area, .ambiguous: isKnown = true
        }
        switch answer {
        case .found(let origin), .corrected(let origin, _):
            label = origin.label
            state = origin.state
            rank = origin.label.utf8.first.map { (0x30...0x39).contains($0) } ?? false ? 0 : 1
        case .area(let area):
            label = area.label
            state = area.state
            rank = area.county == nil ? 2 : 1
        case .ambiguous, .unknown, .malformed:
            label = nil
            state = nil
            rank = 1
        }
    }
}
