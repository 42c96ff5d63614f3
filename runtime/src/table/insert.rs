//! Inserts and updates from records.
//!
//! [`New`] and [`Changes`] let Diesel's `insert_into` and `update` take records; the lifecycle,
//! which knows no types, uses the same [`Bind`]s.

use super::id::SameDocType;
use super::value::mask;
use super::{Document, Record, Table, ValueRef, sql};
use crate::db::{Backend, HasDialect};
use crate::schema::{self, DocField, Storage};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use diesel::Insertable;
use diesel::insertable::CanInsertInSingleQuery;
use diesel::query_builder::{AsChangeset, AstPass, QueryFragment, QueryId};
use diesel::query_source::Once;
use diesel::result::QueryResult;
use diesel::sql_types::{BigInt, Date, Nullable, Text, Time, Timestamp};
use std::borrow::Cow;
use std::marker::PhantomData;

/// A value on its way into a statement.
#[derive(Debug, Clone)]
pub(crate) enum Bind<'a> {
    /// NULL, wherever.
    Null,
    /// NULL for a column of this kind. That it has the type of the column's values makes the
    /// statement the same whether there is a value or not, so it is prepared once.
    TypedNull(Storage),
    Int(i64),
    Float(f64),
    /// Text, compared without regard to case.
    Text(Cow<'a, str>),
    /// A pattern that text is matched with.
    Pattern(Cow<'a, str>),
    /// Text for a column of JSON.
    Json(String),
    Date(NaiveDate),
    Datetime(NaiveDateTime),
    Time(NaiveTime),
}

impl<'a> From<ValueRef<'a>> for Bind<'a> {
    /// A secret leaves the record as asterisks.
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
            Bind::Null => out.push_bind_param::<Nullable<sql::Unknown>, Option<String>>(&None),
            Bind::TypedNull(storage) => match storage {
                Storage::Varchar(_) | Storage::Text | Storage::LongText | Storage::Password => {
                    push_text(&mut out, |out| out.push_bind_param::<Nullable<Text>, Option<String>>(&None))
                }
                Storage::Json => out.push_bind_param::<Nullable<sql::JsonText>, Option<String>>(&None),
                Storage::Int | Storage::BigInt | Storage::LongInt | Storage::Check => {
                    out.push_bind_param::<Nullable<BigInt>, Option<i64>>(&None)
                }
                Storage::Decimal | Storage::NullableDecimal | Storage::Rating => {
                    out.push_bind_param::<Nullable<sql::Decimal>, Option<f64>>(&None)
                }
                Storage::Date => out.push_bind_param::<Nullable<Date>, Option<NaiveDate>>(&None),
                Storage::Datetime => out.push_bind_param::<Nullable<Timestamp>, Option<NaiveDateTime>>(&None),
                Storage::Time => out.push_bind_param::<Nullable<Time>, Option<NaiveTime>>(&None),
            },
            Bind::Int(value) => out.push_bind_param::<BigInt, i64>(value),
            Bind::Float(value) => out.push_bind_param::<sql::Decimal, f64>(value),
            Bind::Text(value) => push_text(&mut out, |out| out.push_bind_param::<Text, str>(value)),
            Bind::Pattern(value) => out.push_bind_param::<Text, str>(value),
            Bind::Json(value) => out.push_bind_param::<sql::JsonText, String>(value),
            Bind::Date(value) => out.push_bind_param::<Date, NaiveDate>(value),
            Bind::Datetime(value) => out.push_bind_param::<Timestamp, NaiveDateTime>(value),
            Bind::Time(value) => out.push_bind_param::<Time, NaiveTime>(value),
        }
    }
}

/// A text that is compared without regard to case.
fn push_text<'a, 'b>(
    out: &mut AstPass<'a, 'b, Backend>,
    push: impl FnOnce(&mut AstPass<'a, 'b, Backend>) -> QueryResult<()>,
) -> QueryResult<()> {
    let words = out.backend().dialect().text_collation();
    if words.is_empty() {
        return push(out);
    }
    out.push_sql("(");
    push(out)?;
    out.push_sql(words);
    out.push_sql(")");
    Ok(())
}

/// Every slot of a record, ready to be bound.
pub(crate) fn binds(record: &dyn Record) -> Vec<Bind<'_>> {
    let bind = |(slot, column): (usize, &&DocField)| match (record.get(slot), column.storage()) {
        (ValueRef::Null, Some(storage)) => Bind::TypedNull(storage),
        (ValueRef::Text(text), Some(Storage::Json)) => Bind::Json(text.to_owned()),
        (value, _) => Bind::from(value),
    };
    record.meta().slots().iter().enumerate().map(bind).collect()
}

