//! Which JSON files of a source folder are definitions.
//!
//! Applications have more JSON files that say `"doctype": "DocType"`: fixtures, test data, exports. Frappe reads
//! `<module>/doctype/x/x.json` only.

use std::path::Path;

/// The layout of a source folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layout {
    /// A Frappe application: `<module>/doctype/x/x.json`.
    Application,
    /// `<module>/x/x.json`.
    Modules,
    /// Definitions without folders of their own: `x.json` or `<module>/x.json`.
    Flat,
}

/// The role of a JSON file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum JsonRole {
    /// A definition, if its content is one.
    Definition,
    /// Documents that every database has: `<module>/fixtures/x.json`.
    Fixture,
    /// A definition in a place where none is read, if its content is one.
    Misplaced,
    /// Another file.
    Other,
}

/// A JSON file of a source folder.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate<'a> {
    /// The whole path.
    pub(super) path: &'a Path,
    /// The path below the source folder.
    pub(super) below: &'a Path,
    /// Whether the text has `"doctype": "DocType"`.
    pub(super) says_doctype: bool,
}

/// The role of each file of a source folder.
pub(super) fn roles(files: &[Candidate<'_>]) -> Vec<JsonRole> {
    let layout = if files.iter().any(|file| is_in_application(file.path)) {
        Layout::Application
    } else if files.iter().any(|file| file.says_doctype && is_named_like_folder(file.path)) {
        Layout::Modules
    } else {
        Layout::Flat
    };
    files.iter().map(|file| role(layout, file)).collect()
}

fn role(layout: Layout, file: &Candidate<'_>) -> JsonRole {
    let Candidate { path, below, says_doctype } = *file;
    let is_named_like_folder = is_named_like_folder(path);
    match layout {
        Layout::Modules | Layout::Flat if is_fixture(path) && !is_named_like_folder => JsonRole::Fixture,
        Layout::Application if is_in_application(path) => JsonRole::Definition,
        Layout::Application if is_named_like_folder && says_doctype => JsonRole::Misplaced,
        Layout::Modules | Layout::Flat if is_named_like_folder => JsonRole::Definition,
        Layout::Flat if says_doctype && below.components().count() <= 2 => JsonRole::Definition,
        Layout::Modules | Layout::Flat if says_doctype => JsonRole::Misplaced,
        Layout::Application | Layout::Modules | Layout::Flat => JsonRole::Other,
    }
}

/// `doctype/x/x.json`
pub(super) fn is_in_application(path: &Path) -> bool {
    let folder = path.parent().and_then(Path::parent).and_then(Path::file_name);
    is_named_like_folder(path) && folder.is_some_and(|name| name == "doctype")
}

/// `x/x.json`
pub(super) fn is_named_like_folder(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "json")
        && path.parent().and_then(Path::file_name) == path.file_stem()
}

fn is_fixture(path: &Path) -> bool {
    path.parent().and_then(Path::file_name).is_some_and(|folder| folder == "fixtures")
}

/// Whether the text contains `"doctype": "DocType"`. It saves parsing JSON files of other kinds.
pub(super) fn says_doctype(text: &str) -> bool {
    text.match_indices("\"doctype\"").any(|(at, key)| {
        let after = text.get(at + key.len()..).unwrap_or_default().trim_start();
        after.strip_prefix(':').is_some_and(|value| value.trim_start().starts_with("\"DocType\""))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The roles of files that all say `"doctype": "DocType"`.
    fn roles_of(files: &[&str]) -> Vec<JsonRole> {
        let candidate = |path| Candidate { path: Path::new(path), below: Path::new(path), says_doctype: true };
        roles(&files.iter().map(|path| candidate(*path)).collect::<Vec<_>>())
    }

    #[test]
    fn application_has_its_definitions_in_doctype_folders_only() {
        let files = ["core/doctype/x/x.json", "core/fixtures/x.json", "x/x.json", "core/doctype/x/y.json"];
        let expected = [JsonRole::Definition, JsonRole::Other, JsonRole::Misplaced, JsonRole::Other];
        assert_eq!(roles_of(&files), expected);
    }

    #[test]
    fn modules_have_fixtures() {
        let expected = [JsonRole::Definition, JsonRole::Fixture, JsonRole::Misplaced];
        assert_eq!(roles_of(&["m/x/x.json", "m/fixtures/role.json", "m/x/role.json"]), expected);
    }

    #[test]
    fn file_that_is_not_named_like_its_folder_is_misplaced() {
        let expected = [JsonRole::Definition, JsonRole::Misplaced, JsonRole::Misplaced];
        assert_eq!(roles_of(&["m/x/x.json", "m/x/y.json", "z.json"]), expected);
    }

    #[test]
    fn definitions_without_folders_are_read_from_a_flat_folder() {
        let expected = [JsonRole::Definition, JsonRole::Definition, JsonRole::Misplaced, JsonRole::Fixture];
        assert_eq!(roles_of(&["x.json", "m/y.json", "a/b/z.json", "fixtures/z.json"]), expected);
    }
}
