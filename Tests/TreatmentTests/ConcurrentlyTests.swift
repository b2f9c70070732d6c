import Testing
import Treatment

struct ConcurrentlyTests {
    @Test("results come in the order of the elements, each once", arguments: [0, 1, 2, 7, 1000])
    func order(_ count: Int) {
        let squares = concurrently(Array(0..<count)) { number in number * number }
        #expect(squares == (0..<count).map { $0 * $0 })
    }

    @Test("work inside work")
    func nested() {
        let sums = concurrently([10, 20, 30]) { count in
            concurrently(stretches(of: count, length: 4)) { $0.reduce(0, +) }.reduce(0, +)
        }
        #expect(sums == [45, 190, 435])
        let (one, (two, three)) = atOnce({ "one" }) { atOnce({ 2 }) { 3 } }
        #expect(one == "one" && two == 2 && three == 3)
    }

    @Test("stretches cover everything once")
    func stretched() {
        #expect(stretches(of: 0, length: 4).isEmpty)
        #expect(stretches(of: 9, length: 4) == [0..<4, 4..<8, 8..<9])
    }
}
