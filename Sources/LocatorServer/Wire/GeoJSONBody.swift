import LocatorIndex
import LocatorSearch
import Treatment

// An answer as GeoJSON (RFC 7946): a FeatureCollection with a feature a hit and our own members beside `features`. It is written
// in three pieces, so that a whole list can be sent while it is made:
//
//   {"type":"FeatureCollection","snapshot":…,"total":…,…,"features":[   feature , feature …   ]}

/// The answer to a search.
/// - Parameter rows: one a hit.
func geoJSONBody(
    _ answer: SearchAnswer, _ rows: [HitRow], detox: [NearFacility]?, to asked: Asked, from snapshot: Snapshot
) -> [UInt8] {
    var bytes = featuresOpening(answer, next: answer.next, detox: detox, to: asked, from: snapshot)
    for (place, row) in rows.enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        bytes += feature(row)
    }
    return bytes + featuresClosing
}

/// All before the first feature.
/// - Parameter next: where the list goes on; nil where all of it is written.
func featuresOpening(
    _ answer: SearchAnswer, next: Cursor?, detox: [NearFacility]?, to asked: Asked, from snapshot: Snapshot
) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
        json.field("type", "FeatureCollection")
        json.object("snapshot") { writeSnapshot(snapshot, &$0) }
        writeSafety(asked, detox, &json)
        json.field("total", answer.total)
        json.field("next", next?.text)
        json.strings("notices", careLines(asked.language))
    }
    return json.bytes.dropLast() + Array(",\"features\":[".utf8)
}

let featuresClosing = Array("]}".utf8)

/// A hit as a feature. Its geometry is null where there is no point, or none that may be shown.
func feature(_ row: HitRow) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
        json.field("type", "Feature")
        json.field("id", base32(row.program.id))
        json.key("geometry")
        if let point = row.facility.point, !row.facility.isConfidential {
            json.object { json in
                json.field("type", "Point")
                json.array("coordinates", [point.longitude, point.latitude]) { $0.raw(degrees($1)) }
            }
        } else {
            json.null()
        }
        json.object("properties") { writeRow(row, &$0) }
    }
    return json.bytes
}
