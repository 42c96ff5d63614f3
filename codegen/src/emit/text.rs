//! A writer for Rust code, line by line.
//!
//! Records and metadata are long lists of short items. Formatting them with syn and prettyplease takes
//! ten times as long and needs a line for each item; here several items share a line.

use std::fmt::{Display, Write as _};

/// The maximal length of a line, apart from single long items.
const WIDTH: usize = 120;

/// Builds indented lines.
#[derive(Debug, Default)]
pub(super) struct Lines {
    text: String,
    depth: usize,
}

impl Lines {
    /// The text.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// Adds a line.
    pub(super) fn line(&mut self, line: impl Display) {
        // Writing to a String cannot fail.
        let _ = writeln!(self.text, "{:indent$}{line}", "", indent = self.depth * 4);
    }

    /// Adds an empty line.
    pub(super) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// Adds a documentation comment.
    pub(super) fn docs(&mut self, lines: &[String]) {
        for line in lines {
            self.line(format_args!("///{}{line}", if line.is_empty() { "" } else { " " }));
        }
    }

    /// Adds an indented block between two lines.
    pub(super) fn block(&mut self, open: impl Display, close: impl Display, inner: impl FnOnce(&mut Lines)) {
        self.line(open);
        self.depth += 1;
        inner(self);
        self.depth -= 1;
        self.line(close);
    }

    /// Adds indented lines.
    pub(super) fn indented(&mut self, inner: impl FnOnce(&mut Lines)) {
        self.depth += 1;
        inner(self);
        self.depth -= 1;
    }

    /// Adds items in lines that are as full as possible.
    pub(super) fn packed(&mut self, items: impl IntoIterator<Item = String>) {
        let width = WIDTH - self.depth * 4;
        let mut line = String::new();
        for item in items {
            if !line.is_empty() && line.len() + 1 + item.len() > width {
                self.line(&line);
                line.clear();
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(&item);
        }
        if !line.is_empty() {
            self.line(line);
        }
    }

    /// Adds items between brackets: on one line if they fit, else as an indented block. `blank` is the
    /// padding on one line: none in `&[a, b]`, a blank in `X { a, b }`.
    pub(super) fn list(&mut self, open: &str, items: &[String], close: &str, blank: &str) {
        let inner = items.join(", ");
        if self.depth * 4 + open.len() + inner.len() + close.len() + 2 * blank.len() <= WIDTH {
            self.line(format_args!("{open}{blank}{inner}{blank}{close}"));
            return;
        }
        self.block(open, close, |lines| {
            let last = items.len().saturating_sub(1);
            lines.packed(items.iter().enumerate().map(|(index, item)| {
                // No comma after the base of a struct.
                let is_base = index == last && item.starts_with("..");
                format!("{item}{}", if is_base { "" } else { "," })
            }));
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_list_is_broken_into_full_lines() {
        let mut lines = Lines::default();
        lines.list("a: &[", &["1".to_owned(), "2".to_owned()], "],", "");
        lines.list("B {", &["x: 1".to_owned(), "..NEW".to_owned()], "},", " ");
        let long = vec!["x".repeat(50), "y".repeat(50), "z".repeat(50), "..NEW".to_owned()];
        lines.list("C {", &long, "},", " ");
        let [x, y, z, _] = &long[..] else { unreachable!() };
        let expected = format!("a: &[1, 2],\nB {{ x: 1, ..NEW }},\nC {{\n    {x}, {y},\n    {z}, ..NEW\n}},\n");
        assert_eq!(lines.into_text(), expected);
    }
}
