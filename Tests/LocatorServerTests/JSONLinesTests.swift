import Foundation
import LocatorServer
import Logging
import Synchronization
import Testing

@Suite struct JSONLinesTests {
    @Test func aLineIsAnObject() throws {
        let lines = Lines()
        var logger = Logger(label: "test") { _ in JSONLines { lines.add($0) } }
        logger.logLevel = .info
        logger[metadataKey: "id"] = "a"
        logger.debug("is not written")
        logger.info("two\nlines \"quoted\"", metadata: ["bytes": .stringConvertible(12), "route": "/v1/programs/{id}"])
        let all = lines.all
        try #require(all.count == 1)
        #expect(!all[0].contains("\n"))
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(all[0].utf8)) as? [String: Any])
        #expect(object["level"] as? String == "info")
        #expect(object["message"] as? String == "two\nlines \"quoted\"")
        #expect(object["bytes"] as? Int == 12)
        #expect(object["route"] as? String == "/v1/programs/{id}")
        #expect(object["id"] as? String == "a")
        #expect(object["at"] is String)
    }
}

private final class Lines: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }

    func add(_ line: String) { lines.withLock { $0.append(line) } }
}
