//! Writes the static that describes a whitelisted function and calls it.

use crate::argument::{Argument, Read};
use crate::options::Options;
use crate::signature::{Answer, Record, Signature};
use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Attribute, Expr, ExprLit, Ident, Lit, Meta, MetaNameValue};

/// The static beside the function. Codegen refers to it by its name.
pub fn expand(options: &Options, signature: &Signature<'_>, documentation: &str) -> TokenStream {
    let name = signature.name.unraw().to_string();
    let description = format_ident!("__whitelist_{name}", span = signature.name.span());
    let Options { allow_guest, xss_safe, verbs, overrides, writes_later } = options;
    let arguments = signature.arguments.iter().filter(|argument| !matches!(argument.read, Read::All)).map(describe);
    // Which fields a flattened type has, only serde knows.
    let is_open = signature.arguments.iter().any(|argument| matches!(argument.read, Read::All | Read::Flatten));
    let call = if signature.is_async { call_async(signature) } else { call(signature) };
    quote! {
        #[doc(hidden)]
        #[allow(non_upper_case_globals)]
        pub static #description: ::doctyped::method::Method = ::doctyped::method::Method {
            name: #name,
            description: #documentation,
            allow_guest: #allow_guest,
            xss_safe: #xss_safe,
            verbs: &[#(#verbs),*],
            overrides: #overrides,
            writes_later: #writes_later,
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
    let Argument { name, required, read, .. } = argument;
    let r#type = written(&argument.r#type.to_token_stream());
    let default = match read {
        Read::Default(value) => {
            let value = written(&value.to_token_stream());
            quote!(::std::option::Option::Some(#value))
        }
        _ => quote!(::std::option::Option::None),
    };
    let is_flat = matches!(read, Read::Flatten);
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

/// Reads the arguments, each into a variable.
fn reads(signature: &Signature<'_>, locals: &[Ident]) -> TokenStream {
    let function = signature.name.unraw().to_string();
    let reads = signature.arguments.iter().zip(locals).map(|(Argument { name, r#type, read, .. }, local)| {
        // A type that cannot be an argument is reported where it stands.
        match read {
            Read::Plain => quote_spanned! { r#type.span() =>
                let #local = __arguments.read_for::<#r#type>(#function, #name)?;
            },
            Read::Default(value) => quote_spanned! { r#type.span() =>
                let #local: #r#type = match __arguments.read_for::<::std::option::Option<#r#type>>(#function, #name)? {
                    ::std::option::Option::Some(__sent) => __sent,
                    ::std::option::Option::None => #value,
                };
            },
            Read::Json => quote_spanned! { r#type.span() =>
                let #local = __arguments.read_json::<#r#type>(#function, #name)?;
            },
            Read::Flatten => quote_spanned! { r#type.span() =>
                let #local = __arguments.read_all::<#r#type>(#function)?;
            },
            Read::All => quote! { let #local = __arguments; },
        }
    });
    quote! { #(#reads)* }
}

fn locals(signature: &Signature<'_>) -> Vec<Ident> {
    (0..signature.arguments.len()).map(|place| format_ident!("__argument_{place}")).collect()
}

fn call(signature: &Signature<'_>) -> TokenStream {
    let function = signature.name;
    let locals = locals(signature);
    let reads = reads(signature, &locals);
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
    let out = signature.writes.then(|| quote!(__out));
    let called = quote! { #function(#first __context, #(#locals,)* #out) };
    let answer = match signature.answer {
        Answer::Nothing => called,
        Answer::Maybe => quote! {
            if let ::std::option::Option::Some(__answer) = #called? {
                ::doctyped::method::reply(__context, __answer, __out);
            }
            ::std::result::Result::Ok(())
        },
        Answer::Something => quote! {
            let __answer = #called?;
            ::doctyped::method::reply(__context, __answer, __out);
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
                #reads
                #document
                #answer
            }
            __call
        })
    }
}

fn call_async(signature: &Signature<'_>) -> TokenStream {
    let function = signature.name;
    let locals = locals(signature);
    let reads = reads(signature, &locals);
    let called = quote! { #function(&__context, #(#locals,)*).await? };
    let answer = match signature.answer {
        Answer::Nothing => quote! { #called; },
        Answer::Maybe => quote! {
            if let ::std::option::Option::Some(__value) = #called {
                __answer.give(__value);
            }
        },
        Answer::Something => quote! {
            let __value = #called;
            __answer.give(__value);
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
                    #reads
                    #[allow(unused_mut)]
                    let mut __answer = ::doctyped::method::AsyncReply::default();
                    #answer
                    ::std::result::Result::Ok(__answer)
                })
            }
            __call
        })
    }
}

/// A type or a value as a person writes it; tokens put a blank between all their parts.
fn written(tokens: &TokenStream) -> String {
    let mut text = tokens.to_string();
    for (apart, together) in
        [(" :: ", "::"), (":: ", "::"), (" < ", "<"), (" <", "<"), ("< ", "<"), (" >", ">"), (" ,", ",")]
    {
        text = text.replace(apart, together);
    }
    text
}
