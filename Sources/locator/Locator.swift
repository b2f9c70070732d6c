import ArgumentParser
@main struct Locator: ParsableCommand {}
