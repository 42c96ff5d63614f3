//! `openapi.json`: the description of the API in OpenAPI 3.1, for the DocTypes and functions of the application and
//! those that every server has.
//!
//! What is the same for every application is in `base.json` beside this file: the routes without a DocType, shared
//! parameters, errors, security schemes. Members that begin with `x-frappe-` say what OpenAPI cannot.

mod doctype;
mod field;
mod function_ids;
mod functions;
mod layout;
mod names;
mod operations;
mod responses;
mod type_schema;
mod unions;

use crate::application::{Application, DocType, Function};
use crate::rust_type::Types;
use functions::FunctionSchema;
use names::ComponentNames;
use responses::Api;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::LazyLock;
use type_schema::TypeScope;

/// The parts that every application has.
static BASE: LazyLock<Base> = LazyLock::new(|| {
    let mut value: Value = serde_json::from_str(include_str!("base.json")).unwrap_or_default();
    unions::split_types(&mut value);
    let texts = |pointer: &str, level: usize| -> Texts {
        let members = value.pointer(pointer).and_then(Value::as_object).into_iter().flatten();
        members.map(|(name, value)| (name.clone(), text_of(value, level))).collect()
    };
    Base {
        paths: texts("/paths", 2),
        schemas: texts("/components/schemas", 3),
        parameters: texts("/components/parameters", 3),
        value,
    }
});

/// `base.json`, with the members that a description takes over as text.
struct Base {
    value: Value,
    paths: Texts,
    schemas: Texts,
    parameters: Texts,
}

/// The methods that documents have without a controller (`runtime/documents/src/methods.rs`).
static METHODS: LazyLock<Vec<FunctionSchema>> = LazyLock::new(|| {
    let described: Value = serde_json::from_str(include_str!("methods.json")).unwrap_or_default();
    described.as_array().into_iter().flatten().filter_map(FunctionSchema::from_json).collect()
});

/// The text of `openapi.json`.
pub fn describe(application: &Application<'_>) -> String {
    let base = &*BASE;
    let by_name: BTreeMap<&str, &DocType<'_>> =
        application.doctypes.iter().map(|doctype| (doctype.name, doctype)).collect();
    let reserved = base.schemas.iter().map(|(name, _)| name.clone());
    let names = ComponentNames::new(by_name.values().copied(), reserved);
    let resolver = Resolver { names: &names, records: records(application) };
    let mut functions = runtime_functions(application, &resolver);
    functions.extend(own_functions(application, &resolver));
    let mut document = Document {
        paths: base.paths.iter().cloned().collect(),
        schemas: base.schemas.iter().cloned().collect(),
        parameters: base.parameters.iter().cloned().collect(),
    };
    let of_doctypes = crate::parallel::map(by_name.into_values().collect(), |doctype: &DocType<'_>| {
        of_doctype(doctype, application, &resolver)
    });
    for DocTypeTexts { paths, parameters, schemas } in of_doctypes {
        document.paths.extend(paths);
        document.parameters.extend(parameters);
        document.schemas.extend(schemas);
    }
    let ids = function_ids::function_ids(functions.keys().map(String::as_str));
    let with_ids = functions.values().filter_map(|function| Some((function, ids.get(function.name.as_str())?)));
    let of_functions = crate::parallel::map(with_ids.collect(), |(function, id)| of_function(function, id));
    document.paths.extend(of_functions.into_iter().flatten());
    let tags = tags(&base.value, application, &functions);
    document.write(&base.value, &tags, application)
}

/// The text of a part, with unions for schemas of several types. [`BASE`] has them already.
fn text_with_unions(mut value: Value, level: usize) -> String {
    unions::split_types(&mut value);
    text_of(&value, level)
}

fn text_of(value: &Value, level: usize) -> String {
    let mut text = String::new();
    layout::write(value, level, &mut text);
    text
}

/// The DocTypes that types in signatures mean.
struct Resolver<'a> {
    names: &'a ComponentNames,
    /// The names of DocTypes by record.
    records: BTreeMap<&'a str, &'a str>,
}

/// The DocTypes by record; of several with one record the first.
fn records<'a>(application: &'a Application<'_>) -> BTreeMap<&'a str, &'a str> {
    let mut records = BTreeMap::new();
    for doctype in &application.doctypes {
        records.entry(doctype.record).or_insert(doctype.name);
    }
    records
}

