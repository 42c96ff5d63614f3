//! The types of arguments and results in JSON, as the clients write them.

use crate::ir::Ident;
use doctyped_openapi::{Decoding, RustType, Signature};

/// An argument of a function.
#[derive(Debug)]
pub(super) struct ArgumentType<'a> {
    pub(super) name: &'a str,
    pub(super) value: JsonType,
    pub(super) required: bool,
}

/// The type of a value in JSON.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum JsonType {
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

/// The arguments that a client names.
pub(super) fn arguments(signature: &Signature) -> impl Iterator<Item = ArgumentType<'_>> {
    let named = signature.arguments.iter().filter(|argument| argument.decoding != Decoding::Flat);
    named.map(|argument| ArgumentType {
        name: &argument.name,
        value: JsonType::of(argument.ty.in_option().unwrap_or(&argument.ty)),
        required: argument.is_required,
    })
}

/// Whether a function takes arguments that the client does not name.
pub(super) fn is_open(signature: &Signature) -> bool {
    signature.is_open || signature.arguments.iter().any(|argument| argument.decoding == Decoding::Flat)
}

/// The type of the result.
pub(super) fn result(signature: &Signature) -> JsonType {
    signature.result.as_ref().map(JsonType::of).unwrap_or_default()
}

impl JsonType {
    fn of(ty: &RustType) -> JsonType {
        let (modules, name, parameters) = match ty {
            RustType::Unit => return JsonType::Nothing,
            RustType::Array(item) => return JsonType::List(Box::new(JsonType::of(item))),
            RustType::Tuple(_) | RustType::Other => return JsonType::Any,
            RustType::Named { modules, name, parameters } => (modules, name, parameters),
        };
        let of_parameter = |index: usize| Box::new(parameters.get(index).map(JsonType::of).unwrap_or_default());
        match name.as_str() {
            "String" | "str" | "NaiveDate" | "NaiveDateTime" | "NaiveTime" => JsonType::Text,
            "bool" => JsonType::Boolean,
            "i8" | "i16" | "i32" | "i64" | "isize" | "u8" | "u16" | "u32" | "u64" | "usize" => JsonType::Integer,
            "f32" | "f64" => JsonType::Number,
            "Option" => JsonType::Optional(of_parameter(0)),
            "Box" => *of_parameter(0),
            "Vec" | "VecDeque" | "BTreeSet" | "HashSet" | "Batch" => JsonType::List(of_parameter(0)),
            "HashMap" | "BTreeMap" | "Map" => JsonType::Map(of_parameter(1)),
            "Value" | "JsonValue" | "Json" => JsonType::Any,
            "Link" => match parameters.first() {
                Some(RustType::Named { modules, name, .. }) => JsonType::Link(path(modules, name)),
                _ => JsonType::Text,
            },
            _ => JsonType::Named(path(modules, name)),
        }
    }
}

fn path(modules: &[String], name: &str) -> Vec<String> {
    modules.iter().map(String::as_str).chain([name]).map(|part| Ident::value(part).as_str().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signature(text: &str) -> Option<Signature> {
        syn::parse_str(text).ok().map(|function| Signature::read(&function))
    }

    #[test]
    fn arguments_have_the_types_of_their_json() {
        let text = "#[whitelist] pub fn find(ctx: &mut Context, r#in: Link<LibraryMember>, limit: Option<u32>, \
            #[default(true)] deep: bool) -> Result<Vec<BTreeMap<String, f64>>> {}";
        let Some(found) = signature(text) else { return assert!(syn::parse_str::<syn::ItemFn>(text).is_ok()) };
        let arguments: Vec<_> = arguments(&found).map(|a| (a.name, a.value, a.required)).collect();
        let link = JsonType::Link(vec!["LibraryMember".to_owned()]);
        let expected = [("in", link, true), ("limit", JsonType::Integer, false), ("deep", JsonType::Boolean, false)];
        assert_eq!(arguments, expected);
        assert_eq!(result(&found), JsonType::List(Box::new(JsonType::Map(Box::new(JsonType::Number)))));
        assert!(!is_open(&found));
    }

    #[test]
    fn document_of_a_method_is_no_argument() {
        let found = signature("pub fn renew(doc: &Member, ctx: &mut Context, all: &Arguments) -> Result<()> {}");
        let seen = found.map(|found| (arguments(&found).count(), is_open(&found), result(&found)));
        assert_eq!(seen, Some((0, true, JsonType::Nothing)));
    }
}
