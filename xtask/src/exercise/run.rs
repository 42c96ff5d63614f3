//! Exercises all DocTypes: documents are created after those that they must link to, and deleted in
//! reverse order.

use super::client::{Client, Response};
use super::doctype::{DocType, StorageKind};
use super::root_documents;
use super::values::{Links, Names, ValueGenerator};
use crate::http_client::escaped;
use anyhow::Result;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The result of each DocType.
#[derive(Debug, Default)]
pub struct Report {
    results: BTreeMap<String, DocTypeResult>,
}

/// The result of a DocType.
#[derive(Debug)]
enum DocTypeResult {
    /// All steps succeeded; names the steps.
    Passed(&'static str),
    /// No document can be created, with the reason.
    Skipped(String),
    /// A step failed: the step, the request, the response.
    Failed(String),
}

impl Report {
    /// Whether a step of any DocType failed.
    pub fn has_failures(&self) -> bool {
        self.results.values().any(|result| matches!(result, DocTypeResult::Failed(_)))
    }

    /// Prints DocTypes and totals.
    pub fn print(&self, verbose: bool) {
        let (mut passed, mut skipped, mut failed) = (0, 0, 0);
        for (doctype, result) in &self.results {
            match result {
                DocTypeResult::Passed(steps) => {
                    passed += 1;
                    if verbose {
                        println!("{doctype}: {steps}");
                    }
                }
                DocTypeResult::Skipped(reason) => {
                    skipped += 1;
                    println!("{doctype}: skipped: {reason}");
                }
                DocTypeResult::Failed(reason) => {
                    failed += 1;
                    println!("{doctype}: FAILED: {reason}");
                }
            }
        }
        println!("{} DocTypes: {passed} exercised, {skipped} skipped, {failed} failed", self.results.len());
    }

    fn set(&mut self, doctype: &str, result: DocTypeResult) {
        // Later failures follow from the first one.
        if !matches!(self.results.get(doctype), Some(DocTypeResult::Failed(_))) {
            self.results.insert(doctype.to_owned(), result);
        }
    }
}

/// Built-in DocTypes whose rules refuse or replace values that fit their definitions.
const WITH_RULES: [&str; 5] = ["DocShare", "Document Naming Rule", "File", "System Settings", "User"];

/// Exercises all DocTypes.
///
/// # Errors
/// The connection breaks, or the server does not describe a DocType.
pub fn all(client: &mut Client, definitions: Vec<(String, String)>, database: &Path) -> Result<Report> {
    let mut report = Report::default();
    let mut children = BTreeMap::new();
    let mut parents = BTreeMap::new();
    // Others link to their documents.
    let mut virtuals = Vec::new();
    // The application's definition comes first and replaces the built-in one.
    let mut seen = BTreeSet::new();
    for (name, autoname) in definitions {
        if !seen.insert(name.clone()) {
            continue;
        }
        let Some(doctype) = DocType::read(client, &name, autoname)? else { continue };
        if WITH_RULES.contains(&name.as_str()) {
            report.set(&name, DocTypeResult::Skipped("built-in rules refuse or replace generated values".to_owned()));
            continue;
        }
        match doctype.storage {
            StorageKind::Virtual => {
                virtuals.push(name.clone());
                report.set(&name, DocTypeResult::Skipped("virtual: a controller supplies its documents".to_owned()));
            }
            StorageKind::Child => {
                children.insert(name, doctype);
            }
            StorageKind::Normal | StorageKind::Single => {
                parents.insert(name, doctype);
            }
        }
    }
    let values = ValueGenerator::new(root_documents::insert(database, parents.values())?);
    let mut exercise = Exercise { client, values, children, names: Names::new(), rows_sent: BTreeSet::new(), report };
    exercise.find_documents(parents.keys().chain(&virtuals))?;
    let created = exercise.create_all(&parents)?;
    for (doctype, document) in &created {
        exercise.read_and_update(doctype, document)?;
    }
    for doctype in parents.values().filter(|doctype| doctype.storage == StorageKind::Single) {
        exercise.single(doctype)?;
    }
    for (doctype, document) in created.iter().rev() {
        exercise.delete(doctype, document)?;
    }
    exercise.report_child_doctypes(&parents);
    Ok(exercise.report)
}

struct Exercise<'a> {
    client: &'a mut Client,
    values: ValueGenerator,
    children: BTreeMap<String, DocType>,
    names: Names,
    /// Child DocTypes of which a stored document has rows.
    rows_sent: BTreeSet<String>,
    report: Report,
}