impl Resolver<'_> {
    /// The schemas of a function. `has_documents` says that its results may be documents as the API writes them.
    fn function(&self, name: String, function: &Function<'_>, types: &Types, has_documents: bool) -> FunctionSchema {
        let document = |doctype: &str| self.names.of(doctype).filter(|_| has_documents).map(names::reference);
        let doctype_of = |record: &str| self.records.get(record).map(|name| (*name).to_owned());
        let scope = TypeScope { types, module: &function.module, doctype_of: &doctype_of, document: &document };
        FunctionSchema::new(name, function.signature, &scope)
    }
}

/// Paths, parameters and schemas as text, sorted by name.
#[derive(Debug)]
struct Document {
    paths: BTreeMap<String, String>,
    parameters: BTreeMap<String, String>,
    schemas: BTreeMap<String, String>,
}

impl Document {
    fn write(self, base: &Value, tags: &[Value], application: &Application<'_>) -> String {
        let size: usize = self.paths.values().chain(self.schemas.values()).map(|text| text.len() + 64).sum();
        let mut out = String::with_capacity(size + 64 * 1024);
        let mut info = base.get("info").cloned().unwrap_or_default();
        if !application.name.is_empty() {
            type_schema::set(&mut info, "title", Some(format!("{} API", application.name)));
        }
        out.push_str("{\n");
        let head = [
            ("openapi", json!("3.1.0")),
            ("x-origin", application.origin.as_str().into()),
            ("info", info),
            ("servers", base.get("servers").cloned().unwrap_or_default()),
            ("security", base.get("security").cloned().unwrap_or_default()),
            ("tags", tags.into()),
        ];
        for (key, value) in head {
            layout::indent(1, &mut out);
            let _ = writeln!(out, "{}: {},", layout::text(key), text_of(&value, 1));
        }
        out.push_str(" \"paths\": {\n");
        members(self.paths, 2, &mut out);
        out.push_str(" },\n \"components\": {\n");
        for (key, value) in base.get("components").and_then(Value::as_object).into_iter().flatten() {
            if key != "schemas" && key != "parameters" {
                let _ = writeln!(out, "  {}: {},", layout::text(key), text_of(value, 2));
            }
        }
        out.push_str("  \"parameters\": {\n");
        members(self.parameters, 3, &mut out);
        out.push_str("  },\n  \"schemas\": {\n");
        members(self.schemas, 3, &mut out);
        out.push_str("  }\n }\n}\n");
        out
    }
}

/// Writes members, whose values are text already.
fn members(members: BTreeMap<String, String>, level: usize, out: &mut String) {
    let len = members.len();
    for (place, (key, value)) in members.into_iter().enumerate() {
        layout::indent(level, out);
        out.push_str(&layout::text(&key));
        out.push_str(": ");
        out.push_str(&value);
        out.push_str(if place + 1 < len { ",\n" } else { "\n" });
    }
}

/// The functions of the runtime by path.
fn runtime_functions(application: &Application<'_>, resolver: &Resolver<'_>) -> BTreeMap<String, FunctionSchema> {
    let built_in = application.built_in;
    let described = built_in.functions.iter().map(|described| {
        let module = described.module.clone();
        let function = Function { path: described.path.clone(), module, signature: &described.signature };
        (described.path.clone(), resolver.function(described.path.clone(), &function, &built_in.types, false))
    });
    described.collect()
}

/// The functions of the application by path. They hide those of the runtime.
fn own_functions(application: &Application<'_>, resolver: &Resolver<'_>) -> BTreeMap<String, FunctionSchema> {
    let mut functions = BTreeMap::new();
    for function in &application.functions {
        let described = resolver.function(function.path.clone(), function, application.types, true);
        let overridden = &function.signature.overrides;
        if !overridden.is_empty() {
            functions.insert(overridden.clone(), FunctionSchema { name: overridden.clone(), ..described.clone() });
        }
        functions.insert(function.path.clone(), described);
    }
    functions
}

type Texts = Vec<(String, String)>;

