//! Facts about a source file, for the checks: modules, imports, paths, definitions, documentation.
//!
//! A syntax tree is read once and dropped, so that the whole workspace fits in memory and parsing
//! can run on several threads (syntax trees cannot move between threads, these facts can).

use crate::tokens::{self, line_of};
use anyhow::Result;
use std::collections::BTreeSet;
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Attribute, Expr, Item, Lit, Meta, Token, UseTree};

/// The facts of a file.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    /// The file's own module first, then inline modules, parents before children.
    pub(crate) modules: Vec<InlineModule>,
    pub(crate) docs: Vec<DocLine>,
    pub(crate) definitions: Vec<Definition>,
}

/// A module whose text is in the file.
#[derive(Debug, Default)]
pub(crate) struct InlineModule {
    /// Its path below the file's own module, which has an empty one.
    pub(crate) path: Vec<String>,
    /// Compiled for tests only.
    pub(crate) is_test: bool,
    pub(crate) items: BTreeSet<String>,
    pub(crate) imports: Vec<Import>,
    pub(crate) references: Vec<Reference>,
    pub(crate) declarations: Vec<Declaration>,
}

/// One name that a `use` brings in.
#[derive(Debug)]
pub(crate) struct Import {
    pub(crate) path: Reference,
    /// The name in this module; none for `*` and `_`.
    pub(crate) alias: Option<String>,
    pub(crate) is_glob: bool,
}

/// A path in the source.
#[derive(Debug, Clone)]
pub(crate) struct Reference {
    pub(crate) segments: Vec<String>,
    pub(crate) line: usize,
    /// In code that is compiled for tests only.
    pub(crate) is_test: bool,
    /// Starts with `::`, so that its first segment is a crate.
    pub(crate) is_global: bool,
}

/// `mod name;`, whose text is in another file.
#[derive(Debug)]
pub(crate) struct Declaration {
    pub(crate) name: String,
    /// The file that `#[path]` names.
    pub(crate) file: Option<String>,
    pub(crate) is_test: bool,
}

/// A line of documentation.
#[derive(Debug)]
pub(crate) struct DocLine {
    pub(crate) line: usize,
    pub(crate) text: String,
}

/// A name that the file gives to something.
#[derive(Debug)]
pub(crate) struct Definition {
    pub(crate) name: String,
    pub(crate) kind: DefinitionKind,
    pub(crate) line: usize,
    pub(crate) is_test: bool,
}

/// The kind of item that a definition defines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DefinitionKind {
    Module,
    Type,
    Constant,
    Function,
    Field,
    Variant,
}

/// Parses a file.
pub(crate) fn read(text: &str) -> Result<Facts> {
    let file = syn::parse_file(text)?;
    let mut reader = Reader { facts: Facts::default(), module: 0, is_test: false };
    reader.facts.modules.push(InlineModule::default());
    reader.visit_file(&file);
    reader.facts.docs.sort_by_key(|doc| doc.line);
    Ok(reader.facts)
}

struct Reader {
    facts: Facts,
    /// The module that is read, as an index.
    module: usize,
    is_test: bool,
}

impl Reader {
    fn module(&mut self) -> Option<&mut InlineModule> {
        self.facts.modules.get_mut(self.module)
    }

    fn define(&mut self, name: &syn::Ident, kind: DefinitionKind) {
        let (line, is_test) = (line_of(name.span()), self.is_test);
        let name = plain(name);
        if matches!(kind, DefinitionKind::Type | DefinitionKind::Constant | DefinitionKind::Function)
            && let Some(module) = self.module()
        {
            module.items.insert(name.clone());
        }
        self.facts.definitions.push(Definition { name, kind, line, is_test });
    }

    fn refer(&mut self, segments: Vec<String>, line: usize, is_global: bool) {
        let reference = Reference { segments, line, is_test: self.is_test, is_global };
        if let Some(module) = self.module() {
            module.references.push(reference);
        }
    }

