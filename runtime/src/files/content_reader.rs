//! A stored content as a reader: from its start, and from wherever one jumps to.

use super::storage::Content;
use actix_web::web::Bytes;
use std::io::{self, BufRead, Read, Seek, SeekFrom};

/// How much is read at a time.
const PART: usize = 256 * 1024;

/// Reads a content. A jump into what is in memory already costs nothing: archives are read in many
/// small jumps, and places for contents may be far away.
#[derive(Debug)]
pub(super) struct Reading {
    content: Content,
    offset: u64,
    /// A part of the content, and where it starts.
    part: Bytes,
    start: u64,
}

impl Reading {
    /// A reader at the start.
    pub(super) fn new(content: Content) -> Reading {
        Reading { content, offset: 0, part: Bytes::new(), start: 0 }
    }

    /// What is in memory from the offset on.
    fn at_hand(&self) -> &[u8] {
        let skipped = self.offset.checked_sub(self.start).and_then(|skipped| usize::try_from(skipped).ok());
        skipped.and_then(|skipped| self.part.get(skipped..)).unwrap_or_default()
    }
}

impl BufRead for Reading {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at_hand().is_empty() {
            self.part = self.content.reader.read_at(self.offset, PART)?;
            self.start = self.offset;
        }
        Ok(self.at_hand())
    }

    fn consume(&mut self, amount: usize) {
        self.offset += amount as u64;
    }
}

impl Read for Reading {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

impl Seek for Reading {
    fn seek(&mut self, position: SeekFrom) -> io::Result<u64> {
        let target = match position {
            SeekFrom::Start(offset) => Some(offset),
            SeekFrom::End(by) => self.content.size.checked_add_signed(by),
            SeekFrom::Current(by) => self.offset.checked_add_signed(by),
        };
        self.offset = target.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "before the start"))?;
        Ok(self.offset)
    }
}

#[cfg(test)]
mod tests {
    use super::super::storage::ReadAt;
    use super::*;
    use std::time::SystemTime;

    /// Letters, and how often they were asked for.
    struct Letters(std::sync::Arc<std::sync::atomic::AtomicUsize>);

    impl ReadAt for Letters {
        fn read_at(&mut self, offset: u64, most: usize) -> io::Result<Bytes> {
            self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            let start = usize::try_from(offset).unwrap().min(26);
            Ok(Bytes::from_static(&b"abcdefghijklmnopqrstuvwxyz"[start..(start + most).min(26)]))
        }
    }

    #[test]
    fn a_content_is_read_from_wherever_one_jumps_to() {
        let asked = std::sync::Arc::default();
        let reader = Box::new(Letters(std::sync::Arc::clone(&asked)));
        let mut reading = Reading::new(Content { size: 26, modified: SystemTime::UNIX_EPOCH, reader });
        let mut three = [0; 3];
        for (position, expected) in [
            (SeekFrom::Start(0), b"abc"),
            (SeekFrom::Current(1), b"efg"),
            (SeekFrom::End(-3), b"xyz"),
            (SeekFrom::Start(2), b"cde"),
        ] {
            reading.seek(position).unwrap();
            reading.read_exact(&mut three).unwrap();
            assert_eq!(&three, expected);
        }
        assert_eq!(asked.load(std::sync::atomic::Ordering::Relaxed), 1, "all of it was at hand");
        reading.seek(SeekFrom::Start(30)).unwrap();
        assert_eq!(reading.read(&mut three).unwrap(), 0);
        assert!(reading.seek(SeekFrom::Current(-31)).is_err());
    }
}
