import LocatorIndex
import LocatorIngest
import Treatment

/// What a run has built, while it is written into the index folder: the snapshot and its ledger of ids, on another processor, so that
/// guards need not wait for the disk. They are drafts, which no reader looks at and the next run sweeps, until the run has decided.
struct RunDraft {
    private let new: NewSnapshot
    private let folder: IndexFolder
    private let ledger: Underway<Result<Void, IndexError>>
    private let snapshot: Underway<Result<String, IndexError>>

    init(_ new: NewSnapshot, _ ledger: IdentityLedger, in folder: IndexFolder) {
        self.new = new
        self.folder = folder
        self.ledger = Underway {
            Result { () throws(IndexError) in try writeWhole(ledger.bytes, to: RunDraft.ledger(in: folder)) }
        }
        snapshot = Underway { new.writeDraft(in: folder.path) }
    }

    /// Makes it the live one.
    /// - Returns: the snapshot's path.
    func publish() throws(IndexError) -> String {
        let draft = try snapshot.result.get()
        try placeLedger(at: folder.ledger(of: new.id))
        let path = try new.place(draft, in: folder.path)
        try point(folder.path, to: new.id)
        return path
    }

    /// Puts it where held ones lie.
    /// - Returns: the snapshot's path.
    func hold() throws(IndexError) -> String {
        let draft = try snapshot.result.get()
        try makeFolder(folder.held)
        try placeLedger(at: folder.heldLedger(of: new.id))
        return try new.place(draft, in: folder.held)
    }

    /// Of what is live already: its ledger may have days that are younger.
    func renewLedger() throws(IndexError) {
        try placeLedger(at: folder.ledger(of: new.id))
        discard()
    }

    /// Removes what is there of it, once nobody writes any more.
    func discard() {
        _ = ledger.result
        remove(RunDraft.ledger(in: folder))
        if case .success(let draft) = snapshot.result { remove(draft) }
    }

    private func placeLedger(at path: String) throws(IndexError) {
        try ledger.result.get()
        try move(RunDraft.ledger(in: folder), to: path)
    }

    private static func ledger(in folder: IndexFolder) -> String { "\(folder.path)/.tmp-ledger.csv" }
}
