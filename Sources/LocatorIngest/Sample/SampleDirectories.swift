internal import Treatment

/// A National Directory with its codes packed into one cell. With the quirks that real ones have: spaces in the header,
/// CRLF, names cut at 38 characters, lost leading zeros, undisclosed addresses, extensions, a byte of cp1252, a row too
/// wide.
func sampleDirectory(
    _ facilities: [SampleFacility], _ questionnaire: Questionnaire, _ tables: VocabularyTables,
    _ random: inout SplitMix64
) -> [UInt8] {
    var bytes = csvLine(
        [
            "    name1", "name2", "street1", "street2", "city", "state", "zip", "phone", "intake1", "intake2",
            "intake1a", "intake2a",
            "service_code_info ",
        ])
    for facility in facilities {
        guard let codes = questionnaire == .substanceUse ? facility.substanceUse : facility.mentalHealth else {
            continue
        }
        let isHidden = facility.isConfidential
        var cells = [
            directoryName(facility.name, questionnaire), directoryName(facility.name2, questionnaire),
            isHidden ? "- - -" : facility.street, isHidden ? "" : facility.street2, facility.zip.city,
            facility.zip.state.description,
            directoryZIP(facility.zip.code, &random),
            facility.phone + (random.chance(8) ? " x\(10 + random.below(990))" : ""),
            facility.intake, "", "", "", packed(codes, questionnaire, tables),
        ]
        if facility.ordinal % 97 == 0 { cells.append("one cell too many") }
        var line = csvLine(cells)
        // "Café" as cp1252 wrote it: one byte that is no UTF-8.
        if facility.ordinal % 131 == 0, let place = line.firstIndex(of: UInt8(ascii: ",")) {
            line.insert(0xE9, at: place)
        }
        bytes += line
    }
    return bytes
}

/// FindTreatment.gov's form: a column a code, points, county and website.
func sampleFindTreatment(
    _ facilities: [SampleFacility], _ tables: VocabularyTables, _ gazetteer: Gazetteer, _ random: inout SplitMix64
) -> [UInt8] {
    var letters: [String] = []
    for code in tables.codes.map({ $0.code.lowercased() }) where !letters.contains(code) { letters.append(code) }
    let named = [
        "name1", "name2", "street1", "street2", "city", "state", "zip", "zip4", "county", "phone", "intake_prompt",
        "intake1",
        "intake2", "website", "latitude", "longitude", "type_facility",
    ]
    var bytes = csvLine(named + letters)
    for facility in facilities {
        let type = facility.substanceUse == nil ? "MH" : "SA"
        guard let codes = facility.substanceUse ?? facility.mentalHealth else { continue }
        let point = findTreatmentPoint(facility, gazetteer, &random)
        let cells = [
            facility.name, facility.name2, facility.isConfidential ? "- - -" : facility.street, facility.street2,
            facility.zip.city,
            facility.zip.state.description, facility.zip.code.description, "", facility.zip.county, facility.phone,
            facility.intake.isEmpty ? "" : "Intake", facility.intake, "",
            facility.website.isEmpty ? "http://" : facility.website,
            degrees(point.latitude), degrees(point.longitude), type,
        ]
        bytes += csvLine(cells + letters.map { codes.contains($0.uppercased()) ? "1" : "" })
    }
    return bytes
}

/// `SA SUMH * OP OIT ORT * …`: groups in the order of the legend, empty ones left out.
private func packed(_ codes: Set<String>, _ questionnaire: Questionnaire, _ tables: VocabularyTables) -> String {
    var groups: [(category: String, codes: [String])] = []
    for code in tables.codes where codes.contains(code.code) && code.askedBy.contains(questionnaire) {
        if groups.last?.category == code.category {
            groups[groups.count - 1].codes.append(code.code)
        } else {
            groups.append((code.category, [code.code]))
        }
    }
    return groups.map { $0.codes.joined(separator: " ") }.joined(separator: " * ")
}

/// House abbreviations in one of the two directories, and the cut at 38 characters in both.
private func directoryName(_ name: String, _ questionnaire: Questionnaire) -> String {
    var words = name.split(separator: " ").map { String($0) }
    if questionnaire == .substanceUse {
        let short = [
            "Center": "Ctr", "Services": "Servs", "Treatment": "Trt", "Behavioral": "Behav", "Program": "Prog",
            "Community": "Comm",
        ]
        words = words.map { short[$0] ?? $0 }
    }
    return String(words.joined(separator: " ").prefix(38))
}

/// A ZIP that a spreadsheet took for a number has lost its zeros.
private func directoryZIP(_ zip: ZIPCode, _ random: inout SplitMix64) -> String {
    if random.chance(6) { return "\(zip)-\(1000 + random.below(9000))" }
    return zip.rawValue < 10_000 && random.chance(50) ? "\(zip.rawValue)" : zip.description
}

/// One point in fifty is 0,0, one in thirty the middle of the state, one in ten the middle of the ZIP code.
private func findTreatmentPoint(
    _ facility: SampleFacility, _ gazetteer: Gazetteer, _ random: inout SplitMix64
) -> Coordinate {
    switch random.below(150) {
    case 0..<3: Coordinate(microLatitude: 0, microLongitude: 0)
    case 3..<8: gazetteer.states.first { $0.code == facility.zip.state }?.centre ?? facility.point
    case 8..<23: facility.zip.point
    default: facility.point
    }
}
