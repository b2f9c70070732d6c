/// What can be found in a row of any CSV file.
extension Rule {
    package static let encodingCP1252 = Rule(
        "encoding-cp1252", .info, "A field is not valid UTF-8; it was read as Windows-1252.",
        cure: "Save the export as \"CSV UTF-8\".")
    package static let rowWidth = Rule(
        "row-width", .error, "The row has fewer or more cells than the header; it was refused.",
        cure: "Look for a comma or a quote that is not closed in this row or the one before.")

    /// The rules of this folder.
    package static let csv: [Rule] = [.encodingCP1252, .rowWidth]
}
