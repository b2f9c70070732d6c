import Foundation
import Synchronization
import Testing

/// Snapshots that come while requests run.
@Suite(.serialized) struct LiveTests {
    /// An index folder with snapshots of different samples, the first of them current.
    private func published(_ seeds: [Int]) throws -> (index: String, ids: [String]) {
        let folder = try temporaryFolder()
        let index = folder.appending(path: "index").path
        var ids: [String] = []
        for seed in seeds {
            let sample = folder.appending(path: "sample-\(seed)").path
            try #require(
                try locator("sample", "--into", sample, "--facilities", "60", "--seed", "\(seed)").status == 0)
            try #require(try locator("ingest", sample, "--into", index, "--accept", "--quiet").status == 0)
            ids.append(String(try String(contentsOfFile: index + "/current", encoding: .utf8).prefix(16)))
        }
        try point(index, to: ids[0])
        return (index, ids)
    }

    private func point(_ index: String, to id: String) throws {
        try "\(id).locator\n".write(toFile: index + "/current", atomically: true, encoding: .utf8)
    }

    private func snapshotID(_ answer: Answer) throws -> String {
        try #require((try answer.json["snapshot"] as? [String: Any])?["id"] as? String)
    }

    /// Points to a snapshot, says so by SIGHUP, and waits until it is served.
    private func swap(_ server: RunningServer, _ index: String, to id: String) async throws {
        try point(index, to: id)
        server.signal(SIGHUP)
        for _ in 0..<200 where try snapshotID(try await server.get("/readyz")) != id {
            try await Task.sleep(for: .milliseconds(25))
        }
        #expect(try snapshotID(try await server.get("/readyz")) == id)
    }

    @Test func noRequestIsDroppedBySwaps() async throws {
        let (index, ids) = try published([1, 2, 3, 4])
        let server = try RunningServer(index: index)
        let target = "/v1/programs?near=90012&radius=2000&page_size=5&payment=medicaid"
        let seen = Seen()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    while !seen.isOver.load(ordering: .relaxed) {
                        let answer = try await server.get(target)
                        #expect(answer.status == 200)
                        let id = try snapshotID(answer)
                        seen.bodies.withLock { _ = $0[id, default: []].insert(answer.body) }
                        seen.count.add(1, ordering: .relaxed)
                    }
                }
            }
            for id in ids.dropFirst() {
                try await Task.sleep(for: .milliseconds(300))
                try await swap(server, index, to: id)
            }
            try await Task.sleep(for: .milliseconds(300))
            seen.isOver.store(true, ordering: .relaxed)
            try await group.waitForAll()
        }
        let bodies = seen.bodies.withLock { $0 }
        #expect(Set(bodies.keys) == Set(ids), "of \(seen.count.load(ordering: .relaxed)) answers")
        for (id, texts) in bodies { #expect(texts.count == 1, "\(id): one snapshot, one answer") }
        #expect(try await server.get("/metrics").body.contains("locator_snapshots_taken_up_total 3\n"))
    }

    @Test func aCursorStaysInItsSnapshotForTwoSwaps() async throws {
        let (index, ids) = try published([11, 12, 13, 14])
        let server = try RunningServer(index: index)
        let target = "/v1/programs?near=90012&radius=2000&page_size=5"
        let first = try await server.get(target)
        let next = try #require(try first.json["next"] as? String)
        let before = try await server.get("\(target)&cursor=\(next)")
        for id in ids[1...2] {
            try await swap(server, index, to: id)
            let page = try await server.get("\(target)&cursor=\(next)")
            #expect(page.status == 200)
            #expect(page.body == before.body)
            let facets = try await server.get("/v1/facets?near=90012&radius=2000&page_size=5&cursor=\(next)")
            #expect(try snapshotID(facets) == ids[0])
            #expect(try snapshotID(try await server.get(target)) == id)
        }
        try await swap(server, index, to: ids[3])
        let gone = try await server.get("\(target)&cursor=\(next)")
        #expect(gone.status == 410)
        #expect(gone.body.contains("search again from the first page"))
        #expect(try await server.get("/v1/facets?near=90012&radius=2000&cursor=\(next)").status == 410)
        #expect(try await server.get("/metrics").body.contains("locator_snapshots_former 2\n"))
    }

    @Test(arguments: ["truncated", "flipped", "version"])
    func aBadSnapshotIsRefused(_ how: String) async throws {
        let (index, ids) = try published([21, 22])
        let server = try RunningServer(index: index)
        var image = try Data(contentsOf: URL(fileURLWithPath: "\(index)/\(ids[1]).locator"))
        switch how {
        case "truncated": image.removeLast(image.count / 2)
        case "flipped": image[image.count * 2 / 3] ^= 4
        default: image[8] ^= 0x40
        }
        try image.write(to: URL(fileURLWithPath: "\(index)/\(ids[1]).locator"))
        try point(index, to: ids[1])
        server.signal(SIGHUP)
        func ready() async throws -> [String: Any] { try await server.get("/readyz").json }
        for _ in 0..<200 where !(try await ready()["trouble"] is String) {
            try await Task.sleep(for: .milliseconds(25))
        }
        #expect(try await ready()["trouble"] as? String == "the newest snapshot was refused; an older one is served")
        #expect(try await ready()["ready"] as? Bool == true)
        let answer = try await server.get("/v1/programs?near=90012")
        #expect(answer.status == 200)
        #expect(try snapshotID(answer) == ids[0])
        let metrics = try await server.get("/metrics").body
        #expect(metrics.contains("locator_snapshot_refused 1\n"))
        #expect(metrics.contains("locator_snapshots_refused_total 1\n"))
        // Pointed back, all is well.
        try point(index, to: ids[0])
        server.signal(SIGHUP)
        for _ in 0..<200 where try await ready()["trouble"] is String { try await Task.sleep(for: .milliseconds(25)) }
        #expect(!(try await ready()["trouble"] is String))
        #expect(try await server.get("/metrics").body.contains("locator_snapshot_refused 0\n"))
    }

    @Test func theEndIsAnnouncedAndDrains() async throws {
        let server = try RunningServer(index: try SharedIndex.path(), ["--rate", "off", "--drain", "5"])
        let seen = Seen()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    while true {
                        do {
                            // Large: still being written when the end comes.
                            let answer = try await server.get("/v1/programs?near=60601&radius=2000&page_size=200")
                            _ = try answer.json
                            seen.statuses.withLock { $0.append(answer.status) }
                        } catch is URLError {
                            // Nobody listens any more.
                            seen.count.add(1, ordering: .relaxed)
                            return
                        }
                    }
                }
            }
            try await Task.sleep(for: .milliseconds(500))
            server.signal(SIGTERM)
            var ready = try await server.get("/readyz")
            for _ in 0..<80 where ready.status == 200 {
                try await Task.sleep(for: .milliseconds(50))
                ready = try await server.get("/readyz")
            }
            #expect(ready.status == 503)
            #expect(try ready.json["draining"] as? Bool == true)
            #expect(try await server.get("/healthz").status == 200)
            try await group.waitForAll()
        }
        #expect(server.wait() == 0)
        let all = seen.statuses.withLock { $0 }
        #expect(!all.isEmpty)
        #expect(all.allSatisfy { $0 == 200 }, "\(all)")
        #expect(seen.count.load(ordering: .relaxed) == 4)
    }
}

/// What clients of one test have seen.
private final class Seen: Sendable {
    /// By snapshot.
    let bodies = Mutex<[String: Set<String>]>([:])
    let statuses = Mutex<[Int]>([])
    let count = Atomic<Int>(0)
    let isOver = Atomic<Bool>(false)
}
