//! The options of `#[whitelist(...)]`.

use proc_macro2::TokenStream;
use syn::meta::ParseNestedMeta;
use syn::parse::Parser;
use syn::{Error, LitStr, Result};

/// The HTTP methods that a function can be limited to.
const METHODS: [&str; 5] = ["GET", "POST", "PUT", "DELETE", "PATCH"];

/// The options of a function.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is an option of #[whitelist], apart from the others")]
pub struct Options {
    /// Whether it can be called without a login.
    pub allow_guest: bool,
    /// Whether arguments of guests are passed on without sanitising.
    pub xss_safe: bool,
    /// The HTTP methods that it accepts; empty for the default ones.
    pub verbs: Vec<&'static str>,
    /// The path of the function that it replaces; empty for none.
    pub overrides: String,
    /// When its transaction takes the write lock.
    pub write_lock: WriteLock,
}

/// The time at which the transaction of a POST, PUT or DELETE takes the write lock.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum WriteLock {
    #[default]
    AtStart,
    /// `writes_later`
    AtFirstWrite,
    /// `read_only`
    Never,
}

impl Options {
    /// Parses the options.
    ///
    /// # Errors
    /// If an option is unknown or has no valid value.
    pub fn parse(tokens: TokenStream) -> Result<Options> {
        let mut options = Options::default();
        syn::meta::parser(|meta| options.parse_one(&meta)).parse2(tokens)?;
        Ok(options)
    }

    fn parse_one(&mut self, meta: &ParseNestedMeta<'_>) -> Result<()> {
        if meta.path.is_ident("allow_guest") {
            self.allow_guest = true;
            return Ok(());
        }
        if meta.path.is_ident("xss_safe") {
            self.xss_safe = true;
            return Ok(());
        }
        for (name, write_lock) in [("read_only", WriteLock::Never), ("writes_later", WriteLock::AtFirstWrite)] {
            if meta.path.is_ident(name) {
                if ![WriteLock::AtStart, write_lock].contains(&self.write_lock) {
                    return Err(meta.error("a function either reads only (`read_only`) or writes (`writes_later`)"));
                }
                self.write_lock = write_lock;
                return Ok(());
            }
        }
        if meta.path.is_ident("overrides") {
            let path: LitStr = meta.value()?.parse()?;
            if path.value().split('.').any(str::is_empty) {
                return Err(Error::new(
                    path.span(),
                    "name a function by its path: `overrides = \"frappe.client.get_count\"`",
                ));
            }
            self.overrides = path.value();
            return Ok(());
        }
        if !meta.path.is_ident("methods") {
            return Err(meta.error(
                "unknown option; #[whitelist] knows `allow_guest`, `xss_safe`, `methods(GET, POST, ...)`, `overrides = \"path\"`, `read_only` and `writes_later`",
            ));
        }
        if !meta.input.peek(syn::token::Paren) {
            return Err(meta.error("list the HTTP methods: `methods(GET, POST)`"));
        }
        meta.parse_nested_meta(|verb| {
            let known = METHODS.into_iter().find(|known| verb.path.is_ident(known));
            let known =
                known.ok_or_else(|| verb.error(format!("unknown HTTP method; there are {}", METHODS.join(", "))))?;
            if !self.verbs.contains(&known) {
                self.verbs.push(known);
            }
            Ok(())
        })?;
        if self.verbs.is_empty() {
            return Err(meta.error("name at least one HTTP method, or leave `methods` out"));
        }
        Ok(())
    }
}
