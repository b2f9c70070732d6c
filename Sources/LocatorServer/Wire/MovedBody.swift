import Treatment

/// Former ids that were asked for, with what they are now; nothing where none was. Where the address holds the ids, 308 says it.
func writeMoved(_ moved: [Redirect], _ json: inout JSONWriter) {
    if moved.isEmpty { return }
    json.array("moved", moved) { json, one in
        json.object { json in
            json.field("from", base32(one.old))
            json.field("to", base32(one.new))
        }
    }
}
