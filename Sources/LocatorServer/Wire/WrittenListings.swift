package import LocatorIndex
import LocatorSearch
import Treatment

/// The programs and facilities of one snapshot as JSON: what no request changes is written when it is first shown, then copied.
/// `docs/decisions/0012-listings-are-written-once.md` says why, and why not whole answers.
package final class WrittenListings: Sendable {
    private let snapshot: Snapshot
    private let programs, facilities: WrittenOnce

    /// - Parameter room: bytes that may be kept; 0 keeps none.
    package init(_ snapshot: Snapshot, room: Int = 64 << 20) {
        self.snapshot = snapshot
        programs = WrittenOnce(count: snapshot.summary.programs, room: room / 4)
        facilities = WrittenOnce(count: snapshot.summary.facilities, room: room / 4 * 3)
    }

    /// What hits say of the programs at ordinals.
    func programs(at ordinals: [Int]) throws(IndexError) -> WrittenPieces {
        try programs.pieces(at: ordinals) { ordinal throws(IndexError) in
            let program = try snapshot.program(ordinal)
            return jsonObject { writeHead(program, &$0) }
        }
    }

    /// The facilities of the programs at ordinals.
    func facilities(ofPrograms ordinals: [Int]) throws(IndexError) -> WrittenPieces {
        try facilities(at: ordinals.map { Int(snapshot.columns.facilityOf[$0]) })
    }

    /// The facilities at ordinals.
    func facilities(at ordinals: [Int]) throws(IndexError) -> WrittenPieces {
        try facilities.pieces(at: ordinals) { ordinal throws(IndexError) in
            let facility = try snapshot.facility(ordinal)
            return jsonObject { writeFacility(facility, &$0) }
        }
    }
}

/// What a hit says of its program.
private func writeHead(_ program: Program, _ json: inout JSONWriter) {
    json.field("id", base32(program.id))
    json.field("name", program.name)
    json.field("level", program.level.name)
    json.field("level_label", program.level.english)
    json.field("level_stated", program.levelStated)
    json.field("focus", program.focus.name)
}
