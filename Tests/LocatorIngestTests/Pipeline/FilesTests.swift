import Foundation
import LocatorIngest
import Testing

struct FilesTests {
    /// A folder of its own that is gone when the test is.
    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "locator-files-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.path)
    }

    private func write(_ text: String, _ path: String) throws {
        let folder = URL(filePath: path).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: path))
    }

    @Test("a folder is read whole, in the order of its paths, hidden files left out")
    func folder() throws {
        try withFolder { folder in
            for name in ["b.csv", "a/z.csv", "a/b.csv", ".hidden", ".git/config"] {
                try write(name, "\(folder)/\(name)")
            }
            let files = try readExport(folder)
            #expect(files.map(\.path) == ["a/b.csv", "a/z.csv", "b.csv"].map { "\(folder)/\($0)" })
            #expect(files.map(\.name) == ["b.csv", "z.csv", "b.csv"])
            #expect(files.map { String(decoding: $0.bytes, as: UTF8.self) } == ["a/b.csv", "a/z.csv", "b.csv"])
            #expect(try readExport("\(folder)/b.csv").map(\.name) == ["b.csv"])
        }
    }

    @Test("links that go round end, an empty file is a file")
    func links() throws {
        try withFolder { folder in
            try write("", "\(folder)/a/empty.csv")
            try FileManager.default.createSymbolicLink(atPath: "\(folder)/a/round", withDestinationPath: folder)
            #expect(try readExport(folder).map(\.bytes.count) == [0])
        }
    }

    @Test("what cannot be read says why and what to do")
    func errors() throws {
        try withFolder { folder in
            func error(_ path: String) -> FileError? {
                do {
                    _ = try readExport(path)
                    return nil
                } catch { return error }
            }
            #expect(error("\(folder)/none.csv")?.cure == "Check the path.")
            #expect(error(folder)?.problem == "the folder has no files")
            try FileManager.default.createSymbolicLink(atPath: "\(folder)/self", withDestinationPath: "\(folder)/self")
            #expect(error("\(folder)/self")?.cure == "Remove the link that points to itself.")
            #expect(error("/dev/null")?.problem == "this is neither a file nor a folder")
        }
    }
}
