//! What can only be seen when all DocTypes are there. Each pass has a file and looks for one kind
//! of mistake.

mod built_in;
mod fields;
mod identity;
mod links;
mod naming;
mod tree;

pub(crate) use identity::duplicates;
pub(crate) use links::externals;

use crate::Options;
use crate::diagnostic::Diagnostics;
use crate::ir::App;

/// Runs every pass.
pub(crate) fn all(app: &App, options: &Options, diagnostics: &mut Diagnostics) {
    identity::record_ids(app, diagnostics);
    for doctype in &app.doctypes {
        identity::name(doctype, diagnostics);
        links::targets(doctype, &app.index, options.allow_missing_links, diagnostics);
        links::dynamic(doctype, diagnostics);
        links::fetches(doctype, app, diagnostics);
        naming::rule(doctype, diagnostics);
        fields::named_by_properties(doctype, diagnostics);
        tree::columns(doctype, diagnostics);
    }
    built_in::replacements(app, diagnostics);
}
