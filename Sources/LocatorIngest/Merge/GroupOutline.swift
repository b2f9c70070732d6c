import Treatment

/// What giving ids and counting ask of a facility that was put together, without its texts and facts: all that is needed of one that
/// is as it was in the snapshot before.
struct GroupOutline: Hashable, Sendable {
    struct Program: Hashable, Sendable {
        /// The id that its record gives it.
        var made: UInt64
        /// See `programSignature`.
        var signature: UInt64
        /// Hash of whom it serves only; 0 for everybody.
        var audience: UInt64
        var level: Level
        var focus: Focus
        /// Of the record that states it.
        var day: Day?
        /// By `Dimension.rawValue`, a bit where something is known.
        var known: UInt8
    }

    struct Finding: Hashable, Sendable {
        var rule: String
        /// Ordinal in the group.
        var record: Int
        var field: String
        var value: String
    }

    /// In the order that they are stated in.
    var programs: [Program]
    /// Ordinals of the programs in the order of the catalog.
    var order: [Int]
    var precision: PointPrecision
    var isConfidential: Bool
    var findings: [Finding]
}

extension GroupOutline {
    /// - Parameters:
    ///   - group: the records of the facility.
    ///   - bits: by term, the bit of its dimension; nil when what is known is not asked for.
    init(_ one: Assembled, _ group: [Int], _ records: [SiteRecord], _ bits: [UInt8]?) {
        var last: (facts: FactSheet, known: UInt8) = (FactSheet(), 0)
        programs = one.programs.enumerated().map { ordinal, program in
            // Programs of one record mostly share their sheet, and equality sees that at once.
            if let bits, program.facts != last.facts { last = (program.facts, knownGroups(program.facts, bits)) }
            return Program(
                made: program.id, signature: one.signatures[ordinal], audience: audienceHash(program),
                level: program.level, focus: program.focus, day: one.facility.records[Int(program.ownRecord)].asOf,
                known: last.known | knownBeside(program, one.facility))
        }
        order = inOrder(one.programs)
        precision = one.facility.precision
        isConfidential = one.facility.isConfidential
        findings = one.notices.map { notice in
            let record = group.firstIndex { records[$0].record.position == notice.position } ?? 0
            return Finding(rule: notice.rule.id, record: record, field: notice.field, value: notice.value)
        }
    }

    /// What was found when it was put together.
    func notices(_ group: [Int], _ records: [SiteRecord]) -> [Notice] {
        findings.compactMap { finding in
            guard let rule = rulesByID[finding.rule], group.indices.contains(finding.record) else { return nil }
            let position = records[group[finding.record]].record.position
            return Notice(rule, at: position, field: finding.field, value: finding.value)
        }
    }
}

/// By term, the bit of its dimension; 0 for what belongs to none.
func dimensionBits(_ vocabulary: Vocabulary) -> [UInt8] {
    vocabulary.entries.map { entry in entry.group.dimension.map { UInt8(1) << $0.rawValue } ?? 0 }
}

/// The dimensions in which a sheet says yes or no to something.
func knownGroups(_ facts: FactSheet, _ bits: [UInt8]) -> UInt8 {
    var known: UInt8 = 0
    for entry in facts.entries {
        if case .unknown = entry.fact.state { continue }
        known |= bits[Int(entry.term.rawValue)]
    }
    return known
}

/// Distance is known with a point, the schedule with tracks too.
func knownBeside(_ program: Program, _ facility: Facility) -> UInt8 {
    (facility.point != nil ? 1 << Dimension.distance.rawValue : 0)
        | (program.tracks != nil ? 1 << Dimension.schedule.rawValue : 0)
}
