//! Takes out of a JPEG what a camera wrote about the photograph: place, time, the camera itself.
//!
//! A JPEG is a row of segments before the picture. Exif and XMP are in segments `APP1`, IPTC in
//! `APP13`; without them the picture is the same, but for one thing that Exif also holds: which side
//! is up. Where that is not the upper one, a segment stays that says this and nothing else.

use super::incoming::{Incoming, Upload};
use crate::error::{Error, Result};
use image::metadata::Orientation;
use std::io::{self, BufReader, Read};
use std::path::Path;

const START: [u8; 2] = [0xFF, 0xD8];
const SCAN: u8 = 0xDA;
const EXIF: u8 = 0xE1;
const IPTC: u8 = 0xED;

/// A copy without the segments; none when there are none, or when it is no JPEG.
///
/// # Errors
/// When the file cannot be read or its copy not be written.
pub(super) fn strip(folder: &Path, upload: &Upload) -> Result<Option<Upload>> {
    let mut stripped = Incoming::new(folder, upload.size)?;
    let mut source = BufReader::new(upload.open()?);
    if !copy_head(&mut source, &mut stripped)? {
        return Ok(None);
    }
    let mut part = Vec::with_capacity(PART);
    loop {
        part.clear();
        source.by_ref().take(PART as u64).read_to_end(&mut part).map_err(unreadable)?;
        if part.is_empty() {
            return stripped.finish(&upload.field, &upload.file_name).map(Some);
        }
        stripped.write(&part)?;
    }
}

const PART: usize = 256 * 1024;

/// Copies the segments before the picture; tells whether something was left out. A file that ends
/// too early, or is no JPEG, is left as it is.
fn copy_head(source: &mut impl Read, target: &mut Incoming) -> Result<bool> {
    match read_array(source)? {
        Some(START) => target.write(&START)?,
        _ => return Ok(false),
    }
    let mut found = false;
    loop {
        let Some([0xFF, kind]) = read_array(source)? else { return Ok(false) };
        let Some(length) = read_array(source)? else { return Ok(false) };
        let mut rest = Vec::new();
        let wanted = u64::from(u16::from_be_bytes(length)).saturating_sub(2);
        source.take(wanted).read_to_end(&mut rest).map_err(unreadable)?;
        if rest.len() as u64 != wanted {
            return Ok(false);
        }
        if matches!(kind, EXIF | IPTC) {
            found = true;
            if let Some(upright) = turned(kind, &rest) {
                target.write(&upright)?;
            }
            continue;
        }
        target.write(&[0xFF, kind])?;
        target.write(&length)?;
        target.write(&rest)?;
        if kind == SCAN {
            return Ok(found);
        }
    }
}

/// A segment that says which side is up, if that is not the upper one.
fn turned(kind: u8, segment: &[u8]) -> Option<Vec<u8>> {
    // One directory with one entry: tag 0x0112, one number of 16 bits.
    const BEFORE: &[u8] = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0";
    const BEHIND: [u8; 6] = [0; 6];
    let orientation = Orientation::from_exif_chunk(segment.strip_prefix(b"Exif\0\0")?)?;
    if kind != EXIF || orientation == Orientation::NoTransforms {
        return None;
    }
    let length = u16::try_from(2 + BEFORE.len() + 1 + BEHIND.len()).ok()?;
    Some([&[0xFF, EXIF], length.to_be_bytes().as_slice(), BEFORE, &[orientation.to_exif()], &BEHIND].concat())
}

fn read_array<const N: usize>(source: &mut impl Read) -> Result<Option<[u8; N]>> {
    let mut bytes = [0; N];
    match source.read_exact(&mut bytes) {
        Ok(()) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
        Err(error) => Err(unreadable(error)),
    }
}

fn unreadable(error: io::Error) -> Error {
    Error::internal(format!("an uploaded image cannot be read: {error}")).caused_by(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(kind: u8, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
        [&[0xFF, kind], length.as_slice(), content].concat()
    }

    fn stripped(jpeg: &[u8]) -> Option<Vec<u8>> {
        let folder = tempfile::tempdir().unwrap();
        let upload = Incoming::copy(folder.path(), 1000, jpeg, "a.jpg").unwrap();
        let stripped = strip(folder.path(), &upload).unwrap()?;
        let mut bytes = Vec::new();
        stripped.open().unwrap().read_to_end(&mut bytes).unwrap();
        Some(bytes)
    }

    #[test]
    fn what_the_camera_wrote_is_gone_and_the_picture_is_not() {
        let picture = [segment(0xE0, b"JFIF"), segment(0xDB, b"tables"), segment(SCAN, b"scan"), b"picture".to_vec()];
        let picture = picture.concat();
        let with = [START.to_vec(), segment(EXIF, b"Exif place"), segment(IPTC, b"author"), picture.clone()].concat();
        assert_eq!(stripped(&with).unwrap(), [START.to_vec(), picture.clone()].concat());
        assert_eq!(stripped(&[START.to_vec(), picture].concat()), None, "nothing to take away");
    }

    #[test]
    fn what_is_no_jpeg_stays_as_it_is() {
        for bytes in [
            &b""[..],
            b"\xFF",
            b"not a picture",
            b"\xFF\xD8",
            b"\xFF\xD8\xFF\xE1\x00",
            b"\xFF\xD8\xFF\xE1\xFF\xFFshort",
        ] {
            assert_eq!(stripped(bytes), None, "{bytes:?}");
        }
    }

    #[test]
    fn a_picture_on_its_side_still_says_so() {
        for (orientation, stays) in [(6, true), (1, false)] {
            let photograph = super::super::test_images::photograph(8, 8, Some(orientation));
            let upload = Incoming::copy(&std::env::temp_dir(), 100_000, photograph.as_slice(), "a.jpg").unwrap();
            let stripped = strip(&std::env::temp_dir(), &upload).unwrap().unwrap();
            let mut bytes = Vec::new();
            stripped.open().unwrap().read_to_end(&mut bytes).unwrap();
            assert!(!bytes.windows(7).any(|part| part == b"a place"));
            let decoder = image::codecs::jpeg::JpegDecoder::new(std::io::Cursor::new(bytes));
            let found = image::ImageDecoder::exif_metadata(&mut decoder.unwrap()).unwrap();
            let found = found.and_then(|found| Orientation::from_exif_chunk(&found));
            assert_eq!(found.map(Orientation::to_exif), stays.then_some(orientation));
        }
    }
}
