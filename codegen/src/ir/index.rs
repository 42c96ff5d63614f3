//! All DocTypes by name, with their names in Rust.

use super::name::Ident;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The origin of a DocType.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DocTypeOrigin {
    /// A definition of this run.
    Own,
    /// A built-in DocType of the runtime.
    BuiltIn,
}

/// The names of a DocType.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) name: String,
    pub(crate) module: Ident,
    pub(crate) record: Ident,
    pub(crate) origin: DocTypeOrigin,
    pub(crate) is_child: bool,
}

impl Entry {
    pub(crate) fn new(name: &str, origin: DocTypeOrigin, is_child: bool) -> Entry {
        Entry {
            name: name.to_owned(),
            module: Ident::module(name),
            // A name without letters is reported by `check`; it needs an identifier until then.
            record: Ident::camel_case(name).unwrap_or_else(|| Ident::value("Unnamed")),
            origin,
            is_child,
        }
    }
}

/// The target of a Link or a table field.
#[derive(Debug, Clone)]
pub(crate) enum LinkTarget {
    /// A DocType of the index.
    Known(Arc<Entry>),
    /// A DocType that does not exist; `check` reports it.
    Missing,
}

/// All DocTypes by name.
#[derive(Debug)]
pub(crate) struct DocTypeIndex {
    entries: BTreeMap<String, Arc<Entry>>,
    user: Arc<Entry>,
    /// DocTypes of other applications.
    external: BTreeSet<String>,
    /// The modules of definitions with errors, which are not among the entries.
    unreadable: BTreeSet<String>,
}

impl DocTypeIndex {
    /// Entries of this run hide built-in ones of the same name.
    pub(crate) fn new(own: impl Iterator<Item = Entry>, built_in: impl Iterator<Item = Entry>) -> DocTypeIndex {
        let entries: BTreeMap<String, Arc<Entry>> =
            built_in.chain(own).map(|entry| (entry.name.clone(), Arc::new(entry))).collect();
        // The standard columns link to User, also if no definition of it was read.
        let user = entries.get("User").cloned();
        let user = user.unwrap_or_else(|| Arc::new(Entry::new("User", DocTypeOrigin::BuiltIn, false)));
        DocTypeIndex { entries, user, external: BTreeSet::new(), unreadable: BTreeSet::new() }
    }

    /// Adds DocTypes of other applications, which fields may link to.
    pub(crate) fn declare_external(&mut self, names: impl Iterator<Item = String>) {
        self.external.extend(names);
    }

    /// Adds the modules of definitions that cannot be read.
    pub(crate) fn declare_unreadable(&mut self, modules: impl IntoIterator<Item = String>) {
        self.unreadable.extend(modules);
    }

    /// Whether there is a definition of that name that cannot be read. What is missing because of it is not
    /// reported.
    pub(crate) fn is_unreadable(&self, name: &str) -> bool {
        self.unreadable.contains(Ident::module(name).as_str())
    }

    /// Whether a record may be that of a definition that cannot be read.
    pub(crate) fn is_unreadable_record(&self, record: &str) -> bool {
        let plain = |name: &str| name.chars().filter(|c| *c != '_').collect::<String>().to_lowercase();
        let record = plain(record);
        self.unreadable.iter().any(|module| plain(module) == record)
    }

    /// Whether a DocType is declared as part of another application.
    pub(crate) fn is_external(&self, name: &str) -> bool {
        self.external.contains(name)
    }

    /// The DocType of that name.
    pub(crate) fn get(&self, name: &str) -> Option<&Arc<Entry>> {
        self.entries.get(name)
    }

    /// The target that the options of a field name.
    pub(crate) fn target(&self, name: &str) -> LinkTarget {
        self.get(name).map_or(LinkTarget::Missing, |entry| LinkTarget::Known(Arc::clone(entry)))
    }

    /// The target of `owner` and `modified_by`.
    pub(crate) fn user(&self) -> LinkTarget {
        LinkTarget::Known(Arc::clone(&self.user))
    }

    /// All names.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }
}

/// The identity of a DocType in types: the 32-bit FNV-1a hash of its name.
pub(crate) fn record_id(name: &str) -> u32 {
    name.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn record_ids_are_fnv_1a() {
        assert_eq!(record_id(""), 0x811c_9dc5);
        assert_eq!(record_id("a"), 0xe40c_292c);
        assert_eq!(record_id("foobar"), 0xbf9c_f968);
    }

    #[test]
    fn definition_hides_the_built_in_doctype_of_its_name() {
        let own = [Entry::new("User", DocTypeOrigin::Own, false)];
        let built_in =
            [Entry::new("User", DocTypeOrigin::BuiltIn, false), Entry::new("Role", DocTypeOrigin::BuiltIn, false)];
        let index = DocTypeIndex::new(own.into_iter(), built_in.into_iter());
        assert_eq!(index.get("User").map(|entry| entry.origin), Some(DocTypeOrigin::Own));
        assert_eq!(index.get("Role").map(|entry| entry.origin), Some(DocTypeOrigin::BuiltIn));
        assert!(matches!(index.target("Customer"), LinkTarget::Missing));
    }
}
