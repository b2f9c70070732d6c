import LocatorIngest
import Testing
import Treatment

struct RecogniseTests {
    private func file(_ text: String) -> ExportFile { ExportFile(name: "export", bytes: Array(text.utf8)) }

    @Test(
        "formats are told apart by content",
        arguments: [
            (" Name1 ,name2,street1,Service_code_info\n", Format.samhsaDirectory),
            ("\u{FEFF}\"    name1\",\"latitude\",\"longitude\",\"type_facility\"\n", .findTreatment),
            ("<?xml version='1.0'?>\n<!-- x --><Source SourceEntity=\"s\"><Agency/></Source>", .airs),
            ("<listing xmlns=\"urn:treatment-locator:listing:1\"/>", .listingXML),
            ("facility_id,level,focus\n", .listingCSV),
            ("category_code,category_name,service_code,service_name\n", nil), ("a,b\n1,2\n", nil), ("", nil),
            ("<html/>", nil),
            ("{\"a\":1}", nil),
        ] as [(String, Format?)])
    func formats(_ text: String, _ expected: Format?) { #expect(recognise(file(text)) == expected) }

    @Test("what lies beside exports is passed over, with a notice")
    func bystanders() throws {
        let legend = ExportFile(
            name: "service_codes.csv", bytes: Array("category_code,category_name,service_code\nTC,x,SA\n".utf8))
        #expect(bystander(legend) == "a legend of service codes")
        #expect(bystander(file("# Sample\n\nAll of it is made up.\n")) == "a text")
        let directory = PipelineSamples.directory("su.csv", [PipelineSamples.Row()])
        let ingested = try PipelineSamples.ingested([legend, directory])
        #expect(ingested.catalog.sources.count == 1)
        #expect(
            ingested.report.findings.first { $0.rule.id == "file-passed-over" }?.examples == [
                "service_codes.csv \"a legend of service codes\""
            ])
    }

    @Test(
        "an unknown format ends the run and says what was seen",
        arguments: [
            ("a,b,c\n1,2,3\n", "CSV with the columns a, b, c"), ("<html><body/></html>", "XML with the root <html>"),
            ("[1]", "JSON"), ("PK\u{3}\u{4}rest", "ZIP archive"), ("", "the file is empty"),
            ("some words\n", "plain text"),
            ("a\u{0}b", "binary bytes"),
        ])
    func unknown(_ text: String, _ seen: String) throws {
        do {
            _ = try PipelineSamples.ingested([file(text)])
            Issue.record("it was read")
        } catch let error as FileError {
            #expect(error.problem.contains(seen), "\(error)")
            #expect(!error.cure.isEmpty)
        }
    }

    @Test("a file that cannot be read is named by its path")
    func path() throws {
        let header = "name1,name2,street1,street2,city,state,zip,phone,service_code_info\n"
        let broken = ExportFile(name: "f.csv", path: "a/f.csv", bytes: Array("\(header)\"open,,,,,,,,\n".utf8))
        do {
            _ = try PipelineSamples.ingested([broken])
            Issue.record("it was read")
        } catch let error as FileError {
            #expect(error.file == "a/f.csv" && error.line == 2)
        }
    }
}
