//! The paths of a DocType's documents, in both versions of the API.

use super::doctype::{demands_values, link_names};
use super::functions::{self, FunctionSchema};
use super::names::reference;
use super::responses::{Api, Effect, optional_security, responses};
use super::type_schema::{json_text, set};
use crate::application::DocType;
use serde_json::{Map, Value, json};
use std::fmt::Write as _;

/// The paths, each with its operations by HTTP method.
pub(super) fn paths(doctype: &DocType<'_>, component: &str, methods: &[FunctionSchema]) -> Vec<(String, Value)> {
    let documents = Documents { doctype, component };
    let mut paths = Vec::new();
    for api in [Api::V1, Api::V2] {
        let base = format!("{}/{}", api.documents(), encoded(doctype.name));
        if doctype.is_single {
            // A single DocType has one document, of its own name.
            paths.push((format!("{base}/{}", encoded(doctype.name)), documents.single(api)));
            continue;
        }
        paths.push((base.clone(), documents.collection(api)));
        paths.push((format!("{base}/{{name}}"), documents.document(api, methods)));
        if api == Api::V2 {
            paths.push((format!("{base}/{{name}}/copy"), documents.item(vec![("get", documents.copy())], true)));
            paths.push((format!("{base}/bulk_delete"), documents.item(vec![("post", documents.bulk_delete())], false)));
            paths.push((format!("{base}/bulk_update"), documents.item(vec![("post", documents.bulk_update())], false)));
            let count = format!("/api/v2/doctype/{}/count", encoded(doctype.name));
            paths.push((count, documents.item(vec![("get", documents.count())], false)));
            for method in methods {
                let operations = documents.method(method);
                paths.push((format!("{base}/{{name}}/method/{}", method.name), documents.item(operations, true)));
            }
        }
    }
    paths
}

/// The parameters of a DocType with their names.
pub(super) fn parameters(doctype: &DocType<'_>, component: &str) -> Vec<(String, Value)> {
    let mut parameters = Vec::new();
    if !doctype.is_single {
        let field = reference(&format!("{component}Field"));
        let fields = json!({"type": "array", "items": {"anyOf": [field, {"type": "string"}]}});
        let mut schema = json_text(&fields);
        set(&mut schema, "examples", Some(json!(["[\"name\"]", "[\"*\"]"])));
        let fields = json!({
            "name": "fields", "in": "query", "allowEmptyValue": true, "description": "Names of fields and expressions, as a JSON array.",
            "schema": schema,
        });
        parameters.push((format!("{component}.fields"), fields));
    }
    let items = json!({"type": "string", "enum": link_names(doctype)});
    let expand = json!({
        "name": "expand", "in": "query", "allowEmptyValue": true, "description": "Link fields that show the linked document.",
        "schema": json_text(&json!({"type": "array", "items": items})),
    });
    parameters.push((format!("{component}.expand"), expand));
    parameters
}

/// A part of a path, percent-encoded as far as URLs demand.
pub(super) fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// A reference to a shared parameter.
fn parameter(name: &str) -> Value {
    json!({"$ref": format!("#/components/parameters/{name}")})
}

struct Documents<'a> {
    doctype: &'a DocType<'a>,
    component: &'a str,
}

