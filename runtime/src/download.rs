//! Files as answers.

use crate::content::{Content, ReadAt};
use crate::content_type::{content_type, is_shown_inline};
use actix_web::web::Bytes;
use std::io::{self, Read};
use std::time::SystemTime;

/// A file as the answer of a function. Clients store it under its name, unless it may be shown.
///
/// ```
/// use doctyped::method::Download;
///
/// let answer = Download::bytes("totals.csv", b"month,total\n".to_vec());
/// let shown = Download::bytes("logo.png", Vec::new()).inline();
/// ```
#[derive(Debug)]
pub struct Download {
    pub(crate) name: String,
    pub(crate) content_type: String,
    pub(crate) source: Source,
    pub(crate) is_inline: bool,
    /// Differs between contents; without quotes.
    pub(crate) tag: Option<String>,
    pub(crate) is_public: bool,
}

/// Where the bytes of a [`Download`] come from.
pub enum Source {
    /// All of them.
    Bytes(Vec<u8>),
    /// A stored file.
    Stored(Content),
    /// What a reader gives until it ends.
    Stream(Box<dyn Read + Send>),
}

impl std::fmt::Debug for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Source::Bytes(bytes) => write!(f, "Bytes({})", bytes.len()),
            Source::Stored(content) => content.fmt(f),
            Source::Stream(_) => f.write_str("Stream"),
        }
    }
}

impl Download {
    /// A file of these bytes. Its type follows from its name.
    pub fn bytes(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Download {
        Download::new(name.into(), Source::Bytes(bytes.into()))
    }

    /// A file that is read while it is sent, and never whole in memory. The transaction has ended by
    /// then, so the reader has to stand on its own: another file, a channel, a process. A failure of
    /// the reader cuts the answer off, which clients notice.
    pub fn stream(name: impl Into<String>, reader: impl Read + Send + 'static) -> Download {
        Download::new(name.into(), Source::Stream(Box::new(reader)))
    }

    /// A stored file.
    pub(crate) fn stored(name: impl Into<String>, content: Content) -> Download {
        Download::new(name.into(), Source::Stored(content))
    }

    fn new(name: String, source: Source) -> Download {
        let content_type = content_type(&name);
        Download { name, content_type, source, is_inline: false, tag: None, is_public: false }
    }

    /// With another media type.
    #[must_use]
    pub fn content_type(mut self, content_type: impl Into<String>) -> Download {
        self.content_type = content_type.into();
        self
    }

    /// Shown by browsers instead of stored. What can run scripts, HTML and SVG among them, is stored
    /// all the same.
    #[must_use]
    pub fn inline(mut self) -> Download {
        self.is_inline = is_shown_inline(&self.name) && self.content_type == content_type(&self.name);
        self
    }

    /// With a text that differs between contents, so that clients need not read one twice.
    #[must_use]
    pub(crate) fn tag(mut self, tag: Option<String>) -> Download {
        self.tag = tag.filter(|tag| tag.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        self
    }

    /// Readable by everybody, so that caches between server and client may keep it.
    #[must_use]
    pub(crate) fn public(mut self) -> Download {
        self.is_public = true;
        self
    }

    /// In bytes, where that is known.
    pub(crate) fn size(&self) -> Option<u64> {
        match &self.source {
            Source::Bytes(bytes) => Some(bytes.len() as u64),
            Source::Stored(content) => Some(content.size),
            Source::Stream(_) => None,
        }
    }

    /// When it was last changed, where that is known.
    pub(crate) fn modified(&self) -> Option<SystemTime> {
        match &self.source {
            Source::Stored(content) => Some(content.modified),
            _ => None,
        }
    }
}

impl ReadAt for Source {
    /// A stream is read in its order, wherever the offset is.
    fn read_at(&mut self, offset: u64, most: usize) -> io::Result<Bytes> {
        match self {
            Source::Bytes(bytes) => {
                let start = usize::try_from(offset).unwrap_or(usize::MAX).min(bytes.len());
                let end = start.saturating_add(most).min(bytes.len());
                Ok(Bytes::copy_from_slice(bytes.get(start..end).unwrap_or_default()))
            }
            Source::Stored(content) => content.reader.read_at(offset, most),
            Source::Stream(reader) => {
                let mut part = vec![0; most];
                let read = reader.read(&mut part)?;
                part.truncate(read);
                Ok(part.into())
            }
        }
    }
}
