/// A two-letter US state, district or territory code, in capitals.
package struct StateCode: Hashable, Comparable, Sendable, BitwiseCopyable {
    /// Two ASCII bytes, the first one high.
    package let rawValue: UInt16

    /// Nil unless two ASCII letters.
    package init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 2, bytes.allSatisfy({ (0x41...0x5A).contains($0 & 0xDF) }) else { return nil }
        rawValue = UInt16(bytes[0] & 0xDF) << 8 | UInt16(bytes[1] & 0xDF)
    }

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    package static func < (a: StateCode, b: StateCode) -> Bool { a.rawValue < b.rawValue }
}

extension StateCode: CustomStringConvertible {
    package var description: String {
        String(decoding: [UInt8(rawValue >> 8), UInt8(truncatingIfNeeded: rawValue)], as: UTF8.self)
    }
}

/// A five-digit US ZIP code.
package struct ZIPCode: Hashable, Comparable, Sendable, BitwiseCopyable {
    package let rawValue: UInt32

    /// Reads `90012`, `90012-1234` and `900121234`; a lost leading zero (`2139`) is put back. Nil for anything else and for 00000.
    package init?(_ text: some StringProtocol) {
        var digits: [UInt8] = []
        for byte in text.utf8 where byte != UInt8(ascii: "-") && byte != UInt8(ascii: " ") {
            guard (0x30...0x39).contains(byte), digits.count < 9 else { return nil }
            digits.append(byte - 0x30)
        }
        let lead: Int
        switch digits.count {
        case 5, 9: lead = 5
        case 3, 4: lead = digits.count
        case 8 where text.utf8.contains(UInt8(ascii: "-")): lead = 4
        default: return nil
        }
        let value = digits.prefix(lead).reduce(UInt32(0)) { $0 * 10 + UInt32($1) }
        guard value > 0 else { return nil }
        rawValue = value
    }

    package init(rawValue: UInt32) { self.rawValue = rawValue }

    package static func < (a: ZIPCode, b: ZIPCode) -> Bool { a.rawValue < b.rawValue }
}

extension ZIPCode: CustomStringConvertible {
    package var description: String {
        guard rawValue < 100_000 else { return String(rawValue) }
        var digits: [UInt8] = [0x30, 0x30, 0x30, 0x30, 0x30]
        var rest = rawValue
        for place in digits.indices.reversed() {
            digits[place] += UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        return String(decoding: digits, as: UTF8.self)
    }
}

/// Where names and ZIP codes lie: the points that places resolve to and that sites without a point fall back on.
package struct Gazetteer: Sendable {
    /// A ZIP code's point.
    package struct ZIP: Hashable, Sendable {
        package let code: ZIPCode
        package let city: String
        package let state: StateCode
        /// Name without "County"; empty when the source does not know.
        package let county: String
        package let point: Coordinate
        /// Ordinal in `zones`.
        package let zone: Int

        package init(code: ZIPCode, city: String, state: StateCode, county: String, point: Coordinate, zone: Int) {
            self.code = code
            self.city = city
            self.state = state
            self.county = county
            self.point = point
            self.zone = zone
        }
    }

    /// A city, town or other named place.
    package struct City: Hashable, Sendable {
        package let name: String
        package let state: StateCode
        package let county: String
        package let point: Coordinate
        /// People; 0 when unknown.
        package let population: Int
        package let zone: Int

        package init(name: String, state: StateCode, county: String, point: Coordinate, population: Int, zone: Int) {
            self.name = name
            self.state = state
            self.county = county
            self.point = point
            self.population = population
            self.zone = zone
        }
    }

    /// A short or common name of a city: `NYC` for `New York` in NY.
    package struct Alias: Hashable, Sendable {
        package let name: String
        /// The name of a city of the gazetteer.
        package let city: String
        package let state: StateCode

        package init(name: String, city: String, state: StateCode) {
            self.name = name
            self.city = city
            self.state = state
        }
    }

    /// A state with the box its points must lie in.
    package struct State: Hashable, Sendable {
        package let code: StateCode
        package let name: String
        package let centre: Coordinate
        package let southWest: Coordinate
        /// `northEast.longitude < southWest.longitude` where the box crosses the date line (Alaska).
        package let northEast: Coordinate
        package let zone: Int

        package init(
            code: StateCode, name: String, centre: Coordinate, southWest: Coordinate, northEast: Coordinate, zone: Int
        ) {
            self.code = code
            self.name = name
            self.centre = centre
            self.southWest = southWest
            self.northEast = northEast
            self.zone = zone
        }

        /// Whether a point lies in the box.
        package func contains(_ point: Coordinate) -> Bool {
            guard point.latitude >= southWest.latitude, point.latitude <= northEast.latitude else { return false }
            return southWest.longitude <= northEast.longitude
                ? point.longitude >= southWest.longitude && point.longitude <= northEast.longitude
                : point.longitude >= southWest.longitude || point.longitude <= northEast.longitude
        }
    }

    /// Sorted by code.
    package var zips: [ZIP]
    /// Sorted by name, state, county.
    package var cities: [City]
    /// Sorted by code.
    package var states: [State]
    package var zones: [Zone]
    package var aliases: [Alias] = []
    /// What names this version: a 64-bit hash of the files it was read from.
    package var version: UInt64

    package init(zips: [ZIP] = [], cities: [City] = [], states: [State] = [], zones: [Zone] = [], version: UInt64 = 0) {
        self.zips = zips
        self.cities = cities
        self.states = states
        self.zones = zones
        self.version = version
    }
}
