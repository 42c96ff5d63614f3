//! Images made smaller: for the space that they take, and to be shown small.
//!
//! An image says how large it becomes when it is decoded, and a few bytes can say a lot. So what it
//! says is looked at first, and one image is decoded at a time.

use crate::error::{Error, ErrorKind, Result};
use image::codecs::gif::GifDecoder;
use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::{CompressionType, FilterType as PngFilter, PngDecoder, PngEncoder};
use image::codecs::webp::{WebPDecoder, WebPEncoder};
use image::error::{LimitError, LimitErrorKind};
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{ColorType, DynamicImage, ImageDecoder, ImageEncoder, ImageError, ImageFormat, ImageReader, Limits};
use parking_lot::Mutex;
use std::io::{BufRead, Seek};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// The most bytes of a decoded image: photographs of 128 million pixels.
const MOST_MEMORY: u64 = 384 * 1024 * 1024;

/// The most bytes of a file that is decoded, because some decoders read all of it first.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// The quality of JPEG (Frappe's).
const QUALITY: u8 = 85;

/// How long a request waits for the images before its own.
const PATIENCE: Duration = Duration::from_secs(30);

/// How many requests wait for that. Each has a connection to the database meanwhile, and others need
/// some too. Tests run as many at a time as the machine has cores.
const MOST_WAITING: usize = if cfg!(test) { 1000 } else { 6 };

/// When a client should try again that finds too many before it.
const RETRY_AFTER: Duration = Duration::from_secs(5);

/// Whose image is decoded.
static TURN: Mutex<()> = Mutex::new(());

/// How many requests wait, or have their turn.
static WAITING: AtomicUsize = AtomicUsize::new(0);

/// One of those who wait, or the one who has the turn.
struct Place;

impl Place {
    /// A place, if there are not too many before.
    fn take() -> Option<Place> {
        let place = Place;
        (WAITING.fetch_add(1, Ordering::SeqCst) <= MOST_WAITING).then_some(place)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        WAITING.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Keeps all other images waiting.
#[cfg(test)]
pub(crate) fn block_decoding() -> parking_lot::MutexGuard<'static, ()> {
    TURN.lock()
}

/// The most pixels in both directions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ImageSize {
    pub(crate) width: u32,
    pub(crate) height: u32,
}

impl ImageSize {
    /// What images are made to fit into when nothing else is said (Frappe's).
    pub(crate) const OPTIMIZED: ImageSize = ImageSize { width: 1024, height: 768 };

    /// The same of an image that is turned on its side.
    fn turned(self) -> ImageSize {
        ImageSize { width: self.height, height: self.width }
    }
}

/// What becomes of the data that cameras write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Exif {
    Keep,
    Drop,
}

/// What became of an image that was to take less space.
#[derive(Debug)]
pub(super) enum Shrunk {
    Smaller(Vec<u8>),
    /// It is as small already, it moves, or its kind is left alone.
    AsItIs,
    /// It is no image, or a damaged one.
    Unreadable(ImageError),
}

/// Makes an image fit, and smaller. Images that move are left alone, and so are those that would
/// become larger.
///
/// # Errors
/// `ValidationError` for an image that is too large to be decoded; 503 when others take too long.
pub(super) fn shrink(source: impl BufRead + Seek, bytes: u64, most: ImageSize, exif: Exif) -> Result<Shrunk> {
    let shrunk = decoded(source, bytes, Moving::Leave, |picture| {
        if picture.format == ImageFormat::Gif {
            return Ok(None);
        }
        let picture = picture.fit(most);
        // Each time that a picture is written something of it is lost, so that has to be worth it.
        let enough = if picture.has_fewer_pixels { bytes } else { bytes - bytes / 10 };
        let smaller = picture.encode(exif)?;
        Ok(((smaller.len() as u64) < enough).then_some(smaller))
    })?;
    Ok(match shrunk {
        Ok(Some(smaller)) => Shrunk::Smaller(smaller),
        Ok(_) => Shrunk::AsItIs,
        Err(error) => Shrunk::Unreadable(error),
    })
}

