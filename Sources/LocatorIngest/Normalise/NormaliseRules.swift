/// What is found about telephones and websites.
extension Rule {
    package static let normalise: [Rule] = [.phoneUnreadable, .websiteRefused]

    package static let phoneUnreadable = Rule(
        "phone-unreadable", .warning, "A telephone number does not have ten digits; it was dropped.",
        cure: "Write it like 415-555-0100, with the area code.")
    package static let websiteRefused = Rule(
        "website-refused", .warning, "The website is not an address of the web; it was dropped.",
        cure: "Write it like https://example.org.")
}
