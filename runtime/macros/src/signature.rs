//! What `#[whitelist]` needs to know of a function, and what it refuses.

use syn::ext::IdentExt;
use syn::{Error, FnArg, GenericArgument, Ident, ItemFn, Pat, PathArguments, Result, ReturnType, Type, Visibility};

/// A function that can be whitelisted.
pub struct Signature<'a> {
    /// Its name.
    pub name: &'a Ident,
    /// The record's type, of a document method.
    pub record: Option<Record<'a>>,
    /// The arguments that clients send.
    pub arguments: Vec<Argument<'a>>,
    /// Whether it writes its answer itself, into a last parameter `&mut JsonWriter`.
    pub writes: bool,
    /// What it returns.
    pub answer: Answer,
}

/// What a function returns inside its `Result`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// `()`: no answer.
    Nothing,
    /// `Option<...>`: maybe an answer.
    Maybe,
    /// Anything else.
    Something,
}

/// The first parameter of a document method.
pub struct Record<'a> {
    /// Its type without the reference.
    pub r#type: &'a Type,
    /// Whether the method may change the record.
    pub mutable: bool,
}

/// A parameter that clients fill.
pub struct Argument<'a> {
    /// Its name, as clients write it.
    pub name: String,
    /// Its type.
    pub r#type: &'a Type,
    /// Whether a call without it fails.
    pub required: bool,
}

impl<'a> Signature<'a> {
    /// Reads the signature.
    pub fn read(function: &'a ItemFn) -> Result<Signature<'a>> {
        let signature = &function.sig;
        if !matches!(function.vis, Visibility::Public(_)) {
            return Err(Error::new(signature.ident.span(), "a whitelisted function must be `pub`"));
        }
        if let Some(token) = signature.asyncness {
            return Err(Error::new(token.span, "a whitelisted function cannot be async: requests have a thread each"));
        }
        if !signature.generics.params.is_empty() {
            return Err(Error::new_spanned(
                &signature.generics,
                "a whitelisted function cannot be generic: clients call one function",
            ));
        }
        let mut parameters = signature.inputs.iter().peekable();
        let record = match parameters.peek() {
            Some(first) if context(first).is_none() => record(first),
            _ => None,
        };
        if record.is_some() {
            parameters.next();
        }
        match parameters.next() {
            Some(parameter) if context(parameter) == Some(true) => {}
            Some(parameter) if context(parameter) == Some(false) => {
                return Err(Error::new_spanned(parameter, "the context must be mutable: `ctx: &mut Context`"));
            }
            _ => {
                return Err(Error::new(
                    signature.paren_token.span.join(),
                    "a whitelisted function takes `ctx: &mut Context` first, or second after the record",
                ));
            }
        }
        let writes = signature.inputs.last().is_some_and(|last| is_reference_to(last, "JsonWriter"));
        let arguments = parameters.filter(|parameter| !(writes && is_reference_to(parameter, "JsonWriter")));
        let arguments = arguments.map(argument).collect::<Result<_>>()?;
        let answer = answer(signature)?;
        if writes && answer != Answer::Nothing {
            return Err(Error::new_spanned(
                &signature.output,
                "a function that writes its answer itself returns `Result<()>`",
            ));
        }
        Ok(Signature { name: &signature.ident, record, arguments, writes, answer })
    }
}

/// Whether a parameter is the context, and then whether it is mutable.
fn context(parameter: &FnArg) -> Option<bool> {
    match parameter {
        FnArg::Typed(typed) => match &*typed.ty {
            Type::Reference(reference) if last_segment(&reference.elem).is_some_and(|name| name == "Context") => {
                Some(reference.mutability.is_some())
            }
            _ => None,
        },
        FnArg::Receiver(_) => None,
    }
}

/// Whether a parameter is a mutable reference to a type of that name.
fn is_reference_to(parameter: &FnArg, name: &str) -> bool {
    match parameter {
        FnArg::Typed(typed) => match &*typed.ty {
            Type::Reference(reference) => {
                reference.mutability.is_some() && last_segment(&reference.elem).is_some_and(|last| last == name)
            }
            _ => false,
        },
        FnArg::Receiver(_) => false,
    }
}

/// The record's type, if the parameter is a reference to something.
fn record(parameter: &FnArg) -> Option<Record<'_>> {
    match parameter {
        FnArg::Typed(typed) => match &*typed.ty {
            Type::Reference(reference) if matches!(*reference.elem, Type::Path(_)) => {
                Some(Record { r#type: &reference.elem, mutable: reference.mutability.is_some() })
            }
            _ => None,
        },
        FnArg::Receiver(_) => None,
    }
}

fn argument(parameter: &FnArg) -> Result<Argument<'_>> {
    let FnArg::Typed(typed) = parameter else {
        return Err(Error::new_spanned(parameter, "a whitelisted function has no `self`"));
    };
    let name = match &*typed.pat {
        Pat::Ident(pattern) if pattern.by_ref.is_none() && pattern.subpat.is_none() => {
            pattern.ident.unraw().to_string()
        }
        pattern => {
            return Err(Error::new_spanned(
                pattern,
                "an argument needs a plain name, because clients send it by that name",
            ));
        }
    };
    match &*typed.ty {
        Type::Reference(reference) => Err(Error::new_spanned(
            reference,
            "arguments are owned: take `String` and not `&str`, `Vec<T>` and not `&[T]`",
        )),
        Type::ImplTrait(r#impl) => {
            Err(Error::new_spanned(r#impl, "an argument needs a type of its own, not `impl Trait`"))
        }
        r#type => {
            let required = last_segment(r#type).is_none_or(|name| name != "Option");
            Ok(Argument { name, r#type, required })
        }
    }
}

/// What the function returns; fails when that is no `Result`.
fn answer(signature: &syn::Signature) -> Result<Answer> {
    let message = "a whitelisted function returns `Result<...>`: `Result<()>` if it has no answer";
    let r#type = match &signature.output {
        ReturnType::Default => return Err(Error::new(signature.paren_token.span.join(), message)),
        ReturnType::Type(_, r#type) => r#type,
    };
    let result = match &**r#type {
        Type::Path(path) => path.path.segments.last().filter(|segment| segment.ident == "Result"),
        _ => None,
    };
    let Some(result) = result else {
        return Err(Error::new_spanned(r#type, message));
    };
    let inner = match &result.arguments {
        PathArguments::AngleBracketed(arguments) => arguments.args.first(),
        _ => None,
    };
    Ok(match inner {
        Some(GenericArgument::Type(Type::Tuple(tuple))) if tuple.elems.is_empty() => Answer::Nothing,
        Some(GenericArgument::Type(inner)) if last_segment(inner).is_some_and(|name| name == "Option") => Answer::Maybe,
        _ => Answer::Something,
    })
}

fn last_segment(r#type: &Type) -> Option<String> {
    match r#type {
        Type::Path(path) => path.path.segments.last().map(|segment| segment.ident.to_string()),
        _ => None,
    }
}