/// The name of a created document, and the values that were sent.
struct CreatedDocument {
    name: String,
    sent: Map<String, Value>,
}

impl Exercise<'_> {
    /// Finds documents of the new site, which links may lead to.
    fn find_documents<'d>(&mut self, doctypes: impl Iterator<Item = &'d String>) -> Result<()> {
        self.names.insert("DocType".to_owned(), "User".to_owned());
        for (doctype, name) in [("User", "Administrator"), ("Role", "System Manager")] {
            self.names.insert(doctype.to_owned(), name.to_owned());
        }
        for doctype in doctypes {
            let path = format!("/api/resource/{}?limit_page_length=1", escaped(doctype));
            let response = self.client.send("GET", &path, None)?;
            let name = response.body.pointer("/data/0/name").filter(|name| *name != root_documents::NAME);
            if let Some(name) = name {
                self.names.entry(doctype.clone()).or_insert_with(|| text(name));
            }
        }
        Ok(())
    }

    /// Creates a document of each DocType once all its links have targets; where links form a cycle,
    /// once its mandatory links have.
    fn create_all<'d>(
        &mut self,
        doctypes: &'d BTreeMap<String, DocType>,
    ) -> Result<Vec<(&'d DocType, CreatedDocument)>> {
        let mut created = Vec::new();
        let mut pending: Vec<&DocType> =
            doctypes.values().filter(|doctype| doctype.storage == StorageKind::Normal).collect();
        while !pending.is_empty() {
            let ready = |exercise: &mut Self, links| {
                pending.iter().position(|doctype| {
                    exercise.values.document(doctype, &exercise.children, &exercise.names, links).is_ok()
                })
            };
            let Some(next) = ready(self, Links::All).or_else(|| ready(self, Links::Mandatory)) else { break };
            let doctype = pending.remove(next);
            if let Ok(sent) = self.values.document(doctype, &self.children, &self.names, Links::Mandatory) {
                created.extend(self.create(doctype, sent)?.map(|document| (doctype, document)));
            }
        }
        for doctype in pending {
            let document = self.values.document(doctype, &self.children, &self.names, Links::Mandatory);
            self.report.set(&doctype.name, DocTypeResult::Skipped(document.err().unwrap_or_default()));
        }
        Ok(created)
    }

    fn create(&mut self, doctype: &DocType, sent: Map<String, Value>) -> Result<Option<CreatedDocument>> {
        let path = format!("/api/resource/{}", escaped(&doctype.name));
        let body = Value::Object(sent);
        let response = self.client.send("POST", &path, Some(&body))?;
        let name = response.body.pointer("/data/name").map(text);
        let (Some(name), true, Value::Object(sent)) = (name, response.is_success(), body.clone()) else {
            self.failed(doctype, "create", &path, Some(&body), &response);
            return Ok(None);
        };
        self.record_child_rows(doctype, &sent);
        self.names.entry(doctype.name.clone()).or_insert_with(|| name.clone());
        Ok(Some(CreatedDocument { name, sent }))
    }

    /// Reads, lists and updates a document.
    fn read_and_update(&mut self, doctype: &DocType, document: &CreatedDocument) -> Result<()> {
        let path = document_path(doctype, &document.name);
        let response = self.client.send("GET", &path, None)?;
        if !self.succeeded(doctype, "read", &path, None, &response) {
            return Ok(());
        }
        self.compare(doctype, &document.sent, &response);
        let name: Value = response.body.pointer("/data/name").cloned().unwrap_or_default();
        let filters = json!([["name", "=", name]]).to_string();
        let path_of_list = format!(
            "/api/resource/{}?fields={}&filters={}",
            escaped(&doctype.name),
            escaped("[\"*\"]"),
            escaped(&filters)
        );
        let response = self.client.send("GET", &path_of_list, None)?;
        if self.succeeded(doctype, "list", &path_of_list, None, &response)
            && response.body.pointer("/data").and_then(Value::as_array).map(Vec::len) != Some(1)
        {
            self.failed(doctype, "list", &path_of_list, None, &response);
        }
        let changes = self.values.changes(doctype, &self.names);
        let body = Value::Object(changes.clone());
        let response = self.client.send("PUT", &path, Some(&body))?;
        if self.succeeded(doctype, "update", &path, Some(&body), &response) {
            let response = self.client.send("GET", &path, None)?;
            self.compare(doctype, &changes, &response);
            self.report.set(&doctype.name, DocTypeResult::Passed("created, read, listed, updated, deleted"));
        }
        Ok(())
    }

    fn delete(&mut self, doctype: &DocType, document: &CreatedDocument) -> Result<()> {
        let path = document_path(doctype, &document.name);
        if doctype.is_submittable {
            for (step, docstatus) in [("submit", 1), ("cancel", 2)] {
                let body = json!({ "docstatus": docstatus });
                let response = self.client.send("PUT", &path, Some(&body))?;
                if !self.succeeded(doctype, step, &path, Some(&body), &response) {
                    return Ok(());
                }
            }
            self.report.set(
                &doctype.name,
                DocTypeResult::Passed("created, read, listed, updated, submitted, cancelled, deleted"),
            );
        }
        let response = self.client.send("DELETE", &path, None)?;
        if self.succeeded(doctype, "delete", &path, None, &response) {
            let response = self.client.send("GET", &path, None)?;
            if response.status != 404 {
                self.failed(doctype, "read of the deleted document", &path, None, &response);
            }
        }
        Ok(())
    }

    fn single(&mut self, doctype: &DocType) -> Result<()> {
        let sent = match self.values.document(doctype, &self.children, &self.names, Links::Mandatory) {
            Ok(sent) => sent,
            Err(missing) => {
                self.report.set(&doctype.name, DocTypeResult::Skipped(missing));
                return Ok(());
            }
        };
        let path = document_path(doctype, &doctype.name);
        let body = Value::Object(sent.clone());
        let response = self.client.send("PUT", &path, Some(&body))?;
        if self.succeeded(doctype, "update", &path, Some(&body), &response) {
            let response = self.client.send("GET", &path, None)?;
            self.compare(doctype, &sent, &response);
            self.record_child_rows(doctype, &sent);
            self.report.set(&doctype.name, DocTypeResult::Passed("single: updated, read, emptied"));
            // Documents that it links to could not be deleted otherwise.
            let response = self.client.send("DELETE", &path, None)?;
            self.succeeded(doctype, "empty", &path, None, &response);
        }
        Ok(())
    }

    /// Compares the values that were read with those that were sent, except computed ones.
    fn compare(&mut self, doctype: &DocType, sent: &Map<String, Value>, response: &Response) {
        let data = response.body.get("data").unwrap_or(&Value::Null);
        let differences = differences(doctype, sent, data, &self.children);
        if !differences.is_empty() {
            let text = format!("read back differently: {}", differences.join("; "));
            self.report.set(&doctype.name, DocTypeResult::Failed(text));
        }
    }

    fn record_child_rows(&mut self, doctype: &DocType, sent: &Map<String, Value>) {
        let tables = doctype.fields.iter().filter(|field| field.is_table() && sent.contains_key(&field.name));
        self.rows_sent.extend(tables.map(|field| field.options.clone()));
    }

    /// Reports child DocTypes, which are exercised as rows of their parents.
    fn report_child_doctypes(&mut self, parents: &BTreeMap<String, DocType>) {
        let parent_of = |child: &str| {
            parents.values().find(|parent| parent.fields.iter().any(|field| field.is_table() && field.options == child))
        };
        for child in self.children.keys() {
            let result = match parent_of(child) {
                _ if self.rows_sent.contains(child) => DocTypeResult::Passed("as rows of a parent"),
                Some(parent) => {
                    DocTypeResult::Skipped(format!("its rows have nothing to link to, or {} was skipped", parent.name))
                }
                None => DocTypeResult::Skipped("no DocType has a table of it".to_owned()),
            };
            self.report.set(child, result);
        }
    }

    fn succeeded(
        &mut self,
        doctype: &DocType,
        step: &str,
        path: &str,
        body: Option<&Value>,
        response: &Response,
    ) -> bool {
        if !response.is_success() {
            self.failed(doctype, step, path, body, response);
        }
        response.is_success()
    }

    fn failed(&mut self, doctype: &DocType, step: &str, path: &str, body: Option<&Value>, response: &Response) {
        let error = response.error_text();
        let rows = doctype.fields.iter().filter(|field| field.is_table());
        let fetches_required_values = doctype.fetches_required_values()
            || rows.filter_map(|field| self.children.get(&field.options)).any(DocType::fetches_required_values);
        if fetches_required_values && error.contains("MandatoryError") {
            let reason = "fetch_from replaces a required value by an empty one, as in Frappe";
            self.report.set(&doctype.name, DocTypeResult::Skipped(reason.to_owned()));
            return;
        }
        let body = body.map(|body| format!(" with {body}")).unwrap_or_default();
        self.report.set(&doctype.name, DocTypeResult::Failed(format!("{step}: {error} on {path}{body}")));
    }
}

