import Treatment

/// What a snapshot is made of: the facilities and programs of a catalog, and those that are copied from the snapshot before.
///
///     place    … -3 -2 -1 │ 0 1 2 …
///              ~ordinal   │ ordinal
///              in the snapshot before │ in the catalog
struct Content: Sendable {
    let catalog: Catalog
    /// Nil when all is in the catalog.
    let before: Before?

    /// - Throws: `IndexError.damaged` when the snapshot before lacks what is to be copied from it.
    init(_ catalog: Catalog, over snapshot: Snapshot?) throws(IndexError) {
        self.catalog = catalog
        if catalog.unchanged.isEmpty {
            before = nil
            return
        }
        guard let snapshot, snapshot.vocabulary.entries == catalog.vocabulary.entries else {
            throw IndexError.damaged(
                snapshot?.path ?? "no snapshot", what: "it is not the one that programs are kept in")
        }
        before = try Before(snapshot, catalog)
    }

    /// The place of a program's facility.
    func facility(of program: Int) -> Int {
        if let before, program < 0 { return ~Int(before.columns.facilityOf[~program]) }
        return catalog.programs[program].facility
    }

    func point(ofFacility facility: Int) -> Coordinate? {
        if let before, facility < 0 { return before.snapshot.point(ofFacility: ~facility) }
        return catalog.facilities[facility].point
    }
}

/// The snapshot before, and what goes on of it. A class, because a value with all columns is copied where it is looked at.
final class Before: Sendable {
    let snapshot: Snapshot
    let columns: Columns
    /// Ordinals of the facilities that are copied, ascending.
    let facilities: [Int]
    /// By ordinal, of all facilities.
    let ids: [UInt64]
    /// By ordinal, what the catalog's ordinal of a source is; -1 for one that is no more.
    let sources: [Int]

    init(_ snapshot: Snapshot, _ catalog: Catalog) throws(IndexError) {
        self.snapshot = snapshot
        columns = snapshot.columns
        var ids: [UInt64] = []
        ids.reserveCapacity(snapshot.summary.facilities)
        for ordinal in 0..<snapshot.summary.facilities {
            var fields = snapshot.fields(ofFacility: ordinal)
            ids.append(readFacilityID(&fields))
        }
        let unchanged = Set(catalog.unchanged)
        self.ids = ids
        facilities = ids.indices.filter { unchanged.contains(ids[$0]) }
        sources = snapshot.sources.map { source in
            catalog.sources.firstIndex { $0.publisher == source.publisher } ?? -1
        }
        guard facilities.count == catalog.unchanged.count else {
            throw IndexError.damaged(snapshot.path, what: "facilities that are kept are not in it")
        }
    }

    /// Places of a facility's programs, in their order.
    func programs(ofFacility ordinal: Int) -> [Int] {
        (Int(columns.facilityStart[ordinal])..<Int(columns.facilityStart[ordinal + 1])).map { ~$0 }
    }

    /// What a facility without a point is sorted by.
    func county(ofFacility ordinal: Int) -> String {
        var fields = snapshot.fields(ofFacility: ordinal)
        _ = readFacilityID(&fields)
        fields.skip(5)
        return fields.string()
    }
}

extension Snapshot {
    /// The display fields of a facility, unread.
    func fields(ofFacility ordinal: Int) -> FieldReader {
        FieldReader(
            columns.facilityFields, from: Int(columns.facilityFieldStart[ordinal]),
            to: Int(columns.facilityFieldStart[ordinal + 1]), strings: columns.strings)
    }

    /// The display fields of a program, unread.
    func fields(ofProgram ordinal: Int) -> FieldReader {
        FieldReader(
            columns.programFields, from: Int(columns.programFieldStart[ordinal]),
            to: Int(columns.programFieldStart[ordinal + 1]), strings: columns.strings)
    }
}
