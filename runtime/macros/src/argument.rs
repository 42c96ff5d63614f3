//! Parameters that are decoded from a request, and their attributes.

use crate::type_name::last_segment;
use syn::ext::IdentExt;
use syn::{Attribute, Error, Expr, FnArg, ItemFn, Pat, PatType, Result, Type};

/// The attributes of parameters.
const ATTRIBUTES: [&str; 3] = ["default", "json", "flatten"];

/// A parameter that is decoded from a request.
pub struct Argument<'a> {
    /// Its name in requests.
    pub name: String,
    /// Its type.
    pub r#type: &'a Type,
    /// Whether a request must have it.
    pub required: bool,
    /// How it is decoded.
    pub decoding: Decoding,
}

/// How an argument is decoded.
pub enum Decoding {
    /// By its type.
    Plain,
    /// By its type; this value if the request does not have it.
    Default(Box<Expr>),
    /// From JSON, by serde.
    Json,
    /// From all arguments together, by serde.
    Flatten,
    /// Not at all: it is all arguments as they were sent.
    All,
}

impl<'a> Argument<'a> {
    /// Parses a parameter.
    ///
    /// # Errors
    /// If its pattern, type or attributes cannot be an argument's.
    pub fn parse(parameter: &'a FnArg) -> Result<Argument<'a>> {
        let FnArg::Typed(typed) = parameter else {
            return Err(Error::new_spanned(parameter, "a whitelisted function has no `self`"));
        };
        let name = name(&typed.pat)?;
        if is_arguments(&typed.ty) {
            return Ok(Argument { name, r#type: &typed.ty, required: false, decoding: Decoding::All });
        }
        match &*typed.ty {
            Type::Reference(reference) => Err(Error::new_spanned(
                reference,
                "arguments are owned: take `String` and not `&str`, `Vec<T>` and not `&[T]`",
            )),
            Type::ImplTrait(r#impl) => {
                Err(Error::new_spanned(r#impl, "an argument needs a type of its own, not `impl Trait`"))
            }
            r#type => {
                let is_option = last_segment(r#type).is_some_and(|name| name == "Option");
                let decoding = decoding(typed, is_option)?;
                let required = !is_option && matches!(decoding, Decoding::Plain | Decoding::Json | Decoding::Flatten);
                Ok(Argument { name, r#type, required, decoding })
            }
        }
    }
}

fn name(pattern: &Pat) -> Result<String> {
    match pattern {
        Pat::Ident(pattern) if pattern.by_ref.is_none() && pattern.subpat.is_none() => {
            Ok(pattern.ident.unraw().to_string())
        }
        pattern => {
            Err(Error::new_spanned(pattern, "an argument needs a plain name, because clients send it by that name"))
        }
    }
}

/// Whether a parameter is `&Arguments`.
fn is_arguments(r#type: &Type) -> bool {
    let Type::Reference(reference) = r#type else { return false };
    reference.mutability.is_none() && last_segment(&reference.elem).is_some_and(|name| name == "Arguments")
}

fn decoding(parameter: &PatType, is_option: bool) -> Result<Decoding> {
    let mut decoding = Decoding::Plain;
    for attribute in parameter.attrs.iter().filter(|attribute| is_own(attribute)) {
        if !matches!(decoding, Decoding::Plain) {
            return Err(Error::new_spanned(attribute, "an argument has one of `default`, `json` and `flatten`"));
        }
        if attribute.path().is_ident("default") {
            let value: Expr = attribute.parse_args().map_err(|error| {
                Error::new(error.span(), "write the value in parentheses: `#[default(20)] limit: u32`")
            })?;
            if is_option {
                return Err(Error::new_spanned(
                    &parameter.ty,
                    "an argument with a default always has a value: take the type without `Option`",
                ));
            }
            decoding = Decoding::Default(Box::new(value));
        } else {
            attribute.meta.require_path_only()?;
            decoding = if attribute.path().is_ident("json") { Decoding::Json } else { Decoding::Flatten };
        }
    }
    if is_option && matches!(decoding, Decoding::Flatten) {
        return Err(Error::new_spanned(
            &parameter.ty,
            "a flattened argument always has a value: make its fields optional",
        ));
    }
    Ok(decoding)
}

fn is_own(attribute: &Attribute) -> bool {
    ATTRIBUTES.iter().any(|own| attribute.path().is_ident(own))
}

/// Removes the attributes that only `#[whitelist]` understands.
pub fn remove_attributes(function: &mut ItemFn) {
    for parameter in &mut function.sig.inputs {
        if let FnArg::Typed(typed) = parameter {
            typed.attrs.retain(|attribute| !is_own(attribute));
        }
    }
}
