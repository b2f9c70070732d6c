import Foundation
import LocatorSearch
import Testing

/// The published table against 2^(−t).
struct HalvingTests {
    @Test func isWithinOnePointOfThePower() {
        for denominator in [1, 7, 64, 1609, 304_375, 96_561] {
            for step in 0..<2000 {
                let numerator = step * denominator / 150
                let exact = 10_000 * pow(2, -Double(numerator) / Double(denominator))
                #expect(abs(Double(halving(numerator, denominator)) - exact) < 1, "\(numerator) / \(denominator)")
            }
        }
    }

    @Test func isExactAtWholeOctaves() {
        let expected = [10_000, 5000, 2500, 1250, 625, 313, 156, 78, 39, 20, 10, 5, 2, 1, 1, 0]
        #expect(expected.indices.map { halving($0 * 8047, 8047) } == expected)
        #expect(halving(40_000_000, 1) == 0)
    }

    @Test func neverRises() {
        for denominator in [3, 1000, 8047] {
            var last = 10_000
            for numerator in 0..<20 * denominator where numerator % max(1, denominator / 500) == 0 {
                let value = halving(numerator, denominator)
                #expect(value <= last)
                last = value
            }
        }
    }
}
