import Treatment

/// A folder in which cleaned records are kept, so that a file that has not changed is not read again, and of each snapshot what its
/// facilities were made from, so that what has not changed is not put together again. It may be deleted, in whole or in part, at any
/// time: what is missing, of other rules or damaged is made again, and the result is the same.
package struct RecordCache: Sendable {
    /// Made when it is not there.
    package let folder: String
    /// A hash of all that reading and cleaning depend on beside the export and its options: the reference tables, and the
    /// program that reads.
    package let basis: UInt64

    package init(folder: String, basis: UInt64) {
        self.folder = folder
        self.basis = basis
    }

    /// Removes what is kept of files that the last run did not have.
    /// - Parameter used: names of files in the folder, as `Ingested.kept` lists them.
    package func prune(keeping used: Set<String>) {
        for name in keptNames(in: folder, ending: ".records") where !used.contains(name) {
            removeKept("\(folder)/\(name)")
        }
    }

    /// Keeps what the facilities of a snapshot were made from, and removes that of all others but those named.
    package func keep(_ groups: KnownGroups, of snapshot: String, beside others: [String] = []) {
        keep(groupBytes(groups), as: "groups", of: snapshot, beside: others)
    }

    /// Keeps what tells of a snapshot under an ending of its own, and removes that of all others but those named. Whoever reads it
    /// again tells by a checksum whether it is whole.
    package func keep(_ bytes: [UInt8], as ending: String, of snapshot: String, beside others: [String]) {
        writeKept(bytes, as: "\(snapshot).\(ending)", in: folder)
        let used = Set((others + [snapshot]).map { "\($0).\(ending)" })
        for name in keptNames(in: folder, ending: ".\(ending)") where !used.contains(name) {
            removeKept("\(folder)/\(name)")
        }
    }

    /// What is kept of a snapshot under an ending; nil when nothing is.
    package func kept(_ ending: String, of snapshot: String) -> [UInt8]? {
        keptContent("\(folder)/\(snapshot).\(ending)")
    }

    /// Removes what the facilities of all snapshots were made from: the next run puts everything together again.
    package func forgetGroups() {
        for name in keptNames(in: folder, ending: ".groups") { removeKept("\(folder)/\(name)") }
    }

    /// What the facilities of a snapshot were made from, by whatever rules; nil when it is not known.
    func groups(of snapshot: String) -> KnownGroups? {
        kept("groups", of: snapshot).flatMap(knownGroups)
    }

    /// A hash of all that facilities depend on beside their records.
    func basis(_ gazetteer: Gazetteer, _ vocabulary: Vocabulary) -> UInt64 {
        var hash = StableHash()
        hash.add(number: basis)
        hash.add(number: UInt64(rulesVersion))
        hash.add(number: gazetteer.version)
        for entry in vocabulary.entries.dropFirst(Vocabulary.fixed.count) {
            hash.add(entry.code)
            hash.add(entry.english)
        }
        return hash.value
    }

    /// The name of what is kept under a key.
    func name(_ key: UInt64) -> String { "\(base32(key)).records" }

    /// The key of a file: its bytes, and all that decides how they are read.
    func key(_ input: Input, _ options: IngestOptions, _ gazetteer: Gazetteer) -> UInt64 {
        let rules = options.rules(of: input.file)
        var hash = StableHash()
        hash.add(number: basis)
        hash.add(number: UInt64(rulesVersion))
        hash.add(number: gazetteer.version)
        hash.add(number: input.hash)
        hash.add(input.format.rawValue)
        hash.add(rules.publisher ?? "\u{0}")
        hash.add(rules.precedence.map { "\($0)" } ?? "")
        hash.add(options.date(of: input.file)?.description ?? "")
        for code in rules.codes {
            hash.add(code.code)
            switch code.meaning {
            case .nothing: hash.add("nothing")
            case .renamed(let from): hash.add("from \(from)")
            }
        }
        return hash.value
    }

    /// What is kept of a file; nil when nothing is, or nothing that can be trusted.
    func file(_ input: Input, ordinal: Int, key: UInt64) -> CleanFile? {
        keptContent("\(folder)/\(name(key))").flatMap { keptFile($0, of: input, ordinal: ordinal, key: key) }
    }

    /// Keeps a file. A folder that cannot be written to keeps nothing.
    func keep(_ file: CleanFile, ordinal: Int, key: UInt64) {
        writeKept(keptBytes(file, ordinal: ordinal, key: key), as: name(key), in: folder)
    }
}
