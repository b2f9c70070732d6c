import LocatorIngest
import LocatorSearch
import Treatment

/// Requests drawn from a seed, as people ask them: near a ZIP code, mostly with a level, some with payment, specialties, a
/// language and free time; half of them with the ring left to the engine.
func syntheticRequests(_ count: Int, seed: UInt64, _ gazetteer: Gazetteer) -> [SearchRequest] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in syntheticRequest(gazetteer, &random) }
}

/// The same requests, each with one to three words: of names, of towns, of facts, nowhere to be found, one in six misspelt.
func withText(_ requests: [SearchRequest], seed: UInt64, _ gazetteer: Gazetteer) -> [SearchRequest] {
    var random = SplitMix64(seed: seed)
    let names = ["cedar", "harbor", "willow", "summit", "prairie", "canyon", "lantern", "juniper"]
    let kinds = ["recovery", "counseling", "behavioral", "health", "wellness", "treatment", "clinic"]
    let facts = [
        "trauma", "veterans", "methadone", "dialectical", "depression", "housing", "anxiety", "español", "zebra",
    ]
    return requests.map { request in
        let words = (0..<1 + random.below(3)).map { _ in
            let word = random.pick([
                random.pick(names), random.pick(kinds), random.pick(facts), random.pick(gazetteer.zips).city,
            ])
            return random.chance(17) ? String(word.dropLast()) : word
        }
        var other = request
        other.text = TextNeed(words.joined(separator: " "))
        return other
    }
}

private func syntheticRequest(_ gazetteer: Gazetteer, _ random: inout SplitMix64) -> SearchRequest {
    let zip = random.pick(gazetteer.zips)
    var request = SearchRequest()
    request.origin = Origin(
        point: zip.point, state: zip.state, county: foldedPlace(zip.county), label: "\(zip.code)",
        zone: gazetteer.zones[zip.zone])
    if random.chance(50) { request.radius = Metres(miles: random.pick([5, 10, 25, 25, 50, 100])) }
    if random.chance(70) { request.level = LevelNeed([random.pick([Level.op, .iop, .iop, .php, .residential])]) }
    let asked: [(percent: Int, codes: [String], mode: Mode)] = [
        (60, ["medicaid", "medicare", "private", "sliding_scale", "self_pay"], .must),
        (50, ["dbt", "cbt", "co_occurring", "trauma", "group", "veterans", "buprenorphine"], .prefer),
        (15, ["es", "vi", "zh", "ase"], .prefer), (15, ["carf", "joint_commission"], .prefer),
    ]
    for (percent, codes, mode) in asked where random.chance(percent) {
        let terms = (0..<1 + random.below(2)).map { _ in Vocabulary.known(random.pick(codes)) }
        request.needs.append(Need(terms, mode: mode, label: "synthetic"))
    }
    if random.chance(30) {
        let evenings = (0..<5).compactMap { WeekInterval(start: $0 * WeekInterval.day + 1050, length: 240) }
        request.schedule = ScheduleNeed(free: WeeklySchedule(evenings), bufferMinutes: 30)
    }
    return request
}
