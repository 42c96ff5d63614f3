//! Signatures of whitelisted functions, as clients see them: description, HTTP methods, arguments and result.

use crate::rust_type::RustType;
use crate::syntax::{documentation, ident, last_is};
use syn::punctuated::Punctuated;

/// A whitelisted function or document method.
#[derive(Debug, Clone)]
pub struct Signature {
    /// Its documentation.
    pub description: String,
    /// The HTTP methods that it is called with.
    pub verbs: Vec<String>,
    /// Whether it takes no login.
    pub allow_guest: bool,
    /// Whether it only reads, also when it is called with POST.
    pub is_read_only: bool,
    /// The path of the function that it replaces; may be empty.
    pub overrides: String,
    /// Its arguments in their order.
    pub arguments: Vec<Argument>,
    /// Whether it takes arguments that the signature does not name.
    pub is_open: bool,
    /// The type of its result; none if the function writes the response itself.
    pub result: Option<RustType>,
}

/// An argument.
#[derive(Debug, Clone)]
pub struct Argument {
    /// Its name in requests.
    pub name: String,
    /// Its type.
    pub ty: RustType,
    /// Whether a request without it is refused.
    pub is_required: bool,
    /// How it is decoded.
    pub decoding: Decoding,
}

/// How an argument is decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decoding {
    /// By its type.
    Plain,
    /// From JSON.
    Json,
    /// From all arguments together.
    Flat,
}

/// The HTTP methods of a function that names none, apart from PUT and DELETE, which do what POST does.
pub(crate) const DEFAULT_VERBS: [&str; 2] = ["GET", "POST"];

impl Signature {
    /// Reads the signature of a function with `#[whitelist]`. A signature that the macro refuses is read as far as
    /// it goes.
    pub fn read(function: &syn::ItemFn) -> Signature {
        let mut signature = Signature {
            description: documentation(&function.attrs),
            verbs: Vec::new(),
            allow_guest: false,
            is_read_only: false,
            overrides: String::new(),
            arguments: Vec::new(),
            is_open: false,
            result: None,
        };
        for attribute in function.attrs.iter().filter(|attribute| last_is(attribute.path(), "whitelist")) {
            signature.read_options(attribute);
        }
        if signature.verbs.is_empty() {
            signature.verbs = DEFAULT_VERBS.map(str::to_owned).to_vec();
        }
        let mut writes_response = false;
        for input in &function.sig.inputs {
            let syn::FnArg::Typed(parameter) = input else { continue };
            if let syn::Type::Reference(reference) = &*parameter.ty {
                // The document, the context and the writer of the response are no arguments.
                if let RustType::Named { name, .. } = RustType::read(&reference.elem) {
                    writes_response |= name == "JsonWriter";
                    signature.is_open |= name == "Arguments";
                }
            } else if let syn::Pat::Ident(name) = &*parameter.pat {
                signature.arguments.push(argument(&ident(&name.ident), parameter));
            }
        }
        let result = match &function.sig.output {
            syn::ReturnType::Default => RustType::Unit,
            syn::ReturnType::Type(_, ty) => RustType::read(ty).in_result(),
        };
        signature.result = (!writes_response).then_some(result);
        signature
    }

    fn read_options(&mut self, attribute: &syn::Attribute) {
        // Invalid options are errors of the macro.
        let parsed = attribute.parse_args_with(Punctuated::<syn::Meta, syn::Token![,]>::parse_terminated);
        for option in parsed.into_iter().flatten() {
            match option {
                syn::Meta::Path(path) => {
                    self.allow_guest |= path.is_ident("allow_guest");
                    self.is_read_only |= path.is_ident("read_only");
                }
                syn::Meta::NameValue(pair) if pair.path.is_ident("overrides") => {
                    if let syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(path), .. }) = &pair.value {
                        self.overrides = path.value();
                    }
                }
                syn::Meta::List(list) if list.path.is_ident("methods") => {
                    let names = list.parse_args_with(Punctuated::<syn::Ident, syn::Token![,]>::parse_terminated);
                    self.verbs.extend(names.into_iter().flatten().map(|name| name.to_string()));
                }
                _ => {}
            }
        }
    }
}

fn argument(name: &str, parameter: &syn::PatType) -> Argument {
    let has = |name| parameter.attrs.iter().any(|attribute| attribute.path().is_ident(name));
    let ty = RustType::read(&parameter.ty);
    let decoding = match (has("json"), has("flatten")) {
        (true, _) => Decoding::Json,
        (_, true) => Decoding::Flat,
        _ => Decoding::Plain,
    };
    Argument { name: name.to_owned(), is_required: ty.in_option().is_none() && !has("default"), ty, decoding }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail")]
mod tests {
    use super::*;

    #[test]
    fn signature_has_options_arguments_and_result() {
        let function = syn::parse_str(
            "/// Counts.\n/// Twice.\n#[whitelist(read_only, allow_guest, methods(GET, POST), overrides = \"a.b\")] pub fn count(\
             ctx: &mut Context, doctype: String, #[default(20)] limit: u32, #[json] lines: Vec<Line>, \
             all: &Arguments, note: Option<String>) -> Result<Option<i64>> { Ok(None) }",
        );
        let signature = Signature::read(&function.unwrap());
        assert_eq!((signature.description.as_str(), signature.allow_guest), ("Counts.\nTwice.", true));
        assert_eq!((signature.verbs, signature.overrides.as_str()), (vec!["GET".to_owned(), "POST".to_owned()], "a.b"));
        let required: Vec<_> =
            signature.arguments.iter().map(|argument| (&*argument.name, argument.is_required)).collect();
        assert_eq!(required, [("doctype", true), ("limit", false), ("lines", true), ("note", false)]);
        assert_eq!(signature.arguments.get(2).unwrap().decoding, Decoding::Json);
        assert_eq!(signature.result, Some(RustType::parse("Option<i64>")));
        assert!(signature.is_open && signature.is_read_only);
    }

    #[test]
    fn function_that_writes_its_response_has_no_result() {
        let function = "#[whitelist] pub fn f(ctx: &mut Context, out: &mut JsonWriter) -> Result<()> { Ok(()) }";
        let signature = Signature::read(&syn::parse_str(function).unwrap());
        assert!(signature.result.is_none() && signature.arguments.is_empty());
        assert_eq!(signature.verbs, DEFAULT_VERBS);
    }
}
