//! `doctyped.toml` beside the definitions: settings of a source folder.
//!
//! ```toml
//! # DocTypes of other applications that fields may link to.
//! external = ["Customer", "Sales Invoice"]
//! ```

use crate::diagnostic::{Code, Diagnostic, Diagnostics, SourceFile, Span, nearest};
use crate::schema::Spanned;
use std::ops::Range;
use std::sync::Arc;
use toml::de::{DeTable, DeValue};

/// Every setting.
const SETTINGS: [&str; 1] = ["external"];

/// The settings of all source folders.
#[derive(Debug, Default)]
pub(crate) struct Settings {
    /// DocTypes of other applications, with the file that lists them.
    pub(crate) external: Vec<(Arc<SourceFile>, Spanned<String>)>,
}

impl Settings {
    /// Reads the settings files. A mistake in them is an error, because it changes which links are
    /// valid.
    pub(crate) fn read(files: &[Arc<SourceFile>], diagnostics: &mut Diagnostics) -> Settings {
        let mut settings = Settings::default();
        for source in files {
            let wrong = |span: Range<usize>, message: String| {
                Diagnostic::new(Code::BadSetting, source, byte_span(span), message)
            };
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
                                let name = Spanned { value: text.to_string(), span: byte_span(name.span()) };
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
                        let mut diagnostic =
                            Diagnostic::new(Code::UnknownSetting, source, byte_span(key.span()), message);
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
}

fn byte_span(span: Range<usize>) -> Span {
    Span { start: span.start, end: span.end }
}
