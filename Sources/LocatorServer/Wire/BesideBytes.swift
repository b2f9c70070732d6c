import LocatorIndex
import LocatorSearch
import Treatment

/// The lists beside the hits, read and ready to be written.
struct BesideBytes {
    /// The facility of each program, of each program, and each facility.
    private let online, unlocated, neverAsked: WrittenPieces

    init(_ answer: SearchAnswer, from written: WrittenListings) throws(IndexError) {
        online = try written.facilities(ofPrograms: answer.online.ordinals)
        unlocated = try written.facilities(ofPrograms: answer.unlocated.ordinals)
        neverAsked = try written.facilities(at: answer.neverAsked.ordinals)
    }

    /// The fields `online`, `unlocated` and `never_asked`.
    func write(_ answer: SearchAnswer, _ columns: Columns, _ json: inout JSONWriter) {
        write("online", answer.online, online, columns, &json)
        write("unlocated", answer.unlocated, unlocated, columns, &json)
        json.object("never_asked") { json in
            json.field("count", answer.neverAsked.count)
            json.array("facilities", neverAsked) { $0.raw($1) }
        }
    }

    private func write(
        _ name: StaticString, _ beside: Beside, _ facilities: WrittenPieces, _ columns: Columns,
        _ json: inout JSONWriter
    ) {
        json.object(name) { json in
            json.field("count", beside.count)
            json.array("programs", zip(beside.ordinals, facilities)) { json, item in
                json.object { json in
                    json.field("id", base32(columns.programID[item.0]))
                    json.field("level", Level(rawValue: columns.level[item.0])?.name)
                    json.key("facility")
                    json.raw(item.1)
                }
            }
        }
    }
}
