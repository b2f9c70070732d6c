import Foundation
import Testing

/// The sentences of ARCHITECTURE.md that the sources themselves must keep.
@Suite struct ArchitectureTests {
    /// Swift files of a target, by path below `Sources`.
    private func sources(_ target: String) throws -> [String: String] {
        let folder = root.appending(path: "Sources/\(target)")
        let files = try #require(FileManager.default.enumerator(atPath: folder.path)).compactMap { $0 as? String }
        var texts: [String: String] = [:]
        for file in files.filter({ $0.hasSuffix(".swift") }).sorted() {
            texts["\(target)/\(file)"] = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
        }
        return texts
    }

    @Test(arguments: [
        ("Treatment", ["Dispatch", "Synchronization"]),
        ("LocatorIngest", ["Treatment", "CLibXML2", "Glibc"]),
        ("LocatorIndex", ["Treatment", "CStemmer", "Glibc", "Synchronization"]),
        ("LocatorSearch", ["Treatment", "LocatorIndex"]),
        (
            "LocatorUpkeep",
            ["Treatment", "LocatorIngest", "LocatorIndex", "LocatorSearch", "Foundation", "Glibc", "Yams"]
        ),
        (
            "LocatorServer",
            [
                "Treatment", "LocatorIndex", "LocatorSearch", "HTTPTypes", "Hummingbird", "HummingbirdCore", "Logging",
                "Mustache", "NIOCore", "NIOHTTPTypes", "NIOPosix", "ServiceLifecycle", "Synchronization", "UnixSignals",
                "Foundation", "Glibc",
            ]
        ),
    ])
    func imports(_ target: String, _ allowed: [String]) throws {
        for (file, text) in try sources(target) {
            for line in text.split(separator: "\n") {
                let words = line.split(separator: " ")
                guard let place = words.firstIndex(of: "import"), place <= 1, words.count > place + 1 else { continue }
                #expect(allowed.contains(String(words[place + 1])), "\(file): \(line)")
            }
        }
    }

    @Test func unsafeCodeHasItsHomes() throws {
        let homes = [
            "MappedFile", "Column", "XXH64", "XMLStream", "Files", "KeptFiles", "Publish", "Stemmer", "JSONWriter",
            "Terminal", "Scheduling",
        ]
        for target in [
            "Treatment", "LocatorIngest", "LocatorIndex", "LocatorSearch", "LocatorUpkeep", "LocatorServer", "locator",
        ] {
            for (file, text) in try sources(target) where !homes.contains(where: { file.hasSuffix("/\($0).swift") }) {
                let marked = text.split(separator: "\n").filter { !$0.contains("//") && $0.contains("unsafe ") }
                #expect(marked.isEmpty, "\(file): \(marked)")
            }
        }
    }
}
