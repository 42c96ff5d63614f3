//! A JSON parser that keeps positions.
//!
//! Diagnostics point to a line and column, which serde_json's values do not keep. Crates with spans
//! report less: jsonc-parser accepts line ends inside of texts, so that an unclosed text is found far
//! below its line, and json-syntax reports an unexpected character without the expected one. This
//! parser also keeps repeated keys, the order of keys and the notation of numbers, and borrows texts
//! without escapes from the source.

use crate::diagnostic::Span;
use std::borrow::Cow;

/// A value with its position.
#[derive(Debug)]
pub(crate) struct Node<'a> {
    pub(crate) span: Span,
    pub(crate) value: Value<'a>,
}

/// A value. Numbers keep their notation; their key decides how they are parsed.
#[derive(Debug)]
pub(crate) enum Value<'a> {
    Null,
    Bool(bool),
    Number(&'a str),
    String(Cow<'a, str>),
    Array(Vec<Node<'a>>),
    Object(Vec<Member<'a>>),
}

/// A key with its value.
#[derive(Debug)]
pub(crate) struct Member<'a> {
    pub(crate) key: Cow<'a, str>,
    pub(crate) key_span: Span,
    pub(crate) node: Node<'a>,
}

impl Value<'_> {
    /// The name of its kind, for messages.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Value::Null => "null",
            Value::Bool(_) => "true or false",
            Value::Number(_) => "a number",
            Value::String(_) => "text",
            Value::Array(_) => "a list",
            Value::Object(_) => "an object",
        }
    }
}

/// The first syntax error, with its position.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct SyntaxError {
    pub(crate) span: Span,
    pub(crate) message: String,
}

/// Limit of nesting, against stack overflow. Definitions have three levels.
const MAX_DEPTH: usize = 100;

/// Parses a text that is one JSON value.
pub(crate) fn parse(text: &str) -> Result<Node<'_>, SyntaxError> {
    let mut parser = Parser { text, at: if text.starts_with('\u{feff}') { 3 } else { 0 }, depth: 0 };
    let node = parser.value()?;
    parser.blanks();
    if parser.at < text.len() {
        return Err(parser.unexpected("the end of the file"));
    }
    Ok(node)
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn fail<T>(&self, start: usize, message: impl Into<String>) -> Result<T, SyntaxError> {
        let width = self.text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        Err(SyntaxError { span: Span { start, end: start + width }, message: message.into() })
    }

    fn unexpected(&self, expected: &str) -> SyntaxError {
        let (found, width) = match self.rest().chars().next() {
            None => ("the end of the file".to_owned(), 0),
            Some('\n' | '\r') => ("the end of the line".to_owned(), 1),
            Some(found) => (format!("`{found}`"), found.len_utf8()),
        };
        let span = Span { start: self.at, end: self.at + width };
        SyntaxError { span, message: format!("expected {expected}, found {found}") }
    }

    fn value(&mut self) -> Result<Node<'a>, SyntaxError> {
        self.blanks();
        let start = self.at;
        let value = match self.peek() {
            Some(b'{') => self.object()?,
            Some(b'[') => self.array()?,
            Some(b'"') => Value::String(self.text()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            _ => self.word()?,
        };
        Ok(Node { span: Span { start, end: self.at }, value })
    }

    fn word(&mut self) -> Result<Value<'a>, SyntaxError> {
        let words = [("null", Value::Null), ("true", Value::Bool(true)), ("false", Value::Bool(false))];
        for (word, value) in words {
            if self.rest().starts_with(word) {
                self.at += word.len();
                return Ok(value);
            }
        }
        Err(self.unexpected("a value"))
    }

    fn deeper(&mut self) -> Result<(), SyntaxError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH { self.fail(self.at, "nested too deeply") } else { Ok(()) }
    }

    fn object(&mut self) -> Result<Value<'a>, SyntaxError> {
        self.deeper()?;
        self.at += 1;
        let mut members = Vec::new();
        self.blanks();
        if self.peek() == Some(b'}') {
            self.at += 1;
        } else {
            loop {
                self.blanks();
                let start = self.at;
                if self.peek() != Some(b'"') {
                    return Err(self.unexpected("a key in quotation marks"));
                }
                let key = self.text()?;
                let key_span = Span { start, end: self.at };
                self.blanks();
                if self.peek() != Some(b':') {
                    return Err(self.unexpected("`:` after the key"));
                }
                self.at += 1;
                let node = self.value()?;
                members.push(Member { key, key_span, node });
                if self.ends(b'}', "`,` or `}`")? {
                    break;
                }
            }
        }
        self.depth -= 1;
        Ok(Value::Object(members))
    }

    fn array(&mut self) -> Result<Value<'a>, SyntaxError> {
        self.deeper()?;
        self.at += 1;
        let mut items = Vec::new();
        self.blanks();
        if self.peek() == Some(b']') {
            self.at += 1;
        } else {
            loop {
                items.push(self.value()?);
                if self.ends(b']', "`,` or `]`")? {
                    break;
                }
            }
        }
        self.depth -= 1;
        Ok(Value::Array(items))
    }

    /// After an item: whether the array or object ends here.
    fn ends(&mut self, close: u8, expected: &str) -> Result<bool, SyntaxError> {
        self.blanks();
        match self.peek() {
            Some(b',') => {
                self.at += 1;
                Ok(false)
            }
            Some(found) if found == close => {
                self.at += 1;
                Ok(true)
            }
            _ => Err(self.unexpected(expected)),
        }
    }

    fn number(&mut self) -> Result<Value<'a>, SyntaxError> {
        let start = self.at;
        while matches!(self.peek(), Some(b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9')) {
            self.at += 1;
        }
        let text = self.text.get(start..self.at).unwrap_or_default();
        if !is_number(text) {
            let span = Span { start, end: self.at };
            return Err(SyntaxError { span, message: format!("`{text}` is not a number") });
        }
        Ok(Value::Number(text))
    }

    fn text(&mut self) -> Result<Cow<'a, str>, SyntaxError> {
        let open = self.at;
        self.at += 1;
        let start = self.at;
        let mut unescaped: Option<String> = None;
        let mut copied = start;
        loop {
            match self.peek() {
                None => return self.fail(open, "this text has no closing quotation mark"),
                Some(b'"') => {
                    let tail = self.text.get(copied..self.at).unwrap_or_default();
                    self.at += 1;
                    return Ok(match unescaped {
                        None => Cow::Borrowed(tail),
                        Some(text) => Cow::Owned(text + tail),
                    });
                }
                Some(b'\\') => {
                    let text = unescaped.get_or_insert_default();
                    text.push_str(self.text.get(copied..self.at).unwrap_or_default());
                    text.push(self.escape()?);
                    copied = self.at;
                }
                Some(0..0x20) => {
                    let span = Span { start: open, end: self.at };
                    let message = "this text does not end on its line; inside text, write `\\n`".to_owned();
                    return Err(SyntaxError { span, message });
                }
                Some(_) => self.at += 1,
            }
        }
    }

    fn escape(&mut self) -> Result<char, SyntaxError> {
        let start = self.at;
        self.at += 2;
        Ok(match self.text.as_bytes().get(start + 1) {
            Some(b'n') => '\n',
            Some(b't') => '\t',
            Some(b'r') => '\r',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'u') => return self.unicode(start),
            _ => return self.fail(start, "an escape that JSON does not have"),
        })
    }

    fn unicode(&mut self, start: usize) -> Result<char, SyntaxError> {
        let high = self.four_digits(start)?;
        let code = if (0xd800..0xdc00).contains(&high) && self.rest().starts_with("\\u") {
            self.at += 2;
            match self.four_digits(start)? {
                low @ 0xdc00..0xe000 => 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00),
                _ => high,
            }
        } else {
            high
        };
        match char::from_u32(code) {
            Some(found) => Ok(found),
            None => self.fail(start, "half of a surrogate pair"),
        }
    }

    fn four_digits(&mut self, start: usize) -> Result<u32, SyntaxError> {
        let digits = self.text.get(self.at..self.at + 4).and_then(|digits| u32::from_str_radix(digits, 16).ok());
        self.at += 4;
        match digits {
            Some(code) => Ok(code),
            None => self.fail(start, "`\\u` needs four hexadecimal digits"),
        }
    }
}

