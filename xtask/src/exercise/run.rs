//! The order of things: documents are made where all that they must link to is there, and deleted
//! the other way round.

use super::client::{Answer, Client, escaped};
use super::doctype::{DocType, Kind};
use super::roots;
use super::values::{Links, Maker, Names};
use anyhow::Result;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What became of each DocType.
#[derive(Debug, Default)]
pub struct Report {
    outcomes: BTreeMap<String, Outcome>,
}

/// What became of a DocType.
#[derive(Debug)]
enum Outcome {
    Done(&'static str),
    /// Nothing could be tried, and why.
    LeftOut(String),
    /// The server did not do what it should: the step, the request, the answer.
    Failed(String),
}

impl Report {
    /// Whether a server did anything wrong.
    pub fn has_failures(&self) -> bool {
        self.outcomes.values().any(|outcome| matches!(outcome, Outcome::Failed(_)))
    }

    /// The table, and what it adds up to.
    pub fn print(&self, verbose: bool) {
        let (mut done, mut left_out, mut failed) = (0, 0, 0);
        for (doctype, outcome) in &self.outcomes {
            match outcome {
                Outcome::Done(how) => {
                    done += 1;
                    if verbose {
                        println!("{doctype}: {how}");
                    }
                }
                Outcome::LeftOut(why) => {
                    left_out += 1;
                    println!("{doctype}: left out: {why}");
                }
                Outcome::Failed(why) => {
                    failed += 1;
                    println!("{doctype}: FAILED: {why}");
                }
            }
        }
        println!("{} DocTypes: {done} exercised, {left_out} left out, {failed} failed", self.outcomes.len());
    }

    fn set(&mut self, doctype: &str, outcome: Outcome) {
        // The first failure says most.
        if !matches!(self.outcomes.get(doctype), Some(Outcome::Failed(_))) {
            self.outcomes.insert(doctype.to_owned(), outcome);
        }
    }
}

/// Built-in DocTypes whose rules refuse or replace values that fit their definitions.
const WITH_RULES: [&str; 5] = ["DocShare", "Document Naming Rule", "File", "System Settings", "User"];

/// Goes through all DocTypes.
///
/// # Errors
/// When the server stops answering.
pub fn all(client: &mut Client, definitions: Vec<(String, String)>, database: &Path) -> Result<Report> {
    let mut report = Report::default();
    let mut children = BTreeMap::new();
    let mut parents = BTreeMap::new();
    // The application's definition comes first and replaces the built-in one.
    let mut seen = BTreeSet::new();
    for (name, autoname) in definitions {
        if !seen.insert(name.clone()) {
            continue;
        }
        let doctype = DocType::read(client, &name, autoname)?;
        if WITH_RULES.contains(&name.as_str()) {
            report.set(&name, Outcome::LeftOut("the server's own rules say what its documents hold".to_owned()));
            continue;
        }
        match doctype.kind {
            Kind::Virtual => {
                report.set(&name, Outcome::LeftOut("virtual: its documents come from a controller".to_owned()));
            }
            Kind::Child => {
                children.insert(name, doctype);
            }
            Kind::Normal | Kind::Single => {
                parents.insert(name, doctype);
            }
        }
    }
    let maker = Maker::new(roots::make(database, parents.values())?);
    let mut exercise = Exercise { client, maker, children, names: Names::new(), rows_sent: BTreeSet::new(), report };
    exercise.find_documents(parents.keys())?;
    let made = exercise.make_all(&parents)?;
    for (doctype, document) in &made {
        exercise.use_document(doctype, document)?;
    }
    for doctype in parents.values().filter(|doctype| doctype.kind == Kind::Single) {
        exercise.single(doctype)?;
    }
    for (doctype, document) in made.iter().rev() {
        exercise.delete(doctype, document)?;
    }
    exercise.judge_children(&parents);
    Ok(exercise.report)
}

struct Exercise<'a> {
    client: &'a mut Client,
    maker: Maker,
    children: BTreeMap<String, DocType>,
    names: Names,
    /// Child DocTypes of which a stored document has rows.
    rows_sent: BTreeSet<String>,
    report: Report,
}

/// A document that was made: its name and what was sent.
struct Made {
    name: String,
    sent: Map<String, Value>,
}

