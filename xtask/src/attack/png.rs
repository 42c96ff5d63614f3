//! A picture of few bytes and many pixels, all of them black.

use super::client::Body;

/// The form that uploads a square picture and asks for another height.
pub fn upload(side: u32, max_height: &str) -> Body {
    const BOUNDARY: &str = "BOUNDARY";
    let part =
        |name: &str, more: &str| format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"{more}\r\n");
    let mut start = String::new();
    for (name, value) in [("optimize", "1"), ("max_width", max_height), ("max_height", max_height)] {
        start.push_str(&part(name, ""));
        start.extend(["\r\n", value, "\r\n"]);
    }
    start.push_str(&part("file", "; filename=\"black.png\""));
    start.push_str("Content-Type: image/png\r\n\r\n");
    Body {
        content_type: "multipart/form-data; boundary=BOUNDARY",
        start: start.into(),
        middle: picture(side),
        repetitions: 1,
        end: format!("\r\n--{BOUNDARY}--\r\n").into(),
    }
}

/// A greyscale PNG.
fn picture(side: u32) -> Vec<u8> {
    let mut header = [side.to_be_bytes(), side.to_be_bytes()].concat();
    // Eight bits of grey, without interlacing.
    header.extend([8, 0, 0, 0, 0]);
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in
        [(b"IHDR", header), (b"IDAT", zeros(u64::from(side) * (u64::from(side) + 1))), (b"IEND", Vec::new())]
    {
        png.extend(u32::try_from(data.len()).unwrap_or(u32::MAX).to_be_bytes());
        let checked = [kind.as_slice(), &data].concat();
        png.extend_from_slice(&checked);
        png.extend(crc(&checked).to_be_bytes());
    }
    png
}

/// A zlib stream of at least so many zeros: one literal, and repetitions of 258 bytes.
fn zeros(count: u64) -> Vec<u8> {
    let (mut bytes, mut bits, mut bit_count) = (vec![0x78, 0x01], 0_u32, 0_u32);
    let mut push = |value: u32, len: u32, bytes: &mut Vec<u8>| {
        bits |= value << bit_count;
        bit_count += len;
        while bit_count >= 8 {
            bytes.push((bits & 0xff) as u8);
            bits >>= 8;
            bit_count -= 8;
        }
    };
    // The last block, with fixed codes. Codes are written from their highest bit.
    push(0b011, 3, &mut bytes);
    push(0b0000_1100, 8, &mut bytes);
    let repetitions = count.saturating_sub(1).div_ceil(258);
    for _ in 0..repetitions {
        // Length 258, then distance 1.
        push(0b1010_0011, 8, &mut bytes);
        push(0, 5, &mut bytes);
    }
    // The end of the block, and the rest of its byte.
    push(0, 7, &mut bytes);
    push(0, 7, &mut bytes);
    let written = repetitions * 258 + 1;
    let sum = ((written % 65_521) << 16) | 1;
    bytes.extend(u32::try_from(sum).unwrap_or(1).to_be_bytes());
    bytes
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksum_is_that_of_the_standard() {
        assert_eq!(crc(b"IEND"), 0xae42_6082);
    }

    #[test]
    fn picture_is_a_thousandth_of_its_pixels() {
        let picture = picture(2_000);
        assert!(picture.len() < 4_000_000 / 100, "{}", picture.len());
        assert!(picture.starts_with(b"\x89PNG"));
    }
}
