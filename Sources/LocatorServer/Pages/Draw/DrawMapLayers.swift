import LocatorSearch
import Treatment

// The layers of a map, from the back. Each takes its place from what lies there already.

/// Rings with their miles, written where no pin stands.
func draw(
    _ rings: [(metres: Int, text: String, isRadius: Bool)], _ map: MapDrawing, _ frame: MapFrame, _ taken: inout [Box],
    _ svg: inout SVG
) {
    guard map.start != nil else { return }
    let middle = frame.projection.middleSpot
    svg.open("g", ["class": "map-ring", "fill": "none", "stroke": "#9aa9a0"])
    for ring in rings {
        let radius = frame.projection.pixels(metres: ring.metres)
        if ring.isRadius {
            svg.circle(middle, radius, ["class": "map-radius", "stroke-width": "2", "stroke-dasharray": "6 4"])
        } else {
            svg.circle(middle, radius)
        }
    }
    svg.close()
    svg.open(
        "g",
        [
            "class": "map-miles", "fill": "#45524a", "font-size": "10", "text-anchor": "middle", "stroke": "#f6f8f6",
            "stroke-width": "3", "paint-order": "stroke",
        ])
    for ring in rings {
        let radius = frame.projection.pixels(metres: ring.metres)
        // Eight directions, the upper ones first.
        let diagonal = radius * 70_711 / 100_000
        let spots = [
            (0, -radius), (diagonal, -diagonal), (-diagonal, -diagonal), (0, radius), (diagonal, diagonal),
            (-diagonal, diagonal), (radius, 0), (-radius, 0),
        ].map {
            Box(
                around: Spot(x: middle.x + $0.0, y: middle.y + $0.1), width: width(of: ring.text, size: 10) + 2,
                height: 12)
        }
        let free = spots.filter { frame.inner.holds($0) }
        guard let box = free.first(where: { box in !taken.contains { $0.overlaps(box) } }) ?? free.first else {
            continue
        }
        taken.append(box)
        svg.text(ring.text, at: Spot(x: box.middle.x, y: box.bottom - 3))
    }
    svg.close()
}

/// Where the person starts: a cross in a circle, and its name.
func drawStart(_ map: MapDrawing, _ frame: MapFrame, _ taken: inout [Box], _ svg: inout SVG) {
    guard let start = map.start else { return }
    let at = frame.projection.middleSpot
    svg.open("g", ["class": "map-start", "fill": "none", "stroke": "#8a2f14", "stroke-width": "2"])
    svg.circle(at, 5, ["fill": "#f6f8f6"])
    svg.line(Spot(x: at.x - 8, y: at.y), Spot(x: at.x + 8, y: at.y))
    svg.line(Spot(x: at.x, y: at.y - 8), Spot(x: at.x, y: at.y + 8))
    svg.close()
    let size = (width: width(of: start.label, size: 11), height: 14)
    // Below, above, beside, and a line farther each time.
    let aside = size.width / 2 + 14
    let spots = (1...4).flatMap { step -> [(Int, Int)] in
        let away = 4 + 14 * step
        return [
            (0, away), (0, -away), (aside, away - 18), (-aside, away - 18), (aside, 18 - away), (-aside, 18 - away),
        ]
    }
    let boxes = spots.map { Box(around: Spot(x: at.x + $0.0, y: at.y + $0.1), width: size.width, height: size.height) }
        .filter { frame.inner.holds($0) }
    guard let box = boxes.first(where: { box in !taken.contains { $0.overlaps(box) } }) ?? boxes.first else { return }
    taken.append(box)
    svg.text(
        start.label, at: Spot(x: box.middle.x, y: box.bottom - 3),
        [
            "class": "map-start-name", "fill": "#8a2f14", "font-weight": "600", "text-anchor": "middle",
            "stroke": "#f6f8f6", "stroke-width": "3", "paint-order": "stroke",
        ])
}

