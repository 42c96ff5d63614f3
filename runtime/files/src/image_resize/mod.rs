//! Image resizing: optimised images that take less space, and thumbnails.
//!
//! A few bytes can declare an image of thousands of megapixels (a decompression bomb). So the memory of all steps
//! is counted before decoding ([`memory`]), and one image is decoded at a time ([`decode_queue`]).

mod decode_queue;
mod decoded_image;
mod memory;

pub use decode_queue::{DecodePermit, acquire};
#[cfg(any(test, feature = "testing"))]
pub use decode_queue::{block_decoding, decode_queue_len};

use decoded_image::{AnimationPolicy, DecodedImage, Scaling};
use doctyped_core::error::{Error, Result};
use image::{ImageError, ImageFormat};
use memory::MAX_MEMORY;
use std::io::{BufRead, Seek};

/// Largest encoded image, in bytes. Some decoders read all of it first.
const MAX_ENCODED_LEN: u64 = 64 * 1024 * 1024;

/// Width and height in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImageSize {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

impl ImageSize {
    /// The size into which optimised images fit by default (Frappe's).
    pub const OPTIMIZED: ImageSize = ImageSize { width: 1024, height: 768 };

    /// The number of pixels.
    fn pixels(self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }

    /// Width and height swapped.
    fn transposed(self) -> ImageSize {
        ImageSize { width: self.height, height: self.width }
    }
}

/// Treatment of Exif metadata.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExifPolicy {
    /// It is copied.
    Keep,
    /// It is removed.
    Strip,
}

/// Result of [`shrink`].
#[derive(Debug)]
pub enum ShrinkResult {
    /// The smaller image.
    Smaller(Vec<u8>),
    /// The image stays as it is: it is small enough, animated, or of a format that is not re-encoded.
    Unchanged,
    /// The file is no image, or a damaged one.
    Unreadable(ImageError),
}

/// Scales an image down to fit into `max` and re-encodes it, if that makes it smaller. Animated images stay
/// as they are.
///
/// # Errors
/// `ValidationError` if the image is too large to be decoded.
pub fn shrink(
    permit: &DecodePermit,
    source: impl BufRead + Seek,
    encoded_len: u64,
    max: ImageSize,
    exif: ExifPolicy,
) -> Result<ShrinkResult> {
    let scaling = Scaling { max, crop: false, encoded_len };
    let shrunk = with_decoded(permit, source, scaling, AnimationPolicy::Skip, |image| {
        if image.format == ImageFormat::Gif {
            return Ok(None);
        }
        let image = image.scale();
        // Re-encoding loses quality, so without fewer pixels it has to save a tenth.
        let threshold = if image.is_downscaled { encoded_len } else { encoded_len - encoded_len / 10 };
        let smaller = image.encode(exif)?;
        Ok(((smaller.len() as u64) < threshold).then_some(smaller))
    })?;
    Ok(match shrunk {
        Ok(Some(smaller)) => ShrinkResult::Smaller(smaller),
        Ok(None) => ShrinkResult::Unchanged,
        Err(error) => ShrinkResult::Unreadable(error),
    })
}

/// A thumbnail and the extension of its format, with the dot. Of an animated image it shows the first frame.
///
/// # Errors
/// `ValidationError` if the file is no image or too large to be decoded.
pub fn thumbnail(
    permit: &DecodePermit,
    source: impl BufRead + Seek,
    encoded_len: u64,
    size: ImageSize,
    crop: bool,
) -> Result<(Vec<u8>, &'static str)> {
    let scaling = Scaling { max: size, crop, encoded_len };
    let thumbnail = with_decoded(permit, source, scaling, AnimationPolicy::FirstFrame, |image| {
        let mut image = image.scale();
        if image.format == ImageFormat::Gif {
            image.format = ImageFormat::Png;
        }
        let extension = match image.format {
            ImageFormat::Jpeg => ".jpg",
            ImageFormat::WebP => ".webp",
            _ => ".png",
        };
        Ok(Some((image.encode(ExifPolicy::Strip)?, extension)))
    })?;
    match thumbnail {
        Ok(Some(thumbnail)) => Ok(thumbnail),
        Ok(None) => Err(unreadable()),
        Err(error) => Err(unreadable().caused_by(error)),
    }
}

/// The error for a file that cannot be read as an image.
pub fn unreadable() -> Error {
    Error::validation("The file cannot be read as an image; JPEG, PNG, WebP and GIF can")
}

