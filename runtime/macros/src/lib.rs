//! Attributes for controllers: `#[whitelist]` and `#[patch]`.

mod argument;
mod expand;
mod options;
mod signature;
mod type_name;

use proc_macro::TokenStream;
use quote::ToTokens;

/// Makes a function callable by clients.
///
/// A free function answers at `/api/method/<its path below doctypes/>`:
///
/// ```ignore
/// /// Articles that a member has borrowed.
/// #[whitelist]
/// pub fn held_by(ctx: &mut Context, member: Link<LibraryMember>) -> Result<Vec<Link<Article>>> { ... }
/// ```
///
/// With a record before the context it is a method of the document:
///
/// ```ignore
/// #[whitelist(methods(POST))]
/// pub fn bump(doc: &mut Counter, ctx: &mut Context, by: Option<i64>) -> Result<i64> { ... }
/// ```
///
/// Arguments are decoded from query, form or JSON as the types say; `Option` makes one optional. A
/// parameter can have one of these attributes:
///
/// - `#[default(20)]`: the value where none is sent; any expression of the type.
/// - `#[json]`: any type that implements `serde::Deserialize`, from JSON or from text that holds it.
/// - `#[flatten]`: the same, from all arguments together.
///
/// `upload: Upload` is a file of a multipart form, `all: &Arguments` is everything as it was sent.
///
/// The returned value is written as JSON, nothing for `()` and `None`; a `Download` is sent as a file.
/// A function with a large response writes it itself, into a last parameter `out: &mut JsonWriter`.
///
/// An async function takes `ctx: &AsyncContext`. It has no transaction: each `ctx.run` is one.
///
/// Options:
///
/// - `allow_guest`: the function can be called without a login. HTML in the arguments of guests is
///   sanitised, as in stored text.
/// - `xss_safe`: arguments of guests are not sanitised, because the function returns none of them.
/// - `methods(GET, POST, PUT, DELETE, PATCH)`: the HTTP methods that it accepts; without this option,
///   all but PATCH.
/// - `overrides = "frappe.client.get_count"`: calls of that function call this one.
/// - `read_only`: the function only reads, so that a POST, PUT or DELETE takes no write lock: on SQLite,
///   the lock blocks all writers. A write that such a function makes after all takes the lock then.
/// - `writes_later`: the transaction of a POST, PUT or DELETE takes the write lock at its first write,
///   not at its start. For functions that compute for long before they write: on SQLite, the lock
///   blocks all other writers.
#[proc_macro_attribute]
pub fn whitelist(options: TokenStream, function: TokenStream) -> TokenStream {
    let function: proc_macro2::TokenStream = function.into();
    // The function stays even if it is refused: its callers would report further errors.
    let mut item = function.clone();
    let description = match parse(function) {
        Ok(mut function) => {
            let description = describe(options.into(), &function).unwrap_or_else(syn::Error::into_compile_error);
            argument::remove_attributes(&mut function);
            item = function.into_token_stream();
            description
        }
        Err(error) => error.into_compile_error(),
    };
    quote::quote! {
        #[allow(
            clippy::needless_pass_by_value,
            clippy::unnecessary_wraps,
            clippy::unused_async,
            reason = "the signature is the interface for clients"
        )]
        #item
        #description
    }
    .into()
}

/// Marks a function that changes the data of older versions:
///
/// ```ignore
/// /// Articles had no ISBN before version 2.
/// #[patch]
/// pub fn fill_isbn(ctx: &mut Context) -> Result<()> { ... }
/// ```
///
/// `migrate` calls the patches that a database has not run, after the schema is up to date: in the order of their
/// files' paths, and in each file from top to bottom. Permissions are not checked. An error undoes the migration. A
/// patch that has run is recorded in Patch Log by its path, so one that is renamed or moved runs again. A new database
/// runs none.
#[proc_macro_attribute]
pub fn patch(options: TokenStream, function: TokenStream) -> TokenStream {
    let options: proc_macro2::TokenStream = options.into();
    let item: proc_macro2::TokenStream = function.into();
    let error = check_patch(&options, &item).err().map(syn::Error::into_compile_error);
    quote::quote!(#item #error).into()
}

fn check_patch(options: &proc_macro2::TokenStream, item: &proc_macro2::TokenStream) -> syn::Result<()> {
    const SIGNATURE: &str = "a patch is `pub fn name(ctx: &mut Context) -> Result<()>`";
    if !options.is_empty() {
        return Err(syn::Error::new_spanned(options, "#[patch] has no options"));
    }
    let function: syn::ItemFn = syn::parse2(item.clone()).map_err(|error| syn::Error::new(error.span(), SIGNATURE))?;
    let signature = &function.sig;
    let is_plain = signature.asyncness.is_none() && signature.inputs.len() == 1 && signature.generics.params.is_empty();
    if !is_plain || !matches!(function.vis, syn::Visibility::Public(_)) {
        return Err(syn::Error::new_spanned(signature, SIGNATURE));
    }
    Ok(())
}

fn parse(function: proc_macro2::TokenStream) -> syn::Result<syn::ItemFn> {
    syn::parse2(function).map_err(|error| {
        syn::Error::new(
            error.span(),
            "#[whitelist] belongs on a function: `pub fn name(ctx: &mut Context, ...) -> Result<...>`",
        )
    })
}

fn describe(options: proc_macro2::TokenStream, function: &syn::ItemFn) -> syn::Result<proc_macro2::TokenStream> {
    let options = options::Options::parse(options)?;
    let signature = signature::Signature::parse(function)?;
    Ok(expand::expand(&options, &signature, &expand::documentation(&function.attrs)))
}
