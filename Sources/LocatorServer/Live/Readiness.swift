import HTTPTypes
import LocatorIndex
import LocatorSearch
import Treatment

extension LocatorResponder {
    /// Whether searches are answered, from which snapshot, how old its data is, and what is wrong, in words.
    func readiness(_ status: LiveSnapshot.Status) -> Reply {
        let snapshot = status.engine.snapshot
        var json = JSONWriter()
        json.object { json in
            json.field("ready", status.isReady)
            json.field("draining", status.isDraining)
            json.object("snapshot") { json in
                writeSnapshot(snapshot, &json)
                json.field("age_days", snapshot.asOf.map { Int(today().rawValue) - Int($0.rawValue) })
            }
            json.field("last_ingest_age_seconds", status.lastSuccess?.age(at: secondsNow()))
            json.field("ingest_is_late", status.lastSuccess?.isLate(at: secondsNow()) ?? false)
            json.field("trouble", words(for: status))
        }
        return Reply(json.bytes, status: status.isReady ? .ok : .serviceUnavailable)
    }

    private func words(for status: LiveSnapshot.Status) -> String? {
        if status.trouble == nil { return nil }
        return status.isVerified
            ? "the newest snapshot was refused; an older one is served"
            : "the snapshot is damaged and there is no other"
    }
}
