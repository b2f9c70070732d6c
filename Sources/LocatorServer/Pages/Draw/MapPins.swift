/// One sign on the map: a hit, or several that would cover each other.
struct MapPin: Hashable {
    /// Ascending.
    var ranks: [Int]
    var names: [String]
    var spot: Spot
    var approximate: Int
    /// Farther than the picture shows: on its edge, in the right direction.
    var isBeyond: Bool

    /// `4`, `3–5`, `1,7`, `1–4 +6`.
    var text: String {
        var runs: [(first: Int, last: Int)] = []
        for rank in ranks {
            if let last = runs.last, last.last == rank - 1 {
                runs[runs.count - 1].last = rank
            } else {
                runs.append((rank, rank))
            }
        }
        func written(_ run: (first: Int, last: Int)) -> String {
            switch run.last - run.first {
            case 0: "\(run.first)"
            case 1: "\(run.first),\(run.last)"
            default: "\(run.first)–\(run.last)"
            }
        }
        let whole = runs.map(written).joined(separator: ",")
        if whole.unicodeScalars.count <= 8 { return whole }
        let shown = runs[0].last - runs[0].first + 1
        return ranks.count > shown ? "\(written(runs[0])) +\(ranks.count - shown)" : whole
    }

    /// Its letters are heavy: counted as a size larger.
    var box: Box { Box(around: spot, width: max(18, width(of: text, size: 12) + 8), height: 18) }
}

/// Pins side by side that touch become one, until none touch; each stays inside `frame`.
func settledPins(_ pins: [MapPin], inside frame: Box) -> [MapPin] {
    var groups: [MapPin] = []
    for pin in pins.sorted(by: { $0.ranks[0] < $1.ranks[0] }) { add(pin, to: &groups, frame) }
    var isSettled = false
    while !isSettled {
        isSettled = true
        var again: [MapPin] = []
        for group in groups where add(group, to: &again, frame) { isSettled = false }
        groups = again
    }
    return groups
}

/// - Returns: whether it joined another.
@discardableResult
private func add(_ pin: MapPin, to groups: inout [MapPin], _ frame: Box) -> Bool {
    // Pins may touch by a little: two that stand side by side say more than a group.
    if let place = groups.firstIndex(where: { $0.box.grown(by: -3).overlaps(pin.box.grown(by: -3)) }) {
        groups[place] = inside(frame, joined(groups[place], pin))
        return true
    }
    groups.append(inside(frame, pin))
    return false
}

/// Stands where most of its hits are.
private func joined(_ a: MapPin, _ b: MapPin) -> MapPin {
    let hits = zip(a.ranks + b.ranks, a.names + b.names).sorted { $0.0 < $1.0 }
    let (m, n) = (a.ranks.count, b.ranks.count)
    return MapPin(
        ranks: hits.map(\.0), names: hits.map(\.1),
        spot: Spot(x: (a.spot.x * m + b.spot.x * n) / (m + n), y: (a.spot.y * m + b.spot.y * n) / (m + n)),
        approximate: a.approximate + b.approximate, isBeyond: a.isBeyond && b.isBeyond)
}

private func inside(_ frame: Box, _ pin: MapPin) -> MapPin {
    var pin = pin
    let box = pin.box
    pin.spot.x = min(max(pin.spot.x, frame.x + (box.width + 1) / 2), frame.right - (box.width + 1) / 2)
    pin.spot.y = min(max(pin.spot.y, frame.y + (box.height + 1) / 2), frame.bottom - (box.height + 1) / 2)
    return pin
}
