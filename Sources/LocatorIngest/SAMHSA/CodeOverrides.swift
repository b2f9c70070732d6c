extension VocabularyTables {
    /// The tables as one source uses its codes. Ordinals stay, so that what facilities state means the same everywhere.
    /// - Returns: nil, with the code, when an override names a code that the table does not have.
    package func applying(_ overrides: [CodeOverride]) -> Result<VocabularyTables, UnknownCode> {
        if overrides.isEmpty { return .success(self) }
        let letters = Set(codes.map(\.code))
        var silent: Set<String> = []
        var renamed: [String: String] = [:]
        for override in overrides {
            switch override.meaning {
            case .nothing:
                guard letters.contains(override.code) else { return .failure(UnknownCode(letters: override.code)) }
                silent.insert(override.code)
            case .renamed(let old):
                guard letters.contains(old.uppercased()) else { return .failure(UnknownCode(letters: old)) }
                renamed[old.uppercased()] = override.code
            }
        }
        // A code that is new under old letters leaves them to it.
        let taken = Set(renamed.values).subtracting(renamed.keys)
        let codes = codes.map { code in
            let isSilent = silent.contains(code.code) || taken.contains(code.code)
            return ServiceCode(
                category: code.category, code: renamed[code.code] ?? (taken.contains(code.code) ? "" : code.code),
                name: code.name, askedBy: isSilent ? [] : code.askedBy, yes: isSilent ? [] : code.yes,
                no: isSilent ? [] : code.no, only: isSilent ? [] : code.only, level: isSilent ? nil : code.level,
                unless: code.unless.map { renamed[$0] ?? $0 }, scope: code.scope, reason: code.reason)
        }
        let absences = absences.map { absence in
            Absence(
                questionnaire: absence.questionnaire, category: absence.category,
                codes: absence.codes.map { renamed[$0] ?? $0 }, meaning: absence.meaning,
                by: absence.meaning == .gated ? absence.by.map { renamed[$0] ?? $0 } : absence.by)
        }
        return .success(VocabularyTables(table: CodeTable(codes), absences: absences))
    }
}

/// A code that `codes.csv` does not have.
package struct UnknownCode: Error { package let letters: String }
