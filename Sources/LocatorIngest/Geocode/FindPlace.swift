import Treatment

extension Gazetteer {
    /// The ZIP code's entry, or nil.
    func zip(_ code: ZIPCode) -> ZIP? {
        let place = firstIndex(in: zips.indices) { zips[$0].code >= code }
        return place < zips.count && zips[place].code == code ? zips[place] : nil
    }

    func state(_ code: StateCode) -> State? {
        let place = firstIndex(in: states.indices) { states[$0].code >= code }
        return place < states.count && states[place].code == code ? states[place] : nil
    }

    /// The first ordinal for which `isThere` holds, which it does for all after it.
    private func firstIndex(in ordinals: Range<Int>, where isThere: (Int) -> Bool) -> Int {
        var low = ordinals.lowerBound
        var high = ordinals.upperBound
        while low < high {
            let middle = (low + high) / 2
            if isThere(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
