extension Rule {
    /// What is found about an AIRS file.
    package static let airs: [Rule] = [
        .airsNoName, .airsNoLevel, .airsHoursAsText, .airsMarkup, .airsBadPoint,
    ]

    package static let airsNoName = Rule(
        "airs-no-name", .error, "A treatment site has no name, nor its agency, nor its services; it was refused.",
        cure: "Name the site or its agency.")
    package static let airsNoLevel = Rule(
        "airs-no-level", .info, "A treatment site has no taxonomy code that states a level of care; none was guessed.",
        cure: "Add a taxonomy code that states the level, or list the program in a program listing.")
    package static let airsHoursAsText = Rule(
        "airs-hours-as-text", .info,
        "Hours of opening are prose that is not certain; they are kept as a note and none were concluded.",
        cure: "Write them like \"9:00am-5:00pm, Mon-Fri\", or say the weekly sessions in a program listing.")
    package static let airsMarkup = Rule(
        "airs-markup", .info, "A text held escaped HTML; the tags were taken out.", cure: "Export plain text.")
    package static let airsBadPoint = Rule(
        "airs-bad-point", .warning,
        "Latitude or longitude is no number or not on the globe; the site has no point of its own.",
        cure: "Correct the site's coordinates.")
}
