internal import Treatment

/// The codes of one facility in one survey, drawn at the rates of the real directories.
func sampleCodes(_ questionnaire: Questionnaire, _ random: inout SplitMix64) -> Set<String> {
    var codes: Set<String> = []
    let isSubstanceUse = questionnaire == .substanceUse
    for (code, percent) in isSubstanceUse ? SampleRates.substanceUse : SampleRates.mentalHealth
    where random.chance(percent) {
        codes.insert(code)
    }
    for group in SampleRates.oneOf where group.substanceUse == isSubstanceUse {
        codes.insert(weighted(group.choices, &random))
    }
    if isSubstanceUse { addSubstanceUse(&codes, &random) } else { addMentalHealth(&codes, &random) }
    addPeople(&codes, isSubstanceUse, &random)
    // A group that nobody answered leaves its category empty, as one row in twelve does.
    if random.chance(8) {
        codes.subtract([
            "MC", "MD", "MI", "PI", "SF", "SI", "SAMF", "FSA", "ITU", "CLF", "CMHG", "CSBG", "OSF", "SMHA", "SWFS",
            "VAF",
        ])
    }
    return codes
}

private func addSubstanceUse(_ codes: inout Set<String>, _ random: inout SplitMix64) {
    codes.insert("SA")
    // Most are outpatient; of these more than half run an intensive program.
    let kind = random.below(100)
    if kind < 82 {
        codes.insert("OP")
        if random.chance(92) { codes.insert("ORT") }
        if random.chance(56) { codes.insert("OIT") }
        if random.chance(17) { codes.insert("ODT") }
        if random.chance(30) { codes.insert("OMB") }
        if random.chance(14) { codes.formUnion(["OD", "DT"]) }
    }
    if kind >= 78 {
        codes.insert("RES")
        if random.chance(70) { codes.insert("RL") }
        if random.chance(60) { codes.insert("RS") }
        if random.chance(35) { codes.formUnion(["RD", "DT"]) }
    }
    if kind >= 96 { codes.formUnion(["HI", "HIT", "HID", "DT", "GH"]) }
    if random.chance(9) { codes.insert("HH") }
    if random.chance(11) { codes.formUnion(["OTP", "MM", "METH", "MU", "SOTP", "DEA"]) }
    if random.chance(6) {
        // Treats no opioid use disorder: an explicit no, and no opioid medication beside it.
        codes.insert("NOOP")
        codes.subtract(["MU", "BU", "NU", "BUM", "BMW", "UB", "UN", "RPN", "MOA", "OTP", "MM", "METH", "SOTP", "ULC"])
    }
    if random.chance(10) {
        codes.insert("NAUT")
        codes.subtract(["ACMA", "PMAT"])
    }
    if random.chance(8) { codes.insert("DUO") }
}

private func addMentalHealth(_ codes: inout Set<String>, _ random: inout SplitMix64) {
    codes.insert("MH")
    if random.chance(62) { codes.insert("SA") }
    let kind = random.below(100)
    if kind < 85 { codes.insert("OP") }
    if random.chance(16) { codes.insert("PHDT") }
    if kind >= 85 { codes.insert("RES") }
    if kind >= 90 { codes.formUnion(["HI", "PSY"]) }
}

private func addPeople(_ codes: inout Set<String>, _ isSubstanceUse: Bool, _ random: inout SplitMix64) {
    codes.formUnion(random.chance(88) ? ["ADLT", "YAD"] : ["CHLD"])
    if random.chance(isSubstanceUse ? 25 : 65) { codes.insert("CHLD") }
    if random.chance(isSubstanceUse ? 30 : 80) { codes.insert("SNR") }
    if isSubstanceUse {
        switch random.below(100) {
        case 0..<5: codes.insert("FEM")
        case 5..<11: codes.insert("MALE")
        default: codes.formUnion(["FEM", "MALE"])
        }
    }
    if random.chance(isSubstanceUse ? 26 : 33) { codes.insert("SP") }
    if random.chance(8) { codes.insert("FX") }
    for (code, percent) in [("F17", 3), ("F25", 2), ("F28", 2), ("F30", 2), ("F42", 2), ("F70", 3)]
    where random.chance(percent) {
        codes.insert(code)
    }
}

private func weighted(_ choices: [(code: String, weight: Int)], _ random: inout SplitMix64) -> String {
    var rest = random.below(choices.reduce(0) { $0 + $1.weight })
    for choice in choices {
        if rest < choice.weight { return choice.code }
        rest -= choice.weight
    }
    return choices[0].code
}
