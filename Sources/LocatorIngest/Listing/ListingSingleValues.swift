internal import Treatment

// Dates, ages, numbers, states, points: one text, one value. What cannot be read is nil or empty, with a notice.
extension ListingValues {
    mutating func day(_ text: ArraySlice<UInt8>, field: String) -> Day? {
        if text.isEmpty { return nil }
        let day = ListingCodes.day(text)
        if day == nil { note(.listingBadValue, field, String(decoding: text, as: UTF8.self)) }
        return day
    }

    /// `18-64`, `18-` (no upper end), `-17`, `18`.
    mutating func ages(_ text: String) -> ClosedRange<UInt8>? {
        if text.isEmpty { return nil }
        guard let range = span(text, least: 0, most: 255), let from = UInt8(exactly: range.lowerBound),
            let to = UInt8(exactly: range.upperBound)
        else {
            note(.listingBadValue, "ages", text)
            return nil
        }
        return from...to
    }

    /// `8-12`, `12`, `8-` (open-ended).
    mutating func weeks(_ text: String) -> ClosedRange<UInt16>? {
        if text.isEmpty { return nil }
        guard let range = span(text, least: 0, most: 65_535), let from = UInt16(exactly: range.lowerBound),
            let to = UInt16(exactly: range.upperBound)
        else {
            note(.listingBadValue, "weeks", text)
            return nil
        }
        return from...to
    }

    /// Tenths of an hour for `9`, `9.5`; 0 to 168 hours.
    mutating func tenthHours(_ text: String) -> Int? {
        if text.isEmpty { return nil }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard let first = parts.first, let whole = Int(first), (0...168).contains(whole), parts.count <= 2 else {
            note(.listingBadValue, "hours_a_week", text)
            return nil
        }
        guard parts.count == 2 else { return whole * 10 }
        guard parts[1].utf8.count == 1, let tenth = Int(parts[1]), whole < 168 || tenth == 0 else {
            note(.listingBadValue, "hours_a_week", text)
            return nil
        }
        return whole * 10 + tenth
    }

    mutating func states(_ text: String) -> [StateCode] {
        var states: Set<StateCode> = []
        for part in text.split(whereSeparator: { $0 == " " || $0 == "," || $0 == ";" }) {
            if let state = StateCode(part) {
                states.insert(state)
            } else {
                note(.listingBadValue, "telehealth_states", text)
            }
        }
        return states.sorted()
    }

    mutating func point(_ latitude: String, _ longitude: String) -> Coordinate? {
        if latitude.isEmpty, longitude.isEmpty { return nil }
        guard let latitude = Double(latitude), let longitude = Double(longitude),
            let point = Coordinate(latitude: latitude, longitude: longitude)
        else {
            note(.listingBadValue, "point", "\(latitude) \(longitude)")
            return nil
        }
        return point
    }

    mutating func levels(_ text: String) -> [Level] {
        var levels: Set<Level> = []
        for part in text.split(whereSeparator: { $0 == " " || $0 == ";" }) {
            if let level = level(part) { levels.insert(level) } else { note(.listingBadValue, "levels_asked", text) }
        }
        return levels.sorted()
    }

    mutating func flag(_ text: String, field: String) -> Bool {
        switch text.lowercased() {
        case "true", "yes", "1": return true
        case "false", "no", "0", "": return false
        default:
            note(.listingBadValue, field, text)
            return false
        }
    }

    mutating func phoneKind(_ text: some StringProtocol) -> Phone.Kind {
        if text.isEmpty { return .main }
        if let raw = ListingCodes.phoneKinds[text], let kind = Phone.Kind(rawValue: UInt8(raw)) { return kind }
        note(.listingBadValue, "phone", String(text))
        return .main
    }

    /// `8-12`, `8`, `8-`, `-12`; nil when it is none of these or runs backwards.
    private func span(_ text: String, least: Int, most: Int) -> ClosedRange<Int>? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let from = parts[0].isEmpty ? least : Int(parts[0]) else { return nil }
        guard parts.count == 2 else { return from >= least && from <= most && !text.isEmpty ? from...from : nil }
        guard let to = parts[1].isEmpty ? most : Int(parts[1]), least <= from, from <= to, to <= most, text != "-"
        else {
            return nil
        }
        return from...to
    }
}