    fn import(&mut self, prefix: &[String], tree: &UseTree, is_global: bool) {
        let join = |name: &syn::Ident| {
            let mut segments = prefix.to_vec();
            // `a::{self}` is `a`.
            if name != "self" || segments.is_empty() {
                segments.push(plain(name));
            }
            segments
        };
        let (segments, alias, line, is_glob) = match tree {
            UseTree::Path(path) => return self.import(&join(&path.ident), &path.tree, is_global),
            UseTree::Group(group) => {
                return group.items.iter().for_each(|tree| self.import(prefix, tree, is_global));
            }
            UseTree::Name(name) => {
                let segments = join(&name.ident);
                let alias = segments.last().cloned();
                (segments, alias, line_of(name.ident.span()), false)
            }
            UseTree::Rename(rename) => {
                let alias = Some(plain(&rename.rename)).filter(|name| name != "_");
                (join(&rename.ident), alias, line_of(rename.ident.span()), false)
            }
            UseTree::Glob(glob) => (prefix.to_vec(), None, line_of(glob.star_token.spans[0]), true),
        };
        let path = Reference { segments, line, is_test: self.is_test, is_global };
        if let Some(module) = self.module() {
            module.imports.push(Import { path, alias, is_glob });
        }
    }

    /// Reads a part of the tree, which may be for tests only.
    fn within(&mut self, attributes: &[Attribute], read: impl FnOnce(&mut Self)) {
        let outer = self.is_test;
        self.is_test |= attributes.iter().any(is_for_tests);
        read(self);
        self.is_test = outer;
    }
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item(&mut self, item: &'ast Item) {
        self.within(attributes_of(item), |reader| {
            match item {
                Item::Struct(item) => reader.define(&item.ident, DefinitionKind::Type),
                Item::Enum(item) => reader.define(&item.ident, DefinitionKind::Type),
                Item::Union(item) => reader.define(&item.ident, DefinitionKind::Type),
                Item::Trait(item) => reader.define(&item.ident, DefinitionKind::Type),
                Item::TraitAlias(item) => reader.define(&item.ident, DefinitionKind::Type),
                Item::Type(item) => reader.define(&item.ident, DefinitionKind::Type),
                Item::Const(item) => reader.define(&item.ident, DefinitionKind::Constant),
                Item::Static(item) => reader.define(&item.ident, DefinitionKind::Constant),
                Item::Fn(item) => reader.define(&item.sig.ident, DefinitionKind::Function),
                Item::Macro(item) => {
                    if let Some(name) = &item.ident {
                        reader.define(name, DefinitionKind::Function);
                    }
                }
                _ => {}
            }
            visit::visit_item(reader, item);
        });
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        self.define(&item.ident, DefinitionKind::Module);
        let (name, is_test) = (plain(&item.ident), self.is_test);
        if item.content.is_none() {
            let file = item.attrs.iter().find_map(path_attribute);
            if let Some(module) = self.module() {
                module.declarations.push(Declaration { name, file, is_test });
            }
            visit::visit_item_mod(self, item);
            return;
        }
        let outer = self.module;
        let mut path = self.module().map(|module| module.path.clone()).unwrap_or_default();
        path.push(name);
        self.module = self.facts.modules.len();
        self.facts.modules.push(InlineModule { path, is_test, ..InlineModule::default() });
        visit::visit_item_mod(self, item);
        self.module = outer;
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.import(&[], &item.tree, item.leading_colon.is_some());
    }

    fn visit_item_extern_crate(&mut self, item: &'ast syn::ItemExternCrate) {
        let Some((_, alias)) = &item.rename else { return };
        // `extern crate self as name` makes a name for this crate.
        let is_own = item.ident == "self";
        let segments = vec![if is_own { "crate".to_owned() } else { plain(&item.ident) }];
        let path = Reference { segments, line: line_of(item.ident.span()), is_test: self.is_test, is_global: !is_own };
        let alias = Some(plain(alias));
        if let Some(module) = self.module() {
            module.imports.push(Import { path, alias, is_glob: false });
        }
    }

