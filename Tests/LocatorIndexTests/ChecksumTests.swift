import LocatorIndex
import Testing
import Treatment

/// Our own SHA-256 and XXH64 against published vectors.
struct ChecksumTests {
    /// FIPS 180-4 examples (NIST), and lengths around the padding's edge by an independent implementation.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
            "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
        ),
    ])
    func sha256(text: String, expected: String) {
        let bytes = Array(text.utf8)
        #expect(hexadecimal(SHA256.hash(bytes.span)) == expected)
    }

    @Test(arguments: [
        (55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
        (56, "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"),
        (63, "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34"),
        (64, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"),
        (65, "635361c48bb9eab14198e76ea8ab7f1a41685d6ad62aa9146d301d4f17eb0ae0"),
        (119, "31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb"),
        (120, "2f3d335432c70b580af0e8e1b3674a7c020d683aa5f73aaaedfdc55af904c21c"),
        (1000, "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3"),
    ])
    func sha256OfRunsOfA(length: Int, expected: String) {
        let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: length)
        #expect(hexadecimal(SHA256.hash(bytes.span)) == expected)
    }

    /// Empty and `abc` are in the specification; the others by an independent implementation over bytes 0, 1, 2 …, seed 0.
    @Test(
        arguments: [
            (0, 0xEF46DB3751D8E999), (1, 0xE934A84ADB052768), (3, 0xE5C7BB4533BC65DD), (4, 0xFFCED8604453CC1E),
            (7, 0x14CC643F630C72D2), (8, 0x884A173614B81B8D), (31, 0xC346D2B59B4D8EE1), (32, 0xCBF59C5116FF32B4),
            (33, 0x0C535D1ACAFB8EAD), (64, 0xF7C67301DB6713F0), (101, 0xE99038495F85381E), (1000, 0x6EF436B00EBA4078),
        ] as [(Int, UInt64)])
    func xxh64OfCountingBytes(length: Int, expected: UInt64) {
        let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0) }
        #expect(xxh64(bytes.span) == expected)
    }
}
