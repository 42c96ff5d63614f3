//! Writes answers as JSON text, the way Frappe's clients get it: compact and ASCII only.
//!
//! Rows go from the database to this text without a `serde_json::Value` in between.

use crate::error::Result;
use crate::response_writer::ResponseWriter;
use crate::table::{ValueRef, format_datetime, format_timestamp, mask, timestamp};
use chrono::{NaiveDateTime, NaiveTime, Timelike};
use std::io;

/// JSON text in the making. Commas and quotes are its business; that objects and arrays are
/// closed in order is the caller's.
#[derive(Debug, Default)]
pub struct JsonWriter {
    text: Vec<u8>,
    /// Where the text goes before it is complete, if it does.
    response_writer: Option<ResponseWriter>,
    /// How much of the text has gone there already.
    gone: usize,
    /// Its last byte.
    last_gone: Option<u8>,
}

impl JsonWriter {
    /// Nothing yet.
    pub fn new() -> JsonWriter {
        JsonWriter { text: Vec::with_capacity(1024), ..JsonWriter::default() }
    }

    /// Nothing yet; what is written may leave piece by piece.
    pub(crate) fn with_response_writer(response_writer: ResponseWriter) -> JsonWriter {
        JsonWriter { response_writer: Some(response_writer), ..JsonWriter::new() }
    }

    /// Keeps what is written until it is complete, whatever there was to let it go.
    pub(crate) fn keep(&mut self) {
        self.response_writer = None;
    }

    /// Lets go of what was written so far, once that is worth it.
    ///
    /// # Errors
    /// When nobody takes it.
    pub(crate) fn pass_on(&mut self) -> Result<()> {
        if self.text.len() < ResponseWriter::CHUNK_SIZE {
            return Ok(());
        }
        if let Some(response_writer) = &mut self.response_writer {
            self.gone += self.text.len();
            self.last_gone = self.text.last().copied();
            let piece = std::mem::replace(
                &mut self.text,
                Vec::with_capacity(ResponseWriter::CHUNK_SIZE + ResponseWriter::CHUNK_SIZE / 4),
            );
            response_writer.send(piece)?;
        }
        Ok(())
    }

    /// The text; the end of it, if the rest is gone already.
    pub fn into_bytes(self) -> Vec<u8> {
        self.text
    }

    /// How long the text is now; [`JsonWriter::truncate`] goes back there.
    pub fn len(&self) -> usize {
        self.gone + self.text.len()
    }

    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Forgets what was written after a length; what is gone cannot be forgotten.
    pub fn truncate(&mut self, len: usize) {
        self.text.truncate(len.saturating_sub(self.gone));
    }

    /// `{`
    pub fn begin_object(&mut self) {
        self.separate();
        self.text.push(b'{');
    }

    /// `}`
    pub fn end_object(&mut self) {
        self.text.push(b'}');
    }

    /// `[`
    pub fn begin_array(&mut self) {
        self.separate();
        self.text.push(b'[');
    }

    /// `]`
    pub fn end_array(&mut self) {
        self.text.push(b']');
    }

    /// A key of an object; a value has to follow.
    pub fn key(&mut self, key: &str) {
        self.separate();
        self.quote(key);
        self.text.push(b':');
    }

    /// `null`
    pub fn null(&mut self) {
        self.raw("null");
    }

    /// `true` or `false`
    pub fn bool(&mut self, value: bool) {
        self.raw(if value { "true" } else { "false" });
    }

    /// An integer.
    pub fn int(&mut self, value: i64) {
        self.serialize(&value);
    }

    /// A number with a point, `3.0`; a number that JSON does not have becomes `null`.
    pub fn float(&mut self, value: f64) {
        self.serialize(&value);
    }

    /// Text.
    pub fn text(&mut self, value: &str) {
        self.separate();
        self.quote(value);
    }

    /// A value of a record, in the form of its type.
    pub fn value(&mut self, value: ValueRef<'_>) {
        match value {
            ValueRef::Null => self.null(),
            ValueRef::Int(value) => self.int(value),
            ValueRef::Float(value) => self.float(value),
            ValueRef::Text(value) => self.text(value),
            ValueRef::Secret(value) => self.text(&mask(value)),
            ValueRef::Date(value) => self.text(&value.to_string()),
            ValueRef::Datetime(value) => self.text(&format_datetime(value)),
            ValueRef::Time(value) => self.text(&format_time(value)),
        }
    }

    /// A point in time with six digits of microseconds, even if they are zero.
    pub fn timestamp(&mut self, value: NaiveDateTime) {
        match timestamp::write(value) {
            Some(text) => {
                self.separate();
                self.text.push(b'"');
                self.text.extend_from_slice(&text);
                self.text.push(b'"');
            }
            None => self.text(&format_timestamp(value)),
        }
    }

