import LocatorIndex
import LocatorSearch
import Treatment

/// Bytes as they are: nearly all end at the header's checksum.
func openSnapshot(_ input: [UInt8]) {
    guard let snapshot = opened(input) else { return }
    _ = broken(snapshot)
}

/// An image that was edited and then sealed again, so that no checksum stands before what the edits broke. What opens
/// is checked, and what passes the check is searched and shown.
func openRepaired(_ input: [UInt8]) {
    guard let image = edited(input), let snapshot = opened(image), broken(snapshot)?.isEmpty == true else { return }
    let engine = SearchEngine(snapshot)
    for parameters in questions {
        do {
            let request = try parseRequest(parameters, in: snapshot).request
            _ = try engine.explain(engine.search(request))
        } catch is ParameterError, is SearchError {
        } catch { hold(false, "an error of another kind: \(error)") }
    }
}

private func opened(_ bytes: [UInt8]) -> Snapshot? {
    do throws(IndexError) { return try Snapshot(bytes: bytes) } catch { return nil }
}

/// What the check finds; nil when it gives up.
private func broken(_ snapshot: Snapshot) -> [String]? {
    do throws(IndexError) { return try snapshot.check() } catch { return nil }
}

/// Between them they reach every column.
private let questions: [[(name: String, value: String)]] = [
    [],
    [("name", "cedar house"), ("collapse", "organization")],
    [("near", "90012"), ("level", "iop"), ("payment", "medicaid"), ("free", "Mo-Fr 17:00-22:00"), ("age", "17")],
    [
        ("near", "Portland, OR"), ("radius", "5000"), ("sort", "travel"), ("free", "Mo-Su 00:00-24:00"),
        ("language", "es"),
    ],
    [("near", "52.9, 179.9"), ("sort", "distance"), ("specialty", "strict:all:dbt,cbt"), ("audience", "not:men")],
]
