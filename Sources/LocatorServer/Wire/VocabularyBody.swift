package import LocatorIndex
import LocatorSearch
import Treatment

/// Every word a request may use, with its labels: the body of `/v1/vocabulary`.
package func vocabularyBody(_ snapshot: Snapshot) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
        json.object("snapshot") { writeSnapshot(snapshot, &$0) }
        json.array("levels", Level.allCases) { json, level in
            json.object { json in
                json.field("code", level.name)
                json.field("label", level.english)
                json.field("label_es", level.spanish)
            }
        }
        json.array("groups", TermGroup.allCases) { json, group in
            json.object { json in
                json.field("group", group.name)
                json.field("dimension", group.dimension?.name)
                json.array("terms", snapshot.vocabulary.terms(in: group)) { json, entry in
                    json.object { json in
                        json.field("code", entry.code)
                        json.field("label", entry.english)
                        json.field("label_es", entry.spanish)
                    }
                }
            }
        }
        json.strings("zones", snapshot.zones.map(\.name))
        json.array("presets", Weights.presets) { json, preset in
            json.object { json in
                json.field("name", preset.name)
                json.object("weights") { json in
                    for dimension in Dimension.allCases { json.field(named: dimension.name, preset.weights[dimension]) }
                }
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
