package import Treatment

extension Snapshot {
    /// Whether any facility or program is known under a former id.
    package var hasRedirects: Bool { columns.formerIDs.count > 0 }

    /// All former ids with the present ones, by the former.
    package var redirects: [Redirect] { (0..<columns.formerIDs.count / 2).map(redirect(at:)) }

    /// The present id of what the former one stood for, a facility or a program; nil when it is none. Present ids are not asked for here:
    /// see `ordinal(ofProgram:)`.
    package func redirect(of id: UInt64) -> UInt64? {
        var low = 0
        var high = columns.formerIDs.count / 2
        while low < high {
            let middle = (low + high) / 2
            if columns.formerIDs[2 * middle] < id { low = middle + 1 } else { high = middle }
        }
        guard 2 * low < columns.formerIDs.count, columns.formerIDs[2 * low] == id else { return nil }
        return columns.formerIDs[2 * low + 1]
    }

    /// Former ids ascend, none is present, and each leads to what is.
    func checkFormerIDs(_ broken: inout [String]) {
        guard hasRedirects else { return }
        var facilities: Set<UInt64> = []
        for ordinal in 0..<summary.facilities {
            do throws(IndexError) { facilities.insert(try facility(ordinal).id) } catch {
                return broken.append("\(error)")
            }
        }
        func isPresent(_ id: UInt64) -> Bool { facilities.contains(id) || ordinal(ofProgram: id) != nil }
        for (place, redirect) in redirects.enumerated() {
            if place > 0, self.redirect(at: place - 1).old >= redirect.old {
                broken.append("former ids: not ascending at \(place)")
            }
            if isPresent(redirect.old) { broken.append("former ids: \(base32(redirect.old)) is present") }
            if !isPresent(redirect.new) { broken.append("former ids: \(base32(redirect.old)) leads nowhere") }
        }
    }

    private func redirect(at place: Int) -> Redirect {
        Redirect(from: columns.formerIDs[2 * place], to: columns.formerIDs[2 * place + 1])
    }
}
