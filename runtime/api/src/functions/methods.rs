//! `doctyped.methods`: the list of all functions and document methods.

use crate::functions as builtin;
use doctyped_core::context::Context;
use doctyped_core::context::{Call, WhitelistedFunction, Registry};
use doctyped_core::error::Result;
use doctyped_macros::whitelist;
use serde::Serialize;
use std::collections::BTreeMap;

/// A function in the list.
#[derive(Debug, Serialize)]
pub struct MethodInfo {
    /// The path below `/api/method/`; the name of a document method.
    path: String,
    /// The DocType of a document method.
    #[serde(skip_serializing_if = "Option::is_none")]
    doctype: Option<&'static str>,
    description: &'static str,
    /// The allowed HTTP methods.
    verbs: Vec<&'static str>,
    allow_guest: bool,
    arguments: Vec<ArgumentInfo>,
    is_async: bool,
}

#[derive(Debug, Serialize)]
struct ArgumentInfo {
    name: &'static str,
    r#type: &'static str,
    required: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    default: Option<&'static str>,
    /// Whether its fields are sent as separate arguments.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    is_flat: bool,
}

/// Lists all functions with their arguments, then all document methods. Functions of the application
/// replace the functions that they override.
#[whitelist(methods(GET), read_only)]
pub fn methods(ctx: &mut Context) -> Result<Vec<MethodInfo>> {
    Ok(of_registry(ctx.site().registry()))
}

/// The functions and document methods of a registry, as [`methods`] lists them.
pub fn of_registry(registry: &Registry) -> Vec<MethodInfo> {
    let mut functions: BTreeMap<String, &'static WhitelistedFunction> = builtin::all().collect();
    functions.extend(registry.functions().map(|(path, method)| (path.to_owned(), method)));
    let mut all: Vec<MethodInfo> = functions.into_iter().map(|(path, method)| describe(path, None, method)).collect();
    let mut document_methods: Vec<MethodInfo> = Vec::new();
    for entry in registry.entries() {
        let doctype = (entry.meta)().name;
        document_methods
            .extend(entry.methods.iter().map(|method| describe(method.name.to_owned(), Some(doctype), method)));
    }
    document_methods.sort_by(|a, b| (a.doctype, &a.path).cmp(&(b.doctype, &b.path)));
    all.append(&mut document_methods);
    all
}

fn describe(path: String, doctype: Option<&'static str>, method: &WhitelistedFunction) -> MethodInfo {
    let arguments = method.arguments.iter().map(|argument| ArgumentInfo {
        name: argument.name,
        r#type: argument.r#type,
        required: argument.required,
        default: argument.default,
        is_flat: argument.is_flat,
    });
    MethodInfo {
        path,
        doctype,
        description: method.description,
        verbs: method.http_methods().to_vec(),
        allow_guest: method.allow_guest,
        arguments: arguments.collect(),
        is_async: matches!(method.call, Call::Async(_)),
    }
}
