//! Rust files as text: a header, and items that prettyplease formats.

use crate::files::MARK;
use proc_macro2::TokenStream;
use quote::quote;

/// A file in the making.
pub(super) struct RustFile {
    text: String,
}

impl RustFile {
    /// Begins with what the file is for and what it was written from.
    pub(super) fn new(title: &str, from: &str) -> RustFile {
        RustFile { text: format!("//! {title}\n//!\n//! {MARK} from `{from}`; not to be edited.\n") }
    }

    /// Adds lines as they are, set off by an empty line.
    pub(super) fn lines(&mut self, lines: &str) {
        self.text.push('\n');
        self.text.push_str(lines);
    }

    /// Adds items, set off by an empty line. Items of one call stay together.
    pub(super) fn items(&mut self, items: &TokenStream) {
        if items.is_empty() {
            return;
        }
        self.text.push('\n');
        // Unformatted, the compiler would still say what is wrong with it.
        match syn::parse2::<syn::File>(items.clone()) {
            Ok(file) => self.text.push_str(&prettyplease::unparse(&file)),
            Err(_) => self.text.push_str(&items.to_string()),
        }
    }

    pub(super) fn into_text(self) -> String {
        self.text
    }
}

/// A text as Rust writes it.
pub(super) fn literal(text: &str) -> String {
    proc_macro2::Literal::string(text).to_string()
}

/// Documentation: a first line and perhaps a paragraph.
pub(super) fn docs(title: &str, description: &str) -> TokenStream {
    let mut lines = wrapped(&plain(title));
    let description = plain(description);
    if !description.is_empty() {
        lines.push(String::new());
        lines.extend(wrapped(&description));
    }
    let lines = lines.into_iter().map(|line| if line.is_empty() { line } else { format!(" {line}") });
    quote!(#(#[doc = #lines])*)
}

/// Text of a definition as rustdoc can take it: no HTML, nothing that looks like a link.
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

/// Lines of a readable length.
fn wrapped(text: &str) -> Vec<String> {
    const WIDTH: usize = 95;
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        // A line that begins like an item of a list would become one.
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
    fn documentation_has_no_markup_of_its_own() {
        assert_eq!(plain("a <b>bold</b> [x]\n  see https://x.org/a_b"), "a bold \\[x\\] see `https://x.org/a_b`");
        assert_eq!(plain("if a < b or a > c"), "if a &lt; b or a &gt; c");
        assert_eq!(plain(""), "");
    }

    #[test]
    fn no_line_begins_like_a_list() {
        let long = format!("{} - 1. x", "word ".repeat(19).trim_end());
        assert_eq!(wrapped(&long), [format!("{} - 1.", "word ".repeat(19).trim_end()), "x".to_owned()]);
    }
}
