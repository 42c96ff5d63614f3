//! Generated images for tests.

use image::codecs::gif::GifEncoder;
use image::{DynamicImage, Frame, ImageFormat, Rgb, RgbImage};
use std::io::Cursor;

/// An image with a dark left half, and noise so that it does not compress to nothing.
pub fn image(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let shade = |x: u32, y: u32| {
        let light = if x < width / 2 { 20 } else { 200 };
        let noise = (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503)) >> 7 & 31;
        u8::try_from(light + noise).unwrap()
    };
    let image = RgbImage::from_fn(width, height, |x, y| Rgb([shade(x, y), shade(y, x), shade(x, y)]));
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(image).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A JPEG as cameras write it: with an Exif orientation and a location.
pub fn photograph(width: u32, height: u32, orientation: Option<u8>) -> Vec<u8> {
    let jpeg = image(width, height, ImageFormat::Jpeg);
    let Some(orientation) = orientation else { return jpeg };
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
    exif.extend(b"a place");
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xFF, 0xE1], &length, &exif, &jpeg[2..]].concat()
}

/// A GIF of two frames.
pub fn animated_gif() -> Vec<u8> {
    let mut bytes = Vec::new();
    let frame = Frame::new(image::RgbaImage::from_pixel(200, 100, image::Rgba([1, 2, 3, 255])));
    GifEncoder::new(&mut bytes).encode_frames([frame.clone(), frame]).unwrap();
    bytes
}

/// A PNG with the animation control chunk of APNG.
pub fn animated_png() -> Vec<u8> {
    let png = image(200, 100, ImageFormat::Png);
    // After the signature and the header: one frame, repeated for ever.
    let (head, rest) = png.split_at(33);
    [head, &chunk(*b"acTL", &[0, 0, 0, 1, 0, 0, 0, 0]), rest].concat()
}

/// Small files that declare thousands of megapixels: a PNG, a JPEG and a GIF.
pub fn decompression_bombs() -> Vec<Vec<u8>> {
    let size = 60_000_u32;
    let header = [&size.to_be_bytes()[..], &size.to_be_bytes(), &[8, 6, 0, 0, 0]].concat();
    let png =
        [&b"\x89PNG\r\n\x1a\n"[..], &chunk(*b"IHDR", &header), &chunk(*b"IDAT", b"x"), &chunk(*b"IEND", b"")].concat();
    let mut jpeg = image(16, 16, ImageFormat::Jpeg);
    let frame = jpeg.windows(2).position(|two| matches!(two, [0xFF, 0xC0 | 0xC2])).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xEA, 0x60, 0xEA, 0x60]);
    let mut gif = animated_gif();
    gif[6..10].copy_from_slice(&[0x60, 0xEA, 0x60, 0xEA]);
    vec![png, jpeg, gif]
}

/// A chunk of a PNG.
fn chunk(kind: [u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).unwrap().to_be_bytes();
    let summed = [&kind, content].concat();
    let sum = summed.iter().fold(u32::MAX, |sum, &byte| {
        (0..8).fold(sum ^ u32::from(byte), |sum, _| (sum >> 1) ^ (0xEDB8_8320 & (sum & 1).wrapping_neg()))
    });
    [&length, summed.as_slice(), &(!sum).to_be_bytes()].concat()
}
