import Treatment

/// A page of hits as a map of our own: pins by rank, rings in miles, places around. Needs nothing but these values.
struct MapDrawing {
    /// A hit that has a point.
    struct Pin: Hashable {
        /// From 1, the number on its card.
        let rank: Int
        let name: String
        let point: Coordinate
        /// Measured to the middle of its ZIP code or town: drawn hollow.
        let isApproximate: Bool
    }

    /// A name for orientation.
    struct Label: Hashable {
        enum Kind: Hashable { case place, state }

        let name: String
        let point: Coordinate
        let kind: Kind
    }

    /// Where the person starts from.
    struct Start: Hashable {
        let label: String
        let point: Coordinate
    }

    /// Unique in its page.
    var id: String
    /// Nil: no rings, the pins alone decide what is shown.
    var start: Start?
    /// The radius of the answer; nil: none.
    var radius: Metres?
    var pins: [Pin]
    /// The most important first.
    var labels: [Label]
    var language: PageLanguage
}
