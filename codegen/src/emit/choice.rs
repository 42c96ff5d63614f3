//! The enum of a Select field.

use super::rust::docs;
use crate::ir::{Choice, Variant};
use proc_macro2::TokenStream;
use quote::quote;

/// The enum.
pub(super) fn definition(choice: &Choice) -> TokenStream {
    let Choice { ident, other, .. } = choice;
    let docs = docs(&choice.title, "");
    let variants = choice.variants.iter().map(|Variant { ident, text }| {
        let doc = if text.is_empty() { " Nothing.".to_owned() } else { format!(" `{}`", text.replace('`', "'")) };
        quote!(#[doc = #doc] #ident,)
    });
    quote! {
        #docs
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub enum #ident {
            #(#variants)*
            /// A stored value that is none of the options.
            #other(::std::boxed::Box<str>),
        }
    }
}

/// Its way to text and back.
pub(super) fn implementation(choice: &Choice) -> TokenStream {
    let Choice { ident, other, variants, .. } = choice;
    let idents = || variants.iter().map(|variant| &variant.ident);
    let texts = || variants.iter().map(|variant| &variant.text);
    let (as_idents, as_texts) = (idents(), texts());
    let (from_idents, from_texts) = (idents(), texts());
    quote! {
        impl ::doctyped::table::Select for #ident {
            fn as_str(&self) -> &str {
                match self {
                    #(#ident::#as_idents => #as_texts,)*
                    #ident::#other(__text) => __text,
                }
            }
            fn from_text(__text: &str) -> #ident {
                match __text {
                    #(#from_texts => #ident::#from_idents,)*
                    _ => #ident::#other(__text.into()),
                }
            }
        }
        ::doctyped::select_impls!(#ident);
    }
}
