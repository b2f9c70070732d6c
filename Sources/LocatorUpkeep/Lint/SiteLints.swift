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
    // By place: a state is not copied for each site.
    if let point, let place = snapshot.states.firstIndex(where: { $0.code == state }),
        !snapshot.states[place].contains(point)
    {
        found.append((.pointOutsideState, "\(point) is not in \(state)"))
    }
    if let sites = outline.phones.compactMap({ crowded[$0] }).max() {
        found.append((.onePhoneManySites, "\(sites) sites"))
    }
    return found
}

/// Telephone numbers of at least 20 sites of which no name has more than half, with the number of sites.
func crowdedPhones(_ snapshot: Snapshot) -> [Int: Int] {
    // Places in the text of a snapshot, of which there are less than 2³²: those of one phone come to stand together, and of one name.
    let parts = concurrently(stretches(of: snapshot.summary.facilities, length: 1 << 14)) { facilities in
        facilities.flatMap { facility -> [UInt64] in
            let outline = snapshot.outline(ofFacility: facility)
            return Set(outline.phones).map { UInt64($0) << 32 | UInt64(outline.name) }
        }
    }
    let sites = parts.flatMap(\.self).sorted()
    var crowded: [Int: Int] = [:]
    var first = 0
    while first < sites.count {
        let phone = sites[first] >> 32
        var (end, mostOfOneName, name) = (first, 0, first)
        while end < sites.count, sites[end] >> 32 == phone {
            if sites[end] != sites[name] { name = end }
            end += 1
            mostOfOneName = max(mostOfOneName, end - name)
        }
        if end - first >= 20, mostOfOneName * 2 <= end - first { crowded[Int(phone)] = end - first }
        first = end
    }
    return crowded
}
