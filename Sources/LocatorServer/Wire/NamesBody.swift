package import LocatorIndex

/// Names that what was typed may become: the body of `/v1/names`.
package func namesBody(_ names: [NameChoice]) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
        json.array("names", names) { json, choice in
            json.object { json in
                json.field("name", choice.name)
                json.field("programs", choice.programs)
            }
        }
    }
    return json.bytes
}
