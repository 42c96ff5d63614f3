//! Functions and document methods in the Rust client.

use super::json_type::{self, JsonType};
use super::{Client, Referent, verb};
use crate::emit::rust::{RustFile, literal};
use crate::emit::text::Lines;
use crate::ir::{DocType, Ident};
use doctyped_openapi::Signature;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The modules of functions, as their paths nest.
#[derive(Default)]
struct Tree<'a> {
    functions: Vec<(&'a Ident, String, &'a Signature)>,
    modules: BTreeMap<&'a Ident, Tree<'a>>,
}

/// The text of `functions.rs`.
pub(super) fn rust(client: Client<'_>, from: &str) -> String {
    let mut tree = Tree::default();
    for (path, signature) in client.functions() {
        let module = path.modules.iter().fold(&mut tree, |tree, module| tree.modules.entry(module).or_default());
        module.functions.push((&path.name, path.dotted(), signature));
    }
    let mut lines = Lines::default();
    modules(&tree, client, &mut lines);
    let mut file = RustFile::new("The functions of the application, for `Client::call`.", from);
    file.lines(&lines.into_text());
    file.into_text()
}

fn modules(tree: &Tree<'_>, client: Client<'_>, lines: &mut Lines) {
    for (name, path, signature) in &tree.functions {
        let returned = format!("crate::Call<{}>", json(&json_type::result(signature), client));
        function(name, &returned, &format!("crate::Call::new({}", literal(path)), signature, client, lines);
    }
    for (name, module) in &tree.modules {
        lines.line(format_args!("/// `{}`", name.as_str()));
        lines.block(format_args!("pub mod {} {{", name.token()), "}", |lines| modules(module, client, lines));
    }
}

/// The document methods of a DocType.
pub(super) fn rust_methods(doctype: &DocType, client: Client<'_>, lines: &mut Lines) {
    let methods = client.methods(doctype);
    if methods.is_empty() {
        return;
    }
    let record = doctype.entry.record.token();
    lines.blank();
    lines.line("/// The methods of a document, for `Client::run`.");
    lines.block("pub mod methods {", "}", |lines| {
        for (name, signature) in methods {
            let returned = format!("crate::Method<super::{record}, {}>", json(&json_type::result(signature), client));
            let call = format!("crate::Method::new({}", literal(name.as_str()));
            function(name, &returned, &call, signature, client, lines);
        }
    });
}

/// A function that makes a call.
fn function(name: &Ident, returned: &str, call: &str, signature: &Signature, client: Client<'_>, lines: &mut Lines) {
    lines.docs(&signature.description.lines().map(str::to_owned).collect::<Vec<_>>());
    lines.line("#[must_use]");
    let mut parameters = Vec::new();
    let mut calls = String::new();
    for argument in json_type::arguments(signature) {
        let ident = Ident::value(argument.name).token();
        let (of, value) = parameter(&argument.value, client);
        let (of, value) = if argument.required {
            (of, value.replace("{}", &ident.to_string()))
        } else {
            (format!("::std::option::Option<{}>", json(&argument.value, client)), ident.to_string())
        };
        parameters.push(format!("{ident}: {of}"));
        let _ = write!(calls, ".argument({}, {value})", literal(argument.name));
    }
    if json_type::is_open(signature) {
        parameters.push("more_arguments: ::serde_json::Map<::std::string::String, ::serde_json::Value>".to_owned());
        calls.push_str(".arguments(more_arguments)");
    }
    lines.list(&format!("pub fn {}(", name.token()), &parameters, &format!(") -> {returned} {{"), "");
    lines.indented(|lines| lines.line(format_args!("{call}, {}){calls}", literal(verb(signature)))));
    lines.line("}");
}

/// The type of a parameter, and its value as an argument.
fn parameter(value: &JsonType, client: Client<'_>) -> (String, &'static str) {
    match value {
        JsonType::Text => ("impl ::std::convert::Into<::std::string::String>".to_owned(), "{}.into()"),
        JsonType::Link(_) => (format!("impl ::std::convert::Into<{}>", json(value, client)), "{}.into()"),
        value => (json(value, client), "{}"),
    }
}

fn json(value: &JsonType, client: Client<'_>) -> String {
    match value {
        JsonType::Nothing => "()".to_owned(),
        JsonType::Text => "::std::string::String".to_owned(),
        JsonType::Boolean => "bool".to_owned(),
        JsonType::Integer => "i64".to_owned(),
        JsonType::Number => "f64".to_owned(),
        JsonType::Optional(value) => format!("::std::option::Option<{}>", json(value, client)),
        JsonType::List(item) => format!("::std::vec::Vec<{}>", json(item, client)),
        JsonType::Map(value) => {
            format!("::std::collections::BTreeMap<::std::string::String, {}>", json(value, client))
        }
        JsonType::Link(record) => match client.doctype(record) {
            Some(doctype) => format!("crate::Link<{}>", path(doctype, &doctype.entry.record)),
            None => "::std::string::String".to_owned(),
        },
        JsonType::Named(named) => match client.referent(named) {
            Referent::Document(doctype) => path(doctype, &doctype.entry.record),
            Referent::Options(doctype, slot) => match &slot.column {
                crate::ir::Column::Select { ident, .. } => path(doctype, ident),
                _ => "::std::string::String".to_owned(),
            },
            Referent::Unknown => "::serde_json::Value".to_owned(),
        },
        JsonType::Any => "::serde_json::Value".to_owned(),
    }
}

fn path(doctype: &DocType, item: &Ident) -> String {
    format!("crate::doctypes::{}::{}", doctype.entry.module.token(), item.token())
}
