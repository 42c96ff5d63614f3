//! Upload of a local file to a bucket: in one request if it is small, otherwise as a multipart upload.

use super::TransferError;
use bytes::Bytes;
use object_store::ObjectStoreExt;
use object_store::aws::AmazonS3;
use object_store::path::Path as ObjectPath;
use std::fs::File;
use std::io::{self, Read};
use std::sync::Arc;

/// Size of a part. Services require at least 5 MiB, and some require equal sizes.
pub const PART_SIZE: usize = 8 * 1024 * 1024;

/// Uploads a file. A failed multipart upload is aborted.
pub async fn upload(store: Arc<AmazonS3>, path: ObjectPath, mut file: File) -> Result<(), TransferError> {
    let first = next_part(&mut file)?;
    if first.len() < PART_SIZE {
        store.put(&path, first.into()).await?;
        return Ok(());
    }
    let mut upload = store.put_multipart(&path).await?;
    let uploaded = async {
        let mut part = first;
        while !part.is_empty() {
            upload.put_part(part.into()).await?;
            part = next_part(&mut file)?;
        }
        upload.complete().await?;
        Ok(())
    };
    let uploaded = uploaded.await;
    if uploaded.is_err()
        && let Err(error) = upload.abort().await
    {
        // A lifecycle rule of the bucket can remove such parts.
        tracing::warn!(%error, %path, "failed to abort multipart upload; its parts stay in the bucket");
    }
    uploaded
}

/// The next part of a file; empty at its end. This blocks the async thread, but briefly: the file was just
/// written, so it is in the page cache.
fn next_part(file: &mut File) -> io::Result<Bytes> {
    let mut part = Vec::new();
    file.take(PART_SIZE as u64).read_to_end(&mut part)?;
    Ok(part.into())
}