/// Records to insert: `diesel::insert_into(todo::table).values(New::one(&todo))`.
///
/// This writes the rows as they are. Names, defaults, checks and hooks are the business of
/// `Context::insert`.
#[derive(Debug)]
pub struct New<'a, D>(Vec<&'a D>);

impl<'a, D: Document> New<'a, D> {
    /// One record.
    pub fn one(record: &'a D) -> Self {
        New(vec![record])
    }

    /// Several records in one statement. Databases limit how many values a statement may have;
    /// a few hundred records of a usual width are safe everywhere.
    pub fn all(records: &'a [D]) -> Self {
        New(records.iter().collect())
    }
}

/// The columns and values of an INSERT.
#[derive(Debug)]
pub struct NewRows<'a, D> {
    rows: Vec<Vec<Bind<'a>>>,
    document: PhantomData<fn() -> D>,
}

impl<'a, D: Document + SameDocType<D, Count = Once>> Insertable<Table<D>> for New<'a, D> {
    type Values = NewRows<'a, D>;

    fn values(self) -> NewRows<'a, D> {
        NewRows { rows: self.0.into_iter().map(|record| binds(record)).collect(), document: PhantomData }
    }
}

impl<D: Document> QueryFragment<Backend> for NewRows<'_, D> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Backend>) -> QueryResult<()> {
        out.unsafe_to_cache_prepared();
        push_rows(&mut out, D::COLUMNS.iter().take(D::SLOTS).copied(), &self.rows)
    }
}

/// `(a, b) VALUES (?, ?), (?, ?)`
fn push_rows<'b>(
    out: &mut AstPass<'_, 'b, Backend>,
    columns: impl Iterator<Item = &'static str>,
    rows: &'b [Vec<Bind<'_>>],
) -> QueryResult<()> {
    out.push_sql("(");
    for (place, column) in columns.enumerate() {
        out.push_sql(if place > 0 { ", " } else { "" });
        out.push_identifier(column)?;
    }
    out.push_sql(") VALUES ");
    for (place, row) in rows.iter().enumerate() {
        out.push_sql(if place > 0 { ", (" } else { "(" });
        for (place, value) in row.iter().enumerate() {
            out.push_sql(if place > 0 { ", " } else { "" });
            value.walk_ast(out.reborrow())?;
        }
        out.push_sql(")");
    }
    Ok(())
}

impl<D> QueryId for NewRows<'_, D> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<D> QueryId for New<'_, D> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<D> CanInsertInSingleQuery<Backend> for NewRows<'_, D> {
    fn rows_to_insert(&self) -> Option<usize> {
        Some(self.rows.len())
    }
}

/// A record to update from: `diesel::update(todo::table.filter(...)).set(Changes(&todo))` writes
/// every column but the name.
#[derive(Debug)]
pub struct Changes<'a, D>(pub &'a D);

/// The assignments of an UPDATE.
#[derive(Debug)]
pub struct Assignments<'a, D> {
    values: Vec<Bind<'a>>,
    document: PhantomData<fn() -> D>,
}

impl<'a, D: Document + SameDocType<D, Count = Once>> AsChangeset for Changes<'a, D> {
    type Target = Table<D>;
    type Changeset = Assignments<'a, D>;

    fn as_changeset(self) -> Assignments<'a, D> {
        Assignments { values: binds(self.0), document: PhantomData }
    }
}

impl<D: Document> QueryFragment<Backend> for Assignments<'_, D> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Backend>) -> QueryResult<()> {
        push_assignments(&mut out, D::COLUMNS.iter().copied(), &self.values)
    }
}

/// `a = ?, b = ?`, without the name.
fn push_assignments<'b>(
    out: &mut AstPass<'_, 'b, Backend>,
    columns: impl Iterator<Item = &'static str>,
    values: &'b [Bind<'_>],
) -> QueryResult<()> {
    for (place, (column, value)) in columns.zip(values).skip(schema::NAME + 1).enumerate() {
        out.push_sql(if place > 0 { ", " } else { "" });
        out.push_identifier(column)?;
        out.push_sql(" = ");
        value.walk_ast(out.reborrow())?;
    }
    Ok(())
}

impl<D: 'static> QueryId for Assignments<'_, D> {
    type QueryId = Assignments<'static, D>;
    const HAS_STATIC_QUERY_ID: bool = false;
}
