//! Lets Diesel read a record as a whole row.

use super::{Document, read_into};
use crate::db::Backend;
use diesel::deserialize;
use diesel::row::Row;

/// Reads a record from a row with all of its columns.
///
/// # Errors
/// When a value is malformed; the message names the column.
pub fn read_record<'a, D: Document>(row: &impl Row<'a, Backend>) -> deserialize::Result<D> {
    let mut record = D::default();
    read_into(&mut record, row)?;
    Ok(record)
}

/// Implements what Diesel needs to load a record: `todo::table.first::<ToDo>(conn)`.
#[macro_export]
macro_rules! queryable {
    ($type:ident) => {
        impl $crate::diesel::deserialize::StaticallySizedRow<$crate::table::Row<$type>, $crate::db::Backend> for $type {
            const FIELD_COUNT: usize = <$type as $crate::table::Document>::SLOTS;
        }

        impl $crate::diesel::deserialize::FromSqlRow<$crate::table::Row<$type>, $crate::db::Backend> for $type {
            fn build_from_row<'a>(
                __row: &impl $crate::diesel::row::Row<'a, $crate::db::Backend>,
            ) -> $crate::diesel::deserialize::Result<Self> {
                $crate::table::read_record(__row)
            }
        }
    };
}
