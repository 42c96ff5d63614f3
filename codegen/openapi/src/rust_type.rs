//! Types of arguments and results, as far as their form in JSON follows from the source.

use crate::syntax::{documentation, ident, last_is};
use std::collections::BTreeMap;

/// A type in a signature or in a definition, as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RustType {
    /// `String`, `article::Status`, `Vec<Link<Article>>`
    Named {
        /// The path before the name.
        modules: Vec<String>,
        /// The last segment of the path.
        name: String,
        /// The generic parameters that are types.
        parameters: Vec<RustType>,
    },
    /// `[T; 2]`, `&[T]`
    Array(Box<RustType>),
    /// `()`
    Unit,
    /// `(A, B)`
    Tuple(Vec<RustType>),
    /// A type whose JSON is not known.
    Other,
}

impl RustType {
    /// Reads a type; references are as what they refer to.
    pub fn read(ty: &syn::Type) -> RustType {
        match ty {
            syn::Type::Reference(reference) => RustType::read(&reference.elem),
            syn::Type::Paren(inner) => RustType::read(&inner.elem),
            syn::Type::Group(inner) => RustType::read(&inner.elem),
            syn::Type::Array(array) => RustType::Array(Box::new(RustType::read(&array.elem))),
            syn::Type::Slice(slice) => RustType::Array(Box::new(RustType::read(&slice.elem))),
            syn::Type::Tuple(tuple) if tuple.elems.is_empty() => RustType::Unit,
            syn::Type::Tuple(tuple) => RustType::Tuple(tuple.elems.iter().map(RustType::read).collect()),
            syn::Type::Path(path) => {
                let Some(segment) = path.path.segments.last() else { return RustType::Other };
                let parameters = match &segment.arguments {
                    syn::PathArguments::AngleBracketed(list) => {
                        let types = list.args.iter().filter_map(|argument| match argument {
                            syn::GenericArgument::Type(ty) => Some(RustType::read(ty)),
                            _ => None,
                        });
                        types.collect()
                    }
                    _ => Vec::new(),
                };
                let above = path.path.segments.iter().take(path.path.segments.len() - 1);
                let modules = above.map(|segment| ident(&segment.ident)).collect();
                RustType::Named { modules, name: ident(&segment.ident), parameters }
            }
            _ => RustType::Other,
        }
    }

    /// Reads the text of a type.
    pub(crate) fn parse(text: &str) -> RustType {
        syn::parse_str(text).map_or(RustType::Other, |ty| RustType::read(&ty))
    }

    /// The value in a `Result`.
    pub(crate) fn in_result(self) -> RustType {
        match self {
            RustType::Named { name, mut parameters, .. } if name == "Result" && !parameters.is_empty() => {
                parameters.swap_remove(0)
            }
            other => other,
        }
    }

    /// The type of the value that an `Option` may have.
    pub fn in_option(&self) -> Option<&RustType> {
        match self {
            RustType::Named { name, parameters, .. } if name == "Option" => parameters.first(),
            _ => None,
        }
    }
}

/// The definition of a type that serde reads or writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypeDefinition {
    /// An object with these members.
    Object(Vec<Member>),
    /// One of these texts.
    Choice(Vec<String>),
    /// The JSON of another type: `struct Name(String)`.
    Alias(RustType),
}

/// A member of an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its name in JSON.
    pub name: String,
    /// Its documentation.
    pub description: String,
    /// Its type.
    pub ty: RustType,
    /// Whether it may be left out.
    pub is_optional: bool,
    /// Whether its own members stand in its place.
    pub is_flat: bool,
}

/// Definitions by module and name.
#[derive(Debug, Default)]
pub struct Types(BTreeMap<(String, Vec<String>), TypeDefinition>);

impl Types {
    /// Reads an item of a module; items other than types that serde reads or writes are left out.
    pub fn read(&mut self, modules: &[String], item: &syn::Item) {
        if let Some((name, definition)) = definition(item) {
            self.0.insert((name, modules.to_vec()), definition);
        }
    }

