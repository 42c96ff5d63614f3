//! The metadata in the folders of applications: definitions, customisations that Frappe exports to `custom/`, and
//! fixtures with Custom Fields, Property Setters and Custom DocPerms.

use super::site_metadata::{CORE_APPLICATION, SiteMetadata};
use crate::row::{Row, is_on, list, rows, text};
use anyhow::{Context as _, Result, bail, ensure};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Folders without definitions.
const SKIPPED: [&str; 4] = ["node_modules", "public", "dist", "locale"];

/// Folders below an application's that may have definitions.
const MAX_DEPTH: usize = 12;

/// Reads the folders of applications, in the order in which the site has installed them: the last definition of a name
/// counts.
///
/// # Errors
/// A folder cannot be read or has no DocType and no customisation, or a file is not JSON.
pub(crate) fn read(folders: &[PathBuf]) -> Result<SiteMetadata> {
    let mut metadata = SiteMetadata::default();
    for folder in folders {
        ensure!(folder.is_dir(), "there is no folder {}; give a URL of a database or folders", folder.display());
        let mut files = Vec::new();
        collect(folder, 0, &mut files)?;
        files.sort();
        let mut found = 0;
        for file in files {
            found += usize::from(read_file(&file, &mut metadata)?);
        }
        metadata.notes.extend(rules_in_python(folder));
        if found == 0 {
            bail!(
                "{} has no DocTypes: there is no MODULE/doctype/NAME/NAME.json and no MODULE/custom/NAME.json below it",
                folder.display()
            );
        }
    }
    metadata.sort();
    Ok(metadata)
}

/// A note about permissions that the hooks of an application limit in Python.
fn rules_in_python(folder: &Path) -> Option<String> {
    let package = folder.join(folder.file_name()?);
    let hooks = [folder.join("hooks.py"), package.join("hooks.py")].into_iter().find(|path| path.is_file())?;
    let content = fs::read_to_string(&hooks).ok()?;
    let names = ["has_permission", "permission_query_conditions"];
    let is_set = |name: &&str| content.lines().any(|line| line.starts_with(*name));
    let set: Vec<&str> = names.into_iter().filter(|name| is_set(name)).collect();
    let names = (!set.is_empty()).then(|| set.join(", "))?;
    Some(format!("{}: documents are limited by {names}; write these rules as controllers", hooks.display()))
}

fn collect(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry.with_context(|| format!("cannot read {}", folder.display()))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            // Links are not followed: applications link their assets to each other.
            if depth < MAX_DEPTH && !name.starts_with('.') && !SKIPPED.contains(&name.as_str()) && !path.is_symlink() {
                collect(&path, depth + 1, files)?;
            }
        } else if path.extension().is_some_and(|extension| extension == "json") {
            files.push(path);
        }
    }
    Ok(())
}

/// Reads a file by its place; tells whether it is part of the metadata.
fn read_file(path: &Path, metadata: &mut SiteMetadata) -> Result<bool> {
    let parent = path.parent().unwrap_or(path);
    let above = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let is_definition =
        path.file_stem() == parent.file_name() && parent.parent().map(above).as_deref() == Some("doctype");
    match above(parent).as_str() {
        _ if is_definition => {
            let Value::Object(definition) = json(path)? else { return Ok(false) };
            if text(&definition, "doctype") != "DocType" || text(&definition, "name").is_empty() {
                return Ok(false);
            }
            let name = text(&definition, "name").to_owned();
            if metadata.doctypes.contains_key(&name) {
                metadata.notes.push(format!("{name}: {} replaces an earlier definition", path.display()));
            }
            if is_core(path) {
                metadata.core.insert(name.clone());
            } else {
                metadata.core.remove(&name);
            }
            metadata.doctypes.insert(name, in_field_order(definition));
            Ok(true)
        }
        "custom" => {
            let Value::Object(customization) = json(path)? else { return Ok(false) };
            if !customization.contains_key("custom_fields") && !customization.contains_key("property_setters") {
                return Ok(false);
            }
            if is_on(&customization, "sync_on_migrate") {
                customize(&customization, metadata);
            } else {
                let note = format!("{}: left out, as its `sync_on_migrate` is off", path.display());
                metadata.notes.push(note);
            }
            Ok(true)
        }
        "fixtures" => {
            let Value::Array(documents) = json(path)? else { return Ok(false) };
            Ok(fixtures(documents, metadata))
        }
        _ => Ok(false),
    }
}

