import Treatment

/// One element a facility, in the order of their first programs.
func facilitySections(
    _ content: Content, _ order: ProgramOrder, _ strings: inout StringPool, _ texts: inout CarriedTexts
) -> [Section] {
    var start: [UInt32] = []
    // No place of a facility.
    var last = Int.max
    for (ordinal, program) in order.programs.enumerated() where content.facility(of: program) != last {
        last = content.facility(of: program)
        start.append(UInt32(ordinal))
    }
    start.append(UInt32(order.programs.count))
    var columns = FacilityColumns()
    for place in order.facilities {
        if let before = content.before, place < 0 {
            columns.copy(~place, before, &strings, &texts)
        } else {
            columns.add(content.catalog.facilities[place], &strings)
        }
    }
    return [
        (.facilityStart, bytes(of: start)), (.facilityPoint, bytes(of: columns.points)),
        (.facilityFlags, bytes(of: columns.flags)), (.facilityState, bytes(of: columns.states)),
        (.facilityZone, columns.zones), (.facilityCounty, bytes(of: columns.counties)),
    ]
}

private struct FacilityColumns {
    var points: [Int32] = []
    var flags: [UInt32] = []
    var states: [UInt16] = []
    var zones: [UInt8] = []
    var counties: [UInt32] = []
    /// Neighbours mostly share their county.
    private var county: (name: String, offset: UInt32) = ("", 0)

    mutating func add(_ facility: Facility, _ strings: inout StringPool) {
        points.append(facility.point?.latitude ?? Int32.min)
        points.append(facility.point?.longitude ?? Int32.min)
        flags.append(
            UInt32(facility.precision.rawValue) | (facility.isConfidential ? 1 << 2 : 0)
                | facility.askedLevels.reduce(0) { $0 | 1 << (8 + UInt32($1.rawValue)) })
        states.append(facility.state?.rawValue ?? 0)
        zones.append(UInt8(clamping: facility.zone ?? 255))
        if county.name != facility.county {
            county = (facility.county, UInt32(strings.offset(of: foldedPlace(facility.county))))
        }
        counties.append(county.offset)
    }

    mutating func copy(_ ordinal: Int, _ before: Before, _ strings: inout StringPool, _ texts: inout CarriedTexts) {
        points.append(before.columns.facilityPoint[2 * ordinal])
        points.append(before.columns.facilityPoint[2 * ordinal + 1])
        flags.append(before.columns.facilityFlags[ordinal])
        states.append(before.columns.facilityState[ordinal])
        zones.append(before.columns.facilityZone[ordinal])
        counties.append(UInt32(texts.offset(of: Int(before.columns.facilityCounty[ordinal]), &strings) ?? 0))
    }
}

/// Display fields: read for what a page shows and for nothing else.
func fieldSections(
    _ content: Content, _ order: ProgramOrder, _ strings: inout StringPool, _ texts: inout CarriedTexts
) throws(IndexError) -> [Section] {
    let catalog = content.catalog
    var facilities = FieldWriter()
    var facilityStart: [UInt32] = [0]
    for place in order.facilities {
        if let before = content.before, place < 0 {
            var copy = FieldCopy(before.snapshot.fields(ofFacility: ~place), sources: before.sources)
            copy.facility(&facilities, &strings, &texts)
            guard copy.isWhole else { throw damaged(before, what: "fields of facility \(~place)") }
        } else {
            writeFields(catalog.facilities[place], &facilities, &strings)
        }
        facilityStart.append(UInt32(facilities.bytes.count))
    }
    var programs = FieldWriter()
    var programStart: [UInt32] = [0]
    for place in order.programs {
        if let before = content.before, place < 0 {
            var copy = FieldCopy(before.snapshot.fields(ofProgram: ~place), sources: before.sources)
            copy.program(&programs, &strings, &texts)
            guard copy.isWhole else { throw damaged(before, what: "fields of program \(~place)") }
        } else {
            writeFields(catalog.programs[place], &programs, &strings)
        }
        programStart.append(UInt32(programs.bytes.count))
    }
    return [
        (.facilityFields, facilities.bytes), (.facilityFieldStart, bytes(of: facilityStart)),
        (.programFields, programs.bytes), (.programFieldStart, bytes(of: programStart)),
    ]
}

private func damaged(_ before: Before, what: String) -> IndexError {
    IndexError.damaged(before.snapshot.path, what: what)
}
