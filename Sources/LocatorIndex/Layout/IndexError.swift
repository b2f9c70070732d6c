/// Why a snapshot cannot be built, opened or published, and what to do about it.
package enum IndexError: Error, Equatable, CustomStringConvertible {
    case unreadable(String, reason: String)
    case truncated(String, has: Int, needs: Int)
    case notASnapshot(String)
    case otherVersion(String, found: UInt32, reads: UInt32)
    case damaged(String, what: String)
    case unwritable(String, reason: String)
    case tooLarge(what: String, count: Int, limit: Int)
    case none(String)

    package var description: String {
        switch self {
        case .unreadable(let path, let reason):
            "\(path): cannot be read (\(reason)). Check the path and its permissions."
        case .truncated(let path, let has, let needs):
            "\(path): \(has) bytes long, a snapshot of this header needs \(needs). Ingest again, or point back to an older snapshot."
        case .notASnapshot(let path):
            "\(path): not a snapshot of this program. Make one with: locator ingest PATH --into FOLDER"
        case .otherVersion(let path, let found, let reads):
            "\(path): index format \(found), this program reads \(reads). Ingest again with this program."
        case .damaged(let path, let what):
            "\(path): damaged (\(what)). Ingest again, or point back to an older snapshot."
        case .unwritable(let path, let reason):
            "\(path): cannot be written (\(reason)). The live snapshot is unchanged."
        case .tooLarge(let what, let count, let limit): "\(count) \(what); the index format holds \(limit)."
        case .none(let folder): "\(folder): no snapshot is current. Make one with: locator ingest PATH --into \(folder)"
        }
    }
}
