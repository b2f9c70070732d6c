package import Treatment

/// The sentences of an explanation that are about no single term, in either language.
package struct ReasonWords: Sendable {
    let language: PageLanguage

    package init(_ language: PageLanguage) { self.language = language }

    // MARK: - Distance

    var attendedOnline: String {
        language.say(
            "attended online from home, so the distance does not count",
            "se asiste en línea desde casa, así que la distancia no cuenta")
    }

    var noDistance: String { language.say("no distance is known", "no se sabe a qué distancia está") }

    // MARK: - Facts

    var noAccreditation: String {
        language.say("no accreditation or licence is listed", "no figura ninguna acreditación ni licencia")
    }

    var unknownAccreditation: String { language.say("accreditation is not known", "no se sabe si tiene acreditación") }

    var sourcesDisagree: String { language.say(": its sources disagree", ": sus fuentes no coinciden") }

    var listedForFacility: String { language.say(" (listed for the facility)", " (figura para el centro)") }

    /// Behind what a correction or a call of the team says; its date follows as every fact's does.
    var saidByTeam: String {
        language.say(" (corrected or confirmed by our team)", " (corregido o confirmado por nuestro equipo)")
    }

    /// A carrier was asked, and the program takes private insurance.
    func privateButUnnamed(_ carrier: String) -> String {
        language.say(
            "takes private insurance; whether \(carrier) is not known",
            "acepta seguro privado; no se sabe si acepta \(carrier)")
    }

    var noPrivateInsurance: String {
        language.say(": takes no private insurance", ": no acepta seguros privados")
    }

    /// Telehealth that is not for the person's state.
    func telehealthElsewhere(isOffered: Bool, person: StateCode) -> String {
        isOffered
            ? language.say(
                "its telehealth does not serve people in \(person)",
                "su telesalud no atiende a personas en \(person)")
            : language.say(
                "telehealth from here would not serve people in \(person)",
                "la telesalud desde aquí no atendería a personas en \(person)")
    }

    /// "takes people aged 15: ages 13 to 17".
    func age(_ years: Int, _ state: Ternary, _ because: String) -> String {
        state == .yes
            ? language.say("takes people aged \(years): \(because)", "atiende a personas de \(years) años: \(because)")
            : language.say(
                "does not take people aged \(years): \(because)", "no atiende a personas de \(years) años: \(because)")
    }

    func unknownAge(_ years: Int) -> String {
        language.say(
            "whether it takes people aged \(years) is not known", "no se sabe si atiende a personas de \(years) años")
    }

    // MARK: - Cautions

    /// "serves only: women, veterans".
    func servesOnly(_ labels: [String]) -> String {
        language.say(
            "serves only: \(labels.joined(separator: ", "))", "atiende solo a: \(labels.joined(separator: ", "))")
    }

    func fewHours(_ hours: Int) -> String {
        language.say(
            "its sessions add up to less than \(hours) hours a week",
            "sus sesiones suman menos de \(hours) horas por semana")
    }

    // MARK: - Questions

    var scheduleQuestion: String {
        language.say(
            "Are there sessions when I am free, and which days and hours?",
            "¿Hay sesiones cuando estoy libre? ¿Qué días y a qué horas?")
    }

    func ageQuestion(_ years: Int) -> String {
        language.say("Do you take people aged \(years)?", "¿Atienden a personas de \(years) años?")
    }
}
