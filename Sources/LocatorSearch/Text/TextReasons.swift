import LocatorIndex
import Treatment

extension SearchEngine {
    /// Why a program has the text points it has, in words: which asked words its name, its town, its facts and its notes hold.
    /// - Parameters:
    ///   - text: the plan of the request's text; nothing to tell when nil.
    ///   - program: ordinal.
    func textReasons(_ text: TextPlan?, _ program: Int, in language: PageLanguage) -> [Explanation.Reason] {
        guard let text else { return [] }
        let speech = TextSpeech(language)
        guard !text.words.isEmpty else { return [Explanation.Reason(speech.nothingKnown, .unknown)] }
        var named: [String] = []
        var missing: [String] = []
        var others: [Explanation.Reason] = []
        for word in text.words {
            switch match(word, program) {
            case nil: missing.append(word.asked)
            case .name(let token) where token == word.asked: named.append(token)
            case .name(let token): others.append(Explanation.Reason(speech.read(word.asked, as: token), .yes))
            case .city(let token) where token == word.asked:
                others.append(Explanation.Reason(speech.city(token), .yes))
            case .city(let token):
                others.append(Explanation.Reason(speech.readCity(word.asked, as: token), .yes))
            case .note(let token) where token == word.asked:
                others.append(Explanation.Reason(speech.note(token), .yes))
            case .note(let token):
                others.append(Explanation.Reason(speech.readNote(word.asked, as: token), .yes))
            case .fact(let term):
                let entry = snapshot.vocabulary[term]
                let label = language == .english ? entry.english : entry.spanish
                others.append(Explanation.Reason(speech.fact(word.asked, label), .yes))
            }
        }
        var reasons = named.isEmpty ? [] : [Explanation.Reason(speech.names(named), .yes)]
        reasons += others
        if !missing.isEmpty {
            let state: Ternary = text.mode == .not ? .yes : .no
            reasons.append(Explanation.Reason(speech.missing(missing), state))
        }
        return reasons
    }

    private enum Match {
        case name(String)
        case city(String)
        case note(String)
        case fact(Term)
    }

    /// The best alternative of a word that a program holds.
    private func match(_ word: TextPlan.Word, _ program: Int) -> Match? {
        var best: (points: Int, match: Match)?
        for token in word.tokens {
            guard let place = snapshot.posting(ofToken: token.ordinal, program: program) else { continue }
            let points = Int(columns.impacts[place]) * Int(token.weight)
            if let best, best.points >= points { continue }
            let text = snapshot.tokenText(token.ordinal)
            best = (points, match(columns.impacts[place], text))
        }
        for facts in word.facts {
            guard let term = facts.terms.first(where: { state($0, program) == .yes }) else { continue }
            let points = Impact.most * Int(facts.weight)
            if let best, best.points >= points { continue }
            best = (points, .fact(term))
        }
        return best?.match
    }

    /// The field that an impact speaks of.
    private func match(_ impact: UInt8, _ token: String) -> Match {
        impact > Impact.city ? .name(token) : impact > Impact.mostOfNotes ? .city(token) : .note(token)
    }
}

/// The sentences about text, in the language of the answer.
private struct TextSpeech {
    let isEnglish: Bool

    init(_ language: PageLanguage) { isEnglish = language == .english }

    var nothingKnown: String {
        isEnglish ? "none of the words is known here" : "aquí no se conoce ninguna de las palabras"
    }

    func names(_ words: [String]) -> String { (isEnglish ? "name holds " : "el nombre contiene ") + list(words) }

    func read(_ asked: String, as token: String) -> String {
        isEnglish
            ? "“\(asked)” read as “\(token)”, which its name holds"
            : "“\(asked)” leído como “\(token)”, que está en el nombre"
    }

    func city(_ token: String) -> String {
        isEnglish ? "“\(token)” is in the name of its town" : "“\(token)” está en el nombre de su ciudad"
    }

    func readCity(_ asked: String, as token: String) -> String {
        isEnglish
            ? "“\(asked)” read as “\(token)”, which is in the name of its town"
            : "“\(asked)” leído como “\(token)”, que está en el nombre de su ciudad"
    }

    func note(_ token: String) -> String {
        isEnglish ? "“\(token)” is in its notes" : "“\(token)” está en sus notas"
    }

    func readNote(_ asked: String, as token: String) -> String {
        isEnglish
            ? "“\(asked)” read as “\(token)”, which is in its notes"
            : "“\(asked)” leído como “\(token)”, que está en sus notas"
    }

    func fact(_ asked: String, _ label: String) -> String {
        isEnglish ? "“\(asked)”: the listing says \(label)" : "“\(asked)”: el listado dice \(label)"
    }

    func missing(_ words: [String]) -> String {
        isEnglish
            ? "neither its name, its facts nor its notes hold \(list(words))"
            : "ni el nombre, ni los datos, ni las notas contienen \(list(words))"
    }

    private func list(_ words: [String]) -> String {
        let quoted = words.map { "“\($0)”" }
        guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
        return quoted.dropLast().joined(separator: ", ") + (isEnglish ? " and " : " y ") + last
    }
}
