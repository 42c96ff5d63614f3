//! All DocTypes of a run.

use super::doctype::DocType;
use super::index::{Entry, Index, Origin};
use crate::diagnostic::Diagnostics;
use crate::files::Input;
use crate::schema;

/// The DocTypes that are compiled, those that are built in, and which name means which.
#[derive(Debug)]
pub(crate) struct App {
    /// By name.
    pub(crate) doctypes: Vec<DocType>,
    /// The built-in ones that `doctypes` replace: what is checked against.
    pub(crate) replaced: Vec<DocType>,
    pub(crate) index: Index,
}

impl App {
    /// Reads and resolves all definitions of the input.
    pub(crate) fn build(input: &Input, diagnostics: &mut Diagnostics) -> App {
        let mut own = schema::read_all(&input.definitions, diagnostics);
        own.sort_by(|a, b| a.name.value.cmp(&b.name.value).then_with(|| a.source.path.cmp(&b.source.path)));
        crate::check::duplicates(&mut own, diagnostics);
        let built_in = schema::read_all(&input.built_in, diagnostics);
        let entries = |doctypes: &[schema::DocType], origin| -> Vec<Entry> {
            doctypes.iter().map(|doctype| Entry::new(&doctype.name.value, origin, doctype.istable)).collect()
        };
        let index = Index::new(entries(&own, Origin::Own).into_iter(), entries(&built_in, Origin::BuiltIn).into_iter());
        let replaced = built_in
            .into_iter()
            .filter(|doctype| index.get(&doctype.name.value).is_some_and(|entry| entry.origin == Origin::Own));
        let replaced = lower(replaced.collect(), &index, &mut Diagnostics::default());
        let doctypes = lower(own, &index, diagnostics);
        App { doctypes, replaced, index }
    }

    /// A compiled DocType by its name.
    pub(crate) fn doctype(&self, name: &str) -> Option<&DocType> {
        self.doctypes
            .binary_search_by(|doctype| doctype.name().cmp(name))
            .ok()
            .and_then(|place| self.doctypes.get(place))
    }
}

fn lower(declared: Vec<schema::DocType>, index: &Index, diagnostics: &mut Diagnostics) -> Vec<DocType> {
    let lowered = crate::parallel::map(declared, |doctype| {
        let mut found = Diagnostics::default();
        let entry = index.get(&doctype.name.value)?;
        Some((DocType::lower(doctype, entry, index, &mut found), found))
    });
    let mut doctypes = Vec::with_capacity(lowered.len());
    for (doctype, found) in lowered.into_iter().flatten() {
        doctypes.push(doctype);
        diagnostics.append(found);
    }
    doctypes
}
