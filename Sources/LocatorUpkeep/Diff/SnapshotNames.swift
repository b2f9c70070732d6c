import LocatorIndex
package import LocatorIngest

/// The path of the snapshot that a person names in an index folder: an id, the number of a run (`12`, `runs/000012.json`), a
/// path to a snapshot or to another index folder. Held snapshots are found too.
/// - Throws: nothing of that name is kept.
package func snapshotPath(named name: String, in folder: IndexFolder) throws(FileError) -> String {
    let history = RunHistory(folder)
    let last = name.split(separator: "/").last.map(String.init) ?? name
    let number = Int(last.hasSuffix(".json") ? String(last.dropLast(5)) : name)
    let id = number.flatMap { last.utf8.count < 16 ? history[$0]?.snapshot : nil } ?? name
    let kept = [folder.snapshot(id), folder.heldSnapshot(id)].first(where: isFile)
    if let path = kept { return path }
    if number == nil, let path = try? currentSnapshot(in: name) { return path }
    throw FileError(
        file: folder.path, problem: "\(name) names no snapshot that is kept: expected an id, a run's number or a path",
        cure: "locator history lists the runs and what is kept.")
}

/// The live snapshot of a folder and the one that was live before it, as paths.
/// - Throws: nothing is live, or nothing was before.
package func lastTwoSnapshots(in folder: IndexFolder) throws(FileError) -> (before: String, live: String) {
    guard let live = try? currentSnapshot(in: folder.path) else {
        throw FileError(
            file: folder.path, problem: "no snapshot is live", cure: "Make one with: locator ingest PATH --into FOLDER")
    }
    let former = RunHistory(folder).liveOrder.map(folder.snapshot).last { $0 != live && isFile($0) }
    guard let before = former ?? keptSnapshots(in: folder.path).first(where: { $0 != live }) else {
        throw FileError(
            file: folder.path, problem: "there is no older snapshot to compare with",
            cure: "Name two: locator diff FROM TO, by id, run number or path.")
    }
    return (before, live)
}
