import LocatorIngest
import Testing
import Treatment

struct JoinSitesTests {
    /// On what two records are joined; nil when they stay apart.
    private func evidence(_ a: SiteRecord, _ b: SiteRecord, among others: [SiteRecord] = []) -> Evidence? {
        let sites = joinSites([a, b] + others, orders: [])
        let together = sites.groups.contains { $0.contains(0) && $0.contains(1) }
        return together ? sites.joins.first { $0.first == 0 && $0.second == 1 }?.evidence : nil
    }

    @Test("same street and ZIP code: every kind of evidence")
    func kinds() throws {
        let one = try PipelineSamples.site("Tamarisk Counseling Center", street: "1 Example Street, Suite 4")
        let all: [(SiteRecord, Evidence)] = [
            (
                try PipelineSamples.site("Tamarisk Counseling Center", street: "1 Example St.", zip: "90012-1234"),
                .nameAndPhone
            ),
            (try PipelineSamples.site("Tamarisk Csl Ctr", phone: "213-555-0199"), .name),
            (try PipelineSamples.site("Tamarisk Health"), .wordAndPhone),
            (try PipelineSamples.site("Other House"), .phone),
            (try PipelineSamples.site("Willow House", "Tamarisk Unit", phone: "213-555-0199"), .word),
        ]
        for (other, expected) in all { #expect(evidence(one, other) == expected, "\(other.name) \(other.name2)") }
    }

    @Test("a name that was cut off at 38 characters is found in the whole one")
    func cutName() throws {
        let cut = try PipelineSamples.site("Comprehensive Community Health Center", phone: "213-555-0198")
        let whole = try PipelineSamples.site(
            "Comprehensive Community Health Center and Hospital", phone: "213-555-0199")
        #expect(evidence(cut, whole) == .cutName)
        let short = try PipelineSamples.site("Community Health", phone: "213-555-0197")
        #expect(evidence(short, try PipelineSamples.site("Community Health Center", phone: "213-555-0196")) == nil)
    }

    @Test("near misses stay apart")
    func nearMisses() throws {
        let one = try PipelineSamples.site("Tamarisk Counseling Center")
        let others = [
            // The name alone, at another street, ZIP code or house number.
            try PipelineSamples.site("Tamarisk Counseling Center", street: "2 Example Street", phone: "213-555-0199"),
            try PipelineSamples.site("Tamarisk Counseling Center", zip: "90013", phone: "213-555-0199"),
            // One address, nothing in common but words of the trade.
            try PipelineSamples.site("Recovery Counseling Center", phone: "213-555-0199"),
            // A name of the place is no evidence.
            try PipelineSamples.site("Los Angeles Example Clinic", phone: "213-555-0199"),
            // One telephone, two house numbers: two sites.
            try PipelineSamples.site("Tamarisk Counseling Center", street: "7 Example Street"),
            // No street at all, and another name.
            try PipelineSamples.site("Willow House", street: ""),
        ]
        for other in others { #expect(evidence(one, other) == nil, "\(other.name), \(other.address.street)") }
        let local = try PipelineSamples.site("Los Angeles Clinic", phone: "213-555-0199")
        #expect(evidence(local, try PipelineSamples.site("Los Angeles House", phone: "213-555-0198")) == nil)
    }

    @Test("a telephone alone joins only what is one house under two spellings")
    func phoneAlone() throws {
        let one = try PipelineSamples.site("Tamarisk Center", street: "315 Dicks Street")
        let other = try PipelineSamples.site("Tamarisk House", street: "315 Dick Street")
        #expect(evidence(one, other) == .phoneAlone)
        #expect(evidence(one, try PipelineSamples.site("Tamarisk House", street: "")) == .phoneAlone)
        #expect(evidence(one, try PipelineSamples.site("Willow House", street: "315 Dick Street")) == nil)
        #expect(
            evidence(
                one, try PipelineSamples.site("Tamarisk House", street: "315 Dick Street", city: "Fresno", state: "NY"))
                == nil)
        // A third site has the telephone: it tells nothing.
        let third = try PipelineSamples.site("Tamarisk West", street: "9 Elm Street")
        #expect(evidence(one, other, among: [third]) == nil)
        // A confidential address is never found by its telephone.
        let hidden = try PipelineSamples.site("Tamarisk House", street: "- - -")
        #expect(evidence(one, hidden) == nil)
    }

    @Test("the data team's lines go before all evidence")
    func orders() throws {
        let one = try PipelineSamples.site("Tamarisk Center")
        let same = try PipelineSamples.site("Tamarisk Center", "East Wing")
        let far = try PipelineSamples.site("Willow House", street: "99 Elm Street", phone: "")
        let split = joinSites([one, same, far], orders: [MergeOrder(.split, one.key, same.key)])
        #expect(split.groups == [[0], [1], [2]])
        let join = joinSites([one, same, far], orders: [MergeOrder(.join, far.key, one.key)])
        #expect(join.groups == [[0, 1, 2]])
        #expect(join.joins.map(\.evidence).sorted() == [.team, .nameAndPhone])
        // A split holds on the way round, too: over a third record.
        let round = joinSites(
            [one, same, far], orders: [MergeOrder(.join, one.key, far.key), MergeOrder(.split, far.key, same.key)])
        #expect(round.groups == [[0, 2], [1]])
    }

    @Test("the order of the records changes nothing")
    func order() throws {
        let seed: UInt64 = 11
        var random = SplitMix64(seed: seed)
        var records: [SiteRecord] = []
        for _ in 0..<120 {
            records.append(
                try PipelineSamples.site(
                    random.pick([
                        "Tamarisk Center", "Willow House", "Recovery Center", "Tamarisk House", "Aspen Clinic",
                    ]),
                    random.pick(["", "North", "Willow Unit"]),
                    street: random.pick(["1 Elm St", "1 Elm Street East", "2 Oak Rd", ""]),
                    zip: random.pick(["90012", "90013"]),
                    phone: random.pick(["213-555-0100", "213-555-0101", "213-555-0102", ""])))
        }
        func keys(_ order: [Int]) -> Set<Set<Int>> {
            Set(joinSites(order.map { records[$0] }, orders: []).groups.map { Set($0.map { order[$0] }) })
        }
        let straight = keys(Array(0..<120))
        for _ in 0..<10 {
            var order = Array(0..<120)
            for last in stride(from: 119, to: 0, by: -1) { order.swapAt(last, random.below(last + 1)) }
            #expect(keys(order) == straight, "seed \(seed)")
        }
    }

    @Test("merge files say what they mean, or where they do not")
    func mergeFile() throws {
        let key = base32(7)
        let other = base32(UInt64.max)
        let file = ExportFile(
            name: "merges.txt",
            bytes: Array("# reviewed\n\njoin \(key) \(other) one house\nsplit \(key) \(other) # no\n".utf8))
        let orders = try readMergeOrders(file)
        #expect(
            orders.map(\.kind) == [.join, .split] && orders[0].reason == "one house" && orders[0].second == UInt64.max)
        for line in ["join \(key)", "merge \(key) \(other)", "join \(key) \(key)", "split \(key) 12"] {
            #expect(throws: FileError.self, "\(line)") {
                try readMergeOrders(ExportFile(name: "merges.txt", bytes: Array(line.utf8)))
            }
        }
    }
}
