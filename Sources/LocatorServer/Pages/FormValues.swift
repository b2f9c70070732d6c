import LocatorIndex
import LocatorSearch
import Treatment

/// The search form as values: empty, or filled in as it was sent, with what did not fit beside its field.
struct FormValues {
    let question: PageQuestion
    let snapshot: Snapshot
    let words: PageWords

    func values(error: ParameterError?) -> PageValues {
        var kept = question.parameters
        var values: PageValues = [:]
        for name in ["q", "near", "age", "travel", "name"] {
            guard let text = take(name, &kept) else { continue }
            values["v_\(name)"] = ["age"].contains(name) ? ParameterWords.codes(text).first ?? text : text
        }
        if values["v_travel"] != nil || values["v_name"] != nil { values["more_open"] = true }
        for field in FormField.all {
            let filled = fill(field, &kept)
            values["f_\(field.parameter)"] = filled.boxes
            if let list = filled.list { values["l_\(field.parameter)"] = list }
            let isFurther = ["medication", "audience", "support", "delivery", "accreditation"].contains(field.parameter)
            if isFurther, filled.isUsed { values["more_open"] = true }
        }
        week(&kept, &values)
        values["f_radius"] = choices("radius", ["", "5", "10", "25", "50", "100"], take("radius", &kept)) {
            $0.isEmpty ? words["radius.auto"] : words("radius.miles", ["n": $0])
        }
        values["f_preset"] = choices("preset", Weights.presets.map(\.name), take("preset", &kept)) {
            words["preset.\($0)"]
        }
        values["f_attendable"] = choices("attendable", ["prefer", "must", "strict"], take("attendable", &kept)) {
            words["attendable.\($0)"]
        }
        keep(kept, &values)
        if let error { say(error, &values) }
        values["is_blank"] = question.isEmpty && error == nil
        return values
    }

    // MARK: - Fields

    private func fill(_ field: FormField, _ kept: inout NamedPairs) -> (boxes: [Any], list: [Any]?, isUsed: Bool) {
        let lists = field.lists.map { group in
            (group, snapshot.vocabulary.terms(in: group).filter { !field.codes.contains($0.code) })
        }
        let listed = Set(lists.flatMap { $0.1.map(\.code) })
        var on: [String] = []
        var selected: String?
        if let place = kept.firstIndex(where: { $0.name == field.parameter }),
            let ticked = field.ticked(kept[place].value, listed: listed)
        {
            on = ticked.boxes
            selected = ticked.list
            kept.remove(at: place)
        }
        let parameters = ParameterWords(words: words, snapshot: snapshot)
        let boxes: [Any] = field.codes.map { code -> PageValues in
            let said = "say.\(field.parameter).\(code)"
            let label = words[said]
            return box(field.parameter, code, label == said ? parameters.label(code) : label, on.contains(code))
        }
        guard !lists.isEmpty else { return (boxes, nil, !on.isEmpty) }
        let groups: [Any] = lists.flatMap { group, entries -> [PageValues] in
            // Insurance companies and plans apart from kinds of payment.
            [false, true].compactMap { isCarrier in
                let options = entries.filter { $0.isCarrier == isCarrier }.map { entry -> PageValues in
                    var option: PageValues = ["value": entry.code, "label": parameters.label(entry.code)]
                    if entry.code == selected { option["selected"] = true }
                    return option
                }
                return options.isEmpty
                    ? nil : ["label": words[isCarrier ? "group.carrier" : "group.\(group.name)"], "options": options]
            }
        }
        return (boxes, groups, !on.isEmpty || selected != nil)
    }

    private func week(_ kept: inout NamedPairs, _ values: inout PageValues) {
        var cells: Set<String> = []
        if let free = take("free", &kept) {
            if let found = WeekGrid.cells(free) { cells = found } else { values["v_free"] = free }
            values["week_open"] = true
        }
        values["week"] = WeekGrid.rows.enumerated().map { row, hours -> PageValues in
            [
                "hours": hours.shown,
                "cells": (0..<7).map { day -> PageValues in
                    var cell: PageValues = [
                        "value": "\(day)\(row)", "label": "\(words["day.\(day)"]) \(hours.shown)",
                    ]
                    if cells.contains("\(day)\(row)") { cell["on"] = true }
                    return cell
                },
            ]
        }
        values["days"] = (0..<7).map { ["short": words["day.short.\($0)"], "long": words["day.\($0)"]] }
    }

    private func choices(
        _ name: String, _ codes: [String], _ chosen: String?, _ label: (String) -> String
    ) -> [PageValues] {
        codes.map { code in
            var choice: PageValues = ["name": name, "value": code, "label": label(code)]
            if code == (chosen ?? codes[0]) { choice["selected"] = true }
            return choice
        }
    }

    /// What no field shows is kept as boxes that can be cleared.
    private func keep(_ kept: NamedPairs, _ values: inout PageValues) {
        let parameters = ParameterWords(words: words, snapshot: snapshot)
        let boxes: [Any] = kept.compactMap { pair -> PageValues? in
            parameters.text(pair.name, pair.value).map { box(pair.name, pair.value, $0, true) }
        }
        if !boxes.isEmpty { values["kept"] = ["boxes": boxes] }
        values["raised"] = question.raised.map { ["value": $0.id] }
        if !question.picks.isEmpty { values["picked"] = ["ids": question.picks.joined(separator: ",")] }
    }

    private func box(_ name: String, _ value: String, _ label: String, _ isOn: Bool) -> PageValues {
        var box: PageValues = ["name": name, "value": value, "label": label]
        if isOn { box["on"] = true }
        return box
    }

    private func take(_ name: String, _ pairs: inout NamedPairs) -> String? {
        guard let place = pairs.firstIndex(where: { $0.name == name }) else { return nil }
        return pairs.remove(at: place).value
    }

    // MARK: - What did not fit

    private static let fields: Set<String> = ["q", "near", "age", "free", "travel", "name"]

    /// The words of an error beside its field, or over the form when no field shows it.
    private func say(_ error: ParameterError, _ values: inout PageValues) {
        let field = FormValues.fields.contains(error.parameter) ? error.parameter : "form"
        var text = words["error.\(error.parameter)"]
        if text == "error.\(error.parameter)" { text = words["error.form"] }
        let isPlace = error.parameter == "near"
        if isPlace, question.isEmpty { text = words["error.nowhere"] }
        if isPlace, !error.choices.isEmpty { text = words["error.which"] }
        values["error"] = ["text": text, "field": field]
        values["e_\(field)"] = ["text": text, "for": field]
        if field == "free" { values["week_open"] = true }
        if field == "travel" || field == "name" { values["more_open"] = true }
        guard isPlace, !error.choices.isEmpty else { return }
        values["choices_list"] = ["list": error.choices.map { ["value": $0] }]
    }
}
