//! The list of all functions that clients can call.

use crate::context::Context;
use crate::error::Result;
use crate::handler::{Call, Method};
use crate::method::builtin;
use doctyped_macros::whitelist;
use serde::Serialize;
use std::collections::BTreeMap;

/// A function as clients see it.
#[derive(Debug, Serialize)]
pub struct Listed {
    /// What stands behind `/api/method/`; for a document method, its name.
    path: String,
    /// The DocType whose documents have the method.
    #[serde(skip_serializing_if = "Option::is_none")]
    doctype: Option<&'static str>,
    description: &'static str,
    /// The verbs that it takes.
    verbs: Vec<&'static str>,
    allow_guest: bool,
    arguments: Vec<Argument>,
    is_async: bool,
}

#[derive(Debug, Serialize)]
struct Argument {
    name: &'static str,
    r#type: &'static str,
    required: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    default: Option<&'static str>,
    /// Its fields are sent as arguments of their own.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    is_flat: bool,
}

/// All functions, with their arguments as they stand in the source. The application's own come in
/// the place of those that they override. Document methods follow.
#[whitelist(methods(GET))]
pub fn methods(ctx: &mut Context) -> Result<Vec<Listed>> {
    let registry = ctx.site().registry();
    let mut functions: BTreeMap<String, &'static Method> = builtin::all().collect();
    functions.extend(registry.functions().map(|(path, method)| (path.to_owned(), method)));
    let mut all: Vec<Listed> = functions.into_iter().map(|(path, method)| describe(path, None, method)).collect();
    let mut of_documents: Vec<Listed> = Vec::new();
    for handler in registry.handlers() {
        let doctype = (handler.meta)().name;
        of_documents
            .extend(handler.methods.iter().map(|method| describe(method.name.to_owned(), Some(doctype), method)));
    }
    of_documents.sort_by(|one, other| (one.doctype, &one.path).cmp(&(other.doctype, &other.path)));
    all.append(&mut of_documents);
    Ok(all)
}

fn describe(path: String, doctype: Option<&'static str>, method: &Method) -> Listed {
    let arguments = method.arguments.iter().map(|argument| Argument {
        name: argument.name,
        r#type: argument.r#type,
        required: argument.required,
        default: argument.default,
        is_flat: argument.is_flat,
    });
    Listed {
        path,
        doctype,
        description: method.description,
        verbs: method.verbs().to_vec(),
        allow_guest: method.allow_guest,
        arguments: arguments.collect(),
        is_async: matches!(method.call, Call::Async(_)),
    }
}