    fn visit_impl_item(&mut self, item: &'ast syn::ImplItem) {
        let attributes = match item {
            syn::ImplItem::Fn(item) => item.attrs.as_slice(),
            syn::ImplItem::Const(item) => item.attrs.as_slice(),
            _ => &[],
        };
        self.within(attributes, |reader| visit::visit_impl_item(reader, item));
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.define(&item.sig.ident, DefinitionKind::Function);
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        self.define(&item.sig.ident, DefinitionKind::Function);
        visit::visit_trait_item_fn(self, item);
    }

    fn visit_field(&mut self, field: &'ast syn::Field) {
        if let Some(name) = &field.ident {
            self.define(name, DefinitionKind::Field);
        }
        visit::visit_field(self, field);
    }

    fn visit_variant(&mut self, variant: &'ast syn::Variant) {
        self.define(&variant.ident, DefinitionKind::Variant);
        visit::visit_variant(self, variant);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments: Vec<String> = path.segments.iter().map(|segment| plain(&segment.ident)).collect();
        let is_global = path.leading_colon.is_some();
        if segments.len() > 1 {
            let line = path.segments.first().map_or(0, |segment| line_of(segment.ident.span()));
            self.refer(segments, line, is_global);
        }
        visit::visit_path(self, path);
    }

    /// `pub(in path)` names a parent, which is always allowed.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.visit_path(&call.path);
        let name = call.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
        // What these macros hold is emitted, and names what is in scope elsewhere.
        if matches!(name.as_str(), "quote" | "quote_spanned" | "parse_quote" | "parse_quote_spanned") {
            return;
        }
        for path in tokens::paths(call.tokens.clone()) {
            self.refer(path.segments, path.line, path.is_global);
        }
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        match &attribute.meta {
            Meta::NameValue(pair) if pair.path.is_ident("doc") => {
                let Expr::Lit(syn::ExprLit { lit: Lit::Str(text), .. }) = &pair.value else { return };
                let first = line_of(text.span());
                let lines = text.value();
                let lines = lines.split('\n').enumerate();
                self.facts.docs.extend(lines.map(|(at, text)| DocLine { line: first + at, text: text.to_owned() }));
            }
            Meta::List(list) => {
                for path in tokens::paths(list.tokens.clone()).into_iter().chain(tokens::quoted_paths(&list.tokens)) {
                    self.refer(path.segments, path.line, path.is_global);
                }
            }
            _ => {}
        }
    }
}

/// An identifier without `r#`.
fn plain(name: &syn::Ident) -> String {
    let name = name.to_string();
    name.strip_prefix("r#").map(str::to_owned).unwrap_or(name)
}

fn path_attribute(attribute: &Attribute) -> Option<String> {
    let Meta::NameValue(pair) = &attribute.meta else { return None };
    let Expr::Lit(syn::ExprLit { lit: Lit::Str(text), .. }) = &pair.value else { return None };
    pair.path.is_ident("path").then(|| text.value())
}

/// Whether an attribute removes an item from all builds but those of tests.
fn is_for_tests(attribute: &Attribute) -> bool {
    match &attribute.meta {
        Meta::Path(path) => path.segments.last().is_some_and(|segment| segment.ident == "test"),
        Meta::List(list) if list.path.is_ident("cfg") => {
            list.parse_args::<Meta>().is_ok_and(|meta| implies_test(&meta))
        }
        _ => false,
    }
}

fn implies_test(condition: &Meta) -> bool {
    let arguments = |list: &syn::MetaList| {
        list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated).unwrap_or_default()
    };
    match condition {
        Meta::Path(path) => path.is_ident("test"),
        Meta::List(list) if list.path.is_ident("all") => arguments(list).iter().any(implies_test),
        Meta::List(list) if list.path.is_ident("any") => arguments(list).iter().all(implies_test),
        _ => false,
    }
}

fn attributes_of(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::ExternCrate(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::ForeignMod(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::TraitAlias(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Union(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}
