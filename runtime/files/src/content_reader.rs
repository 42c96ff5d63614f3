//! `Read`, `BufRead` and `Seek` over a stored content.

use bytes::Bytes;
use doctyped_core::content::Content;
use std::io::{self, BufRead, Read, Seek, SeekFrom};

/// Bytes that are read from the storage at a time.
const CHUNK_SIZE: usize = 256 * 1024;

/// A buffered reader. A seek within the buffer does not read again: archives are read with many short
/// seeks, and the storage may be remote.
#[derive(Debug)]
pub struct ContentReader {
    content: Content,
    offset: u64,
    buffer: Bytes,
    /// Offset of the buffer in the content.
    buffer_start: u64,
}

impl ContentReader {
    /// A reader at the start of a content.
    pub fn new(content: Content) -> ContentReader {
        ContentReader { content, offset: 0, buffer: Bytes::new(), buffer_start: 0 }
    }

    /// The buffered bytes from the offset on.
    fn buffered(&self) -> &[u8] {
        let skipped = self.offset.checked_sub(self.buffer_start).and_then(|skipped| usize::try_from(skipped).ok());
        skipped.and_then(|skipped| self.buffer.get(skipped..)).unwrap_or_default()
    }
}

impl BufRead for ContentReader {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.buffered().is_empty() {
            self.buffer = self.content.reader.read_at(self.offset, CHUNK_SIZE)?;
            self.buffer_start = self.offset;
        }
        Ok(self.buffered())
    }

    fn consume(&mut self, amount: usize) {
        self.offset += amount as u64;
    }
}

impl Read for ContentReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

impl Seek for ContentReader {
    fn seek(&mut self, position: SeekFrom) -> io::Result<u64> {
        let target = match position {
            SeekFrom::Start(offset) => Some(offset),
            SeekFrom::End(by) => self.content.size.checked_add_signed(by),
            SeekFrom::Current(by) => self.offset.checked_add_signed(by),
        };
        self.offset = target.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "seek before the start"))?;
        Ok(self.offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use doctyped_core::content::ReadAt;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::SystemTime;

    const ALPHABET: &[u8; 26] = b"abcdefghijklmnopqrstuvwxyz";

    /// Reads the alphabet and counts the calls.
    struct Alphabet(Arc<AtomicUsize>);

    impl ReadAt for Alphabet {
        fn read_at(&mut self, offset: u64, max_len: usize) -> io::Result<Bytes> {
            self.0.fetch_add(1, Ordering::Relaxed);
            let start = usize::try_from(offset).unwrap().min(ALPHABET.len());
            Ok(Bytes::from_static(&ALPHABET[start..(start + max_len).min(ALPHABET.len())]))
        }
    }

    #[test]
    fn seek_within_the_buffer_does_not_read_again() {
        let calls = Arc::default();
        let reader = Box::new(Alphabet(Arc::clone(&calls)));
        let mut content = ContentReader::new(Content { size: 26, modified: SystemTime::UNIX_EPOCH, reader });
        let mut three = [0; 3];
        for (position, expected) in [
            (SeekFrom::Start(0), b"abc"),
            (SeekFrom::Current(1), b"efg"),
            (SeekFrom::End(-3), b"xyz"),
            (SeekFrom::Start(2), b"cde"),
        ] {
            content.seek(position).unwrap();
            content.read_exact(&mut three).unwrap();
            assert_eq!(&three, expected);
        }
        assert_eq!(calls.load(Ordering::Relaxed), 1);
        content.seek(SeekFrom::Start(30)).unwrap();
        assert_eq!(content.read(&mut three).unwrap(), 0);
        assert!(content.seek(SeekFrom::Current(-31)).is_err());
    }
}
