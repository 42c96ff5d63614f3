//! The kinds of fields: the type of their values, what can be written to them and how they are compared.

use crate::link::Link;
use crate::options::Options;
use crate::{DocType, wire};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::de::{DeserializeOwned, Error as _};
use serde_json::Value;
use std::marker::PhantomData;

/// The kind of a field.
pub trait FieldKind {
    /// The type of its values in Rust.
    type Value;
    /// The kind without null.
    type Base: FieldKind;

    /// Decodes a value of a response.
    ///
    /// # Errors
    /// The value is not one of the kind.
    fn decode(value: Value) -> Result<Self::Value, serde_json::Error>;
}

/// A kind whose fields clients may write.
pub trait Writable: FieldKind {}

/// A kind whose values lists compare with `<` and `>`.
pub trait Ordered: FieldKind {}

/// A kind whose values are text, for `like`.
pub trait Textual: FieldKind {}

/// A kind that lists filter by.
pub trait Readable: FieldKind {}

/// A Rust value of a kind, as JSON.
pub trait IntoValue<K: FieldKind> {
    /// The JSON.
    fn into_value(self) -> Value;
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident $(<$parameter:ident: $bound:path>)? = $value:ty, $decode:path, [$($trait:ident),*];)*) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name $(<$parameter>(PhantomData<$parameter>))?;

        impl $(<$parameter: $bound>)? FieldKind for $name $(<$parameter>)? {
            type Value = $value;
            type Base = Self;

            fn decode(value: Value) -> Result<$value, serde_json::Error> {
                $decode(value)
            }
        }

        kinds!(@traits $name $(<$parameter: $bound>)? [$($trait)*]);
    )*};
    (@traits $name:ident [$($trait:ident)*]) => { $(impl $trait for $name {})* };
    (@traits $name:ident <$parameter:ident: $bound:path> [Writable Readable Textual]) => {
        impl<$parameter: $bound> Writable for $name<$parameter> {}
        impl<$parameter: $bound> Readable for $name<$parameter> {}
        impl<$parameter: $bound> Textual for $name<$parameter> {}
    };
}

kinds! {
    /// Text.
    Text = String, plain, [Writable, Readable, Textual, Ordered];
    /// One of the options of a Select.
    Choice<E: Options> = E, choice, [Writable, Readable, Textual];
    /// The name of a document.
    LinkTo<D: DocType> = Link<D>, link, [Writable, Readable, Textual];
    /// A whole number.
    Int = i64, plain, [Writable, Readable, Ordered];
    /// A number with decimals: amounts, percentages, durations in seconds.
    Float = f64, plain, [Writable, Readable, Ordered];
    /// A switch.
    Check = bool, check, [Writable, Readable];
    /// A day.
    Date = NaiveDate, plain, [Writable, Readable, Ordered];
    /// Date and time in the time zone of the site.
    Datetime = NaiveDateTime, datetime, [Writable, Readable, Ordered];
    /// A time of day.
    Time = NaiveTime, plain, [Writable, Readable, Ordered];
    /// JSON, as text.
    Json = String, plain, [Writable, Readable, Textual];
    /// A secret: it is written, and read as asterisks.
    Secret = String, plain, [Writable];
}

fn plain<T: DeserializeOwned + Default>(value: Value) -> Result<T, serde_json::Error> {
    if value.is_null() { Ok(T::default()) } else { serde_json::from_value(value) }
}

fn choice<E: Options>(value: Value) -> Result<E, serde_json::Error> {
    plain::<String>(value).map(E::from_text)
}

fn link<D: DocType>(value: Value) -> Result<Link<D>, serde_json::Error> {
    if value.is_null() { Ok(Link::default()) } else { serde_json::from_value(value) }
}

fn check(value: Value) -> Result<bool, serde_json::Error> {
    wire::check::deserialize(value)
}

fn datetime(value: Value) -> Result<NaiveDateTime, serde_json::Error> {
    match value {
        Value::String(text) => {
            wire::parse_datetime(&text).ok_or_else(|| serde_json::Error::custom("a date and time is expected"))
        }
        _ => Ok(NaiveDateTime::default()),
    }
}

/// A kind with null.
#[derive(Debug)]
pub struct Nullable<K>(PhantomData<K>);

impl<K: FieldKind> FieldKind for Nullable<K> {
    type Value = Option<K::Value>;
    type Base = K;

    fn decode(value: Value) -> Result<Option<K::Value>, serde_json::Error> {
        if value.is_null() { Ok(None) } else { K::decode(value).map(Some) }
    }
}

impl<K: Writable> Writable for Nullable<K> {}

/// A kind of fields that only the server writes.
#[derive(Debug)]
pub struct ReadOnly<K>(PhantomData<K>);

impl<K: FieldKind> FieldKind for ReadOnly<K> {
    type Value = K::Value;
    type Base = K;

    fn decode(value: Value) -> Result<K::Value, serde_json::Error> {
        K::decode(value)
    }
}

macro_rules! into_value {
    ($($kind:ident: $($value:ty = $with:expr),*;)*) => {$($(
        impl IntoValue<$kind> for $value {
            fn into_value(self) -> Value {
                let convert: fn($value) -> Value = $with;
                convert(self)
            }
        }
    )*)*};
}

into_value! {
    Text: &str = |text| Value::from(text), String = Value::from, &String = |text| Value::from(text.as_str());
    Secret: &str = |text| Value::from(text), String = Value::from;
    Json: Value = |json| Value::from(json.to_string()), String = Value::from, &str = |text| Value::from(text);
    Int: i64 = Value::from, i32 = Value::from, u32 = Value::from;
    Float: f64 = Value::from, f32 = Value::from, i32 = Value::from;
    Check: bool = |on| Value::from(u8::from(on));
    Date: NaiveDate = |date| Value::from(date.to_string());
    Datetime: NaiveDateTime = |time| Value::from(wire::datetime_text(&time)), NaiveDate = |date| Value::from(date.to_string());
    Time: NaiveTime = |time| Value::from(time.to_string());
}

impl<E: Options> IntoValue<Choice<E>> for E {
    fn into_value(self) -> Value {
        Value::from(self.as_str())
    }
}

impl<D: DocType> IntoValue<LinkTo<D>> for &str {
    fn into_value(self) -> Value {
        Value::from(self)
    }
}

impl<D: DocType> IntoValue<LinkTo<D>> for String {
    fn into_value(self) -> Value {
        Value::from(self)
    }
}

impl<D: DocType> IntoValue<LinkTo<D>> for Link<D> {
    fn into_value(self) -> Value {
        self.to_json()
    }
}

impl<D: DocType> IntoValue<LinkTo<D>> for &Link<D> {
    fn into_value(self) -> Value {
        self.to_json()
    }
}
