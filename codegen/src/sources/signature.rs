//! The signatures of whitelisted functions, as clients see them: arguments and results by the types of their JSON.

use super::syntax::last_is;
use crate::ir::Ident;
use syn::punctuated::Punctuated;

/// A whitelisted function.
#[derive(Debug, Default)]
pub(crate) struct Signature {
    /// The text of its documentation comments.
    pub(crate) documentation: String,
    pub(crate) arguments: Vec<ArgumentType>,
    /// Whether it takes arguments that the signature does not name.
    pub(crate) is_open: bool,
    pub(crate) result: JsonType,
    /// The HTTP methods that it accepts; empty for the default ones.
    pub(crate) verbs: Vec<String>,
}

/// An argument of a function.
#[derive(Debug)]
pub(crate) struct ArgumentType {
    pub(crate) name: String,
    pub(crate) value: JsonType,
    pub(crate) required: bool,
}

/// The type of a value in JSON.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum JsonType {
    /// Nothing: `()`.
    Nothing,
    Text,
    Boolean,
    Integer,
    Number,
    /// Null or a value.
    Optional(Box<JsonType>),
    List(Box<JsonType>),
    /// An object with texts as keys.
    Map(Box<JsonType>),
    /// The name of a document, by the path of its record.
    Link(Vec<String>),
    /// A record, an option of a Select or another type, by its path.
    Named(Vec<String>),
    /// Any JSON, or a type that codegen does not know.
    #[default]
    Any,
}

impl Signature {
    /// Reads a function. `takes_record` says that its first parameter is the document.
    pub(super) fn of(function: &syn::ItemFn, takes_record: bool) -> Signature {
        let mut signature = Signature {
            documentation: documentation(&function.attrs),
            result: result(&function.sig.output),
            verbs: verbs(&function.attrs),
            ..Signature::default()
        };
        for parameter in function.sig.inputs.iter().skip(usize::from(takes_record)) {
            let syn::FnArg::Typed(parameter) = parameter else { continue };
            signature.parameter(parameter);
        }
        signature
    }

    fn parameter(&mut self, parameter: &syn::PatType) {
        if let syn::Type::Reference(reference) = &*parameter.ty {
            // The context and the writer of the response are no arguments.
            self.is_open |= segment(&reference.elem).is_some_and(|segment| segment.ident == "Arguments");
            if segment(&reference.elem).is_some_and(|segment| segment.ident == "JsonWriter") {
                self.result = JsonType::Any;
            }
            return;
        }
        let has = |name| parameter.attrs.iter().any(|attribute| attribute.path().is_ident(name));
        if has("flatten") {
            self.is_open = true;
            return;
        }
        let syn::Pat::Ident(name) = &*parameter.pat else { return };
        let (value, required) = match JsonType::of(&parameter.ty) {
            JsonType::Optional(value) => (*value, false),
            value => (value, !has("default")),
        };
        let name = name.ident.to_string();
        self.arguments.push(ArgumentType { name: name.trim_start_matches("r#").to_owned(), value, required });
    }
}

impl JsonType {
    fn of(ty: &syn::Type) -> JsonType {
        match ty {
            syn::Type::Tuple(tuple) if tuple.elems.is_empty() => JsonType::Nothing,
            syn::Type::Array(array) => JsonType::List(Box::new(JsonType::of(&array.elem))),
            syn::Type::Path(path) => JsonType::of_path(&path.path),
            _ => JsonType::Any,
        }
    }

    fn of_path(path: &syn::Path) -> JsonType {
        let Some(last) = path.segments.last() else { return JsonType::Any };
        let of_argument = |place: usize| Box::new(arguments(last).nth(place).map(JsonType::of).unwrap_or_default());
        match last.ident.to_string().as_str() {
            "String" | "NaiveDate" | "NaiveDateTime" | "NaiveTime" => JsonType::Text,
            "bool" => JsonType::Boolean,
            "i8" | "i16" | "i32" | "i64" | "isize" | "u8" | "u16" | "u32" | "u64" | "usize" => JsonType::Integer,
            "f32" | "f64" => JsonType::Number,
            "Option" => JsonType::Optional(of_argument(0)),
            "Box" => *of_argument(0),
            "Vec" | "VecDeque" | "BTreeSet" | "HashSet" | "Batch" => JsonType::List(of_argument(0)),
            "HashMap" | "BTreeMap" | "Map" => JsonType::Map(of_argument(1)),
            "Value" | "JsonValue" | "Json" => JsonType::Any,
            "Link" => match arguments(last).next() {
                Some(syn::Type::Path(record)) => JsonType::Link(names(&record.path)),
                _ => JsonType::Text,
            },
            _ => JsonType::Named(names(path)),
        }
    }
}

