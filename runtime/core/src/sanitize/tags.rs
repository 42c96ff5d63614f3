//! Tells the tags of HTML from text in angle brackets: `<b>` is a tag; `<john@example.com>`, `List<String>` and
//! `if (a<b && c>d)` hold none.
//!
//! The parser of HTML takes every `<` before a letter for a tag, and the sanitizer drops the tags that it does not
//! know. So a `<` that begins no tag of HTML is escaped before. That is always safe: it makes text of what was a tag.

use super::{ACTIVE_TAGS, is_named};

/// The elements of HTML, and the roots of SVG and MathML.
#[rustfmt::skip]
const ELEMENTS: [&str; 144] = [
    "a", "abbr", "acronym", "address", "applet", "area", "article", "aside", "audio", "b", "base", "basefont", "bdi",
    "bdo", "bgsound", "big", "blink", "blockquote", "body", "br", "button", "canvas", "caption", "center", "cite",
    "code", "col", "colgroup", "command", "data", "datalist", "dd", "del", "details", "dfn", "dialog", "dir", "div",
    "dl", "dt", "em", "embed", "fencedframe", "fieldset", "figcaption", "figure", "font", "footer", "form", "frame",
    "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "i", "iframe", "image",
    "img", "input", "ins", "isindex", "kbd", "keygen", "label", "legend", "li", "link", "listing", "main", "map",
    "mark", "marquee", "math", "menu", "menuitem", "meta", "meter", "nav", "nobr", "noembed", "noframes", "noscript",
    "object", "ol", "optgroup", "option", "output", "p", "param", "picture", "plaintext", "pre", "progress", "q", "rb",
    "rp", "rt", "rtc", "ruby", "s", "samp", "script", "search", "section", "select", "slot", "small", "source",
    "spacer", "span", "strike", "strong", "style", "sub", "summary", "sup", "svg", "table", "tbody", "td", "template",
    "textarea", "tfoot", "th", "thead", "time", "title", "tr", "track", "tt", "u", "ul", "var", "video", "wbr", "xmp",
];

/// Elements that may be named at the end of a text (`a<b`) without harm to a page that shows it.
const INLINE_ELEMENTS: [&str; 16] =
    ["a", "abbr", "b", "big", "code", "em", "i", "kbd", "p", "q", "s", "small", "strong", "sub", "sup", "u"];

/// Attributes without a value.
const FLAGS: [&str; 20] = [
    "async",
    "autofocus",
    "autoplay",
    "checked",
    "compact",
    "contenteditable",
    "controls",
    "default",
    "defer",
    "disabled",
    "download",
    "hidden",
    "loop",
    "multiple",
    "muted",
    "open",
    "readonly",
    "required",
    "reversed",
    "selected",
];

/// How often a text is read in search of the ends of its tags, at most. What is not reached is escaped.
const MAX_READS: usize = 4;

/// Whether a text has anything that a browser may take for an element: a tag of HTML, or something in angle brackets.
/// `1 < 2` and `x<y` are none. Comments and end tags alone make no element (Frappe).
pub fn has_markup(text: &str) -> bool {
    let closed_to = text.rfind('>').unwrap_or(0);
    let (closed, unclosed) = text.split_at(closed_to);
    let opens = |text: &str| text.match_indices('<').any(|(index, _)| may_begin_tag(text, index));
    let is_open = |comment: usize| text.get(comment..).is_some_and(|comment| !comment.contains("-->"));
    opens(closed) && (begins_element(text) || text.rfind("<!--").is_some_and(is_open))
        || opens(unclosed) && !is_harmless_unclosed(unclosed)
}

/// Whether any `<` begins a start tag, wherever a browser looks for one.
fn begins_element(text: &str) -> bool {
    text.as_bytes().windows(2).any(|pair| matches!(pair, [b'<', letter] if letter.is_ascii_alphabetic()))
}

fn may_begin_tag(text: &str, index: usize) -> bool {
    let begins = |character: char| character.is_ascii_alphabetic() || matches!(character, '/' | '!' | '?');
    text.get(index + 1..).is_some_and(|rest| rest.starts_with(begins))
}

