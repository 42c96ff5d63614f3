//! Fields, resolved.

use super::choice::Choice;
use super::default::Default;
use super::fieldtype::FieldType;
use super::index::{Index, Target};
use super::slot::Column;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Source, nearest};
use crate::schema::{self, text_of};
use std::sync::Arc;

/// A field with what it was declared as.
#[derive(Debug)]
pub(crate) struct Field {
    /// Never empty: layout without a name has got one.
    pub(crate) name: String,
    pub(crate) fieldtype: FieldType,
    pub(crate) declared: schema::Field,
    pub(crate) content: Content,
}

impl Field {
    /// Whether the server knows the field. Rows of a child DocType that is not there could neither
    /// be read nor stored.
    pub(crate) fn is_served(&self) -> bool {
        !matches!(self.content, Content::Rows(Target::Missing))
    }
}

/// What a field holds.
#[derive(Debug)]
pub(crate) enum Content {
    /// Nothing, since it is layout or computed.
    Nothing,
    /// A value in the slot of that number.
    Value,
    /// A value that names a document.
    Link(Target),
    /// Rows of a child DocType.
    Rows(Target),
}

/// The declared type, or a complaint.
pub(super) fn fieldtype(
    field: &schema::Field,
    source: &Arc<Source>,
    diagnostics: &mut Diagnostics,
) -> Option<FieldType> {
    let Some(written) = &field.fieldtype else {
        let message = format!("the field `{}` has no fieldtype", text_of(&field.fieldname));
        diagnostics.push(Diagnostic::new(Code::UnknownFieldType, source, field.span, message));
        return None;
    };
    let found = FieldType::named(&written.value);
    if found.is_none() {
        let message = format!("`{}` is no field type", written.value);
        let mut diagnostic = Diagnostic::new(Code::UnknownFieldType, source, written.span, message);
        if let Some(meant) = nearest(&written.value, FieldType::NAMES.iter().copied()) {
            diagnostic = diagnostic.help(format!("did you mean `{meant}`?"));
        }
        diagnostics.push(diagnostic);
    }
    found
}

/// How a value of the field is held; none for layout and tables. `choice` names the enum of a
/// Select with fixed options.
pub(super) fn column(
    field: &schema::Field,
    fieldtype: FieldType,
    choice: Option<&Choice>,
    index: &Index,
) -> Option<Column> {
    use FieldType as F;
    let required = field.has("reqd");
    Some(match fieldtype {
        F::Link => Column::Link { target: index.target(text_of(&field.options).trim()), required },
        F::Select => match choice {
            Some(choice) => Column::Choice { ident: choice.ident.clone(), required },
            None => Column::Text { required },
        },
        F::Attach
        | F::AttachImage
        | F::Autocomplete
        | F::Barcode
        | F::Code
        | F::Color
        | F::Data
        | F::DynamicLink
        | F::Geolocation
        | F::HtmlEditor
        | F::Icon
        | F::LongText
        | F::MarkdownEditor
        | F::Phone
        | F::ReadOnly
        | F::Signature
        | F::SmallText
        | F::Text
        | F::TextEditor => Column::Text { required },
        F::Json => Column::Json,
        F::Password => Column::Password,
        F::Int if field.length > 11 => Column::BigInt,
        F::Int => Column::Int,
        F::LongInt => Column::LongInt,
        F::Check => Column::Check,
        F::Currency | F::Float | F::Percent => Column::Decimal,
        F::Duration => Column::Duration,
        F::Rating => Column::Rating,
        F::Date => Column::Date,
        F::Datetime => Column::Datetime,
        F::Time => Column::Time,
        F::Button
        | F::ColumnBreak
        | F::Fold
        | F::Heading
        | F::Html
        | F::Image
        | F::SectionBreak
        | F::TabBreak
        | F::Table
        | F::TableMultiSelect => return None,
    })
}

/// The field's default, or a complaint and nothing.
pub(super) fn default(
    field: &schema::Field,
    column: &Column,
    choice: Option<&Choice>,
    source: &Arc<Source>,
    diagnostics: &mut Diagnostics,
) -> Default {
    let written = field.default.as_ref();
    Default::of(column, choice, written.map(|text| text.value.as_str())).unwrap_or_else(|_| {
        if let Some(text) = written {
            let name = text_of(&field.fieldname);
            let message =
                format!("`{}` cannot be a value of the {} field `{name}`", text.value, text_of(&field.fieldtype));
            let help = "write a number, or leave the default out";
            diagnostics.push(Diagnostic::new(Code::BadDefault, source, text.span, message).help(help));
        }
        Default::Empty
    })
}
