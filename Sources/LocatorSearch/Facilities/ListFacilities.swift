import LocatorIndex
import Treatment

extension SearchEngine {
    /// One page of the facilities that pass a request's filters, ties in order of id. Those without a point come last by
    /// distance, whichever way it is sorted.
    package func facilities(_ request: FacilityRequest) -> FacilityPage {
        var found = passing(request)
        let size = max(1, request.pageSize)
        let pages = (found.count + size - 1) / size
        guard (1...max(1, pages)).contains(request.page), !found.isEmpty else {
            return FacilityPage(total: found.count, pages: pages, rows: [])
        }
        let first = (request.page - 1) * size
        let last = min(found.count, first + size)
        let snapshot = snapshot
        func precedes(_ a: ListedFacility, _ b: ListedFacility) -> Bool {
            a.key != b.key
                ? a.key < b.key : snapshot.id(ofFacility: Int(a.facility)) < snapshot.id(ofFacility: Int(b.facility))
        }
        bringForward(last, of: &found, precedes)
        let sorted = found[..<last].sorted(by: precedes)
        let here = request.origin.map(EarthPoint.init)
        let rows = sorted[first...].enumerated().map { place, listed in
            let chord = here.flatMap { self.chord(from: $0, to: Int(listed.facility)) }
            return FacilityRow(
                rank: first + place + 1, facility: Int(listed.facility), distance: chord.map(Metres.init(squaredChord:))
            )
        }
        return FacilityPage(total: found.count, pages: pages, rows: rows)
    }

    private func passing(_ request: FacilityRequest) -> [ListedFacility] {
        let here = request.origin.map(EarthPoint.init)
        let limit = here == nil ? nil : request.within.map(\.longestSquaredChord)
        let wanted = request.surveys.rawValue << 2
        let needs = request.codes.map(CodeNeed.init)
        var area = request.area.map { AreaTest($0, self) }
        let count = snapshot.summary.facilities
        var found: [ListedFacility] = []
        for range in ranges(request) {
            for facility in range {
                guard columns.facilitySurveys[facility] & wanted != 0,
                    needs.allSatisfy({ $0.isMet(columns.facilityCodes, facility, count) }),
                    area?.holds(facility) ?? true
                else { continue }
                let chord = here.flatMap { self.chord(from: $0, to: facility) }
                if let limit {
                    guard let chord, chord <= limit else { continue }
                }
                let key = self.key(facility, chord, request.order, hasOrigin: here != nil)
                found.append(ListedFacility(key: key, facility: UInt32(facility)))
            }
        }
        return found
    }

    /// Ordinals of facilities among which all are that can pass: those of the circle's cells, else all.
    private func ranges(_ request: FacilityRequest) -> [Range<Int>] {
        guard let origin = request.origin, let within = request.within else { return [0..<snapshot.summary.facilities] }
        return snapshot.slices(around: origin, within: within).map { slice in
            Int(columns.facilityOf[slice.lowerBound])..<Int(columns.facilityOf[slice.upperBound - 1]) + 1
        }
    }

    private func chord(from here: EarthPoint, to facility: Int) -> Int64? {
        let program = Int(columns.facilityStart[facility])
        guard program < snapshot.summary.located else { return nil }
        return here.squaredChord(
            to: EarthPoint(x: columns.x[program], y: columns.y[program], z: columns.z[program]))
    }

    private func key(_ facility: Int, _ chord: Int64?, _ order: FacilityRequest.Order, hasOrigin: Bool) -> Int64 {
        let rank = Int64(columns.facilityNameRank[facility])
        switch order {
        case .nearest: return hasOrigin ? chord ?? Int64.max : rank
        case .farthest: return hasOrigin ? chord.map { -$0 } ?? Int64.max : -rank
        case .name: return rank
        case .nameReversed: return -rank
        }
    }
}

/// A facility that passes, with the number it is sorted by.
private struct ListedFacility {
    let key: Int64
    let facility: UInt32
}

/// A set of codes as the words of the facilities' column: one bit of any is enough.
private struct CodeNeed {
    private let masks: [(word: Int, mask: UInt64)]

    init(_ codes: CodeSet) {
        masks = codes.words.indices.compactMap { codes.words[$0] == 0 ? nil : ($0, codes.words[$0]) }
    }

    func isMet(_ words: Column<UInt64>, _ facility: Int, _ count: Int) -> Bool {
        masks.contains { words[$0.word * count + facility] & $0.mask != 0 }
    }
}

/// Puts the first `count` elements of an order in front, unsorted: Hoare's selection, the middle element as pivot.
func bringForward<Element>(_ count: Int, of list: inout [Element], _ precedes: (Element, Element) -> Bool) {
    var low = 0
    var high = list.count - 1
    while low < high, count > low, count <= high {
        let pivot = list[(low + high) / 2]
        var left = low
        var right = high
        while left <= right {
            while precedes(list[left], pivot) { left += 1 }
            while precedes(pivot, list[right]) { right -= 1 }
            if left <= right {
                list.swapAt(left, right)
                left += 1
                right -= 1
            }
        }
        // What lies between right and left is where it belongs.
        if count - 1 <= right {
            high = right
        } else if count - 1 >= left {
            low = left
        } else {
            return
        }
    }
}
