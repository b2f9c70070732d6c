import LocatorIndex
import Treatment

/// The words of a call sheet that no other answer says, in either language. Facts only: no advice.
struct CallSheetWords {
    let language: PageLanguage

    init(_ language: PageLanguage) { self.language = language }

    /// Level; town and distance; place in the list.
    func summary(_ aspects: [Aspect], _ page: ProgramPage) -> [String] {
        func text(_ topic: Aspect.Topic) -> String? { aspects.first { $0.topic == topic }?.text }
        let city = page.facility.isConfidential ? "" : page.facility.city
        let town = [city, page.facility.state?.description ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
        let distance = page.hit.metres == nil && !page.hit.isAttendedOnline ? nil : text(.distance)
        let street = page.facility.isConfidential ? "" : page.facility.street
        let level = [text(.level), text(.focus)].compactMap(\.self).joined(separator: " · ")
        let place = [street, town, distance ?? ""].filter { !$0.isEmpty }.joined(separator: " · ")
        let rank = text(.place).map { language.say("In this search: \($0)", "En esta búsqueda: \($0)") }
        return [level, place, rank ?? ""].filter { !$0.isEmpty }
    }

    func phone(_ phone: Phone) -> String {
        let kind =
            switch phone.kind {
            case .intake: language.say("intake", "admisiones")
            case .main: language.say("main", "principal")
            case .hotline: language.say("hotline", "línea de ayuda")
            case .tty: "TTY"
            case .fax: "fax"
            }
        let extension_ =
            phone.extension_.isEmpty ? "" : language.say(" ext. \(phone.extension_)", " extensión \(phone.extension_)")
        return "\(phone.number)\(extension_) (\(kind))"
    }

    /// What the call is likely to ask for, and what the listing says is required.
    func ready(_ page: ProgramPage) -> [String] {
        var lines: [String] = []
        let asked = page.plan.needs.flatMap { $0.need.mode == .not ? [] : $0.need.terms }
        let cards = asked.filter { insurances.contains($0) || page.snapshot.vocabulary[$0].isCarrier }
        if !cards.isEmpty {
            let names = cards.map { TermWords(page.snapshot.vocabulary[$0], language).inSentence }
            lines.append(
                language.say(
                    "Your card and member number: \(names.joined(separator: ", ")).",
                    "Su tarjeta y número de miembro: \(names.joined(separator: ", "))."))
        } else if !asked.contains(where: { page.snapshot.vocabulary[$0].group == .payment }) {
            lines.append(
                language.say(
                    "Your insurance card, if you have one.", "Su tarjeta de seguro, si tiene una."))
        }
        lines.append(language.say("A list of the medications you take.", "Una lista de los medicamentos que toma."))
        lines.append(
            language.say("The days and hours when you are free.", "Los días y las horas en que está libre."))
        for (code, english, spanish) in required
        where page.snapshot.vocabulary.term(code).flatMap({ page.program.facts[$0] })?.state == .yes {
            lines.append(language.say(english, spanish))
        }
        return lines
    }

    /// Whom the program says it cannot serve.
    func exclusions(_ page: ProgramPage) -> [String] {
        page.snapshot.vocabulary.terms(in: .exclusion).filter { page.program.facts[$0.term]?.state == .yes }
            .map { TermWords($0, language).inSentence }
    }

    private let insurances: Set<Term> = [.medicaid, .medicare, .privateInsurance]

    private let required = [
        (
            "referral_required", "A referral: the listing says that one is required.",
            "Una referencia: el listado dice que se exige."
        ),
        (
            "prior_authorization", "A prior authorization: the listing says that one is required.",
            "Una autorización previa: el listado dice que se exige."
        ),
        (
            "assessment_required", "Time for an assessment: the listing says that it comes first.",
            "Tiempo para una evaluación: el listado dice que se hace primero."
        ),
    ]
}