/// Whether a text without `>` is harmless in a page, whose next tag closes the tag that the text begins: without
/// attributes, an unknown or inline element is.
fn is_harmless_unclosed(text: &str) -> bool {
    let mut names = text.split('<').skip(1);
    let is_harmless = |rest: &str| {
        let name = rest.split(|character: char| !character.is_ascii_alphanumeric()).next().unwrap_or_default();
        let is = |names: &[&str]| names.iter().any(|other| name.eq_ignore_ascii_case(other));
        !rest.starts_with(['!', '?']) && (is(&INLINE_ELEMENTS) || !is(&ELEMENTS))
    };
    let attributes = text.split_once('<').map_or("", |(_, rest)| rest);
    !attributes.contains(['=', '/']) && names.all(is_harmless)
}

/// Escapes each `<` that begins no tag or comment of HTML, and those of tags that run or load something (Frappe), so
/// that they show as text.
pub fn escape_text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 16);
    let mut budget = text.len().saturating_mul(MAX_READS);
    let comments_to = text.rfind("-->").unwrap_or(0);
    let mut position = 0;
    while let Some(rest) = text.get(position..)
        && let Some(offset) = rest.find('<')
    {
        let index = position + offset;
        escaped.push_str(rest.get(..offset).unwrap_or_default());
        let tag =
            if is_named(text, index, &ACTIVE_TAGS) { None } else { tag_at(text, index, comments_to, &mut budget) };
        match tag {
            Some(end) => {
                escaped.push_str(text.get(index..end).unwrap_or_default());
                position = end;
            }
            None => {
                escaped.push_str("&lt;");
                position = index + 1;
            }
        }
    }
    escaped.push_str(text.get(position..).unwrap_or_default());
    escaped
}

/// The end of the tag or comment at a `<`; none if there is no such thing.
fn tag_at(text: &str, index: usize, comments_to: usize, budget: &mut usize) -> Option<usize> {
    let rest = text.get(index..)?;
    if rest.starts_with("<!--") && index < comments_to {
        return rest.find("-->").map(|length| index + length + 3);
    }
    if rest.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype")) {
        return rest.find('>').map(|length| index + length + 1);
    }
    let name = name_of(rest)?;
    let is_known = ELEMENTS.iter().any(|element| name.eq_ignore_ascii_case(element));
    if !is_known || *budget == 0 {
        return None;
    }
    let start = if rest.starts_with("</") { 2 } else { 1 } + name.len();
    let mut scanner = AttributeScanner { bytes: rest.as_bytes(), position: start };
    let found = scanner.end();
    let read = scanner.position;
    *budget = budget.saturating_sub(read);
    found.then_some(index + read)
}

/// The longest name of an element, and one more.
const MAX_NAME_LEN: usize = 12;

/// The name of the tag at the start of a text, as the HTML parser reads it; none if it is longer than every element name.
fn name_of(rest: &str) -> Option<&str> {
    let rest = rest.strip_prefix('<')?;
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let is_end = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
    let length = rest.bytes().take(MAX_NAME_LEN).position(|byte| is_end(&byte))?;
    rest.get(..length).filter(|name| name.starts_with(|first: char| first.is_ascii_alphabetic()))
}

/// Reads the attributes of a tag, as people write them: names with values, or the names of flags.
struct AttributeScanner<'a> {
    bytes: &'a [u8],
    position: usize,
}

