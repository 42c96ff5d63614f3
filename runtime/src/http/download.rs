//! Files as answers: whole or in parts, or not at all when the client has them already.
//!
//! Browsers show only what cannot run scripts in the site's name; everything else they store, and
//! should one show it all the same, it may do nothing.

use super::answer::Answer;
use super::request::{Headers, Verb};
use crate::content::ReadAt;
use crate::context::Context;
use crate::download::{Download, DownloadSource};
use crate::error::{Error, Result};
use crate::files;
use crate::files::StorageKey;
use actix_web::body::{BodyStream, BoxBody, SizedStream};
use actix_web::http::header::{
    self, ByteRangeSpec, Charset, ContentDisposition, DispositionParam, DispositionType, ExtendedValue, HeaderName,
    HttpDate, Range,
};
use actix_web::web::{self, Bytes};
use futures_util::stream;
use std::io;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// How much is read at a time.
const PART: u64 = 256 * 1024;

/// The file at an address, if the user may read it. It is shown where that is safe.
///
/// # Errors
/// `DoesNotExistError`, `PermissionError`.
pub(super) fn find(ctx: &mut Context, url: &str) -> Result<Download> {
    let Some(key) = StorageKey::of_url(url) else {
        return Err(Error::not_found(format!("There is no file {url}")));
    };
    if key.is_private() {
        return files::download(ctx, url).map(Download::inline);
    }
    // What is public needs nobody's permission, and so no look into the database.
    match files::files(ctx.site())?.storage().open(&key)? {
        Some(content) => Ok(Download::stored(key.file_name(), content).inline().public()),
        None => Err(Error::not_found(format!("There is no file {url}"))),
    }
}

/// The answer to a request for a file.
pub(super) fn answer(verb: Verb, sent: &Headers, file: Download) -> Answer {
    let size = file.size();
    let modified = file.modified().map(to_second);
    let tag = tag(&file);
    let mut headers = about(&file, tag.as_deref(), modified);
    if is_known(verb, sent, tag.as_deref(), modified) {
        return Answer::file(304, headers, None);
    }
    let mut status = 200;
    let mut part = Part { offset: 0, left: size };
    if let Some(size) = size {
        headers.push((header::ACCEPT_RANGES, "bytes".to_owned()));
        match wanted(verb, sent, size, tag.as_deref(), modified) {
            Wanted::All => {}
            Wanted::Part(first, last) => {
                status = 206;
                part = Part { offset: first, left: Some(last - first + 1) };
                headers.push((header::CONTENT_RANGE, format!("bytes {first}-{last}/{size}")));
            }
            Wanted::Nothing => {
                headers.retain(|(name, _)| name != header::CONTENT_TYPE && name != header::CONTENT_DISPOSITION);
                headers.push((header::CONTENT_RANGE, format!("bytes */{size}")));
                return Answer::file(416, headers, None);
            }
        }
    }
    Answer::file(status, headers, Some(FileStream { source: file.source, part, is_head: verb == Verb::Head }))
}

