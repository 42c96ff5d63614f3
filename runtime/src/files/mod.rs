//! Uploaded files: their content in a [`Storage`], and the File documents that say whose it is.
//!
//! A document and its content cannot be written in one step. So the content comes first, under a
//! name that nobody has, together with a [`claim`] that says so; the document follows in the
//! request's transaction, and the claim goes when that has ended. Whatever stops the server in
//! between leaves a claim, by which [`clean`] finds out whether the content belongs to a document.
//!
//! The address of a file says where it is: `/files/NAME` is for everybody, `/private/files/NAME`
//! for those who may read one of the File documents that have the address. Equal content is kept
//! once; it goes with the last of its documents.

mod access;
mod attach;
#[cfg(feature = "s3")]
mod s3;
mod intent_log;
mod disk;
mod exif;
mod incoming;
mod key;
mod kind;
mod file_store;
mod zip_writer;
mod image_resize;
mod dedup;
mod placed;
mod cleanup;
mod content_reader;
mod image_update;
#[cfg(test)]
pub(crate) mod test_images;
mod save;
mod storage;
mod thumbnail;
mod zip_reader;

pub(crate) use access::{check_may_attach, download, readable_by_name, readable_by_url};
pub(crate) use attach::{attach_linked_files, attached_file_names, copy_attachments, delete_attachments, rename_attachments, update_attach_field};
pub(crate) use cleanup::remove_orphans;
pub use incoming::Upload;
pub(crate) use incoming::{Incoming, too_large};
pub(crate) use key::{StorageKey, sanitize_file_name};
pub(crate) use kind::{content_type, is_shown_inline};
pub(crate) use file_store::FileStore;
pub(crate) use zip_writer::{ZipEntry, ZipStream};
pub(crate) use image_resize::ImageSize;
#[cfg(test)]
pub(crate) use image_resize::block_decoding;
pub(crate) use dedup::change_privacy;
pub(crate) use placed::{Placed, confirm, discard_later};
pub(crate) use image_update::{make_thumbnail, optimize};
pub(crate) use save::{ATTACHMENTS, HOME, NewFile, PreparedFile, save};
pub use storage::{Content, ReadAt, Storage};
pub(crate) use zip_reader::extract_zip;