/// Names for orientation, faint, as many as find room.
func draw(_ labels: [MapDrawing.Label], _ frame: MapFrame, _ taken: inout [Box], _ svg: inout SVG) {
    let most = 12
    var drawn = 0
    svg.open(
        "g",
        [
            "class": "map-name", "fill": "#66736b", "text-anchor": "middle", "stroke": "#f6f8f6", "stroke-width": "3",
            "paint-order": "stroke",
        ])
    for label in labels where drawn < most {
        let at = frame.projection.spot(label.point)
        guard frame.inner.holds(Box(around: at, width: 4, height: 4)) else { continue }
        let isState = label.kind == .state
        let name = isState ? label.name.uppercased() : label.name
        // A state's letters stand one pixel apart.
        let wide = width(of: name, size: isState ? 12 : 10) + (isState ? 2 * name.unicodeScalars.count : 0)
        // Above, below, right and left of its dot; a state's name in its middle.
        let spots =
            isState
            ? [(0, 0), (0, -16), (0, 16)] : [(0, -10), (0, 10), (wide / 2 + 6, 0), (-wide / 2 - 6, 0)]
        let dot = Box(around: at, width: 4, height: 4)
        let boxes = spots.map { Box(around: Spot(x: at.x + $0.0, y: at.y + $0.1), width: wide + 4, height: 13) }
        guard isState || !taken.contains(where: { $0.overlaps(dot) }),
            let box = boxes.first(where: { box in
                frame.inner.holds(box) && !taken.contains { $0.overlaps(box) }
            })
        else { continue }
        taken.append(box)
        if isState {
            svg.text(name, at: Spot(x: box.middle.x, y: box.bottom - 3), ["font-size": "12", "letter-spacing": "1"])
        } else {
            taken.append(dot)
            svg.circle(at, 2, ["stroke": "none"])
            svg.text(name, at: Spot(x: box.middle.x, y: box.bottom - 3), ["font-size": "10"])
        }
        drawn += 1
    }
    svg.close()
}

/// A hit's number; hollow where its place is only about right, pointed where it lies beyond the edge.
func draw(_ pin: MapPin, _ language: PageLanguage, _ svg: inout SVG) {
    let isHollow = pin.approximate == pin.ranks.count
    svg.open("g", ["class": isHollow ? "map-pin map-about" : "map-pin"])
    let names = zip(pin.ranks, pin.names).prefix(6).map { "\($0) \($1)" } + (pin.ranks.count > 6 ? ["…"] : [])
    svg.element("title", [:], names.joined(separator: " · "))
    let box = pin.box.grown(by: -1)
    if pin.isBeyond { drawPoint(pin, box, &svg) }
    if isHollow {
        svg.rectangle(
            box, ["rx": "8", "fill": "#ffffff", "stroke": "#1f5f8b", "stroke-width": "2", "stroke-dasharray": "3 2"])
    } else {
        svg.rectangle(box, ["rx": "8", "fill": "#1f5f8b", "stroke": "#ffffff", "stroke-width": "1"])
    }
    svg.text(
        pin.text, at: Spot(x: pin.spot.x, y: pin.spot.y + 4),
        ["fill": isHollow ? "#123b57" : "#ffffff", "font-weight": "600", "text-anchor": "middle"])
    svg.close()
}

/// A small triangle towards the edge that is nearest.
private func drawPoint(_ pin: MapPin, _ box: Box, _ svg: inout SVG) {
    let (x, y) = (pin.spot.x, pin.spot.y)
    let side = MapFrame.side
    let ways = [
        (x, [(box.x - 4, y), (box.x + 2, y - 6), (box.x + 2, y + 6)]),
        (side - x, [(box.right + 4, y), (box.right - 2, y - 6), (box.right - 2, y + 6)]),
        (y, [(x, box.y - 4), (x - 6, box.y + 2), (x + 6, box.y + 2)]),
        (side - y, [(x, box.bottom + 4), (x - 6, box.bottom - 2), (x + 6, box.bottom - 2)]),
    ]
    guard let way = ways.min(by: { $0.0 < $1.0 }) else { return }
    let points = way.1.map { "\(min(max($0.0, 0), side)),\(min(max($0.1, 0), side))" }.joined(separator: " ")
    svg.element("polygon", ["class": "map-beyond", "points": points, "fill": "#1f5f8b"])
}

/// How long a mile is here, and where north is.
func drawScale(_ frame: MapFrame, _ svg: inout SVG) {
    let projection = frame.projection
    let bar = scaleBar(most: 110 * projection.reachMetres / projection.reachPixels)
    let (left, y) = (frame.scaleBox.x + 4, frame.scaleBox.bottom - 6)
    let right = left + projection.pixels(metres: bar.metres)
    svg.open("g", ["class": "map-scale", "stroke": "#45524a", "fill": "none", "stroke-width": "2"])
    svg.line(Spot(x: left, y: y), Spot(x: right, y: y))
    svg.line(Spot(x: left, y: y - 4), Spot(x: left, y: y + 1))
    svg.line(Spot(x: right, y: y - 4), Spot(x: right, y: y + 1))
    let north = frame.northBox.middle.x
    svg.element(
        "path", ["d": "M\(north) \(frame.northBox.bottom)V\(frame.northBox.y + 14)m-4 6l4 -6l4 6"])
    svg.close()
    svg.open("g", ["class": "map-scale-text", "fill": "#45524a", "font-size": "10"])
    svg.text(bar.text, at: Spot(x: left + 3, y: y - 6))
    svg.text("N", at: Spot(x: north, y: frame.northBox.y + 11), ["text-anchor": "middle", "font-weight": "600"])
    svg.close()
}
