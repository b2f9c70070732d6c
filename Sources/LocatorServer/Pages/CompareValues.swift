import LocatorIndex
import LocatorSearch
import Treatment

/// Programs side by side as the values of their page.
struct CompareValues {
    let sides: SideBySide
    let question: PageQuestion
    let words: PageWords
    let today: Day

    private var language: PageLanguage { words.language }

    func values() -> PageValues {
        let carried = CarriedFields(question: question)
        var values: PageValues = [
            "title": "\(words["compare.title"]) · \(words["site"])", "carried": carried.values,
            "here": "/compare", "closing": sides.closing.map { ["text": $0] },
        ]
        if carried.hasSearch { values["has_search"] = true } else { values["no_search"] = true }
        if sides.programs.count < SideBySide.counts.lowerBound { values["few"] = true }
        if question.picks.count > SideBySide.counts.upperBound { values["many"] = true }
        if !sides.missing.isEmpty {
            values["gone"] = ["text": words("compare.gone", ["ids": sides.missing.map(base32).joined(separator: ", ")])]
        }
        if !sides.programs.isEmpty {
            values["table"] = ["columns": sides.programs.map { column($0, carried) }, "sections": sections()]
        }
        return values
    }

    private func column(_ column: SideBySide.Column, _ carried: CarriedFields) -> PageValues {
        let id = base32(column.id)
        var values: PageValues = [
            "id": id, "name": column.name, "remove": words("compare.remove.label", ["name": column.name]),
        ]
        if column.facility != column.name { values["facility"] = ["text": column.facility] }
        let path = "/programs/\(id)"
        values[carried.hasSearch ? "action" : "href"] = true
        values["path"] = carried.hasSearch ? path : "\(path)?lang=\(language.rawValue)"
        return values
    }

    /// What differs, what nobody says, what is the same; each under its heading.
    private func sections() -> [PageValues] {
        let parts: [(key: String, rows: [SideBySide.Row])] = [
            ("compare.differ", sides.rows.filter { !$0.isSame && !$0.isOpen }),
            ("compare.open", sides.rows.filter(\.isOpen)),
            ("compare.same", sides.rows.filter(\.isSame)),
        ]
        return parts.filter { !$0.rows.isEmpty }.map { part in
            ["heading": words[part.key], "span": "\(sides.programs.count + 1)", "rows": part.rows.map(row)]
        }
    }

    private func row(_ row: SideBySide.Row) -> PageValues {
        ["label": row.label, "cells": row.cells.map(cell)]
    }

    private func cell(_ aspect: Aspect) -> PageValues {
        var values: PageValues = ["class": aspect.state?.name ?? "plain"]
        if case .website = aspect.topic, aspect.text.hasPrefix("http://") || aspect.text.hasPrefix("https://") {
            values["website"] = ["href": aspect.text, "text": webName(aspect.text)]
            return values
        }
        values["text"] = aspect.text
        if let question = aspect.question, !question.isEmpty { values["question"] = ["text": question] }
        var origin = aspect.source.map { [$0] } ?? []
        if let day = aspect.asOf { origin.append("\(day), \(ageText(day, on: today, language))") }
        if !origin.isEmpty { values["origin"] = ["text": origin.joined(separator: "; ")] }
        return values
    }
}
