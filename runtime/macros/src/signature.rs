//! The signature of a whitelisted function, parsed and validated.

use crate::argument::{Argument, Decoding};
use crate::type_name::last_segment;
use syn::{Error, FnArg, GenericArgument, Ident, ItemFn, PathArguments, Result, ReturnType, Type, Visibility};

/// A function that can be whitelisted.
pub struct Signature<'a> {
    /// Its name.
    pub name: &'a Ident,
    /// The record's type, of a document method.
    pub record: Option<Record<'a>>,
    /// Whether it is async, and so runs without a transaction of its own.
    pub is_async: bool,
    /// The arguments that clients send.
    pub arguments: Vec<Argument<'a>>,
    /// Whether it writes its response itself, into a last parameter `&mut JsonWriter`.
    pub writes_response: bool,
    /// The value in its `Result`.
    pub returns: Returns,
}

/// The value that a function returns in its `Result`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Returns {
    /// `()`: the response has no value.
    Unit,
    /// `Option<...>`: the response has a value unless it is `None`.
    Optional,
    /// Any other type: the response has the value.
    Value,
}

/// The first parameter of a document method.
pub struct Record<'a> {
    /// Its type without the reference.
    pub r#type: &'a Type,
    /// Whether the method may change the record.
    pub mutable: bool,
}

impl<'a> Signature<'a> {
    /// Parses the signature.
    ///
    /// # Errors
    /// If the function cannot be whitelisted; the message says why.
    pub fn parse(function: &'a ItemFn) -> Result<Signature<'a>> {
        let signature = &function.sig;
        if !matches!(function.vis, Visibility::Public(_)) {
            return Err(Error::new(signature.ident.span(), "a whitelisted function must be `pub`"));
        }
        if !signature.generics.params.is_empty() {
            return Err(Error::new_spanned(
                &signature.generics,
                "a whitelisted function cannot be generic: clients call one function",
            ));
        }
        let is_async = signature.asyncness.is_some();
        let mut parameters = signature.inputs.iter().peekable();
        let record = match parameters.peek() {
            Some(first) if context(first).is_none() => record(first),
            _ => None,
        };
        if record.is_some() {
            parameters.next();
        }
        let given = parameters.next();
        check_context(signature, given, is_async)?;
        if let (true, Some(record)) = (is_async, &record) {
            return Err(Error::new_spanned(
                record.r#type,
                "a document method cannot be async: its document belongs to a transaction; take the name and read it in `ctx.run`",
            ));
        }
        let writes_response = signature.inputs.last().is_some_and(|last| is_reference_to(last, "JsonWriter"));
        let arguments = parameters.filter(|parameter| !(writes_response && is_reference_to(parameter, "JsonWriter")));
        let arguments = arguments.map(Argument::parse).collect::<Result<Vec<_>>>()?;
        let returns = returns(signature)?;
        if writes_response && returns != Returns::Unit {
            return Err(Error::new_spanned(
                &signature.output,
                "a function with a `&mut JsonWriter` returns `Result<()>`",
            ));
        }
        if writes_response && is_async {
            return Err(Error::new_spanned(
                &signature.inputs,
                "an async function has no `JsonWriter`: it returns its response, or a `Download`",
            ));
        }
        if let Some(all) = arguments.iter().find(|argument| is_async && matches!(argument.decoding, Decoding::All)) {
            return Err(Error::new_spanned(
                all.r#type,
                "an async function takes its arguments one by one, or `#[flatten]`",
            ));
        }
        Ok(Signature { name: &signature.ident, is_async, record, arguments, writes_response, returns })
    }
}

/// Fails unless the parameter is the context that the function needs.
fn check_context(signature: &syn::Signature, parameter: Option<&FnArg>, is_async: bool) -> Result<()> {
    match (parameter, parameter.and_then(context), is_async) {
        (_, Some(Context::Async), true) | (_, Some(Context::Mutable), false) => Ok(()),
        (parameter, Some(Context::Async), false) => {
            Err(Error::new_spanned(parameter, "a function that is not async takes `ctx: &mut Context`"))
        }
        (parameter, Some(_), true) => Err(Error::new_spanned(
            parameter,
            "an async function takes `ctx: &AsyncContext`: a transaction cannot be held across an await",
        )),
        (parameter, Some(Context::Shared), false) => {
            Err(Error::new_spanned(parameter, "the context must be mutable: `ctx: &mut Context`"))
        }
        (_, None, true) => Err(Error::new(
            signature.paren_token.span.join(),
            "an async whitelisted function takes `ctx: &AsyncContext` first",
        )),
        (_, None, false) => Err(Error::new(
            signature.paren_token.span.join(),
            "a whitelisted function takes `ctx: &mut Context` first, or second after the record",
        )),
    }
}

/// The contexts that a function can take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Context {
    Mutable,
    Shared,
    Async,
}

/// The context that a parameter takes, if it takes one.
fn context(parameter: &FnArg) -> Option<Context> {
    let FnArg::Typed(typed) = parameter else { return None };
    let Type::Reference(reference) = &*typed.ty else { return None };
    match (last_segment(&reference.elem)?.as_str(), reference.mutability) {
        ("Context", Some(_)) => Some(Context::Mutable),
        ("Context", None) => Some(Context::Shared),
        ("AsyncContext", _) => Some(Context::Async),
        _ => None,
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

/// The value in the function's `Result`; an error if it returns no `Result`.
fn returns(signature: &syn::Signature) -> Result<Returns> {
    let message = "a whitelisted function returns `Result<...>`: `Result<()>` if its response has no value";
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
        Some(GenericArgument::Type(Type::Tuple(tuple))) if tuple.elems.is_empty() => Returns::Unit,
        Some(GenericArgument::Type(inner)) if last_segment(inner).is_some_and(|name| name == "Option") => {
            Returns::Optional
        }
        _ => Returns::Value,
    })
}
