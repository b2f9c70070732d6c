/// What is found about corrections and calls.
extension Rule {
    package static let corrections: [Rule] = [
        .correctionApplied, .correctionBadLine, .correctionNamesNothing, .correctionLapsed, .correctionWaits,
        .correctionCaughtUp, .correctionConflict, .correctionSuperseded, .correctionUnanswered,
    ]

    package static let correctionApplied = Rule(
        "correction-applied", .info, "A line of the corrections holds; what it says is shown.", cure: "Nothing to do.")
    package static let correctionBadLine = Rule(
        "correction-bad-line", .error,
        "A line of the corrections has an action, id, field, value or day that cannot be read, or lacks one; it was refused.",
        cure: "Write it as docs/corrections.md shows.")
    package static let correctionNamesNothing = Rule(
        "correction-names-nothing", .warning,
        "A line of the corrections names no program, facility or record of this run, or confirms what nobody states; it did nothing.",
        cure: "Take the id from locator show or from the newest report, or delete the line.")
    package static let correctionLapsed = Rule(
        "correction-lapsed", .info, "The last day of a correction is over; it did nothing.",
        cure: "Delete the line, or ask again and give it a later day.")
    package static let correctionWaits = Rule(
        "correction-waits", .info, "The day of a correction has not come yet; it did nothing.", cure: "Nothing to do.")
    package static let correctionCaughtUp = Rule(
        "correction-caught-up", .info,
        "The publishers now say what a correction says, as late or later; it is no longer needed.",
        cure: "You may delete the line.")
    package static let correctionConflict = Rule(
        "correction-conflict", .warning,
        "A publisher says otherwise than a correction, with a later date; the correction stands until its last day.",
        cure: "Ask the program again, and write what it says with the new day, or delete the line.")
    package static let correctionSuperseded = Rule(
        "correction-superseded", .info,
        "Another line says something of the same field that counts more: of a later day, of the program itself, or further down.",
        cure: "You may delete the earlier line.")
    package static let correctionUnanswered = Rule(
        "correction-unanswered", .info, "A line of a call has no answer; it changes nothing.", cure: "Nothing to do.")
}
