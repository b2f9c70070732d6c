package import Treatment

extension Understood.Part {
    /// What was understood, in words: `Buprenorphine`, `not 12-step facilitation`, `within 10 miles`.
    package func meaning(in language: PageLanguage, _ vocabulary: Vocabulary) -> String {
        let isSpanish = language == .spanish
        switch parameter {
        case "near": return isSpanish ? "cerca de \(value)" : "near \(value)"
        case "radius": return isSpanish ? "a menos de \(value) millas" : "within \(value) miles"
        case "age": return isSpanish ? "\(value) años de edad" : "\(value) years old"
        case "travel": return isSpanish ? "\(value) minutos de camino" : "\(value) minutes on the way"
        case "free": return isSpanish ? "libre \(value)" : "free \(value)"
        case "starting": return isSpanish ? "empezar el \(value)" : "starting \(value)"
        case "zone": return isSpanish ? "hora de \(value)" : "\(value) time"
        case "attendable": return isSpanish ? "que cabe en su tiempo libre" : "that fits your free time"
        case "sort": return isSpanish ? "lo más cercano primero" : "nearest first"
        default: return values(isSpanish, vocabulary)
        }
    }

    private func values(_ isSpanish: Bool, _ vocabulary: Vocabulary) -> String {
        let isNot = value.hasPrefix("not:")
        let isAll = value.hasPrefix("all:")
        let words = (isNot || isAll ? value.dropFirst(4) : value[...]).split(separator: ",").map { code -> String in
            if let level = Level(name: code), parameter == "level" { return isSpanish ? level.spanish : level.english }
            if code == "low_cost" { return isSpanish ? "bajo costo" : "low cost" }
            guard let entry = vocabulary.term(String(code)).map({ vocabulary[$0] }) else { return String(code) }
            return isSpanish ? entry.spanish : entry.english
        }
        let or = isAll ? (isSpanish ? " y " : " and ") : (isSpanish ? " o " : " or ")
        return (isNot ? (isSpanish ? "sin " : "not ") : "") + words.joined(separator: or)
    }
}
