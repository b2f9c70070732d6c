import Foundation
import LocatorIndex

/// What is live in an index folder when a run begins.
struct Live {
    /// The id that `current` names; nil when nothing was ever published.
    let id: String?
    /// The live snapshot is there and every checksum fits. If not, the next build heals it.
    let isWhole: Bool
    /// What guards compare with: the live snapshot, or when it is damaged the newest other one that is whole and of this
    /// program's format; nil when there is none.
    let snapshot: Snapshot?
}

/// The id that `current` names, whether its snapshot is whole or not.
func liveID(_ folder: IndexFolder) -> String? {
    (try? currentSnapshot(in: folder.path))?.split(separator: "/").last.map { String($0.prefix { $0 != "." }) }
}

func liveSnapshot(_ folder: IndexFolder) -> Live {
    guard let path = try? currentSnapshot(in: folder.path) else { return Live(id: nil, isWhole: false, snapshot: nil) }
    let id = liveID(folder)
    if let snapshot = whole(path) { return Live(id: id, isWhole: true, snapshot: snapshot) }
    let other = keptSnapshots(in: folder.path).lazy.filter { $0 != path }.compactMap(whole).first
    return Live(id: id, isWhole: false, snapshot: other)
}

/// A snapshot whose every checksum fits; nil for any other file.
func whole(_ path: String) -> Snapshot? {
    guard let snapshot = try? Snapshot(path: path), (try? snapshot.verifyChecksums()) != nil else { return nil }
    return snapshot
}

/// Drafts of a run that was killed: under the lock nobody else writes any.
func sweep(_ folder: IndexFolder) {
    for place in [folder.path, folder.held, folder.runs] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
        for name in names where name.hasPrefix(".tmp-") || name.hasPrefix(".current-") {
            try? FileManager.default.removeItem(atPath: "\(place)/\(name)")
        }
    }
}

/// Whether there is something at the path.
package func isFile(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
