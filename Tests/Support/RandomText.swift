package import LocatorSearch

/// A text as people type them, drawn from `random`: words of names, cities and facts, whole, inflected or misspelt, among
/// words that are nowhere and words that weigh nothing.
package func randomText(_ random: inout SeededRandom) -> TextNeed {
    var words = (0..<random.pick([1, 1, 2, 2, 3, 5, 12])).map { _ in
        let word = random.pick(textWords)
        return random.chance(25) ? misspelt(word, &random) : word
    }
    if random.chance(4) { words += (0..<40).map { "word\($0)" } }
    let mode = random.pick([.prefer, .prefer, .prefer, .must, .strict, .not] as [Mode])
    return TextNeed(words.joined(separator: random.pick([" ", " ", ", ", "-"])), mode: mode)
}

/// One letter too many, too few, another, or two swapped.
package func misspelt(_ word: String, _ random: inout SeededRandom) -> String {
    var letters = Array(word)
    guard letters.count > 1 else { return word }
    let place = random.below(letters.count - 1)
    let letter = random.pick(Array("aeiourstn"))
    switch random.below(4) {
    case 0: letters.insert(letter, at: random.below(letters.count + 1))
    case 1: letters.remove(at: random.below(letters.count))
    case 2: letters[random.below(letters.count)] = letter
    default: letters.swapAt(place, place + 1)
    }
    return String(letters)
}

private let textWords = [
    "cedar", "house", "houses", "Casa", "niño", "ninos", "O'Sample's", "samples", "north", "star", "harbor", "harbors",
    "example", "examples", "evening", "evenings", "clinic", "center", "the", "women's", "womens", "new", "start",
    "iop", "op", "program", "site", "los", "angeles", "adak", "methadone", "metadona", "medicaid", "medicare",
    "medicaie",
    "naltrexone", "naloxone", "buprenorphine", "dialectical", "behavioral", "therapy", "terapia", "yoga", "aspen",
    "spanish", "español", "depresión", "veterans", "veterano", "counseling", "counselling", "consejería", "alcohol",
    "suboxone", "bupe", "namaste", "insurance", "subs", "meth", "rehabs", "mesa", "medications", "mondays", "harbour",
    "trauma",
    "zebra", "qwertyuiop", "90012", "12", "女", "🙂", "a", "x",
]
