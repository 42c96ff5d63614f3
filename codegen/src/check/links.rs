//! Fields that refer to other DocTypes.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::ir::{App, DocType, DocTypeIndex, Field, FieldContent, LinkTarget};
use crate::schema::text_of;
use crate::settings::Settings;
use doctyped_schema::{ColumnType, FieldType};

/// The options of a Link name a DocType, those of a table field a child DocType. Missing DocTypes are the subject of
/// [`missing`](super::missing).
pub(super) fn targets(doctype: &DocType, app: &App, allow_missing: bool, diagnostics: &mut Diagnostics) {
    let source = &doctype.declared.source;
    for field in &doctype.fields {
        let (target, is_table) = match &field.content {
            FieldContent::Link(target) => (target, false),
            FieldContent::Table(target) => (target, true),
            FieldContent::Nothing | FieldContent::Value => continue,
        };
        let Some(options) = &field.declared.options else {
            let message = format!(
                "the {} field `{}` does not say to which DocType",
                text_of(&field.declared.fieldtype),
                field.name
            );
            let diagnostic = Diagnostic::new(Code::MissingOptions, source, field.declared.span, message);
            diagnostics.push(diagnostic.help("add \"options\" with the name of a DocType").warning_if(allow_missing));
            continue;
        };
        let LinkTarget::Known(entry) = target else { continue };
        let wanted = &entry.name;
        if is_table && !entry.is_child {
            let message = format!("`{}` has rows of \"{wanted}\", which is no child DocType", field.name);
            let help = format!("set \"istable\": 1 in {wanted}, or make the field a Link");
            diagnostics.push(Diagnostic::new(Code::NotAChild, source, options.span, message).help(help));
        } else if field.fieldtype == FieldType::TableMultiSelect && !has_link(wanted, app) {
            let message = format!("`{}` selects rows of \"{wanted}\", which has no Link field", field.name);
            let help = format!("add a Link to {wanted}, or make the field a Table");
            diagnostics.push(Diagnostic::new(Code::MultiselectWithoutLink, source, options.span, message).help(help));
        }
    }
}

fn has_link(doctype: &str, app: &App) -> bool {
    let rows = app.any_doctype(doctype);
    rows.is_none_or(|rows| rows.fields.iter().any(|field| field.fieldtype == FieldType::Link))
}

/// A DocType that is declared external must not be defined here.
pub(super) fn externals(settings: &Settings, index: &DocTypeIndex, diagnostics: &mut Diagnostics) {
    for (source, name) in &settings.external {
        if index.get(&name.value).is_some() {
            let message = format!("\"{}\" is declared external, but it is a DocType here", name.value);
            diagnostics.push(Diagnostic::new(Code::NeedlessExternal, source, name.span, message));
        }
    }
}

/// The options of a Dynamic Link name the field that holds its target DocType.
pub(super) fn dynamic(doctype: &DocType, diagnostics: &mut Diagnostics) {
    for field in doctype.fields.iter().filter(|field| field.fieldtype == FieldType::DynamicLink) {
        let named_by = text_of(&field.declared.options);
        let other = doctype.field(named_by);
        if doctype.has_field(named_by) && other.is_none_or(holds_doctype) {
            continue;
        }
        let span = field.declared.options.as_ref().map_or(field.declared.span, |options| options.span);
        let message = match other {
            _ if named_by.is_empty() => {
                format!("the Dynamic Link `{}` does not say which field names its DocType", field.name)
            }
            None => format!("the Dynamic Link `{}` takes its DocType from `{named_by}`, which is no field", field.name),
            Some(other) => {
                let target = if other.fieldtype == FieldType::Link { text_of(&other.declared.options) } else { "" };
                let kind = format!("{} {target}", other.fieldtype.name());
                let kind = kind.trim();
                format!(
                    "the Dynamic Link `{}` takes its DocType from `{named_by}` ({kind}), which holds none",
                    field.name
                )
            }
        };
        diagnostics.push(Diagnostic::new(Code::DynamicLink, &doctype.declared.source, span, message));
    }
}

/// Whether the value of a field may be the name of a DocType. (Frappe: a Link to DocType, or a Select.)
fn holds_doctype(field: &Field) -> bool {
    match field.fieldtype {
        FieldType::Link => text_of(&field.declared.options).trim() == "DocType",
        FieldType::DynamicLink => false,
        other => matches!(other.column_type(0), Some(ColumnType::Varchar(_) | ColumnType::Text | ColumnType::LongText)),
    }
}

/// `fetch_from` goes through a Link to a field of its target.
pub(super) fn fetches(doctype: &DocType, app: &App, diagnostics: &mut Diagnostics) {
    for field in &doctype.fields {
        let Some(fetch_from) = &field.declared.fetch_from else { continue };
        let problem = match fetch_from.value.split_once('.') {
            // Frappe's form leaves `.` when both parts are cleared.
            Some(("", "")) => None,
            None => Some("is not `link_field.field`".to_owned()),
            Some((link, wanted)) => fetch_problem(doctype, link, wanted, app).or_else(|| {
                (!field.has_value()).then(|| format!("fields of the type {} have no value", field.fieldtype.name()))
            }),
        };
        if let Some(problem) = problem {
            let message = format!("`{}` is never fetched: `{}` {problem}", field.name, fetch_from.value);
            diagnostics.push(Diagnostic::new(Code::FetchFrom, &doctype.declared.source, fetch_from.span, message));
        }
    }
}

fn fetch_problem(doctype: &DocType, link: &str, wanted: &str, app: &App) -> Option<String> {
    let Some(field) = doctype.field(link) else { return Some(format!("begins with `{link}`, which is no field")) };
    match &field.content {
        FieldContent::Link(LinkTarget::Known(entry)) => {
            let target = app.any_doctype(&entry.name)?;
            match target.field(wanted) {
                _ if target.has_column(wanted) => None,
                None => Some(format!("asks for `{wanted}`, which {} does not have", entry.name)),
                Some(field) => Some(format!(
                    "asks for `{wanted}` of {}, a {} that is not stored",
                    entry.name,
                    if field.has_value() { "virtual field" } else { field.fieldtype.name() }
                )),
            }
        }
        FieldContent::Link(LinkTarget::Missing) => None,
        _ if field.fieldtype == FieldType::DynamicLink => None,
        _ => Some(format!("begins with `{link}`, which is no Link")),
    }
}
