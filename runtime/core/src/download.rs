//! Files as responses of functions.

use crate::content::{Content, ReadAt};
use crate::content_type::{content_type, is_shown_inline};
use bytes::Bytes;
use std::io::{self, Read};
use std::time::SystemTime;

/// A file as the response of a function. Browsers save it under its name, unless it is shown inline.
///
/// ```
/// # use doctyped_core::download::Download;
/// let report = Download::bytes("totals.csv", b"month,total\n".to_vec());
/// let shown = Download::bytes("logo.png", Vec::new()).inline();
/// ```
#[derive(Debug)]
pub struct Download {
    /// The file name.
    pub name: String,
    /// The content type of the response.
    pub content_type: String,
    /// The bytes.
    pub source: DownloadSource,
    /// Whether browsers show the file instead of saving it.
    pub is_inline: bool,
    /// The entity tag, without quotes.
    pub tag: Option<String>,
    /// Whether shared caches may store the response.
    pub is_public: bool,
}

/// The bytes of a [`Download`].
pub enum DownloadSource {
    /// In memory.
    Bytes(Bytes),
    /// A stored file.
    Stored(Content),
    /// Read while it is sent.
    Stream(Box<dyn Read + Send>),
}

impl std::fmt::Debug for DownloadSource {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            DownloadSource::Bytes(bytes) => write!(f, "Bytes({})", bytes.len()),
            DownloadSource::Stored(content) => content.fmt(f),
            DownloadSource::Stream(_) => f.write_str("Stream"),
        }
    }
}

impl Download {
    /// A file of these bytes. Its type follows from its name.
    pub fn bytes(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Download {
        let mut bytes = bytes.into();
        // It stays until the client has read all of it.
        bytes.shrink_to_fit();
        Download::new(name.into(), DownloadSource::Bytes(bytes.into()))
    }

    /// A file that is read while it is sent, and never whole in memory. The transaction has ended by
    /// then, so the reader must not depend on it: another file, a channel, a process. An error of
    /// the reader aborts the response, which clients notice.
    pub fn stream(name: impl Into<String>, reader: impl Read + Send + 'static) -> Download {
        Download::new(name.into(), DownloadSource::Stream(Box::new(reader)))
    }

    /// A stored file.
    pub fn stored(name: impl Into<String>, content: Content) -> Download {
        Download::new(name.into(), DownloadSource::Stored(content))
    }

    fn new(name: String, source: DownloadSource) -> Download {
        let content_type = content_type(&name);
        Download { name, content_type, source, is_inline: false, tag: None, is_public: false }
    }

    /// With another media type.
    #[must_use]
    pub fn content_type(mut self, content_type: impl Into<String>) -> Download {
        self.content_type = content_type.into();
        self
    }

    /// Shown by browsers instead of saved. Types that can run scripts, such as HTML and SVG, are saved
    /// all the same.
    #[must_use]
    pub fn inline(mut self) -> Download {
        self.is_inline = is_shown_inline(&self.name) && self.content_type == content_type(&self.name);
        self
    }

    /// With an entity tag, so that clients need not download the same content twice.
    #[must_use]
    pub fn tag(mut self, tag: Option<String>) -> Download {
        self.tag = tag.filter(|tag| tag.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        self
    }

    /// Public, so that shared caches may store it.
    #[must_use]
    pub fn public(mut self) -> Download {
        self.is_public = true;
        self
    }

    /// The size in bytes, where it is known.
    pub fn size(&self) -> Option<u64> {
        match &self.source {
            DownloadSource::Bytes(bytes) => Some(bytes.len() as u64),
            DownloadSource::Stored(content) => Some(content.size),
            DownloadSource::Stream(_) => None,
        }
    }

    /// The time of the last change, where it is known.
    pub fn modified(&self) -> Option<SystemTime> {
        match &self.source {
            DownloadSource::Stored(content) => Some(content.modified),
            _ => None,
        }
    }
}

impl ReadAt for DownloadSource {
    /// A stream is read sequentially; the offset is ignored.
    fn read_at(&mut self, offset: u64, limit: usize) -> io::Result<Bytes> {
        match self {
            DownloadSource::Bytes(bytes) => {
                let start = usize::try_from(offset).unwrap_or(usize::MAX).min(bytes.len());
                let end = start.saturating_add(limit).min(bytes.len());
                Ok(bytes.slice(start..end))
            }
            DownloadSource::Stored(content) => content.reader.read_at(offset, limit),
            DownloadSource::Stream(reader) => {
                let mut part = vec![0; limit];
                let read = reader.read(&mut part)?;
                part.truncate(read);
                Ok(part.into())
            }
        }
    }
}
