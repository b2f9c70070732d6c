import LocatorIndex
import LocatorSearch
import Treatment

/// A call sheet as the values of its page: one program a printed page, with room to write.
struct CallSheetValues {
    let sheet: CallSheet
    let carried: CarriedFields
    let snapshot: Snapshot
    let words: PageWords
    let today: Day

    private var language: PageLanguage { words.language }

    func values() -> PageValues {
        var values: PageValues = [
            "title": "\(words["sheet.title"]) · \(words["site"])", "carried": carried.values, "here": "/call-sheet",
            "entries": sheet.entries.enumerated().map { entry($0.element, number: $0.offset + 1) },
            "closing": sheet.closing.map { ["text": $0] },
        ]
        if carried.hasSearch { values["has_search"] = true } else { values["no_search"] = true }
        if sheet.entries.isEmpty { values["empty"] = true }
        if !sheet.missing.isEmpty {
            values["gone"] = ["text": words("sheet.gone", ["ids": sheet.missing.map(base32).joined(separator: ", ")])]
        }
        return values
    }

    private func entry(_ entry: CallSheet.Entry, number: Int) -> PageValues {
        let names = [entry.program.name, entry.facility.name, entry.facility.name2].filter { !$0.isEmpty }
        let id = base32(entry.program.id)
        var values: PageValues = [
            "number": "\(number)", "name": names.joined(separator: " — "), "id": id,
            "identity": words("program.id", ["id": id, "snapshot": sheet.snapshotID]),
            "summary": entry.summary.map { ["text": $0] }, "ready": entry.ready.map { ["text": $0] },
            // One line a number that can be called, in the same order.
            "phones": zip(entry.phones, callable(entry.facility.phones)).map { line, phone in
                ["text": line.text, "href": telephoneLink(phone), "origin": origin(line)]
            },
        ]
        if entry.phones.isEmpty { values["no_phone"] = true }
        if !entry.cautions.isEmpty || entry.standing.listed == nil {
            let absences = entry.standing.listed == nil ? entry.standing.absences : []
            let lines =
                entry.cautions + absences.map { words("sheet.not_listed", ["text": $0.text]) }
            if !lines.isEmpty { values["cautions"] = ["list": lines.map { ["text": $0] }] }
        }
        if let hours = entry.hours { values["hours"] = ["text": words("sheet.open", ["week": hours])] }
        if !entry.questions.isEmpty {
            values["questions"] = [
                "list": entry.questions.map { ["text": $0.text, "effect": effect(of: $0, language)] }
            ]
        }
        if !entry.alsoAsk.isEmpty {
            values["also"] = [
                "title": words[entry.questions.isEmpty ? "sheet.ask" : "sheet.also"],
                "list": entry.alsoAsk.map { ["text": $0] },
            ]
        }
        if !entry.sessions.isEmpty { values["sessions"] = ["list": entry.sessions.map { ["text": $0] }] }
        if !entry.known.isEmpty {
            values["known"] = ["list": entry.known.map { ["text": $0.text, "origin": origin($0)] }]
        }
        return values
    }

    /// `SAMHSA; 2022-05-25, 4 years ago`.
    private func origin(_ line: CallSheet.Line) -> String {
        guard line.source != nil || line.asOf != nil else { return "" }
        let age = line.asOf.map { "\($0), \(ageText($0, on: today, language))" } ?? words["program.undated"]
        return [line.source, age].compactMap(\.self).joined(separator: "; ")
    }
}