/// A small picture, and the extension that its name has. Of an image that moves it shows the start.
///
/// # Errors
/// `ValidationError` for what is no image or too large to be decoded; 503 when others take too long.
pub(super) fn thumbnail(
    source: impl BufRead + Seek,
    bytes: u64,
    size: ImageSize,
    crop: bool,
) -> Result<(Vec<u8>, &'static str)> {
    let made = decoded(source, bytes, Moving::Start, |picture| {
        let mut picture = if crop { picture.fill(size) } else { picture.fit(size) };
        if picture.format == ImageFormat::Gif {
            picture.format = ImageFormat::Png;
        }
        let extension = match picture.format {
            ImageFormat::Jpeg => ".jpg",
            ImageFormat::WebP => ".webp",
            _ => ".png",
        };
        Ok(Some((picture.encode(Exif::Drop)?, extension)))
    })?;
    match made {
        Ok(Some(made)) => Ok(made),
        Ok(None) => Err(unreadable()),
        Err(error) => Err(unreadable().caused_by(error)),
    }
}

/// The refusal of what is no image that can be read.
pub(super) fn unreadable() -> Error {
    Error::validation("The file cannot be read as an image; JPEG, PNG, WebP and GIF can")
}

/// What becomes of an image that moves.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Moving {
    Leave,
    /// Its first picture stands for it.
    Start,
}

/// Decodes an image and does something with it, while no other is decoded. None for an image that is
/// left alone.
fn decoded<T>(
    source: impl BufRead + Seek,
    bytes: u64,
    moving: Moving,
    work: impl FnOnce(Picture) -> Result<Option<T>, ImageError>,
) -> Result<Result<Option<T>, ImageError>> {
    if bytes > MOST_BYTES {
        return Err(Error::validation(format!("An image of more than {MOST_BYTES} bytes is not made smaller")));
    }
    let place = Place::take();
    let Some(_turn) = place.as_ref().and_then(|_| TURN.try_lock_for(PATIENCE)) else {
        let busy = Error::new(ErrorKind::Unavailable, "The server is busy with other images; try again");
        return Err(busy.retry_after(RETRY_AFTER));
    };
    match read(source, moving).and_then(|picture| picture.map_or(Ok(None), work)) {
        Err(ImageError::Limits(_)) => Err(Error::validation(format!(
            "The image has too many pixels: decoded, it may have {MOST_MEMORY} bytes; send a smaller one"
        ))),
        done => Ok(done),
    }
}

fn read(source: impl BufRead + Seek, moving: Moving) -> Result<Option<Picture>, ImageError> {
    let leave = moving == Moving::Leave;
    let reader = ImageReader::new(source).with_guessed_format()?;
    let format = reader.format();
    let source = reader.into_inner();
    match format {
        Some(format @ ImageFormat::Jpeg) => Picture::read(JpegDecoder::new(source)?, format).map(Some),
        Some(format @ ImageFormat::Gif) => Picture::read(GifDecoder::new(source)?, format).map(Some),
        Some(format @ ImageFormat::Png) => match PngDecoder::with_limits(source, limits())? {
            decoder if leave && decoder.is_apng()? => Ok(None),
            decoder => Picture::read(decoder, format).map(Some),
        },
        Some(format @ ImageFormat::WebP) => match WebPDecoder::new(source)? {
            decoder if leave && decoder.has_animation() => Ok(None),
            decoder => Picture::read(decoder, format).map(Some),
        },
        _ => Err(ImageError::Unsupported(image::error::ImageFormatHint::Unknown.into())),
    }
}

fn limits() -> Limits {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MOST_MEMORY);
    limits
}

/// A decoded image, with what has to stay with it.
struct Picture {
    image: DynamicImage,
    format: ImageFormat,
    /// How it has to be turned to be upright.
    orientation: Orientation,
    has_fewer_pixels: bool,
    /// What its colours mean.
    profile: Option<Vec<u8>>,
    exif: Option<Vec<u8>>,
}

