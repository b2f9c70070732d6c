/// A list of programs, parted into those that stand next to each other, whose words can be read as they lie, and the others.
struct Neighbours {
    /// Each a multiple of 64 long.
    private(set) var runs: [Range<Int>] = []
    private(set) var scattered: [UInt32] = []

    private static let length = 64

    init(_ programs: [UInt32]) {
        var from = 0
        var place = 0
        while place + Neighbours.length <= programs.count {
            let end = place + Neighbours.length
            if areNeighbours(programs, place, end) {
                scattered += programs[from..<place]
                append(Int(programs[place])..<Int(programs[place]) + Neighbours.length)
                from = end
            }
            place = end
        }
        scattered += programs[from...]
    }

    private mutating func append(_ run: Range<Int>) {
        if let last = runs.last, last.upperBound == run.lowerBound {
            runs[runs.count - 1] = last.lowerBound..<run.upperBound
        } else {
            runs.append(run)
        }
    }
}

private func areNeighbours(_ programs: [UInt32], _ place: Int, _ end: Int) -> Bool {
    let programs = programs.span
    let first = programs[place]
    // Seldom more than this comparison: a list is not ascending throughout, so what lies between is looked at too.
    guard programs[end - 1] == first &+ UInt32(end - place - 1) else { return false }
    return (place..<end).allSatisfy { programs[$0] == first &+ UInt32($0 - place) }
}
