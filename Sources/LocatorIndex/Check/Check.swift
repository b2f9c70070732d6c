import Treatment

extension Snapshot {
    /// Compares every section with its checksum. The rest of the checks make sense only after it.
    package func verifyChecksums() throws(IndexError) {
        for section in header.sections {
            let bytes = file.column(UInt8.self, offset: section.offset, length: section.length)
            guard bytes.checksum == section.checksum else {
                throw IndexError.damaged(path, what: "checksum of section \(section.id)")
            }
        }
    }

    /// Everything an index promises, checked one by one. Returns what is broken, in words; empty when all is well.
    /// - Throws: `IndexError.damaged` when a checksum differs: then nothing else can be trusted.
    package func check() throws(IndexError) -> [String] {
        try verifyChecksums()
        guard contentHash == header.contentHash else { throw IndexError.damaged(path, what: "content hash") }
        var broken: [String] = []
        // Each step follows the ordinals that the ones before have found to be in range.
        let steps = [
            checkOrder, checkFacts, checkTables, checkConcepts, checkFields, checkText, checkCodes, checkFormerIDs,
        ]
        for step in steps where broken.isEmpty { step(&broken) }
        return broken
    }

    private func checkOrder(_ broken: inout [String]) {
        let grid = Grid(step: summary.gridStep)
        var last = (-1, -1)
        for facility in 0..<summary.facilities {
            let first = Int(columns.facilityStart[facility])
            let next = Int(columns.facilityStart[facility + 1])
            guard first < next, next <= summary.programs else {
                return broken.append("facility \(facility): no program")
            }
            for program in first..<next where columns.facilityOf[program] != UInt32(facility) {
                broken.append("program \(program): facility \(columns.facilityOf[program]), not \(facility)")
            }
            guard let point = point(ofFacility: facility) else {
                if first < summary.located { broken.append("facility \(facility): no point among located ones") }
                continue
            }
            if first >= summary.located { broken.append("facility \(facility): a point among the unlocated ones") }
            let cell = (grid.row(point), grid.column(point))
            if cell < last { broken.append("facility \(facility): out of cell order") }
            last = cell
            let earth = EarthPoint(point)
            for program in first..<min(next, summary.located)
            where EarthPoint(x: columns.x[program], y: columns.y[program], z: columns.z[program]) != earth {
                broken.append("program \(program): not at its facility's point")
            }
            if !slices(around: point, within: Metres(0)).contains(where: { $0.contains(first) }) {
                broken.append("facility \(facility): not in the grid where it lies")
            }
        }
        for place in 0..<columns.ordinalByID.count where Int(columns.ordinalByID[place]) >= summary.programs {
            return broken.append("program ids: no program \(columns.ordinalByID[place])")
        }
        for place in 1..<max(1, columns.ordinalByID.count) {
            let previous = columns.programID[Int(columns.ordinalByID[place - 1])]
            if previous >= columns.programID[Int(columns.ordinalByID[place])] {
                broken.append("program ids: not ascending at \(place)")
            }
        }
    }

    private func checkFacts(_ broken: inout [String]) {
        for program in 0..<summary.programs {
            var place = Int(columns.factStart[program])
            for word in 0..<summary.words {
                let yes = columns.yes[word][program]
                let no = columns.no[word][program]
                if yes & no != 0 { broken.append("program \(program): yes and no at once in word \(word)") }
                var known = yes | no
                while known != 0 {
                    let bit = known & ~(known - 1)
                    known &= known - 1
                    guard place < columns.factClass.count, Int(columns.factClass[place]) < classes.count else {
                        return broken.append("program \(program): a fact without a class")
                    }
                    let state = classes[Int(columns.factClass[place])].fact.state
                    if state != (yes & bit != 0 ? .yes : .no) {
                        broken.append("program \(program): mask and class differ")
                    }
                    place += 1
                }
                let spare = word == summary.words - 1 ? summary.words * 64 - summary.terms : 0
                if spare > 0, (yes | no) >> UInt64(64 - spare) != 0 {
                    broken.append("program \(program): a bit without a term")
                }
            }
            if Level(rawValue: columns.level[program]) == nil {
                broken.append("program \(program): level \(columns.level[program])")
            }
            let schedule = Int(columns.schedule[program])
            if schedule != 0, self.schedule(schedule) == nil {
                broken.append("program \(program): schedule \(schedule)")
            }
            let openWeek = Int(columns.openWeek[program])
            if openWeek != 0, self.openWeek(openWeek) == nil {
                broken.append("program \(program): hours of opening \(openWeek)")
            }
        }
    }

    private func checkTables(_ broken: inout [String]) {
        for place in 1..<max(1, zipCount) where columns.zips[4 * place - 4] >= columns.zips[4 * place] {
            broken.append("ZIP codes: not ascending at \(place)")
        }
        for place in 1..<max(1, cityCount) where cityKey(at: place - 1) > cityKey(at: place) {
            broken.append("cities: not ascending at \(place)")
        }
        for place in 0..<cityCount where cityShape(at: place) != nameShape(cityKey(at: place)) {
            broken.append("cities: another shape at \(place)")
        }
        for place in 0..<countyCount where countyShape(at: place) != nameShape(countyKey(at: place)) {
            broken.append("counties: another shape at \(place)")
        }
        for place in 1..<max(1, countyCount) {
            let states = (countyPeople(at: place - 1).state, countyPeople(at: place).state)
            if (countyKey(at: place - 1), states.0) >= (countyKey(at: place), states.1) {
                broken.append("counties: not ascending at \(place)")
            }
        }
        for place in 1..<max(1, aliasCount) where aliasKey(at: place - 1) > aliasKey(at: place) {
            broken.append("short names: not ascending at \(place)")
        }
    }

    private func checkFields(_ broken: inout [String]) {
        for facility in 0..<summary.facilities {
            do throws(IndexError) { _ = try self.facility(facility) } catch { broken.append("\(error)") }
        }
        for program in 0..<summary.programs {
            do throws(IndexError) {
                let facts = try self.program(program)
                let records = try self.facility(facts.facility).records
                if facts.ownRecord > 0, records.count <= Int(facts.ownRecord) {
                    broken.append("program \(program): own record \(facts.ownRecord) is not there")
                }
            } catch { broken.append("\(error)") }
        }
    }
}
