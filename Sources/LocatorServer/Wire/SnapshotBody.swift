import LocatorIndex
import Treatment

/// What is served: the body of `/v1/snapshot`.
func snapshotBody(_ snapshot: Snapshot) -> [UInt8] {
    let counts = SnapshotCounts(snapshot)
    var json = JSONWriter()
    json.object { json in
        json.object("snapshot") { writeSnapshot(snapshot, &$0) }
        json.field("format", Int(Header.version))
        json.field("located", snapshot.summary.located)
        json.field("confidential", counts.confidential)
        json.array("levels", Level.allCases) { json, level in
            json.object { json in
                json.field("code", level.name)
                json.field("programs", counts.levels[Int(level.rawValue)])
            }
        }
        json.array("precisions", PointPrecision.allCases) { json, precision in
            json.object { json in
                json.field("code", precision.name)
                json.field("facilities", counts.precisions[Int(precision.rawValue)])
            }
        }
        json.array("sources", snapshot.sources) { json, source in
            json.object { json in
                json.field("publisher", source.publisher)
                json.field("as_of", source.asOf)
            }
        }
    }
    return json.bytes
}

/// Programs by level, facilities by precision: two columns read through, microseconds.
private struct SnapshotCounts {
    var levels = [Int](repeating: 0, count: 256)
    var precisions = [0, 0, 0, 0]
    var confidential = 0

    init(_ snapshot: Snapshot) {
        let columns = snapshot.columns
        for program in 0..<snapshot.summary.programs { levels[Int(columns.level[program])] += 1 }
        for facility in 0..<snapshot.summary.facilities {
            let flags = columns.facilityFlags[facility]
            precisions[Int(flags & 3)] += 1
            confidential += Int(flags >> 2 & 1)
        }
    }
}
