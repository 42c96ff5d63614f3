//! Diesel's traits of a record: rows are read into it, and it is inserted, updated and selected.
//!
//! Rust's orphan rule forbids one implementation for all records, so a macro implements the traits
//! for each. The implementations only name generic functions, so that a record costs the compiler
//! little.

use super::read::read_into;
use super::record::Document;
use crate::db::Backend;
use diesel::deserialize;
use diesel::row::Row;

/// Reads a record from a row with all of its columns.
///
/// # Errors
/// A conversion error that names the column of a malformed value.
pub fn read_record<'a, D: Document>(row: &impl Row<'a, Backend>) -> deserialize::Result<D> {
    let mut record = D::default();
    read_into(&mut record, row)?;
    Ok(record)
}

/// Implements Diesel's traits for a record:
///
/// - `Queryable`: `todo::table.first::<ToDo>(connection)`
/// - `Selectable`: `todo::table.select(ToDo::as_select())`
/// - `Insertable`: `diesel::insert_into(todo::table).values(&todo)`
/// - `AsChangeset`: `diesel::update(todo::table.filter(...)).set(&todo)`
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

        impl $crate::diesel::Selectable<$crate::db::Backend> for $type {
            type SelectExpression = $crate::table::AllColumns<$type>;

            fn construct_selection() -> Self::SelectExpression {
                $crate::table::AllColumns::new()
            }
        }

        impl<'record> $crate::diesel::Insertable<$crate::table::Table<$type>> for &'record $type {
            type Values = $crate::table::InsertValues<'record, $type>;

            fn values(self) -> Self::Values {
                $crate::table::InsertValues::new(self)
            }
        }

        impl<'record> $crate::diesel::query_builder::AsChangeset for &'record $type {
            type Target = $crate::table::Table<$type>;
            type Changeset = $crate::table::RecordChangeset<'record, $type>;

            fn as_changeset(self) -> Self::Changeset {
                $crate::table::RecordChangeset::new(self)
            }
        }
    };
}
