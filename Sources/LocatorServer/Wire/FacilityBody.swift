import LocatorIndex
import LocatorSearch
import Treatment

/// A facility with all its programs, each with all its facts: the body of `/v1/facilities/{id}`.
func facilityBody(_ facility: Facility, _ programs: [Program], from snapshot: Snapshot) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
        json.object("snapshot") { writeSnapshot(snapshot, &$0) }
        json.object("facility") { writeFacility(facility, &$0) }
        json.array("programs", programs) { json, program in
            json.object { writeProgram(program, facility, snapshot, hasLabels: true, &$0) }
        }
        json.array("records", facility.records) { json, record in
            json.object { writeRecord(record, snapshot, &$0) }
        }
        json.strings("notices", careLines(.english))
    }
    return json.bytes
}

/// A facility as JSON fields. Of a confidential one's address only state and county are there to write.
func writeFacility(_ facility: Facility, _ json: inout JSONWriter) {
    json.field("id", base32(facility.id))
    json.field("name", facility.name)
    json.field("name2", facility.name2)
    json.object("address") { json in
        json.field("street", facility.street)
        json.field("unit", facility.unit)
        json.field("city", facility.city)
        json.field("state", facility.state?.description)
        json.field("zip", facility.zip?.description)
        json.field("county", facility.county)
        json.field("confidential", facility.isConfidential)
    }
    json.key("point")
    if let point = facility.point {
        json.object { json in
            json.key("latitude")
            json.raw(degrees(point.latitude))
            json.key("longitude")
            json.raw(degrees(point.longitude))
            json.field("precision", facility.precision.name)
        }
    } else {
        json.null()
    }
    writePhones(facility, &json)
    json.field("website", facility.website)
}

/// The field `phones`.
func writePhones(_ facility: Facility, _ json: inout JSONWriter) {
    json.array("phones", facility.phones) { json, phone in
        json.object { json in
            json.field("kind", phone.kind.name)
            json.field("number", phone.number)
            json.field("extension", phone.extension_)
        }
    }
}
