import Testing
import Treatment

@testable import LocatorIngest

/// What an XML file may look like and still say the same.
struct XMLStreamTests {
    enum Tag: String, CaseIterable { case a, b, c, k }

    /// Every known element as `name@line:byte(attribute k)`, its text behind `=`.
    func outline(_ xml: [UInt8]) throws(FileError) -> String {
        var cursor = try XMLCursor<Tag>(ExportFile(name: "t.xml", bytes: xml))
        guard try cursor.root() == .a else { return "no root" }
        var lines: [String] = []
        while let child = try cursor.child() {
            let place = cursor.place
            let k = cursor.attribute(.k).map { "(\($0))" } ?? ""
            switch child {
            case .known(let tag): lines.append("\(tag.rawValue)@\(place.line):\(place.byte)\(k)=\(try cursor.text())")
            case .other: try cursor.skip()
            }
        }
        return lines.joined(separator: " ")
    }

    @Test(arguments: [
        ("<a><b>x</b><c/></a>", "b@1:3=x c@1:11="),
        ("\u{FEFF}<a>\n<b>x</b></a>", "b@2:7=x"),
        ("<!-- <a> --><a><!-- n --><b>x<!-- n -->y</b></a>", "b@1:25=xy"),
        ("<a xmlns='urn:x'><b>x</b></a>", "b@1:17=x"),
        ("<q:a xmlns:q='urn:x'><q:b q:k='1'>x</q:b></q:a>", "b@1:21(1)=x"),
        ("<a><b><![CDATA[<x> & ]]>y</b></a>", "b@1:3=<x> & y"),
        ("<a><b>  a &amp; b &#x41;&#66; &lt;  </b></a>", "b@1:3=a & b AB <"),
        ("<a><b k=' x &amp; &quot;y&quot; &amp;amp; &#38;#38; '/></a>", "b@1:3(x & \"y\" &amp; &#38;)="),
        ("<a>\r\n<b\r\n k='1'>x\r\ny</b>\r\n<c/></a>", "b@2:5(1)=x\ny c@5:26="),
        ("<a><zz><b>no</b></zz><b>x<zz>in</zz></b></a>", "b@1:21=xin"),
        ("<?xml version='1.0' encoding='ISO-8859-1'?><a><b>\u{1}</b></a>", "b@1:46=é"),
        ("<?pi x?><a><?pi y?><b>ñ中\u{1F3E5}</b></a>", "b@1:19=ñ中\u{1F3E5}"),
    ])
    func reads(xml: String, expected: String) throws {
        // U+0001 stands for a byte of Latin 1.
        let bytes = Array(xml.utf8).map { $0 == 1 ? 0xE9 : $0 }
        #expect(try outline(bytes) == expected)
    }

    @Test func readsUTF16() throws {
        var bytes: [UInt8] = [0xFF, 0xFE]
        for unit in "<a>\n<b>ñ</b></a>".utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        #expect(try outline(bytes).hasSuffix("=ñ"))
    }

    /// Chunks of 64 KiB end anywhere: inside names, references, characters of several bytes.
    @Test func readsAcrossChunks() throws {
        for shift in 0..<40 {
            let filler = String(repeating: "x", count: XMLBounds.chunk - 60 + shift)
            let xml = "<a><b>\(filler)</b><c k='1 &amp; 2'>ñ &amp; ñ &lt;&#x1F3E5; ñ </c><b>  two  </b></a>"
            let found = try outline(Array(xml.utf8)).split(separator: " ", maxSplits: 1).last ?? ""
            #expect(found.contains("(1 & 2)=ñ & ñ <\u{1F3E5} ñ b@") && found.hasSuffix("=two"), "\(shift): \(found)")
        }
    }

    @Test func readsOneLongLine() throws {
        let xml = "<a>" + String(repeating: "<b k='v'>text</b>", count: 250_000) + "<c/></a>"
        #expect(try outline(Array(xml.utf8)).hasSuffix("c@1:4250003="))
    }
}
