package import Treatment

/// Where a person starts from.
package struct Origin: Hashable, Sendable {
    package let point: Coordinate
    /// The state they live in: decides which telehealth serves them. Nil outside the gazetteer.
    package let state: StateCode?
    /// Folded name; empty when unknown.
    package let county: String
    /// How the place is shown: `90012 Los Angeles, CA`.
    package let label: String
    /// The zone their free time is in.
    package let zone: Zone?
    /// What was written, when it was corrected: `San Fransisco`.
    package var asked: String?
    /// Other places of the name that were not meant, being far smaller; at most three labels.
    package var also: [String] = []

    package init(point: Coordinate, state: StateCode? = nil, county: String = "", label: String, zone: Zone? = nil) {
        self.point = point
        self.state = state
        self.county = county
        self.label = label
        self.zone = zone
    }
}

/// What becomes one hit.
package enum Collapse: UInt8, CaseIterable, Sendable {
    /// Every program is a hit.
    case none
    /// A facility is one hit, at its best program's score.
    case facility
    /// As `none`, but an organisation's hits after its third are folded into "n more".
    case organization

    package var name: String { Collapse.names[Int(rawValue)] }

    private static let names = allCases.map { "\($0)" }
}

/// The order of the hits.
package enum SortOrder: UInt8, CaseIterable, Sendable {
    case score, distance
    /// Least weekly travel first; programs whose sessions are not known last.
    case travel

    package var name: String { SortOrder.names[Int(rawValue)] }

    private static let names = allCases.map { "\($0)" }
}

/// One question to a snapshot. Everything that decides the answer is in here: there is no clock and no randomness.
package struct SearchRequest: Hashable, Sendable {
    /// Nil: an area, or the whole country; no ring, no distance.
    package var origin: Origin?
    /// A county or a state; only without an origin.
    package var area: Area?
    /// The place as the person wrote it, so that a link finds it again; nil when the request was not read from parameters.
    package var near: String?
    /// Explicit radius; nil for the smallest ring that holds enough.
    package var radius: Metres?
    package var level: LevelNeed?
    package var age: AgeNeed?
    package var needs: [Need] = []
    package var schedule: ScheduleNeed?
    /// Minutes on the way to any program, one way, as the person says; nil to estimate them from the distance.
    package var travelMinutes: Int?
    /// Words that a program's texts should hold; they rank.
    package var text: TextNeed?
    /// A ring that an earlier answer used, kept: as an automatic radius, only not looked for again.
    package var ring: PinnedRing?
    /// Only programs whose names hold all these words.
    package var name: String?
    package var weights = Weights.balanced
    /// Pinned distance scale in miles (5, 10, 20, 30 or 60); nil to take it from the neighbourhood.
    package var scaleMiles: Int?
    /// Nil: `facility` when no level is asked, else `none`.
    package var collapse: Collapse?
    package var sort = SortOrder.score
    /// The person's zone; nil for the place's.
    package var zone: Zone?
    /// The day sessions are looked at; nil for the snapshot's date.
    package var starting: Day?
    /// Hits a page, 1 ... 2,000.
    package var pageSize = 20
    /// The facets that are to be counted; they decide nothing about the hits.
    package var facets: [FacetGroup] = []
    /// Where the page before ended.
    package var after: Cursor?

    package init() {}

    /// What becomes one hit, with the default filled in.
    package var collapsing: Collapse { collapse ?? (level == nil ? .facility : .none) }
}

/// The rank key of a hit: a total order, so a page can begin exactly behind it.
package struct RankKey: Hashable, Comparable, Sendable, BitwiseCopyable {
    /// What is sorted by, turned so that less comes first: −T, metres, or minutes of travel.
    package let primary: Int64
    /// −T again, so that `distance` and `travel` fall back on the score.
    package let negativeScore: Int64
    /// − asked needs confirmed yes.
    package let negativeConfirmed: Int32
    /// `Int32.max` without a distance.
    package let metres: Int32
    package let id: UInt64

    @inlinable package static func < (a: RankKey, b: RankKey) -> Bool {
        if a.primary != b.primary { return a.primary < b.primary }
        if a.negativeScore != b.negativeScore { return a.negativeScore < b.negativeScore }
        if a.negativeConfirmed != b.negativeConfirmed { return a.negativeConfirmed < b.negativeConfirmed }
        if a.metres != b.metres { return a.metres < b.metres }
        return a.id < b.id
    }

    @inlinable package init(primary: Int64, negativeScore: Int64, negativeConfirmed: Int32, metres: Int32, id: UInt64) {
        self.primary = primary
        self.negativeScore = negativeScore
        self.negativeConfirmed = negativeConfirmed
        self.metres = metres
        self.id = id
    }
}

