import Foundation
import LocatorUpkeep
import Testing

@Suite struct FindFilesTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "find-\(UUID().uuidString)")
        for name in ["a/su-2022.csv", "a/su-2023.csv", "a/mh-2022.csv", "b/su-2024.csv", "a/.su-hidden.csv"] {
            let url = folder.appending(path: name)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data().write(to: url)
        }
    }

    @Test(arguments: [
        ("a/su-*.csv", ["a/su-2022.csv", "a/su-2023.csv"]),
        ("*/su-*", ["a/su-2022.csv", "a/su-2023.csv", "b/su-2024.csv"]),
        ("a/su-202?.csv", ["a/su-2022.csv", "a/su-2023.csv"]),
        ("a/*", ["a/mh-2022.csv", "a/su-2022.csv", "a/su-2023.csv"]),
        ("c/*.csv", []), ("a/none.csv", ["a/none.csv"]), ("a", ["a"]), ("*/*2024*", ["b/su-2024.csv"]),
        ("a/**2**2*.csv", ["a/mh-2022.csv", "a/su-2022.csv", "a/su-2023.csv"]),
    ])
    func patterns(_ pattern: String, _ expected: [String]) {
        let found = paths(matching: pattern, below: folder.path)
        #expect(found == expected.map { "\(folder.path)/\($0)" })
        try? FileManager.default.removeItem(at: folder)
    }
}
