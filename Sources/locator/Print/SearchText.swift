import LocatorIndex
import LocatorSearch
import LocatorServer
import Treatment

/// An answer as the terminal shows it: help first when the words call for it, what was understood, the hits, what they divide
/// by, what could be asked less strongly, and how all this was found.
func searchText(
    _ rows: [HitRow], _ answer: SearchAnswer, _ asked: Asked, _ engine: SearchEngine, _ page: PageFrame, explain: Bool
) throws(SearchError) -> String {
    let snapshot = engine.snapshot
    var text = try safetyText(asked, engine, page)
    text += understoodText(asked, answer, snapshot, page)
    if !text.isEmpty { text += "\n" }
    text += hitTable(rows, answer, asked.request, snapshot, page)
    if explain { text += explanationText(rows, page) }
    text += facetText(answer, snapshot, language: page.language)
    if rows.isEmpty { text += page.lines(foundText(answer, asked.request, page.language)) }
    text += relaxationText(answer, snapshot, page)
    return text + footer(answer, asked.request, snapshot, page)
}

/// What to do first; empty when no word told of danger.
private func safetyText(_ asked: Asked, _ engine: SearchEngine, _ page: PageFrame) throws(SearchError) -> String {
    var text = ""
    for notice in asked.notices {
        for line in wrapped(notice.words(in: page.language), width: page.terminal.width) {
            text += page.terminal.bold(line) + "\n"
        }
    }
    guard let detox = try engine.detoxBeside(asked), !detox.hits.isEmpty else { return text }
    text += page.lines(page.language.say("Detox programs to call:", "Programas de desintoxicación a los que llamar:"))
    do throws(IndexError) {
        for hit in detox.hits {
            let facility = try engine.snapshot.facility(Int(engine.snapshot.columns.facilityOf[hit.program]))
            let miles = hit.metres.map { " (\(tenths($0.tenthsOfMiles)) mi)" } ?? ""
            text += page.lines(callLine(facility, page.language) + miles, indent: 2)
        }
    } catch { throw SearchError.damaged(error) }
    return text
}

/// What a sentence was understood as, and how to have it otherwise; how words and a misspelt place were read.
private func understoodText(
    _ asked: Asked, _ answer: SearchAnswer, _ snapshot: Snapshot, _ page: PageFrame
) -> String {
    let language = page.language
    var text = ""
    if let understood = asked.understood {
        let parts = understood.parts.map { part in
            "\(part.words) → \(part.meaning(in: language, snapshot.vocabulary))"
        }
        if !parts.isEmpty {
            text += page.lines(language.say("Understood: ", "Entendido: ") + parts.joined(separator: " · "))
            if let undo = understood.parts.first?.undo {
                text += page.lines(
                    language.say(
                        "Not what you meant? --ignore \"\(undo)\" looks for the words themselves.",
                        "¿No es lo que quería? --ignore \"\(undo)\" busca las palabras mismas."))
            }
        }
        if !understood.setAside.isEmpty {
            text += page.lines(
                language.say("Left aside, nothing is known of it: ", "Sin tener en cuenta, no se sabe nada de ello: ")
                    + understood.setAside.joined(separator: " · "))
        }
        if understood.isPlaceMissing {
            text += page.lines(
                language.say(
                    "No place was named: add a ZIP code or a city, or --near.",
                    "No se indicó un lugar: añada un código postal o una ciudad, o --near."))
        }
    }
    if let written = asked.request.placeAsked, let label = asked.request.placeLabel {
        text += page.lines(language.say("Place: ", "Lugar: ") + "\(written) → \(label)")
    }
    if !asked.request.placeAlso.isEmpty {
        text += page.lines(
            language.say("Also called so: ", "También se llaman así: ")
                + asked.request.placeAlso.joined(separator: "; "))
    }
    return text + wordsText(answer.text, language, page)
}

private func wordsText(_ reading: TextReading?, _ language: PageLanguage, _ page: PageFrame) -> String {
    guard let reading else { return "" }
    var text = ""
    let corrected = reading.words.filter { $0.kind == .corrected }
    if !corrected.isEmpty {
        let words = corrected.map { "\($0.asked) → \($0.forms.joined(separator: ", "))" }
        text += page.lines(language.say("Read as: ", "Leído como: ") + words.joined(separator: " · "))
    }
    if !reading.nowhere.isEmpty {
        text += page.lines(
            language.say("Found nowhere: ", "No aparece en ningún sitio: ")
                + reading.nowhere.joined(separator: ", "))
    }
    return text
}
