extension Rule {
    /// All rules of ingest, each once, sorted by id: what `docs/rules.md` lists.
    package static let all: [Rule] = {
        var seen: Set<String> = []
        return (csv + xml + samhsa + airs + hsds + listing + pipeline).filter { seen.insert($0.id).inserted }.sorted {
            $0.id < $1.id
        }
    }()
}