fn document_path(doctype: &DocType, name: &str) -> String {
    format!("/api/resource/{}/{}", escaped(&doctype.name), escaped(name))
}

fn differences(
    doctype: &DocType,
    sent: &Map<String, Value>,
    read: &Value,
    children: &BTreeMap<String, DocType>,
) -> Vec<String> {
    let mut found = Vec::new();
    for field in doctype.fields.iter().filter(|field| !field.derived && !is_computed(&doctype.name, &field.name)) {
        let Some(wanted) = sent.get(&field.name) else { continue };
        let stored = read.get(&field.name).unwrap_or(&Value::Null);
        if field.is_table() {
            if let (Some(child), Some(wanted)) =
                (children.get(&field.options), wanted.pointer("/0").and_then(Value::as_object))
            {
                let row = stored.get(0).unwrap_or(&Value::Null);
                found.extend(
                    differences(child, wanted, row, children).into_iter().map(|text| format!("{}: {text}", field.name)),
                );
            }
        } else if !is_same(&field.fieldtype, wanted, stored) {
            found.push(format!("{} is {stored} instead of {wanted}", field.name));
        }
    }
    found
}

/// Fields of built-in DocTypes that their rules fill.
fn is_computed(doctype: &str, field: &str) -> bool {
    matches!((doctype, field), ("User", "full_name" | "user_type" | "new_password" | "last_password_reset_date"))
}

fn is_same(fieldtype: &str, wanted: &Value, stored: &Value) -> bool {
    match fieldtype {
        // Only asterisks can be read.
        "Password" => true,
        "JSON" => stored
            .as_str()
            .is_some_and(|text| serde_json::from_str::<Value>(text).is_ok_and(|stored| stored == *wanted)),
        _ if wanted.is_number() => wanted.as_f64() == stored.as_f64(),
        _ => wanted == stored || wanted == "" && stored.is_null(),
    }
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
