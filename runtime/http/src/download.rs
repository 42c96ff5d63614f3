//! Responses with a file: whole, a byte range (206), or none when the client's copy is current (304).
//!
//! Only content types that cannot run scripts in the site's origin are shown inline. Every other file
//! is an attachment with a `sandbox` content security policy.

use super::api_response::ApiResponse;
use super::file_body::{ByteRange, FileBody};
use super::request::Headers;
use actix_web::http::Method;
use actix_web::http::header::{
    self, ByteRangeSpec, Charset, ContentDisposition, DispositionParam, DispositionType, ExtendedValue, HeaderName,
    HttpDate, Range,
};
use doctyped_core::context::Context;
use doctyped_core::download::Download;
use doctyped_core::error::{Error, Result};
use doctyped_files as files;
use doctyped_files::StorageKey;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The file at a URL, if the user may read it; inline where its content type is safe.
///
/// # Errors
/// `DoesNotExistError`, `PermissionError`.
pub fn find(ctx: &mut Context, url: &str) -> Result<Download> {
    let Some(key) = StorageKey::of_url(url) else {
        return Err(Error::not_found(format!("There is no file {url}")));
    };
    if key.is_private() {
        return files::download(ctx, url).map(Download::inline);
    }
    // Public files need no permission check, and so no query.
    match files::files(ctx.site())?.storage().open(&key)? {
        Some(content) => Ok(Download::stored(key.file_name(), content).inline().public()),
        None => Err(Error::not_found(format!("There is no file {url}"))),
    }
}

/// The response to a request for a file: 200, 206, 304 or 416.
pub fn respond(method: &Method, sent: &Headers, file: Download) -> ApiResponse {
    let size = file.size();
    let modified = file.modified().map(to_second);
    let tag = tag(&file);
    let mut headers = file_headers(&file, tag.as_deref(), modified);
    if is_not_modified(method, sent, tag.as_deref(), modified) {
        return ApiResponse::file(304, headers, None);
    }
    let mut status = 200;
    let mut range = ByteRange { offset: 0, remaining: size };
    if let Some(size) = size {
        headers.push((header::ACCEPT_RANGES, "bytes".to_owned()));
        match requested_range(method, sent, size, tag.as_deref(), modified) {
            RequestedRange::Whole => {}
            RequestedRange::Bytes(first, last) => {
                status = 206;
                range = ByteRange { offset: first, remaining: Some(last - first + 1) };
                headers.push((header::CONTENT_RANGE, format!("bytes {first}-{last}/{size}")));
            }
            RequestedRange::Unsatisfiable => {
                headers.retain(|(name, _)| name != header::CONTENT_TYPE && name != header::CONTENT_DISPOSITION);
                headers.push((header::CONTENT_RANGE, format!("bytes */{size}")));
                return ApiResponse::file(416, headers, None);
            }
        }
    }
    ApiResponse::file(status, headers, Some(FileBody::new(file.source, range, *method == Method::HEAD)))
}

/// The headers of a file: content type, disposition, cache control, ETag.
fn file_headers(file: &Download, tag: Option<&str>, modified: Option<SystemTime>) -> Vec<(HeaderName, String)> {
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

/// Adds the charset of text files, which are UTF-8, so that browsers do not guess.
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

/// Whether a character may stand unescaped in a quoted string of a header.
fn is_token(character: char) -> bool {
    matches!(character, ' '..='~') && !matches!(character, '"' | '\\' | '%')
}

/// The ETag: that of the storage, or a weak one of size and modification time.
fn tag(file: &Download) -> Option<String> {
    if let Some(tag) = &file.tag {
        return Some(format!("\"{tag}\""));
    }
    let since = file.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
    Some(format!("W/\"{:x}-{:x}\"", file.size()?, since.as_micros()))
}

/// Truncates to whole seconds, the resolution of HTTP dates.
fn to_second(time: SystemTime) -> SystemTime {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    UNIX_EPOCH + Duration::from_secs(since.as_secs())
}

/// Whether the client's copy is current (RFC 9110, section 13.2.2).
fn is_not_modified(method: &Method, sent: &Headers, tag: Option<&str>, modified: Option<SystemTime>) -> bool {
    if !method.is_safe() {
        return false;
    }
    if let Some(tags) = &sent.if_none_match {
        let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
        return tag.is_some_and(|tag| tags.trim() == "*" || tags.split(',').any(|sent| bare(sent) == bare(tag)));
    }
    let since = sent.if_modified_since.as_deref().and_then(time);
    since.zip(modified).is_some_and(|(since, modified)| modified <= since)
}

fn time(text: &str) -> Option<SystemTime> {
    text.parse::<HttpDate>().ok().map(SystemTime::from)
}

/// The bytes that a request asks for.
#[derive(Debug, PartialEq, Eq)]
enum RequestedRange {
    Whole,
    /// The first and the last byte, inclusive.
    Bytes(u64, u64),
    /// A range beyond the end of the file (416).
    Unsatisfiable,
}

/// Parses `Range`. Several ranges and malformed ones are answered with the whole file, as RFC 9110
/// allows.
fn requested_range(
    method: &Method,
    sent: &Headers,
    size: u64,
    tag: Option<&str>,
    modified: Option<SystemTime>,
) -> RequestedRange {
    let Some(range) = sent.range.as_deref().filter(|_| method.is_safe()) else {
        return RequestedRange::Whole;
    };
    if let Some(condition) = &sent.if_range {
        let is_same = match time(condition) {
            Some(time) => modified == Some(time),
            // A weak ETag does not guarantee identical bytes.
            None => !condition.starts_with("W/") && Some(condition.as_str()) == tag,
        };
        if !is_same {
            return RequestedRange::Whole;
        }
    }
    let Ok(Range::Bytes(ranges)) = range.parse::<Range>() else {
        return RequestedRange::Whole;
    };
    match ranges.as_slice() {
        [range] => satisfiable(range, size),
        _ => RequestedRange::Whole,
    }
}

fn satisfiable(range: &ByteRangeSpec, size: u64) -> RequestedRange {
    match range.to_satisfiable_range(size) {
        Some((first, last)) => RequestedRange::Bytes(first, last),
        None => RequestedRange::Unsatisfiable,
    }
}
