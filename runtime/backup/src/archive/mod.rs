//! The format of an archive: a ZIP archive that standard tools open.
//!
//! | entry | content |
//! | --- | --- |
//! | `database.sqlite`, `database.dump` or `database.sql` | a database of SQLite, an archive of `pg_dump`, SQL of `mariadb-dump` |
//! | `files/public/files/NAME`, `files/private/files/NAME` | contents of files |
//! | `encryption.key` | the key of stored secrets, if it is to be in the archive |
//! | `manifest.json` | [`Manifest`] |
//! | `SHA256SUMS` | the checksums of all other entries, as `sha256sum --check` reads them |

mod manifest;
mod reader;
#[cfg(test)]
mod tests;
mod writer;

pub use manifest::{DatabaseKind, Manifest};
pub use reader::ArchiveReader;
pub use writer::{ArchiveWriter, Compression};

/// The version of the format, in the manifest.
const FORMAT: u32 = 1;

/// The entry of the key.
pub const KEY_ENTRY: &str = "encryption.key";
/// The beginning of the entries of files, before the path in their storage.
pub const FILES_PREFIX: &str = "files/";
const MANIFEST_ENTRY: &str = "manifest.json";
const SUMS_ENTRY: &str = "SHA256SUMS";

/// Bytes that are copied at a time.
const CHUNK_SIZE: usize = 256 * 1024;
