import Treatment

/// A report as one HTML file that needs nothing else: no script, no font, no image from anywhere. Light and dark, printable.
package struct ReportPage {
    private let title: String
    private var body = ""

    package init(title: String) { self.title = title }

    package mutating func heading(_ text: String, id: String = "") {
        body += id.isEmpty ? "<h2>" : "<h2 id=\"\(markupFree(id))\">"
        body += "\(markupFree(text))</h2>\n"
    }

    package mutating func paragraph(_ text: String) { body += "<p>\(markupFree(text))</p>\n" }

    /// - Parameter numbers: columns that hold numbers, set to the right.
    package mutating func table(
        caption: String, header: [String], rows: some Sequence<[String]>, numbers: Set<Int> = []
    ) {
        body += "<div class=wide><table><caption>\(markupFree(caption))</caption><thead><tr>"
        for (column, text) in header.enumerated() { body += cell(text, "th scope=col", "th", numbers.contains(column)) }
        body += "</tr></thead><tbody>\n"
        for row in rows {
            body += "<tr>"
            for (column, text) in row.enumerated() { body += cell(text, "td", "td", numbers.contains(column)) }
            body += "</tr>\n"
        }
        body += "</tbody></table></div>\n"
    }

    /// A table that is shut until someone opens it.
    package mutating func folded(
        _ summary: String, header: [String], rows: some Sequence<[String]>, numbers: Set<Int> = []
    ) {
        body += "<details><summary>\(markupFree(summary))</summary>\n"
        table(caption: "", header: header, rows: rows, numbers: numbers)
        body += "</details>\n"
    }

    /// - Parameter svg: markup of our own making, its texts escaped already; `currentColor` follows the page.
    package mutating func figure(_ svg: String, caption: String) {
        body += "<figure>\(svg)<figcaption>\(markupFree(caption))</figcaption></figure>\n"
    }

    /// The whole file.
    package var html: String {
        """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(markupFree(title))</title>
        <style>\(style)</style></head>
        <body><main><h1>\(markupFree(title))</h1>
        \(body)</main></body></html>

        """
    }

    private func cell(_ text: String, _ opening: String, _ closing: String, _ isNumber: Bool) -> String {
        "<\(opening)\(isNumber ? " class=n" : "")>\(markupFree(text))</\(closing)>"
    }
}

private let style = """
    :root{color-scheme:light dark}
    body{font:16px/1.5 system-ui,sans-serif;margin:0;background:Canvas;color:CanvasText}
    main{max-width:64rem;margin:0 auto;padding:1rem}
    h1{font-size:1.6rem;line-height:1.2}h2{font-size:1.2rem;margin:2rem 0 .5rem}
    .wide{overflow-x:auto;margin:1rem 0}table{border-collapse:collapse;min-width:24rem}
    caption{text-align:left;color:GrayText;padding:.25rem 0}
    th,td{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #8885}
    .n{text-align:right;font-variant-numeric:tabular-nums}td.n{white-space:nowrap}
    details{margin:.5rem 0}summary{cursor:pointer}
    figure{margin:1rem 0}figcaption{color:GrayText}svg{max-width:100%;height:auto}
    @media print{main{max-width:none}tr{break-inside:avoid}}
    """
