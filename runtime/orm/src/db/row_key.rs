//! Names of documents as values of the column `name`.

use super::Bind;
use doctyped_schema::{Meta, Naming};

/// A name as the value of the column `name`; none when no document can have it, as `abc` where
/// names are numbers.
pub fn key<'a>(meta: &Meta, name: &'a str) -> Option<Bind<'a>> {
    match meta.naming {
        // SQLite compares texts up to this character.
        _ if name.contains('\0') => None,
        Naming::Autoincrement => name.parse().ok().map(Bind::Int),
        _ => Some(Bind::from(name)),
    }
}
