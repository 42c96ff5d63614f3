//! Request targets that are not percent-encoded: `GET /api/resource/ToDo?fields=["name"]`.
//!
//! Clients of Frappe send JSON and UTF-8 in queries as they are, and its server reads them. actix-web answers 400 before
//! any handler runs. So such bytes are encoded on their way to actix-web. The encoder follows the requests of a connection
//! by their `Content-Length`; where it cannot be sure of where the next request begins, it leaves all that follows alone.

use memchr::memchr;

/// The part of a header line that is looked at. A longer `Content-Length` is none.
const MAX_LINE_LEN: usize = 64;

/// The part of the stream that the next byte belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Before a request line.
    Start,
    Method,
    Target,
    Version,
    HeaderLine,
    /// A body of which so many bytes are left.
    Body(u64),
    /// The rest of a connection whose requests cannot be told apart.
    Unknown,
}

/// Follows the requests of a connection and encodes their targets.
#[derive(Debug)]
pub struct TargetEncoder {
    part: Part,
    /// The begin of the header line in lower case.
    line: Vec<u8>,
    line_len: usize,
    content_length: u64,
    is_unknown: bool,
    /// Bytes of the head that has begun.
    head_len: usize,
    /// Bytes of the longest head.
    longest_head: usize,
    /// Heads that are complete.
    heads: u64,
}

/// The result of reading some bytes.
#[derive(Debug, PartialEq, Eq)]
pub struct Encoded {
    /// The bytes that were read: up to the end of a request.
    pub read: usize,
    /// These bytes with encoded targets; none if they are the same.
    pub bytes: Option<Vec<u8>>,
}

impl TargetEncoder {
    /// The encoder of a new connection.
    pub fn new() -> TargetEncoder {
        let line = Vec::with_capacity(MAX_LINE_LEN);
        TargetEncoder {
            part: Part::Start,
            line,
            line_len: 0,
            content_length: 0,
            is_unknown: false,
            head_len: 0,
            longest_head: 0,
            heads: 0,
        }
    }

    /// Bytes of the incomplete head.
    pub fn head_len(&self) -> usize {
        self.head_len
    }

    /// Bytes of the longest head so far.
    pub fn longest_head(&self) -> usize {
        self.longest_head.max(self.head_len)
    }

    /// Heads that are complete.
    pub fn heads(&self) -> u64 {
        self.heads
    }

    /// Whether the next byte begins a request.
    pub fn is_between_requests(&self) -> bool {
        self.part == Part::Start
    }

    /// Whether the requests that follow cannot be told apart.
    pub fn is_unknown(&self) -> bool {
        self.part == Part::Unknown
    }

    /// Reads bytes up to the end of a request, and encodes its target.
    pub fn encode(&mut self, bytes: &[u8]) -> Encoded {
        let mut encoded: Option<Vec<u8>> = None;
        let mut index = 0;
        while let Some(&byte) = bytes.get(index) {
            match self.part {
                Part::Unknown => {
                    copy(&mut encoded, bytes, index, bytes.len());
                    index = bytes.len();
                    break;
                }
                Part::Body(left) => {
                    let rest = bytes.len() - index;
                    let skipped = usize::try_from(left).map_or(rest, |left| left.min(rest));
                    self.part = match left - skipped as u64 {
                        0 => Part::Start,
                        left => Part::Body(left),
                    };
                    copy(&mut encoded, bytes, index, index + skipped);
                    index += skipped;
                    if self.part == Part::Start {
                        break;
                    }
                    continue;
                }
                Part::HeaderLine => {
                    let rest = bytes.get(index..).unwrap_or_default();
                    let line_end = memchr(b'\n', rest);
                    let read = line_end.map_or(rest.len(), |end| end + 1);
                    self.head_len += read;
                    // Most lines are whole and none of those that matter.
                    if line_end.is_none() || self.line_len > 0 || matters(byte) {
                        self.read_line(rest.get(..line_end.unwrap_or(read)).unwrap_or_default());
                        if line_end.is_some() {
                            self.end_line();
                        }
                    }
                    copy(&mut encoded, bytes, index, index + read);
                    index += read;
                    if self.part == Part::Start {
                        break;
                    }
                    continue;
                }
                Part::Version if byte != b'\n' => {
                    let rest = bytes.get(index..).unwrap_or_default();
                    let read = memchr(b'\n', rest).unwrap_or(rest.len());
                    self.head_len += read;
                    copy(&mut encoded, bytes, index, index + read);
                    index += read;
                    continue;
                }
                Part::Target if !ends_plain(byte) => {
                    let rest = bytes.get(index..).unwrap_or_default();
                    let plain = rest.iter().position(|byte| ends_plain(*byte)).unwrap_or(rest.len());
                    self.head_len += plain;
                    copy(&mut encoded, bytes, index, index + plain);
                    index += plain;
                    continue;
                }
                Part::Target if must_encode(byte) => {
                    let before = || bytes.get(..index).unwrap_or_default().to_vec();
                    let encoded = encoded.get_or_insert_with(before);
                    encoded.extend_from_slice(format!("%{byte:02X}").as_bytes());
                    self.head_len += 3;
                    index += 1;
                    continue;
                }
                _ => self.next(byte),
            }
            copy(&mut encoded, bytes, index, index + 1);
            index += 1;
        }
        Encoded { read: index, bytes: encoded }
    }

