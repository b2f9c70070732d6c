import Glibc

/// A whole file in read-only memory. The only place of the project that maps memory; the mapping lives as long as this
/// object, and every `Column` over it holds this object.
@usableFromInline
@safe package final class MappedFile: Sendable {
    /// Bytes in the file.
    package let count: Int
    private nonisolated(unsafe) let base: UnsafeRawPointer

    /// Maps the file at `path`.
    package init(path: String) throws(IndexError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw IndexError.unreadable(path, reason: lastError()) }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw IndexError.unreadable(path, reason: lastError()) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw IndexError.unreadable(path, reason: "not a regular file")
        }
        count = Int(status.st_size)
        guard count >= Header.size else { throw IndexError.truncated(path, has: count, needs: Header.size) }
        guard let address = unsafe mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), unsafe address != MAP_FAILED
        else {
            throw IndexError.unreadable(path, reason: lastError())
        }
        unsafe base = UnsafeRawPointer(address)
    }

    /// A copy of `bytes` in memory of its own: for snapshots that never were a file.
    package init(bytes: [UInt8]) throws(IndexError) {
        count = bytes.count
        guard count >= Header.size else { throw IndexError.truncated("memory", has: count, needs: Header.size) }
        guard
            let address = unsafe mmap(nil, count, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
            unsafe address != MAP_FAILED
        else { throw IndexError.unreadable("memory", reason: lastError()) }
        unsafe bytes.withUnsafeBytes {
            unsafe address.copyMemory(from: $0.baseAddress.unsafelyUnwrapped, byteCount: $0.count)
        }
        unsafe base = UnsafeRawPointer(address)
    }

    deinit { unsafe munmap(UnsafeMutableRawPointer(mutating: base), count) }

    /// A typed view of `bytes` (offset and length in bytes). The range must lie in the file, be aligned to the element and
    /// hold whole elements; the section table is checked for that before.
    package func column<Element>(_ type: Element.Type, offset: Int, length: Int) -> Column<Element> {
        precondition(
            offset >= 0 && length >= 0 && offset <= count && length <= count - offset, "section outside the file")
        precondition(offset % MemoryLayout<Element>.alignment == 0 && length % MemoryLayout<Element>.stride == 0)
        let elements = length / MemoryLayout<Element>.stride
        return unsafe Column(
            owner: self, base: (base + offset).assumingMemoryBound(to: Element.self), count: elements)
    }
}

/// What the C library said last.
func lastError() -> String { unsafe String(cString: strerror(errno)) }
