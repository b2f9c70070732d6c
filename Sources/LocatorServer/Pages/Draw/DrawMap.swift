import LocatorSearch
import Treatment

/// Draws a map: origin in the middle, rings in miles, pins by rank, names around, a scale bar, north up. Equal values give equal
/// text; every pin has a place, those beyond the picture on its edge.
/// - Returns: nil without a pin.
func drawMap(_ map: MapDrawing) -> String? {
    guard let frame = MapFrame(map) else { return nil }
    let pins = settledPins(frame.pins(map), inside: frame.inner)
    var taken = pins.map { $0.box.grown(by: 1) } + [frame.scaleBox, frame.northBox]
    if map.start != nil { taken.append(Box(around: frame.projection.middleSpot, width: 16, height: 16)) }
    var svg = SVG(
        width: MapFrame.side, height: MapFrame.side, class: "draw-map", id: map.id, title: frame.title(map, pins),
        description: frame.description(map, pins))
    svg.rectangle(frame.whole, ["class": "draw-ground", "fill": "#f6f8f6"])
    draw(rings(reach: frame.ringReach, radius: map.radius), map, frame, &taken, &svg)
    drawStart(map, frame, &taken, &svg)
    draw(map.labels, frame, &taken, &svg)
    for pin in pins { draw(pin, map.language, &svg) }
    drawScale(frame, &svg)
    return svg.finished()
}

/// What part of the world the picture shows.
struct MapFrame {
    /// Pixels.
    static let side = 400
    let projection: MapProjection
    let whole = Box(x: 0, y: 0, width: MapFrame.side, height: MapFrame.side)
    /// Where pins and labels stay.
    let inner = Box(x: 4, y: 4, width: MapFrame.side - 8, height: MapFrame.side - 8)
    let scaleBox = Box(x: 6, y: MapFrame.side - 30, width: 120, height: 26)
    let northBox = Box(x: MapFrame.side - 24, y: 4, width: 20, height: 30)
    /// Metres to the corners, where a ring can still be seen.
    var ringReach: Int { projection.reachMetres * 21 / 20 }

    /// Nil without a pin.
    init?(_ map: MapDrawing) {
        let points = map.pins.map(\.point)
        guard let middle = map.start?.point ?? centre(of: points) else { return nil }
        guard !points.isEmpty else { return nil }
        let ways = points.map { Int(metres(from: middle, to: $0).rawValue) }.sorted()
        let farthest = ways[ways.count - 1]
        let usual = ways[(ways.count - 1) * 3 / 4]
        var reach = farthest * 108 / 100
        if let radius = map.radius.map({ Int($0.rawValue) }), map.start != nil {
            // The ring's own edge is shown when the hits come near it; what is attended online from beyond stays outside.
            if farthest * 100 > radius * 75 { reach = radius * 104 / 100 }
        } else if map.start != nil, farthest > 4 * max(usual, 800) {
            // A few that are far away do not make the others a heap.
            reach = usual * 130 / 100
        }
        projection = MapProjection(
            middle: middle, reachMetres: max(reach, 1600), reachPixels: MapFrame.side / 2 - 10,
            middleSpot: Spot(x: MapFrame.side / 2, y: MapFrame.side / 2))
    }

    func pins(_ map: MapDrawing) -> [MapPin] {
        map.pins.map { pin in
            let spot = projection.spot(pin.point)
            return MapPin(
                ranks: [pin.rank], names: [pin.name], spot: map.start == nil ? spot : pushed(pulled(spot)),
                approximate: pin.isApproximate ? 1 : 0,
                isBeyond: !whole.holds(Box(around: spot, width: 2, height: 2)))
        }
    }

    /// Above the sign of the start, which a pin would cover.
    private func pushed(_ spot: Spot) -> Spot {
        let middle = projection.middleSpot
        guard abs(spot.x - middle.x) < 14, abs(spot.y - middle.y) < 14 else { return spot }
        return Spot(x: spot.x, y: middle.y - 18)
    }

    /// On the way from the middle to a spot, the last place inside the picture.
    private func pulled(_ spot: Spot) -> Spot {
        let middle = projection.middleSpot
        let (dx, dy) = (spot.x - middle.x, spot.y - middle.y)
        let most = MapFrame.side / 2 - 12
        let away = max(abs(dx), abs(dy))
        guard away > most else { return spot }
        return Spot(x: middle.x + dx * most / away, y: middle.y + dy * most / away)
    }
}

// MARK: - Words

extension MapFrame {
    func title(_ map: MapDrawing, _ pins: [MapPin]) -> String {
        let count = map.pins.count
        guard let start = map.start else {
            return map.language.say("Map of \(count) results", "Mapa de \(count) resultados")
        }
        return map.language.say(
            "Map of \(count) results around \(start.label)", "Mapa de \(count) resultados alrededor de \(start.label)")
    }

    /// The list has all of it; this tells what the picture adds.
    func description(_ map: MapDrawing, _ pins: [MapPin]) -> String {
        let say = map.language.say
        var sentences = [
            say(
                "Numbers are places in the list. North is up.",
                "Los números son los puestos en la lista. El norte está arriba.")
        ]
        let groups = pins.filter { $0.ranks.count > 1 }.map(\.text)
        if !groups.isEmpty {
            sentences.append(
                say(
                    "Close together: \(groups.joined(separator: "; ")).",
                    "Muy juntos: \(groups.joined(separator: "; ")).")
            )
        }
        if map.pins.contains(where: \.isApproximate) {
            sentences.append(
                say("Hollow signs are only about right.", "Los signos huecos son solo aproximados."))
        }
        if pins.contains(where: \.isBeyond) {
            sentences.append(
                say("Pointed signs lie beyond the edge.", "Los signos con punta están más allá del borde."))
        }
        return sentences.joined(separator: " ")
    }
}
