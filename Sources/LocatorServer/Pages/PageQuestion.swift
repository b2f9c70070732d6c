import LocatorSearch
import Treatment

/// What a form or a shared link says: the parameters of a search, and what only the pages know.
struct PageQuestion {
    /// What `parseRequest` reads; no value is empty.
    var parameters: NamedPairs = []
    let language: PageLanguage
    /// Ids of the programs that were picked to compare or to call, in the order they were picked.
    private(set) var picks: [String] = []
    /// What words of danger raised in the searches that led here: help stays first.
    private(set) var raised: [SafetyNotice] = []
    /// The person wants a link to this search.
    private(set) var wantsLink = false
    /// The map is drawn only when it is asked for: the list is complete without it.
    private(set) var wantsMap = false
    /// Where the page before ended.
    private(set) var cursor: String?

    /// The list is wanted as a table, to take along.
    private(set) var wantsTable = false

    /// Fields of forms that are no parameters.
    private static let own: Set<String> = [
        "lang", "say", "ids", "raised", "share", "base", "change", "firmer", "without", "take", "w", "cursor",
        "page_size", "facets", "map", "page", "place",
    ]
    /// What a form sends where nothing was chosen.
    private static let defaults: Set<String> = ["attendable=prefer", "preset=balanced"]
    /// The mode of a need that a button adds by `+specialty`.
    static let more = "must:"
    /// Bytes of a form.
    static let mostBytes = 64 * 1024
    /// Programs that can be picked: as many as a call sheet holds.
    static let mostPicks = 20

    /// - Parameters:
    ///   - pairs: names and values of a form or a link.
    ///   - accepted: what the browser prefers.
    init(_ pairs: NamedPairs, accepted: String?) {
        let given = pairs.filter { !$0.value.isEmpty }
        func value(_ name: String) -> String? { given.last { $0.name == name }?.value }
        language = pageLanguage(said: value("say") ?? value("lang"), accepted: accepted)
        for id in given.filter({ $0.name == "ids" }).flatMap({ $0.value.split(separator: ",").map(String.init) })
        where parseBase32(id) != nil && !picks.contains(id) && picks.count < PageQuestion.mostPicks {
            picks.append(id)
        }
        raised = given.filter { $0.name == "raised" }.compactMap { SafetyNotice(id: $0.value) }
        wantsLink = value("share") != nil
        wantsMap = value("map") == "1"
        wantsTable = value("take") == "csv"
        let base = decodedPairs((value("base") ?? "").utf8) ?? []
        let more = given.last { $0.name.hasPrefix("+") }
        let change =
            value("change") ?? more.map { pairsText([(String($0.name.dropFirst()), PageQuestion.more + $0.value)]) }
            ?? value("firmer").flatMap { chip($0, in: base) }.flatMap { madeFirmer($0)?.change.text }
            ?? value("without").flatMap { chip($0, in: base) }.map { taken($0).text }
        let isChanged = change != nil
        if let change, let after = changed(base, by: change) {
            parameters = after.filter(PageQuestion.isParameter)
        } else {
            parameters = given.filter(PageQuestion.isParameter)
            cursor = value("cursor")
        }
        // One of several places that were offered stands for what was written.
        if let place = value("place") { parameters = parameters.filter { $0.name != "near" } + [("near", place)] }
        joinBoxes()
        if !isChanged { addWeek(given.filter { $0.name == "w" }.map(\.value)) }
        dropWhatHasNoGround()
    }

    /// Whether anything says what or where.
    var isEmpty: Bool { !parameters.contains { ["q", "near", "text", "name"].contains($0.name) } }

    /// What `parseRequest` reads for a page of results.
    var asked: NamedPairs {
        parameters + [("lang", language.rawValue), ("facets", FacetValues.groups.map(\.name).joined(separator: ","))]
            + (cursor.map { [("cursor", $0)] } ?? [])
    }

    /// The same on its first page.
    var fromTheBeginning: PageQuestion {
        var copy = self
        copy.cursor = nil
        return copy
    }

    func first(_ name: String) -> String? { parameters.first { $0.name == name }?.value }

    /// Boxes ticked under one name are one need: any of them will do.
    private mutating func joinBoxes() {
        var joined: NamedPairs = []
        for pair in parameters {
            if PageQuestion.isList(pair.name), !pair.value.contains(":"),
                let place = joined.firstIndex(where: { $0.name == pair.name && !$0.value.contains(":") })
            {
                joined[place].value += "," + pair.value
            } else {
                joined.append(pair)
            }
        }
        parameters = joined
    }

    /// The grid's cells become free time beside what is written.
    private mutating func addWeek(_ cells: [String]) {
        let week = WeekGrid.free(cells)
        guard !week.isEmpty else { return }
        if let place = parameters.firstIndex(where: { $0.name == "free" }) {
            parameters[place].value += "; " + week
        } else {
            parameters.append(("free", week))
        }
    }

    /// A form sends its choices whether or not what they are about was filled in.
    private mutating func dropWhatHasNoGround() {
        parameters.removeAll { PageQuestion.defaults.contains("\($0.name)=\($0.value)") }
        let names = Set(parameters.map(\.name))
        guard !names.contains("q") else { return }
        if !names.contains("free"), !names.contains("window") {
            parameters.removeAll { ["attendable", "buffer"].contains($0.name) }
        }
        if !names.contains("near") {
            parameters.removeAll { ["radius", "ring", "scale", "sort"].contains($0.name) }
        }
    }

    private static func isParameter(_ field: (name: String, value: String)) -> Bool {
        !own.contains(field.name) && !field.name.hasPrefix("+")
    }

    private static func isList(_ name: String) -> Bool {
        name == "level" || name == "window" || name == "specialty" || TermGroup(name: name) != nil
    }
}
