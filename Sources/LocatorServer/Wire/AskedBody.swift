import LocatorIndex
import LocatorSearch
import Treatment

// What an answer says of the question: what words of danger raise, and how a sentence was understood.

/// A facility beside the hits, and how far away it is.
typealias NearFacility = (facility: Facility, metres: Metres?)

/// The facilities of an answer's page.
func nearest(_ answer: SearchAnswer, _ snapshot: Snapshot) throws(IndexError) -> [NearFacility] {
    var found: [NearFacility] = []
    for hit in answer.hits {
        found.append((try snapshot.facility(Int(snapshot.columns.facilityOf[hit.program])), hit.metres))
    }
    return found
}

/// The field `safety`: what to do first, before anything else is read.
func writeSafety(_ asked: Asked, _ detox: [NearFacility]?, _ json: inout JSONWriter) {
    json.array("safety", asked.notices) { json, notice in
        json.object { json in
            json.field("id", notice.id)
            json.field("text", notice.words(in: asked.language))
            guard notice == .withdrawal, let detox else { return }
            json.array("detox", detox) { json, near in
                json.object { json in
                    json.field("miles", tenths: near.metres?.tenthsOfMiles)
                    json.object("facility") { writeFacility(near.facility, &$0) }
                }
            }
        }
    }
}

/// The fields `understood` (null without a sentence) and `text` (null without words).
func writeUnderstood(_ asked: Asked, _ answer: SearchAnswer, _ snapshot: Snapshot, _ json: inout JSONWriter) {
    json.key("understood")
    if let understood = asked.understood {
        json.object { json in
            json.array("parts", understood.parts) { json, part in
                json.object { json in
                    json.field("words", part.words)
                    json.field("meaning", part.meaning(in: asked.language, snapshot.vocabulary))
                    json.field("parameter", part.parameter)
                    json.field("value", part.value)
                    json.field("ignore", part.undo)
                }
            }
            json.array("parameters", understood.parameters) { json, parameter in
                json.object { json in
                    json.field("name", parameter.name)
                    json.field("value", parameter.value)
                }
            }
            json.strings("set_aside", understood.setAside)
            json.field("place_missing", understood.isPlaceMissing)
        }
    } else {
        json.null()
    }
    json.key("text")
    guard let text = answer.text else { return json.null() }
    json.object { json in
        json.array("words", text.words) { json, word in
            json.object { json in
                json.field("asked", word.asked)
                json.field("read", word.kind.name)
                json.strings("forms", word.forms)
                json.strings("terms", word.terms.map { snapshot.vocabulary[$0].code })
            }
        }
        json.field("cut", text.isCut)
    }
}
