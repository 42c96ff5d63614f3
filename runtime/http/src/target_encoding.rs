//! Request targets that are not percent-encoded: `GET /api/resource/ToDo?fields=["name"]`.
//!
//! Clients of Frappe send JSON and UTF-8 in queries as they are, and its server reads them. actix-web answers 400 before
//! any handler runs. So this stream encodes such bytes on their way to actix-web. It follows the requests of a connection
//! by their `Content-Length`; where it cannot be sure of where the next request begins, it leaves all that follows alone.

use doctyped_core::head_memory::HeadShare;
use memchr::memchr;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

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
struct TargetEncoder {
    part: Part,
    /// The begin of the header line in lower case.
    line: Vec<u8>,
    line_len: usize,
    content_length: u64,
    is_unknown: bool,
    /// Bytes of the head that has begun.
    head_len: usize,
}

impl TargetEncoder {
    fn new() -> TargetEncoder {
        let line = Vec::with_capacity(MAX_LINE_LEN);
        TargetEncoder { part: Part::Start, line, line_len: 0, content_length: 0, is_unknown: false, head_len: 0 }
    }

    /// The bytes with encoded targets; none if they are the same.
    fn encode(&mut self, bytes: &[u8]) -> Option<Vec<u8>> {
        let mut encoded: Option<Vec<u8>> = None;
        let mut index = 0;
        while let Some(&byte) = bytes.get(index) {
            match self.part {
                Part::Unknown => {
                    copy(&mut encoded, bytes, index, bytes.len());
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
        encoded
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
        if line.is_empty() {
            self.head_len = 0;
            self.part = match self.content_length {
                _ if self.is_unknown => Part::Unknown,
                0 => Part::Start,
                length => Part::Body(length),
            };
        } else if let Some(value) = line.strip_prefix(b"content-length:") {
            let value = std::str::from_utf8(value.trim_ascii()).unwrap_or_default();
            let is_number = is_whole && value.bytes().all(|byte| byte.is_ascii_digit());
            match value.parse() {
                Ok(length) if is_number && self.content_length == 0 => self.content_length = length,
                _ => self.is_unknown = true,
            }
        } else if [b"transfer-encoding".as_slice(), b"content-length", b"upgrade", b" ", b"\t"]
            .iter()
            .any(|start| line.starts_with(start))
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

/// A connection whose requests have encoded targets.
#[derive(Debug)]
pub struct EncodedStream<Io> {
    io: Io,
    encoder: TargetEncoder,
    head: HeadShare,
    /// Encoded bytes that did not fit into the buffer of the reader.
    pending: Vec<u8>,
}

impl<Io> EncodedStream<Io> {
    /// Encodes the targets of requests that a connection receives. `head` counts the heads that are not complete.
    pub fn new(io: Io, head: HeadShare) -> EncodedStream<Io> {
        EncodedStream { io, encoder: TargetEncoder::new(), head, pending: Vec::new() }
    }

    fn take_pending(&mut self, buffer: &mut ReadBuf<'_>) {
        let length = self.pending.len().min(buffer.remaining());
        buffer.put_slice(self.pending.get(..length).unwrap_or_default());
        self.pending.drain(..length);
    }
}

impl<Io: AsyncRead + Unpin> AsyncRead for EncodedStream<Io> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        if !self.pending.is_empty() {
            self.take_pending(buffer);
            return Poll::Ready(Ok(()));
        }
        let before = buffer.filled().len();
        ready!(Pin::new(&mut self.io).poll_read(cx, buffer))?;
        let read = buffer.filled().get(before..).unwrap_or_default();
        if let Some(encoded) = self.encoder.encode(read) {
            buffer.set_filled(before);
            self.pending = encoded;
            self.take_pending(buffer);
        }
        let head_len = self.encoder.head_len;
        if !self.head.set_len(head_len) {
            tracing::debug!(head_len, "closed connection with a long request head: such heads take too much memory");
            return Poll::Ready(Err(io::Error::other("the heads of requests take too much memory")));
        }
        Poll::Ready(Ok(()))
    }
}

impl<Io: AsyncWrite + Unpin> AsyncWrite for EncodedStream<Io> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.io).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_shutdown(cx)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffers: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.io).poll_write_vectored(cx, buffers)
    }

    fn is_write_vectored(&self) -> bool {
        self.io.is_write_vectored()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text after the encoder, given whole and byte by byte.
    fn encoded(text: &str) -> String {
        let bytes = text.as_bytes();
        let whole = TargetEncoder::new().encode(bytes).unwrap_or_else(|| bytes.to_vec());
        let mut encoder = TargetEncoder::new();
        let parts = bytes.chunks(1).map(|part| encoder.encode(part).unwrap_or_else(|| part.to_vec()));
        assert_eq!(parts.collect::<Vec<_>>().concat(), whole);
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
            let kept = encoder.encode(bytes).map_or(bytes.len(), |encoded| encoded.len());
            (encoder.head_len, kept)
        };
        assert_eq!(head_len(b"\r\n"), (2, 2));
        let (head, kept) = head_len(b"POST /a?b={} HTTP/1.1\r\nA: b");
        assert_eq!(head, kept);
        assert_eq!(head_len(b"cd\r\nContent-Length: 3\r\n\r\n"), (0, 25));
        assert_eq!(head_len(b"abcGE"), (2, 5));
        assert_eq!(head_len(b"T /\n"), (6, 4));
    }

    #[test]
    fn encoded_target_is_unchanged() {
        let text = "GET /api/resource/ToDo?fields=%5B%22name%22%5D&x=[1,2] HTTP/1.1\r\nA: b\r\n\r\n";
        assert_eq!(TargetEncoder::new().encode(text.as_bytes()), None);
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
