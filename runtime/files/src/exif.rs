//! Removal of metadata from JPEG photographs, such as location, time and camera, without re-encoding.
//!
//! A JPEG is a sequence of segments, followed by the compressed image. Exif and XMP are in `APP1` segments,
//! IPTC in `APP13`. They are dropped, except for the Exif orientation: if the image is not upright, an
//! `APP1` segment with the orientation alone is written.

use doctyped_core::error::{Error, Result};
use doctyped_core::upload::{Upload, UploadBuffer};
use image::metadata::Orientation;
use std::io::{self, BufReader, Read};
use std::path::Path;

/// Start-of-image marker.
const SOI: [u8; 2] = [0xFF, 0xD8];
/// Start-of-scan marker, before the compressed image.
const SOS: u8 = 0xDA;
/// Marker of Exif and XMP segments.
const APP1: u8 = 0xE1;
/// Marker of IPTC segments.
const APP13: u8 = 0xED;

/// Bytes that are copied at a time.
const CHUNK_SIZE: usize = 256 * 1024;

/// A copy without metadata; `None` if there is none to remove, or the file is no valid JPEG.
pub fn strip(folder: &Path, upload: &Upload) -> Result<Option<Upload>> {
    let mut stripped = UploadBuffer::new(folder, upload.size)?;
    let mut source = BufReader::new(upload.open()?);
    if !copy_segments(&mut source, &mut stripped)? {
        return Ok(None);
    }
    let mut chunk = Vec::with_capacity(CHUNK_SIZE);
    loop {
        chunk.clear();
        source.by_ref().take(CHUNK_SIZE as u64).read_to_end(&mut chunk).map_err(unreadable)?;
        if chunk.is_empty() {
            return stripped.finish(&upload.field, &upload.file_name).map(Some);
        }
        stripped.write(&chunk)?;
    }
}

/// Copies the segments before the compressed image, without metadata. Returns whether there was any;
/// `false` for a truncated file and for one that is no JPEG.
fn copy_segments(source: &mut impl Read, target: &mut UploadBuffer) -> Result<bool> {
    match read_array(source)? {
        Some(SOI) => target.write(&SOI)?,
        _ => return Ok(false),
    }
    let mut has_metadata = false;
    loop {
        let Some([0xFF, marker]) = read_array(source)? else { return Ok(false) };
        let Some(length) = read_array(source)? else { return Ok(false) };
        let mut payload = Vec::new();
        let payload_len = u64::from(u16::from_be_bytes(length)).saturating_sub(2);
        source.take(payload_len).read_to_end(&mut payload).map_err(unreadable)?;
        if payload.len() as u64 != payload_len {
            return Ok(false);
        }
        if matches!(marker, APP1 | APP13) {
            has_metadata = true;
            if let Some(segment) = orientation_segment(marker, &payload) {
                target.write(&segment)?;
            }
            continue;
        }
        target.write(&[0xFF, marker])?;
        target.write(&length)?;
        target.write(&payload)?;
        if marker == SOS {
            return Ok(has_metadata);
        }
    }
}

/// An `APP1` segment with the orientation of an Exif segment and nothing else; `None` if the image is upright.
fn orientation_segment(marker: u8, payload: &[u8]) -> Option<Vec<u8>> {
    // TIFF header and a directory with one entry: tag 0x0112, one 16-bit number.
    const BEFORE_VALUE: &[u8] = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0";
    const AFTER_VALUE: [u8; 6] = [0; 6];
    let orientation = Orientation::from_exif_chunk(payload.strip_prefix(b"Exif\0\0")?)?;
    if marker != APP1 || orientation == Orientation::NoTransforms {
        return None;
    }
    let length = u16::try_from(2 + BEFORE_VALUE.len() + 1 + AFTER_VALUE.len()).ok()?;
    let value = [orientation.to_exif()];
    Some([&[0xFF, APP1], length.to_be_bytes().as_slice(), BEFORE_VALUE, &value, &AFTER_VALUE].concat())
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

    fn segment(marker: u8, payload: &[u8]) -> Vec<u8> {
        let length = u16::try_from(payload.len() + 2).unwrap().to_be_bytes();
        [&[0xFF, marker], length.as_slice(), payload].concat()
    }

    fn stripped(jpeg: &[u8]) -> Option<Vec<u8>> {
        let folder = tempfile::tempdir().unwrap();
        let upload = UploadBuffer::copy(folder.path(), 1000, jpeg, "a.jpg").unwrap();
        let stripped = strip(folder.path(), &upload).unwrap()?;
        let mut bytes = Vec::new();
        stripped.open().unwrap().read_to_end(&mut bytes).unwrap();
        Some(bytes)
    }

    #[test]
    fn metadata_segments_are_removed_and_the_image_is_kept() {
        let image = [segment(0xE0, b"JFIF"), segment(0xDB, b"tables"), segment(SOS, b"scan"), b"pixels".to_vec()];
        let image = image.concat();
        let with = [SOI.to_vec(), segment(APP1, b"Exif place"), segment(APP13, b"author"), image.clone()].concat();
        assert_eq!(stripped(&with).unwrap(), [SOI.to_vec(), image.clone()].concat());
        assert_eq!(stripped(&[SOI.to_vec(), image].concat()), None, "no metadata");
    }

    #[test]
    fn file_that_is_no_jpeg_is_unchanged() {
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
    fn orientation_of_a_rotated_photograph_is_kept() {
        for (orientation, is_kept) in [(6, true), (1, false)] {
            let photograph = super::super::test_images::photograph(8, 8, Some(orientation));
            let upload = UploadBuffer::copy(&std::env::temp_dir(), 100_000, photograph.as_slice(), "a.jpg").unwrap();
            let stripped = strip(&std::env::temp_dir(), &upload).unwrap().unwrap();
            let mut bytes = Vec::new();
            stripped.open().unwrap().read_to_end(&mut bytes).unwrap();
            assert!(!bytes.windows(7).any(|part| part == b"a place"));
            let decoder = image::codecs::jpeg::JpegDecoder::new(std::io::Cursor::new(bytes));
            let found = image::ImageDecoder::exif_metadata(&mut decoder.unwrap()).unwrap();
            let found = found.and_then(|found| Orientation::from_exif_chunk(&found));
            assert_eq!(found.map(Orientation::to_exif), is_kept.then_some(orientation));
        }
    }
}
