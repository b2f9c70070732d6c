import Treatment

// The ledger's file:
//
//     row,id,of,keys,sites,names,phones,state,level,focus,audience,first,seen
//     facility,0c5…,,k k…,s…,n…,p p…,CA,,,,2022-05-25,2026-05-01
//     program,1d2…,0c5…,signature,,,,,iop,both,…,2022-05-25,2026-05-01
//     redirect,old…,new…,,,,,,,,,,
//
// Facilities by id, then programs by facility and id, then redirects by old id. Numbers as ids are printed, spaces between them.

extension IdentityLedger {
    static let header = "row,id,of,keys,sites,names,phones,state,level,focus,audience,first,seen"

    /// The file: the same ledger gives the same bytes.
    package var bytes: [UInt8] {
        var out = LedgerText()
        out.bytes.reserveCapacity(128 * (facilities.count + programs.count))
        out.text(IdentityLedger.header)
        out.end()
        for facility in facilities {
            out.text("facility,")
            out.number(facility.id)
            out.text(",,")
            for list in [facility.keys, facility.evidence.sites, facility.evidence.names, facility.evidence.phones] {
                out.numbers(list)
                out.comma()
            }
            out.text("\(facility.evidence.state?.description ?? ""),,,,")
            out.days(facility.first, facility.seen)
            out.end()
        }
        for program in programs {
            out.text("program,")
            out.number(program.id)
            out.comma()
            out.number(program.facility)
            out.comma()
            out.number(program.signature)
            out.text(",,,,,\(program.level.name),\(program.focus.name),")
            if program.audience != 0 { out.number(program.audience) }
            out.comma()
            out.days(program.first, program.seen)
            out.end()
        }
        for redirect in redirects {
            out.text("redirect,")
            out.number(redirect.old)
            out.comma()
            out.number(redirect.new)
            out.text(",,,,,,,,,,")
            out.end()
        }
        return out.bytes
    }
}

/// Bytes without a string for each number: a million programs have several millions of them.
private struct LedgerText {
    var bytes: [UInt8] = []
    private var lastDay: (day: Day, text: [UInt8])?

    mutating func text(_ text: String) { bytes += text.utf8 }
    mutating func comma() { bytes.append(UInt8(ascii: ",")) }
    mutating func end() { bytes.append(UInt8(ascii: "\n")) }

    /// As `base32` prints it.
    mutating func number(_ value: UInt64) {
        for shift in stride(from: UInt64(60), through: 0, by: -5) {
            bytes.append(base32Digits[Int(value >> shift & 31)])
        }
    }

    mutating func numbers(_ values: [UInt64]) {
        for (place, value) in values.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: " ")) }
            number(value)
        }
    }

    mutating func days(_ first: Day?, _ seen: Day?) {
        if let first { day(first) }
        comma()
        if let seen { day(seen) }
    }

    /// Most rows have one of a few days.
    private mutating func day(_ day: Day) {
        if lastDay?.day != day { lastDay = (day, Array(day.description.utf8)) }
        bytes += lastDay?.text ?? []
    }
}

let base32Digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
