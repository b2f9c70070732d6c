/// What can be found in SAMHSA's two formats.
extension Rule {
    package static let nameMissing = Rule(
        "name-missing", .error, "The row has no name at all; it was refused.", cure: "Fill in name1.")
    package static let stateMissing = Rule(
        "state-missing", .error, "The row has no state; it was refused.", cure: "Fill in the two letters of the state.")
    package static let codeUnknown = Rule(
        "code-unknown", .warning, "A service code is not in the code table; the record stands without it.",
        cure: "Correct the code, or add it to data/vocabulary/codes.csv.")
    package static let codeOutsideLegend = Rule(
        "code-outside-legend", .info, "A code is stated that this directory does not ask; it counts as stated.",
        cure: "Check that the file holds one directory only, or mark the code as asked in data/vocabulary/codes.csv.")
    package static let codeSilent = Rule(
        "code-silent", .info, "A code of the legend occurs nowhere in a large file; its absence is read as unknown.",
        cure: "Ask the publisher whether the question was dropped.")
    package static let codesContradict = Rule(
        "codes-contradict", .warning,
        "The codes of one record say both yes and no to a term; it became unknown, disputed.",
        cure: "Ask the facility which holds.")
    package static let columnUnknown = Rule(
        "column-unknown", .info, "A column is neither one of the format nor a known code; it was ignored.",
        cure: "Add the code to data/vocabulary/codes.csv if it is one.")
    package static let typeFacilityUnknown = Rule(
        "type-facility-unknown", .warning,
        "type_facility is neither SA (SU) nor MH; the survey was told from the row's own codes.",
        cure: "Write SA or MH.")
    package static let pointUnreadable = Rule(
        "point-unreadable", .warning, "Latitude and longitude are not a point on the globe; the ZIP code's is used.",
        cure: "Write both in decimal degrees.")

    /// The rules of this folder.
    package static let samhsa: [Rule] = [
        .nameMissing, .stateMissing, .codeUnknown, .codeOutsideLegend, .codeSilent, .codesContradict, .columnUnknown,
        .typeFacilityUnknown, .pointUnreadable,
    ]
}