    /// Adds the types of another application part.
    pub fn append(&mut self, mut other: Types) {
        self.0.append(&mut other.0);
    }

    /// The definition that a name in a module means: that of the module, or the only one of that name.
    pub(crate) fn find(&self, name: &str, modules: &[String]) -> Option<&TypeDefinition> {
        if let Some(own) = self.0.get(&(name.to_owned(), modules.to_vec())) {
            return Some(own);
        }
        let from = (name.to_owned(), Vec::new());
        let mut named = self.0.range(from..).take_while(|((other, _), _)| other == name);
        let first = named.next()?;
        named.next().is_none().then_some(first.1)
    }
}

/// The definition of a struct or an enum that serde derives; none for other forms.
fn definition(item: &syn::Item) -> Option<(String, TypeDefinition)> {
    match item {
        syn::Item::Struct(item) if is_serde(&item.attrs) => {
            let casing = value_of(&item.attrs, "rename_all");
            let all_default = has(&item.attrs, "default");
            let definition = match &item.fields {
                syn::Fields::Named(fields) => TypeDefinition::Object(
                    fields.named.iter().filter_map(|field| member(field, casing.as_deref(), all_default)).collect(),
                ),
                syn::Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
                    TypeDefinition::Alias(RustType::read(&fields.unnamed.first()?.ty))
                }
                _ => return None,
            };
            Some((ident(&item.ident), definition))
        }
        syn::Item::Enum(item) if is_serde(&item.attrs) && !has(&item.attrs, "untagged") => {
            let casing = value_of(&item.attrs, "rename_all");
            let is_plain = item.variants.iter().all(|variant| variant.fields.is_empty());
            let texts = item.variants.iter().map(|variant| {
                let own = ident(&variant.ident);
                value_of(&variant.attrs, "rename").unwrap_or_else(|| cased(&own, casing.as_deref()))
            });
            let name = ident(&item.ident);
            (is_plain && !has(&item.attrs, "tag")).then(|| (name, TypeDefinition::Choice(texts.collect())))
        }
        _ => None,
    }
}

fn member(field: &syn::Field, casing: Option<&str>, all_default: bool) -> Option<Member> {
    if has(&field.attrs, "skip") || has(&field.attrs, "skip_serializing") {
        return None;
    }
    let own = ident(field.ident.as_ref()?);
    let ty = RustType::read(&field.ty);
    Some(Member {
        name: value_of(&field.attrs, "rename").unwrap_or_else(|| cased(&own, casing)),
        description: documentation(&field.attrs),
        is_optional: all_default
            || ty.in_option().is_some()
            || has(&field.attrs, "default")
            || has(&field.attrs, "skip_serializing_if"),
        is_flat: has(&field.attrs, "flatten"),
        ty,
    })
}

/// Whether serde reads or writes a type by a derived implementation.
fn is_serde(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().filter(|attribute| attribute.path().is_ident("derive")).any(|attribute| {
        let mut found = false;
        let _ = attribute.parse_nested_meta(|meta| {
            found |= last_is(&meta.path, "Serialize") || last_is(&meta.path, "Deserialize");
            Ok(())
        });
        found
    })
}

/// Visits the attributes of serde by name, with their values.
fn each_serde(attributes: &[syn::Attribute], mut visit: impl FnMut(&str, Option<String>)) {
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("serde")) {
        let _ = attribute.parse_nested_meta(|meta| {
            if meta.input.peek(syn::token::Paren) {
                // A list, such as `rename(serialize = "a")`: what follows it counts.
                let members;
                syn::parenthesized!(members in meta.input);
                members.parse::<proc_macro2::TokenStream>()?;
                return Ok(());
            }
            let value = match meta.value() {
                Ok(value) => match value.parse::<syn::Lit>()? {
                    syn::Lit::Str(text) => Some(text.value()),
                    _ => None,
                },
                Err(_) => None,
            };
            if let Some(name) = meta.path.get_ident() {
                visit(&name.to_string(), value);
            }
            Ok(())
        });
    }
}