fn json(path: &Path) -> Result<Value> {
    let content = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    serde_json::from_slice(&content).with_context(|| format!("{} is not JSON", path.display()))
}

/// Whether a file belongs to Frappe itself: `modules.txt` is in the folder of the package.
fn is_core(path: &Path) -> bool {
    let package = path.ancestors().skip(1).find(|folder| folder.join("modules.txt").is_file());
    package.and_then(Path::file_name).is_some_and(|name| name == CORE_APPLICATION)
}

/// A definition whose fields are in the order of its `field_order`; fields that it does not mention come last.
fn in_field_order(mut definition: Row) -> Row {
    let order: Vec<String> = definition
        .get("field_order")
        .and_then(Value::as_array)
        .map(|names| names.iter().filter_map(Value::as_str).map(str::to_owned).collect())
        .unwrap_or_default();
    let mut fields = rows(&definition, "fields");
    let place = |field: &Row| order.iter().position(|name| name == text(field, "fieldname")).unwrap_or(order.len());
    fields.sort_by_key(place);
    definition.insert("fields".to_owned(), list(fields));
    definition
}

/// Adds the rows of a file in `custom/`. As when Frappe synchronises it, its permissions replace those before it.
fn customize(customization: &Row, metadata: &mut SiteMetadata) {
    for field in rows(customization, "custom_fields") {
        put(&mut metadata.custom_fields, field, &["dt", "fieldname"]);
    }
    for setter in rows(customization, "property_setters") {
        put(&mut metadata.property_setters, setter, &["doc_type", "field_name", "row_name", "property"]);
    }
    let permissions = rows(customization, "custom_perms");
    let parents: BTreeSet<&str> = permissions.iter().map(|row| text(row, "parent")).collect();
    metadata.custom_permissions.retain(|row| !parents.contains(text(row, "parent")));
    metadata.custom_permissions.extend(permissions.iter().cloned());
    for link in rows(customization, "links") {
        let parent = text(&link, "parent").to_owned();
        let Some(doctype) = metadata.doctypes.get_mut(&parent) else { continue };
        let mut links = rows(doctype, "links");
        put(&mut links, link, &["link_doctype", "link_fieldname"]);
        doctype.insert("links".to_owned(), list(links));
    }
}

/// Adds the customisations among fixtures; tells whether there are any.
fn fixtures(documents: Vec<Value>, metadata: &mut SiteMetadata) -> bool {
    let mut found = false;
    for document in documents {
        let Value::Object(row) = document else { continue };
        match text(&row, "doctype") {
            "Custom Field" => put(&mut metadata.custom_fields, row, &["dt", "fieldname"]),
            "Property Setter" => {
                put(&mut metadata.property_setters, row, &["doc_type", "field_name", "row_name", "property"]);
            }
            "Custom DocPerm" => put(&mut metadata.custom_permissions, row, &["name"]),
            "DocType" => {
                let name = text(&row, "name").to_owned();
                metadata.doctypes.insert(name, in_field_order(row));
            }
            _ => continue,
        }
        found = true;
    }
    found
}

/// Adds a row, or replaces the one with the same values of some keys.
fn put(rows: &mut Vec<Row>, row: Row, keys: &[&str]) {
    let same = |other: &&mut Row| keys.iter().all(|key| text(other, key) == text(&row, key));
    match rows.iter_mut().find(same) {
        Some(other) => *other = row,
        None => rows.push(row),
    }
}