impl Exercise<'_> {
    /// Documents that a new site has can be linked to from the beginning.
    fn find_documents<'d>(&mut self, doctypes: impl Iterator<Item = &'d String>) -> Result<()> {
        self.names.insert("DocType".to_owned(), "User".to_owned());
        for (doctype, name) in [("User", "Administrator"), ("Role", "System Manager")] {
            self.names.insert(doctype.to_owned(), name.to_owned());
        }
        for doctype in doctypes {
            let path = format!("/api/resource/{}?limit_page_length=1", escaped(doctype));
            let answer = self.client.send("GET", &path, None)?;
            let name = answer.body.pointer("/data/0/name").filter(|name| *name != roots::NAME);
            if let Some(name) = name {
                self.names.entry(doctype.clone()).or_insert_with(|| text(name));
            }
        }
        Ok(())
    }

    /// Makes a document of each DocType as soon as there is all that it can link to; where links
    /// go round in a circle, as soon as there is all that it must link to.
    fn make_all<'d>(&mut self, doctypes: &'d BTreeMap<String, DocType>) -> Result<Vec<(&'d DocType, Made)>> {
        let mut made = Vec::new();
        let mut waiting: Vec<&DocType> = doctypes.values().filter(|doctype| doctype.kind == Kind::Normal).collect();
        while !waiting.is_empty() {
            let ready = |exercise: &mut Self, links| {
                waiting.iter().position(|doctype| {
                    exercise.maker.document(doctype, &exercise.children, &exercise.names, links).is_ok()
                })
            };
            let Some(next) = ready(self, Links::All).or_else(|| ready(self, Links::Mandatory)) else { break };
            let doctype = waiting.remove(next);
            if let Ok(sent) = self.maker.document(doctype, &self.children, &self.names, Links::Mandatory) {
                made.extend(self.create(doctype, sent)?.map(|document| (doctype, document)));
            }
        }
        for doctype in waiting {
            let document = self.maker.document(doctype, &self.children, &self.names, Links::Mandatory);
            self.report.set(&doctype.name, Outcome::LeftOut(document.err().unwrap_or_default()));
        }
        Ok(made)
    }

    fn create(&mut self, doctype: &DocType, sent: Map<String, Value>) -> Result<Option<Made>> {
        let path = format!("/api/resource/{}", escaped(&doctype.name));
        let body = Value::Object(sent);
        let answer = self.client.send("POST", &path, Some(&body))?;
        let name = answer.body.pointer("/data/name").map(text);
        let (Some(name), true, Value::Object(sent)) = (name, answer.is_success(), body.clone()) else {
            self.failed(doctype, "create", &path, Some(&body), &answer);
            return Ok(None);
        };
        self.note_rows(doctype, &sent);
        self.names.entry(doctype.name.clone()).or_insert_with(|| name.clone());
        Ok(Some(Made { name, sent }))
    }

    /// Reads, lists, changes.
    fn use_document(&mut self, doctype: &DocType, document: &Made) -> Result<()> {
        let path = document_path(doctype, &document.name);
        let answer = self.client.send("GET", &path, None)?;
        if !self.succeeded(doctype, "read", &path, None, &answer) {
            return Ok(());
        }
        self.compare(doctype, &document.sent, &answer);
        let name: Value = answer.body.pointer("/data/name").cloned().unwrap_or_default();
        let filters = json!([["name", "=", name]]).to_string();
        let path_of_list = format!(
            "/api/resource/{}?fields={}&filters={}",
            escaped(&doctype.name),
            escaped("[\"*\"]"),
            escaped(&filters)
        );
        let answer = self.client.send("GET", &path_of_list, None)?;
        if self.succeeded(doctype, "list", &path_of_list, None, &answer)
            && answer.body.pointer("/data").and_then(Value::as_array).map(Vec::len) != Some(1)
        {
            self.failed(doctype, "list", &path_of_list, None, &answer);
        }
        let changes = self.maker.changes(doctype, &self.names);
        let body = Value::Object(changes.clone());
        let answer = self.client.send("PUT", &path, Some(&body))?;
        if self.succeeded(doctype, "update", &path, Some(&body), &answer) {
            let answer = self.client.send("GET", &path, None)?;
            self.compare(doctype, &changes, &answer);
            self.report.set(&doctype.name, Outcome::Done("created, read, listed, updated, deleted"));
        }
        Ok(())
    }

    fn delete(&mut self, doctype: &DocType, document: &Made) -> Result<()> {
        let path = document_path(doctype, &document.name);
        if doctype.is_submittable {
            for (step, docstatus) in [("submit", 1), ("cancel", 2)] {
                let body = json!({ "docstatus": docstatus });
                let answer = self.client.send("PUT", &path, Some(&body))?;
                if !self.succeeded(doctype, step, &path, Some(&body), &answer) {
                    return Ok(());
                }
            }
            self.report
                .set(&doctype.name, Outcome::Done("created, read, listed, updated, submitted, cancelled, deleted"));
        }
        let answer = self.client.send("DELETE", &path, None)?;
        if self.succeeded(doctype, "delete", &path, None, &answer) {
            let answer = self.client.send("GET", &path, None)?;
            if answer.status != 404 {
                self.failed(doctype, "read of the deleted document", &path, None, &answer);
            }
        }
        Ok(())
    }

    fn single(&mut self, doctype: &DocType) -> Result<()> {
        let sent = match self.maker.document(doctype, &self.children, &self.names, Links::Mandatory) {
            Ok(sent) => sent,
            Err(obstacle) => {
                self.report.set(&doctype.name, Outcome::LeftOut(obstacle));
                return Ok(());
            }
        };
        let path = document_path(doctype, &doctype.name);
        let body = Value::Object(sent.clone());
        let answer = self.client.send("PUT", &path, Some(&body))?;
        if self.succeeded(doctype, "update", &path, Some(&body), &answer) {
            let answer = self.client.send("GET", &path, None)?;
            self.compare(doctype, &sent, &answer);
            self.note_rows(doctype, &sent);
            self.report.set(&doctype.name, Outcome::Done("single: updated, read, emptied"));
            // What it links to could not be deleted otherwise.
            let answer = self.client.send("DELETE", &path, None)?;
            self.succeeded(doctype, "empty", &path, None, &answer);
        }
        Ok(())
    }

    /// What was read back is what was sent, where the server does not compute it.
    fn compare(&mut self, doctype: &DocType, sent: &Map<String, Value>, answer: &Answer) {
        let data = answer.body.get("data").unwrap_or(&Value::Null);
        let differences = differences(doctype, sent, data, &self.children);
        if !differences.is_empty() {
            let text = format!("read back differently: {}", differences.join("; "));
            self.report.set(&doctype.name, Outcome::Failed(text));
        }
    }

    fn note_rows(&mut self, doctype: &DocType, sent: &Map<String, Value>) {
        let tables = doctype.fields.iter().filter(|field| field.is_table() && sent.contains_key(&field.name));
        self.rows_sent.extend(tables.map(|field| field.options.clone()));
    }

    /// Child DocTypes are exercised as rows of others.
    fn judge_children(&mut self, parents: &BTreeMap<String, DocType>) {
        let parent_of = |child: &str| {
            parents.values().find(|parent| parent.fields.iter().any(|field| field.is_table() && field.options == child))
        };
        for child in self.children.keys() {
            let outcome = match parent_of(child) {
                _ if self.rows_sent.contains(child) => Outcome::Done("as rows of a parent"),
                Some(parent) => {
                    Outcome::LeftOut(format!("its rows have nothing to link to, or {} was left out", parent.name))
                }
                None => Outcome::LeftOut("no DocType has a table of it".to_owned()),
            };
            self.report.set(child, outcome);
        }
    }

    fn succeeded(&mut self, doctype: &DocType, step: &str, path: &str, body: Option<&Value>, answer: &Answer) -> bool {
        if !answer.is_success() {
            self.failed(doctype, step, path, body, answer);
        }
        answer.is_success()
    }

    fn failed(&mut self, doctype: &DocType, step: &str, path: &str, body: Option<&Value>, answer: &Answer) {
        let body = body.map(|body| format!(" with {body}")).unwrap_or_default();
        let text = format!("{step}: {} on {path}{body}", answer.problem());
        self.report.set(&doctype.name, Outcome::Failed(text));
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
        let kept = read.get(&field.name).unwrap_or(&Value::Null);
        if field.is_table() {
            if let (Some(child), Some(wanted)) =
                (children.get(&field.options), wanted.pointer("/0").and_then(Value::as_object))
            {
                let row = kept.get(0).unwrap_or(&Value::Null);
                found.extend(
                    differences(child, wanted, row, children).into_iter().map(|text| format!("{}: {text}", field.name)),
                );
            }
        } else if !is_same(&field.fieldtype, wanted, kept) {
            found.push(format!("{} is {kept} instead of {wanted}", field.name));
        }
    }
    found
}

/// Fields of built-in DocTypes that their rules fill.
fn is_computed(doctype: &str, field: &str) -> bool {
    matches!((doctype, field), ("User", "full_name" | "user_type" | "new_password" | "last_password_reset_date"))
}

fn is_same(fieldtype: &str, wanted: &Value, kept: &Value) -> bool {
    match fieldtype {
        // Only asterisks can be read.
        "Password" => true,
        "JSON" => {
            kept.as_str().is_some_and(|text| serde_json::from_str::<Value>(text).is_ok_and(|kept| kept == *wanted))
        }
        _ if wanted.is_number() => wanted.as_f64() == kept.as_f64(),
        _ => wanted == kept || wanted == "" && kept.is_null(),
    }
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
