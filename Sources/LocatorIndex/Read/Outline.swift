package import Treatment

/// What is there of a facility, without the texts themselves: for counting over a whole snapshot.
package struct FacilityOutline: Sendable {
    package struct Parts: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) { self.rawValue = rawValue }

        package static let name2 = Parts(rawValue: 1 << 0)
        package static let street = Parts(rawValue: 1 << 1)
        package static let unit = Parts(rawValue: 1 << 2)
        package static let city = Parts(rawValue: 1 << 3)
        package static let county = Parts(rawValue: 1 << 4)
        package static let website = Parts(rawValue: 1 << 5)
        package static let state = Parts(rawValue: 1 << 6)
        package static let zip = Parts(rawValue: 1 << 7)
    }

    package let id: UInt64
    /// Where the name lies in the snapshot: the same for the same name, else without a meaning.
    package let name: Int
    /// Those that are not empty.
    package internal(set) var parts: Parts = []
    /// Where the telephone numbers lie, without those of fax machines: the same for the same number.
    package internal(set) var phones: [Int] = []
    /// What it was merged from, the one of highest precedence first.
    package internal(set) var records: [RecordReference] = []

    init(id: UInt64, name: Int) {
        self.id = id
        self.name = name
    }
}

/// What of a program is in no column and takes no text to read.
package struct ProgramOutline: Hashable, Sendable {
    package let focus: Focus
    /// `Program.ownRecord`.
    package let ownRecord: Int
    /// `Program.statedTenthHours`.
    package let statedTenthHours: Int?
}

extension Snapshot {
    /// What is there of the facility at an ordinal; of a damaged one as much as could be read.
    package func outline(ofFacility ordinal: Int) -> FacilityOutline {
        var fields = FieldReader(
            columns.facilityFields, from: Int(columns.facilityFieldStart[ordinal]),
            to: Int(columns.facilityFieldStart[ordinal + 1]), strings: columns.strings)
        return readFacilityOutline(&fields)
    }

    /// What is in no column of the program at an ordinal, as far as it takes no text to read.
    package func outline(ofProgram ordinal: Int) -> ProgramOutline {
        var fields = FieldReader(
            columns.programFields, from: Int(columns.programFieldStart[ordinal]),
            to: Int(columns.programFieldStart[ordinal + 1]), strings: columns.strings)
        return readProgramOutline(&fields)
    }

    /// The program at an ordinal with none of its facts but those that are unknown for a reason: the columns have the others.
    package func programBesideFacts(_ ordinal: Int) throws(IndexError) -> Program {
        try program(ordinal, facts: FactSheet())
    }
}
