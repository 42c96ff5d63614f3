//! The options of `#[whitelist(...)]`.

use proc_macro2::TokenStream;
use syn::meta::ParseNestedMeta;
use syn::parse::Parser;
use syn::{Error, LitStr, Result};

/// The HTTP methods that a function can be limited to.
const METHODS: [&str; 5] = ["GET", "POST", "PUT", "DELETE", "PATCH"];

/// The options of a function.
#[derive(Debug, Default)]
pub struct Options {
    /// Whether it can be called without a login.
    pub allow_guest: bool,
    /// Whether arguments of guests are passed on without sanitising.
    pub xss_safe: bool,
    /// The HTTP methods that it accepts; empty for the default ones.
    pub http_methods: Vec<&'static str>,
    /// The path of the function that it replaces; empty for none.
    pub overrides: String,
    /// When its transaction takes the write lock.
    pub write_mode: WriteMode,
}

/// The time at which the transaction of a POST, PUT or DELETE takes the write lock.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum WriteMode {
    #[default]
    LockAtStart,
    /// `writes_later`
    LockAtFirstWrite,
    /// `read_only`
    ReadOnly,
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
        for (name, write_mode) in [("read_only", WriteMode::ReadOnly), ("writes_later", WriteMode::LockAtFirstWrite)] {
            if meta.path.is_ident(name) {
                if ![WriteMode::LockAtStart, write_mode].contains(&self.write_mode) {
                    return Err(meta.error("a function either reads only (`read_only`) or writes (`writes_later`)"));
                }
                self.write_mode = write_mode;
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
        meta.parse_nested_meta(|listed| {
            let known = METHODS.into_iter().find(|known| listed.path.is_ident(known));
            let known =
                known.ok_or_else(|| listed.error(format!("unknown HTTP method; there are {}", METHODS.join(", "))))?;
            if !self.http_methods.contains(&known) {
                self.http_methods.push(known);
            }
            Ok(())
        })?;
        if self.http_methods.is_empty() {
            return Err(meta.error("name at least one HTTP method, or leave `methods` out"));
        }
        Ok(())
    }
}
