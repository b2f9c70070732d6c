import LocatorIndex
import LocatorSearch
import Treatment

/// The lists beside the hits, read and ready to be written.
struct BesideBytes {
    /// One a program, one a program, one a facility.
    private let online, unlocated, neverAsked: [[UInt8]]

    init(_ answer: SearchAnswer, _ engine: SearchEngine) throws(IndexError) {
        func facilities(_ programs: [Int]) throws(IndexError) -> [[UInt8]] {
            try engine.facilityBytes(programs.map { Int(engine.snapshot.columns.facilityOf[$0]) })
        }
        online = try facilities(answer.online.ordinals)
        unlocated = try facilities(answer.unlocated.ordinals)
        neverAsked = try engine.facilityBytes(answer.neverAsked.ordinals)
    }

    /// The fields `online`, `unlocated` and `never_asked`.
    func write(_ answer: SearchAnswer, _ engine: SearchEngine, _ json: inout JSONWriter) {
        write("online", answer.online, online, engine.snapshot.columns, &json)
        write("unlocated", answer.unlocated, unlocated, engine.snapshot.columns, &json)
        json.object("never_asked") { json in
            json.field("count", answer.neverAsked.count)
            json.array("facilities", neverAsked) { $0.raw($1) }
        }
    }

    private func write(
        _ name: String, _ beside: Beside, _ facilities: [[UInt8]], _ columns: Columns, _ json: inout JSONWriter
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
