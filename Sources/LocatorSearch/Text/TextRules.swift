/// The numbers and words that free text is ranked by. Weights are in 256ths of an exact word.
package enum TextRules {
    /// The word itself, in a name or a city.
    package static let exact = 256
    /// Another word with its English or Spanish stem: .85.
    package static let stem = 218
    /// A word of the label of a term that the program says yes to: .60.
    package static let label = 154
    /// A synonym of such a term: .50.
    package static let synonym = 128
    /// What the right word would give, when the asked one is one edit away from it: .70.
    package static let typo = 179

    /// Words of a text that are looked at; more are left out, and said to be.
    package static let mostWords = 32
    /// Tokens that one stem may stand for, and right words that one misspelt one may.
    package static let mostOfAStem = 32
    package static let mostSpellings = 8
    /// Letters a word needs before another spelling of it is tried.
    package static let leastMisspelt = 5

    /// Words that weigh nothing while there are others: what joins words, and what nearly every program is.
    package static let stopWords: Set<String> = Set(
        """
        a an and any are as at be by can do does for from get has have help how i if in into is it me my near need needs
        no not of off on or other our out she he that the their them there they this to us up want was we what when where which
        who will with without you your
        also day days every just never now really since soon still then today too very
        al como con cual cuando de del donde el ella en es esta este esto hay la las le lo los me mi mis muy necesito
        ahora dia dias hoy siempre tambien todavia todo todos ya
        no nos o otra otras otro otros para pero por puedo que quiero se si sin sobre son su sus te tengo tu un una uno unos y yo
        center centers centre centres clinic clinics co corp corporation facilities facility inc incorporated llc
        location locations office offices place program programs provider providers service services site sites
        treatment treatments
        centro centros clinica clinicas instalacion lugar oficina programa programas servicio servicios sitio
        tratamiento tratamientos
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    /// What follows one of these in a label says what the term is not.
    package static let negations: Set<String> = ["non", "not", "no", "sin", "than"]

    /// Words that are never taken for one another, however they are misspelt: those that rows of `data/vocabulary/synonyms.csv`
    /// forbid, and their Spanish names.
    package static let neverFolded = [
        ("methadone", "methamphetamine"), ("methadone", "meth"), ("naltrexone", "naloxone"), ("medicare", "medicaid"),
        ("iop", "op"),
        ("metadona", "metanfetamina"), ("naltrexona", "naloxona"),
    ]
}

/// log2 of n ≥ 1 in sixteenths, rounded down: by squaring, so that no floating point decides anything.
package func log2Sixteenths(_ n: Int) -> Int {
    let n = UInt64(max(1, n))
    let whole = 63 - n.leadingZeroBitCount
    // 1 ..< 2 as a fraction of 2^31.
    var x = whole > 31 ? n >> UInt64(whole - 31) : n << UInt64(31 - whole)
    var result = 16 * whole
    for bit in [8, 4, 2, 1] {
        x = (x * x) >> 31
        guard x >= 1 << 32 else { continue }
        result += bit
        x >>= 1
    }
    return result
}

/// How much a word tells programs apart: the idf of BM25, log2 (1 + (N − n + ½) ÷ (n + ½)), in sixteenths, at least 1.
/// - Parameters:
///   - count: programs of the most common thing that goes by the word.
///   - programs: all programs.
package func wordWeight(count: Int, of programs: Int) -> Int {
    max(1, log2Sixteenths(2 * programs + 2) - log2Sixteenths(2 * count + 1))
}
