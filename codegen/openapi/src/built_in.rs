//! The runtime's own whitelisted functions, by the table `MODULES` in `runtime/api/src/functions/mod.rs`.

use crate::rust_type::{RustType, Types};
use crate::signature::{Argument, DEFAULT_VERBS, Decoding, Signature};
use crate::syntax::{ident, last_is};
use std::collections::BTreeMap;

/// A Rust file of the runtime.
#[derive(Debug, Clone, Copy)]
pub struct RustSource<'a> {
    /// Its text.
    pub text: &'a str,
    /// The folders above it and its name without `.rs`.
    pub modules: &'a [String],
}

/// The functions that every server has, and the types of their files.
#[derive(Debug, Default)]
pub struct BuiltInFunctions {
    /// The functions in the order of the table.
    pub functions: Vec<BuiltInFunction>,
    /// The types.
    pub types: Types,
}

/// A function that every server has.
#[derive(Debug)]
pub struct BuiltInFunction {
    /// The path in requests.
    pub path: String,
    /// The module of its source, in which the names of its types are found.
    pub module: Vec<String>,
    /// Its signature.
    pub signature: Signature,
}

/// The items of all files, by the last part of the module's path and the name of the static that describes the
/// function.
type Items = BTreeMap<(String, String), (Vec<String>, Signature)>;

impl BuiltInFunctions {
    /// Reads files. Those that cannot be parsed are left out: the compilation of the runtime reports them.
    pub fn read<'a>(files: impl Iterator<Item = RustSource<'a>>) -> BuiltInFunctions {
        let (mut items, mut types, mut table) = (Items::new(), Types::default(), Vec::new());
        for file in files {
            let Ok(parsed) = syn::parse_file(file.text) else { continue };
            let stem = file.modules.iter().rev().find(|module| *module != "mod").cloned().unwrap_or_default();
            for item in &parsed.items {
                types.read(file.modules, item);
                let described = match item {
                    syn::Item::Fn(function) if is_whitelisted(function) => {
                        Some((format!("__whitelist_{}", ident(&function.sig.ident)), Signature::read(function)))
                    }
                    syn::Item::Static(item) if item.ident == "MODULES" => {
                        table = read_table(&item.expr);
                        None
                    }
                    syn::Item::Static(item) => {
                        undecoded(&item.expr, &parsed.items).map(|signature| (item.ident.to_string(), signature))
                    }
                    _ => None,
                };
                if let Some((name, signature)) = described {
                    items.insert((stem.clone(), name), (file.modules.to_vec(), signature));
                }
            }
        }
        let functions = table.into_iter().filter_map(|(path, item)| {
            let (module, signature) = items.get(&item)?.clone();
            Some(BuiltInFunction { path, module, signature })
        });
        BuiltInFunctions { functions: functions.collect(), types }
    }
}

fn is_whitelisted(function: &syn::ItemFn) -> bool {
    function.attrs.iter().any(|attribute| last_is(attribute.path(), "whitelist"))
}

/// The paths of the table, each with the last module and the name of its static.
fn read_table(table: &syn::Expr) -> Vec<(String, (String, String))> {
    let mut paths = Vec::new();
    for module in elements(table) {
        let syn::Expr::Tuple(pair) = module else { continue };
        let (Some(module), Some(functions)) = (pair.elems.first().and_then(text), pair.elems.get(1)) else { continue };
        for function in elements(functions) {
            let syn::Expr::Tuple(pair) = function else { continue };
            let (Some(name), Some(item)) = (pair.elems.first().and_then(text), pair.elems.get(1).and_then(item_name))
            else {
                continue;
            };
            paths.push((if module.is_empty() { name } else { format!("{module}.{name}") }, item));
        }
    }
    paths
}

/// The elements of `&[...]`.
fn elements(expression: &syn::Expr) -> impl Iterator<Item = &syn::Expr> {
    let inner = match expression {
        syn::Expr::Reference(reference) => &*reference.expr,
        other => other,
    };
    let elements = if let syn::Expr::Array(array) = inner { Some(&array.elems) } else { None };
    elements.into_iter().flatten()
}

fn text(expression: &syn::Expr) -> Option<String> {
    match expression {
        syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => Some(text.value()),
        _ => None,
    }
}

/// The last module and the name of `&a::b::NAME`.
fn item_name(expression: &syn::Expr) -> Option<(String, String)> {
    let syn::Expr::Reference(reference) = expression else { return None };
    let syn::Expr::Path(path) = &*reference.expr else { return None };
    let mut segments = path.path.segments.iter().rev().map(|segment| ident(&segment.ident));
    let name = segments.next()?;
    Some((segments.next()?, name))
}

/// The signature of `undecoded("name", "description", ARGUMENTS, call)`.
fn undecoded(expression: &syn::Expr, items: &[syn::Item]) -> Option<Signature> {
    let syn::Expr::Call(call) = expression else { return None };
    let syn::Expr::Path(function) = &*call.func else { return None };
    let name = function.path.segments.last()?.ident.to_string();
    if !name.starts_with("undecoded") {
        return None;
    }
    let arguments = match call.args.get(2)? {
        syn::Expr::Path(constant) => {
            let name = constant.path.get_ident()?;
            items.iter().find_map(|item| match item {
                syn::Item::Const(item) if item.ident == *name => Some(&*item.expr),
                _ => None,
            })?
        }
        list => list,
    };
    Some(Signature {
        description: text(call.args.get(1)?)?,
        verbs: DEFAULT_VERBS.map(str::to_owned).to_vec(),
        allow_guest: false,
        is_read_only: name == "undecoded_reader",
        overrides: String::new(),
        arguments: elements(arguments).filter_map(argument).collect(),
        is_open: true,
        result: None,
    })
}

/// `Argument::required("name", "Type")` or `Argument::optional(...)`
fn argument(expression: &syn::Expr) -> Option<Argument> {
    let syn::Expr::Call(call) = expression else { return None };
    let syn::Expr::Path(function) = &*call.func else { return None };
    Some(Argument {
        name: text(call.args.first()?)?,
        ty: RustType::parse(&text(call.args.get(1)?)?),
        is_required: function.path.segments.last()?.ident == "required",
        decoding: Decoding::Plain,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn functions_of_the_table_have_their_signatures() {
        let table = r#"static MODULES: &[(&str, Functions)] = &[
            ("", &[("ping", &session::__whitelist_ping)]),
            ("frappe.client", &[("get_list", &read::GET_LIST), ("gone", &read::GONE)]),
        ];"#;
        let read = r#"static GET_LIST: Method = builtin::undecoded_reader("get_list", "A list.", LIST, get_list);
            const LIST: &[Argument] = &[Argument::required("doctype", "String"), Argument::optional("a", "Option<u32>")];"#;
        let session =
            "/// Answers.\n#[whitelist(allow_guest)] pub fn ping(ctx: &mut Context) -> Result<&'static str> { Ok(1) }";
        let files = [(vec!["mod"], table), (vec!["client", "read"], read), (vec!["session", "mod"], session)];
        let files = files.map(|(modules, text)| (modules.into_iter().map(str::to_owned).collect::<Vec<_>>(), text));
        let sources = files.iter().map(|(modules, text)| RustSource { text, modules });
        let functions = BuiltInFunctions::read(sources).functions;
        let found: Vec<_> = functions
            .iter()
            .map(|function| {
                (function.path.as_str(), &*function.signature.description, function.signature.arguments.len())
            })
            .collect();
        assert_eq!(found, [("ping", "Answers.", 0), ("frappe.client.get_list", "A list.", 2)]);
    }
}
