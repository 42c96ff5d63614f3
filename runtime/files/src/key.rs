//! Storage keys: the path of a content in its storage, and the URL under which clients read it.

use std::fmt;

/// URL prefix of files that are readable without permission.
const PUBLIC_PREFIX: &str = "/files/";

/// URL prefix of files that are readable with permission.
const PRIVATE_PREFIX: &str = "/private/files/";

/// Longest file name, in characters: the width of the column `file_name`.
const MAX_NAME_LEN: usize = 140;

/// Longest file name, in bytes: below the 255 of most file systems.
const MAX_NAME_BYTES: usize = 240;

/// Longest extension, in bytes with the dot.
const MAX_EXTENSION_BYTES: usize = 20;

/// The key of a content in a [`super::Storage`]: `public/files/NAME` or `private/files/NAME`, as in the
/// folder of a Frappe site.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StorageKey {
    private: bool,
    name: String,
}

impl StorageKey {
    /// The key of a file URL; `None` for a URL of another server, and for one with path traversal.
    pub fn of_url(url: &str) -> Option<StorageKey> {
        let (private, name) = match url.strip_prefix(PRIVATE_PREFIX) {
            Some(name) => (true, name),
            None => (false, url.strip_prefix(PUBLIC_PREFIX)?),
        };
        name.split('/').all(is_plain_segment).then(|| StorageKey { private, name: name.to_owned() })
    }

    /// The key of a path below the storage's root, as [`StorageKey::path`] gives it; `None` for any other path.
    pub fn of_path(path: &str) -> Option<StorageKey> {
        match path.strip_prefix("public") {
            Some(url) => StorageKey::of_url(url).filter(|key| !key.private),
            None => StorageKey::of_url(&format!("/{path}")).filter(|key| key.private),
        }
    }

    /// The key of a file name, which must come from [`sanitize_file_name`].
    pub fn new(private: bool, name: &str) -> StorageKey {
        StorageKey { private, name: name.to_owned() }
    }

    /// The URL.
    pub fn url(&self) -> String {
        format!("{}{}", if self.private { PRIVATE_PREFIX } else { PUBLIC_PREFIX }, self.name)
    }

    /// Whether reading takes permission.
    pub fn is_private(&self) -> bool {
        self.private
    }

    /// The name without its folder.
    pub fn file_name(&self) -> &str {
        self.name.rsplit('/').next().unwrap_or_default()
    }

    /// The path below the storage's root, with slashes. No segment is `..`, empty or hidden.
    pub fn path(&self) -> String {
        format!("{}/files/{}", if self.private { "private" } else { "public" }, self.name)
    }
}

impl fmt::Display for StorageKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path())
    }
}

/// Whether a segment of a path is a plain file name on every system.
fn is_plain_segment(segment: &str) -> bool {
    !segment.is_empty()
        && !segment.starts_with('.')
        && segment.len() <= 255
        && !segment.chars().any(|character| character.is_control() || matches!(character, '\\' | ':'))
}

/// Makes a client's file name safe for URLs and file systems: without folders, control characters and
/// characters with a meaning in URLs. `None` if nothing is left.
pub fn sanitize_file_name(name: &str) -> Option<String> {
    let last_segment = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last_segment
        .chars()
        .filter(|character| !character.is_control() && !is_direction_mark(*character))
        .map(
            |character| {
                if matches!(character, '%' | '?' | '#' | ':' | '"' | '<' | '>' | '|' | '*') { '_' } else { character }
            },
        )
        .collect();
    let name = plain.trim().trim_start_matches('.').trim_end_matches(['.', ' ']).trim();
    if name.is_empty() {
        return None;
    }
    let (stem, extension) = split(name);
    Some(format!("{}{extension}", truncate_stem(stem, extension)))
}

