//! Expands `#[whitelist]` to a static: the description of the function, and a wrapper that decodes its
//! arguments and calls it.

use crate::argument::{Argument, Decoding};
use crate::options::{Options, WriteMode};
use crate::signature::{Record, Returns, Signature};
use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Attribute, Expr, ExprLit, Ident, Lit, Meta, MetaNameValue};

/// The static beside the function. Generated registries refer to it by its name.
pub fn expand(options: &Options, signature: &Signature<'_>, documentation: &str) -> TokenStream {
    let name = signature.name.unraw().to_string();
    let description = format_ident!("__whitelist_{name}", span = signature.name.span());
    let Options { allow_guest, xss_safe, http_methods, overrides, write_mode } = options;
    let write_mode = match write_mode {
        WriteMode::LockAtStart => quote!(LockAtStart),
        WriteMode::LockAtFirstWrite => quote!(LockAtFirstWrite),
        WriteMode::ReadOnly => quote!(ReadOnly),
    };
    let arguments =
        signature.arguments.iter().filter(|argument| !matches!(argument.decoding, Decoding::All)).map(describe);
    // The fields of a flattened type are unknown here.
    let is_open =
        signature.arguments.iter().any(|argument| matches!(argument.decoding, Decoding::All | Decoding::Flatten));
    let call = if signature.is_async { call_async(signature) } else { call(signature) };
    quote! {
        #[doc(hidden)]
        #[allow(non_upper_case_globals)]
        pub static #description: ::doctyped::method::WhitelistedFunction = ::doctyped::method::WhitelistedFunction {
            name: #name,
            description: #documentation,
            allow_guest: #allow_guest,
            xss_safe: #xss_safe,
            http_methods: &[#(#http_methods),*],
            overrides: #overrides,
            write_mode: ::doctyped::method::WriteMode::#write_mode,
            arguments: &[#(#arguments),*],
            is_open: #is_open,
            call: #call,
        };
    }
}

/// The text of documentation comments.
pub fn documentation(attributes: &[Attribute]) -> String {
    let lines = attributes.iter().filter(|attribute| attribute.path().is_ident("doc")).filter_map(|attribute| {
        let Meta::NameValue(MetaNameValue { value: Expr::Lit(ExprLit { lit: Lit::Str(line), .. }), .. }) =
            &attribute.meta
        else {
            return None;
        };
        Some(line.value().trim().to_owned())
    });
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

fn describe(argument: &Argument<'_>) -> TokenStream {
    let Argument { name, required, decoding, .. } = argument;
    let r#type = source_text(&argument.r#type.to_token_stream());
    let default = match decoding {
        Decoding::Default(value) => {
            let value = source_text(&value.to_token_stream());
            quote!(::std::option::Option::Some(#value))
        }
        _ => quote!(::std::option::Option::None),
    };
    let is_flat = matches!(decoding, Decoding::Flatten);
    quote! {
        ::doctyped::method::Argument {
            name: #name,
            r#type: #r#type,
            required: #required,
            default: #default,
            is_flat: #is_flat,
        }
    }
}

/// Decodes the arguments, each into a variable.
fn decode(signature: &Signature<'_>, locals: &[Ident]) -> TokenStream {
    let function = signature.name.unraw().to_string();
    let statements = signature.arguments.iter().zip(locals).map(|(Argument { name, r#type, decoding, .. }, local)| {
        // The span of the type: the compiler reports there a type that cannot be decoded.
        match decoding {
            Decoding::Plain => quote_spanned! { r#type.span() =>
                let #local = __arguments.read_for::<#r#type>(#function, #name)?;
            },
            Decoding::Default(value) => quote_spanned! { r#type.span() =>
                let #local: #r#type = match __arguments.read_for::<::std::option::Option<#r#type>>(#function, #name)? {
                    ::std::option::Option::Some(__sent) => __sent,
                    ::std::option::Option::None => #value,
                };
            },
            Decoding::Json => quote_spanned! { r#type.span() =>
                let #local = __arguments.read_json::<#r#type>(#function, #name)?;
            },
            Decoding::Flatten => quote_spanned! { r#type.span() =>
                let #local = __arguments.read_all::<#r#type>(#function)?;
            },
            Decoding::All => quote! { let #local = __arguments; },
        }
    });
    quote! { #(#statements)* }
}

fn locals(signature: &Signature<'_>) -> Vec<Ident> {
    (0..signature.arguments.len()).map(|place| format_ident!("__argument_{place}")).collect()
}

fn call(signature: &Signature<'_>) -> TokenStream {
    let function = signature.name;
    let locals = locals(signature);
    let decode = decode(signature, &locals);
    let (variant, record, document, first) = match &signature.record {
        None => (quote!(Free), None, None, None),
        Some(Record { r#type, mutable }) => {
            let typed = quote_spanned! { r#type.span() => ::doctyped::document::typed::<#r#type>(__record)? };
            let first = if *mutable { quote!(__document,) } else { quote!(&*__document,) };
            (
                quote!(Document),
                Some(quote!(__record: &mut dyn ::doctyped::table::Record,)),
                Some(quote!(let __document = #typed;)),
                Some(first),
            )
        }
    };
    let out = signature.writes_response.then(|| quote!(__out));
    let called = quote! { #function(#first __context, #(#locals,)* #out) };
    let respond = match signature.returns {
        Returns::Unit => called,
        Returns::Optional => quote! {
            if let ::std::option::Option::Some(__response) = #called? {
                ::doctyped::method::respond(__context, __response, __out);
            }
            ::std::result::Result::Ok(())
        },
        Returns::Value => quote! {
            let __response = #called?;
            ::doctyped::method::respond(__context, __response, __out);
            ::std::result::Result::Ok(())
        },
    };
    quote! {
        ::doctyped::method::Call::#variant({
            fn __call(
                #record
                __context: &mut ::doctyped::Context,
                __arguments: &::doctyped::method::Arguments,
                __out: &mut ::doctyped::JsonWriter,
            ) -> ::doctyped::Result<()> {
                let _ = (__arguments, &*__out);
                #decode
                #document
                #respond
            }
            __call
        })
    }
}

fn call_async(signature: &Signature<'_>) -> TokenStream {
    let function = signature.name;
    let locals = locals(signature);
    let decode = decode(signature, &locals);
    let called = quote! { #function(&__context, #(#locals,)*).await? };
    let respond = match signature.returns {
        Returns::Unit => quote! { #called; },
        Returns::Optional => quote! {
            if let ::std::option::Option::Some(__value) = #called {
                __response.set(__value);
            }
        },
        Returns::Value => quote! {
            let __value = #called;
            __response.set(__value);
        },
    };
    quote! {
        ::doctyped::method::Call::Async({
            fn __call(
                __context: ::doctyped::AsyncContext,
                __arguments: ::doctyped::method::Arguments,
            ) -> ::doctyped::method::Pending {
                ::std::boxed::Box::pin(async move {
                    let _ = &__arguments;
                    #decode
                    #[allow(unused_mut)]
                    let mut __response = ::doctyped::method::AsyncResponse::default();
                    #respond
                    ::std::result::Result::Ok(__response)
                })
            }
            __call
        })
    }
}

/// The text of a type or value, formatted like source code: `TokenStream` puts a blank between all
/// tokens.
fn source_text(tokens: &TokenStream) -> String {
    let mut text = tokens.to_string();
    for (apart, together) in
        [(" :: ", "::"), (":: ", "::"), (" < ", "<"), (" <", "<"), ("< ", "<"), (" >", ">"), (" ,", ",")]
    {
        text = text.replace(apart, together);
    }
    text
}