impl Picture {
    fn read(mut decoder: impl ImageDecoder, format: ImageFormat) -> Result<Picture, ImageError> {
        // Not every decoder counts what the picture itself takes.
        if decoder.total_bytes() > MOST_MEMORY {
            return Err(ImageError::Limits(LimitError::from_kind(LimitErrorKind::InsufficientMemory)));
        }
        decoder.set_limits(limits())?;
        let profile = decoder.icc_profile()?.filter(|profile| is_of(profile, decoder.color_type()));
        let mut exif = decoder.exif_metadata()?;
        let orientation = decoder.orientation()?;
        // The picture is going to be upright, so this must not turn it again.
        let _ = exif.as_mut().and_then(|exif| Orientation::remove_from_exif_chunk(exif));
        let image = DynamicImage::from_decoder(decoder)?;
        Ok(Picture { image, format, orientation, has_fewer_pixels: false, profile, exif })
    }

    /// The size as the picture lies, which may be on its side.
    fn lying(&self, size: ImageSize) -> ImageSize {
        match self.orientation {
            Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH => size.turned(),
            _ => size,
        }
    }

    /// Upright and no larger than this.
    fn fit(mut self, most: ImageSize) -> Picture {
        let ImageSize { width, height } = self.lying(most);
        let (width, height) = (width.max(1), height.max(1));
        let roughly = (width.saturating_mul(3), height.saturating_mul(3));
        if self.image.width() > roughly.0 && self.image.height() > roughly.1 {
            // Far faster than to do all of it well, and nobody sees the difference.
            self.image = self.image.thumbnail(roughly.0, roughly.1);
        }
        if self.image.width() > width || self.image.height() > height {
            self.image = self.image.resize(width, height, FilterType::Lanczos3);
            self.has_fewer_pixels = true;
        }
        self.upright()
    }

    /// Upright and of exactly this form: what is too much at the sides is cut off. It grows no larger
    /// than it is.
    fn fill(mut self, size: ImageSize) -> Picture {
        let ImageSize { width, height } = self.lying(size);
        let (width, height) = (width.clamp(1, self.image.width()), height.clamp(1, self.image.height()));
        self.image = self.image.resize_to_fill(width, height, FilterType::Triangle);
        self.upright()
    }

    fn upright(mut self) -> Picture {
        self.image.apply_orientation(self.orientation);
        self.orientation = Orientation::NoTransforms;
        self
    }

    fn encode(self, exif: Exif) -> Result<Vec<u8>, ImageError> {
        let mut bytes = Vec::new();
        match self.format {
            ImageFormat::Jpeg => self.write(JpegEncoder::new_with_quality(&mut bytes, QUALITY), exif),
            ImageFormat::WebP => self.write(WebPEncoder::new_lossless(&mut bytes), exif),
            _ => self.write(PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, PngFilter::Adaptive), exif),
        }?;
        Ok(bytes)
    }

    fn write(self, mut encoder: impl ImageEncoder, exif: Exif) -> Result<(), ImageError> {
        // A format that has no place for these is written without.
        if let Some(profile) = self.profile {
            let _ = encoder.set_icc_profile(profile);
        }
        if let Some(exif) = self.exif.filter(|_| exif == Exif::Keep) {
            let _ = encoder.set_exif_metadata(exif);
        }
        self.image.write_with_encoder(encoder)
    }
}

/// Whether a colour profile is one of such colours. That of a picture for printers is none of the
/// colours that it is decoded to.
fn is_of(profile: &[u8], color: ColorType) -> bool {
    let kind: &[u8] = if color.has_color() { b"RGB " } else { b"GRAY" };
    profile.get(16..20) == Some(kind)
}

#[cfg(test)]
mod tests {
    use super::super::test_images;
    use super::*;
    use image::GenericImageView;
    use std::io::Cursor;

    fn shrunk(bytes: &[u8], most: ImageSize) -> Shrunk {
        shrink(Cursor::new(bytes), bytes.len() as u64, most, Exif::Drop).unwrap()
    }

    fn smaller(bytes: &[u8], most: ImageSize) -> DynamicImage {
        match shrunk(bytes, most) {
            Shrunk::Smaller(bytes) => image::load_from_memory(&bytes).unwrap(),
            other => panic!("{other:?}"),
        }
    }

