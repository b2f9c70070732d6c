import Treatment

/// Horizontal bars of shares, each with its number.
/// - Parameter rows: what each is of, how many, of how many.
func barChart(_ rows: [(label: String, share: Share)], title: String) -> String {
    let (left, bar, height) = (150, 330, 26)
    var drawing = Drawing(width: 640, height: rows.count * height + 6, title: title)
    for (place, row) in rows.enumerated() {
        let y = place * height
        drawing.words(row.label, x: left - 8, y: y + 18, anchor: "end")
        drawing.rectangle(x: left, y: y + 5, width: bar, height: 16, fill: "#8883")
        drawing.rectangle(
            x: left, y: y + 5, width: Int((row.share.percent * Double(bar) / 100).rounded()), height: 16,
            fill: "#2a8f86", title: "\(row.label): \(row.share.words)")
        drawing.words(row.share.words, x: left + bar + 8, y: y + 18, size: 12)
    }
    return drawing.svg
}

/// A bar a source, in stretches by age; the older the darker, what is undated grey.
func ageChart(_ sources: [PublisherFigures], title: String) -> String {
    let (bar, height) = (620, 46)
    var drawing = Drawing(width: 640, height: sources.count * height + 56, title: title)
    for (place, source) in sources.enumerated() {
        let y = place * height
        drawing.words("\(source.name): \(counted(source.facts, "fact"))", x: 0, y: y + 15)
        var before = 0
        for band in AgeBand.allCases {
            let from = before * bar / max(1, source.facts)
            before += source.ages[band.rawValue]
            let to = before * bar / max(1, source.facts)
            guard to > from else { continue }
            drawing.rectangle(
                x: from, y: y + 21, width: to - from, height: 16, fill: colours[band.rawValue],
                title: "\(band.label): \(Share(source.ages[band.rawValue], of: source.facts).words)")
        }
    }
    for band in AgeBand.allCases {
        let (column, row) = (band.rawValue % 4, band.rawValue / 4)
        let y = sources.count * height + 8 + row * 22
        drawing.rectangle(x: column * 160, y: y, width: 12, height: 12, fill: colours[band.rawValue])
        drawing.words(band.label, x: column * 160 + 18, y: y + 11, size: 12)
    }
    return drawing.svg
}

/// Values over runs as a line, the first and the last in numbers. Shares are drawn from 0 to 1, numbers from their least to
/// their most.
func sparkline(_ values: [Double], label: String, isShare: Bool) -> String {
    func text(_ value: Double) -> String { isShare ? "\(Int((value * 100).rounded())) %" : grouped(Int(value)) }
    let (first, last) = (text(values.first ?? 0), text(values.last ?? 0))
    var drawing = Drawing(width: 640, height: 44, title: "\(label): from \(first) to \(last) over \(values.count) runs")
    drawing.words(label, x: 0, y: 26)
    let (low, high) = isShare ? (0, 1) : (values.min() ?? 0, values.max() ?? 0)
    let (x, width, y, height) = (250, 250, 6, 32)
    let points = values.enumerated().map { place, value in
        let across = values.count < 2 ? width / 2 : place * width / (values.count - 1)
        let up = high > low ? (value - low) / (high - low) : 0.5
        return (x: x + across, y: y + height - Int((up * Double(height)).rounded()))
    }
    drawing.rectangle(x: x, y: y + height, width: width, height: 1, fill: "#8888")
    drawing.line(points, stroke: "#2a8f86")
    if let end = points.last { drawing.dots([end], width: 7, stroke: "#2a8f86") }
    drawing.words(first, x: x - 8, y: 26, anchor: "end", size: 12)
    drawing.words(last, x: x + width + 12, y: 26, size: 12)
    return drawing.svg
}

/// By band: light when young, dark when old.
private let colours = ["#a8dcd5", "#6fbfb6", "#3fa197", "#c9a13b", "#c77b2b", "#a8421f", "#888888"]
