//! The operations that a user may reach.

use crate::parts::{Operation, PathItem};
use doctyped_auth::permission;
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_schema::{Meta, Rights};
use std::collections::HashMap;

/// The rights of the session user, looked up once for each DocType and right.
pub struct Access<'c> {
    ctx: &'c mut Context,
    known: HashMap<(&'static str, &'static str), bool>,
    /// The DocTypes with rows of a child DocType.
    parents: HashMap<&'static str, Vec<&'static Meta>>,
}

impl<'c> Access<'c> {
    /// The rights of the session user.
    pub fn new(ctx: &'c mut Context) -> Access<'c> {
        let mut parents: HashMap<&'static str, Vec<&'static Meta>> = HashMap::new();
        for entry in ctx.site().registry().entries() {
            let meta = (entry.meta)();
            for table in meta.fields.iter().filter(|field| field.fieldtype.is_table()) {
                parents.entry(table.options).or_default().push(meta);
            }
        }
        Access { ctx, known: HashMap::new(), parents }
    }

    /// Whether the user may reach an operation of a path. Functions check the rights of their callers themselves.
    ///
    /// # Errors
    /// Those of the look-up of permissions.
    pub fn reaches(&mut self, item: &PathItem<'_>, operation: &Operation<'_>) -> Result<bool> {
        let Some(doctype) = &item.doctype else {
            return Ok(operation.allow_guest || !self.ctx.identity().is_guest());
        };
        // A description of other DocTypes than those of the server has none that it can serve.
        let Ok(entry) = self.ctx.entry(doctype) else { return Ok(false) };
        let meta = (entry.meta)();
        let named = operation.right.as_deref().unwrap_or("read");
        let right = Rights::ALL.iter().find(|(name, _)| *name == named);
        right.map_or(Ok(false), |(name, right)| self.has(meta, name, *right))
    }

    fn has(&mut self, meta: &'static Meta, name: &'static str, right: Rights) -> Result<bool> {
        if let Some(known) = self.known.get(&(meta.name, name)) {
            return Ok(*known);
        }
        let has = if meta.is_child {
            // The rights on a row are those on its parent: a row is created and deleted by a change of it.
            let (name, right) = if right == Rights::READ { (name, right) } else { ("write", Rights::WRITE) };
            let parents = self.parents.get(meta.name).cloned().unwrap_or_default();
            let mut has = self.ctx.identity().is_administrator();
            for parent in parents.into_iter().filter(|parent| !parent.is_child) {
                has = has || self.has(parent, name, right)?;
            }
            has
        } else {
            permission::may_have(self.ctx, meta, right)?
        };
        self.known.insert((meta.name, name), has);
        Ok(has)
    }
}
