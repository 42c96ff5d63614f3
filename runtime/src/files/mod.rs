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
mod bucket;
mod claim;
mod disk;
mod exif;
mod file_type;
mod key;
mod open;
mod pack;
mod pending_file;
mod picture;
mod place;
mod reading;
mod replace;
#[cfg(test)]
pub(crate) mod samples;
mod save;
mod storage;
mod thumbnail;
mod unpack;

pub(crate) use access::{check_attaching, download, readable, readable_by_name};
pub(crate) use attach::{adopt, attached_to, change_field, copy_attachments, delete_attachments, rename_attachments};
pub(crate) use claim::clean;
pub(crate) use key::{Key, clean_name};
pub(crate) use open::files;
pub(crate) use pack::{Packed, Packing};
pub(crate) use pending_file::{discard_later, is_rewriting, is_trusted};
pub(crate) use picture::Size;
#[cfg(test)]
pub(crate) use picture::busy;
pub(crate) use place::change_privacy;
pub(crate) use replace::{make_thumbnail, optimize};
pub(crate) use save::{ATTACHMENTS, HOME, New, Ready, save};
pub use storage::Storage;
pub(crate) use unpack::unpack;