/// The value of a result: the first argument of `Result`, or the type itself.
fn result(output: &syn::ReturnType) -> JsonType {
    let syn::ReturnType::Type(_, ty) = output else { return JsonType::Nothing };
    match segment(ty) {
        Some(last) if last.ident == "Result" => arguments(last).next().map(JsonType::of).unwrap_or_default(),
        _ => JsonType::of(ty),
    }
}

fn segment(ty: &syn::Type) -> Option<&syn::PathSegment> {
    let syn::Type::Path(path) = ty else { return None };
    path.path.segments.last()
}

fn arguments(segment: &syn::PathSegment) -> impl Iterator<Item = &syn::Type> {
    let arguments = match &segment.arguments {
        syn::PathArguments::AngleBracketed(arguments) => Some(&arguments.args),
        _ => None,
    };
    arguments.into_iter().flatten().filter_map(|argument| match argument {
        syn::GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

fn names(path: &syn::Path) -> Vec<String> {
    let name = |segment: &syn::PathSegment| segment.ident.to_string();
    path.segments
        .iter()
        .map(|segment| Ident::value(name(segment).trim_start_matches("r#")).as_str().to_owned())
        .collect()
}

fn documentation(attributes: &[syn::Attribute]) -> String {
    let lines = attributes.iter().filter(|attribute| attribute.path().is_ident("doc")).filter_map(|attribute| {
        let syn::Meta::NameValue(syn::MetaNameValue {
            value: syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(line), .. }),
            ..
        }) = &attribute.meta
        else {
            return None;
        };
        Some(line.value().trim().to_owned())
    });
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// `methods(POST, PUT)` of `#[whitelist(...)]`.
fn verbs(attributes: &[syn::Attribute]) -> Vec<String> {
    let mut verbs = Vec::new();
    for attribute in attributes.iter().filter(|attribute| last_is(attribute.path(), "whitelist")) {
        let Ok(options) = attribute.parse_args_with(Punctuated::<syn::Meta, syn::Token![,]>::parse_terminated) else {
            continue;
        };
        for option in options {
            if let syn::Meta::List(list) = option
                && list.path.is_ident("methods")
                && let Ok(names) = list.parse_args_with(Punctuated::<syn::Ident, syn::Token![,]>::parse_terminated)
            {
                verbs.extend(names.iter().map(ToString::to_string));
            }
        }
    }
    verbs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signature(text: &str, takes_record: bool) -> Signature {
        syn::parse_str(text).map(|function| Signature::of(&function, takes_record)).unwrap_or_default()
    }

    #[test]
    fn arguments_have_the_types_of_their_json() {
        let text = "#[whitelist(read_only, methods(GET), overrides = \"a.b\")]
            /// Finds
            /// members.
            pub fn find(ctx: &mut Context, r#in: Link<LibraryMember>, limit: Option<u32>, #[default(true)] deep: bool)
                -> Result<Vec<BTreeMap<String, f64>>> {}";
        let found = signature(text, false);
        assert_eq!(found.documentation, "Finds\nmembers.");
        assert_eq!(found.verbs, ["GET"]);
        let arguments: Vec<_> = found.arguments.iter().map(|a| (a.name.as_str(), &a.value, a.required)).collect();
        let link = JsonType::Link(vec!["LibraryMember".to_owned()]);
        let expected = [("in", &link, true), ("limit", &JsonType::Integer, false), ("deep", &JsonType::Boolean, false)];
        assert_eq!(arguments, expected);
        assert_eq!(found.result, JsonType::List(Box::new(JsonType::Map(Box::new(JsonType::Number)))));
        assert!(!found.is_open);
    }

    #[test]
    fn document_of_a_method_is_no_argument() {
        let found = signature("pub fn renew(doc: &Member, ctx: &mut Context, all: &Arguments) -> Result<()> {}", true);
        assert_eq!((found.arguments.len(), found.is_open, found.result), (0, true, JsonType::Nothing));
    }
}
