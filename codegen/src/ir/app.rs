//! All DocTypes of a run.

use super::doctype::DocType;
use super::duplicates::remove_duplicates;
use super::index::{DocTypeIndex, DocTypeOrigin, Entry};
use crate::diagnostic::Diagnostics;
use crate::files::Input;
use crate::modules;
use crate::schema::{self, Definitions};
use crate::settings::Settings;
use doctyped_modules::Module;
use std::collections::BTreeSet;

/// The DocTypes of this run and the built-in ones.
#[derive(Debug)]
pub(crate) struct App {
    /// The DocTypes of this run, sorted by name.
    pub(crate) doctypes: Vec<DocType>,
    /// All built-in DocTypes, also those that `doctypes` replace. Empty if the run compiles the
    /// built-in ones.
    pub(crate) built_in: Vec<DocType>,
    pub(crate) index: DocTypeIndex,
    /// The settings of all source folders.
    pub(crate) settings: Settings,
    /// The optional modules in use, those that others require first.
    pub(crate) modules: Vec<&'static Module>,
}

impl App {
    /// Parses and lowers all definitions of the input.
    pub(crate) fn build(input: &Input, diagnostics: &mut Diagnostics) -> App {
        let Definitions { doctypes: mut own, mut unreadable } = schema::read_all(&input.definitions, diagnostics);
        let settings = Settings::read(&input.settings, diagnostics);
        let modules = modules::with_requirements(&settings.modules);
        add_missing(&mut own, schema::read_all(&modules::definitions(&modules), diagnostics).doctypes);
        own.sort_by(|a, b| a.name.value.cmp(&b.name.value).then_with(|| a.source.path.cmp(&b.source.path)));
        let built_in = schema::read_all(&input.built_in, diagnostics).doctypes;
        unreadable.extend(remove_duplicates(&mut own, &built_in, diagnostics));
        super::spelling::unify(&mut own, &built_in);
        let entries = |doctypes: &[schema::DocType], origin| -> Vec<Entry> {
            doctypes.iter().map(|doctype| Entry::new(&doctype.name.value, origin, doctype.istable)).collect()
        };
        let mut index = DocTypeIndex::new(
            entries(&own, DocTypeOrigin::Own).into_iter(),
            entries(&built_in, DocTypeOrigin::BuiltIn).into_iter(),
        );
        index.declare_external(settings.external.iter().map(|(_, name)| name.value.clone()));
        index.declare_unreadable(unreadable);
        for replaced in built_in.iter().filter(|doctype| doctype.is_virtual) {
            // The runtime still provides the documents.
            own.iter_mut().filter(|own| own.name.value == replaced.name.value).for_each(|own| own.is_virtual = true);
        }
        let built_in = lower(built_in, &index, &mut Diagnostics::default());
        let doctypes = lower(own, &index, diagnostics);
        App { doctypes, built_in, index, settings, modules }
    }

    /// The built-in DocType that a compiled one replaces.
    pub(crate) fn replaced_by(&self, doctype: &DocType) -> Option<&DocType> {
        self.built_in.iter().find(|built_in| built_in.name() == doctype.name())
    }

    /// Built-in DocTypes that are not replaced.
    pub(crate) fn built_in_in_use(&self) -> impl Iterator<Item = &DocType> {
        self.built_in.iter().filter(|built_in| built_in.entry.origin == DocTypeOrigin::BuiltIn)
    }

    /// A DocType by its name, compiled or built in.
    pub(crate) fn any_doctype(&self, name: &str) -> Option<&DocType> {
        self.doctype(name).or_else(|| self.built_in.iter().find(|built_in| built_in.name() == name))
    }

    /// A compiled DocType by its name.
    pub(crate) fn doctype(&self, name: &str) -> Option<&DocType> {
        self.doctypes
            .binary_search_by(|doctype| doctype.name().cmp(name))
            .ok()
            .and_then(|index| self.doctypes.get(index))
    }
}

/// Adds the DocTypes of modules that the application does not define itself.
fn add_missing(own: &mut Vec<schema::DocType>, of_modules: Vec<schema::DocType>) {
    let defined: BTreeSet<String> = own.iter().map(|doctype| doctype.name.value.clone()).collect();
    own.extend(of_modules.into_iter().filter(|doctype| !defined.contains(&doctype.name.value)));
}

fn lower(declared: Vec<schema::DocType>, index: &DocTypeIndex, diagnostics: &mut Diagnostics) -> Vec<DocType> {
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
