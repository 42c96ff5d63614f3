//! `doctyped.toml` beside the definitions: what definitions have no place for.
//!
//! ```toml
//! # DocTypes of other applications that fields may link to.
//! external = ["Customer", "Sales Invoice"]
//! ```

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Source, Span, nearest};
use crate::schema::Spanned;
use std::ops::Range;
use std::sync::Arc;
use toml::de::{DeTable, DeValue};

/// Every setting.
const SETTINGS: [&str; 1] = ["external"];

/// The name of the file.
pub(crate) const FILE: &str = "doctyped.toml";

/// What the files of all source folders say.
#[derive(Debug, Default)]
pub(crate) struct Settings {
    /// DocTypes that are elsewhere, with the file that says so.
    pub(crate) external: Vec<(Arc<Source>, Spanned<String>)>,
}

/// Reads the settings; a slip in them is an error, since it would change what a link may do.
pub(crate) fn read(files: &[Arc<Source>], diagnostics: &mut Diagnostics) -> Settings {
    let mut settings = Settings::default();
    for source in files {
        let wrong =
            |span: Range<usize>, message: String| Diagnostic::new(Code::BadSetting, source, place(span), message);
        let table = match DeTable::parse(&source.text) {
            Ok(table) => table.into_inner(),
            Err(error) => {
                let message = format!("this is not TOML: {}", error.message());
                diagnostics.push(wrong(error.span().unwrap_or_default(), message));
                continue;
            }
        };
        for (key, value) in table {
            match (key.get_ref().as_ref(), value.get_ref()) {
                ("external", DeValue::Array(names)) => {
                    for name in names {
                        if let DeValue::String(text) = name.get_ref() {
                            let name = Spanned { value: text.to_string(), span: place(name.span()) };
                            settings.external.push((Arc::clone(source), name));
                        } else {
                            let message = "`external` lists names of DocTypes in quotation marks".to_owned();
                            diagnostics.push(wrong(name.span(), message));
                        }
                    }
                }
                ("external", _) => {
                    let message = "`external` should be a list of names of DocTypes".to_owned();
                    diagnostics.push(wrong(value.span(), message));
                }
                (unknown, _) => {
                    let message = format!("`{unknown}` is no setting");
                    let mut diagnostic = Diagnostic::new(Code::UnknownSetting, source, place(key.span()), message);
                    diagnostic = match nearest(unknown, SETTINGS.into_iter()) {
                        Some(meant) => diagnostic.help(format!("did you mean `{meant}`?")),
                        None => diagnostic.help(format!("there is `{}`", SETTINGS.join("`, `"))),
                    };
                    diagnostics.push(diagnostic);
                }
            }
        }
    }
    settings
}

fn place(span: Range<usize>) -> Span {
    Span { start: span.start, end: span.end }
}
