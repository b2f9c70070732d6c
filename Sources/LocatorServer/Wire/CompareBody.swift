package import LocatorIndex
package import LocatorSearch
package import Treatment

/// Programs side by side as JSON: the body of `/v1/compare` and of `locator compare ID… --json`.
package func compareBody(
    _ sides: SideBySide, from snapshot: Snapshot, moved: [Redirect] = []
) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
        json.object("snapshot") { writeSnapshot(snapshot, &$0) }
        writeMoved(moved, &json)
        json.array("programs", sides.programs) { json, column in
            json.object { json in
                json.field("id", base32(column.id))
                json.field("name", column.name)
                json.field("facility", column.facility)
                json.field("standing", column.standing.name)
                json.field("rank", column.standing.listed?.rank)
            }
        }
        json.array("rows", sides.rows) { json, row in
            json.object { json in
                json.field("topic", row.topic.name(snapshot.vocabulary))
                json.field("label", row.label)
                json.field("same", row.isSame)
                json.field("open", row.isOpen)
                json.array("cells", row.cells) { json, cell in
                    json.object { json in
                        json.field("text", cell.text)
                        json.field("state", cell.state?.name)
                        json.field("source", cell.source)
                        json.field("as_of", cell.asOf)
                        json.field("question", cell.question)
                    }
                }
            }
        }
        json.strings("missing", sides.missing.map(base32))
        json.strings("notices", sides.closing)
    }
    return json.bytes
}
