//! Naming rules and the fields that they need.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Span, nearest};
use crate::ir::{DocType, Naming};
use doctyped_schema::{DATE_PARTS, is_series_character};

/// `field:` and `naming_series:` take the name from a field, which must exist and have a value.
pub(super) fn rule(doctype: &DocType, diagnostics: &mut Diagnostics) {
    let Some(autoname) = &doctype.declared.autoname else { return };
    let source = &doctype.declared.source;
    match &doctype.naming {
        Naming::Field(field) if !doctype.has_field(field) => {
            let message = format!("documents are named by `{field}`, which is no field of {}", doctype.name());
            let mut diagnostic = Diagnostic::new(Code::NamingField, source, autoname.span, message);
            if let Some(meant) = nearest(field, doctype.fields.iter().map(|field| field.name.as_str())) {
                diagnostic = diagnostic.help(format!("did you mean `field:{meant}`?"));
            }
            diagnostics.push(diagnostic);
        }
        Naming::Field(field) if field == "name" || !doctype.has_column(field) => {
            let message = format!("documents are named by `{field}`, which has no value before they are named");
            diagnostics.push(Diagnostic::new(Code::NamingField, source, autoname.span, message).as_warning());
        }
        Naming::NamingSeries if !doctype.has_column("naming_series") => {
            let message =
                format!("{} is named by series but has no field `naming_series` with a value", doctype.name());
            let help = "add a Select field `naming_series` whose options are the patterns";
            diagnostics.push(Diagnostic::new(Code::NamingSeriesField, source, autoname.span, message).help(help));
        }
        Naming::NamingSeries => {
            let options = doctype.field("naming_series").and_then(|field| field.declared.options.as_ref());
            let Some(options) = options else { return };
            for series in options.value.lines().map(str::trim) {
                pattern(doctype, series, options.span, series_problem(doctype, series), diagnostics);
            }
        }
        Naming::Expression(series) => {
            pattern(doctype, series, autoname.span, series_problem(doctype, series), diagnostics);
        }
        Naming::Format(format) => {
            pattern(doctype, format, autoname.span, format_problem(doctype, format), diagnostics);
        }
        _ => {}
    }
}

fn pattern(doctype: &DocType, pattern: &str, span: Span, problem: Option<String>, diagnostics: &mut Diagnostics) {
    if let Some(problem) = problem {
        let message = format!("the pattern of names `{pattern}` {problem}");
        diagnostics.push(Diagnostic::new(Code::NamingPattern, &doctype.declared.source, span, message));
    }
}

/// A character that series do not have, or a part in braces that is no field.
fn series_problem(doctype: &DocType, series: &str) -> Option<String> {
    if let Some(wrong) = series.chars().find(|character| !is_series_character(*character)) {
        return Some(format!("has {wrong:?}, so no document can be named by it"));
    }
    let parts = series.split('.').filter(|part| part.starts_with('{'));
    let mut names = parts.map(|part| part.replace(['{', '}'], ""));
    names
        .find(|name| name != "doctype" && !doctype.has_column(name))
        .map(|name| format!("has `{{{name}}}`, which is no field: it is left out"))
}

/// A group in braces that nothing replaces, or no group at all.
fn format_problem(doctype: &DocType, format: &str) -> Option<String> {
    let mut groups =
        format.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(group, _)| group).peekable();
    if groups.peek().is_none() {
        let names_by_rule = !format.is_empty();
        return names_by_rule.then(|| "has no part in braces, so all documents have the same name".to_owned());
    }
    let is_replaced = |group: &str| {
        group.bytes().all(|byte| byte == b'#') || DATE_PARTS.contains(&group) || doctype.has_column(group)
    };
    let unknown = groups.find(|group| *group != "doctype" && !is_replaced(group))?;
    Some(format!("has `{{{unknown}}}`, which is neither a field nor a part of the date: it stays as text"))
}
