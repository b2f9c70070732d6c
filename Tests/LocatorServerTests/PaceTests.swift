import LocatorServer
import Testing

/// Which connections are cut, and when.
@Suite struct PaceTests {
    enum Event {
        case began, ended, answered
        case handOver(Int)
        /// Checks with so many bytes that wait.
        case check(Int, Pace.Cut?)
    }

    struct Story: CustomTestStringConvertible {
        let testDescription: String
        /// Seconds and what happens then.
        let events: [(Double, Event)]
    }

    @Test(arguments: [
        Story(testDescription: "nothing comes", events: [(29.9, .check(0, nil)), (30, .check(0, .idle))]),
        Story(
            testDescription: "between two requests",
            events: [
                (10, .began), (10, .ended), (11, .handOver(900)), (11, .answered), (40, .check(0, nil)),
                (41, .check(0, .idle)),
            ]),
        Story(
            testDescription: "work is not idling",
            events: [(0, .began), (0, .ended), (299, .check(0, nil)), (300, .check(0, .answer))]),
        Story(
            testDescription: "a body drips",
            events: [(0, .began), (29, .check(0, nil)), (30, .check(0, .body))]),
        Story(
            testDescription: "a refused body drips on",
            events: [(0, .began), (1, .answered), (29, .check(0, nil)), (30, .check(0, .body))]),
        Story(
            testDescription: "an answer is not taken",
            events: [
                (0, .began), (0, .ended), (1, .handOver(500_000)), (1, .answered), (2, .check(400_000, nil)),
                (16, .check(400_000, nil)), (17, .check(399_000, .reader)),
            ]),
        Story(
            testDescription: "an answer is taken slowly, for longer than idling lasts",
            events: [
                (0, .began), (0, .ended), (1, .handOver(500_000)), (1, .answered), (2, .check(400_000, nil)),
                (17, .check(390_000, nil)), (32, .check(380_000, nil)), (47, .check(0, nil)), (61, .check(0, nil)),
                (62, .check(0, .idle)),
            ]),
        Story(
            testDescription: "a stream that is taken ends all the same",
            events: [
                (0, .began), (0, .ended), (1, .handOver(100_000)), (2, .check(90_000, nil)), (10, .handOver(100_000)),
                (17, .check(90_000, nil)), (290, .handOver(100_000)), (291, .check(90_000, nil)),
                (300, .check(0, .answer)),
            ]),
        Story(
            testDescription: "pipelined requests are counted",
            events: [
                (0, .began), (0, .ended), (0, .began), (0, .ended), (200, .answered), (310, .check(0, nil)),
                (500, .check(0, .answer)),
            ]),
    ])
    func story(_ story: Story) {
        var pace = Pace(Limits(), at: 0)
        for (seconds, event) in story.events {
            let now = Int(seconds * 1e9)
            switch event {
            case .began: pace.requestBegan(at: now)
            case .ended: pace.requestEnded()
            case .answered: pace.answerEnded(at: now)
            case .handOver(let bytes): pace.handOver(bytes)
            case .check(let buffered, let cut):
                #expect(pace.check(at: now, buffered: buffered) == cut, "at \(seconds) s")
            }
        }
    }
}
