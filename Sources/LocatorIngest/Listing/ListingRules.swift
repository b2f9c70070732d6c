extension Rule {
    /// What is found about a program listing, in either form.
    package static let listing: [Rule] = [
        .listingNoIdentity, .listingRowTooLong, .listingUnknownLevel, .listingUnknownFocus, .listingUnknownTerm,
        .listingUnknownGrade, .listingBadValue, .listingBadSchedule, .listingRequiredTooMany, .listingLapsed,
        .listingFactTwice, .listingRowConflict, .listingUnknownColumn,
    ]

    package static let listingNoIdentity = Rule(
        "listing-no-identity", .error,
        "A facility without an id (in CSV) or without a name and an id (in XML) was refused.",
        cure: "Give every facility an id that stays the same from listing to listing.")
    package static let listingRowTooLong = Rule(
        "listing-row-too-long", .error,
        "A row has more cells than the header, so its cells cannot be trusted; it was refused.",
        cure: "Put cells that hold commas in quotes.")
    package static let listingUnknownLevel = Rule(
        "listing-unknown-level", .warning,
        "A program has no level that we know, so it was left out; its facility stays.",
        cure: "Write one of op, iop, php, otp, residential, inpatient, detox, transitional.")
    package static let listingUnknownFocus = Rule(
        "listing-unknown-focus", .warning,
        "A program has no focus that we know, so it was left out; its facility stays.",
        cure: "Write one of substance_use, mental_health, both.")
    package static let listingUnknownTerm = Rule(
        "listing-unknown-term", .warning, "A code is not in the vocabulary; what was said with it was left out.",
        cure: "Use a code of the vocabulary; the nearest ones stand beside the value.")
    package static let listingUnknownGrade = Rule(
        "listing-unknown-grade", .warning, "A grade is not in the vocabulary; the fact was taken without it.",
        cure: "Use one of the grades of docs/program-listing.md, or none.")
    package static let listingBadValue = Rule(
        "listing-bad-value", .warning, "A value could not be read and was left out.",
        cure: "Write it as docs/program-listing.md shows.")
    package static let listingBadSchedule = Rule(
        "listing-bad-schedule", .warning, "The sessions of a track could not be read; the track was left out.",
        cure: "Write them like \"Mo-Fr 17:30-21:00, Sa 09:00-12:00\".")
    package static let listingRequiredTooMany = Rule(
        "listing-required-too-many", .warning,
        "A track requires no session or more than it has; all were taken as required.",
        cure: "Write how many of the track's weekly sessions a person must come to, or nothing for all.")
    package static let listingLapsed = Rule(
        "listing-accreditation-lapsed", .info,
        "An accreditation had run out on the day the listing speaks of; it is unknown, by inference, not no.",
        cure: "Write the new expiry date once it is renewed.")
    package static let listingFactTwice = Rule(
        "listing-fact-twice", .warning, "One code is said twice of the same thing; the later one stands.",
        cure: "Say each code once.")
    package static let listingRowConflict = Rule(
        "listing-row-conflict", .warning, "Rows of one facility or program say different things; the first one stands.",
        cure: "Leave the cell empty in the later rows, or make the rows agree.")
    package static let listingUnknownColumn = Rule(
        "listing-unknown-column", .info, "A column that a program listing does not have; it was skipped.",
        cure: "Check its name against docs/program-listing.md.")
}
