import Treatment

/// What a facility is put together from, as one number of 128 bits: its id, and its records in their order, each by its file's content
/// and its place in it, with the point that it was left. The same name, rules and vocabulary make the same facility.
struct GroupName: Hashable, Comparable, Sendable {
    let first: UInt64
    let second: UInt64

    init(first: UInt64, second: UInt64) {
        self.first = first
        self.second = second
    }

    /// - Parameter files: by `SiteRecord.source`.
    init(_ id: UInt64, _ group: [Int], _ records: [SiteRecord], _ files: [FileName]) {
        var a = StableHash()
        var b: UInt64 = 0x9E37_79B9_7F4A_7C15
        func add(_ number: UInt64) {
            a.add(number: number)
            // wyhash's step: the two halves of the 128-bit product.
            let product = (b ^ number).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
            b = (product.high ^ product.low) &+ number
        }
        add(id)
        for ordinal in group {
            let file = files[records[ordinal].source]
            let position = records[ordinal].record.position
            add(file.key)
            // Which file of the run it is changes with the others; which part of a package does not.
            add(position.file == file.place.ordinal ? 0 : UInt64(position.file - file.place.firstPart + 1))
            add(UInt64(position.line))
            add(UInt64(position.byte))
            add(records[ordinal].key)
            let place = records[ordinal].place
            add(UInt64(place.precision.rawValue))
            add(UInt64(UInt32(bitPattern: place.point?.latitude ?? Int32.min)))
            add(UInt64(UInt32(bitPattern: place.point?.longitude ?? Int32.min)))
        }
        add(UInt64(group.count))
        first = a.value
        second = b
    }

    static func < (a: GroupName, b: GroupName) -> Bool { (a.first, a.second) < (b.first, b.second) }
}

/// A file as its records' names have it.
struct FileName: Sendable {
    /// `RecordCache.key`.
    let key: UInt64
    let place: FilePlace
}

/// The names of groups; nil for one that another one has too, which tells nothing.
func groupNames(
    _ groups: [[Int]], _ identities: [FacilityIdentity], _ records: [SiteRecord], _ files: [FileName]
) -> [GroupName?] {
    let names = concurrently(stretches(of: groups.count, length: 1 << 14)) { places in
        places.map { GroupName(identities[$0].id, groups[$0], records, files) }
    }.flatMap(\.self)
    let sorted = names.sorted()
    let repeated = Set(sorted.indices.dropFirst().filter { sorted[$0] == sorted[$0 - 1] }.map { sorted[$0] })
    return repeated.isEmpty ? names : names.map { repeated.contains($0) ? nil : $0 }
}
