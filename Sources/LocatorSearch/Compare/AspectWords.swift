import LocatorIndex
package import Treatment

/// Labels, values and questions of aspects, in either language.
struct AspectWords {
    let language: PageLanguage

    init(_ language: PageLanguage) { self.language = language }

    var unknown: String { language.say("unknown – ask", "no se sabe – pregunte") }
    var none: String { language.say("none", "ninguno") }
    var online: String { language.say("online, from home", "en línea, desde casa") }
    var confidential: String { language.say("address confidential", "dirección confidencial") }
    var noPhone: String { language.say("no telephone listed", "no figura ningún teléfono") }
    var notListed: String { language.say("not in the list", "no está en la lista") }

    func label(_ topic: Aspect.Topic) -> String {
        switch topic {
        case .place: language.say("Place in the list", "Puesto en la lista")
        case .level: language.say("Level of care", "Nivel de atención")
        case .focus: language.say("Treats", "Trata")
        case .distance: language.say("Distance", "Distancia")
        case .travel: language.say("Travel", "Viaje")
        case .fit: language.say("Sessions that fit", "Sesiones que caben")
        case .sessions: language.say("Sessions", "Sesiones")
        case .asked: ""
        case .payment: language.say("Payment", "Pago")
        case .capacity: language.say("Room now", "Cupo ahora")
        case .language: language.say("Languages", "Idiomas")
        case .medication: language.say("Medications", "Medicamentos")
        case .ages: language.say("Ages", "Edades")
        case .servesOnly: language.say("Serves only", "Atiende solo a")
        case .delivery: language.say("How it is held", "Modalidad")
        case .shape: language.say("Length", "Duración")
        case .accreditation: language.say("Accreditation", "Acreditación")
        case .phones: language.say("Telephone", "Teléfono")
        case .website: language.say("Website", "Sitio web")
        case .listing: language.say("Listed by", "Fuente")
        }
    }

    /// What to ask when an aspect is unknown.
    func question(_ topic: Aspect.Topic) -> String {
        switch topic {
        case .distance: language.say("At what address are sessions held?", "¿En qué dirección son las sesiones?")
        case .sessions, .fit:
            language.say(
                "On which days and at what hours are the sessions?", "¿Qué días y a qué horas son las sesiones?")
        case .payment:
            language.say(
                "Which insurance do you take, and what would I pay myself?",
                "¿Qué seguros aceptan y cuánto pagaría yo?")
        case .capacity:
            language.say(
                "Is there room now, and when could I begin?", "¿Hay cupo ahora y cuándo podría empezar?")
        case .language: language.say("In which languages can I be served?", "¿En qué idiomas me pueden atender?")
        case .medication:
            language.say(
                "Which medications do you prescribe, and may I keep those I take?",
                "¿Qué medicamentos recetan y puedo seguir con los que tomo?")
        case .ages: language.say("Which ages do you take?", "¿De qué edades atienden?")
        case .delivery:
            language.say("Is it held in person, online or both?", "¿Es en persona, en línea o de las dos formas?")
        case .shape:
            language.say(
                "How many hours a week is it, and for how many weeks?",
                "¿Cuántas horas por semana son y durante cuántas semanas?")
        case .accreditation:
            language.say("Who accredits or licenses you?", "¿Quién los acredita o les da licencia?")
        case .place, .level, .focus, .travel, .asked, .servesOnly, .phones, .website, .listing: ""
        }
    }

    func place(_ listed: Standing.Listed, of total: Int) -> String {
        language.say("number \(listed.rank) of \(total)", "número \(listed.rank) de \(total)")
    }

    func focus(_ focus: Focus) -> String {
        switch focus {
        case .substanceUse: language.say("substance use", "consumo de sustancias")
        case .mentalHealth: language.say("mental health", "salud mental")
        case .both: language.say("substance use and mental health", "consumo de sustancias y salud mental")
        }
    }

    func shape(_ tenthHours: Int, _ weeks: ClosedRange<UInt16>) -> String {
        let hours = tenthHours % 10 == 0 ? "\(tenthHours / 10)" : tenths(tenthHours)
        let (least, most) = (weeks.lowerBound, weeks.upperBound)
        if most == .max {
            return language.say(
                "\(hours) hours a week, \(least) weeks or more", "\(hours) horas por semana, \(least) semanas o más")
        }
        let length = least == most ? "\(least)" : language.say("\(least) to \(most)", "de \(least) a \(most)")
        return language.say("\(hours) hours a week, \(length) weeks", "\(hours) horas por semana, \(length) semanas")
    }

    func capacity(_ state: Capacity.State) -> String {
        switch state {
        case .space: language.say("has room", "hay cupo")
        case .waitlist: language.say("waiting list", "lista de espera")
        case .none: language.say("no room", "no hay cupo")
        }
    }

    func listing(_ publishers: [String], _ newest: Day?) -> String {
        let who = publishers.isEmpty ? "–" : publishers.joined(separator: ", ")
        guard let newest else { return language.say("\(who), undated", "\(who), sin fecha") }
        return language.say("\(who), as of \(newest)", "\(who), a fecha de \(newest)")
    }
}

/// What every answer says of itself and of help, in either language.
package func careLines(_ language: PageLanguage) -> [String] {
    [
        language.say(
            "Call to confirm: listings age, and programs change.",
            "Llame para confirmar: los listados envejecen y los programas cambian."),
        language.say("This is not medical advice.", "Esto no es consejo médico."),
        language.say(
            "In danger now: 911. Crisis: call or text 988. SAMHSA helpline: 1-800-662-4357.",
            "En peligro ahora: 911. En crisis: llame o envíe un mensaje al 988. Línea de ayuda de SAMHSA: 1-800-662-4357."
        ),
    ]
}

/// What every sheet ends with, in either language.
package func closingLines(_ snapshotID: String, _ asOf: Day?, _ language: PageLanguage) -> [String] {
    let date = asOf.map { language.say("as of \($0)", "a fecha de \($0)") } ?? language.say("undated", "sin fecha")
    return careLines(language) + [
        language.say("Snapshot \(snapshotID), \(date).", "Versión de los datos \(snapshotID), \(date).")
    ]
}
