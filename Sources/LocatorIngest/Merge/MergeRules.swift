/// What is found when records are joined.
extension Rule {
    package static let merge: [Rule] = [
        .recordUnchanged, .noLevel, .factsDisputed, .hoursDiffer, .sameAddressApart, .joinedOnLittle, .joinSplitUnknown,
        .facilityTooLarge,
        .tooManyCarriers,
    ]

    package static let recordUnchanged = Rule(
        "record-unchanged", .info,
        "The record says what another one already says; it was dropped, the newer date kept.",
        cure: "Nothing to do.")
    package static let noLevel = Rule(
        "no-level", .info,
        "No record of this facility states a level of care; it was set aside, because a level is never guessed.",
        cure: "Ask the publisher which levels it offers, or say so in a program listing.")
    package static let factsDisputed = Rule(
        "facts-disputed", .warning,
        "Two records of one program and one date say yes and no; the fact is unknown, with the basis disputed.",
        cure: "Ask the program, and say so in a program listing.")
    package static let hoursDiffer = Rule(
        "hours-differ", .info,
        "Records of one program or facility state different hours of opening; those of its own record stand, then the newer.",
        cure: "Ask the program, and say so in a program listing.")
    package static let sameAddressApart = Rule(
        "same-address-apart", .info, "Facilities at one address share neither name nor telephone; they stay apart.",
        cure: "If they are one, write \"join KEY KEY\" in the merge file.")
    package static let joinedOnLittle = Rule(
        "joined-on-little", .info,
        "Records were joined on a telephone or a rare word in common, under different names.",
        cure: "If they are two facilities, write \"split KEY KEY\" in the merge file.")
    package static let joinSplitUnknown = Rule(
        "merge-key-unknown", .warning, "A line of the merge file names a key that no record has.",
        cure: "Remove the line, or take the key from the newest report.")
    package static let facilityTooLarge = Rule(
        "facility-too-large", .warning, "More than 64 records were one facility; it was cut into several.",
        cure: "Look for a placeholder that stands as street, name or telephone in many records.")
    package static let tooManyCarriers = Rule(
        "too-many-carriers", .warning,
        "More than 4,096 carriers and plans were named; those beyond, in the order of their codes, were dropped.",
        cure: "Look for texts that are no carriers, or for codes that differ in spelling only.")
}