/// The texts of a DocType.
#[derive(Debug, Default)]
struct DocTypeTexts {
    paths: Texts,
    parameters: Texts,
    schemas: Texts,
}

fn of_doctype(doctype: &DocType<'_>, application: &Application<'_>, resolver: &Resolver<'_>) -> DocTypeTexts {
    let names = resolver.names;
    let Some(component) = names.of(doctype.name) else { return DocTypeTexts::default() };
    let own = doctype.methods.iter();
    let own = own.map(|method| resolver.function(method.path.clone(), method, application.types, true));
    let mut methods: Vec<FunctionSchema> = Vec::new();
    // A method of the application hides one of the runtime, and that one the common one.
    for method in own.chain(methods_without_controller(doctype, component)) {
        if methods.iter().all(|other| other.name != method.name) {
            methods.push(method);
        }
    }
    methods.sort_by(|a, b| a.name.cmp(&b.name));
    let texts = |values: Vec<(String, Value)>, level| -> Texts {
        values.into_iter().map(|(name, value)| (name, text_with_unions(value, level))).collect()
    };
    let schemas = doctype::schemas(doctype, names).into_iter();
    DocTypeTexts {
        paths: texts(operations::paths(doctype, component, &methods), 2),
        parameters: texts(operations::parameters(doctype, component), 3),
        schemas: schemas
            .map(|(suffix, schema)| (format!("{component}{suffix}"), text_with_unions(schema, 3)))
            .collect(),
    }
}

/// The methods that documents of a DocType have without a controller.
fn methods_without_controller(doctype: &DocType<'_>, component: &str) -> impl Iterator<Item = FunctionSchema> + use<> {
    let is_submittable = doctype.is_submittable;
    let document = names::reference(component);
    let methods = METHODS
        .iter()
        .filter(move |method| is_submittable || !matches!(method.name.as_str(), "submit" | "cancel" | "discard"));
    methods.cloned().map(move |mut method| {
        if matches!(method.name.as_str(), "submit" | "cancel") {
            method.result = functions::FunctionResult::Value(document.clone());
        }
        method
    })
}

/// The paths of a function in both versions of the API.
fn of_function(function: &FunctionSchema, id: &str) -> Texts {
    let of_version = |api: Api| {
        let mut item = Map::new();
        for (verb, operation) in functions::operations(function, api, id, module_of(&function.name), None) {
            item.insert(verb.to_owned(), operation);
        }
        (format!("{}/{}", api.functions(), operations::encoded(&function.name)), text_with_unions(item.into(), 2))
    };
    // The login of version 1 is a route, which is in `base.json`.
    [Api::V1, Api::V2].into_iter().filter(|api| *api == Api::V2 || function.name != "login").map(of_version).collect()
}

/// The tag of a function.
fn module_of(path: &str) -> &str {
    path.rsplit_once('.').map_or("API", |(module, _)| module)
}

/// The tags: of the routes without a DocType, of DocTypes, of modules with functions.
fn tags(base: &Value, application: &Application<'_>, functions: &BTreeMap<String, FunctionSchema>) -> Vec<Value> {
    let mut tags: Vec<Value> = base.get("tags").and_then(Value::as_array).cloned().unwrap_or_default();
    let doctypes: BTreeMap<&str, &DocType<'_>> =
        application.doctypes.iter().map(|doctype| (doctype.name, doctype)).collect();
    for doctype in doctypes.values() {
        let mut tag = json!({"name": doctype.name});
        let default = format!("Documents of the DocType {}.", doctype.name);
        let description = if doctype.description.is_empty() { &default } else { doctype.description };
        type_schema::set(&mut tag, "description", Some(description));
        type_schema::set_text(&mut tag, "x-frappe-module", doctype.module);
        type_schema::set(&mut tag, "x-frappe-doctype", Some(doctype.name));
        tags.push(tag);
    }
    let mut modules: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for path in functions.keys() {
        modules.entry(module_of(path)).or_default().push(path.rsplit('.').next().unwrap_or(path));
    }
    for (module, names) in modules.into_iter().filter(|(module, _)| *module != "API") {
        if !doctypes.contains_key(module) {
            let description = format!("Functions of {module}.");
            tags.push(json!({"name": module, "description": description, "x-frappe-functions": names}));
        }
    }
    tags
}
