//! SQL types of Frappe's columns for which Diesel has no type that fits on all databases.
//!
//! A Check is a small integer and not a BOOLEAN, a Float is a DECIMAL and not a DOUBLE. The Rust
//! types are `bool` and `f64` all the same.

use super::{Backend, RawValue, read};
use diesel::deserialize::{self, FromSql};
use diesel::serialize::{self, IsNull, Output, ToSql};
use diesel::sql_types::{Foldable, HasSqlType, Nullable, SqlOrd};

/// A Check column: 0 or 1.
#[derive(Debug, Clone, Copy, Default, diesel::sql_types::SqlType, diesel::query_builder::QueryId)]
#[cfg_attr(feature = "sqlite", diesel(sqlite_type(name = "Integer")))]
#[cfg_attr(feature = "postgres", diesel(postgres_type(oid = 21, array_oid = 1005)))]
#[cfg_attr(feature = "mysql", diesel(mysql_type(name = "Tiny")))]
pub struct Check;

/// A Float, Currency or Percent column: a number with 9 digits after the point.
#[derive(Debug, Clone, Copy, Default, diesel::sql_types::SqlType, diesel::query_builder::QueryId)]
#[cfg_attr(feature = "sqlite", diesel(sqlite_type(name = "Double")))]
#[cfg_attr(feature = "postgres", diesel(postgres_type(oid = 1700, array_oid = 1231)))]
#[cfg_attr(feature = "mysql", diesel(mysql_type(name = "Numeric")))]
pub struct Decimal;

/// A JSON column, which PostgreSQL does not accept text for.
#[derive(Debug, Clone, Copy, Default, diesel::sql_types::SqlType, diesel::query_builder::QueryId)]
#[cfg_attr(feature = "sqlite", diesel(sqlite_type(name = "Text")))]
#[cfg_attr(feature = "postgres", diesel(postgres_type(oid = 114, array_oid = 199)))]
#[cfg_attr(feature = "mysql", diesel(mysql_type(name = "String")))]
pub struct JsonText;

/// NULL whose type the database infers.
#[derive(Debug, Clone, Copy, Default, diesel::sql_types::SqlType, diesel::query_builder::QueryId)]
#[cfg_attr(feature = "sqlite", diesel(sqlite_type(name = "Text")))]
#[cfg_attr(feature = "postgres", diesel(postgres_type(oid = 0, array_oid = 0)))]
#[cfg_attr(feature = "mysql", diesel(mysql_type(name = "String")))]
pub struct UntypedNull;

impl SqlOrd for Check {}
impl SqlOrd for Decimal {}

impl Foldable for Decimal {
    type Sum = Nullable<Decimal>;
    type Avg = Nullable<Decimal>;
}

macro_rules! types {
    ($($sql:ty),*) => {
        $(impl HasSqlType<$sql> for Backend {
            fn metadata(lookup: &mut Self::MetadataLookup) -> Self::TypeMetadata {
                Backend::lookup_sql_type::<$sql>(lookup)
            }
        })*
    };
}

types!(Check, Decimal, JsonText, UntypedNull);

/// The Rust type of one of these SQL types: how it is read from any database and bound to each.
macro_rules! value {
    ($type:ty, $sql:ident, |$raw:ident| $read:expr) => {
        impl FromSql<$sql, Backend> for $type {
            fn from_sql($raw: RawValue<'_>) -> deserialize::Result<Self> {
                $read
            }
        }

        impl ToSql<$sql, Backend> for $type {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Backend>) -> serialize::Result {
                out.set_value(($sql, self));
                Ok(IsNull::No)
            }
        }
    };
}

value!(bool, Check, |raw| read::int(raw).map(|number| number != 0));
value!(f64, Decimal, |raw| read::float(raw));
value!(String, JsonText, |raw| read::text(raw));
value!(String, UntypedNull, |raw| read::text(raw));

#[cfg(feature = "sqlite")]
mod sqlite {
    use super::{Check, Decimal, JsonText, UntypedNull};
    use diesel::serialize::{self, IsNull, Output, ToSql};
    use diesel::sqlite::Sqlite;

    impl ToSql<Check, Sqlite> for bool {
        fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
            out.set_value(i32::from(*self));
            Ok(IsNull::No)
        }
    }

    impl ToSql<Decimal, Sqlite> for f64 {
        fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
            out.set_value(*self);
            Ok(IsNull::No)
        }
    }

    impl ToSql<JsonText, Sqlite> for String {
        fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
            out.set_value(self.as_str());
            Ok(IsNull::No)
        }
    }

    impl ToSql<UntypedNull, Sqlite> for String {
        fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
            out.set_value(self.as_str());
            Ok(IsNull::No)
        }
    }
}

#[cfg(feature = "postgres")]
mod postgres {
    use super::{Check, Decimal, JsonText, UntypedNull};
    use crate::db::read::postgres::to_numeric;
    use diesel::pg::Pg;
    use diesel::serialize::{self, IsNull, Output, ToSql};
    use std::io::Write;

    impl ToSql<Check, Pg> for bool {
        fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
            out.write_all(&i16::from(*self).to_be_bytes())?;
            Ok(IsNull::No)
        }
    }

    impl ToSql<Decimal, Pg> for f64 {
        fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
            out.write_all(&to_numeric(*self))?;
            Ok(IsNull::No)
        }
    }

    impl ToSql<JsonText, Pg> for String {
        fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
            out.write_all(self.as_bytes())?;
            Ok(IsNull::No)
        }
    }

    impl ToSql<UntypedNull, Pg> for String {
        fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
            out.write_all(self.as_bytes())?;
            Ok(IsNull::No)
        }
    }
}

#[cfg(feature = "mysql")]
mod mysql {
    use super::{Check, Decimal, JsonText, UntypedNull};
    use diesel::mysql::Mysql;
    use diesel::serialize::{self, IsNull, Output, ToSql};
    use std::io::Write;

    impl ToSql<Check, Mysql> for bool {
        fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Mysql>) -> serialize::Result {
            out.write_all(&i8::from(*self).to_ne_bytes())?;
            Ok(IsNull::No)
        }
    }

    impl ToSql<Decimal, Mysql> for f64 {
        fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Mysql>) -> serialize::Result {
            write!(out, "{self}")?;
            Ok(IsNull::No)
        }
    }

    impl ToSql<JsonText, Mysql> for String {
        fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Mysql>) -> serialize::Result {
            out.write_all(self.as_bytes())?;
            Ok(IsNull::No)
        }
    }

    impl ToSql<UntypedNull, Mysql> for String {
        fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Mysql>) -> serialize::Result {
            out.write_all(self.as_bytes())?;
            Ok(IsNull::No)
        }
    }
}
