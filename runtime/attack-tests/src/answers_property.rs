//! Random roles, levels, shares and documents: no function answers a value that reads by the same user do not show.
//!
//! Every stored value is a marker that occurs once. A scenario reads all documents as the user, calls every function
//! of the registry and every route with random arguments, and looks for markers in the answers. A document in an
//! answer has, beyond that, the fields of a GET that follows.

use super::answer_documents::{collect, markers, unshown_member};
use super::case_scenario::{CASES, DOSSIERS, PARTS, Random, Scenario, USER, exists, standard_fields};
use actix_web::http::Method;
use doctyped_http::test_harness::TestSite;
use serde_json::{Map, Value as JsonValue, json};
use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

/// The scenarios of a run, unless the time is up before.
const SCENARIOS: u64 = 6;

/// The time after which no more scenarios begin than are needed to cover the functions below.
const TIME_LIMIT: Duration = Duration::from_secs(30);

/// Calls of each function and each route in a scenario.
const CALLS: usize = 2;

/// The seed of the first scenario, unless the variable `ANSWERS_SEED` has another.
const SEED: u64 = 20_260_101;

/// Functions and routes whose answers have to contain documents in some scenario, or the test shows nothing.
const COVERED: [&str; 13] = [
    "POST /api/resource",
    "PUT /api/resource",
    "PATCH /api/v2/document",
    "POST /api/v2/method/bulk_update",
    "frappe.client.cancel",
    "frappe.client.insert",
    "frappe.client.save",
    "frappe.client.set_value",
    "frappe.client.submit",
    "frappe.desk.form.save.cancel",
    "frappe.desk.form.save.discard",
    "frappe.desk.form.save.savedocs",
    "run_doc_method",
];

