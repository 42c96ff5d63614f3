//! Bind parameters of statements that are built at run time.

use super::value::{ValueRef, mask};
use super::{Backend, HasDialect, sql_types};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use diesel::query_builder::{AstPass, QueryFragment};
use diesel::result::QueryResult;
use diesel::sql_types::{BigInt, Date, Nullable, Text, Time, Timestamp};
use doctyped_schema::ColumnType;
use std::borrow::Cow;

/// A bind parameter of a statement.
#[derive(Debug, Clone)]
pub enum Bind<'a> {
    /// NULL where the type of the column is not known.
    Null,
    /// NULL for a column of this type. The statement is then the same for NULL and for a value, and
    /// is prepared once.
    TypedNull(ColumnType),
    /// An integer.
    Int(i64),
    /// A floating-point number.
    Float(f64),
    /// Text, compared case-insensitively.
    Text(Cow<'a, str>),
    /// A pattern of LIKE.
    Pattern(Cow<'a, str>),
    /// Text for a column of JSON.
    Json(String),
    /// A date.
    Date(NaiveDate),
    /// A date with a time of day, without time zone.
    Datetime(NaiveDateTime),
    /// A time of day.
    Time(NaiveTime),
}

impl<'a> From<ValueRef<'a>> for Bind<'a> {
    /// A secret becomes asterisks.
    fn from(value: ValueRef<'a>) -> Self {
        match value {
            ValueRef::Null => Bind::Null,
            ValueRef::Int(value) => Bind::Int(value),
            ValueRef::Float(value) => Bind::Float(value),
            ValueRef::Text(value) => Bind::Text(Cow::Borrowed(value)),
            ValueRef::Secret(value) => Bind::Text(Cow::Owned(mask(value))),
            ValueRef::Date(value) => Bind::Date(value),
            ValueRef::Datetime(value) => Bind::Datetime(value),
            ValueRef::Time(value) => Bind::Time(value),
        }
    }
}

macro_rules! bind_from {
    ($($type:ty, $value:ident => $bind:expr;)*) => {
        $(impl<'a> From<$type> for Bind<'a> {
            fn from($value: $type) -> Self {
                $bind
            }
        })*
    };
}

bind_from! {
    &'a str, value => Bind::Text(Cow::Borrowed(value));
    String, value => Bind::Text(Cow::Owned(value));
    i64, value => Bind::Int(value);
    NaiveDateTime, value => Bind::Datetime(value);
}

impl QueryFragment<Backend> for Bind<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Backend>) -> QueryResult<()> {
        match self {
            Bind::Null => out.push_bind_param::<Nullable<sql_types::UntypedNull>, Option<String>>(&None),
            Bind::TypedNull(column_type) => match column_type {
                ColumnType::Varchar(_) | ColumnType::Text | ColumnType::LongText | ColumnType::Password => {
                    push_text(&mut out, |out| out.push_bind_param::<Nullable<Text>, Option<String>>(&None))
                }
                ColumnType::Json => out.push_bind_param::<Nullable<sql_types::JsonText>, Option<String>>(&None),
                ColumnType::Int | ColumnType::BigInt | ColumnType::LongInt | ColumnType::Check => {
                    out.push_bind_param::<Nullable<BigInt>, Option<i64>>(&None)
                }
                ColumnType::Decimal | ColumnType::NullableDecimal | ColumnType::Rating => {
                    out.push_bind_param::<Nullable<sql_types::Decimal>, Option<f64>>(&None)
                }
                ColumnType::Date => out.push_bind_param::<Nullable<Date>, Option<NaiveDate>>(&None),
                ColumnType::Datetime => out.push_bind_param::<Nullable<Timestamp>, Option<NaiveDateTime>>(&None),
                ColumnType::Time => out.push_bind_param::<Nullable<Time>, Option<NaiveTime>>(&None),
            },
            Bind::Int(value) => out.push_bind_param::<BigInt, i64>(value),
            Bind::Float(value) => out.push_bind_param::<sql_types::Decimal, f64>(value),
            Bind::Text(value) => push_text(&mut out, |out| out.push_bind_param::<Text, str>(value)),
            Bind::Pattern(value) => out.push_bind_param::<Text, str>(value),
            Bind::Json(value) => out.push_bind_param::<sql_types::JsonText, String>(value),
            Bind::Date(value) => out.push_bind_param::<Date, NaiveDate>(value),
            Bind::Datetime(value) => out.push_bind_param::<Timestamp, NaiveDateTime>(value),
            Bind::Time(value) => out.push_bind_param::<Time, NaiveTime>(value),
        }
    }
}

/// Binds text that is compared case-insensitively.
fn push_text<'a, 'b>(
    out: &mut AstPass<'a, 'b, Backend>,
    push: impl FnOnce(&mut AstPass<'a, 'b, Backend>) -> QueryResult<()>,
) -> QueryResult<()> {
    let collation = out.backend().dialect().text_collation();
    if collation.is_empty() {
        return push(out);
    }
    out.push_sql("(");
    push(out)?;
    out.push_sql(collation);
    out.push_sql(")");
    Ok(())
}
