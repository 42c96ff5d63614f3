//! Writes the static that describes a whitelisted function and calls it.

use crate::options::Options;
use crate::signature::{Answer, Argument, Record, Signature};
use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;

/// The static beside the function. Codegen refers to it by its name.
pub fn expand(options: &Options, signature: &Signature<'_>) -> TokenStream {
    let name = signature.name.unraw().to_string();
    let description = format_ident!("__whitelist_{name}", span = signature.name.span());
    let Options { allow_guest, verbs } = options;
    let arguments = signature.arguments.iter().map(describe);
    let call = call(signature);
    quote! {
        #[doc(hidden)]
        #[allow(non_upper_case_globals)]
        pub static #description: ::doctyped::method::Method = ::doctyped::method::Method {
            name: #name,
            allow_guest: #allow_guest,
            verbs: &[#(#verbs),*],
            arguments: &[#(#arguments),*],
            call: #call,
        };
    }
}

fn describe(argument: &Argument<'_>) -> TokenStream {
    let Argument { name, required, .. } = argument;
    let r#type = written(argument.r#type);
    quote! {
        ::doctyped::method::Argument { name: #name, r#type: #r#type, required: #required }
    }
}

fn call(signature: &Signature<'_>) -> TokenStream {
    let function = signature.name;
    let locals: Vec<_> = (0..signature.arguments.len()).map(|place| format_ident!("__argument_{place}")).collect();
    let reads = signature.arguments.iter().zip(&locals).map(|(Argument { name, r#type, .. }, local)| {
        // A type that cannot be an argument is reported where it stands.
        quote_spanned! { r#type.span() => let #local = __arguments.read::<#r#type>(#name)?; }
    });
    let reads = quote! { #(#reads)* };
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
                ::doctyped::method::Reply::reply(__answer, __context, __out);
            }
            ::std::result::Result::Ok(())
        },
        Answer::Something => quote! {
            let __answer = #called?;
            ::doctyped::method::Reply::reply(__answer, __context, __out);
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

/// A type as a person writes it; tokens put a blank between all their parts.
fn written(r#type: &syn::Type) -> String {
    let mut text = r#type.to_token_stream().to_string();
    for (apart, together) in
        [(" :: ", "::"), (":: ", "::"), (" < ", "<"), (" <", "<"), ("< ", "<"), (" >", ">"), (" ,", ",")]
    {
        text = text.replace(apart, together);
    }
    text
}
