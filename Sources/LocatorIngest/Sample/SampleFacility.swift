internal import Treatment

/// A fictional facility, before it is written in any format.
struct SampleFacility {
    var ordinal: Int
    var name: String
    var name2: String
    var street: String
    var street2: String
    var zip: Gazetteer.ZIP
    var point: Coordinate
    /// `213-555-0142`.
    var phone: String
    var intake: String
    var website: String
    var isConfidential: Bool
    /// Its answers to the two surveys; nil when the directory does not list it.
    var substanceUse: Set<String>?
    var mentalHealth: Set<String>?

    var id: String { "s\(ordinal < 10 ? "00" : ordinal < 100 ? "0" : "")\(ordinal)" }
    var isWestern: Bool { zip.point.longitude < -100_000_000 }
}

/// Fictional facilities at plausible places: half in and around large cities, the rest all over the map.
func sampleFacilities(_ count: Int, _ gazetteer: Gazetteer, _ random: inout SplitMix64) -> [SampleFacility] {
    let places = samplePlaces(count, gazetteer, &random)
    var phones: [String: Int] = [:]
    return places.enumerated().map { ordinal, zip in
        let both = random.below(100)
        var facility = SampleFacility(
            ordinal: ordinal + 1, name: sampleName(&random), name2: random.chance(45) ? sampleSecondName(&random) : "",
            street: sampleStreet(&random), street2: random.chance(25) ? "Suite \(100 + random.below(400))" : "",
            zip: zip,
            point: nearby(zip.point, &random), phone: nextPhone(zip.state, &phones), intake: "", website: "",
            isConfidential: random.chance(2))
        if random.chance(40) { facility.intake = nextPhone(zip.state, &phones) }
        if random.chance(70) { facility.website = "https://www.example.org/\(facility.id)" }
        if both < 72 { facility.substanceUse = sampleCodes(.substanceUse, &random) }
        if both >= 48 { facility.mentalHealth = sampleCodes(.mentalHealth, &random) }
        agree(&facility, &random)
        return facility
    }
}

/// One facility answers both surveys nearly alike: nine in ten of the questions that both ask.
private func agree(_ facility: inout SampleFacility, _ random: inout SplitMix64) {
    guard let first = facility.substanceUse, var second = facility.mentalHealth else { return }
    let both = Set(SampleRates.mentalHealth.map(\.code))
    for (code, _) in SampleRates.substanceUse where both.contains(code) && !random.chance(10) {
        if first.contains(code) { second.insert(code) } else { second.remove(code) }
    }
    for code in ["ADLT", "CHLD", "SNR", "YAD", "SP"] where !random.chance(10) {
        if first.contains(code) { second.insert(code) } else { second.remove(code) }
    }
    facility.mentalHealth = second
}

private let metros: [(city: String, state: String, share: Int)] = [
    ("Los Angeles", "CA", 11), ("Austin", "TX", 6), ("San Jose", "CA", 5), ("Seattle", "WA", 6), ("Miami", "FL", 6),
    ("Chicago", "IL", 7), ("New York", "NY", 4), ("Phoenix", "AZ", 3), ("Boston", "MA", 3), ("Anchorage", "AK", 1),
    ("Bethel", "AK", 1), ("Honolulu", "HI", 1), ("Hilo", "HI", 1), ("San Juan", "PR", 1), ("Mayaguez", "PR", 1),
    ("Bozeman", "MT", 1), ("Chinle", "AZ", 1),
]

private func samplePlaces(_ count: Int, _ gazetteer: Gazetteer, _ random: inout SplitMix64) -> [Gazetteer.ZIP] {
    var places: [Gazetteer.ZIP] = []
    for metro in metros {
        let zips = gazetteer.zips.filter { $0.city == metro.city && $0.state == StateCode(metro.state) }
        guard !zips.isEmpty else { continue }
        for _ in 0..<max(1, count * metro.share / 100) where places.count < count { places.append(random.pick(zips)) }
    }
    // Military and island codes without a county are left out.
    let anywhere = gazetteer.zips.filter { !$0.county.isEmpty }
    while places.count < count, !anywhere.isEmpty { places.append(random.pick(anywhere)) }
    return places
}

private func sampleName(_ random: inout SplitMix64) -> String {
    let first = [
        "Cedar", "Harbor", "Mesa", "Prairie", "Lantern", "Juniper", "Bridgewater", "Sunrise", "Blue Door", "Riverbend",
        "Stillwater", "Northgate", "Maple", "Canyon", "Lakeside", "Heron", "Willow", "Two Rivers", "Granite", "Amistad",
    ]
    let last = [
        "House", "Recovery Center", "Behavioral Health", "Counseling Services", "Treatment Center", "Wellness Center",
        "Community Health Services", "Family Services", "Clinic", "Outpatient Center",
    ]
    return "Sample \(random.pick(first)) \(random.pick(last))"
}

private func sampleSecondName(_ random: inout SplitMix64) -> String {
    random.pick([
        "Downtown", "Intensive Outpatient Program", "Adult Services", "Adolescent Program", "Women's Program",
        "Eastside",
        "Behavioral Health Services Department", "Substance Abuse Treatment Services Division",
    ])
}

private func sampleStreet(_ random: inout SplitMix64) -> String {
    let number = 100 + random.below(9900)
    let side = random.pick(["", "North ", "South ", "East ", "West "])
    let name = random.pick(["Example", "Sample", "Placeholder", "Specimen", "Demonstration"])
    return "\(number) \(side)\(name) \(random.pick(["Street", "Avenue", "Road", "Boulevard", "Way"]))"
}

/// Within about 2 km.
private func nearby(_ point: Coordinate, _ random: inout SplitMix64) -> Coordinate {
    Coordinate(
        microLatitude: point.latitude + Int32(random.below(30_001) - 15_000),
        microLongitude: point.longitude + Int32(random.below(30_001) - 15_000))
}

/// Numbers 555-0100 to 555-0199, which are never given out.
private func nextPhone(_ state: StateCode, _ used: inout [String: Int]) -> String {
    let codes = areaCodes[state.description] ?? ["202"]
    let count = used[state.description, default: 0]
    used[state.description] = count + 1
    let last = 100 + (count / codes.count) % 100
    return "\(codes[count % codes.count])-555-0\(last)"
}

private let areaCodes: [String: [String]] = {
    let text = """
        AL 205 256 AK 907 AZ 602 520 928 AR 501 479 CA 213 323 310 408 415 619 916 559 CO 303 719 CT 203 860
        DE 302 DC 202 FL 305 786 407 813 904 GA 404 706 HI 808 ID 208 IL 312 773 217 618 IN 317 219 IA 515 319
        KS 316 785 KY 502 606 LA 504 318 ME 207 MD 410 301 MA 617 413 508 MI 313 517 906 MN 612 218 MS 601 662
        MO 314 816 573 MT 406 NE 402 308 NV 702 775 NH 603 NJ 201 609 NM 505 575 NY 212 718 518 716 315
        NC 704 919 828 ND 701 OH 216 614 513 740 OK 405 918 OR 503 541 PA 215 412 814 717 PR 787 939 RI 401
        SC 803 843 SD 605 TN 615 901 423 TX 512 713 214 915 806 361 UT 801 435 VT 802 VA 804 703 540
        WA 206 253 509 360 WV 304 WI 414 608 715 WY 307
        """
    var codes: [String: [String]] = [:]
    var state = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
        if word.first?.isLetter == true { state = String(word) } else { codes[state, default: []].append(String(word)) }
    }
    return codes
}()
