import Treatment

/// One element a facility, in the order of their first programs.
func facilitySections(
    _ catalog: Catalog, _ order: ProgramOrder, _ strings: inout StringPool
) -> [Section] {
    var start: [UInt32] = []
    var last = -1
    for (ordinal, program) in order.programs.enumerated() where catalog.programs[program].facility != last {
        last = catalog.programs[program].facility
        start.append(UInt32(ordinal))
    }
    start.append(UInt32(order.programs.count))

    let facilities = order.facilities.map { catalog.facilities[$0] }
    let points = facilities.flatMap { [$0.point?.latitude ?? Int32.min, $0.point?.longitude ?? Int32.min] }
    let flags = facilities.map { facility in
        UInt32(facility.precision.rawValue) | (facility.isConfidential ? 1 << 2 : 0)
            | facility.askedLevels.reduce(0) { $0 | 1 << (8 + UInt32($1.rawValue)) }
    }
    return [
        (.facilityStart, bytes(of: start)), (.facilityPoint, bytes(of: points)), (.facilityFlags, bytes(of: flags)),
        (.facilityState, bytes(of: facilities.map { $0.state?.rawValue ?? 0 })),
        (.facilityZone, facilities.map { UInt8(clamping: $0.zone ?? 255) }),
        (.facilityCounty, bytes(of: facilities.map { UInt32(strings.offset(of: foldedPlace($0.county))) })),
    ]
}

/// Display fields: read for what a page shows and for nothing else.
func fieldSections(
    _ catalog: Catalog, _ order: ProgramOrder, _ strings: inout StringPool
) -> [Section] {
    var facilities = FieldWriter()
    var facilityStart: [UInt32] = [0]
    for ordinal in order.facilities {
        writeFields(catalog.facilities[ordinal], &facilities, &strings)
        facilityStart.append(UInt32(facilities.bytes.count))
    }
    var programs = FieldWriter()
    var programStart: [UInt32] = [0]
    for ordinal in order.programs {
        writeFields(catalog.programs[ordinal], &programs, &strings)
        programStart.append(UInt32(programs.bytes.count))
    }
    return [
        (.facilityFields, facilities.bytes), (.facilityFieldStart, bytes(of: facilityStart)),
        (.programFields, programs.bytes), (.programFieldStart, bytes(of: programStart)),
    ]
}
