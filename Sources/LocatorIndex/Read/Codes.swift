package import Treatment

extension Snapshot {
    /// What a facility's records state in SAMHSA's codes.
    package func survey(ofFacility ordinal: Int) -> SurveyCodes {
        var survey = SurveyCodes(surveys: Surveys(rawValue: columns.facilitySurveys[ordinal] & 3))
        for word in survey.codes.words.indices {
            survey.codes.words[word] = columns.facilityCodes[word * summary.facilities + ordinal]
        }
        return survey
    }

    /// The surveys that a facility is listed under: those it answers, else those that the focus of its programs belongs to.
    package func listedSurveys(ofFacility ordinal: Int) -> Surveys {
        Surveys(rawValue: columns.facilitySurveys[ordinal] >> 2 & 3)
    }

    /// A facility's stable id, without its other fields.
    package func id(ofFacility ordinal: Int) -> UInt64 {
        var fields = FieldReader(
            columns.facilityFields, from: Int(columns.facilityFieldStart[ordinal]),
            to: Int(columns.facilityFieldStart[ordinal + 1]), strings: columns.strings)
        return fields.word()
    }

    func checkCodes(_ broken: inout [String]) {
        for code in codeBook.codes where code.category >= codeBook.categories.count {
            return broken.append("code book: \(code.letters) has no category")
        }
        var listed = [Surveys](repeating: [], count: summary.facilities)
        var inOrder = [Int](repeating: -1, count: summary.facilities)
        do throws(IndexError) {
            for ordinal in 0..<summary.programs {
                let program = try self.program(ordinal)
                listed[program.facility].formUnion(Surveys(program.focus))
            }
            for facility in 0..<summary.facilities {
                survey(ofFacility: facility).codes.forEach { code in
                    if code >= codeBook.codes.count { broken.append("facility \(facility): a bit without a code") }
                }
                let answered = columns.facilitySurveys[facility] & 3
                let expected = answered == 0 ? listed[facility].rawValue : answered
                if columns.facilitySurveys[facility] >> 2 != expected {
                    broken.append("facility \(facility): listed under other surveys")
                }
                let rank = Int(columns.facilityNameRank[facility])
                guard rank < inOrder.count, inOrder[rank] < 0 else {
                    return broken.append("facility \(facility): no place, or another's, by name")
                }
                inOrder[rank] = facility
            }
            for (former, latter) in Swift.zip(inOrder, inOrder.dropFirst())
            where !(NameKey(try facility(former)) < NameKey(try facility(latter))) {
                return broken.append("facility \(latter): out of order by name")
            }
        } catch { broken.append("\(error)") }
    }
}

/// The code book as it is stored.
func readCodeBook(_ fields: inout FieldReader) -> CodeBook {
    let categories = fields.list { fields in
        let code = fields.string()
        return CodeBook.Category(code: code, name: fields.string())
    }
    let codes = fields.list { fields in
        let category = fields.number(upTo: max(0, categories.count - 1))
        let letters = fields.string()
        return CodeBook.Code(category: category, letters: letters, name: fields.string())
    }
    return CodeBook(categories: categories, codes: codes)
}
