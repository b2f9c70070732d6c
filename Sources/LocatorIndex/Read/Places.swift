package import Treatment

extension Snapshot {
    /// The ZIP code's row, or nil.
    package func zip(_ code: ZIPCode) -> Gazetteer.ZIP? {
        let low = firstZIP(from: code)
        guard low < columns.zips.count / 4, columns.zips[4 * low] == code.rawValue else { return nil }
        return zip(at: low)
    }

    /// The ordinal of the first ZIP code that is not below one; `zipCount` when all are.
    package func firstZIP(from code: ZIPCode) -> Int {
        var low = 0
        var high = zipCount
        while low < high {
            let middle = (low + high) / 2
            if columns.zips[4 * middle] < code.rawValue { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// ZIP codes in the gazetteer.
    package var zipCount: Int { columns.zips.count / 4 }

    /// The ZIP code at an ordinal; ascending by code.
    package func zip(at ordinal: Int) -> Gazetteer.ZIP {
        let last = columns.zips[4 * ordinal + 3]
        return Gazetteer.ZIP(
            code: ZIPCode(rawValue: columns.zips[4 * ordinal]), city: string(columns.zipFields[2 * ordinal]),
            state: StateCode(rawValue: UInt16(truncatingIfNeeded: last)),
            county: string(columns.zipFields[2 * ordinal + 1]),
            point: Coordinate(
                microLatitude: Int32(bitPattern: columns.zips[4 * ordinal + 1]),
                microLongitude: Int32(bitPattern: columns.zips[4 * ordinal + 2])),
            zone: Int(last >> 16))
    }

    /// Cities in the gazetteer.
    package var cityCount: Int { columns.cities.count / 8 }

    /// The key a city is found by: `foldedPlace` of its name.
    package func cityKey(at ordinal: Int) -> String { string(columns.cities[8 * ordinal]) }

    /// The city at an ordinal; by key, then the most populous first.
    package func city(at ordinal: Int) -> Gazetteer.City {
        let last = columns.cities[8 * ordinal + 6]
        return Gazetteer.City(
            name: string(columns.cities[8 * ordinal + 1]), state: StateCode(rawValue: UInt16(truncatingIfNeeded: last)),
            county: string(columns.cities[8 * ordinal + 2]),
            point: Coordinate(
                microLatitude: Int32(bitPattern: columns.cities[8 * ordinal + 3]),
                microLongitude: Int32(bitPattern: columns.cities[8 * ordinal + 4])),
            population: Int(columns.cities[8 * ordinal + 5]), zone: Int(last >> 16))
    }

    /// Ordinals of the cities with a key, the most populous first.
    package func cities(key: String) -> Range<Int> {
        ordinals(of: cityCount, from: { $0 < key }, past: { $0 <= key }, cityKey)
    }

    /// Ordinals of the cities whose keys begin with a text.
    package func cities(prefix: String) -> Range<Int> {
        ordinals(of: cityCount, from: { $0 < prefix }, past: { $0 < prefix || $0.hasPrefix(prefix) }, cityKey)
    }

    /// People of the city at an ordinal; 0 when unknown.
    package func cityPopulation(at ordinal: Int) -> Int { Int(columns.cities[8 * ordinal + 5]) }

    /// The state of the city at an ordinal.
    package func cityState(at ordinal: Int) -> StateCode {
        StateCode(rawValue: UInt16(truncatingIfNeeded: columns.cities[8 * ordinal + 6]))
    }

    /// The point of the city at an ordinal.
    package func cityPoint(at ordinal: Int) -> Coordinate {
        Coordinate(
            microLatitude: Int32(bitPattern: columns.cities[8 * ordinal + 3]),
            microLongitude: Int32(bitPattern: columns.cities[8 * ordinal + 4]))
    }

    /// Whether two cities are spellings of one: at one point of one state.
    package func isSpelling(_ a: Int, of b: Int) -> Bool {
        [3, 4, 6].allSatisfy { columns.cities[8 * a + $0] == columns.cities[8 * b + $0] }
    }

    /// `nameShape` of the key at an ordinal.
    package func cityShape(at ordinal: Int) -> UInt32 { columns.cities[8 * ordinal + 7] }

    /// The folded county of a facility; empty when unknown.
    package func county(ofFacility ordinal: Int) -> String { string(columns.facilityCounty[ordinal]) }

    /// The weekly schedule of a number; nil for 0.
    package func schedule(_ ordinal: Int) -> StoredSchedule? {
        guard ordinal > 0, ordinal < columns.scheduleStart.count - 1 else { return nil }
        return StoredSchedule(
            columns.schedules, from: Int(columns.scheduleStart[ordinal]), to: Int(columns.scheduleStart[ordinal + 1]))
    }

    /// The hours of opening of a number; nil for 0 and for what holds none.
    package func openWeek(_ ordinal: Int) -> StoredHours? {
        guard ordinal > 0, ordinal < columns.openWeekStart.count - 1 else { return nil }
        return StoredHours(
            columns.openWeeks, from: Int(columns.openWeekStart[ordinal]), to: Int(columns.openWeekStart[ordinal + 1]))
    }

    private func string(_ offset: UInt32) -> String { text(offset) }
}

extension Snapshot {
    /// The point of the ZIP code at an ordinal.
    package func zipPoint(at ordinal: Int) -> Coordinate {
        Coordinate(
            microLatitude: Int32(bitPattern: columns.zips[4 * ordinal + 1]),
            microLongitude: Int32(bitPattern: columns.zips[4 * ordinal + 2]))
    }
}
