import Treatment

// Drawn as wide as a telephone's page, so that their words can be read there.
private let width = 350

/// Horizontal bars of shares, each with its number.
/// - Parameter rows: what each is of, how many, of how many.
func barChart(_ rows: [(label: String, share: Share)], title: String) -> String {
    let (left, bar, height) = (98, 200, 26)
    var drawing = Drawing(width: width, height: rows.count * height + 6, title: title)
    for (place, row) in rows.enumerated() {
        let y = place * height
        drawing.words(row.label, x: left - 8, y: y + 18, anchor: "end")
        drawing.rectangle(x: left, y: y + 5, width: bar, height: 16, fill: "#8883")
        drawing.rectangle(
            x: left, y: y + 5, width: Int((row.share.percent * Double(bar) / 100).rounded()), height: 16,
            fill: "#2a8f86", title: "\(row.label): \(row.share.words)")
        drawing.words(row.share.text, x: left + bar + 8, y: y + 18)
    }
    return drawing.svg
}

/// A bar a source, in stretches by age; the older the darker, what is undated grey.
func ageChart(_ sources: [PublisherFigures], title: String) -> String {
    let height = 46
    var drawing = Drawing(width: width, height: sources.count * height + 100, title: title)
    for (place, source) in sources.enumerated() {
        let y = place * height
        drawing.words(source.name, x: 0, y: y + 15)
        var before = 0
        for band in AgeBand.allCases {
            let from = before * width / max(1, source.facts)
            before += source.ages[band.rawValue]
            let to = before * width / max(1, source.facts)
            guard to > from else { continue }
            drawing.rectangle(
                x: from, y: y + 21, width: to - from, height: 16, fill: colours[band.rawValue],
                title: "\(band.label): \(Share(source.ages[band.rawValue], of: source.facts).words)")
        }
    }
    for band in AgeBand.allCases {
        let (column, row) = (band.rawValue / 4, band.rawValue % 4)
        let y = sources.count * height + 8 + row * 22
        drawing.rectangle(x: column * 170, y: y, width: 12, height: 12, fill: colours[band.rawValue])
        drawing.words(band.label, x: column * 170 + 18, y: y + 11)
    }
    return drawing.svg
}

/// Values over runs as a line, the first and the last in numbers. Shares are drawn from 0 to 1, numbers from their least to
/// their most.
func sparkline(_ values: [Double], label: String, isShare: Bool) -> String {
    func text(_ value: Double) -> String { isShare ? Share(Int(value * 10_000), of: 10_000).text : grouped(Int(value)) }
    let (first, last) = (text(values.first ?? 0), text(values.last ?? 0))
    var drawing = Drawing(
        width: width, height: 58, title: "\(label): from \(first) to \(last) over \(values.count) runs")
    drawing.words(label, x: 0, y: 13)
    let (low, high) = isShare ? (0, 1) : (values.min() ?? 0, values.max() ?? 0)
    let (x, across, y, up) = (60, 210, 22, 30)
    let points = values.enumerated().map { place, value in
        let part = high > low ? (value - low) / (high - low) : 0.5
        return (
            x: x + (values.count < 2 ? across / 2 : place * across / (values.count - 1)),
            y: y + up - Int((part * Double(up)).rounded())
        )
    }
    drawing.rectangle(x: x, y: y + up, width: across, height: 1, fill: "#8888")
    drawing.line(points, stroke: "#2a8f86")
    if let end = points.last { drawing.dots([end], width: 7, stroke: "#2a8f86") }
    drawing.words(first, x: x - 8, y: y + 20, anchor: "end")
    drawing.words(last, x: x + across + 12, y: y + 20)
    return drawing.svg
}

/// By band: light when young, dark when old.
private let colours = ["#a8dcd5", "#6fbfb6", "#3fa197", "#c9a13b", "#c77b2b", "#a8421f", "#888888"]