#[test]
fn no_function_answers_more_than_a_read() {
    let seed = std::env::var("ANSWERS_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(SEED);
    let start = Instant::now();
    let mut answered: BTreeMap<String, usize> = BTreeMap::new();
    let is_covered = |answered: &BTreeMap<String, usize>| COVERED.iter().all(|label| answered.contains_key(*label));
    for index in 0..SCENARIOS {
        if start.elapsed() > TIME_LIMIT && is_covered(&answered) {
            break;
        }
        let mut run = Run::new(seed + index);
        run.call_everything();
        for (label, count) in run.answered {
            *answered.entry(label).or_default() += count;
        }
    }
    for label in COVERED {
        assert!(answered.contains_key(label), "{label} has answered no document: {answered:?}");
    }
}

/// A scenario, and the user's requests in it.
struct Run {
    seed: u64,
    random: Random,
    scenario: Scenario,
    site: TestSite,
    token: String,
    /// The markers that reads show.
    shown: BTreeSet<String>,
    /// Texts that no answer shows.
    forbidden: Vec<String>,
    /// The number of answers with documents, by function or route.
    answered: BTreeMap<String, usize>,
}

/// A request of the user.
struct Request {
    label: String,
    method: Method,
    target: String,
    body: JsonValue,
}

impl Run {
    fn new(seed: u64) -> Run {
        let mut random = Random(seed);
        let scenario = Scenario::random(&mut random);
        let (site, token, forbidden) = scenario.open();
        let mut run =
            Run { seed, random, scenario, site, token, shown: BTreeSet::new(), forbidden, answered: BTreeMap::new() };
        run.shown = run.read_all();
        run
    }

    fn get(&self, doctype: &str, name: &str) -> (u16, JsonValue) {
        let (status, mut body) = self.site.get(&format!("/api/resource/{doctype}/{name}")).token(&self.token).send();
        (status, body["data"].take())
    }

    /// The markers in all documents that the user may read, and those of tags and comments on them.
    fn read_all(&self) -> BTreeSet<String> {
        let mut shown = BTreeSet::new();
        let mut names: Vec<(&str, String)> = vec![("Office", "Office".to_owned()), ("User", USER.to_owned())];
        names.extend(CASES.iter().map(|name| ("Case", (*name).to_owned())));
        names.extend(DOSSIERS.iter().map(|name| ("Dossier", (*name).to_owned())));
        let rows = CASES.iter().flat_map(|case| PARTS.iter().map(move |(part, _)| format!("{case}-{part}")));
        names.extend(rows.map(|name| ("Case Part", name)));
        for (doctype, name) in names {
            let (status, document) = self.get(doctype, &name);
            if status == 200 {
                shown.extend(markers(&document.to_string()));
                shown.extend([format!("mk-{name}-tag"), format!("mk-{name}-comment")]);
            }
        }
        shown
    }

    fn call_everything(&mut self) {
        let (status, functions) = self.site.get("/api/v2/method").token(&self.token).send();
        assert_eq!(status, 200, "{functions}");
        for function in functions["data"].as_array().unwrap() {
            for _ in 0..CALLS {
                let request = self.function_call(function);
                self.check(&request);
            }
        }
        for route in 0..ROUTES {
            for _ in 0..CALLS * 2 {
                let request = self.route_call(route);
                self.check(&request);
            }
        }
    }

    /// Sends a request, and checks its answer.
    fn check(&mut self, request: &Request) {
        let builder = self.site.request(request.method.clone(), &request.target).json(request.body.clone());
        let response = builder.token(&self.token).response();
        let text = response.text();
        let sent = format!("{} {}", request.target, request.body);
        let shows = |what: &str| {
            format!(
                "ANSWERS_SEED={}: {} {} {} shows {what}:\n{text}\n{:?}",
                self.seed, request.method, request.target, request.body, self.scenario
            )
        };
        assert!(response.status < 500, "{}", shows("an internal error"));
        let hidden: Vec<String> = markers(&text).into_iter().filter(|marker| !self.shown.contains(marker)).collect();
        assert!(hidden.is_empty(), "{}", shows(&format!("{hidden:?}")));
        let forbidden: Vec<&String> = self.forbidden.iter().filter(|secret| text.contains(*secret)).collect();
        assert!(forbidden.is_empty(), "{}", shows(&format!("{forbidden:?}")));
        if response.status >= 300 {
            return;
        }
        let mut documents = Vec::new();
        collect(&serde_json::from_str(&text).unwrap_or_default(), &mut documents);
        for document in &documents {
            let unshown = self.unshown_member(document, &sent);
            let what = || format!("the member {unshown:?} of {}", JsonValue::from(document.clone()));
            assert!(unshown.is_none(), "{}", shows(&what()));
        }
        if !documents.is_empty() {
            *self.answered.entry(request.label.clone()).or_default() += 1;
        }
        if request.method != Method::GET {
            self.scenario.store(&self.site);
        }
    }

    /// The member of a document in an answer that a GET of the document does not have.
    fn unshown_member(&self, document: &Map<String, JsonValue>, sent: &str) -> Option<String> {
        let (doctype, name) = (document["doctype"].as_str()?, document["name"].as_str()?);
        if !exists(&self.site, doctype, name) {
            return None;
        }
        let (status, shown) = self.get(doctype, name);
        let mut shown = if status == 200 { shown } else { json!({}) };
        if let Some(row) = self.row_of_parent(document) {
            shown.as_object_mut().unwrap().extend(row);
        }
        unshown_member(document, &shown, sent)
    }

    /// A row as its document shows it, in which it has the levels of the document.
    fn row_of_parent(&self, row: &Map<String, JsonValue>) -> Option<Map<String, JsonValue>> {
        let (parent, table) = (row.get("parent")?.as_str()?, row.get("parentfield")?.as_str()?);
        let (_, parent) = self.get("Case", parent);
        let rows = parent[table].as_array()?;
        rows.iter().find(|shown| shown.get("name") == row.get("name"))?.as_object().cloned()
    }

    /// A call of a function of the registry, or of a document method.
    fn function_call(&mut self, function: &JsonValue) -> Request {
        let target = self.random_target();
        let mut arguments = Map::new();
        for argument in function["arguments"].as_array().unwrap() {
            let (name, kind) = (argument["name"].as_str().unwrap(), argument["type"].as_str().unwrap());
            let identifies = ["doctype", "name", "docname", "dt", "dn", "doc"].contains(&name);
            if argument["required"] == true || identifies || self.random.chance(60) {
                arguments.insert(name.to_owned(), self.argument(&target, name, kind));
            }
        }
        let path = function["path"].as_str().unwrap();
        let verbs: Vec<&str> = function["verbs"].as_array().unwrap().iter().filter_map(JsonValue::as_str).collect();
        let method = if verbs.contains(&"POST") { Method::POST } else { verbs[0].parse().unwrap() };
        let (label, url) = match function["doctype"].as_str() {
            Some(doctype) => {
                let name = if doctype == target.0 { target.1 } else { CASES[0].to_owned() };
                (format!("{doctype}.{path}"), format!("/api/v2/document/{doctype}/{name}/method/{path}"))
            }
            None => (path.to_owned(), format!("/api/method/{path}")),
        };
        Request { label, method, target: url, body: arguments.into() }
    }

    fn random_target(&mut self) -> (&'static str, String) {
        match self.random.below(10) {
            0..6 => ("Case", (*self.random.pick(&CASES)).to_owned()),
            6 => ("Dossier", (*self.random.pick(&DOSSIERS)).to_owned()),
            7 => ("Office", "Office".to_owned()),
            8 => {
                let (case, (part, _)) = (*self.random.pick(&CASES), *self.random.pick(&PARTS));
                ("Case Part", format!("{case}-{part}"))
            }
            _ => ("User", USER.to_owned()),
        }
    }

    fn argument(&mut self, target: &(&str, String), name: &str, kind: &str) -> JsonValue {
        let (doctype, document_name) = target;
        match name {
            "doctype" | "dt" | "reference_doctype" | "document_type" => json!(doctype),
            "name" | "docname" | "dn" | "reference_name" | "old" | "old_name" => json!(document_name),
            "names" | "docnames" | "items" => json!([document_name]),
            "new" | "new_name" => json!(format!("renamed-{}", self.random.below(1000))),
            "docs" if kind.contains("Vec") => {
                let mut document = self.document(target);
                document["docname"] = json!(document_name);
                json!([document])
            }
            "doc" | "docs" | "document" => self.document(target),
            "fieldname" | "field" | "docfield" => {
                json!(self.random.pick(&["note", "inner", "deep", "figure", "finding"]))
            }
            "fields" => {
                self.random.pick(&[json!(["*"]), json!(["name", "note", "inner", "parts", "inner_figure"])]).clone()
            }
            "expand" => json!(["dossier"]),
            "filters" => {
                self.random.pick(&[json!({}), json!({"name": document_name}), json!([["name", "like", "%"]])]).clone()
            }
            "method" => json!(self.random_method()),
            "action" => json!(self.random.pick(&["Save", "Submit", "Update", "Cancel", "submit", "cancel", "update"])),
            "data" => json!({"note": "sent"}),
            "args" | "arg" | "kwargs" => json!({"doctype": doctype, "name": document_name, "assign_to": [USER]}),
            "user" | "uid" => json!(self.random.pick(&[USER, "ben@office.test"])),
            "assign_to" => json!([self.random.pick(&[USER, "ben@office.test"])]),
            "parent" | "parenttype" => json!("Case"),
            "filedata" => json!("c2VudA=="),
            "permission_to" => json!(self.random.pick(&["read", "write", "share"])),
            _ if kind.contains("bool") => json!(self.random.chance(50)),
            _ if ["u8", "u32", "u64", "i64", "usize"].iter().any(|number| kind.contains(number)) => json!(3),
            _ if kind.contains("Vec") => json!([document_name]),
            _ if kind.contains("Map") => json!({}),
            _ => json!("sent"),
        }
    }

    fn random_method(&mut self) -> &'static str {
        self.random.pick::<&str>(&["submit", "cancel", "discard", "stamp", "preview", "rename", "add_comment"])
    }

    /// A document as a client sends it that knows nothing but the standard fields.
    fn document(&mut self, (doctype, name): &(&str, String)) -> JsonValue {
        let dossier = *self.random.pick(&DOSSIERS);
        let mut document = json!({
            "doctype": doctype, "note": "sent", "inner": "sent", "inner_figure": 5, "deep": "sent", "summary": "sent",
            "motto": "sent", "budget": "sent", "text": "sent", "bio": "sent", "finding": "sent",
            "parts": [{"text": "sent", "inner": "sent", "dossier": dossier}],
        });
        if self.random.chance(50) {
            document["dossier"] = json!(dossier);
        }
        if self.random.chance(20) {
            document["__islocal"] = json!(1);
            document["parent"] = json!(self.random.pick(&CASES));
            document["parenttype"] = json!("Case");
            document["parentfield"] = json!(self.random.pick(&["parts", "inner_parts"]));
            return document;
        }
        document["name"] = json!(name);
        for (field, value) in standard_fields(&self.site, doctype, name) {
            document[field] = json!(value);
        }
        if *doctype == "Case" {
            let rows = document["parts"].as_array_mut().unwrap();
            rows.push(json!({"name": format!("{name}-p1"), "text": "sent"}));
        }
        document
    }

    /// A call of one of the [`ROUTES`].
    fn route_call(&mut self, route: usize) -> Request {
        let target = self.random_target();
        let (doctype, name) = (target.0, target.1.clone());
        let mut document = self.document(&target);
        let method = self.random_method();
        let mut changes = document.clone();
        for standard in ["name", "owner", "creation", "modified", "__islocal"] {
            changes.as_object_mut().unwrap().remove(standard);
        }
        document.as_object_mut().unwrap().remove("name");
        let (verb, label, path, body) = match route {
            0 => (Method::POST, "/api/resource", format!("/api/resource/{doctype}"), document),
            1 => (Method::PUT, "/api/resource", format!("/api/resource/{doctype}/{name}"), changes),
            2 => (Method::DELETE, "/api/resource", format!("/api/resource/{doctype}/{name}"), json!({})),
            3 => {
                (Method::POST, "run_method", format!("/api/resource/{doctype}/{name}"), json!({ "run_method": method }))
            }
            4 => (Method::POST, "/api/v2/document", format!("/api/v2/document/{doctype}"), document),
            5 => (Method::PUT, "/api/v2/document", format!("/api/v2/document/{doctype}/{name}"), changes),
            6 => (Method::PATCH, "/api/v2/document", format!("/api/v2/document/{doctype}/{name}"), changes),
            7 => (Method::DELETE, "/api/v2/document", format!("/api/v2/document/{doctype}/{name}"), json!({})),
            8 => (Method::POST, "method", format!("/api/v2/document/{doctype}/{name}/method/{method}"), json!({})),
            9 => (Method::GET, "copy", format!("/api/v2/document/{doctype}/{name}/copy"), json!({})),
            10 => {
                let docs = json!({"docs": [{"name": name, "note": "sent", "text": "sent"}]});
                (Method::POST, "bulk_update of a DocType", format!("/api/v2/document/{doctype}/bulk_update"), docs)
            }
            11 => {
                let docs = json!({"docs": [{"doctype": doctype, "name": name, "note": "sent", "text": "sent"}]});
                (Method::POST, "/api/v2/method/bulk_update", "/api/v2/method/bulk_update".to_owned(), docs)
            }
            12 => (Method::PUT, "/api/resource", format!("/api/resource/{doctype}/{name}"), json!({"docstatus": 1})),
            _ => (Method::PUT, "/api/resource", format!("/api/resource/{doctype}/{name}"), json!({"docstatus": 2})),
        };
        Request { label: format!("{verb} {label}"), method: verb, target: path, body }
    }
}

/// The routes of [`Run::route_call`].
const ROUTES: usize = 14;
