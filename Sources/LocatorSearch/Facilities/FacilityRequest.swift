package import Treatment

/// What is asked of the plain list of facilities: the filters, orders and pages that FindTreatment.gov has. No ranking, and
/// nothing of a person but where distances are counted from.
package struct FacilityRequest: Hashable, Sendable {
    package enum Order: Int, CaseIterable, Sendable {
        case nearest, farthest, name, nameReversed
    }

    /// Nil: no distances, and the order `nearest` is by name.
    package var origin: Coordinate?
    /// From the origin; facilities without a point are then left out. Nil: any distance.
    package var within: Metres?
    package var area: Area?
    /// Of each set, one code at least is stated.
    package var codes: [CodeSet] = []
    /// Listed under one of these.
    package var surveys = Surveys.both
    package var order = Order.nearest
    /// From 1; any other number than one that has rows gives none.
    package var page = 1
    /// Rows a page, 1 or more.
    package var pageSize = 10

    package init(origin: Coordinate? = nil) { self.origin = origin }
}

/// One page of the list.
package struct FacilityPage: Hashable, Sendable {
    /// Facilities that pass.
    package let total: Int
    package let pages: Int
    package let rows: [FacilityRow]
}

package struct FacilityRow: Hashable, Sendable {
    /// Place in the whole list, from 1.
    package let rank: Int
    /// Ordinal in the snapshot.
    package let facility: Int
    /// Nil without an origin or a point.
    package let distance: Metres?
}