fn has(attributes: &[syn::Attribute], name: &str) -> bool {
    let mut found = false;
    each_serde(attributes, |other, _| found |= other == name);
    found
}

fn value_of(attributes: &[syn::Attribute], name: &str) -> Option<String> {
    let mut found = None;
    each_serde(attributes, |other, value| {
        if other == name {
            found = value;
        }
    });
    found
}

/// A name in the casing of `rename_all`.
fn cased(name: &str, casing: Option<&str>) -> String {
    let mut words: Vec<String> = Vec::new();
    for part in name.split('_') {
        let mut word = String::new();
        for character in part.chars() {
            if character.is_uppercase() && !word.is_empty() {
                words.push(std::mem::take(&mut word));
            }
            word.extend(character.to_lowercase());
        }
        words.push(word);
    }
    let capital = |word: &String| {
        let mut characters = word.chars();
        characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
    };
    match casing {
        Some("lowercase") => name.to_lowercase(),
        Some("UPPERCASE") => name.to_uppercase(),
        Some("snake_case") => words.join("_"),
        Some("SCREAMING_SNAKE_CASE") => words.join("_").to_uppercase(),
        Some("kebab-case") => words.join("-"),
        Some("SCREAMING-KEBAB-CASE") => words.join("-").to_uppercase(),
        Some("PascalCase") => words.iter().map(capital).collect::<Vec<String>>().concat(),
        Some("camelCase") => {
            let (first, rest) =
                words.split_first().map_or((String::new(), &[][..]), |(first, rest)| (first.clone(), rest));
            rest.iter().map(capital).fold(first, |text, word: String| text + &word)
        }
        _ => name.to_owned(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail")]
mod tests {
    use super::*;

    fn named(name: &str) -> RustType {
        RustType::Named { modules: Vec::new(), name: name.to_owned(), parameters: Vec::new() }
    }

    #[test]
    fn type_is_read_as_it_is_written() {
        let written = RustType::parse("Option<doctyped::Link<Article>>");
        let parameters = vec![named("Article")];
        let link = RustType::Named { modules: vec!["doctyped".to_owned()], name: "Link".to_owned(), parameters };
        assert_eq!(written.in_option(), Some(&link));
        assert_eq!(RustType::parse("&'static str"), named("str"));
        assert_eq!(RustType::parse("Result<()>").in_result(), RustType::Unit);
        assert_eq!(RustType::parse("impl Display"), RustType::Other);
    }

    #[test]
    fn serde_attributes_name_members() {
        let item = syn::parse_str(
            "#[derive(Serialize)] #[serde(rename_all = \"camelCase\")] struct S { full_name: String, \
             #[serde(rename = \"type\")] kind: Option<u8>, #[serde(skip)] hidden: u8, #[serde(default)] a: u8 }",
        );
        let (name, definition) = definition(&item.unwrap()).unwrap();
        let TypeDefinition::Object(members) = definition else { panic!("no object") };
        let names: Vec<_> = members.iter().map(|member| (member.name.as_str(), member.is_optional)).collect();
        assert_eq!((name.as_str(), names), ("S", vec![("fullName", false), ("type", true), ("a", true)]));
    }

    #[test]
    fn plain_enum_is_a_choice_of_texts() {
        let item =
            syn::parse_str("#[derive(serde::Serialize)] #[serde(rename_all = \"kebab-case\")] enum E { OnHold, Open }");
        let choice = TypeDefinition::Choice(vec!["on-hold".to_owned(), "open".to_owned()]);
        assert_eq!(definition(&item.unwrap()), Some(("E".to_owned(), choice)));
        assert_eq!(definition(&syn::parse_str("enum E { A }").unwrap()), None);
    }
}
