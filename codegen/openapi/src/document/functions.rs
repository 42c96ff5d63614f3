//! Whitelisted functions and document methods.

use super::responses::{Api, Effect, optional_security, responses, with_errors};
use super::type_schema::{TypeScope, in_query, is_file, json_text, nullable, set, set_text, takes_empty_text};
use crate::rust_type::RustType;
use crate::signature::{Argument, Decoding, Signature};
use serde_json::{Map, Value, json};

/// A function with the schemas of its arguments and its result.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FunctionSchema {
    /// The path of a function, the name of a document method.
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) verbs: Vec<String>,
    pub(crate) allow_guest: bool,
    pub(crate) is_read_only: bool,
    pub(crate) arguments: Vec<ArgumentSchema>,
    pub(crate) result: FunctionResult,
}

/// An argument.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ArgumentSchema {
    pub(crate) name: String,
    pub(crate) schema: Value,
    pub(crate) description: String,
    pub(crate) is_required: bool,
}

/// The result of a function.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum FunctionResult {
    /// None.
    Nothing,
    /// A value.
    Value(Value),
    /// The content of a file.
    File,
}

impl FunctionSchema {
    /// Describes a function by its signature.
    pub(super) fn new(name: String, signature: &Signature, scope: &TypeScope<'_>) -> FunctionSchema {
        let mut arguments = Vec::new();
        for argument in &signature.arguments {
            match scope.members(argument) {
                Some(members) => arguments.extend(members.iter().map(|member| ArgumentSchema {
                    name: member.name.clone(),
                    schema: scope.member(member),
                    description: member.description.clone(),
                    is_required: argument.is_required && !member.is_optional,
                })),
                None if argument.decoding == Decoding::Flat => {}
                None => arguments.push(plain(argument, scope)),
            }
        }
        let result = match &signature.result {
            None => FunctionResult::Value(json!({})),
            Some(ty) if is_file(ty) => FunctionResult::File,
            Some(ty) => scope.result(ty).map_or(FunctionResult::Nothing, FunctionResult::Value),
        };
        let (description, verbs) = (signature.description.clone(), signature.verbs.clone());
        let Signature { allow_guest, is_read_only, .. } = *signature;
        FunctionSchema { name, description, verbs, allow_guest, is_read_only, arguments, result }
    }

    /// Whether an argument is a file of a multipart form.
    fn takes_file(&self) -> bool {
        self.arguments.iter().any(ArgumentSchema::is_file)
    }

    /// Reads the form of `methods.json`.
    pub(super) fn from_json(json: &Value) -> Option<FunctionSchema> {
        let text = |json: &Value, key: &str| json.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        let is_on = |json: &Value, key: &str| json.get(key) == Some(&Value::Bool(true));
        let arguments = json.get("arguments")?.as_array()?.iter().map(|argument| ArgumentSchema {
            name: text(argument, "name"),
            schema: argument.get("schema").cloned().unwrap_or_default(),
            description: text(argument, "description"),
            is_required: is_on(argument, "required"),
        });
        Some(FunctionSchema {
            name: text(json, "name"),
            description: text(json, "description"),
            verbs: json.get("verbs")?.as_array()?.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            allow_guest: is_on(json, "allow_guest"),
            is_read_only: false,
            arguments: arguments.collect(),
            result: match json.get("result") {
                Some(schema) => FunctionResult::Value(schema.clone()),
                None if is_on(json, "is_file") => FunctionResult::File,
                None => FunctionResult::Nothing,
            },
        })
    }
}

impl ArgumentSchema {
    fn is_file(&self) -> bool {
        self.schema.get("contentMediaType").is_some()
    }
}

fn plain(argument: &Argument, scope: &TypeScope<'_>) -> ArgumentSchema {
    let mut schema = scope.argument(argument);
    if !argument.is_required && argument.ty.in_option().is_none() {
        // Null stands for the default.
        schema = nullable(schema);
    }
    // The names of Frappe's parameters say what they are.
    let is_text =
        matches!(argument.ty.in_option().unwrap_or(&argument.ty), RustType::Named { name, .. } if name == "String");
    if is_text && matches!(argument.name.as_str(), "doctype" | "dt" | "reference_doctype" | "parent_doctype") {
        set(&mut schema, "x-frappe-link", Some("DocType"));
    }
    ArgumentSchema {
        name: argument.name.clone(),
        schema,
        description: String::new(),
        is_required: argument.is_required,
    }
}

