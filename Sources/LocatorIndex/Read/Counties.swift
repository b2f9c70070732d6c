package import Treatment

/// A county (parish, borough, municipio) of the gazetteer.
package struct County: Hashable, Sendable {
    /// Without the word "County".
    package let name: String
    package let state: StateCode
    /// Of its most populous place.
    package let point: Coordinate
    /// The sum of its places: for the order of choices only.
    package let people: Int
    /// Ordinal in `Snapshot.zones`.
    package let zone: Int
}

extension Snapshot {
    /// Counties in the gazetteer.
    package var countyCount: Int { columns.counties.count / 8 }

    /// The key a county is found by: `foldedPlace` of its name.
    package func countyKey(at ordinal: Int) -> String { text(columns.counties[8 * ordinal]) }

    /// The county at an ordinal; by key, then state.
    package func county(at ordinal: Int) -> County {
        let last = columns.counties[8 * ordinal + 5]
        return County(
            name: text(columns.counties[8 * ordinal + 1]), state: StateCode(rawValue: UInt16(truncatingIfNeeded: last)),
            point: Coordinate(
                microLatitude: Int32(bitPattern: columns.counties[8 * ordinal + 2]),
                microLongitude: Int32(bitPattern: columns.counties[8 * ordinal + 3])),
            people: Int(columns.counties[8 * ordinal + 4]), zone: Int(last >> 16))
    }

    /// `nameShape` of the key at an ordinal.
    package func countyShape(at ordinal: Int) -> UInt32 { columns.counties[8 * ordinal + 6] }

    /// People of the county at an ordinal, and its state: what completion looks at first.
    package func countyPeople(at ordinal: Int) -> (people: Int, state: StateCode) {
        (
            Int(columns.counties[8 * ordinal + 4]),
            StateCode(rawValue: UInt16(truncatingIfNeeded: columns.counties[8 * ordinal + 5]))
        )
    }

    /// Ordinals of the counties with a key, by state.
    package func counties(key: String) -> Range<Int> {
        ordinals(of: countyCount, from: { $0 < key }, past: { $0 <= key }, countyKey)
    }

    /// Ordinals of the counties whose keys begin with a text.
    package func counties(prefix: String) -> Range<Int> {
        ordinals(of: countyCount, from: { $0 < prefix }, past: { $0 < prefix || $0.hasPrefix(prefix) }, countyKey)
    }

    /// What a short name stands for: keys of cities, with their states.
    package func aliases(key: String) -> [(city: String, state: StateCode)] {
        let found = ordinals(of: aliasCount, from: { $0 < key }, past: { $0 <= key }, aliasKey)
        return found.map(alias)
    }

    /// Short names in the gazetteer.
    package var aliasCount: Int { columns.aliases.count / 4 }

    /// The folded short name at an ordinal; ascending.
    package func aliasKey(at ordinal: Int) -> String { text(columns.aliases[4 * ordinal]) }

    /// What the short name at an ordinal stands for.
    package func alias(at ordinal: Int) -> (city: String, state: StateCode) {
        (
            text(columns.aliases[4 * ordinal + 1]),
            StateCode(rawValue: UInt16(truncatingIfNeeded: columns.aliases[4 * ordinal + 2]))
        )
    }

    /// The ordinals of sorted keys that lie between two bounds, each true for the keys before it.
    func ordinals(
        of count: Int, from isBefore: (String) -> Bool, past isNotPast: (String) -> Bool, _ key: (Int) -> String
    ) -> Range<Int> {
        func bound(_ isBelow: (String) -> Bool) -> Int {
            var low = 0
            var high = count
            while low < high {
                let middle = (low + high) / 2
                if isBelow(key(middle)) { low = middle + 1 } else { high = middle }
            }
            return low
        }
        let first = bound(isBefore)
        return first..<max(first, bound(isNotPast))
    }

    func text(_ offset: UInt32) -> String { pooledString(columns.strings, at: Int(offset)) ?? "" }
}
