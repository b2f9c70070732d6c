extension Rule {
    /// What is found about an HSDS package.
    package static let hsds: [Rule] = [
        .hsdsNoName, .hsdsNoID, .hsdsIDTwice, .hsdsDanglingLink, .hsdsDanglingID, .hsdsTableMissing,
        .hsdsTableUnreadable, .hsdsNoLevel, .hsdsNoPlace, .hsdsHoursAsText, .hsdsHoursNotInForce, .hsdsBadValue,
    ]

    package static let hsdsNoName = Rule(
        "hsds-no-name", .error, "A treatment service has no name, nor its organisation, nor its place; it was refused.",
        cure: "Name the service or its organisation.")
    package static let hsdsNoID = Rule(
        "hsds-no-id", .error, "A row that others point at has no id; it was refused.", cure: "Give the row an id.")
    package static let hsdsIDTwice = Rule(
        "hsds-id-twice", .error, "A row has the id of an earlier one of its table; it was refused.",
        cure: "Give each row an id of its own, or remove the copy.")
    package static let hsdsDanglingLink = Rule(
        "hsds-dangling-link", .error,
        "A row links a service with a place, and the package lacks one of the two; it was refused.",
        cure: "Export the missing row, or remove the link.")
    package static let hsdsDanglingID = Rule(
        "hsds-dangling-id", .warning,
        "A treatment service names an organisation that the package lacks; its own name stands for it.",
        cure: "Export the organisation, or correct the id.")
    package static let hsdsTableMissing = Rule(
        "hsds-table-missing", .info, "The package lacks a table; what it would have said is unknown.",
        cure: "Export the table if there is one.")
    package static let hsdsTableUnreadable = Rule(
        "hsds-table-unreadable", .warning, "A table of the package could not be read; it was left out whole.",
        cure: "Mend the line that is named, and export it again.")
    package static let hsdsNoLevel = Rule(
        "hsds-no-level", .info,
        "Neither codes nor words of a treatment service state a level of care; none was guessed.",
        cure: "Write the level into the service's name, or list the program in a program listing.")
    package static let hsdsNoPlace = Rule(
        "hsds-no-place", .info, "A treatment service is held at no place of the package; it was set aside.",
        cure: "Link the service with a location.")
    package static let hsdsHoursAsText = Rule(
        "hsds-hours-as-text", .info,
        "Hours of opening were not certain; they are kept as a note and none were concluded.",
        cure: "Write them like \"9:00am-5:00pm, Mon-Fri\", or as weekly schedules with byday.")
    package static let hsdsHoursNotInForce = Rule(
        "hsds-hours-not-in-force", .info,
        "A schedule is bounded by dates and not known to be in force; it was left out.",
        cure: "Export schedules without dates for ordinary weeks, and the package with its date.")
    package static let hsdsBadValue = Rule(
        "hsds-bad-value", .warning, "A value of a treatment service or its place could not be read and was left out.",
        cure: "Write it as the specification (docs.openreferral.org) says.")
}
