import CStemmer

/// A language whose inflections are known.
package enum StemLanguage: UInt8, CaseIterable, Sendable {
    case english = 0x65
    case spanish = 0x73
}

/// Snowball's stemmers for English and Spanish, as libstemmer has them. The one place that talks to it. Not shared between
/// tasks: what it answers is copied, but it works in memory of its own.
@safe package struct Stemmer: ~Copyable {
    private let english = unsafe sb_stemmer_new("english", "UTF_8")
    private let spanish = unsafe sb_stemmer_new("spanish", "UTF_8")

    package init() {}

    deinit {
        unsafe sb_stemmer_delete(english)
        unsafe sb_stemmer_delete(spanish)
    }

    /// What words with one stem share, as a key of the stem table: the language's letter, then the stem. Nil for what has no
    /// inflections to speak of: words of fewer than four letters, of other letters than a–z, or whose stem has fewer than three.
    package func key(of word: [UInt8], in language: StemLanguage) -> [UInt8]? {
        guard word.count >= 4, word.count <= longestWord, isPlain(word) else { return nil }
        let stemmer =
            switch language {
            case .english: unsafe english
            case .spanish: unsafe spanish
            }
        guard let stemmer = unsafe stemmer,
            let stem = unsafe sb_stemmer_stem(stemmer, word, Int32(word.count)),
            case let length = unsafe Int(sb_stemmer_length(stemmer)), length >= 3
        else { return nil }
        return unsafe [language.rawValue] + Array(UnsafeBufferPointer(start: stem, count: length))
    }
}

/// Bytes of the longest word that is stemmed or looked for.
package let longestWord = 64

/// Nothing but the letters a–z: what stems and spelling mistakes are looked for in.
package func isPlain(_ word: some Sequence<UInt8>) -> Bool { word.allSatisfy { (0x61...0x7A).contains($0) } }
