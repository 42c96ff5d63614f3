//! Definitions that replace built-in DocTypes.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::ir::{App, Column, DocType};

/// A replacement keeps the columns that the runtime reads and writes.
pub(super) fn replacements(app: &App, diagnostics: &mut Diagnostics) {
    for own in &app.doctypes {
        let Some(built_in) = app.replaced_by(own) else { continue };
        for problem in problems(built_in, own) {
            let declared = &own.declared;
            let message = format!("{} replaces the built-in DocType but {problem}", own.name());
            let help = format!("keep the fields of {}", built_in.declared.source.shown);
            let diagnostic = Diagnostic::new(Code::BuiltInBroken, &declared.source, declared.name.span, message);
            diagnostics.push(diagnostic.help(help));
        }
    }
}

fn problems(built_in: &DocType, own: &DocType) -> Vec<String> {
    let mut problems = Vec::new();
    if built_in.declared.istable != own.declared.istable {
        problems.push("only one of the two is a child DocType".to_owned());
    }
    if built_in.declared.issingle != own.declared.issingle {
        problems.push("only one of the two is a single DocType".to_owned());
    }
    // Documents of a virtual one are made by the runtime, and lose what the definition has no field for.
    let needs_fields = !built_in.declared.is_virtual;
    for slot in &built_in.slots {
        match own.slots.iter().find(|other| other.name == slot.name) {
            None if !needs_fields => {}
            None => problems.push(format!("lacks the field `{}`", slot.name)),
            Some(other) if kind(&other.column) != kind(&slot.column) => {
                problems.push(format!(
                    "stores `{}` as {} instead of {}",
                    slot.name,
                    kind(&other.column),
                    kind(&slot.column)
                ));
            }
            Some(_) => {}
        }
    }
    for rows in built_in.tables.iter().filter(|_| needs_fields) {
        if !own.tables.iter().any(|other| other.ident == rows.ident) {
            problems.push(format!("lacks the table field `{}`", rows.ident.as_str()));
        }
    }
    problems
}

/// The kind of storage that the runtime relies on.
fn kind(column: &Column) -> &'static str {
    match column {
        Column::Text { .. } | Column::Link { .. } | Column::Select { .. } | Column::Json => "text",
        Column::Password => "a secret",
        Column::Int | Column::BigInt | Column::LongInt | Column::Check | Column::DocStatus => "a whole number",
        Column::Decimal | Column::NullableDecimal | Column::Rating => "a decimal number",
        Column::Date => "a date",
        Column::Datetime | Column::Timestamp => "a date and time",
        Column::Time => "a time",
    }
}
