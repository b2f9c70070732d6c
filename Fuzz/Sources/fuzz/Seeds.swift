import Glibc
import LocatorIndex
import LocatorIngest
import Treatment

/// Writes what each target starts from, a folder a target: the fixtures, tiny snapshots, edits, texts that work.
func writeSeeds(into folder: String) {
    let csv = ["samhsa/directory-su.csv", "samhsa/directory-mh.csv", "samhsa/findtreatment.csv", "listing/whole.csv"]
    let xml = ["listing/whole.xml", "airs/quirks.xml"]
    for target in Target.allCases {
        let seeds: [[UInt8]] =
            switch target {
            case .csv: csv.map(fixture)
            case .xml: xml.map(fixture)
            case .hsds: Known.package.parts.enumerated().map { [UInt8($0)] + $1.bytes.prefix(16_000) }
            case .ingest: (csv + xml).map(fixture)
            case .snapshot: Known.images
            case .repaired: edits
            case .values: values.map { Array($0.utf8) }
            case .request: requests.map { Array($0.utf8) }
            }
        write(seeds, into: "\(folder)/\(target.rawValue)")
    }
}

private func fixture(_ path: String) -> [UInt8] { orStop { try Known.export("Tests/Fixtures/\(path)").bytes } }

/// One edit of every section in turn, in each image.
private var edits: [[UInt8]] {
    (0..<UInt8(SectionID.allCases.count)).flatMap { section in
        (0..<UInt8(3)).map { [$0, section, 0x80 | $0, section & 3, 0, 0xFF, 0xFF, 0, 0] }
    }
}

private let values = [
    "Mo-Fr 17:30-21:00, Sa 09:00-12:00", "Mo 22:00-06:00; Su 00:00-24:00", "09:00-12:00, 13:00-16:00", "2022-05-25",
    "2022", "90012", "90012-1234", "2139", "Los Angeles, CA", "Portland", "Springfield, TX (Bastrop)",
    "34.05, -118.24", "52.94, 179.6", "Saint Louis, Missouri", "(213) 555-0100 ext. 12", "https://www.example.org/a?b",
    "0123456789abcdef-1-2-3-4-5-6-7", "Mayagüez", "CA",
]

private let requests = [
    "near=90012\nlevel=iop,php\npayment=medicaid\nspecialty=must:all:dbt,cbt",
    "near=Portland, OR\nradius=25\nage=strict:17\nfree=Mo-Fr 17:30-22:00\nbuffer=25\nattendable=must",
    "near=34.05,-118.24\nsort=travel\nscale=10\nwindow=evening,weekend\nzone=America/Chicago\nstarting=2022-12-01",
    "name=cedar house\ncollapse=organization\npage_size=1\npreset=balanced",
    "near=90012\nweights=distance=60,payment=30\naudience=not:men\nlanguage=es,ase\naccreditation=carf\npage_size=2",
    "q=evening iop near 90012 that takes medi-cal, not residential\nfacets=all",
    "q=programa intensivo en español por la noche, sin seguro, mi hija de 15 años\nlang=es\nignore=sin seguro",
    "q=dual dx or suboxne within 10 miles of Los Angeles, CA\nring=25\npayment=strict:medicaid",
    "text=must:ceder hause\nnear=Texas\nfacets=level,window\nshape=must:evening",
    "near=90012\nradius=5\nlevel=php\nlanguage=strict:vi\ntravel=25\nfree=Sa 08:00-12:00\nattendable=strict",
    "focus=both\npayment=aspen/gold,low_cost\nsort=score\ncollapse=none",
]

private func write(_ seeds: [[UInt8]], into folder: String) {
    var path = ""
    for part in folder.split(separator: "/", omittingEmptySubsequences: false) {
        path += path.isEmpty && part.isEmpty ? "/" : "\(part)/"
        unsafe mkdir(path, 0o755)
    }
    for (number, seed) in seeds.enumerated() {
        let descriptor = unsafe open("\(folder)/seed-\(number)", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        let written = unsafe seed.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
        close(descriptor)
        guard written == seed.count else {
            complain("fuzz: \(folder): a seed cannot be written; check the folder and its permissions")
            exit(2)
        }
    }
}