impl Documents<'_> {
    /// A path item.
    fn item(&self, operations: Vec<(&str, Value)>, has_name: bool) -> Value {
        let mut item = json!({"x-frappe-doctype": self.doctype.name});
        set(&mut item, "parameters", has_name.then(|| vec![parameter("name")]));
        for (verb, mut operation) in operations {
            let right = operation.get("x-frappe-right").and_then(Value::as_str).unwrap_or_default();
            if self.is_granted_to_guest(right) {
                set(&mut operation, "security", Some(optional_security()));
            }
            set(&mut item, verb, Some(operation));
        }
        item
    }

    /// Whether the definition grants a right to users without a login.
    fn is_granted_to_guest(&self, right: &str) -> bool {
        self.doctype.guest_rights.contains(&right)
    }

    /// An operation; `action` begins its id and its summary, `right` is the right that it takes.
    fn operation(&self, action: &str, api: Api, what: &str, right: &str) -> Value {
        let id = format!("{}{}{}", first_lower(action), self.component, api.suffix());
        let summary = format!("{} {}{what}", spaced(action), self.doctype.name);
        json!({"operationId": id, "tags": [self.doctype.name], "summary": summary, "x-frappe-right": right})
    }

    fn collection(&self, api: Api) -> Value {
        let mut list = self.operation("List", api, " documents", "read");
        set(&mut list, "parameters", Some(self.list_parameters(api)));
        set(&mut list, "responses", Some(responses(api, Effect::Read, 200, self.rows(api))));
        self.item(vec![("get", list), ("post", self.create(api))], false)
    }

    fn list_parameters(&self, api: Api) -> Vec<Value> {
        let shared: &[&str] = match api {
            Api::V1 => &["filters", "or_filters", "group_by", "order_by", "limit_start", "limit_page_length", "limit"],
            Api::V2 => &["filters", "or_filters", "group_by", "order_by", "start", "limit", "cursor", "include"],
        };
        let mut parameters = vec![parameter(&format!("{}.fields", self.component))];
        parameters.extend(shared.iter().map(|name| parameter(name)));
        parameters.push(self.expand());
        parameters.extend(["as_dict", "debug", "parent"].map(parameter));
        parameters
    }

    fn expand(&self) -> Value {
        parameter(&format!("{}.expand", self.component))
    }

    /// The members of the answer to a list: rows are objects, or arrays with `as_dict=false`.
    fn rows(&self, api: Api) -> Map<String, Value> {
        let row = json!({"anyOf": [reference(self.component), {"type": "array", "items": {}}]});
        let mut members = Map::from_iter([("data".to_owned(), json!({"type": "array", "items": row}))]);
        if api == Api::V2 {
            members.insert("has_next_page".to_owned(), json!({"type": "boolean"}));
            members.insert("count".to_owned(), json!({"type": "integer", "description": "With `include=count`."}));
            members
                .insert("next_cursor".to_owned(), json!({"type": ["string", "null"], "description": "With `cursor`."}));
        }
        members
    }

    fn document(&self, api: Api, methods: &[FunctionSchema]) -> Value {
        let mut operations =
            vec![("get", self.read(api)), ("put", self.update("Update", api)), ("delete", self.delete(api))];
        match api {
            Api::V1 => operations.push(("post", self.run_method(methods))),
            Api::V2 => operations.push(("patch", self.update("Patch", api))),
        }
        self.item(operations, true)
    }

    fn single(&self, api: Api) -> Value {
        let mut operations = vec![("get", self.read(api)), ("put", self.update("Update", api))];
        if api == Api::V2 {
            operations.push(("patch", self.update("Patch", api)));
        }
        self.item(operations, false)
    }

    fn create(&self, api: Api) -> Value {
        let mut create = self.operation("Create", api, "", "create");
        set(&mut create, "parameters", Some(vec![parameter("idempotency_key")]));
        set(&mut create, "requestBody", Some(self.body("Create")));
        set(&mut create, "responses", Some(responses(api, Effect::Post, 200, self.saved("Create"))));
        create
    }

    fn read(&self, api: Api) -> Value {
        let mut read = self.operation("Read", api, "", "read");
        set(&mut read, "parameters", Some(vec![self.expand()]));
        let data = Map::from_iter([("data".to_owned(), reference(self.component))]);
        set(&mut read, "responses", Some(responses(api, Effect::Read, 200, data)));
        read
    }

    fn update(&self, action: &str, api: Api) -> Value {
        let mut update = self.operation(action, api, "", "write");
        if action == "Patch" {
            set(&mut update, "description", Some("Rows of table fields are merged by their names; others stay."));
        }
        set(&mut update, "requestBody", Some(self.body("Update")));
        set(&mut update, "responses", Some(responses(api, Effect::Write, 200, self.saved("Update"))));
        update
    }

    fn delete(&self, api: Api) -> Value {
        let mut delete = self.operation("Delete", api, "", "delete");
        let data = Map::from_iter([("data".to_owned(), json!({"const": "ok"}))]);
        set(&mut delete, "responses", Some(responses(api, Effect::Write, 202, data)));
        delete
    }

    fn body(&self, suffix: &str) -> Value {
        let schema = reference(&format!("{}{suffix}", self.component));
        // A change of nothing needs no body, nor has a document of a DocType that demands nothing.
        let is_required = suffix == "Create" && demands_values(self.doctype);
        json!({"required": is_required, "content": {"application/json": {"schema": schema}}})
    }

    /// The answer to a write: the document, with values as they were sent.
    fn saved(&self, suffix: &str) -> Map<String, Value> {
        let sent = reference(&format!("{}{suffix}", self.component));
        Map::from_iter([("data".to_owned(), json!({"anyOf": [reference(self.component), sent]}))])
    }

    /// Version 1: the method is named in the body, among its arguments.
    fn run_method(&self, methods: &[FunctionSchema]) -> Value {
        let mut call = self.operation("Call", Api::V1, " method", "write");
        let names: Vec<&str> = methods.iter().map(|method| method.name.as_str()).collect();
        let schema = json!({
            "type": "object", "properties": {"run_method": {"type": "string", "enum": names}}, "required": ["run_method"],
        });
        set(&mut call, "description", Some("The other members of the body are the arguments of the method."));
        set(
            &mut call,
            "requestBody",
            Some(json!({"required": true, "content": {"application/json": {"schema": schema}}})),
        );
        set(
            &mut call,
            "responses",
            Some(responses(Api::V1, Effect::Post, 200, Map::from_iter([("data".to_owned(), json!({}))]))),
        );
        call
    }

    /// Version 2: the method is part of the path.
    fn method(&self, method: &FunctionSchema) -> Vec<(&'static str, Value)> {
        let id = format!("{}{}", self.component, camel(&method.name));
        let docs = json!({"type": "array", "items": reference(self.component)});
        let mut operations = functions::operations(method, Api::V2, &id, self.doctype.name, Some(("docs", &docs)));
        for (verb, operation) in &mut operations {
            set(operation, "x-frappe-right", Some(if *verb == "get" { "read" } else { "write" }));
        }
        // A document method is called with GET, or with POST for all other methods.
        operations.retain(|(verb, _)| matches!(*verb, "get" | "post"));
        operations
    }

    fn copy(&self) -> Value {
        let mut copy = self.operation("Copy", Api::V2, "", "read");
        set(&mut copy, "description", Some("An unsaved copy, from which a client creates another document."));
        let data = Map::from_iter([("data".to_owned(), reference(self.component))]);
        set(&mut copy, "responses", Some(responses(Api::V2, Effect::Read, 200, data)));
        copy
    }

    fn count(&self) -> Value {
        let mut count = self.operation("Count", Api::V2, " documents", "read");
        set(&mut count, "parameters", Some(vec![parameter("count_filters"), parameter("or_filters")]));
        let data = Map::from_iter([("data".to_owned(), json!({"type": "integer", "minimum": 0}))]);
        set(&mut count, "responses", Some(responses(Api::V2, Effect::Read, 200, data)));
        count
    }

    fn bulk_delete(&self) -> Value {
        let name = json!({"type": ["string", "number"], "minLength": 1});
        self.bulk("BulkDelete", "delete", "names", &name, "deleted")
    }

    fn bulk_update(&self) -> Value {
        let item = json!({"allOf": [
            reference(&format!("{}Update", self.component)),
            {"type": "object", "properties": {"name": {"type": ["string", "number"]}}, "required": ["name"]},
        ]});
        self.bulk("BulkUpdate", "write", "docs", &item, "updated")
    }

    fn bulk(&self, action: &str, right: &str, list: &str, item: &Value, done: &str) -> Value {
        let mut bulk = self.operation(action, Api::V2, " documents", right);
        // Without a login every document fails.
        set(&mut bulk, "security", Some(optional_security()));
        set(&mut bulk, "description", Some("Documents that fail are listed with the error; the others are done."));
        let items = json!({"anyOf": [item, {"description": "Anything else fails, and is listed as such."}]});
        let properties = json!({list: {"type": "array", "maxItems": 500, "items": items}});
        let schema = json!({"type": "object", "properties": properties, "required": [list]});
        set(&mut bulk, "parameters", Some(vec![parameter("idempotency_key")]));
        set(
            &mut bulk,
            "requestBody",
            Some(json!({"required": true, "content": {"application/json": {"schema": schema}}})),
        );
        let data = json!({"allOf": [reference("BulkResult"), {"properties": {done: {"type": "array", "items": {}}}}]});
        let mut members = Map::from_iter([("data".to_owned(), data)]);
        if action == "BulkUpdate" {
            members.insert("docs".to_owned(), json!({"type": "array", "items": reference(self.component)}));
        }
        set(&mut bulk, "responses", Some(responses(Api::V2, Effect::Post, 200, members)));
        bulk
    }
}

fn first_lower(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_lowercase().chain(characters).collect()).unwrap_or_default()
}

/// `BulkDelete` as `Bulk delete`.
fn spaced(action: &str) -> String {
    let mut text = String::new();
    for character in action.chars() {
        if character.is_uppercase() && !text.is_empty() {
            text.push(' ');
            text.extend(character.to_lowercase());
        } else {
            text.push(character);
        }
    }
    text
}

/// `add_comment` as `AddComment`.
fn camel(name: &str) -> String {
    let capital = |word: &str| {
        let mut characters = word.chars();
        characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
    };
    name.split('_').map(capital).collect::<Vec<String>>().concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_paths_are_percent_encoded() {
        assert_eq!(encoded("Library Member"), "Library%20Member");
        assert_eq!(encoded("Größe/50%"), "Gr%C3%B6%C3%9Fe%2F50%25");
    }

    #[test]
    fn actions_are_names_and_summaries() {
        assert_eq!((spaced("BulkDelete").as_str(), first_lower("BulkDelete").as_str()), ("Bulk delete", "bulkDelete"));
        assert_eq!(camel("add_comment"), "AddComment");
    }
}
