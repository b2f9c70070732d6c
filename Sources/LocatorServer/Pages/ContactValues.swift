import LocatorIndex
import LocatorSearch
import Treatment

/// `Los Angeles, CA`; the state alone where the address is not published.
func townText(_ facility: Facility, _ language: PageLanguage) -> String {
    let hidden = language.say("address not published", "dirección no publicada")
    let city = facility.isConfidential ? hidden : facility.city
    return [city, facility.state?.description ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
}

/// A telephone number as text and as a link.
func phoneValues(_ phone: Phone, _ words: PageWords) -> PageValues {
    var values: PageValues = ["text": phone.text, "href": telephoneLink(phone)]
    if phone.kind != .main { values["kind"] = words["phone.\(phone.kind.name)"] }
    return values
}

/// `tel:+12135550100;ext=12` (RFC 3966); what is no US number is dialled as it is written.
func telephoneLink(_ phone: Phone) -> String {
    let digits = String(decoding: phone.number.utf8.filter { (0x30...0x39).contains($0) }, as: UTF8.self)
    let number = digits.utf8.count == 10 ? "+1\(digits)" : digits.utf8.count == 11 ? "+\(digits)" : digits
    return "tel:\(number)" + (phone.extension_.isEmpty ? "" : ";ext=\(phone.extension_)")
}

/// A facility in one line: its name, town, how far, and whom to call.
func callLineValues(_ facility: Facility, metres: Metres?, _ words: PageWords) -> PageValues {
    var values: PageValues = ["name": facility.name, "town": townText(facility, words.language)]
    if let metres { values["distance"] = milesText(metres, facility.precision, in: words.language) }
    if let phone = callable(facility.phones).first { values["phone"] = phoneValues(phone, words) }
    return values
}
