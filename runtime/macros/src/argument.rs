//! A parameter that clients fill, and the attributes that it can have.

use crate::signature::last_segment;
use syn::ext::IdentExt;
use syn::{Attribute, Error, Expr, FnArg, ItemFn, Pat, PatType, Result, Type};

/// The attributes of parameters.
const ATTRIBUTES: [&str; 3] = ["default", "json", "flatten"];

/// A parameter that clients fill.
pub struct Argument<'a> {
    /// Its name, as clients write it.
    pub name: String,
    /// Its type.
    pub r#type: &'a Type,
    /// Whether a call without it fails.
    pub required: bool,
    /// How it is read.
    pub read: Read,
}

/// How an argument is read.
pub enum Read {
    /// As the type says.
    Plain,
    /// The same; where it is not sent, it is this.
    Default(Box<Expr>),
    /// With serde.
    Json,
    /// With serde, from all arguments.
    Flatten,
    /// All arguments, as they were sent.
    All,
}

impl<'a> Argument<'a> {
    /// Reads a parameter.
    pub fn read(parameter: &'a FnArg) -> Result<Argument<'a>> {
        let FnArg::Typed(typed) = parameter else {
            return Err(Error::new_spanned(parameter, "a whitelisted function has no `self`"));
        };
        let name = name(&typed.pat)?;
        if is_all(&typed.ty) {
            return Ok(Argument { name, r#type: &typed.ty, required: false, read: Read::All });
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
                let read = how(typed, is_option)?;
                let required = !is_option && matches!(read, Read::Plain | Read::Json | Read::Flatten);
                Ok(Argument { name, r#type, required, read })
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
fn is_all(r#type: &Type) -> bool {
    let Type::Reference(reference) = r#type else { return false };
    reference.mutability.is_none() && last_segment(&reference.elem).is_some_and(|name| name == "Arguments")
}

fn how(parameter: &PatType, is_option: bool) -> Result<Read> {
    let mut read = Read::Plain;
    for attribute in parameter.attrs.iter().filter(|attribute| is_own(attribute)) {
        if !matches!(read, Read::Plain) {
            return Err(Error::new_spanned(attribute, "an argument has one of `default`, `json` and `flatten`"));
        }
        if attribute.path().is_ident("default") {
            let value: Expr = attribute.parse_args().map_err(|error| {
                Error::new(error.span(), "write the value in parentheses: `#[default(20)] limit: u32`")
            })?;
            if is_option {
                return Err(Error::new_spanned(
                    &parameter.ty,
                    "an argument with a default is always there: take the type without `Option`",
                ));
            }
            read = Read::Default(Box::new(value));
        } else {
            attribute.meta.require_path_only()?;
            read = if attribute.path().is_ident("json") { Read::Json } else { Read::Flatten };
        }
    }
    if is_option && matches!(read, Read::Flatten) {
        return Err(Error::new_spanned(
            &parameter.ty,
            "all arguments together are always there: make the fields optional",
        ));
    }
    Ok(read)
}

fn is_own(attribute: &Attribute) -> bool {
    ATTRIBUTES.iter().any(|own| attribute.path().is_ident(own))
}

/// Takes the attributes away that only `#[whitelist]` understands.
pub fn remove_attributes(function: &mut ItemFn) {
    for parameter in &mut function.sig.inputs {
        if let FnArg::Typed(typed) = parameter {
            typed.attrs.retain(|attribute| !is_own(attribute));
        }
    }
}