    /// Anything that serde can write.
    pub fn serialize(&mut self, value: &(impl serde::Serialize + ?Sized)) {
        self.separate();
        let start = self.text.len();
        let mut serializer = serde_json::Serializer::with_formatter(&mut self.text, Ascii);
        // Writing to memory cannot fail; a type that refuses to be serialised becomes null.
        if value.serialize(&mut serializer).is_err() {
            self.text.truncate(start);
            self.text.extend_from_slice(b"null");
        }
    }

    /// JSON text that is ready.
    pub fn raw(&mut self, json: &str) {
        self.separate();
        self.text.extend_from_slice(json.as_bytes());
    }

    /// What another writer has: one value.
    pub fn written(&mut self, other: &JsonWriter) {
        self.separate();
        self.text.extend_from_slice(&other.text);
    }

    /// A comma, unless this is the first element or the value of a key.
    fn separate(&mut self) {
        if !matches!(self.text.last().copied().or(self.last_gone), None | Some(b'{' | b'[' | b':')) {
            self.text.push(b',');
        }
    }

    fn quote(&mut self, value: &str) {
        self.text.push(b'"');
        let plain = |byte: u8| matches!(byte, 0x20..=0x7e) && byte != b'"' && byte != b'\\';
        if value.bytes().all(plain) {
            self.text.extend_from_slice(value.as_bytes());
        } else {
            for character in value.chars() {
                escape(&mut self.text, character);
            }
        }
        self.text.push(b'"');
    }
}

/// `H:MM:SS` without a leading zero, as Frappe writes times that come from MariaDB; microseconds
/// only if there are any.
fn format_time(value: NaiveTime) -> String {
    let (hour, minute, second) = (value.hour(), value.minute(), value.second());
    match value.nanosecond() / 1000 {
        0 => format!("{hour}:{minute:02}:{second:02}"),
        micros => format!("{hour}:{minute:02}:{second:02}.{micros:06}"),
    }
}

fn escape(out: &mut Vec<u8>, character: char) {
    let short = match character {
        '"' => Some(b'"'),
        '\\' => Some(b'\\'),
        '\n' => Some(b'n'),
        '\r' => Some(b'r'),
        '\t' => Some(b't'),
        '\u{8}' => Some(b'b'),
        '\u{c}' => Some(b'f'),
        _ => None,
    };
    if let Some(short) = short {
        out.extend_from_slice(&[b'\\', short]);
    } else if matches!(character, ' '..='~') {
        out.push(character as u8);
    } else {
        let mut units = [0; 2];
        for unit in character.encode_utf16(&mut units) {
            out.extend_from_slice(format!("\\u{unit:04x}").as_bytes());
        }
    }
}

/// Makes serde_json escape what is not ASCII.
struct Ascii;

impl serde_json::ser::Formatter for Ascii {
    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        if fragment.is_ascii() && !fragment.contains('\u{7f}') {
            return writer.write_all(fragment.as_bytes());
        }
        let mut escaped = Vec::with_capacity(fragment.len() * 2);
        for character in fragment.chars() {
            escape(&mut escaped, character);
        }
        writer.write_all(&escaped)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut JsonWriter)) -> String {
        let mut json = JsonWriter::new();
        write(&mut json);
        String::from_utf8(json.into_bytes()).unwrap()
    }

    #[test]
    fn separates_elements_and_members() {
        let text = written(|json| {
            json.begin_object();
            json.key("a");
            json.begin_array();
            json.int(1);
            json.float(2.0);
            json.begin_object();
            json.end_object();
            json.end_array();
            json.key("b");
            json.null();
            json.end_object();
        });
        assert_eq!(text, r#"{"a":[1,2.0,{}],"b":null}"#);
    }

    #[test]
    fn text_that_ends_like_an_opening_is_still_followed_by_a_comma() {
        let text = written(|json| {
            json.begin_array();
            json.text("{");
            json.text("x:");
            json.text("[");
            json.end_array();
        });
        assert_eq!(text, r#"["{","x:","["]"#);
    }

    #[test]
    fn escapes_what_is_not_printable_ascii() {
        let tricky = "\u{e4}\u{1f600}\"\\\n\u{1}\u{7f}\u{2028}";
        let text = written(|json| json.text(tricky));
        assert!(text.is_ascii());
        assert_eq!(serde_json::from_str::<String>(&text).unwrap(), tricky);
        let nested = written(|json| json.serialize(&vec![tricky]));
        assert!(nested.is_ascii());
        assert_eq!(serde_json::from_str::<Vec<String>>(&nested).unwrap(), [tricky]);
    }

    #[test]
    fn times_have_no_leading_zero() {
        let time = |text: &str| written(|json| json.value(ValueRef::Time(text.parse().unwrap())));
        assert_eq!(time("09:05:00"), "\"9:05:00\"");
        assert_eq!(time("23:59:59.5"), "\"23:59:59.500000\"");
    }
}
