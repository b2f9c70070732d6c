import LocatorIndex
import LocatorSearch
import Treatment

/// What is listed beside the hits and counts in nothing: attended online from beyond, without an address, never asked.
struct BesideValues {
    let answer: SearchAnswer
    let request: SearchRequest
    let words: PageWords
    let snapshot: Snapshot

    private static let mostLines = 5

    func values() throws(IndexError) -> [PageValues]? {
        var lists: [PageValues] = []
        if answer.online.count > 0 {
            let facilities = try facilities(of: answer.online)
            lists.append(list(onlineBesideText(answer.online.count, words.language), facilities))
        }
        if answer.unlocated.count > 0 {
            let facilities = try facilities(of: answer.unlocated)
            lists.append(list(words("beside.unlocated", ["n": "\(answer.unlocated.count)"]), facilities))
        }
        if answer.neverAsked.count > 0, let level = request.level {
            var facilities: [Facility] = []
            for ordinal in answer.neverAsked.ordinals.prefix(BesideValues.mostLines) {
                facilities.append(try snapshot.facility(ordinal))
            }
            lists.append(list(neverAskedText(answer.neverAsked.count, level, words.language), facilities))
        }
        return lists.isEmpty ? nil : lists
    }

    private func facilities(of beside: Beside) throws(IndexError) -> [Facility] {
        var facilities: [Facility] = []
        for ordinal in beside.ordinals.prefix(BesideValues.mostLines) {
            facilities.append(try snapshot.facility(Int(snapshot.columns.facilityOf[ordinal])))
        }
        return facilities
    }

    private func list(_ text: String, _ facilities: [Facility]) -> PageValues {
        ["text": text, "lines": facilities.map { callLineValues($0, metres: nil, words) }]
    }
}