    fn next(&mut self, byte: u8) {
        self.head_len += 1;
        self.part = match (self.part, byte) {
            (Part::Start, b'\r' | b'\n') => Part::Start,
            (Part::Start, _) => {
                (self.content_length, self.is_unknown, self.head_len) = (0, false, 1);
                Part::Method
            }
            (Part::Method, b' ') => Part::Target,
            (Part::Target, b' ') => Part::Version,
            // A request line of less than three words.
            (Part::Method | Part::Target, b'\n') => Part::Unknown,
            (Part::Version, b'\n') => Part::HeaderLine,
            (part, _) => part,
        };
    }

    /// Reads a part of a header line. Of a line with another first letter than those of the headers that matter, only
    /// that letter is kept.
    fn read_line(&mut self, part: &[u8]) {
        let is_other = self.line_len == 0 && !part.first().is_some_and(|byte| matters(*byte));
        let room = if is_other { 1 } else { MAX_LINE_LEN - self.line.len() };
        self.line.extend(part.iter().take(room).map(u8::to_ascii_lowercase));
        self.line_len += part.len();
    }

    /// Ends a header line; an empty one ends the head.
    fn end_line(&mut self) {
        let is_whole = self.line_len <= MAX_LINE_LEN;
        let line = self.line.strip_suffix(b"\r").unwrap_or(&self.line);
        self.part = Part::HeaderLine;
        let (name, value) = match line.iter().position(|byte| *byte == b':') {
            Some(colon) => (line.get(..colon).unwrap_or_default(), line.get(colon + 1..).unwrap_or_default()),
            None => (line, b"".as_slice()),
        };
        if line.is_empty() {
            self.longest_head = self.longest_head();
            self.head_len = 0;
            self.heads += 1;
            self.part = match self.content_length {
                _ if self.is_unknown => Part::Unknown,
                0 => Part::Start,
                length => Part::Body(length),
            };
        } else if name == b"content-length" {
            let value = std::str::from_utf8(value.trim_ascii()).unwrap_or_default();
            let is_number = is_whole && value.bytes().all(|byte| byte.is_ascii_digit());
            match value.parse() {
                Ok(length) if is_number && self.content_length == 0 => self.content_length = length,
                _ => self.is_unknown = true,
            }
        } else if matches!(name.trim_ascii_end(), b"transfer-encoding" | b"upgrade" | b"content-length")
            || matches!(line.first(), Some(b' ' | b'\t'))
        {
            self.is_unknown = true;
        }
        self.line.clear();
        self.line_len = 0;
    }
}

/// Copies bytes, once there is something that differs from them.
fn copy(encoded: &mut Option<Vec<u8>>, bytes: &[u8], from: usize, to: usize) {
    if let Some(encoded) = encoded {
        encoded.extend_from_slice(bytes.get(from..to).unwrap_or_default());
    }
}

/// Whether a header line that begins with this byte may be one of those that matter, or the end of the head.
fn matters(byte: u8) -> bool {
    matches!(byte, b'c' | b'C' | b't' | b'T' | b'u' | b'U' | b' ' | b'\t' | b'\r' | b'\n')
}

/// Whether a byte of a target is encoded or ends the target.
fn ends_plain(byte: u8) -> bool {
    const ENDS: [bool; 256] = {
        let mut ends = [false; 256];
        let mut byte = 0;
        while byte < 256 {
            #[allow(clippy::cast_possible_truncation, reason = "it is below 256")]
            let value = byte as u8;
            #[allow(clippy::indexing_slicing, reason = "the compiler checks the index of a constant")]
            let end = &mut ends[byte];
            *end = must_encode(value) || matches!(value, b' ' | b'\n');
            byte += 1;
        }
        ends
    };
    ENDS.get(usize::from(byte)).copied().unwrap_or(true)
}