/// The place between two pages. Names its snapshot and its request, so that it can never continue another list.
package struct Cursor: Hashable, Sendable {
    package let snapshotID: String
    /// `SearchRequest.fingerprint` of the request it continues.
    package let fingerprint: UInt64
    package let key: RankKey
    /// Rank of the last hit of the page before, from 1.
    package let rank: Int

    package init(snapshotID: String, fingerprint: UInt64, key: RankKey, rank: Int) {
        self.snapshotID = snapshotID
        self.fingerprint = fingerprint
        self.key = key
        self.rank = rank
    }

    /// Text for a URL: the snapshot and seven numbers in base 36, joined by `-`. `init(text:)` reads it back.
    package var text: String {
        let numbers = [
            fingerprint, UInt64(bitPattern: key.primary), UInt64(bitPattern: key.negativeScore),
            UInt64(bitPattern: Int64(key.negativeConfirmed)), UInt64(bitPattern: Int64(key.metres)), key.id,
            UInt64(rank),
        ]
        var text = Array(snapshotID.utf8)
        text.reserveCapacity(128)
        for number in numbers {
            text.append(UInt8(ascii: "-"))
            appendBase36(number, to: &text)
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Nil when the text is not a cursor.
    package init?(text: some StringProtocol) {
        let fields = text.split(separator: "-", omittingEmptySubsequences: false)
        guard fields.count == 8, fields[0].utf8.count == 16 else { return nil }
        let numbers = fields.dropFirst().compactMap { UInt64($0, radix: 36) }
        guard numbers.count == 7, let confirmed = Int32(exactly: Int64(bitPattern: numbers[3])),
            let metres = Int32(exactly: Int64(bitPattern: numbers[4])), let rank = Int(exactly: numbers[6])
        else { return nil }
        self.init(
            snapshotID: String(fields[0]), fingerprint: numbers[0],
            key: RankKey(
                primary: Int64(bitPattern: numbers[1]), negativeScore: Int64(bitPattern: numbers[2]),
                negativeConfirmed: confirmed, metres: metres, id: numbers[5]),
            rank: rank)
    }
}

/// Appends what `String(number, radix: 36)` is, which looks its types up each time.
private func appendBase36(_ number: UInt64, to text: inout [UInt8]) {
    let first = text.count
    var rest = number
    repeat {
        let digit = UInt8(rest % 36)
        text.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        rest /= 36
    } while rest > 0
    text[first...].reverse()
}

extension SearchRequest {
    /// A hash of everything that decides the order, so that a cursor fits only the request it came from. The page's size and
    /// place are left out.
    package var fingerprint: UInt64 {
        var hash = StableHash()
        func add(_ value: Int?) { hash.add(number: value.map { UInt64(bitPattern: Int64($0)) } ?? UInt64.max) }
        add(origin.map { Int($0.point.latitude) })
        add(origin.map { Int($0.point.longitude) })
        add(origin?.state.map { Int($0.rawValue) })
        add(area.map { Int($0.state.rawValue) })
        hash.add(area?.county ?? "")
        add(radius.map { Int($0.rawValue) })
        for level in level?.levels ?? [] { add(Int(level.rawValue)) }
        add(level.map { Int($0.mode.rawValue) })
        add(age?.years)
        add(age.map { Int($0.mode.rawValue) })
        add(needs.count)
        for need in needs {
            add(Int(need.combination.rawValue))
            add(Int(need.mode.rawValue))
            add(need.terms.count)
            for term in need.terms { add(Int(term.rawValue)) }
        }
        for interval in schedule?.free ?? [] {
            add(interval.start)
            add(interval.length)
        }
        add(schedule.flatMap(\.bufferMinutes))
        add(schedule.map { Int($0.mode.rawValue) })
        hash.add(name ?? "")
        hash.add(text?.words ?? "")
        add(text.map { Int($0.mode.rawValue) })
        add(travelMinutes)
        add(ring.map { $0.miles ?? 0 })
        for dimension in Dimension.allCases { add(weights[dimension]) }
        add(scaleMiles)
        add(Int(collapsing.rawValue))
        add(Int(sort.rawValue))
        hash.add((zone ?? home.zone)?.name ?? "")
        add(starting.map { Int($0.rawValue) })
        return hash.value
    }
}