/// Unicode direction marks, which can make `gpj.exe` look like an image.
fn is_direction_mark(character: char) -> bool {
    matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Inserts a suffix before the extension of a file name: `a.pdf` and `1f2e` make `a1f2e.pdf`.
pub fn with_suffix(name: &str, suffix: &str) -> String {
    let (stem, extension) = split(name);
    let end = format!("{suffix}{extension}");
    format!("{}{end}", truncate_stem(stem, &end))
}

/// Splits a file name into stem and extension, with the dot. A longer extension than
/// `MAX_EXTENSION_BYTES` belongs to the stem.
pub fn split(name: &str) -> (&str, &str) {
    match name.rfind('.') {
        Some(dot) if dot > 0 && name.len() - dot <= MAX_EXTENSION_BYTES => name.split_at(dot),
        _ => (name, ""),
    }
}

/// Truncates a stem so that the file name does not exceed the limits with `end` appended.
fn truncate_stem(stem: &str, end: &str) -> String {
    let mut truncated = String::new();
    for character in stem.chars().take(MAX_NAME_LEN.saturating_sub(end.chars().count())) {
        if truncated.len() + character.len_utf8() + end.len() > MAX_NAME_BYTES {
            break;
        }
        truncated.push(character);
    }
    truncated
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn url_with_path_traversal_has_no_key() {
        let key = StorageKey::of_url("/private/files/a b.pdf").unwrap();
        assert_eq!((key.path().as_str(), key.is_private()), ("private/files/a b.pdf", true));
        assert_eq!(key.url(), "/private/files/a b.pdf");
        assert_eq!(StorageKey::of_url("/files/sub/a.png").unwrap().path(), "public/files/sub/a.png");
        for path in ["public/files/sub/a.png", "private/files/a b.pdf"] {
            assert_eq!(StorageKey::of_path(path).unwrap().path(), path);
        }
        for path in ["files/a", "/files/a", "public/private/files/a", "private/files/../a", "public/files/"] {
            assert_eq!(StorageKey::of_path(path), None, "{path}");
        }
        for url in [
            "/files/",
            "/files/../x",
            "/files/a/../../x",
            "/files//etc/passwd",
            "/files/..\\x",
            "/files/C:x",
            "/files/.hidden",
            "/files/a\0.png",
            "/files/./a",
            "files/a",
            "/etc/passwd",
            "https://example.com/files/a",
        ] {
            assert_eq!(StorageKey::of_url(url), None, "{url}");
        }
    }

    #[test]
    fn file_name_is_sanitized() {
        for (given, expected) in [
            ("report.pdf", Some("report.pdf")),
            ("../../etc/passwd", Some("passwd")),
            ("C:\\Users\\a\\b.txt", Some("b.txt")),
            ("a%2f..%2f.png", Some("a_2f.._2f.png")),
            ("what?.txt", Some("what_.txt")),
            ("a\0b\n.txt", Some("ab.txt")),
            (".htaccess", Some("htaccess")),
            ("invoice\u{202e}fdp.exe", Some("invoicefdp.exe")),
            ("\u{e4}\u{4e2d}.txt", Some("\u{e4}\u{4e2d}.txt")),
            ("..", None),
            ("", None),
            ("a/", None),
        ] {
            let cleaned = sanitize_file_name(given);
            assert_eq!(cleaned.as_deref(), expected, "{given:?}");
            if let Some(name) = cleaned {
                assert!(StorageKey::of_url(&format!("/files/{name}")).is_some(), "{name:?}");
            }
        }
    }

    #[test]
    fn truncated_file_name_keeps_its_extension() {
        let name = sanitize_file_name(&format!("{}.pdf", "\u{4e2d}".repeat(500))).unwrap();
        assert!(split(&name).1 == ".pdf" && name.len() <= MAX_NAME_BYTES && name.chars().count() <= MAX_NAME_LEN);
        let name = with_suffix(&name, "a1b2c3");
        assert!(name.ends_with("a1b2c3.pdf") && name.len() <= MAX_NAME_BYTES);
        assert_eq!(with_suffix("README", "1"), "README1");
    }
}
