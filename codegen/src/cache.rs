//! The cache of generated texts, by the hash of their inputs.
//!
//! Most of a run's time goes into generating texts that have not changed. The key of a text covers
//! all inputs of its emitter: the definition's text, the DocTypes that its names resolve to, and the
//! generator itself, as the hash of its program.

use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fmt::Debug;
use std::ops::Range;

/// The hash of a text's inputs.
pub(crate) type Key = [u8; 32];

/// The first bytes of a cache file: format and version.
const MAGIC: &[u8] = b"doctyped-codegen cache 1\n";

/// The texts of an earlier run.
#[derive(Debug, Default)]
pub(crate) struct Cache {
    /// The hash of the generator; none without a cache file.
    generator: Option<Key>,
    bytes: Vec<u8>,
    ranges: HashMap<Key, Range<usize>>,
}

impl Cache {
    /// Reads the format of [`encode`]. A damaged file gives an empty cache.
    pub(crate) fn decode(generator: &[u8], bytes: Vec<u8>) -> Cache {
        let ranges = ranges(&bytes).unwrap_or_default();
        Cache { generator: Some(Sha256::digest(generator).into()), bytes, ranges }
    }

    /// The key of a text with these inputs; none without a cache file.
    pub(crate) fn key(&self, text: &str, parts: impl Debug) -> Option<Key> {
        let mut hash = Sha256::new();
        hash.update(self.generator?);
        hash.update(text.len().to_le_bytes());
        hash.update(text);
        hash.update(format!("{parts:?}"));
        Some(hash.finalize().into())
    }

    /// The text of that key.
    pub(crate) fn text(&self, key: &Key) -> Option<&str> {
        std::str::from_utf8(self.bytes.get(self.ranges.get(key)?.clone())?).ok()
    }

    /// The number of texts.
    pub(crate) fn len(&self) -> usize {
        self.ranges.len()
    }
}

/// The content of a cache file, for [`Cache::decode`].
pub(crate) fn encode<'a>(texts: impl Iterator<Item = (&'a Key, &'a str)>) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    for (key, text) in texts {
        bytes.extend_from_slice(key);
        bytes.extend_from_slice(&(text.len() as u64).to_le_bytes());
        bytes.extend_from_slice(text.as_bytes());
    }
    bytes
}

fn ranges(bytes: &[u8]) -> Option<HashMap<Key, Range<usize>>> {
    let mut rest = bytes.strip_prefix(MAGIC)?;
    let mut ranges = HashMap::new();
    while !rest.is_empty() {
        let (key, after) = rest.split_first_chunk::<32>()?;
        let (length, after) = after.split_first_chunk::<8>()?;
        let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
        let start = bytes.len() - after.len();
        rest = after.get(length..)?;
        ranges.insert(*key, start..start + length);
    }
    Some(ranges)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_found_by_equal_inputs_and_generator() {
        let empty = Cache::decode(b"generator", Vec::new());
        let key = empty.key("definition", ["part"]).unwrap_or_default();
        let cache = Cache::decode(b"generator", encode([(&key, "text")].into_iter()));
        let text =
            |cache: &Cache, text, parts| cache.key(text, parts).and_then(|key| cache.text(&key).map(str::to_owned));
        assert_eq!(text(&cache, "definition", ["part"]), Some("text".to_owned()));
        assert_eq!(text(&cache, "definition", ["other"]), None);
        assert_eq!(text(&cache, "changed", ["part"]), None);
        let other_generator = Cache::decode(b"other", encode([(&key, "text")].into_iter()));
        assert_eq!(text(&other_generator, "definition", ["part"]), None);
    }

    #[test]
    fn damaged_file_gives_an_empty_cache() {
        let mut bytes = encode([(&[1; 32], "text")].into_iter());
        assert_eq!(Cache::decode(b"", bytes.clone()).len(), 1);
        bytes.pop();
        assert_eq!(Cache::decode(b"", bytes).len(), 0);
        assert_eq!(Cache::decode(b"", b"something else".to_vec()).len(), 0);
    }
}
