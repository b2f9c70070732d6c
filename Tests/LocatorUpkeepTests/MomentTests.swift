import LocatorUpkeep
import Testing

@Suite struct MomentTests {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00Z"), (86_399, "1970-01-01T23:59:59Z"), (951_782_400, "2000-02-29T00:00:00Z"),
        (1_795_319_598, "2026-11-22T03:53:18Z"),
    ])
    func printsAndReads(_ seconds: Int, _ text: String) {
        #expect("\(Moment(seconds: seconds))" == text)
        #expect(Moment(text) == Moment(seconds: seconds))
    }

    @Test(arguments: ["", "2026-11-22", "2026-11-22T24:00:00Z", "2026-11-22T03:53:18", "2026-02-30T00:00:00Z", "T"])
    func refuses(_ text: String) { #expect(Moment(text) == nil) }
}