impl AttributeScanner<'_> {
    /// Reads to the `>` at the end of the tag. Returns false if something else is in the way.
    fn end(&mut self) -> bool {
        loop {
            let is_after_quote = matches!(self.bytes.get(self.position.wrapping_sub(1)), Some(b'"' | b'\''));
            let separated = self.skip(|byte| byte.is_ascii_whitespace() || byte == b'/') > 0 || is_after_quote;
            match self.peek() {
                Some(b'>') => {
                    self.position += 1;
                    return true;
                }
                Some(byte) if separated && is_attribute_start(byte) => {
                    if !self.attribute() {
                        return false;
                    }
                }
                _ => return false,
            }
        }
    }

    fn attribute(&mut self) -> bool {
        let start = self.position;
        self.skip(is_attribute_part);
        let name = self.bytes.get(start..self.position).unwrap_or_default();
        let end = self.position;
        self.skip(|byte| byte.is_ascii_whitespace());
        if self.peek() != Some(b'=') {
            self.position = end;
            let name = name.to_ascii_lowercase();
            return name.starts_with(b"data-") || FLAGS.iter().any(|flag| flag.as_bytes() == name);
        }
        self.position += 1;
        self.skip(|byte| byte.is_ascii_whitespace());
        match self.peek() {
            Some(quote @ (b'"' | b'\'')) => {
                self.position += 1;
                self.skip(|byte| byte != quote);
                let is_closed = self.peek().is_some();
                self.position += usize::from(is_closed);
                is_closed
            }
            _ => self.skip(|byte| !byte.is_ascii_whitespace() && !matches!(byte, b'>' | b'<' | b'"' | b'\'')) > 0,
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.position).copied()
    }

    /// Skips bytes and returns their number.
    fn skip(&mut self, is_skipped: impl Fn(u8) -> bool) -> usize {
        let rest = self.bytes.get(self.position..).unwrap_or_default();
        let count = rest.iter().take_while(|byte| is_skipped(**byte)).count();
        self.position += count;
        count
    }
}

fn is_attribute_start(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || matches!(byte, b'_' | b':' | b'@' | b'*' | b'#' | b'[' | b'(')
}

fn is_attribute_part(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(byte, b'_' | b':' | b'-' | b'.' | b'@' | b'*' | b'#' | b'[' | b']' | b'(' | b')')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_in_angle_brackets_is_escaped() {
        for (text, expected) in [
            ("John <john@x.co>", "John &lt;john@x.co>"),
            ("List<String>", "List&lt;String>"),
            ("if (a<b) {c>d}", "if (a&lt;b) {c>d}"),
            ("a<b && c>d", "a&lt;b && c>d"),
            ("1 <b and c> 2", "1 &lt;b and c> 2"),
            ("<?php echo 1 ?>", "&lt;?php echo 1 ?>"),
            ("<your name> </your name>", "&lt;your name> &lt;/your name>"),
            ("x<y", "x&lt;y"),
            ("a <!-- b", "a &lt;!-- b"),
            ("<b <i>x</i>", "&lt;b <i>x</i>"),
        ] {
            assert_eq!(escape_text(text), expected);
        }
    }

    #[test]
    fn tags_are_left_as_they_are() {
        for text in [
            "<b>x</b>",
            "<BR/>",
            "<p class=\"a > b\" data-x id=y>",
            "<input checked disabled>",
            "<!-- note -->",
            "<a title='<x>' href = /y >",
            "<td colspan=2>",
            "<a href=\"x\"class='y'>",
            "<!DOCTYPE html>",
        ] {
            assert_eq!(escape_text(text), text);
        }
    }

    #[test]
    fn comparison_is_no_markup_and_open_tag_with_attributes_is() {
        for text in [
            "<!-- markdown -->\n# Hi",
            "# T\n<!-- c -->\n> q",
            "text </b> more",
            "</b>",
            "a <!DOCTYPE html> b",
            "1 < 2 and 3 > 2",
            "x<y",
            "a<b",
            "i<length and more",
            "<",
            "a <- b",
            "x <y <z",
        ] {
            assert!(!has_markup(text), "{text}");
        }
        for text in [
            "<b>",
            "<x>",
            "John <john@x.co>",
            "<img src=x onerror=alert(1)",
            "<script",
            "x<style ",
            "<!--",
            "<!-- a > b",
            "<!-- <b> -->",
            "</p",
            "<img src=x onerror=alert(1) <b",
        ] {
            assert!(has_markup(text), "{text}");
        }
    }

    #[test]
    fn long_unclosed_tags_are_read_in_linear_time() {
        for part in ["<", "<a", "<![CDATA[", "<a ", "<a b=\"", "<a b='\"' c=\"'\" ", "<!--<a b=", "<a b='<a b=\" "] {
            let text = part.repeat(200_000 / part.len());
            let start = std::time::Instant::now();
            let _ = (has_markup(&text), escape_text(&text));
            assert!(start.elapsed().as_secs() < 2, "{part}");
        }
    }
}
