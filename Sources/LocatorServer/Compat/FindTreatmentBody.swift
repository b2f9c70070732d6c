import LocatorIndex
import LocatorSearch
import Treatment

/// A page of facilities in the shape of FindTreatment.gov's answers, `docs/compatibility.md`.
/// - Throws: when the display fields of a facility are damaged.
func findTreatmentBody(
    _ page: FacilityPage, to request: FacilityRequest, from snapshot: Snapshot
) throws(IndexError) -> [UInt8] {
    var facilities: [Facility] = []
    facilities.reserveCapacity(page.rows.count)
    for row in page.rows { facilities.append(try snapshot.facility(row.facility)) }
    let services = ServiceFragments(snapshot.codeBook)
    var json = JSONWriter()
    json.object { json in
        json.field("page", request.page)
        json.field("totalPages", page.pages)
        json.field("recordCount", page.total)
        json.array("rows", page.rows.indices) { json, place in
            let row = page.rows[place]
            json.object { json in
                json.field("_irow", row.rank)
                let listed = snapshot.listedSurveys(ofFacility: row.facility).intersection(request.surveys)
                writeFields(of: facilities[place], listed, &json)
                json.key("miles")
                if let distance = row.distance { json.raw(miles(distance)) } else { json.null() }
                json.key("services")
                json.raw(services.array(of: facilities[place].survey.codes)[...])
            }
        }
    }
    return json.bytes
}

/// The row's fields up to the distance. Of a confidential facility nothing finer than its state is there to write.
private func writeFields(of facility: Facility, _ listed: Surveys, _ json: inout JSONWriter) {
    func first(_ kind: Phone.Kind) -> String? { facility.phones.first { $0.kind == kind }.map(written) }
    json.field("frid", findTreatmentID(facility.id))
    json.field("name1", facility.name)
    json.field("name2", facility.name2)
    json.field("street1", facility.street)
    json.field("city", facility.city)
    json.field("street2", facility.unit)
    json.field("state", facility.state?.description ?? "")
    json.field("zip", facility.zip?.description ?? "")
    json.field("phone", first(.main) ?? facility.phones.first.map(written) ?? "")
    json.field("typeFacility", listed.contains(.substanceUse) ? "SA" : "MH")
    json.field("intake1", first(.intake))
    json.field("hotline1", first(.hotline))
    json.field("website", facility.website)
    json.field("latitude", facility.point.map { degrees($0.latitude) })
    json.field("longitude", facility.point.map { degrees($0.longitude) })
}

/// A facility's `frid`: the SHA-256, in hexadecimal, of its id as our other answers write it.
func findTreatmentID(_ id: UInt64) -> String { hexadecimal(SHA256.hash(Array(base32(id).utf8).span)) }

/// `540-555-0100 x110`.
private func written(_ phone: Phone) -> String {
    phone.extension_.isEmpty ? phone.number : "\(phone.number) x\(phone.extension_)"
}

/// Statute miles with two decimals, rounded half up; 1 mile is 1,609.344 m.
func miles(_ distance: Metres) -> String {
    let hundredths = (Int(distance.rawValue) * 200_000 + 1_609_344) / 3_218_688
    let fraction = hundredths % 100
    return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
}
