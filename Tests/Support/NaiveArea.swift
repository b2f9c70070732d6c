import LocatorSearch
import Treatment

// docs/ranking.md, "5 Place and radius", "An area".

extension NaiveScan {
    /// "Hits are the passing programs whose facility lies in it. Programs outside it that would be attended online are listed
    /// beside; so are programs of its state whose county is not known, and those without a point that would be attended online."
    func reach(of passing: [Program], in area: Area) -> NaiveReach {
        let outside = passing.filter { !lies(facility(of: $0), in: area) }
        let unplaced = outside.filter { program in
            let facility = facility(of: program)
            let mayBeThere = facility.state == area.state && foldedPlace(facility.county).isEmpty
            return mayBeThere || (facility.point == nil && isAttendedOnline(program))
        }
        return NaiveReach(
            hits: passing.filter { lies(facility(of: $0), in: area) },
            online: outside.filter { facility(of: $0).point != nil && isAttendedOnline($0) }, unlocated: [unplaced])
    }

    /// "Of its state; for a county, with the same folded name, whatever the spaces."
    func lies(_ facility: Facility, in area: Area) -> Bool {
        guard facility.state == area.state else { return false }
        guard let county = area.county else { return true }
        return letters(foldedPlace(facility.county)) == letters(county)
    }

    private func letters(_ name: String) -> String { name.split(separator: " ").joined() }
}
