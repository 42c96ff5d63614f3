//! Writes responses as JSON text in Frappe's form: compact and ASCII only.
//!
//! Rows go from the database to this text without a `serde_json::Value` in between.

use crate::error::{Error, ErrorKind, Result};
use crate::grammar::limits;
use crate::response_writer::ResponseWriter;
use chrono::{NaiveDateTime, NaiveTime, Timelike};
use doctyped_orm::table::{ValueRef, format_datetime, format_timestamp, mask, timestamp};
use std::io;

/// Bytes of the rows of a list that is not sent in chunks: it is computed from, or its client takes no
/// chunks.
const MAX_BUFFERED: usize = 16 * 1024 * 1024;
/// Bytes of one row of a list that is sent in chunks. The list itself has no limit.
const MAX_ROW_SIZE: usize = 64 * 1024 * 1024;

/// Writes JSON text. It places commas and quotes; the caller closes objects and arrays in order.
#[derive(Debug, Default)]
pub struct JsonWriter {
    text: Vec<u8>,
    /// Where finished chunks of the text go, for a streamed response.
    response_writer: Option<ResponseWriter>,
    /// Bytes of rows that stay in memory, if they are fewer than [`MAX_BUFFERED`].
    max_buffered: Option<usize>,
    /// Bytes that were sent already.
    gone: usize,
    /// The last byte of the text.
    last_gone: Option<u8>,
}

impl JsonWriter {
    /// An empty text.
    pub fn new() -> JsonWriter {
        JsonWriter { text: Vec::with_capacity(1024), ..JsonWriter::default() }
    }

    /// An empty text that is sent in chunks while it is written.
    pub fn with_response_writer(response_writer: ResponseWriter) -> JsonWriter {
        JsonWriter { response_writer: Some(response_writer), ..JsonWriter::new() }
    }

    /// An empty text for rows that are computed with and take several times its size: at most this many bytes.
    pub fn bounded(max_buffered: usize) -> JsonWriter {
        JsonWriter { max_buffered: Some(max_buffered), ..JsonWriter::new() }
    }

    /// Sends a chunk once enough text is buffered. A text that is not sent in chunks has a limit.
    ///
    /// # Errors
    /// `SessionStopped` when the client is gone or reads too slowly; `DataError` for more than
    /// bytes than may stay in memory.
    pub fn flush_chunk(&mut self) -> Result<()> {
        if self.text.len() < ResponseWriter::CHUNK_SIZE {
            return Ok(());
        }
        self.check_size()?;
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

    /// Checks the size of the text in memory, after each value of a row: one row can name a long value many times.
    ///
    /// # Errors
    /// `DataError` for more bytes than may stay in memory.
    pub fn check_size(&self) -> Result<()> {
        let is_streamed = self.is_streamed();
        let limit = if is_streamed { MAX_ROW_SIZE } else { self.max_buffered.unwrap_or(MAX_BUFFERED) };
        if self.text.len() <= limit {
            return Ok(());
        }
        let message = if is_streamed {
            format!("a row of the list has more than {limit} bytes; ask for fewer fields")
        } else {
            format!("the list has more than {limit} bytes; ask for a page of it with limit_page_length")
        };
        Err(Error::new(ErrorKind::Data, message))
    }

    /// The buffered text: all of it, or the end if chunks were sent.
    pub fn into_bytes(self) -> Vec<u8> {
        self.text
    }

    /// Whether the text is sent in chunks while it is written.
    pub fn is_streamed(&self) -> bool {
        self.response_writer.is_some()
    }

    /// Whether chunks of the text were sent.
    pub fn has_sent(&self) -> bool {
        self.gone > 0
    }

    /// Where chunks of the text would have gone.
    pub fn into_response_writer(self) -> Option<ResponseWriter> {
        self.response_writer
    }

    /// The length of the text in bytes; [`JsonWriter::truncate`] goes back to it.
    pub fn len(&self) -> usize {
        self.gone + self.text.len()
    }

    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Drops the text after a length; chunks that were sent cannot be dropped.
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

    /// Text of any length. A long one is sent in chunks while it is written, so that it is not in memory twice.
    ///
    /// # Errors
    /// As [`JsonWriter::flush_chunk`].
    pub fn long_text(&mut self, value: &str) -> Result<()> {
        if value.len() < ResponseWriter::CHUNK_SIZE || !self.is_streamed() {
            self.text(value);
            return Ok(());
        }
        self.separate();
        self.text.push(b'"');
        let mut rest = value;
        while !rest.is_empty() {
            let (piece, after) = rest.split_at(limits::prefix_len(rest, ResponseWriter::CHUNK_SIZE));
            self.escaped(piece);
            self.flush_chunk()?;
            rest = after;
        }
        self.text.push(b'"');
        Ok(())
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

    /// Parses what was written, of any length: the server's own list of rows.
    ///
    /// # Errors
    /// serde's error when it is not of the type.
    pub fn into_value<T: serde::de::DeserializeOwned>(self) -> serde_json::Result<T> {
        serde_json::from_slice(&self.into_bytes())
    }

    /// JSON text as it is.
    pub fn raw(&mut self, json: &str) {
        self.separate();
        self.text.extend_from_slice(json.as_bytes());
    }

    /// The text of another writer, which holds one value.
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
        self.escaped(value);
        self.text.push(b'"');
    }

    fn escaped(&mut self, value: &str) {
        if is_plain(value.as_bytes()) {
            self.text.extend_from_slice(value.as_bytes());
        } else {
            for character in value.chars() {
                escape(&mut self.text, character);
            }
        }
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

/// Whether a text needs no escapes. Each block is looked at whole, so that the compiler uses vector instructions.
fn is_plain(text: &[u8]) -> bool {
    const BLOCK: usize = 16;
    let plain = |byte: &u8| matches!(byte, b' ' | b'!' | b'#'..=b'[' | b']'..=b'~');
    let (blocks, rest) = text.as_chunks::<BLOCK>();
    let is_plain_block = |block: &[u8; BLOCK]| block.iter().fold(true, |all, byte| all & plain(byte));
    blocks.iter().all(is_plain_block) && rest.iter().all(plain)
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
mod tests;
