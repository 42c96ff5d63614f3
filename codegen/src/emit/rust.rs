//! Text of Rust files: a header, and items formatted by prettyplease.

use crate::files::MARK;
use proc_macro2::TokenStream;

/// Builds the text of a file.
pub(super) struct RustFile {
    text: String,
}

impl RustFile {
    /// A file with a header that names its purpose and its source.
    pub(super) fn new(title: &str, from: &str) -> RustFile {
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
    while let Some(open) = rest.find('<') {
        let (before, tag) = rest.split_at(open);
        plain.push_str(before);
        let is_tag = tag.chars().nth(1).is_some_and(|c| c.is_ascii_alphabetic() || c == '/' || c == '!');
        if let Some(close) = tag.find('>').filter(|_| is_tag) {
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
            text.extend(["`", &word.replace('`', "'"), "`"]);
            continue;
        }
        for c in word.chars() {
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
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        // In Markdown, a line that begins with `-` or `1.` starts a list.
        let is_word = word.starts_with(|first: char| first.is_alphabetic() || first == '`');
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < WIDTH || !is_word => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
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
    }

    #[test]
    fn wrapped_line_never_starts_a_list() {
        let long = format!("{} - 1. x", "word ".repeat(19).trim_end());
        assert_eq!(wrapped(&long), [format!("{} - 1.", "word ".repeat(19).trim_end()), "x".to_owned()]);
    }
}