/// The operations of a function by HTTP method. `extra` is a further member of the response.
pub(super) fn operations(
    function: &FunctionSchema,
    api: Api,
    id: &str,
    tag: &str,
    extra: Option<(&str, &Value)>,
) -> Vec<(&'static str, Value)> {
    let mut operations = Vec::new();
    for (verb, method) in [("GET", "get"), ("POST", "post"), ("PUT", "put"), ("PATCH", "patch"), ("DELETE", "delete")] {
        if !function.verbs.iter().any(|own| own == verb) || verb == "GET" && function.takes_file() {
            continue;
        }
        let is_query = matches!(verb, "GET" | "DELETE");
        let effect = match verb {
            _ if function.is_read_only => Effect::Read,
            "POST" => Effect::Post,
            // A GET may write, too, and fail like the others, although what it writes is rolled back.
            _ => Effect::Write,
        };
        let end = if verb == "POST" { String::new() } else { spelled(method) };
        let mut operation = json!({"operationId": format!("{id}{end}{}", api.suffix()), "tags": [tag]});
        set(&mut operation, "summary", Some(summary(function)));
        set_text(&mut operation, "description", &function.description);
        set(&mut operation, "x-frappe-function", Some(function.name.as_str()));
        if function.allow_guest {
            set(&mut operation, "x-frappe-allow-guest", Some(true));
            set(&mut operation, "security", Some(optional_security()));
        }
        let mut parameters: Vec<Value> = Vec::new();
        if is_query {
            parameters.extend(function.arguments.iter().map(query_parameter));
        } else {
            set(&mut operation, "requestBody", body(function));
        }
        if effect == Effect::Post {
            parameters.push(json!({"$ref": "#/components/parameters/idempotency_key"}));
        }
        set(&mut operation, "parameters", Some(parameters).filter(|parameters| !parameters.is_empty()));
        set(&mut operation, "responses", Some(answers(function, api, effect, extra)));
        operations.push((method, operation));
    }
    operations
}

fn answers(function: &FunctionSchema, api: Api, effect: Effect, extra: Option<(&str, &Value)>) -> Value {
    let schema = match &function.result {
        FunctionResult::File => {
            let success = json!({"description": "The file.", "content": {
                "application/octet-stream": {"schema": {"type": "string", "format": "binary"}}, "*/*": {"schema": {}},
            }});
            return with_errors(api, effect, 200, success);
        }
        FunctionResult::Nothing => None,
        FunctionResult::Value(schema) => Some(schema.clone()),
    };
    let result = schema.map(|schema| (api.result_key().to_owned(), schema));
    let extra = extra.map(|(key, schema)| (key.to_owned(), schema.clone()));
    responses(api, effect, 200, result.into_iter().chain(extra).collect())
}

/// The first sentence of the description, or the name.
fn summary(function: &FunctionSchema) -> String {
    let first = function.description.split("\n\n").next().unwrap_or_default().replace('\n', " ");
    let end = first.find(". ").unwrap_or(first.len());
    let sentence = first.get(..end).unwrap_or_default().trim_end_matches('.');
    if sentence.is_empty() { function.name.clone() } else { sentence.to_owned() }
}

fn spelled(method: &str) -> String {
    let mut characters = method.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

fn query_parameter(argument: &ArgumentSchema) -> Value {
    let mut parameter = json!({"name": argument.name, "in": "query"});
    set_text(&mut parameter, "description", &argument.description);
    set(&mut parameter, "required", argument.is_required.then_some(true));
    set(&mut parameter, "allowEmptyValue", takes_empty_text(&argument.schema).then_some(true));
    match in_query(&argument.schema) {
        Some(schema) => set(&mut parameter, "schema", Some(schema)),
        None => {
            // Text that is no JSON of the type is text, which most of these arguments take too.
            let is_strict = argument.schema.get("pattern").is_some();
            let schema = if is_strict { json_text(&argument.schema) } else { json!({"type": "string"}) };
            set(&mut parameter, "schema", Some(schema));
        }
    }
    parameter
}

fn body(function: &FunctionSchema) -> Option<Value> {
    if function.arguments.is_empty() {
        return None;
    }
    let (mut properties, mut required) = (Map::new(), Vec::new());
    let takes_file = function.takes_file();
    for argument in &function.arguments {
        let is_text = takes_file && !argument.is_file();
        let mut schema = if is_text { json!({"type": "string"}) } else { argument.schema.clone() };
        set_text(&mut schema, "description", &argument.description);
        properties.insert(argument.name.clone(), schema);
        if argument.is_required {
            required.push(argument.name.as_str());
        }
    }
    // An array is read as the argument `data`, which functions ignore.
    let kind = if required.is_empty() && !takes_file { json!(["object", "array"]) } else { json!("object") };
    let mut schema = json!({"type": kind, "properties": properties});
    set(&mut schema, "items", kind.is_array().then(|| json!({})));
    set(&mut schema, "required", Some(&required).filter(|required| !required.is_empty()).cloned());
    let media = if takes_file { "multipart/form-data" } else { "application/json" };
    Some(json!({"required": !required.is_empty(), "content": {media: {"schema": schema}}}))
}
