import Foundation
import LocatorIndex
import TestSupport
import Testing
import Treatment

/// A folder of snapshots: `current` moves only to what is whole, and back.
struct PublishTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "locator-\(UUID().uuidString)").path

    private func withFolder(_ body: () throws -> Void) throws {
        defer {
            do { try FileManager.default.removeItem(atPath: folder) } catch { Issue.record("\(error)") }
        }
        try body()
    }

    @Test func theLatestIsCurrentAndTheOneBeforeCanBeAgain() throws {
        try withFolder {
            let images = try [1, 2].map { try encode(randomCatalog(seed: $0, facilities: 3)) }
            let first = try publish(images[0], into: folder)
            #expect(try currentSnapshot(in: folder) == first)
            let second = try publish(images[1], into: folder)
            #expect(try currentSnapshot(in: folder) == second)
            #expect(try Snapshot(path: second).check() == [])
            try point(folder, to: try Snapshot(path: first).id)
            #expect(try currentSnapshot(in: folder) == first)
            #expect(try Snapshot(path: first).id == Snapshot(bytes: images[0]).id)
            // Publishing what is there already changes nothing but the pointer.
            #expect(try publish(images[1], into: folder) == second)
            let names = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(names.count == 3 && !names.contains { $0.hasPrefix(".") })
            #expect(try currentSnapshot(in: second) == second)
        }
    }

    @Test("a new snapshot is what encoding makes; it is written before it has a name", arguments: [1, 2, 3])
    func newSnapshots(seed: UInt64) throws {
        try withFolder {
            let image = try encode(randomCatalog(seed: seed, facilities: 20))
            let new = try NewSnapshot(randomCatalog(seed: seed, facilities: 20))
            #expect(try new.id == Snapshot(bytes: image).id && new.image == image)
            #expect(try new.content.summary == Snapshot(bytes: image).summary && new.content.id != new.id)
            let draft = try new.writeDraft(in: folder).get()
            #expect(throws: IndexError.none(folder)) { try currentSnapshot(in: folder) }
            let path = try new.place(draft, in: "\(folder)/held")
            #expect(FileManager.default.contents(atPath: path).map { [UInt8]($0) } == image)
            #expect(path.hasSuffix("\(new.id).locator") && !FileManager.default.fileExists(atPath: draft))

            // Whatever becomes of the draft meanwhile: nothing else gets the name.
            let second = try new.writeDraft(in: folder).get()
            let file = try #require(FileHandle(forUpdatingAtPath: second))
            try file.seek(toOffset: UInt64(Header.size))
            try file.write(contentsOf: Data([~image[Header.size]]))
            try file.close()
            #expect(throws: IndexError.self) { try new.place(second, in: folder) }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["held"])
        }
    }

    @Test func damagedBytesLeaveTheCurrentOneAlone() throws {
        try withFolder {
            let image = try encode(randomCatalog(seed: 1, facilities: 3))
            let path = try publish(image, into: folder)
            var broken = image
            broken[broken.count / 2] ^= 0xFF
            broken[Header.size] ^= 1
            #expect(throws: IndexError.self) { try publish(broken, into: folder) }
            #expect(throws: IndexError.self) { try publish([], into: folder) }
            #expect(try currentSnapshot(in: folder) == path)
            #expect(try Snapshot(path: path).check() == [])
        }
    }

    @Test func aFolderWithoutASnapshotSaysSo() throws {
        #expect(throws: IndexError.self) { try currentSnapshot(in: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try withFolder {
            #expect(throws: IndexError.none(folder)) { try currentSnapshot(in: folder) }
            for pointer in ["", "../elsewhere.locator\n", "something\n"] {
                try Data(pointer.utf8).write(to: URL(filePath: "\(folder)/current"))
                #expect(throws: IndexError.self, "\(pointer)") { try currentSnapshot(in: folder) }
            }
            #expect(throws: IndexError.self) { try Snapshot(path: folder) }
            #expect(throws: IndexError.self) { try Snapshot(path: "\(folder)/nothing.locator") }
        }
    }
}
