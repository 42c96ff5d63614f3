//! Fields: type, column, default.

use super::column::Column;
use super::default::{DefaultValue, InvalidDefault};
use super::index::{DocTypeIndex, LinkTarget};
use super::select_enum::SelectEnum;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, SourceFile, nearest};
use crate::schema::{self, text_of};
use doctyped_schema::{ColumnType, FieldType};
use std::sync::Arc;

/// A field with its declaration.
#[derive(Debug)]
pub(crate) struct Field {
    /// Never empty: layout without a name has a generated one.
    pub(crate) name: String,
    pub(crate) fieldtype: FieldType,
    pub(crate) declared: schema::Field,
    pub(crate) content: FieldContent,
}

impl Field {
    /// Whether the field is part of the metadata. Rows of a missing child DocType cannot be read or
    /// stored.
    pub(crate) fn is_served(&self) -> bool {
        !matches!(self.content, FieldContent::Table(LinkTarget::Missing))
    }

    /// Whether the field is a column.
    pub(crate) fn is_column(&self) -> bool {
        matches!(self.content, FieldContent::Value | FieldContent::Link(_))
    }

    /// Whether the field has a value: a column or a virtual field, and neither rows nor layout.
    pub(crate) fn has_value(&self) -> bool {
        self.fieldtype.column_type(0).is_some()
    }
}

/// The content of a field.
#[derive(Debug)]
pub(crate) enum FieldContent {
    /// None: layout, or a virtual field.
    Nothing,
    /// A value.
    Value,
    /// The name of a document of the target.
    Link(LinkTarget),
    /// Rows of a child DocType.
    Table(LinkTarget),
}

/// The type of a field; an unknown one is reported.
pub(super) fn fieldtype(
    field: &schema::Field,
    source: &Arc<SourceFile>,
    diagnostics: &mut Diagnostics,
) -> Option<FieldType> {
    let Some(written) = &field.fieldtype else {
        let message = format!("the field `{}` has no fieldtype", text_of(&field.fieldname));
        diagnostics.push(Diagnostic::new(Code::UnknownFieldType, source, field.span, message));
        return None;
    };
    let found = written.value.parse().ok();
    if found.is_none() {
        let message = format!("`{}` is no field type", written.value);
        let mut diagnostic = Diagnostic::new(Code::UnknownFieldType, source, written.span, message);
        if let Some(meant) = nearest(&written.value, FieldType::ALL.iter().map(|fieldtype| fieldtype.name())) {
            diagnostic = diagnostic.help(format!("did you mean `{meant}`?"));
        }
        diagnostics.push(diagnostic);
    }
    found
}

/// The column of a field; none for layout and tables. `select` is the enum of a Select with fixed
/// options.
pub(super) fn column(
    field: &schema::Field,
    fieldtype: FieldType,
    select: Option<&SelectEnum>,
    index: &DocTypeIndex,
) -> Option<Column> {
    let required = field.has("reqd");
    Some(match (fieldtype, fieldtype.column_type(field.length)?) {
        (FieldType::Link, _) => Column::Link { target: index.target(text_of(&field.options).trim()), required },
        (FieldType::Select, _) => match select {
            Some(select) => Column::Select { ident: select.ident.clone(), required },
            None => Column::Text { required },
        },
        (_, ColumnType::Varchar(_) | ColumnType::Text | ColumnType::LongText) => Column::Text { required },
        (_, ColumnType::Json) => Column::Json,
        (_, ColumnType::Password) => Column::Password,
        (_, ColumnType::Int) => Column::Int,
        (_, ColumnType::BigInt) => Column::BigInt,
        (_, ColumnType::LongInt) => Column::LongInt,
        (_, ColumnType::Check) => Column::Check,
        (_, ColumnType::Decimal) => Column::Decimal,
        (_, ColumnType::NullableDecimal) => Column::NullableDecimal,
        (_, ColumnType::Rating) => Column::Rating,
        (_, ColumnType::Date) => Column::Date,
        (_, ColumnType::Datetime) => Column::Datetime,
        (_, ColumnType::Time) => Column::Time,
    })
}

/// The default of a field; an invalid one is reported.
pub(super) fn default(
    field: &schema::Field,
    fieldtype: FieldType,
    column: &Column,
    select: Option<&SelectEnum>,
    source: &Arc<SourceFile>,
    diagnostics: &mut Diagnostics,
) -> DefaultValue {
    let written = field.default.as_ref();
    let value = DefaultValue::of(column, select, written.map(|text| text.value.as_str()));
    let is_too_long = |value: &DefaultValue| match (value, fieldtype.column_type(field.length)) {
        (DefaultValue::Text(text), Some(ColumnType::Varchar(length))) => text.chars().count() > length as usize,
        _ => false,
    };
    value.and_then(|value| if is_too_long(&value) { Err(InvalidDefault) } else { Ok(value) }).unwrap_or_else(|_| {
        if let Some(text) = written {
            let name = text_of(&field.fieldname);
            let message =
                format!("`{}` cannot be a value of the {} field `{name}`", text.value, text_of(&field.fieldtype));
            let help = match column {
                Column::Select { .. } => "write one of the options, or leave the default out",
                Column::Date => "write it as 2024-02-29, or leave the default out",
                Column::Datetime => "write it as 2024-02-29 10:30:00, or leave the default out",
                Column::Time => "write it as 10:30:00, or leave the default out",
                Column::Text { .. } | Column::Link { .. } => "shorten it, or make the field longer",
                Column::Json => "write JSON, or leave the default out",
                Column::Rating => "write a number from 0 to 1, or leave the default out",
                _ => "write a number, or leave the default out",
            };
            diagnostics.push(Diagnostic::new(Code::BadDefault, source, text.span, message).help(help));
        }
        DefaultValue::without(column)
    })
}
