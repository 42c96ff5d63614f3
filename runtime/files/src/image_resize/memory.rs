//! The memory that an image takes in all steps, counted before it is decoded: decoder, decoded image, scaled image,
//! buffers of the filter, encoder.

use super::ImageSize;

/// Memory of the largest step, in bytes: a photograph of 50 megapixels that is made smaller.
pub const MAX_MEMORY: u64 = 192 * 1024 * 1024;

/// The largest buffer of the Lanczos filter, in bytes. Beyond it, the image is scaled by averaging only.
const MAX_FILTER_LEN: u64 = 48 * 1024 * 1024;

/// Bytes of a pixel in the buffer of the filter: four floating-point numbers.
const FILTER_PIXEL_LEN: u64 = 16;

/// Bytes that an encoder takes for a pixel: copies of the image with alpha, and the encoded image.
const ENCODER_PIXEL_LEN: u64 = 12;

/// Factor by which a large image exceeds its target size after the fast first step of scaling.
const COARSE_FACTOR: u32 = 3;

/// An image before it is decoded.
#[derive(Debug, Clone, Copy)]
pub struct ImageHeader {
    /// The size of the stored pixels.
    pub size: ImageSize,
    /// The length of the decoded pixels.
    pub decoded_len: u64,
    /// The length of what the decoder holds besides: the file, coefficients, frames.
    pub decoder_len: u64,
}

/// The steps of scaling an image.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScalePlan {
    /// The size after a first step that averages, if there is one.
    pub coarse: Option<ImageSize>,
    /// The size after the filter, if it is not that of the image or of the first step.
    pub filtered: Option<ImageSize>,
    /// The size to which the scaled image is cropped.
    pub crop: Option<ImageSize>,
}

impl ScalePlan {
    /// The steps for an image that is to fit into `max`, or to fill it if it is cropped. No image is enlarged.
    pub fn new(size: ImageSize, max: ImageSize, crop: bool) -> ScalePlan {
        let size = ImageSize { width: size.width.max(1), height: size.height.max(1) };
        let max = ImageSize { width: max.width.clamp(1, size.width), height: max.height.clamp(1, size.height) };
        let target = scaled(size, max, crop);
        let crop = crop.then_some(max).filter(|max| *max != target);
        if target == size {
            return ScalePlan { coarse: None, filtered: None, crop };
        }
        let coarse = ImageSize {
            width: target.width.saturating_mul(COARSE_FACTOR),
            height: target.height.saturating_mul(COARSE_FACTOR),
        };
        // Far faster than Lanczos for all of it, without a visible difference.
        let is_large = size.width > coarse.width && size.height > coarse.height;
        let source = if is_large { coarse } else { size };
        if filter_len(source, target) > MAX_FILTER_LEN {
            return ScalePlan { coarse: Some(target), filtered: None, crop };
        }
        ScalePlan { coarse: is_large.then_some(coarse), filtered: Some(target), crop }
    }

    /// The memory of the largest step.
    pub fn memory(&self, header: &ImageHeader) -> u64 {
        let pixel_len = header.decoded_len.div_ceil(header.size.pixels().max(1));
        let len = |size: Option<ImageSize>| size.map_or(0, |size| size.pixels() * pixel_len);
        let decoding = header.decoded_len + header.decoder_len;
        let scaling = header.decoded_len + len(self.coarse);
        let source = self.coarse.unwrap_or(header.size);
        let filter = self.filtered.map_or(0, |target| filter_len(source, target));
        let filtering = len(Some(source)) + filter + len(self.filtered);
        let scaled = self.filtered.unwrap_or(source);
        let cropping = len(Some(scaled)) + len(self.crop);
        let last = self.crop.unwrap_or(scaled);
        let encoding = len(Some(last)) + last.pixels() * ENCODER_PIXEL_LEN;
        [decoding, scaling, filtering, cropping, encoding].into_iter().max().unwrap_or(0)
    }
}

/// The buffer of the filter: as wide as the source and as high as the target.
fn filter_len(source: ImageSize, target: ImageSize) -> u64 {
    u64::from(source.width) * u64::from(target.height) * FILTER_PIXEL_LEN
}

/// The size with the aspect ratio of the image that fits into `max` or, to be cropped, fills it.
fn scaled(size: ImageSize, max: ImageSize, fills: bool) -> ImageSize {
    let ratios = [f64::from(max.width) / f64::from(size.width), f64::from(max.height) / f64::from(size.height)];
    let ratio = if fills { ratios[0].max(ratios[1]) } else { ratios[0].min(ratios[1]) };
    let length = |length: u32, least: u32| scaled_length(length, ratio).clamp(least, length.max(least));
    let least = if fills { max } else { ImageSize { width: 1, height: 1 } };
    ImageSize { width: length(size.width, least.width), height: length(size.height, least.height) }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the ratio is 0 to 1")]
fn scaled_length(length: u32, ratio: f64) -> u32 {
    (f64::from(length) * ratio).round() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(width: u32, height: u32) -> ImageSize {
        ImageSize { width, height }
    }

    fn memory(image: ImageSize, max: ImageSize, crop: bool) -> u64 {
        let header = ImageHeader { size: image, decoded_len: image.pixels() * 3, decoder_len: 0 };
        ScalePlan::new(image, max, crop).memory(&header)
    }

    fn result(image: ImageSize, max: ImageSize, crop: bool) -> ImageSize {
        let plan = ScalePlan::new(image, max, crop);
        plan.crop.or(plan.filtered).or(plan.coarse).unwrap_or(image)
    }

    #[test]
    fn image_is_never_enlarged() {
        assert_eq!(result(size(400, 200), size(50, 40), false), size(50, 25));
        assert_eq!(result(size(400, 200), size(40, 40), true), size(40, 40));
        for crop in [false, true] {
            for max in [size(4_000_000_000, 4_000_000_000), size(400, 4_000_000_000), size(4_000_000_000, 200)] {
                assert_eq!(result(size(400, 200), max, crop), size(400, 200), "{max:?}");
            }
        }
        assert_eq!(result(size(20_000, 10), size(1, 4_000_000_000), false), size(1, 1));
    }

    #[test]
    fn memory_of_scaling_is_bounded_by_the_image_and_not_by_the_target() {
        let image = size(8000, 5000);
        let decoded = image.pixels() * 3;
        for max in [size(7999, 4_000_000_000), size(4_000_000_000, 4999), size(1024, 768), size(1, 5000), size(8000, 1)]
        {
            for crop in [false, true] {
                let plan = ScalePlan::new(image, max, crop);
                let filter = plan.filtered.map_or(0, |target| filter_len(plan.coarse.unwrap_or(image), target));
                assert!(filter <= MAX_FILTER_LEN, "{max:?} {plan:?}");
                let limit = decoded * 2 + MAX_FILTER_LEN + image.pixels() * ENCODER_PIXEL_LEN;
                assert!(memory(image, max, crop) <= limit, "{max:?} {plan:?}");
            }
        }
    }

    #[test]
    fn photograph_of_fifty_megapixels_is_scaled_down_within_the_limit() {
        assert!(memory(size(8660, 5773), ImageSize::OPTIMIZED, false) <= MAX_MEMORY);
        assert!(memory(size(8660, 5773), size(300, 300), true) <= MAX_MEMORY);
        assert!(memory(size(20_000, 10_000), ImageSize::OPTIMIZED, false) > MAX_MEMORY);
        assert!(memory(size(8660, 5773), size(8660, 5773), false) > MAX_MEMORY, "the encoder takes more");
    }
}
