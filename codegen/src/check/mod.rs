//! Validation of all DocTypes against each other, in passes. Each pass is a file and finds one kind of
//! mistake.

mod built_in;
mod fields;
mod identity;
mod links;
mod missing;
mod naming;
mod renames;
mod tree;

use crate::Options;
use crate::diagnostic::Diagnostics;
use crate::ir::App;

/// Runs every pass.
pub(crate) fn all(app: &App, options: &Options, diagnostics: &mut Diagnostics) {
    let allow_all = options.allow_missing_links || app.settings.allow_all_missing;
    identity::record_ids(app, diagnostics);
    renames::doctypes(app, diagnostics);
    missing::targets(app, allow_all, diagnostics);
    links::externals(&app.settings, &app.index, diagnostics);
    for doctype in &app.doctypes {
        identity::name(doctype, diagnostics);
        links::targets(doctype, app, allow_all, diagnostics);
        links::dynamic(doctype, diagnostics);
        links::fetches(doctype, app, diagnostics);
        naming::rule(doctype, diagnostics);
        renames::fields(doctype, diagnostics);
        fields::named_by_properties(doctype, diagnostics);
        tree::columns(doctype, diagnostics);
    }
    built_in::replacements(app, diagnostics);
}
