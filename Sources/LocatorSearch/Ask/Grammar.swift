import Treatment

/// What the small words do to the claims: "not" turns one round, "on" makes a medication one that the person keeps, "both"
/// asks for all; and a general thing gives way to a specific one. Returns the words that were understood and change nothing.
/// - Throws: one thing asked for and against.
func applyGrammar(_ sentence: inout Sentence) throws(ParameterError) -> [Range<Int>] {
    var claims = sentence.claims.sorted { $0.words.lowerBound < $1.words.lowerBound }
    var aside = negate(&claims, sentence)
    keepMedications(&claims, sentence)
    for claim in claims where claim.isNot {
        let values = Set(claim.value.split(separator: ","))
        if claims.contains(where: {
            !$0.isNot && $0.parameter == claim.parameter && !values.isDisjoint(with: $0.value.split(separator: ","))
        }) {
            throw ParameterError(
                "q", "the sentence asks for \(shown(claim.value)) and against it", expected: "one of the two",
                example: Parameters.example(of: "q"))
        }
    }
    // Refused where a no would turn away the wrong programs: the words are heard and change nothing.
    aside += claims.filter { $0.isNot && !canBeRefused.contains($0.parameter) }.map(\.words)
    for place in claims.indices where claims[place].isNot && !canBeRefused.contains(claims[place].parameter) {
        claims[place].parameter = Concept.drop
        claims[place].isNot = false
    }
    for place in claims.indices where claims[place].isNot && claims[place].parameter == "delivery" {
        // Who asks for "not online" asks for in person; what also offers the other is no worse.
        let other = ["telehealth": "in_person", "in_person": "telehealth"][claims[place].value]
        if let other {
            claims[place].value = other
            claims[place].isNot = false
        }
    }
    askForBoth(&claims, sentence)
    let specific = Set(claims.filter { !$0.isGeneral && !$0.isNot }.map(\.parameter))
    for place in claims.indices
    where claims[place].isGeneral && !claims[place].isNot && specific.contains(claims[place].parameter) {
        claims[place].parameter = Concept.drop
    }
    sentence.reclaim(claims)
    return aside
}

/// Parameters whose no turns away only what the person does not want.
private let canBeRefused: Set<String> = [
    "level", "modality", "approach", "complementary", "policy", "delivery", "mutual_help", "service", "medication",
    "aftercare", "intake", "staff", "group_kind",
]

private let negations: Set<String> = [
    "not", "no", "non", "without", "sin", "ni", "nor", "neither", "never", "except", "excluding", "dont", "doesnt",
    "isnt",
    "avoid", "menos", "excepto", "nunca",
]

private func negate(_ claims: inout [Claim], _ sentence: Sentence) -> [Range<Int>] {
    var aside: [Range<Int>] = []
    for word in sentence.words.indices where negations.contains(sentence[word]) && !sentence.isClaimed[word] {
        guard !["only", "just", "sure", "solo"].contains(sentence[word + 1]) else { continue }
        var next = word + 1
        // "not a", "do not want any", "no quiero un"
        while next < sentence.words.count, next - word <= 4, !sentence.isParted(next),
            !["and", "or", "y", "o", "but", "pero"].contains(sentence[next]),
            claims.contains(where: { $0.words.contains(next) && $0.parameter == Concept.drop })
        {
            next += 1
        }
        guard next < sentence.words.count, !sentence.isParted(next) else { continue }
        guard let place = claims.firstIndex(where: { $0.words.lowerBound == next }) else {
            // A word that nothing claims: text that must not be looked for.
            if !sentence.isClaimed[next] { aside.append(word..<next + 1) }
            continue
        }
        if claims[place].parameter == Concept.text {
            if claims[place].value.isEmpty {
                aside.append(word..<claims[place].words.upperBound)
                claims[place].parameter = Concept.drop
            }
            continue
        }
        refuse(place, from: word, &claims)
        // "not residential or inpatient"
        var last = place
        while let following = claims.indices.first(where: {
            claims[$0].words.lowerBound == claims[last].words.upperBound + 1
        }),
            ["or", "nor", "o", "ni"].contains(sentence[claims[last].words.upperBound]),
            claims[following].parameter == claims[place].parameter
        {
            refuse(following, from: claims[following].words.lowerBound, &claims)
            last = following
        }
    }
    return aside
}

private func refuse(_ place: Int, from word: Int, _ claims: inout [Claim]) {
    guard claims[place].parameter != Concept.drop, !claims[place].isNot else { return }
    claims[place].isNot = true
    claims[place].words = word..<claims[place].words.upperBound
}

/// "on suboxone", "keep taking my methadone", "acepta suboxone": not a clinic that prescribes it but one that lets the person
/// keep it.
private func keepMedications(_ claims: inout [Claim], _ sentence: Sentence) {
    for place in claims.indices where claims[place].parameter == "medication" && !claims[place].isNot {
        let values = claims[place].value.split(separator: ",").map(String.init)
        let kept: String
        if values.allSatisfy(["buprenorphine", "methadone"].contains) || claims[place].isGeneral {
            kept = "accepts_opioid_medication"
        } else if values.allSatisfy(["acamprosate", "disulfiram"].contains) {
            kept = "accepts_alcohol_medication"
        } else if values == ["naltrexone"] {
            kept = "accepts_opioid_medication,accepts_alcohol_medication"
        } else {
            continue
        }
        var first = claims[place].words.lowerBound
        var keeper: Int?
        while first > 0, claims[place].words.lowerBound - first < 5, !sentence.isParted(first) {
            let word = sentence[first - 1]
            guard !startingWords.contains(word) else {
                keeper = nil
                break
            }
            let isDrop = claims.contains { $0.words.contains(first - 1) && $0.parameter == Concept.drop }
            guard isDrop || keepingWords.contains(word) else { break }
            if keepingWords.contains(word) { keeper = first - 1 }
            first -= 1
        }
        guard let keeper else { continue }
        claims[place].value = kept
        claims[place].isGeneral = false
        claims[place].words = keeper..<claims[place].words.upperBound
    }
}

private let keepingWords: Set<String> = [
    "on", "keep", "keeping", "continue", "continuing", "taking", "take", "takes", "accept", "accepts", "accepting",
    "allow",
    "allows", "still", "already", "currently", "prescribed", "stay", "tomo", "tomando", "tomar", "acepta", "aceptan",
    "acepten", "sigo", "seguir", "continuar", "permite", "permiten",
]

private let startingWords: Set<String> = [
    "get", "getting", "go", "start", "starting", "put", "begin", "info", "information", "empezar", "prescribe",
    "prescribes",
    "offers", "provides",
]

/// "Medicare and Medicaid both", "both Spanish and Vietnamese".
private func askForBoth(_ claims: inout [Claim], _ sentence: Sentence) {
    for word in sentence.words.indices where ["both", "ambos", "ambas"].contains(sentence[word]) {
        let needs = claims.indices.filter {
            claims[$0].parameter != Concept.drop && claims[$0].parameter != Concept.text
        }
        for (one, two) in zip(needs, needs.dropFirst()) {
            let between = claims[one].words.upperBound..<max(claims[one].words.upperBound, claims[two].words.lowerBound)
            guard claims[one].parameter == claims[two].parameter, !claims[one].isNot, !claims[two].isNot,
                between.count == 1, ["and", "y", "e"].contains(sentence[between.lowerBound]),
                claims[one].words.lowerBound == word + 1 || claims[two].words.upperBound == word
            else { continue }
            claims[one].value = "all:\(claims[one].value)"
            break
        }
    }
}
