package import LocatorIngest

/// A contradiction inside one program or site, or among them, under an id that stays. It refuses nothing: the program is
/// searched as it is. `docs/guards.md` lists all.
package struct Lint: Hashable, Sendable {
    /// `iop-under-4-hours`: lower case, digits, hyphens. Stable across versions.
    package let id: String
    package let severity: Severity
    /// One sentence: what contradicts what.
    package let meaning: String
    /// One sentence: what to do.
    package let cure: String

    init(_ id: String, _ severity: Severity, _ meaning: String, cure: String) {
        self.id = id
        self.severity = severity
        self.meaning = meaning
        self.cure = cure
    }
}

extension Lint {
    /// All there are, by id.
    package static let all: [Lint] = [
        .addressOfConfidential, .agesAgainstAudience, .detoxAfterDetox, .eveningAfterClosing, .hoursContradict,
        .iopUnder4, .iopUnderUsual, .militaryOnlyMinors, .onePhoneManySites, .opOverUsual, .otpWithoutMedication,
        .overnightBySession, .phpUnder9, .phpUnderUsual, .pointOutsideState, .servesOnlyWhomNot, .sessionWhileShut,
        .telehealthStatesWithoutTelehealth, .weekendWhileShut,
    ]

    package static let addressOfConfidential = Lint(
        "address-of-confidential", .error,
        "The address is confidential, and a street, ZIP code or point stands there all the same.",
        cure: "Hold the run and report it: ingest drops these, so something went wrong.")
    package static let agesAgainstAudience = Lint(
        "ages-against-audience", .warning,
        "The ages that are stated leave out everyone of an age group that the same record says it serves.",
        cure: "Ask which is right, and state ages and groups alike in a correction.")
    package static let detoxAfterDetox = Lint(
        "detox-after-detox", .warning, "A withdrawal program that takes nobody who needs withdrawal management first.",
        cure: "Ask whom it means; most likely the exclusion belongs to another program of the site.")
    package static let eveningAfterClosing = Lint(
        "evening-after-closing", .warning, "It says evenings, and its hours of opening never reach past 17:00.",
        cure: "Ask for the evening hours, or take the evening back.")
    package static let hoursContradict = Lint(
        "hours-contradict", .warning,
        "The hours a week that are stated are less than half, or more than twice, what any track adds up to.",
        cure: "Ask for the weekly hours, and whether the tracks are whole.")
    package static let iopUnder4 = Lint(
        "iop-under-4-hours", .warning,
        "An intensive outpatient program with fewer than 4 hours a week in every track, or stated.",
        cure: "Ask for the level: it is most likely plain outpatient, or a track lacks sessions.")
    package static let iopUnderUsual = Lint(
        "iop-under-usual", .info,
        "An intensive outpatient program with fewer than 9 hours a week (6 for adolescents) in every track, or stated.",
        cure: "Nothing, if the publisher means it: real programs begin at 6 hours.")
    package static let militaryOnlyMinors = Lint(
        "military-only-minors", .warning,
        "It serves only veterans or active military, and adolescents or children too.",
        cure: "Ask whom it takes: most likely it has a program for veterans and takes others.")
    package static let onePhoneManySites = Lint(
        "one-phone-many-sites", .info, "One telephone number stands for 20 sites or more of different organisations.",
        cure: "If it is a referral line, say so; else correct the sites' own numbers.")
    package static let opOverUsual = Lint(
        "op-over-usual", .info, "An outpatient program with 9 hours a week or more in every track, or stated.",
        cure: "Ask for the level: it may be an intensive outpatient program.")
    package static let otpWithoutMedication = Lint(
        "otp-without-medication", .warning,
        "An opioid treatment program that says no to methadone and to buprenorphine.",
        cure: "Ask which medication it gives, or whether it is an opioid treatment program.")
    package static let overnightBySession = Lint(
        "overnight-by-session", .info,
        "A residential or inpatient program with weekly sessions of fewer than 20 hours and nothing else.",
        cure: "Ask for the level: the sessions may be those of an outpatient program at the site.")
    package static let phpUnder9 = Lint(
        "php-under-9-hours", .warning,
        "A partial hospitalization program with fewer than 9 hours a week in every track, or stated.",
        cure: "Ask for the level: it is most likely an intensive outpatient program, or a track lacks days.")
    package static let phpUnderUsual = Lint(
        "php-under-usual", .info,
        "A partial hospitalization program with fewer than 20 hours a week in every track, or stated.",
        cure: "Nothing, if the publisher means it: real programs begin at 12 hours.")
    package static let pointOutsideState = Lint(
        "point-outside-state", .warning, "The point lies outside the state of the address.",
        cure: "Correct the point or the state.")
    package static let servesOnlyWhomNot = Lint(
        "serves-only-whom-not", .warning, "It serves only a group that it says it does not serve.",
        cure: "Ask whom it takes, and correct the one or the other.")
    package static let sessionWhileShut = Lint(
        "session-while-shut", .info, "A session in person lies outside the hours of opening.",
        cure: "Ask which is right; the hours may be those of the office.")
    package static let telehealthStatesWithoutTelehealth = Lint(
        "telehealth-states-without-telehealth", .warning,
        "It names states that its telehealth serves, and says no to telehealth.",
        cure: "Ask whether it meets online, and correct the one or the other.")
    package static let weekendWhileShut = Lint(
        "weekend-while-shut", .warning,
        "It says weekends, and its hours of opening have neither a Saturday nor a Sunday.",
        cure: "Ask for the weekend hours, or take the weekend back.")
}
