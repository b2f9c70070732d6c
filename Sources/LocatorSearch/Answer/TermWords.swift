package import Treatment

/// A term in sentences of either language: what a program says of it, and the question to ask. Labels stand as they are,
/// behind a colon wherever an article or a verb would have to know their gender and number.
package struct TermWords: Sendable {
    let entry: TermEntry
    let language: PageLanguage

    package init(_ entry: TermEntry, _ language: PageLanguage = .english) {
        self.entry = entry
        self.language = language
    }

    /// The label in the language, with its capital.
    package var label: String { language == .english ? entry.english : entry.spanish }

    /// The label inside a sentence: small, unless it begins with a name.
    package var inSentence: String {
        if entry.isCarrier { return label }
        if language == .english, entry.group == .language || entry.group == .accreditation { return label }
        return loweredUnlessName(label)
    }

    /// "takes Medicaid", "does not take Medicaid", "not known: Medicaid"; "acepta Medicaid", "no acepta Medicaid", "no se sabe si
    /// acepta Medicaid".
    package func text(_ state: Ternary, _ grade: Grade) -> String {
        switch state {
        case .yes: yes(grade)
        case .no: language.say("\(verbs.no.english) \(inSentence)", "\(verbs.no.spanish) \(inSentence)")
        case .unknown: language.say("not known: \(entry.english)", "no se sabe si \(verbs.yes.spanish) \(inSentence)")
        }
    }

    /// "Do you take Medicaid?" · "¿Aceptan Medicaid?"
    package var question: String {
        switch entry.group {
        case .language:
            language.say(
                "Do you hold sessions in \(inSentence), or is there staff or an interpreter?",
                "¿Tienen sesiones en \(inSentence), o personal que lo hable, o intérprete?")
        case .accreditation:
            language.say(
                "Are you accredited or licensed: \(inSentence)?", "¿Tienen esta acreditación o licencia: \(inSentence)?"
            )
        case .medication where !isStatement:
            language.say("Do you offer this medication: \(inSentence)?", "¿Ofrecen este medicamento: \(inSentence)?")
        default: language.say("\(verbs.ask.english) \(inSentence)?", "¿\(verbs.ask.spanish) \(inSentence)?")
        }
    }

    // MARK: - Pieces

    private func yes(_ grade: Grade) -> String {
        switch entry.group {
        case .payment where entry.term == .free: return language.say(inSentence, "es \(inSentence)")
        case .payment: return language.say("\(verbs.yes.english) \(inSentence)", "\(verbs.yes.spanish) \(inSentence)")
        case .language:
            switch grade {
            case .sessions: return language.say("sessions in \(inSentence)", "sesiones en \(inSentence)")
            case .bilingualStaff:
                return language.say("staff who speak \(inSentence)", "personal que habla \(inSentence)")
            case .interpreter: return language.say("an interpreter for \(inSentence)", "intérprete de \(inSentence)")
            case .phoneLine: return language.say("a phone line for \(inSentence)", "línea telefónica en \(inSentence)")
            default: return language.say("serves people in \(inSentence)", "atiende en \(inSentence)")
            }
        default: return label + how(grade)
        }
    }

    private func how(_ grade: Grade) -> String {
        switch grade {
        case .named: language.say(", a program named for it", ", un programa dedicado a ello")
        case .integrated: language.say(", one integrated program", ", un solo programa integrado")
        case .special: language.say(", a special program", ", un programa especial")
        case .apart: language.say(", both offered apart", ", se ofrecen por separado")
        case .screening: language.say(", screening only", ", solo detección")
        case .prescribes: language.say(", prescribed here", ", se receta aquí")
        case .administers: language.say(", given here", ", se administra aquí")
        case .accepts: language.say(", accepted when prescribed elsewhere", ", se acepta si se receta en otro lugar")
        case .plain, .sessions, .bilingualStaff, .interpreter, .phoneLine: ""
        }
    }

    private typealias Phrase = (english: String, spanish: String)

    /// The label tells a rule or a custom ("Abstinence required"), not a thing.
    private var isStatement: Bool {
        switch entry.group {
        case .policy, .intake, .exclusion: true
        case .medication: entry.code.hasPrefix("accepts_")
        default: false
        }
    }

    /// What stands before the label when the program says yes, when it says no, and when it is asked.
    private var verbs: (yes: Phrase, no: Phrase, ask: Phrase) {
        if isStatement {
            return (("so:", "es así:"), ("not so:", "no es así:"), ("Is this so:", "Es así:"))
        }
        switch entry.group {
        case .payment where entry.term == .free: return (("is", "es"), ("not", "no es"), ("Is it", "Es"))
        case .payment where TermWords.offers.contains(entry.term):
            return (("offers:", "ofrece:"), ("does not offer:", "no ofrece:"), ("Do you offer:", "Ofrecen:"))
        case .payment: return (("takes", "acepta"), ("does not take", "no acepta"), ("Do you take", "Aceptan"))
        case .accreditation: return (("has:", "tiene:"), ("not", "no tiene:"), ("Do you have:", "Tienen:"))
        case .language:
            return (
                ("serves people in", "atiende en"), ("does not serve people in", "no atiende en"),
                ("Do you serve people in", "Atienden en")
            )
        case .audience:
            return (("serves:", "atiende a:"), ("not for:", "no es para:"), ("Do you serve:", "Atienden a:"))
        case .condition, .focus:
            return (("treats:", "trata:"), ("does not treat:", "no trata:"), ("Do you treat:", "Tratan:"))
        case .staff: return (("has:", "tiene:"), ("does not have:", "no tiene:"), ("Do you have:", "Tienen:"))
        case .delivery, .shape, .modality, .approach, .medication, .support, .service, .policy, .intake, .mutualHelp,
            .groupKind, .complementary, .aftercare, .exclusion:
            return (("offers:", "ofrece:"), ("does not offer:", "no ofrece:"), ("Do you offer:", "Ofrecen:"))
        }
    }

    /// Ways to pay that a program gives rather than takes.
    private static let offers: Set<Term> = [.slidingScale, .assistance, .paymentPlan, .scholarship]
}

extension PageLanguage {
    /// The text of this language; the other is not put together.
    package func say(_ english: @autoclosure () -> String, _ spanish: @autoclosure () -> String) -> String {
        self == .english ? english() : spanish()
    }
}

/// The text with a small first letter, but for abbreviations ("EMDR") and names ("Medicaid").
private func loweredUnlessName(_ text: String) -> String {
    let first = text.prefix { $0 != " " && $0 != "," && $0 != "-" }
    guard !names.contains(String(first)), !text.hasPrefix("Veterans Affairs"),
        !first.dropFirst().contains(where: { $0.isUppercase || $0.isNumber })
    else {
        return text
    }
    return text.prefix(1).lowercased() + text.dropFirst()
}

private let names: Set<String> = [
    "Medicaid", "Medicare", "Matrix", "American", "Alzheimer", "Alzheimer's", "The", "Council",
]
