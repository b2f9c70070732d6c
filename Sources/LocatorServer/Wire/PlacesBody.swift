package import LocatorIndex
package import LocatorSearch

/// Places that a beginning may become, as JSON: the body of `/v1/places?prefix=`, and what `locator places --json` prints. A
/// `label` goes into `near` as it is.
package func placesBody(_ places: [PlaceCompletion], from snapshot: Snapshot) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
        json.object("snapshot") { writeSnapshot(snapshot, &$0) }
        json.array("places", places) { json, place in
            json.object { json in
                json.field("label", place.label)
                json.field("kind", place.kind.rawValue)
                json.field("population", place.population > 0 ? place.population : nil)
            }
        }
    }
    return json.bytes
}