    const SMALL: ImageSize = ImageSize { width: 50, height: 40 };

    #[test]
    fn images_fit_and_keep_their_form_and_kind() {
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
            let bytes = test_images::image(400, 200, format);
            assert_eq!(smaller(&bytes, SMALL).dimensions(), (50, 25), "{format:?}");
            let Shrunk::Smaller(bytes) = shrunk(&bytes, SMALL) else { panic!("{format:?}") };
            assert_eq!(image::guess_format(&bytes).unwrap(), format);
            assert!(matches!(shrunk(&bytes, SMALL), Shrunk::AsItIs), "{format:?}: it fits by now");
        }
    }

    #[test]
    fn a_photograph_on_its_side_is_made_upright() {
        // The left half is dark, which is the upper half of the scene.
        for orientation in [6, 8] {
            let lying = test_images::photograph(400, 200, Some(orientation));
            let upright = smaller(&lying, SMALL).to_luma8();
            assert_eq!(upright.dimensions(), (20, 40));
            let (top, bottom) = (upright.get_pixel(10, 5).0[0], upright.get_pixel(10, 35).0[0]);
            assert_eq!(top < bottom, orientation == 6, "{top} {bottom}");
        }
    }

    #[test]
    fn what_cameras_write_is_dropped_or_kept_without_the_turn() {
        let lying = test_images::photograph(400, 200, Some(6));
        for (exif, expected) in [(Exif::Drop, None), (Exif::Keep, Some(Orientation::NoTransforms))] {
            let Shrunk::Smaller(bytes) = shrink(Cursor::new(&lying), lying.len() as u64, SMALL, exif).unwrap() else {
                panic!("{exif:?}")
            };
            let mut decoder = JpegDecoder::new(Cursor::new(bytes)).unwrap();
            let found = decoder.exif_metadata().unwrap();
            assert_eq!(found.and_then(|found| Orientation::from_exif_chunk(&found)), expected);
        }
    }

    #[test]
    fn images_that_move_are_left_alone() {
        let moving = test_images::animated_gif();
        assert!(matches!(shrunk(&moving, SMALL), Shrunk::AsItIs));
        let moving = test_images::animated_png();
        assert!(matches!(shrunk(&moving, SMALL), Shrunk::AsItIs));
        let (bytes, extension) = thumbnail(Cursor::new(&moving), moving.len() as u64, SMALL, false).unwrap();
        assert_eq!((extension, image::guess_format(&bytes).unwrap()), (".png", ImageFormat::Png));
    }

    #[test]
    fn what_is_no_image_is_told() {
        let half = test_images::image(400, 200, ImageFormat::Png);
        for bytes in [&b""[..], b"text", b"<svg xmlns='http://www.w3.org/2000/svg'/>", &half[..half.len() / 2]] {
            assert!(matches!(shrunk(bytes, SMALL), Shrunk::Unreadable(_)));
            let error = thumbnail(Cursor::new(bytes), bytes.len() as u64, SMALL, false).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Validation);
        }
    }

    #[test]
    fn an_image_that_says_that_it_is_huge_is_not_decoded() {
        for bytes in test_images::decompression_bombs() {
            let error = shrink(Cursor::new(&bytes), bytes.len() as u64, SMALL, Exif::Drop).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Validation);
            assert!(error.message().contains("pixels"), "{}", error.message());
        }
        assert!(shrink(Cursor::new(b""), MOST_BYTES + 1, SMALL, Exif::Drop).is_err());
    }

    #[test]
    fn a_thumbnail_fits_or_fills() {
        let bytes = test_images::image(400, 200, ImageFormat::Jpeg);
        for (crop, expected) in [(false, (40, 20)), (true, (40, 40))] {
            let size = ImageSize { width: 40, height: 40 };
            let (bytes, extension) = thumbnail(Cursor::new(&bytes), bytes.len() as u64, size, crop).unwrap();
            assert_eq!(image::load_from_memory(&bytes).unwrap().dimensions(), expected);
            assert_eq!(extension, ".jpg");
        }
    }
}
