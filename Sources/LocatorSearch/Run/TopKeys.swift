/// The best `capacity` keys of those offered, each with its candidate: a heap with the worst on top.
struct TopKeys {
    private let capacity: Int
    private var heap: [(key: RankKey, index: Int)] = []
    /// No candidate with a lower score can be kept; `Int.min` while there is room.
    private(set) var least = Int.min

    init(capacity: Int) {
        self.capacity = capacity
        heap.reserveCapacity(capacity)
    }

    /// The best first.
    var sorted: [(key: RankKey, index: Int)] { heap.sorted { $0.key < $1.key } }

    mutating func offer(_ key: RankKey, _ index: Int) {
        if heap.count < capacity {
            heap.append((key, index))
            rise(heap.count - 1)
        } else if let worst = heap.first, key < worst.key {
            heap[0] = (key, index)
            sink(0)
        }
        if heap.count == capacity, let worst = heap.first { least = -Int(worst.key.negativeScore) }
    }

    private mutating func rise(_ start: Int) {
        var at = start
        while at > 0, heap[(at - 1) / 2].key < heap[at].key {
            heap.swapAt(at, (at - 1) / 2)
            at = (at - 1) / 2
        }
    }

    private mutating func sink(_ start: Int) {
        var at = start
        while true {
            var worst = at
            for child in 2 * at + 1...2 * at + 2 where child < heap.count && heap[worst].key < heap[child].key {
                worst = child
            }
            if worst == at { return }
            heap.swapAt(at, worst)
            at = worst
        }
    }
}
