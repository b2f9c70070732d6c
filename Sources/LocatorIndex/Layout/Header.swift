import Treatment

/// What a section holds. Numbers are part of the format: never reuse one. `docs/index-format.md` has the pictures.
package enum SectionID: UInt32, CaseIterable, Sendable {
    case summary = 1
    case x = 10, y, z
    case level, yes, no, factStart, factClass, classes
    case schedule, schedules, scheduleStart
    case facilityOf, servesOnly, leastAge, mostAge, programID, ordinalByID, telehealthStates, stateSets
    case gridRows, gridCells
    case facilityStart, facilityPoint, facilityState, facilityZone, facilityFlags, facilityCounty
    case openWeek = 40
    case openWeeks, openWeekStart
    case strings = 50
    case facilityFields, facilityFieldStart, programFields, programFieldStart
    case tokens = 60
    case tokenStart, postings, postingStart
    case impacts, tokensByEnd, stems, stemStart, stemTokens, stemTokenStart
    case carriers = 70
    case sources, zones, states, zips, zipFields, cities, counties, aliases
    case concepts = 80
    case conceptWords, safetyPhrases
    case names = 90
    case nameTokens, nameStart, termYes
    case facilityCodes = 100
    case facilitySurveys, facilityNameRank, codeBook
    case formerIDs = 110
}

/// The first 4,096 bytes of a snapshot.
///
///     0        8        12       16       24                56               64 + 32 n
///     ┌────────┬────────┬────────┬────────┬─────────────────┬────────┬───────────────┬────────┐
///     │ magic  │version │sections│ length │ SHA-256 of all  │ (zero) │ section table │ (zero) │ 4,088: XXH64
///     │TLOCATOR│  u32   │  u32   │  u64   │ bytes after it  │  u64   │ n × 32 bytes  │        │ of 0 ..< 4,088
///     └────────┴────────┴────────┴────────┴─────────────────┴────────┴───────────────┴────────┘
///     section: id u32 · zero u32 · offset u64 · length u64 · XXH64 u64
package struct Header: Hashable, Sendable {
    package static let size = 4096
    package static let magic = Array("TLOCATOR".utf8)
    package static let version: UInt32 = 4
    /// Sections begin at multiples of this, so that a column never straddles a cache line at its start.
    static let alignment = 64

    package struct Section: Hashable, Sendable {
        package let id: UInt32
        package let offset: Int
        package let length: Int
        package let checksum: UInt64
    }

    package let contentHash: [UInt8]
    package let fileLength: Int
    package let sections: [Section]

    /// The snapshot's id: the first 16 hexadecimal digits of its content hash.
    package var snapshotID: String { hexadecimal(contentHash.prefix(8)) }
}

// MARK: - Writing

/// The image of a snapshot while it is written: sections go behind one another as they are made, the header last.
struct ImageWriter {
    private var image = [UInt8](repeating: 0, count: Header.size)
    private var table: [UInt8] = []

    /// - Parameter capacity: about as many bytes as it will have.
    init(capacity: Int) { image.reserveCapacity(Header.size + capacity) }

    /// Adds a column, or bytes, as the next section.
    mutating func add<Element: BitwiseCopyable>(_ id: SectionID, _ column: [Element]) {
        let offset = image.count
        append(column, to: &image)
        put(UInt64(id.rawValue), into: &table)
        put(UInt64(offset), into: &table)
        put(UInt64(image.count - offset), into: &table)
        put(xxh64(image.span.extracting(offset..<image.count)), into: &table)
        image.append(contentsOf: repeatElement(0, count: -image.count & (Header.alignment - 1)))
    }

    mutating func add(_ sections: [Section]) {
        for (id, content) in sections { add(id, content) }
    }

    /// The whole image, its header filled in but for the content hash. The writer is empty afterwards.
    mutating func finish() -> [UInt8] {
        let count = table.count / 32
        precondition(64 + table.count <= Header.size - 8, "the section table has outgrown the header")
        var whole: [UInt8] = []
        swap(&whole, &image)
        var head = Header.magic
        put(UInt64(Header.version) | UInt64(count) << 32, into: &head)
        put(UInt64(whole.count), into: &head)
        head += [UInt8](repeating: 0, count: 40) + table
        for place in head.indices { whole[place] = head[place] }
        seal(&whole)
        return whole
    }
}

/// Writes the content hash into a header, or into an image that begins with one.
func name(_ header: inout [UInt8], by hash: [UInt8]) {
    for place in hash.indices { header[24 + place] = hash[place] }
    seal(&header)
}

/// Writes the header's checksum. In place: an image is not copied for it.
private func seal(_ header: inout [UInt8]) {
    var sum: [UInt8] = []
    put(xxh64(header.span.extracting(0..<Header.size - 8)), into: &sum)
    for place in sum.indices { header[Header.size - 8 + place] = sum[place] }
}

/// Appends eight bytes, the lowest first.
func put(_ value: UInt64, into bytes: inout [UInt8]) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
}

// MARK: - Reading

extension Header {
    /// Checks everything that can be checked without reading the sections.
    package init(reading file: MappedFile, path: String) throws(IndexError) {
        let words = file.column(UInt64.self, offset: 0, length: Header.size)
        let bytes = file.column(UInt8.self, offset: 0, length: Header.size).elements
        guard Array(bytes.prefix(8)) == Header.magic else { throw IndexError.notASnapshot(path) }
        let version = UInt32(truncatingIfNeeded: words[1])
        guard version == Header.version else {
            throw IndexError.otherVersion(path, found: version, reads: Header.version)
        }
        guard xxh64(bytes.span.extracting(0..<Header.size - 8)) == words[Header.size / 8 - 1] else {
            throw IndexError.damaged(path, what: "header checksum")
        }
        guard words[2] == UInt64(file.count) else {
            throw IndexError.truncated(path, has: file.count, needs: Int(clamping: words[2]))
        }
        let count = Int(words[1] >> 32)
        guard 64 + 32 * count <= Header.size - 8 else { throw IndexError.damaged(path, what: "section table") }
        var sections: [Section] = []
        for i in 0..<count {
            let at = 8 + 4 * i
            guard let offset = Int(exactly: words[at + 1]), let length = Int(exactly: words[at + 2]),
                offset >= Header.size,
                offset % Header.alignment == 0, offset <= file.count, length <= file.count - offset
            else { throw IndexError.damaged(path, what: "section table") }
            sections.append(
                Section(
                    id: UInt32(truncatingIfNeeded: words[at]), offset: offset, length: length, checksum: words[at + 3]))
        }
        fileLength = file.count
        contentHash = Array(bytes[24..<56])
        self.sections = sections
    }
}
