//! Uploaded files: contents in a [`Storage`], and File documents in the database.
//!
//! A content and its File document cannot be written atomically. So an entry of the `intent_log` and then
//! the content are written first, the document follows in the request's transaction, and the entry is deleted
//! when that has ended. After a crash in between, [`remove_orphans`] removes the contents of the remaining
//! entries that have no document.
//!
//! `/files/NAME` is public; `/private/files/NAME` takes permission to read one of the File documents with
//! that URL. Equal contents are stored once (`dedup`) and removed with their last document.

mod access;
mod attach;
mod cleanup;
mod content_reader;
mod dedup;
mod disk;
mod exif;
mod file_store;
mod file_type;
mod folders;
mod image_resize;
mod image_update;
mod intent_log;
mod key;
mod pending_file;
#[cfg(feature = "s3")]
mod s3;
mod save;
mod storage;
#[cfg(any(test, feature = "testing"))]
#[allow(
    clippy::indexing_slicing,
    clippy::missing_panics_doc,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]
pub mod test_images;
mod thumbnail;
mod zip_reader;
mod zip_writer;

#[cfg(all(feature = "s3", any(test, feature = "testing")))]
#[doc(hidden)]
#[allow(
    clippy::indexing_slicing,
    clippy::missing_panics_doc,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]
pub mod test_bucket;

pub use access::{AttachTarget, check_may_attach, download, not_readable, readable_by_name, readable_by_url};
pub use attach::{
    attach_linked_files, attached_file_names, copy_attachments, delete_attachments, rename_attachments,
    update_attach_field,
};
pub use cleanup::remove_orphans;
pub use content_reader::ContentReader;
pub use dedup::change_privacy;
pub use file_store::{FileStore, files};
pub use file_type::file_type;
pub use folders::{ATTACHMENTS, HOME};
pub use image_resize::ImageSize;
#[cfg(any(test, feature = "testing"))]
pub use image_resize::{block_decoding, decode_queue_len};
pub use image_update::{make_thumbnail, optimize};
pub use key::{StorageKey, sanitize_file_name};
pub use pending_file::{discard_later, is_rewriting, is_trusted};
#[cfg(feature = "s3")]
pub use s3::ArchiveBucket;
pub use save::{NewFile, PreparedFile, save};
pub use storage::{Storage, StoredContent};
pub use zip_reader::extract_zip;
pub use zip_writer::{ZipEntry, ZipStream, zip_time};
