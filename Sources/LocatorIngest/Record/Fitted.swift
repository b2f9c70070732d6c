package import Treatment

/// The same entries in an array with no room to spare: facts are most of what a run keeps in memory, and the lists that they
/// are gathered in have room for every term that might come.
package func fitted(_ entries: [FactSheet.Entry]) -> [FactSheet.Entry] {
    guard entries.capacity > entries.count + 8 else { return entries }
    var exact: [FactSheet.Entry] = []
    exact.reserveCapacity(entries.count)
    for entry in entries { exact.append(entry) }
    return exact
}