/// Whether a text is a number of JSON: without leading zeros, with digits on both sides of a point.
fn is_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit());
    let text = text.strip_prefix('-').unwrap_or(text);
    let (text, exponent) = match text.split_once(['e', 'E']) {
        Some((text, exponent)) => (text, Some(exponent.strip_prefix(['+', '-']).unwrap_or(exponent))),
        None => (text, None),
    };
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(digits)
}

#[cfg(test)]
#[allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail")]
mod tests {
    use super::*;

    fn failure(text: &str) -> (usize, String) {
        match parse(text) {
            Ok(node) => (usize::MAX, format!("{node:?}")),
            Err(malformed) => (malformed.span.start, malformed.message),
        }
    }

    #[test]
    fn values_have_spans() {
        let node = parse("{\"a\": [1, \"x\\u00e4\\ud83d\\ude00\"]}").expect("valid");
        let Value::Object(members) = node.value else { panic!("an object") };
        assert_eq!(members[0].key, "a");
        let Value::Array(items) = &members[0].node.value else { panic!("a list") };
        assert_eq!(items[0].span, Span { start: 7, end: 8 });
        assert!(matches!(&items[1].value, Value::String(text) if text == "xä😀"));
    }

    #[test]
    fn syntax_errors_have_position_and_reason() {
        assert_eq!(failure("{\"a\" 1}"), (5, "expected `:` after the key, found `1`".to_owned()));
        assert_eq!(failure("{\"a\": 1,}"), (8, "expected a key in quotation marks, found `}`".to_owned()));
        assert_eq!(failure("[1 2]"), (3, "expected `,` or `]`, found `2`".to_owned()));
        assert_eq!(failure("{\"a\": \"b\n\"}").0, 6);
        assert_eq!(failure("[\"a").0, 1);
        assert_eq!(failure("[1] x").0, 4);
        assert_eq!(failure("[\"\\q\"]").0, 2);
        assert_eq!(failure("[\"\\ud83d\"]").1, "half of a surrogate pair");
        assert_eq!(failure("[1-2]").1, "`1-2` is not a number");
        for text in ["007", "-01", "1.", ".5", "-", "1e", "1.e5", "+1", "1e5.0", "00"] {
            assert_eq!(failure(&format!("[{text}]")).0, 1, "{text}");
        }
        for text in ["0", "-0", "10", "0.50", "-1.5e+10", "1E5", "1e-05"] {
            assert!(parse(&format!("[{text}]")).is_ok(), "{text}");
        }
        assert_eq!(failure(&"[".repeat(200)).1, "nested too deeply");
        assert_eq!(failure("").1, "expected a value, found the end of the file");
    }
}