/// Decodes an image and runs `work` on it. The inner result is `None`
/// for an image that is skipped, and the error of a damaged one.
fn with_decoded<T>(
    _permit: &DecodePermit,
    source: impl BufRead + Seek,
    scaling: Scaling,
    animation: AnimationPolicy,
    work: impl FnOnce(DecodedImage) -> Result<Option<T>, ImageError>,
) -> Result<Result<Option<T>, ImageError>> {
    if scaling.encoded_len > MAX_ENCODED_LEN {
        return Err(Error::validation(format!("An image of more than {MAX_ENCODED_LEN} bytes is not made smaller")));
    }
    match DecodedImage::decode(source, animation, scaling).and_then(|image| image.map_or(Ok(None), work)) {
        Err(ImageError::Limits(_)) => Err(Error::validation(format!(
            "The image has too many pixels: to scale it may take {MAX_MEMORY} bytes; send a smaller one"
        ))),
        result => Ok(result),
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_images;
    use super::*;
    use doctyped_core::client_key::ClientKey;
    use doctyped_core::error::ErrorKind;
    use image::codecs::jpeg::JpegDecoder;
    use image::metadata::Orientation;
    use image::{DynamicImage, GenericImageView, ImageDecoder};
    use std::io::Cursor;

    fn permit() -> DecodePermit {
        acquire(ClientKey::guest(None)).unwrap()
    }

    fn shrunk(bytes: &[u8], max: ImageSize) -> ShrinkResult {
        shrink(&permit(), Cursor::new(bytes), bytes.len() as u64, max, ExifPolicy::Strip).unwrap()
    }

    fn smaller(bytes: &[u8], max: ImageSize) -> DynamicImage {
        match shrunk(bytes, max) {
            ShrinkResult::Smaller(bytes) => image::load_from_memory(&bytes).unwrap(),
            other => panic!("{other:?}"),
        }
    }

    const SMALL: ImageSize = ImageSize { width: 50, height: 40 };

    #[test]
    fn shrunk_image_fits_and_keeps_its_aspect_ratio_and_format() {
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
            let bytes = test_images::image(400, 200, format);
            assert_eq!(smaller(&bytes, SMALL).dimensions(), (50, 25), "{format:?}");
            let ShrinkResult::Smaller(bytes) = shrunk(&bytes, SMALL) else { panic!("{format:?}") };
            assert_eq!(image::guess_format(&bytes).unwrap(), format);
            assert!(matches!(shrunk(&bytes, SMALL), ShrinkResult::Unchanged), "{format:?}: it fits already");
        }
    }

    #[test]
    fn rotated_photograph_is_made_upright() {
        // The left half is dark, which is the upper half of the scene.
        for orientation in [6, 8] {
            let rotated = test_images::photograph(400, 200, Some(orientation));
            let upright = smaller(&rotated, SMALL).to_luma8();
            assert_eq!(upright.dimensions(), (20, 40));
            let (top, bottom) = (upright.get_pixel(10, 5).0[0], upright.get_pixel(10, 35).0[0]);
            assert_eq!(top < bottom, orientation == 6, "{top} {bottom}");
        }
    }

    #[test]
    fn exif_is_stripped_or_kept_without_orientation() {
        let rotated = test_images::photograph(400, 200, Some(6));
        for (exif, expected) in [(ExifPolicy::Strip, None), (ExifPolicy::Keep, Some(Orientation::NoTransforms))] {
            let ShrinkResult::Smaller(bytes) =
                shrink(&permit(), Cursor::new(&rotated), rotated.len() as u64, SMALL, exif).unwrap()
            else {
                panic!("{exif:?}")
            };
            let mut decoder = JpegDecoder::new(Cursor::new(bytes)).unwrap();
            let found = decoder.exif_metadata().unwrap();
            assert_eq!(found.and_then(|found| Orientation::from_exif_chunk(&found)), expected);
        }
    }

    #[test]
    fn animated_image_is_not_shrunk_and_its_thumbnail_is_the_first_frame() {
        let animated = test_images::animated_gif();
        assert!(matches!(shrunk(&animated, SMALL), ShrinkResult::Unchanged));
        let animated = test_images::animated_png();
        assert!(matches!(shrunk(&animated, SMALL), ShrinkResult::Unchanged));
        let (bytes, extension) =
            thumbnail(&permit(), Cursor::new(&animated), animated.len() as u64, SMALL, false).unwrap();
        assert_eq!((extension, image::guess_format(&bytes).unwrap()), (".png", ImageFormat::Png));
    }

    #[test]
    fn file_that_is_no_image_is_unreadable() {
        let truncated = test_images::image(400, 200, ImageFormat::Png);
        for bytes in
            [&b""[..], b"text", b"<svg xmlns='http://www.w3.org/2000/svg'/>", &truncated[..truncated.len() / 2]]
        {
            assert!(matches!(shrunk(bytes, SMALL), ShrinkResult::Unreadable(_)));
            let error = thumbnail(&permit(), Cursor::new(bytes), bytes.len() as u64, SMALL, false).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Validation);
        }
    }

    #[test]
    fn decompression_bomb_is_refused() {
        for bytes in test_images::decompression_bombs() {
            let error =
                shrink(&permit(), Cursor::new(&bytes), bytes.len() as u64, SMALL, ExifPolicy::Strip).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Validation);
            assert!(error.message().contains("pixels"), "{}", error.message());
        }
        assert!(shrink(&permit(), Cursor::new(b""), MAX_ENCODED_LEN + 1, SMALL, ExifPolicy::Strip).is_err());
    }

    #[test]
    fn thumbnail_fits_or_is_cropped() {
        let bytes = test_images::image(400, 200, ImageFormat::Jpeg);
        for (crop, expected) in [(false, (40, 20)), (true, (40, 40))] {
            let size = ImageSize { width: 40, height: 40 };
            let (bytes, extension) = thumbnail(&permit(), Cursor::new(&bytes), bytes.len() as u64, size, crop).unwrap();
            assert_eq!(image::load_from_memory(&bytes).unwrap().dimensions(), expected);
            assert_eq!(extension, ".jpg");
        }
    }
}
