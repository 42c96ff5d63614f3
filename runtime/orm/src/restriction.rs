//! Typed conditions for `permission_query_conditions`:
//! `todo::owner.is(user).or(todo::allocated_to.is(user))`.
//!
//! Diesel's expressions can only be turned into SQL. A [`Restriction`] can also be evaluated on a document in
//! memory, so that a controller's condition applies to lists and to single documents alike.

use crate::access_rule::Rule;
use crate::table::sql::{BigInt, Check, Date, Integer, Nullable, SmallInt, Text};
use crate::table::{Column, DocStatus, Document, FieldValue, Link, Select, Value, column_name};
use chrono::NaiveDate;
use std::marker::PhantomData;
use typenum::Unsigned;

/// A condition on the documents of a DocType.
#[derive(Debug, Clone)]
pub struct Restriction<D>(Rule, PhantomData<fn() -> D>);

impl<D: Document> Restriction<D> {
    /// Every document.
    pub fn everything() -> Restriction<D> {
        Restriction(Rule::EVERYTHING, PhantomData)
    }

    /// No document.
    pub fn nothing() -> Restriction<D> {
        Restriction(Rule::NOTHING, PhantomData)
    }

    /// Documents that fulfil both conditions.
    #[must_use]
    pub fn and(self, other: Restriction<D>) -> Restriction<D> {
        Restriction(self.0.and(other.0), PhantomData)
    }

    /// Documents that fulfil either condition.
    #[must_use]
    pub fn or(self, other: Restriction<D>) -> Restriction<D> {
        Restriction(self.0.or(other.0), PhantomData)
    }

    /// The condition without its type.
    pub fn into_rule(self) -> Rule {
        self.0
    }
}

impl<D: Document, I: Unsigned, ST> Column<D, I, ST> {
    /// Documents in which this field has a value: `todo::allocated_to.is(ctx.user())`. Texts are compared
    /// without regard to case, and null equals the empty text.
    pub fn is(self, value: impl Compares<ST>) -> Restriction<D> {
        Restriction(Rule::Equal(const { column_name::<D, I>() }, value.compared()), PhantomData)
    }
}

/// A value that a column of the SQL type `ST` can be compared with in a [`Restriction`].
pub trait Compares<ST> {
    /// The value.
    fn compared(self) -> Value;
}

macro_rules! compares {
    ($($type:ty => $($sql:ty),+: |$value:ident| $result:expr;)*) => {
        $($(impl Compares<$sql> for $type {
            fn compared(self) -> Value {
                let $value = self;
                $result
            }
        })+)*
    };
}

compares! {
    &str => Text, Nullable<Text>: |text| Value::Text(text.to_owned());
    String => Text, Nullable<Text>: |text| Value::Text(text);
    &String => Text, Nullable<Text>: |text| Value::Text(text.clone());
    bool => Check: |value| Value::Int(i64::from(value));
    i32 => Integer, BigInt: |value| Value::Int(i64::from(value));
    i64 => BigInt: |value| Value::Int(value);
    DocStatus => SmallInt: |status| Value::Int(i64::from(status.number()));
    NaiveDate => Nullable<Date>: |day| Value::Date(day);
}

macro_rules! compares_text {
    ($($sql:ty),*) => {
        $(
            impl<T> Compares<$sql> for Link<T> {
                fn compared(self) -> Value {
                    Value::Text(self.into_string())
                }
            }

            impl<T> Compares<$sql> for &Link<T> {
                fn compared(self) -> Value {
                    self.value().to_value()
                }
            }

            impl<S: Select> Compares<$sql> for S {
                fn compared(self) -> Value {
                    Value::Text(self.as_str().to_owned())
                }
            }
        )*
    };
}

compares_text!(Text, Nullable<Text>);
