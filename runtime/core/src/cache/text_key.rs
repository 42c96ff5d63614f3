//! Keys of one size for texts of any length.

use sha2::{Digest, Sha256};
use std::hash::{Hash, Hasher};

/// A text of up to 79 bytes, or the SHA-256 of a longer one. To hash all would double the cost of a look-up, of
/// which a request makes several.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct TextKey {
    /// The length of the text; `u8::MAX` for a hash.
    len: u8,
    bytes: [u8; 79],
}

impl TextKey {
    /// The key of a text.
    pub fn new(text: &str) -> TextKey {
        let mut bytes = [0; 79];
        let digest;
        let (len, content) = match u8::try_from(text.len()) {
            Ok(len) if text.len() <= bytes.len() => (len, text.as_bytes()),
            _ => {
                digest = Sha256::digest(text);
                (u8::MAX, digest.as_slice())
            }
        };
        for (byte, value) in bytes.iter_mut().zip(content) {
            *byte = *value;
        }
        TextKey { len, bytes }
    }
}

impl Hash for TextKey {
    /// Without the zeros behind a short text, which are most of the bytes.
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u8(self.len);
        state.write(self.bytes.get(..usize::from(self.len)).unwrap_or(&self.bytes));
    }
}
