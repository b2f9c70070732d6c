/// What is found about whole files.
extension Rule {
    package static let pipeline: [Rule] =
        [.fileUndated, .fileUnended, .fileRepeated, .filePassedOver, .dateUnused] + Rule.normalise + Rule.geocode
        + Rule.merge + Rule.corrections

    package static let fileUndated = Rule(
        "file-undated", .warning, "The export has no date, so its facts are undated and lose to dated ones.",
        cure: "Say how old it is: --as-of PATH=2022-05.")
    package static let fileUnended = Rule(
        "file-unended", .warning, "The last row of the file has no line end: the file may be cut short.",
        cure: "Compare its size with the original, and copy it again.")
    package static let fileRepeated = Rule(
        "file-repeated", .info, "The file has the same bytes as another one; it was read once.",
        cure: "Remove one of the two.")
    package static let filePassedOver = Rule(
        "file-passed-over", .info, "The file lies beside exports but holds no records; it was passed over.",
        cure: "Nothing to do.")
    package static let dateUnused = Rule(
        "date-unused", .warning, "A date was given for a path that names no file of this run.",
        cure: "Write the file's path as it stands in the report.")
}