/// Whether actix-web refuses a byte in the path or in the query.
const fn must_encode(byte: u8) -> bool {
    matches!(byte, b'"' | b'<' | b'>' | b'`' | b'^' | b'{' | b'}' | b'\\' | b'|' | 0x7f..)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text after the encoder, given whole and byte by byte.
    fn encoded(text: &str) -> String {
        let of = |part_len: usize| {
            let (mut encoder, mut out) = (TargetEncoder::new(), Vec::new());
            for mut part in text.as_bytes().chunks(part_len) {
                while !part.is_empty() {
                    let Encoded { read, bytes } = encoder.encode(part);
                    assert!(read > 0);
                    out.extend(bytes.unwrap_or_else(|| part[..read].to_vec()));
                    part = &part[read..];
                }
            }
            out
        };
        let whole = of(text.len());
        assert_eq!(of(1), whole);
        String::from_utf8(whole).unwrap()
    }

    #[test]
    fn targets_are_encoded_and_the_rest_is_left_alone() {
        let head = "Host: \"x\"\r\nContent-Length: 6\r\n\r\n";
        let text = format!(
            "\r\nPOST /a?b=\"{{\u{e4}}}\" HTTP/1.1\r\n{head}\"<{{}}>GET /<> HTTP/1.1\r\n\r\nGET /a HTTP/1.1\n\n"
        );
        let expected = format!(
            "\r\nPOST /a?b=%22%7B%C3%A4%7D%22 HTTP/1.1\r\n{head}\"<{{}}>GGET /%3C%3E HTTP/1.1\r\n\r\nGET /a HTTP/1.1\n\n"
        );
        assert_eq!(encoded(&text.replacen(">GET", ">GGET", 1)), expected);
    }

    #[test]
    fn incomplete_head_is_counted_as_it_is_kept() {
        let mut encoder = TargetEncoder::new();
        let mut head_len = |bytes: &[u8]| {
            let kept = encoder.encode(bytes).bytes.map_or(bytes.len(), |encoded| encoded.len());
            (encoder.head_len(), kept)
        };
        assert_eq!(head_len(b"\r\n"), (2, 2));
        let (head, kept) = head_len(b"POST /a?b={} HTTP/1.1\r\nA: b");
        assert_eq!(head, kept);
        assert_eq!(head_len(b"cd\r\nContent-Length: 3\r\n\r\n"), (0, 25));
        assert_eq!(head_len(b"abc"), (0, 3));
        assert_eq!(head_len(b"GET /\n"), (6, 6));
    }

    #[test]
    fn encoded_target_is_unchanged() {
        let text = "GET /api/resource/ToDo?fields=%5B%22name%22%5D&x=[1,2] HTTP/1.1\r\nA: b\r\n\r\n";
        assert_eq!(TargetEncoder::new().encode(text.as_bytes()), Encoded { read: text.len(), bytes: None });
    }

    #[test]
    fn requests_are_read_one_by_one() {
        let mut encoder = TargetEncoder::new();
        let text =
            b"GET /a HTTP/1.1\r\nContent-Length-X: 1\r\n\r\nPOST /b HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}GET /c";
        let (first, second) = (encoder.encode(text), encoder.heads());
        assert_eq!((first.read, second, encoder.is_between_requests()), (40, 1, true));
        let rest = &text[first.read..];
        let next = encoder.encode(rest);
        assert_eq!((next.read, encoder.heads(), encoder.is_between_requests()), (rest.len() - 6, 2, true));
        assert_eq!(encoder.encode(b"GET /c"), Encoded { read: 6, bytes: None });
        assert_eq!((encoder.heads(), encoder.head_len()), (2, 6));
    }

    #[test]
    fn connection_is_left_alone_after_a_body_of_unknown_length() {
        let next = "GET /\"x\" HTTP/1.1\r\n\r\n";
        for head in [
            "Transfer-Encoding: chunked\r\n",
            "Content-Length: 1\r\nContent-Length: 5\r\n",
            "Content-Length: +1\r\n",
            "Content-Length : 1\r\n",
            "Upgrade: websocket\r\n",
            "A: b\r\n Content-Length: 3\r\n",
        ] {
            let text = format!("POST /a HTTP/1.1\r\n{head}\r\n{next}");
            assert_eq!(encoded(&text), text);
        }
        assert_eq!(encoded(&format!("GET /\n{next}")), format!("GET /\n{next}"));
    }
}
