package import LocatorIndex
import Treatment

/// A place that what was typed may become.
package struct PlaceCompletion: Hashable, Sendable {
    /// What a completion stands for.
    package enum Kind: String, Sendable { case zip, city, county, state }

    /// The text to put into `near`: it resolves to just this place.
    package let label: String
    package let kind: Kind
    /// 0 when unknown, and for ZIP codes; of counties and states the sum of their places, which is enough for an order.
    package let population: Int
}

/// Places whose names begin with what was typed, the most populous first; ZIP codes in their order. The same text gives the same
/// list. Nothing is corrected here.
/// - Parameter limit: how many at most; none for 0 or less.
package func completePlaces(_ prefix: String, limit: Int, in snapshot: Snapshot) -> [PlaceCompletion] {
    guard limit > 0, prefix.utf8.count <= 200 else { return [] }
    let parts = prefix.split(separator: ",", omittingEmptySubsequences: false)
    guard let first = parts.first, case let words = foldedTokens(first), let last = words.last else { return [] }
    if words.count == 1, parts.count == 1, last.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
        return completeZIPs(last, limit, in: snapshot)
    }
    let isEnded = first.last?.isWhitespace == true || parts.count > 1
    var best = MostPopulous(limit: limit)
    let tail = parts.count > 1 ? foldedTokens(parts[1]).joined(separator: " ") : nil
    for key in keys(words, isEnded: isEnded) {
        let states = tail.map { tail in snapshot.states.filter { begins($0, tail) }.map(\.code) }
        completeCities(key, isEnded && tail != nil, states, &best, in: snapshot)
        completeCounties(key, tail == nil ? nil : states, &best, in: snapshot)
        if tail == nil { completeStates(key, &best, in: snapshot) }
    }
    return best.sorted.map { found in
        switch found.kind {
        case .state:
            PlaceCompletion(
                label: area(snapshot.states[found.ordinal], in: snapshot).label, kind: .state, population: found.people)
        case .county:
            PlaceCompletion(label: label(snapshot.county(at: found.ordinal)), kind: .county, population: found.people)
        case .city, .zip:
            PlaceCompletion(label: label(snapshot.city(at: found.ordinal)), kind: .city, population: found.people)
        }
    }
}

/// What keys may begin with: the last word may not be finished, so `st` is `saint` and `st…`.
private func keys(_ words: [String], isEnded: Bool) -> [String] {
    let whole = foldedPlace(words.joined(separator: " "))
    guard !isEnded, let last = words.last, words.count > 0 else { return [whole] }
    let before = words.count > 1 ? foldedPlace(words.dropLast().joined(separator: " ")) + " " : ""
    return before + last == whole ? [whole] : [whole, before + last]
}

private func completeZIPs(_ digits: String, _ limit: Int, in snapshot: Snapshot) -> [PlaceCompletion] {
    guard digits.utf8.count <= 5, let number = UInt32(digits) else { return [] }
    let scale = (digits.utf8.count..<5).reduce(UInt32(1)) { scale, _ in scale * 10 }
    let first = snapshot.firstZIP(from: ZIPCode(rawValue: number * scale))
    let past = snapshot.firstZIP(from: ZIPCode(rawValue: (number + 1) * scale))
    return (first..<min(past, first + limit)).map { ordinal in
        let zip = snapshot.zip(at: ordinal)
        return PlaceCompletion(label: "\(zip.code) \(zip.city), \(zip.state)", kind: .zip, population: 0)
    }
}

private func completeCities(
    _ key: String, _ isWhole: Bool, _ states: [StateCode]?, _ best: inout MostPopulous, in snapshot: Snapshot
) {
    for ordinal in isWhole ? snapshot.cities(key: key) : snapshot.cities(prefix: key) {
        let people = snapshot.cityPopulation(at: ordinal)
        guard best.takes(people), states.map({ $0.contains(snapshot.cityState(at: ordinal)) }) ?? true else { continue }
        best.add(people, .city, ordinal) { snapshot.isSpelling($0, of: $1) }
    }
    // One letter is the beginning of too many short names.
    guard key.utf8.count > 1 else { return }
    for alias in 0..<snapshot.aliasCount where snapshot.aliasKey(at: alias).hasPrefix(key) {
        let (city, state) = snapshot.alias(at: alias)
        guard states?.contains(state) ?? true else { continue }
        for ordinal in snapshot.cities(key: city) where snapshot.cityState(at: ordinal) == state {
            let people = snapshot.cityPopulation(at: ordinal)
            if best.takes(people) { best.add(people, .city, ordinal) { snapshot.isSpelling($0, of: $1) } }
            break
        }
    }
}

private func completeCounties(
    _ key: String, _ states: [StateCode]?, _ best: inout MostPopulous, in snapshot: Snapshot
) {
    // `travis cou`: what is behind the name is the beginning of the word for it.
    var name = key
    if let space = key.lastIndex(of: " "),
        ["county", "parish", "borough"].contains(where: { word in
            word.hasPrefix(key[key.index(after: space)...])
        })
    {
        name = String(key[..<space])
        for ordinal in snapshot.counties(key: name) { addCounty(ordinal, states, &best, in: snapshot) }
    }
    for ordinal in snapshot.counties(prefix: key) { addCounty(ordinal, states, &best, in: snapshot) }
}

private func addCounty(_ ordinal: Int, _ states: [StateCode]?, _ best: inout MostPopulous, in snapshot: Snapshot) {
    let (people, state) = snapshot.countyPeople(at: ordinal)
    if best.takes(people), states?.contains(state) ?? true { best.add(people, .county, ordinal) { $0 == $1 } }
}

private func completeStates(_ key: String, _ best: inout MostPopulous, in snapshot: Snapshot) {
    let found = snapshot.states.indices.filter { begins(snapshot.states[$0], key) }
    guard !found.isEmpty else { return }
    let people = statePeople(in: snapshot)
    for ordinal in found { best.add(people[snapshot.states[ordinal].code] ?? 0, .state, ordinal) { $0 == $1 } }
}

/// Whether a state's code is the text, or its name begins with it.
private func begins(_ state: Gazetteer.State, _ text: String) -> Bool {
    if foldedPlace(state.name).hasPrefix(text) || StateCode(text) == state.code { return true }
    return spanishStates.contains { StateCode($0.value) == state.code && text.utf8.count > 3 && $0.key.hasPrefix(text) }
}

/// The first few of many by people, then by kind and ordinal.
private struct MostPopulous {
    struct Found {
        let people: Int
        let kind: PlaceCompletion.Kind
        let ordinal: Int
    }

    let limit: Int
    private(set) var sorted: [Found] = []

    init(limit: Int) { self.limit = min(limit, 100) }

    /// Whether one of so many people may still enter.
    func takes(_ people: Int) -> Bool { sorted.count < limit || people > (sorted.last?.people ?? 0) }

    /// Adds one, unless it is the same as one that is there.
    mutating func add(
        _ people: Int, _ kind: PlaceCompletion.Kind, _ ordinal: Int, isSame: (Int, Int) -> Bool
    ) {
        guard !sorted.contains(where: { $0.kind == kind && isSame($0.ordinal, ordinal) }) else { return }
        let place = sorted.firstIndex { $0.people < people } ?? sorted.count
        sorted.insert(Found(people: people, kind: kind, ordinal: ordinal), at: place)
        if sorted.count > limit { sorted.removeLast() }
    }
}
