//! A decoded image with the metadata that a re-encoded image needs: format, colour profile, Exif.

use super::memory::{ImageHeader, MAX_MEMORY, ScalePlan};
use super::{ExifPolicy, ImageSize};
use image::codecs::gif::GifDecoder;
use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::{CompressionType, FilterType as PngFilter, PngDecoder, PngEncoder};
use image::codecs::webp::{WebPDecoder, WebPEncoder};
use image::error::{ImageFormatHint, LimitError, LimitErrorKind};
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{ColorType, DynamicImage, ImageDecoder, ImageEncoder, ImageError, ImageFormat, ImageReader, Limits};
use std::io::{self, BufRead, Seek, SeekFrom};

/// JPEG quality (Frappe's).
const JPEG_QUALITY: u8 = 85;

/// The scaling of an image, which is known before it is decoded.
#[derive(Debug, Clone, Copy)]
pub struct Scaling {
    /// The size into which the upright image fits, or which it fills.
    pub max: ImageSize,
    /// Whether the image is cropped to fill the size.
    pub crop: bool,
    /// The length of the file.
    pub encoded_len: u64,
}

/// Segments of a JPEG that are searched for the header of its frame; beyond them it is taken for a progressive one.
const MAX_SEGMENTS: usize = 1000;

/// Largest metadata of a PNG, in bytes: a colour profile is compressed, and texts, and the buffers of its rows.
const MAX_METADATA_LEN: u64 = 32 * 1024 * 1024;

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
    plan: ScalePlan,
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
    ///
    /// # Errors
    /// `ImageError::Limits`, before anything is decoded, for an image that takes more than [`MAX_MEMORY`] in any step.
    pub fn decode(
        source: impl BufRead + Seek,
        animation: AnimationPolicy,
        scaling: Scaling,
    ) -> Result<Option<DecodedImage>, ImageError> {
        let skips = animation == AnimationPolicy::Skip;
        let reader = ImageReader::new(source).with_guessed_format()?;
        let format = reader.format();
        let mut source = reader.into_inner();
        let read_all = scaling.encoded_len;
        match format {
            Some(format @ ImageFormat::Jpeg) => {
                // Coefficients of two bytes for each of up to four components.
                let pixel_len = if is_progressive(&mut source)? { 8 } else { 0 };
                DecodedImage::read(JpegDecoder::new(source)?, format, scaling, (read_all, pixel_len)).map(Some)
            }
            // A frame beside the canvas.
            Some(format @ ImageFormat::Gif) => {
                DecodedImage::read(GifDecoder::new(source)?, format, scaling, (0, 4)).map(Some)
            }
            Some(format @ ImageFormat::Png) => match PngDecoder::with_limits(source, limits(MAX_METADATA_LEN))? {
                decoder if skips && decoder.is_apng()? => Ok(None),
                decoder => DecodedImage::read(decoder, format, scaling, (MAX_METADATA_LEN, 0)).map(Some),
            },
            // Planes of the frame, and a canvas with alpha.
            Some(format @ ImageFormat::WebP) => match WebPDecoder::new(source)? {
                decoder if skips && decoder.has_animation() => Ok(None),
                decoder => DecodedImage::read(decoder, format, scaling, (read_all, 8)).map(Some),
            },
            _ => Err(ImageError::Unsupported(ImageFormatHint::Unknown.into())),
        }
    }

    /// Decodes the pixels. The decoder takes a number of bytes, and a number of bytes for each pixel, besides them.
    fn read(
        mut decoder: impl ImageDecoder,
        format: ImageFormat,
        scaling: Scaling,
        (file_len, pixel_len): (u64, u64),
    ) -> Result<DecodedImage, ImageError> {
        let orientation = decoder.orientation()?;
        let (width, height) = decoder.dimensions();
        let size = ImageSize { width, height };
        let decoder_len = size.pixels().saturating_mul(pixel_len).saturating_add(file_len);
        let header = ImageHeader { size, decoded_len: decoder.total_bytes(), decoder_len };
        let plan = ScalePlan::new(size, in_stored_orientation(orientation, scaling.max), scaling.crop);
        if header.decoded_len > MAX_MEMORY || decoder_len > MAX_MEMORY || plan.memory(&header) > MAX_MEMORY {
            return Err(ImageError::Limits(LimitError::from_kind(LimitErrorKind::InsufficientMemory)));
        }
        decoder.set_limits(limits(MAX_MEMORY))?;
        let profile = decoder.icc_profile()?.filter(|profile| fits_colors(profile, decoder.color_type()));
        let mut exif = decoder.exif_metadata()?;
        // The encoded image is upright, so the Exif orientation must not turn it again.
        let _ = exif.as_mut().and_then(|exif| Orientation::remove_from_exif_chunk(exif));
        let image = DynamicImage::from_decoder(decoder)?;
        Ok(DecodedImage { image, plan, format, orientation, is_downscaled: false, profile, exif })
    }

    /// Scales the image down to its target size, if it is larger, crops it, and makes it upright.
    pub fn scale(mut self) -> DecodedImage {
        if let Some(ImageSize { width, height }) = self.plan.coarse {
            self.image = self.image.thumbnail_exact(width, height);
            self.is_downscaled = true;
        }
        if let Some(ImageSize { width, height }) = self.plan.filtered {
            self.image = self.image.resize_exact(width, height, FilterType::Lanczos3);
            self.is_downscaled = true;
        }
        if let Some(ImageSize { width, height }) = self.plan.crop {
            let (left, top) = ((self.image.width() - width) / 2, (self.image.height() - height) / 2);
            self.image = self.image.crop_imm(left, top, width, height);
        }
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

/// The size of an upright image, in the coordinates of the stored pixels.
fn in_stored_orientation(orientation: Orientation, size: ImageSize) -> ImageSize {
    match orientation {
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH => {
            size.transposed()
        }
        _ => size,
    }
}

/// Whether a JPEG is progressive, so that its decoder holds all coefficients at a time. The source is rewound.
fn is_progressive(source: &mut (impl BufRead + Seek)) -> io::Result<bool> {
    let start = source.stream_position()?;
    let mut marker = [0; 4];
    // After the marker of the start.
    source.seek_relative(2)?;
    let mut is_progressive = true;
    for _ in 0..MAX_SEGMENTS {
        if source.read_exact(&mut marker).is_err() {
            break;
        }
        let [0xFF, code, high, low] = marker else { break };
        // Codes of frames; the others in between are of tables.
        if matches!(code, 0xC0..=0xCF) && !matches!(code, 0xC4 | 0xC8 | 0xCC) {
            is_progressive = matches!(code, 0xC2 | 0xC6 | 0xCA | 0xCE);
            break;
        }
        // The length includes itself.
        source.seek_relative(i64::from(u16::from_be_bytes([high, low])).saturating_sub(2).max(0))?;
    }
    source.seek(SeekFrom::Start(start))?;
    Ok(is_progressive)
}

fn limits(max_memory: u64) -> Limits {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(max_memory);
    limits
}

/// Whether a colour profile is for the decoded colours. A CMYK profile is not: CMYK is decoded to RGB.
fn fits_colors(profile: &[u8], color: ColorType) -> bool {
    let color_space: &[u8] = if color.has_color() { b"RGB " } else { b"GRAY" };
    profile.get(16..20) == Some(color_space)
}
