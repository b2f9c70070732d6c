import LocatorIndex
import LocatorSearch
import Treatment

/// A hit's program and facility as JSON: what no request changes.
struct ListingBytes {
    let program, facility: [UInt8]
}

extension SearchEngine {
    /// The programs at ordinals, each with its facility: written when they are first shown, then copied.
    func listingBytes(_ programs: [Int]) throws(IndexError) -> [ListingBytes] {
        let facilities = try facilityBytes(programs.map { Int(snapshot.columns.facilityOf[$0]) })
        var listings: [ListingBytes] = []
        listings.reserveCapacity(programs.count)
        for (ordinal, facility) in zip(programs, facilities) {
            let program = try writtenPrograms.bytes(of: ordinal) { () throws(IndexError) in
                let program = try snapshot.program(ordinal)
                return jsonObject { writeHead(program, &$0) }
            }
            listings.append(ListingBytes(program: program, facility: facility))
        }
        return listings
    }

    /// The facilities at ordinals.
    func facilityBytes(_ ordinals: [Int]) throws(IndexError) -> [[UInt8]] {
        var written: [[UInt8]] = []
        written.reserveCapacity(ordinals.count)
        for ordinal in ordinals {
            written.append(
                try writtenFacilities.bytes(of: ordinal) { () throws(IndexError) in
                    let facility = try snapshot.facility(ordinal)
                    return jsonObject { writeFacility(facility, &$0) }
                })
        }
        return written
    }

    /// How exactly it is known where a hit is.
    func precision(of hit: Hit) -> PointPrecision {
        snapshot.precision(ofFacility: Int(snapshot.columns.facilityOf[hit.program]))
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
