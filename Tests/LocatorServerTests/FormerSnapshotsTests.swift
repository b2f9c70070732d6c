import LocatorServer
import Testing

/// Which former snapshots a cursor still finds.
@Suite struct FormerSnapshotsTests {
    private static let minute = 60 * 1_000_000_000

    struct Story: CustomTestStringConvertible {
        let testDescription: String
        /// Minute and id of what gave way.
        let retired: [(Int, String)]
        /// Minute of the question, and what is found of "abcd".
        let asked: (Int, String)
    }

    @Test(arguments: [
        Story(testDescription: "at once", retired: [(0, "a")], asked: (0, "a")),
        Story(testDescription: "for a quarter of an hour", retired: [(0, "a")], asked: (14, "a")),
        Story(testDescription: "no longer", retired: [(0, "a")], asked: (15, "")),
        Story(testDescription: "the last two", retired: [(0, "a"), (1, "b"), (2, "c")], asked: (2, "bc")),
        Story(testDescription: "each for its own time", retired: [(0, "a"), (10, "b")], asked: (16, "b")),
        Story(testDescription: "back and forth", retired: [(0, "a"), (1, "b"), (2, "a")], asked: (3, "ab")),
        Story(testDescription: "its time begins anew", retired: [(0, "a"), (10, "a")], asked: (20, "a")),
    ])
    func story(_ story: Story) {
        var former = FormerSnapshots<String>()
        for (minute, id) in story.retired {
            former.retire("engine \(id)", id: id, at: minute * FormerSnapshotsTests.minute)
        }
        let now = story.asked.0 * FormerSnapshotsTests.minute
        let found = "abcd".filter { former.find(String($0), at: now) == "engine \($0)" }
        #expect(found == story.asked.1)
        former.expire(at: now)
        #expect(former.count == story.asked.1.count)
    }

    @Test func whatIsServedAgainIsNotFormer() {
        var former = FormerSnapshots<Int>()
        former.retire(1, id: "a", at: 0)
        former.forget("a")
        #expect(former.find("a", at: 0) == nil)
    }
}