/// The headers that tell what the file is.
fn about(file: &Download, tag: Option<&str>, modified: Option<SystemTime>) -> Vec<(HeaderName, String)> {
    let cache = if file.is_public { "public, no-cache" } else { "private, no-cache" };
    let mut headers = vec![
        (header::CONTENT_TYPE, with_charset(&file.content_type)),
        (header::CONTENT_DISPOSITION, disposition(file)),
        (header::CACHE_CONTROL, cache.to_owned()),
    ];
    if !file.is_inline {
        headers.push((header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'".to_owned()));
    }
    if let Some(tag) = tag {
        headers.push((header::ETAG, tag.to_owned()));
    }
    if let Some(modified) = modified {
        headers.push((header::LAST_MODIFIED, HttpDate::from(modified).to_string()));
    }
    headers
}

/// Text is UTF-8, whatever a browser would guess.
fn with_charset(content_type: &str) -> String {
    let is_text = content_type.starts_with("text/") && !content_type.contains("charset");
    if is_text { format!("{content_type}; charset=utf-8") } else { content_type.to_owned() }
}

fn disposition(file: &Download) -> String {
    let disposition = if file.is_inline { DispositionType::Inline } else { DispositionType::Attachment };
    let ascii: String = file.name.chars().map(|character| if is_token(character) { character } else { '_' }).collect();
    let mut parameters = vec![DispositionParam::Filename(ascii.clone())];
    if ascii != file.name {
        let value = file.name.clone().into_bytes();
        let value = ExtendedValue { charset: Charset::Ext("UTF-8".to_owned()), language_tag: None, value };
        parameters.push(DispositionParam::FilenameExt(value));
    }
    ContentDisposition { disposition, parameters }.to_string()
}

/// Whether a character can stand between quotes in a header and means nothing there.
fn is_token(character: char) -> bool {
    matches!(character, ' '..='~') && !matches!(character, '"' | '\\' | '%')
}

/// The tag in quotes: a weak one, of size and time, where the content has none.
fn tag(file: &Download) -> Option<String> {
    if let Some(tag) = &file.tag {
        return Some(format!("\"{tag}\""));
    }
    let since = file.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
    Some(format!("W/\"{:x}-{:x}\"", file.size()?, since.as_micros()))
}

/// HTTP knows no parts of a second.
fn to_second(time: SystemTime) -> SystemTime {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    UNIX_EPOCH + Duration::from_secs(since.as_secs())
}

/// Whether the client has the file already (RFC 9110, section 13.2.2).
fn is_known(verb: Verb, sent: &Headers, tag: Option<&str>, modified: Option<SystemTime>) -> bool {
    if !verb.is_safe() {
        return false;
    }
    if let Some(known) = &sent.if_none_match {
        let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
        return tag.is_some_and(|tag| known.trim() == "*" || known.split(',').any(|known| bare(known) == bare(tag)));
    }
    let since = sent.if_modified_since.as_deref().and_then(time);
    since.zip(modified).is_some_and(|(since, modified)| modified <= since)
}

fn time(text: &str) -> Option<SystemTime> {
    text.parse::<HttpDate>().ok().map(SystemTime::from)
}

/// Which bytes a client wants.
#[derive(Debug, PartialEq, Eq)]
enum Wanted {
    All,
    /// The first and the last.
    Part(u64, u64),
    /// Bytes that there are not.
    Nothing,
}

/// Reads `Range`. More than one part, and what cannot be read, is answered with all of it, as RFC
/// 9110 allows.
fn wanted(verb: Verb, sent: &Headers, size: u64, tag: Option<&str>, modified: Option<SystemTime>) -> Wanted {
    let Some(range) = sent.range.as_deref().filter(|_| verb.is_safe()) else {
        return Wanted::All;
    };
    if let Some(condition) = &sent.if_range {
        let is_same = match time(condition) {
            Some(time) => modified == Some(time),
            // A weak tag does not promise equal bytes.
            None => !condition.starts_with("W/") && Some(condition.as_str()) == tag,
        };
        if !is_same {
            return Wanted::All;
        }
    }
    let Ok(Range::Bytes(ranges)) = range.parse::<Range>() else {
        return Wanted::All;
    };
    match ranges.as_slice() {
        [range] => one(range, size),
        _ => Wanted::All,
    }
}

fn one(range: &ByteRangeSpec, size: u64) -> Wanted {
    match range.to_satisfiable_range(size) {
        Some((first, last)) => Wanted::Part(first, last),
        None => Wanted::Nothing,
    }
}

/// A file on its way out.
#[derive(Debug)]
pub(crate) struct FileStream {
    source: DownloadSource,
    part: Part,
    is_head: bool,
}

/// What is still to be sent.
#[derive(Debug, Clone, Copy)]
struct Part {
    offset: u64,
    /// As many bytes; none where the end is not known before.
    left: Option<u64>,
}

impl FileStream {
    /// The next bytes; empty at the end.
    fn next(&mut self) -> io::Result<Bytes> {
        let most = self.part.left.unwrap_or(PART).min(PART);
        if most == 0 {
            return Ok(Bytes::new());
        }
        let bytes = self.source.read_at(self.part.offset, usize::try_from(most).unwrap_or(usize::MAX))?;
        self.part.offset += bytes.len() as u64;
        if let Some(left) = &mut self.part.left {
            if bytes.is_empty() {
                return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the file has become shorter"));
            }
            *left -= bytes.len() as u64;
        }
        Ok(bytes)
    }

    /// The body as the library sends it. Each part is read on a thread that may wait.
    pub(super) fn into_body(self) -> BoxBody {
        let size = self.part.left;
        if let Some(size) = size.filter(|_| self.is_head) {
            // The library sends the length and not the body.
            return BoxBody::new(SizedStream::new(size, stream::pending::<io::Result<Bytes>>()));
        }
        let parts = stream::try_unfold(self, |mut file| async move {
            let read = web::block(move || {
                let part = file.next();
                (part, file)
            });
            let (part, file) = read.await.map_err(io::Error::other)?;
            let part = part?;
            Ok::<_, io::Error>((!part.is_empty()).then_some((part, file)))
        });
        let parts = Box::pin(parts);
        match size {
            Some(size) => BoxBody::new(SizedStream::new(size, parts)),
            None => BoxBody::new(BodyStream::new(parts)),
        }
    }

    /// All of it.
    #[cfg(test)]
    pub(super) fn read(mut self) -> Vec<u8> {
        let mut all = Vec::new();
        loop {
            let part = self.next().unwrap();
            if part.is_empty() {
                return all;
            }
            all.extend_from_slice(&part);
        }
    }
}
