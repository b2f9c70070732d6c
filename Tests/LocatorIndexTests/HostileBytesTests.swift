import LocatorIndex
import TestSupport
import Testing
import Treatment

/// Damaged bytes end in an error or a clean check, never in a trap.
struct HostileBytesTests {
    private static let flips = 2500

    private static func tinyImage() throws -> [UInt8] {
        var catalog = randomCatalog(seed: 4, facilities: 2)
        catalog.gazetteer.cities = Array(catalog.gazetteer.cities.prefix(2))
        return try encode(catalog)
    }

    @Test func everyTruncationIsRefused() throws {
        let image = try Self.tinyImage()
        for length in 0..<image.count {
            #expect(throws: IndexError.self, "\(length) bytes") { try Snapshot(bytes: Array(image.prefix(length))) }
        }
        #expect(throws: IndexError.self) { try Snapshot(bytes: image + [0]) }
    }

    @Test func seededFlipsAreFound() throws {
        let image = try Self.tinyImage()
        var random = SeededRandom(seed: 5)
        for round in 0..<Self.flips {
            var bytes = image
            for _ in 0...random.below(3) { bytes[random.below(bytes.count)] ^= UInt8(1 << random.below(8)) }
            if bytes == image { continue }
            #expect(throws: IndexError.self, "seed 5, round \(round)") {
                let broken = try Snapshot(bytes: bytes).check()
                if !broken.isEmpty { throw IndexError.damaged("memory", what: broken[0]) }
            }
        }
    }

    /// Checksums can be right and the content wrong: then the check itself must not stumble.
    @Test func flipsUnderRightChecksumsNeverTrap() throws {
        let image = try Self.tinyImage()
        let sections = try Snapshot(bytes: image).header.sections
        var same = image
        reseal(&same, sections)
        #expect(same == image)
        var random = SeededRandom(seed: 6)
        for round in 0..<Self.flips / 3 {
            var bytes = image
            let section = random.pick(sections.filter { $0.length > 0 })
            bytes[section.offset + random.below(section.length)] ^= UInt8(1 << random.below(8))
            reseal(&bytes, sections)
            do throws(IndexError) {
                _ = try Snapshot(bytes: bytes).check()
            } catch {
                #expect(!error.description.isEmpty, "seed 6, round \(round)")
            }
        }
    }

    @Test(arguments: [0, 1, 7, 4095, 4096, 5000, 20_000])
    func noiseIsNoSnapshot(length: Int) {
        var random = SeededRandom(seed: UInt64(length))
        let noise = (0..<length).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        #expect(throws: IndexError.self) { try Snapshot(bytes: noise) }
        #expect(throws: IndexError.self) { try Snapshot(bytes: Header.magic + noise) }
    }

    @Test func anotherVersionIsNamed() throws {
        var image = try Self.tinyImage()
        image[8] = 2
        #expect(throws: IndexError.otherVersion("memory", found: 2, reads: Header.version)) {
            try Snapshot(bytes: image)
        }
        image[0] = 0
        #expect(throws: IndexError.notASnapshot("memory")) { try Snapshot(bytes: image) }
    }
}
