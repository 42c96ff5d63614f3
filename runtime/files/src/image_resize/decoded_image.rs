//! A decoded image with the metadata that a re-encoded image needs: format, colour profile, Exif.

use super::{ExifPolicy, ImageSize, MAX_DECODED_LEN};
use image::codecs::gif::GifDecoder;
use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::{CompressionType, FilterType as PngFilter, PngDecoder, PngEncoder};
use image::codecs::webp::{WebPDecoder, WebPEncoder};
use image::error::{ImageFormatHint, LimitError, LimitErrorKind};
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{ColorType, DynamicImage, ImageDecoder, ImageEncoder, ImageError, ImageFormat, ImageReader, Limits};
use std::io::{BufRead, Seek};

/// JPEG quality (Frappe's).
const JPEG_QUALITY: u8 = 85;

/// Factor by which a large image exceeds its target size after the fast first step of scaling.
const COARSE_FACTOR: u32 = 3;

/// Treatment of animated images.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum AnimationPolicy {
    /// They are not decoded.
    Skip,
    /// Their first frame is decoded.
    FirstFrame,
}

/// A decoded image with the metadata that its encoded form has.
pub struct DecodedImage {
    image: DynamicImage,
    /// The format of the file, in which it is encoded again.
    pub format: ImageFormat,
    /// The transformation that makes the image upright, from Exif.
    orientation: Orientation,
    /// Whether the image has been scaled down.
    pub is_downscaled: bool,
    /// ICC colour profile.
    profile: Option<Vec<u8>>,
    exif: Option<Vec<u8>>,
}

impl DecodedImage {
    /// Decodes a JPEG, PNG, WebP or GIF; `None` for an animated image that is skipped.
    pub fn decode(source: impl BufRead + Seek, animation: AnimationPolicy) -> Result<Option<DecodedImage>, ImageError> {
        let skips = animation == AnimationPolicy::Skip;
        let reader = ImageReader::new(source).with_guessed_format()?;
        let format = reader.format();
        let source = reader.into_inner();
        match format {
            Some(format @ ImageFormat::Jpeg) => DecodedImage::read(JpegDecoder::new(source)?, format).map(Some),
            Some(format @ ImageFormat::Gif) => DecodedImage::read(GifDecoder::new(source)?, format).map(Some),
            Some(format @ ImageFormat::Png) => match PngDecoder::with_limits(source, limits())? {
                decoder if skips && decoder.is_apng()? => Ok(None),
                decoder => DecodedImage::read(decoder, format).map(Some),
            },
            Some(format @ ImageFormat::WebP) => match WebPDecoder::new(source)? {
                decoder if skips && decoder.has_animation() => Ok(None),
                decoder => DecodedImage::read(decoder, format).map(Some),
            },
            _ => Err(ImageError::Unsupported(ImageFormatHint::Unknown.into())),
        }
    }

    fn read(mut decoder: impl ImageDecoder, format: ImageFormat) -> Result<DecodedImage, ImageError> {
        // Not every decoder counts the pixels themselves against its limits.
        if decoder.total_bytes() > MAX_DECODED_LEN {
            return Err(ImageError::Limits(LimitError::from_kind(LimitErrorKind::InsufficientMemory)));
        }
        decoder.set_limits(limits())?;
        let profile = decoder.icc_profile()?.filter(|profile| fits_colors(profile, decoder.color_type()));
        let mut exif = decoder.exif_metadata()?;
        let orientation = decoder.orientation()?;
        // The encoded image is upright, so the Exif orientation must not turn it again.
        let _ = exif.as_mut().and_then(|exif| Orientation::remove_from_exif_chunk(exif));
        let image = DynamicImage::from_decoder(decoder)?;
        Ok(DecodedImage { image, format, orientation, is_downscaled: false, profile, exif })
    }

    /// The size of an upright image, in the coordinates of the stored pixels.
    fn in_stored_orientation(&self, size: ImageSize) -> ImageSize {
        match self.orientation {
            Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH => size.transposed(),
            _ => size,
        }
    }

    /// Scales the image down to fit into `max`, if it is larger, and makes it upright.
    pub fn fit(mut self, max: ImageSize) -> DecodedImage {
        let ImageSize { width, height } = self.in_stored_orientation(max);
        let (width, height) = (width.max(1), height.max(1));
        let coarse = (width.saturating_mul(COARSE_FACTOR), height.saturating_mul(COARSE_FACTOR));
        if self.image.width() > coarse.0 && self.image.height() > coarse.1 {
            // Far faster than Lanczos for all of it, without a visible difference.
            self.image = self.image.thumbnail(coarse.0, coarse.1);
        }
        if self.image.width() > width || self.image.height() > height {
            self.image = self.image.resize(width, height, FilterType::Lanczos3);
            self.is_downscaled = true;
        }
        self.into_upright()
    }

    /// Scales and crops the image to `size`, and makes it upright. It is never scaled up.
    pub fn fill(mut self, size: ImageSize) -> DecodedImage {
        let ImageSize { width, height } = self.in_stored_orientation(size);
        let (width, height) = (width.clamp(1, self.image.width()), height.clamp(1, self.image.height()));
        self.image = self.image.resize_to_fill(width, height, FilterType::Triangle);
        self.into_upright()
    }

    fn into_upright(mut self) -> DecodedImage {
        self.image.apply_orientation(self.orientation);
        self.orientation = Orientation::NoTransforms;
        self
    }

    /// Encodes the image in its format.
    pub fn encode(self, exif: ExifPolicy) -> Result<Vec<u8>, ImageError> {
        let mut bytes = Vec::new();
        match self.format {
            ImageFormat::Jpeg => self.write(JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY), exif),
            ImageFormat::WebP => self.write(WebPEncoder::new_lossless(&mut bytes), exif),
            _ => self.write(PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, PngFilter::Adaptive), exif),
        }?;
        Ok(bytes)
    }

    fn write(self, mut encoder: impl ImageEncoder, exif: ExifPolicy) -> Result<(), ImageError> {
        // Formats without colour profiles or Exif are written without.
        if let Some(profile) = self.profile {
            let _ = encoder.set_icc_profile(profile);
        }
        if let Some(exif_chunk) = self.exif.filter(|_| exif == ExifPolicy::Keep) {
            let _ = encoder.set_exif_metadata(exif_chunk);
        }
        self.image.write_with_encoder(encoder)
    }
}

fn limits() -> Limits {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MAX_DECODED_LEN);
    limits
}

/// Whether a colour profile is for the decoded colours. A CMYK profile is not: CMYK is decoded to RGB.
fn fits_colors(profile: &[u8], color: ColorType) -> bool {
    let color_space: &[u8] = if color.has_color() { b"RGB " } else { b"GRAY" };
    profile.get(16..20) == Some(color_space)
}
