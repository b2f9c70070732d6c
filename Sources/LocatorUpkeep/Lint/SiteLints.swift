import LocatorIndex
import Treatment

/// What contradicts itself about a site.
func siteLints(
    _ facility: Int, _ outline: FacilityOutline, _ snapshot: Snapshot, _ crowded: [Int: Int]
) -> [Found] {
    var found: [Found] = []
    let point = snapshot.point(ofFacility: facility)
    if snapshot.columns.facilityFlags[facility] & 4 != 0,
        point != nil || outline.parts.contains(.street) || outline.parts.contains(.zip)
    {
        // What stands there is not repeated: it must not be known.
        found.append((.addressOfConfidential, ""))
    }
    let state = StateCode(rawValue: snapshot.columns.facilityState[facility])
    if let point, let box = snapshot.states.first(where: { $0.code == state }), !box.contains(point) {
        found.append((.pointOutsideState, "\(point) is not in \(state)"))
    }
    if let sites = outline.phones.compactMap({ crowded[$0] }).max() {
        found.append((.onePhoneManySites, "\(sites) sites"))
    }
    return found
}

/// Telephone numbers of at least 20 sites of which no name has more than half, with the number of sites.
func crowdedPhones(_ snapshot: Snapshot) -> [Int: Int] {
    var names: [Int: [Int: Int]] = [:]
    for facility in 0..<snapshot.summary.facilities {
        let outline = snapshot.outline(ofFacility: facility)
        for phone in Set(outline.phones) { names[phone, default: [:]][outline.name, default: 0] += 1 }
    }
    return names.compactMapValues { sites in
        let count = sites.values.reduce(0, +)
        return count >= 20 && (sites.values.max() ?? 0) * 2 <= count ? count : nil
    }
}
