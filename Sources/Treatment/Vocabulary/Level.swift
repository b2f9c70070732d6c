/// The level of care of a program. See the table in `docs/glossary.md`.
package enum Level: UInt8, CaseIterable, Comparable, Sendable {
    case op, iop, php, otp, residential, inpatient, detox, transitional

    /// The word in exports, requests and answers.
    package var name: String {
        switch self {
        case .op: "op"
        case .iop: "iop"
        case .php: "php"
        case .otp: "otp"
        case .residential: "residential"
        case .inpatient: "inpatient"
        case .detox: "detox"
        case .transitional: "transitional"
        }
    }

    package init?(name: some StringProtocol) { self.init(name: String(name)) }

    package init?(name: String) {
        guard let level = Level.allCases.first(where: { $0.name == name }) else { return nil }
        self = level
    }

    package var english: String {
        switch self {
        case .op: "Outpatient"
        case .iop: "Intensive outpatient (IOP)"
        case .php: "Partial hospitalization (PHP)"
        case .otp: "Opioid treatment program (OTP)"
        case .residential: "Residential"
        case .inpatient: "Hospital inpatient"
        case .detox: "Detox (withdrawal management)"
        case .transitional: "Transitional or sober housing"
        }
    }

    package var spanish: String {
        switch self {
        case .op: "Ambulatorio"
        case .iop: "Ambulatorio intensivo (IOP)"
        case .php: "Hospitalización parcial (PHP)"
        case .otp: "Programa de tratamiento con opioides (OTP)"
        case .residential: "Residencial"
        case .inpatient: "Hospitalización"
        case .detox: "Desintoxicación"
        case .transitional: "Vivienda de transición o sobria"
        }
    }

    /// Minutes a week below which a track of this level is not the level (ASAM: IOP 9 h, adolescents 6 h; PHP 20 h); 0 where
    /// the level sets none.
    package func leastMinutesAWeek(forAdolescents: Bool) -> Int {
        switch self {
        case .iop: forAdolescents ? 360 : 540
        case .php: 1200
        case .op, .otp, .residential, .inpatient, .detox, .transitional: 0
        }
    }

    package static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
}

/// What a program treats.
package enum Focus: UInt8, CaseIterable, Sendable {
    case substanceUse, mentalHealth, both

    package var name: String {
        switch self {
        case .substanceUse: "substance_use"
        case .mentalHealth: "mental_health"
        case .both: "both"
        }
    }

    package init?(name: some StringProtocol) {
        guard let focus = Focus.allCases.first(where: { $0.name == name }) else { return nil }
        self = focus
    }
}
