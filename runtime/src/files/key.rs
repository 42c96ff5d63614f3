//! Where the content of a file is, and what its address is.

use std::fmt;

/// The start of addresses that everybody may read.
const PUBLIC: &str = "/files/";

/// The start of addresses that are read with permission.
const PRIVATE: &str = "/private/files/";

/// The longest name of a file, in characters: what the column `file_name` holds.
const LONGEST: usize = 140;

/// The most bytes of a name that file systems take.
const MOST_BYTES: usize = 240;

/// The place of a content in a [`super::Storage`]: `public/files/NAME` or `private/files/NAME`,
/// which are the folders of a Frappe site.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct StorageKey {
    private: bool,
    name: String,
}

impl StorageKey {
    /// The key of a file's address; none for one that is not on this server, and for one that
    /// would lead out of its folder.
    pub(crate) fn of_url(url: &str) -> Option<StorageKey> {
        let (private, name) = match url.strip_prefix(PRIVATE) {
            Some(name) => (true, name),
            None => (false, url.strip_prefix(PUBLIC)?),
        };
        name.split('/').all(is_plain).then(|| StorageKey { private, name: name.to_owned() })
    }

    /// The key of a name that [`sanitize_file_name`] gave.
    pub(crate) fn new(private: bool, name: &str) -> StorageKey {
        StorageKey { private, name: name.to_owned() }
    }

    /// The address.
    pub(crate) fn url(&self) -> String {
        format!("{}{}", if self.private { PRIVATE } else { PUBLIC }, self.name)
    }

    /// Whether reading it takes a permission.
    pub(crate) fn is_private(&self) -> bool {
        self.private
    }

    /// The name without its folder.
    pub(crate) fn file_name(&self) -> &str {
        self.name.rsplit('/').next().unwrap_or_default()
    }

    /// The path below the storage's root, with slashes; no part of it is `..`, empty or hidden.
    pub fn path(&self) -> String {
        format!("{}/files/{}", if self.private { "private" } else { "public" }, self.name)
    }
}

impl fmt::Display for StorageKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path())
    }
}

/// Whether a part of a path is a plain name on every system.
fn is_plain(part: &str) -> bool {
    !part.is_empty()
        && !part.starts_with('.')
        && part.len() <= 255
        && !part.chars().any(|character| character.is_control() || matches!(character, '\\' | ':'))
}

/// A name that a client gave, as one that can stand in an address and in a folder: without folders,
/// control characters and what means something in a URL. None when nothing is left.
pub(crate) fn sanitize_file_name(given: &str) -> Option<String> {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last
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
    Some(format!("{}{extension}", shortened(stem, extension.chars().count(), extension.len())))
}

/// Marks that make a name read in the other direction, so that `exe.gpj` looks like an image.
fn is_direction_mark(character: char) -> bool {
    matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A name with a part before its extension: `a.pdf` and `1f2e` make `a1f2e.pdf`.
pub(crate) fn with_suffix(name: &str, suffix: &str) -> String {
    let (stem, extension) = split(name);
    let end = format!("{suffix}{extension}");
    format!("{}{end}", shortened(stem, end.chars().count(), end.len()))
}

/// A name and its extension, with the dot. What is too long to be one is none.
pub(crate) fn split(name: &str) -> (&str, &str) {
    match name.rfind('.') {
        Some(dot) if dot > 0 && name.len() - dot <= 20 => name.split_at(dot),
        _ => (name, ""),
    }
}

/// As much of a stem as fits with so much behind it.
fn shortened(stem: &str, characters: usize, bytes: usize) -> String {
    let mut short = String::new();
    for character in stem.chars().take(LONGEST.saturating_sub(characters)) {
        if short.len() + character.len_utf8() + bytes > MOST_BYTES {
            break;
        }
        short.push(character);
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_key_unless_it_leads_elsewhere() {
        let key = StorageKey::of_url("/private/files/a b.pdf").unwrap();
        assert_eq!((key.path().as_str(), key.is_private()), ("private/files/a b.pdf", true));
        assert_eq!(key.url(), "/private/files/a b.pdf");
        assert_eq!(StorageKey::of_url("/files/sub/a.png").unwrap().path(), "public/files/sub/a.png");
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
    fn names_lose_what_is_dangerous() {
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
    fn long_names_keep_their_extension() {
        let name = sanitize_file_name(&format!("{}.pdf", "\u{4e2d}".repeat(500))).unwrap();
        assert!(split(&name).1 == ".pdf" && name.len() <= MOST_BYTES && name.chars().count() <= LONGEST);
        let name = with_suffix(&name, "a1b2c3");
        assert!(name.ends_with("a1b2c3.pdf") && name.len() <= MOST_BYTES);
        assert_eq!(with_suffix("README", "1"), "README1");
    }
}
