import HTTPTypes
import Hummingbird
import LocatorIndex
import Treatment

// Former ids: what was asked for by one is answered with where it is now.
extension LocatorResponder {
    /// A form's fields with present ids in place of former ones: a page that is asked for by POST has no address to move to.
    func following(_ pairs: NamedPairs, _ snapshot: Snapshot) -> NamedPairs {
        guard snapshot.hasRedirects else { return pairs }
        return pairs.map { name, value in
            guard ["ids", "only", "drop"].contains(name) else { return (name, value) }
            return (name, presentList(value, snapshot))
        }
    }

    /// 308 to the same request under present ids; nil when it names no former one, or sends a body.
    func moved(_ request: Request, _ path: [String], _ snapshot: Snapshot) -> Reply? {
        guard snapshot.hasRedirects, request.method == .get || request.method == .head else { return nil }
        let parts = path.map { present($0, snapshot) ?? $0 }
        let query = request.uri.query.map { presentQuery($0, snapshot) }
        guard parts != path || query != request.uri.query else { return nil }
        var headers = HTTPFields()
        headers[.location] = "/" + parts.joined(separator: "/") + (query.map { "?" + $0 } ?? "")
        var reply = Reply(headers: headers)
        reply.status = .permanentRedirect
        // A join that is undone gives an id back.
        reply.caching = .validated
        return reply
    }
}

/// Parameters whose values are ids of programs.
private let idParameters: Set<Substring> = ["ids", "program", "above"]

private func presentQuery(_ query: String, _ snapshot: Snapshot) -> String {
    query.split(separator: "&", omittingEmptySubsequences: false).map { pair in
        guard let equals = pair.firstIndex(of: "="), idParameters.contains(pair[..<equals]) else { return String(pair) }
        let ids = pair[pair.index(after: equals)...].replacing("%2C", with: ",").replacing("%2c", with: ",")
        let now = presentList(ids, snapshot)
        return now == ids ? String(pair) : "\(pair[..<equals])=\(now)"
    }.joined(separator: "&")
}

/// Ids separated by commas.
private func presentList(_ ids: some StringProtocol, _ snapshot: Snapshot) -> String {
    ids.split(separator: ",", omittingEmptySubsequences: false).map { id in
        present(String(id), snapshot) ?? String(id)
    }.joined(separator: ",")
}

/// The present id in place of a former one; nil for anything else.
func present(_ text: String, _ snapshot: Snapshot) -> String? {
    parseBase32(text).flatMap { snapshot.redirect(of: $0) }.map(base32)
}
