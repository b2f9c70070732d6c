/// What is found about addresses and points.
extension Rule {
    package static let geocode: [Rule] = [
        .addressConfidential, .stateUnknown, .zipUnreadable, .zipUnknown, .zipOtherState, .pointZero,
        .pointOutsideState,
        .pointFarFromZIP, .pointStateCentre, .pointShared, .pointIsZIP, .pointForeign, .unlocated,
    ]

    package static let addressConfidential = Rule(
        "address-confidential", .info,
        "The publisher keeps the address to itself: street, city, ZIP code and point dropped, county and state kept.",
        cure: "Nothing to do. If the address may be shown, ask the publisher to list it.")
    package static let stateUnknown = Rule(
        "state-unknown", .warning,
        "The state is neither a code nor a name of a US state; the ZIP code's state was taken if known.",
        cure: "Write the two-letter code of the state.")
    package static let zipUnreadable = Rule(
        "zip-unreadable", .warning, "The ZIP code is not five or nine digits; the record goes on without one.",
        cure: "Write the five digits, the leading zero included.")
    package static let zipUnknown = Rule(
        "zip-unknown", .info, "The gazetteer does not have the ZIP code; the point of the city was taken.",
        cure: "Check the ZIP code; if it is new, make the gazetteer again with Scripts/make-gazetteer.py.")
    package static let zipOtherState = Rule(
        "zip-other-state", .warning, "The ZIP code lies in another state than the record says; its point was not used.",
        cure: "Correct the ZIP code or the state.")
    package static let pointZero = Rule(
        "point-zero", .warning, "The point is 0, 0 in the Atlantic; the ZIP code's point was taken.",
        cure: "Leave latitude and longitude empty when they are not known.")
    package static let pointOutsideState = Rule(
        "point-outside-state", .warning, "The point lies outside its state; the ZIP code's point was taken.",
        cure: "Correct the point, or look for swapped or unsigned coordinates.")
    package static let pointFarFromZIP = Rule(
        "point-far-from-zip", .warning,
        "The point lies more than 80 km from its ZIP code; the ZIP code's point was taken.",
        cure: "Correct the point or the ZIP code.")
    package static let pointStateCentre = Rule(
        "point-state-centre", .warning,
        "The point is the middle of the state, which stands for not known; the ZIP code's was taken.",
        cure: "Leave latitude and longitude empty when they are not known.")
    package static let pointShared = Rule(
        "point-shared", .warning,
        "Records of three ZIP codes or four streets carry this point, so it is no site's; the ZIP code's was taken.",
        cure: "Geocode the street address, or leave the point empty.")
    package static let pointIsZIP = Rule(
        "point-is-zip", .info, "The point is the middle of its ZIP code; it is kept as a point of ZIP precision.",
        cure: "Geocode the street address to get a point of the site.")
    package static let pointForeign = Rule(
        "point-foreign", .info, "The record lies outside the United States; its point was kept without tests.",
        cure: "Nothing to do; the gazetteer knows the United States only.")
    package static let unlocated = Rule(
        "unlocated", .warning,
        "Neither a plausible point nor a known ZIP code or city; it can be found by its state only.",
        cure: "Add the ZIP code or the city with its state.")
}
