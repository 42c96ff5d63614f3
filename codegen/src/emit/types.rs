//! Types of columns in Rust and SQL, and their defaults.

use super::rust::literal;
use super::scope::Scope;
use crate::ir::{Column, DefaultValue, SelectEnum, Slot};

/// The type of a record's member.
pub(super) fn rust(column: &Column, scope: &Scope<'_>) -> String {
    let name = |name| scope.type_name(name).into_owned();
    let nullable = |inner: String| format!("{}<{inner}>", name("Option"));
    let unless = |required: bool, inner: String| if required { inner } else { nullable(inner) };
    match column {
        Column::Text { required } => unless(*required, name("String")),
        Column::Link { target, required } => unless(*required, format!("{}<{}>", name("Link"), scope.record(target))),
        Column::Select { ident, required } => unless(*required, ident.token().to_string()),
        Column::Json => nullable(name("Json")),
        Column::Password => name("Password"),
        Column::Int => "i32".to_owned(),
        Column::BigInt => "i64".to_owned(),
        Column::LongInt => nullable("i64".to_owned()),
        Column::Check => "bool".to_owned(),
        Column::Decimal | Column::Rating => "f64".to_owned(),
        Column::NullableDecimal => nullable("f64".to_owned()),
        Column::Date => nullable(name("NaiveDate")),
        Column::Datetime => nullable(name("NaiveDateTime")),
        Column::Time => nullable(name("NaiveTime")),
        Column::Timestamp => name("NaiveDateTime"),
        Column::DocStatus => name("DocStatus"),
    }
}

/// The type of a column in queries.
pub(super) fn sql(column: &Column, scope: &Scope<'_>) -> String {
    let name = |name| scope.type_name(name).into_owned();
    match column {
        Column::Text { required: true }
        | Column::Link { required: true, .. }
        | Column::Select { required: true, .. } => name("Text"),
        Column::Text { .. } | Column::Link { .. } | Column::Select { .. } | Column::Json | Column::Password => {
            sql_nullable("Text", scope)
        }
        Column::Int => name("Integer"),
        Column::BigInt => name("BigInt"),
        Column::LongInt => sql_nullable("BigInt", scope),
        Column::Check => name("Check"),
        Column::Decimal => name("Decimal"),
        Column::NullableDecimal | Column::Rating => sql_nullable("Decimal", scope),
        Column::Date => sql_nullable("Date", scope),
        Column::Datetime => sql_nullable("Timestamp", scope),
        Column::Time => sql_nullable("Time", scope),
        Column::Timestamp => name("Timestamp"),
        Column::DocStatus => name("SmallInt"),
    }
}

/// The type of a column that can be NULL.
pub(super) fn sql_nullable(inner: &str, scope: &Scope<'_>) -> String {
    format!("{}<{}>", scope.type_name("Nullable"), scope.type_name(inner))
}

/// The default of a slot; none if it is the default of the slot's type. `select` is the enum of the
/// slot.
pub(super) fn default(slot: &Slot, select: Option<&SelectEnum>, scope: &Scope<'_>) -> Option<String> {
    let unless = |required: bool, inner: String| {
        Some(if required { inner } else { format!("{}({inner})", scope.value_name("Some")) })
    };
    match (&slot.column, &slot.default) {
        (Column::Text { required }, DefaultValue::Text(text)) => {
            unless(*required, format!("{}::from({})", scope.type_name("String"), literal(text)))
        }
        (Column::Link { required, .. }, DefaultValue::Text(text)) => {
            unless(*required, format!("{}::new({})", scope.type_name("Link"), literal(text)))
        }
        (Column::Select { ident, required: false }, DefaultValue::Option(index)) => {
            let variant = select?.variants.get(*index)?;
            unless(false, format!("{}::{}", ident.token(), variant.ident.token()))
        }
        (Column::Select { ident, required }, DefaultValue::Text(text)) => {
            let other = select?.other.token();
            unless(
                *required,
                format!("{}::{other}({}::from({}))", ident.token(), scope.type_name("Box"), literal(text)),
            )
        }
        (Column::LongInt, DefaultValue::Int(number)) => unless(false, number.to_string()),
        (_, DefaultValue::Int(number)) => Some(number.to_string()),
        (Column::NullableDecimal, DefaultValue::Float(number)) => unless(false, float(*number)),
        (_, DefaultValue::Float(number)) => Some(float(*number)),
        (_, DefaultValue::On) => Some("true".to_owned()),
        (_, DefaultValue::Empty | DefaultValue::Text(_) | DefaultValue::Option(_)) => None,
    }
}

/// The default variant of a slot's enum: a mandatory Select has one, because it always has a value.
pub(super) fn default_variant(slot: &Slot) -> Option<usize> {
    match (&slot.column, &slot.default) {
        (Column::Select { required: true, .. }, DefaultValue::Option(index)) => Some(*index),
        _ => None,
    }
}

fn float(number: f64) -> String {
    format!("{number:?}")
}
