//! The body of a response with a file: read and sent chunk by chunk.
//!
//! Each chunk is read on a thread for blocking work, so that a large file occupies neither memory nor
//! one of actix-web's workers. A client that stops reading loses its connection, which drops the body (see
//! `client_connection`).

use actix_web::body::{BodyStream, BoxBody, SizedStream};
use actix_web::web::{self, Bytes};
use doctyped_core::content::ReadAt;
use doctyped_core::download::DownloadSource;
use futures_util::stream;
use std::io;

/// Bytes read at a time. An unread file takes a few times as much.
const CHUNK_SIZE: u64 = 32 * 1024;

/// A file, or a byte range of it, to be sent.
#[derive(Debug)]
pub struct FileBody {
    source: DownloadSource,
    range: ByteRange,
    is_head: bool,
}

/// The bytes that are still to be sent.
#[derive(Debug, Clone, Copy)]
pub struct ByteRange {
    pub offset: u64,
    /// Number of bytes; none for a stream of unknown length.
    pub remaining: Option<u64>,
}

impl FileBody {
    /// The bytes of a range; none for `HEAD`.
    pub fn new(source: DownloadSource, range: ByteRange, is_head: bool) -> FileBody {
        FileBody { source, range, is_head }
    }

    /// The next chunk; empty at the end.
    fn next_chunk(&mut self) -> io::Result<Bytes> {
        let chunk_size = self.range.remaining.unwrap_or(CHUNK_SIZE).min(CHUNK_SIZE);
        if chunk_size == 0 {
            return Ok(Bytes::new());
        }
        let bytes = self.source.read_at(self.range.offset, usize::try_from(chunk_size).unwrap_or(usize::MAX))?;
        self.range.offset += bytes.len() as u64;
        if let Some(remaining) = &mut self.range.remaining {
            if bytes.is_empty() {
                return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the file was truncated while it was sent"));
            }
            *remaining -= bytes.len() as u64;
        }
        Ok(bytes)
    }

    /// The body as actix-web sends it.
    pub fn into_body(mut self) -> BoxBody {
        let size = self.range.remaining;
        if let Some(size) = size.filter(|_| self.is_head) {
            // actix-web sends the length of the body to HEAD and never polls the stream.
            return BoxBody::new(SizedStream::new(size, stream::pending::<io::Result<Bytes>>()));
        }
        if let (DownloadSource::Bytes(_), Some(len)) = (&self.source, size)
            && let Ok(bytes) = self.source.read_at(self.range.offset, usize::try_from(len).unwrap_or(usize::MAX))
        {
            // In memory already: sent whole, so that the memory of unread responses counts it.
            return BoxBody::new(bytes);
        }
        let chunks = stream::try_unfold(self, |mut file| async move {
            let read = web::block(move || {
                let chunk = file.next_chunk();
                (chunk, file)
            });
            let (chunk, file) = read.await.map_err(io::Error::other)?;
            let chunk = chunk?;
            Ok::<_, io::Error>((!chunk.is_empty()).then_some((chunk, file)))
        });
        let chunks = Box::pin(chunks);
        match size {
            Some(size) => BoxBody::new(SizedStream::new(size, chunks)),
            None => BoxBody::new(BodyStream::new(chunks)),
        }
    }
}
