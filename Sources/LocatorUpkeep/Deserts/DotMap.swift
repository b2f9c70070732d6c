import Treatment

/// ZIP codes as dots, coloured and sized by their answer: equirectangular, north up; Alaska, Hawaii and Puerto Rico in boxes of
/// their own. A dot stands for all ZIP codes in a square of four pixels and shows the worst of their answers.
func dotMap(_ zips: [DesertReport.ZIPSupply], isOneState: Bool, title: String) -> String {
    var drawing = Drawing(width: mapWidth, height: mapHeight, title: title)
    let frames = isOneState ? [around(zips)] : countryFrames
    var cells: [Cell: SupplyAnswer] = [:]
    for place in zips {
        guard let spot = frames.lazy.compactMap({ $0.spot(place.zip.point) }).first else { continue }
        let cell = Cell(x: spot.x / step, y: spot.y / step)
        if let known = cells[cell], known.rank <= place.supply.answer.rank { continue }
        cells[cell] = place.supply.answer
    }
    for frame in frames where !frame.label.isEmpty {
        drawing.frame(x: frame.x, y: frame.y, width: frame.width, height: frame.height)
        drawing.words(frame.label, x: frame.x + 4, y: frame.y + 16, size: 14)
    }
    // The good ones first, so that none hides a bad one.
    for answer in SupplyAnswer.allCases.reversed() {
        let spots = cells.filter { $0.value == answer }.keys.sorted { ($0.y, $0.x) < ($1.y, $1.x) }
            .map { (x: $0.x * step + step / 2, y: $0.y * step + step / 2) }
        drawing.dots(spots, width: answer.dotWidth, stroke: answer.colour)
    }
    for (place, answer) in SupplyAnswer.allCases.enumerated() {
        let y = mapHeight - 72 + 26 * place
        drawing.dots([(mapWidth - 290, y - 6)], width: answer.dotWidth + 5, stroke: answer.colour)
        drawing.words(answer.legend, x: mapWidth - 274, y: y, size: 20)
    }
    return drawing.svg
}

private let mapWidth = 960
private let mapHeight = 600
/// Pixels of a dot's square.
private let step = 4

private struct Cell: Hashable {
    let x, y: Int
}

/// A part of the picture and the part of the globe that is drawn in it.
private struct Frame {
    let label: String
    let x, y, width, height: Int
    let west, north: Double
    /// Pixels a degree of latitude, and of longitude.
    let up, across: Double

    /// - Parameters: degrees; the scale is the largest that fits both ways.
    init(
        _ label: String, x: Int, y: Int, width: Int, height: Int, west: Double, east: Double, south: Double,
        north: Double
    ) {
        self.label = label
        (self.x, self.y, self.width, self.height) = (x, y, width, height)
        (self.west, self.north) = (west, north)
        let middle = Coordinate(latitude: (south + north) / 2, longitude: 0)?.latitude ?? 0
        let cosine = sineAndCosine(microDegrees: middle).cosine
        up = min(Double(height) / max(0.1, north - south), Double(width) / (max(0.1, east - west) * cosine))
        across = up * cosine
    }

    /// Nil outside the frame.
    func spot(_ point: Coordinate) -> (x: Int, y: Int)? {
        let right = (point.longitudeDegrees - west) * across
        let down = (north - point.latitudeDegrees) * up
        guard right >= 0, right < Double(width), down >= 0, down < Double(height) else { return nil }
        return (x + Int(right), y + Int(down))
    }
}

private let countryFrames = [
    Frame("", x: 8, y: 8, width: 944, height: 480, west: -125, east: -66.5, south: 24.3, north: 49.5),
    Frame("Alaska", x: 8, y: 470, width: 190, height: 122, west: -180, east: -129, south: 51, north: 71.5),
    Frame("Hawaii", x: 206, y: 500, width: 130, height: 92, west: -160.6, east: -154.4, south: 18.6, north: 23.2),
    Frame(
        "Puerto Rico, Virgin Islands", x: 344, y: 500, width: 210, height: 92, west: -67.5, east: -64.4, south: 17.5,
        north: 18.9),
]

/// The frame that holds all of some places; those beyond the date line are left out.
private func around(_ zips: [DesertReport.ZIPSupply]) -> Frame {
    let points = zips.map(\.zip.point)
    let margin = 0.1
    return Frame(
        "", x: 8, y: 8, width: mapWidth - 16, height: mapHeight - 90,
        west: (points.map(\.longitudeDegrees).min() ?? -125) - margin,
        east: (points.map(\.longitudeDegrees).max() ?? -66) + margin,
        south: (points.map(\.latitudeDegrees).min() ?? 24) - margin,
        north: (points.map(\.latitudeDegrees).max() ?? 49) + margin)
}

extension SupplyAnswer {
    fileprivate var rank: Int {
        switch self {
        case .none: 0
        case .possible: 1
        case .known: 2
        }
    }

    /// Told apart by lightness and size too; readable on white and on black.
    fileprivate var colour: String {
        switch self {
        case .none: "#c2371f"
        case .possible: "#d79a1c"
        case .known: "#2a8f86"
        }
    }

    fileprivate var dotWidth: Int {
        switch self {
        case .none: 5
        case .possible: 4
        case .known: 3
        }
    }

    /// In a few words.
    package var legend: String {
        switch self {
        case .none: "none within reach"
        case .possible: "possible only"
        case .known: "known within reach"
        }
    }
}
