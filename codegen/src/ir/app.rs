//! All DocTypes of a run.

use super::doctype::DocType;
use super::index::{Entry, Index, Origin};
use crate::diagnostic::Diagnostics;
use crate::files::Input;
use crate::{schema, settings};

/// The DocTypes that are compiled, those that are built in, and which name means which.
#[derive(Debug)]
pub(crate) struct App {
    /// By name.
    pub(crate) doctypes: Vec<DocType>,
    /// All built-in ones, those included that `doctypes` replace. Empty when these are what is
    /// compiled.
    pub(crate) built_in: Vec<DocType>,
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
        let settings = settings::read(&input.settings, diagnostics);
        let mut index =
            Index::new(entries(&own, Origin::Own).into_iter(), entries(&built_in, Origin::BuiltIn).into_iter());
        crate::check::externals(&settings, &index, diagnostics);
        index.declare_external(settings.external.into_iter().map(|(_, name)| name.value));
        for replaced in built_in.iter().filter(|doctype| doctype.is_virtual) {
            // The runtime goes on providing the documents.
            own.iter_mut().filter(|own| own.name.value == replaced.name.value).for_each(|own| own.is_virtual = true);
        }
        let built_in = lower(built_in, &index, &mut Diagnostics::default());
        let doctypes = lower(own, &index, diagnostics);
        App { doctypes, built_in, index }
    }

    /// The built-in DocType that a compiled one replaces.
    pub(crate) fn replaced_by(&self, doctype: &DocType) -> Option<&DocType> {
        self.built_in.iter().find(|built_in| built_in.name() == doctype.name())
    }

    /// Built-in DocTypes that are served as they are.
    pub(crate) fn kept(&self) -> impl Iterator<Item = &DocType> {
        self.built_in.iter().filter(|built_in| built_in.entry.origin == Origin::BuiltIn)
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
