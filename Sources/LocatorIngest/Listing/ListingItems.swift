internal import Treatment

// The items of a listing's CSV cells: separated by ";", each a code with what hangs on it.
//
//     dbt:named@2026-03-01     the code, its grade, the day it was true
//     carf^2027-06-30          an accreditation and the day it runs out
//     emdr!inferred            a basis other than stated
//     aetna-ca=Aetna of CA     a carrier's code and the name to show

/// The items of a cell, trimmed, without empty ones.
func items(_ cell: String) -> [Substring] {
    cell.utf8.split(separator: UInt8(ascii: ";")).map { Substring($0).trimmingSpace }.filter { !$0.isEmpty }
}

/// An item taken apart.
struct ListingItem {
    /// What is left when all that hangs on it is taken off.
    var head: Substring
    var grade: Substring?
    var asOf: Substring?
    var expires: Substring?
    var basis: Substring?

    /// - Parameter hasGrade: a carrier's name may hold a colon.
    init(_ text: Substring, hasGrade: Bool) {
        head = text
        expires = ListingItem.takeOff(UInt8(ascii: "^"), &head)
        basis = ListingItem.takeOff(UInt8(ascii: "!"), &head)
        asOf = ListingItem.takeOff(UInt8(ascii: "@"), &head)
        if hasGrade { grade = ListingItem.takeOff(UInt8(ascii: ":"), &head) }
    }

    private static func takeOff(_ mark: UInt8, _ text: inout Substring) -> Substring? {
        guard let place = text.utf8.lastIndex(of: mark) else { return nil }
        let taken = text[text.utf8.index(after: place)...].trimmingSpace
        text = text[..<place].trimmingSpace
        return taken
    }
}

/// A fact as an item, its state being the column's.
func itemText(_ code: String, _ fact: Fact) -> String {
    var text = code
    if fact.grade != .plain { text += ":\(fact.grade.name)" }
    if let day = fact.asOf { text += "@\(day)" }
    if fact.basis != .stated { text += "!\(fact.basis.name)" }
    return text
}

/// A carrier as an item: carriers have no grade.
func itemText(_ carrier: NamedCarrier) -> String {
    let head = carrier.code == carrierCode(carrier.name) ? carrier.name : "\(carrier.code)=\(carrier.name)"
    return itemText(head, Fact(carrier.fact.state, basis: carrier.fact.basis, asOf: carrier.fact.asOf))
}

extension Substring {
    var trimmingSpace: Substring {
        // Most begin and end with a letter or a digit.
        if let first = utf8.first, let last = utf8.last, isPrinted(first), isPrinted(last) { return self }
        var rest = self
        while let first = rest.first, first.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return rest
    }
}

/// ASCII and no white space.
private func isPrinted(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }
