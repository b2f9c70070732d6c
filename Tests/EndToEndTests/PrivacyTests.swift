import Foundation
import Testing

/// A search says where someone is and what ails them: the server keeps none of it.
@Suite struct PrivacyTests {
    @Test func nothingAskedIsLogged() async throws {
        let server = try RunningServer(index: try SharedIndex.path())
        let before = try server.said
        // What is answered, what is refused, what is too long, and what is not there.
        _ = try await server.get("/v1/programs?near=91301&level=iop&condition=ptsd&name=zanzibar")
        _ = try await server.get("/v1/programs?near=34.14321,-118.76543")
        _ = try await server.get("/v1/programs?q=my%20husband%20zanzibar%20overdosed%20now")
        _ = try await server.get("/v1/programs?zanzibar=91301")
        _ = try await server.get("/zanzibar?near=91301")
        _ = try await server.get("/v1/programs?name=" + String(repeating: "zanzibar", count: 2000))
        _ = try await server.request("POST", "/v1/search", body: #"{"near": "91301", "name": "zanzibar"}"#)
        _ = try await server.request("POST", "/v1/search", body: #"{"near": "91301", "zanzibar": "#)
        #expect(server.stop() == 0)
        let after = try server.said.dropFirst(before.count).lowercased()
        for word in ["zanzibar", "91301", "34.14", "118.76", "ptsd", "iop", "overdos", "127.0.0.1"] {
            #expect(!after.contains(word), "\(word) is in what the server says: \(after.prefix(500))")
        }
    }
}
