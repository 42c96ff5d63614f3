//! Text of Rust files: a header, and items formatted by prettyplease.

use crate::diagnostic::{escaped, is_unreadable};
use crate::files::MARK;
use proc_macro2::TokenStream;

/// Builds the text of a file.
pub(super) struct RustFile {
    text: String,
}

impl RustFile {
    /// A file with a header that names its purpose and its source.
    pub(super) fn new(title: &str, from: &str) -> RustFile {
        let (title, from) = (escaped(title), escaped(from));
        RustFile { text: format!("//! {title}\n//!\n//! {MARK} from `{from}`; not to be edited.\n") }
    }

    /// Adds lines unchanged, after an empty line.
    pub(super) fn lines(&mut self, lines: &str) {
        self.text.push('\n');
        self.text.push_str(lines);
    }

    /// Adds formatted items, after an empty line.
    pub(super) fn items(&mut self, items: &TokenStream) {
        if items.is_empty() {
            return;
        }
        self.text.push('\n');
        // Tokens that do not parse are written unformatted, for the compiler to report.
        match syn::parse2::<syn::File>(items.clone()) {
            Ok(file) => self.text.push_str(&prettyplease::unparse(&file)),
            Err(_) => self.text.push_str(&items.to_string()),
        }
    }

    pub(super) fn into_text(self) -> String {
        self.text
    }
}

/// A string literal.
pub(super) fn literal(text: &str) -> String {
    proc_macro2::Literal::string(text).to_string()
}

/// The lines of documentation: a first line and perhaps a paragraph.
pub(super) fn docs(title: &str, description: &str) -> Vec<String> {
    let mut lines = wrapped(&plain(title));
    let description = plain(description);
    if !description.is_empty() {
        lines.push(String::new());
        lines.extend(wrapped(&description));
    }
    lines
}

/// Text of a definition for rustdoc: without HTML, with Markdown escaped.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    // After it, no tag is closed.
    let last_close = text.rfind('>');
    while let Some(open) = rest.find('<') {
        let (before, tag) = rest.split_at(open);
        plain.push_str(before);
        let is_closed = last_close.is_some_and(|close| close > text.len() - tag.len());
        let is_tag = tag.chars().nth(1).is_some_and(|c| c.is_ascii_alphabetic() || c == '/' || c == '!');
        if let Some(close) = if is_tag && is_closed { tag.find('>') } else { None } {
            plain.push(' ');
            rest = tag.get(close + 1..).unwrap_or_default();
        } else {
            plain.push_str("&lt;");
            rest = tag.get(1..).unwrap_or_default();
        }
    }
    plain.push_str(rest);
    let mut text = String::with_capacity(plain.len());
    for word in plain.split_whitespace() {
        if !text.is_empty() {
            text.push(' ');
        }
        if word.contains("://") {
            let word: String = word.chars().filter(|c| !is_unreadable(*c)).collect();
            text.extend(["`", &word.replace('`', "'"), "`"]);
            continue;
        }
        // rustc refuses characters in comments that change the direction of the text.
        for c in word.chars().filter(|c| !is_unreadable(*c)) {
            match c {
                '[' | ']' | '*' | '`' => text.extend(['\\', c]),
                '>' => text.push_str("&gt;"),
                c => text.push(c),
            }
        }
    }
    text
}

/// Wraps a text.
fn wrapped(text: &str) -> Vec<String> {
    const WIDTH: usize = 95;
    let mut lines: Vec<String> = Vec::new();
    let mut length = 0;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        // In Markdown, a line that begins with `-` or `1.` starts a list.
        let is_word = word.starts_with(|first: char| first.is_alphabetic() || first == '`');
        let word_length = word.chars().count();
        match lines.last_mut() {
            Some(line) if length + word_length < WIDTH || !is_word => {
                line.push(' ');
                line.push_str(word);
                length += 1 + word_length;
            }
            _ => {
                lines.push(word.to_owned());
                length = word_length;
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_removed_and_markdown_is_escaped() {
        assert_eq!(plain("a <b>bold</b> [x]\n  see https://x.org/a_b"), "a bold \\[x\\] see `https://x.org/a_b`");
        assert_eq!(plain("if a < b or a > c"), "if a &lt; b or a &gt; c");
        assert_eq!(plain(""), "");
        assert_eq!(plain("a <b> c <d e"), "a c &lt;d e");
    }

    #[test]
    fn control_and_direction_characters_are_left_out_of_documentation() {
        assert_eq!(
            docs("\u{202b}Total\u{202c} \u{0}of\rall", "see https://x.org/\u{2066}a"),
            ["Total of all", "", "see `https://x.org/a`"]
        );
        let header = RustFile::new("Thing, of module M\nN.", "a\rb").into_text();
        assert!(header.starts_with("//! Thing, of module M\\nN.\n") && header.contains("from `a\\rb`"), "{header}");
    }

    #[test]
    fn long_texts_take_linear_time() {
        let tags = "<a".repeat(500_000);
        assert_eq!(plain(&tags).len(), "&lt;a".len() * 500_000);
        assert_eq!(wrapped(&"1 ".repeat(500_000)).len(), 1);
    }

    #[test]
    fn wrapped_line_never_starts_a_list() {
        let long = format!("{} - 1. x", "word ".repeat(19).trim_end());
        assert_eq!(wrapped(&long), [format!("{} - 1.", "word ".repeat(19).trim_end()), "x".to_owned()]);
    }
}
