/// A name as it is compared: house abbreviations written out, articles and legal forms left out.
package struct NameWords: Hashable, Sendable {
    /// In the order of the name.
    package let words: [String]
    /// All words without spaces, so that `Ohio Guidestone` is `OhioGuidestone`.
    package let squeezed: String

    init(words: [String], squeezed: String) {
        self.words = words
        self.squeezed = squeezed
    }

    package init(_ name: String) {
        var words: [String] = []
        var initials = ""
        for word in foldedWords(name) {
            // `W B Healthcare` and `WB Healthcare`: letters on their own are one word.
            if word.utf8.count == 1, word.utf8.first.map({ $0 >= 0x61 }) ?? false {
                initials += word
                continue
            }
            if !initials.isEmpty { NameWords.append(initials, to: &words) }
            initials = ""
            NameWords.append(word, to: &words)
        }
        if !initials.isEmpty { NameWords.append(initials, to: &words) }
        self.words = words
        squeezed = words.joined()
    }

    private static func append(_ word: String, to words: inout [String]) {
        guard let written = written[word] else { return words.append(word) }
        if !written.isEmpty { words.append(written) }
    }
}

/// Words that are written otherwise, or left out: empty.
private let written = houseAbbreviations.merging(leftOut.map { ($0, "") }, uniquingKeysWith: { _, empty in empty })

/// What publishers shorten to get a name into 38 characters (both 2022 directories), and spellings of one word.
private let houseAbbreviations: [String: String] = [
    "ctr": "center", "ctrs": "centers", "cntr": "center", "cntrs": "centers", "centre": "center", "servs": "services",
    "serv": "services", "svcs": "services", "svc": "services", "srvs": "services", "service": "services",
    "trt": "treatment",
    "trtmt": "treatment", "tx": "treatment", "behav": "behavioral", "behavorial": "behavioral",
    "behavior": "behavioral",
    "behavioural": "behavioral", "bh": "behavioral", "hlth": "health", "heath": "health", "hosp": "hospital",
    "hsp": "hospital", "comm": "community", "cmty": "community", "assoc": "associates", "assocs": "associates",
    "associate": "associates", "dept": "department", "prog": "program", "progs": "programs", "programme": "program",
    "rehab": "rehabilitation", "outpt": "outpatient", "outpat": "outpatient", "op": "outpatient", "inpt": "inpatient",
    "inpat": "inpatient", "ip": "inpatient", "resid": "residential", "res": "residential", "csl": "counseling",
    "couns": "counseling", "counselling": "counseling", "mgmt": "management", "inst": "institute", "natl": "national",
    "univ": "university", "med": "medical", "psych": "psychiatric", "dev": "development", "subst": "substance",
    "addict": "addiction", "addictions": "addiction", "cnty": "county", "co": "county", "saint": "st",
    "vet": "veterans",
    "vets": "veterans", "fam": "family", "org": "organization", "organisation": "organization", "recov": "recovery",
    "comp": "comprehensive", "adol": "adolescent", "resd": "residential", "div": "division", "intl": "international",
    "soc": "social", "educ": "education", "admin": "administration", "mtn": "mountain", "mt": "mount", "ft": "fort",
    "reg": "regional", "alc": "alcohol", "chem": "chemical", "dep": "dependency", "intens": "intensive",
    "partial": "partial", "corp": "corporation", "fdn": "foundation", "found": "foundation", "grp": "group",
    "healthcare": "health", "csls": "counseling",
]

/// Legal forms and small words.
private let leftOut: Set<String> = [
    "inc", "llc", "the", "of", "and", "at", "for", "a", "corporation", "corp", "ltd", "pc", "pllc", "llp", "lp", "pa",
    "dba",
    "incorporated", "company", "in", "on", "an", "by", "to", "sc", "plc", "lcsw", "lpc",
]
