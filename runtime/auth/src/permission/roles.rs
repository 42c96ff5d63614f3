//! Role permissions: the rights and permission levels that a user's roles grant, by the permission rows of
//! the DocType or the Custom DocPerms that replace them.

use super::custom::CustomPermission;
use super::custom::custom_permissions;
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_schema::{DocPerm, Meta, Rights};

/// The rights of a user's roles on the documents of a DocType.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RoleRights {
    /// Rights on every document.
    on_all: Rights,
    /// Rights on documents that the user owns (`if_owner`).
    on_own: Rights,
}

/// The documents on which roles grant a right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grant {
    /// Every document.
    All,
    /// Documents that the user owns.
    Own,
    /// No document.
    None,
}

impl RoleRights {
    /// The documents on which a right is granted. `if_owner` does not limit creating, because the user owns
    /// a document that the user creates.
    pub fn grant(self, right: Rights) -> Grant {
        if self.on_all.has(right) || (right == Rights::CREATE && self.on_own.has(right)) {
            Grant::All
        } else if self.on_own.has(right) {
            Grant::Own
        } else {
            Grant::None
        }
    }
}

/// The rights of the user's roles on the documents of a DocType.
pub fn role_rights(ctx: &Context, meta: &Meta) -> RoleRights {
    let mut rights = RoleRights::default();
    each_row_of_user(ctx, meta, |permlevel, if_owner, granted| {
        if permlevel == 0 {
            let sum = if if_owner { &mut rights.on_own } else { &mut rights.on_all };
            *sum = sum.and(granted);
        }
    });
    let mut inapplicable = Rights::NONE;
    if !meta.is_submittable {
        inapplicable = inapplicable.and(Rights::SUBMIT).and(Rights::CANCEL).and(Rights::AMEND);
    }
    if !meta.allow_import {
        inapplicable = inapplicable.and(Rights::IMPORT);
    }
    RoleRights { on_all: rights.on_all.without(inapplicable), on_own: rights.on_own.without(inapplicable) }
}

/// A set of permission levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Levels(Option<u16>);

impl Levels {
    /// Every level.
    pub const ALL: Levels = Levels(None);

    /// Level 0 alone.
    pub const NONE: Levels = Levels(Some(0));

    /// Whether the set has a level. Level 0 is always in it: it belongs to the document.
    pub fn has(self, permlevel: u8) -> bool {
        match self.0 {
            None => true,
            Some(_) if permlevel == 0 => true,
            Some(levels) => permlevel < 16 && levels & (1 << permlevel) != 0,
        }
    }

    /// Whether the set has every level.
    pub fn is_all(self) -> bool {
        self.0.is_none()
    }
}

/// The permission levels whose fields the user may read.
pub fn readable_levels(ctx: &Context, meta: &Meta) -> Levels {
    levels(ctx, meta, Rights::READ)
}

/// The permission levels whose fields the user may write.
pub fn writable_levels(ctx: &Context, meta: &Meta) -> Levels {
    levels(ctx, meta, Rights::WRITE)
}

/// Whether the user may read the fields of all levels in a document and in its rows.
///
/// # Errors
/// `DoesNotExistError` when the DocType of a table field does not exist.
pub fn reads_all_fields(ctx: &Context, meta: &Meta) -> Result<bool> {
    are_all_in(ctx, meta, readable_levels(ctx, meta))
}

/// Whether a set of levels has those of all fields of a document and of its rows.
///
/// # Errors
/// `DoesNotExistError` when the DocType of a table field does not exist.
pub fn are_all_in(ctx: &Context, meta: &Meta, levels: Levels) -> Result<bool> {
    let has_levels_of = |meta: &Meta| meta.fields.iter().all(|field| levels.has(field.permlevel));
    let mut has_all = levels.is_all() || has_levels_of(meta);
    for table in meta.tables() {
        has_all = has_all && (levels.is_all() || has_levels_of((ctx.entry(table.options)?.meta)()));
    }
    Ok(has_all)
}

/// The permission levels at which the user's roles grant a right, regardless of `if_owner`.
pub fn levels(ctx: &Context, meta: &Meta, right: Rights) -> Levels {
    if ctx.is_elevated() || ctx.identity().is_administrator() {
        return Levels::ALL;
    }
    let mut levels = 0;
    each_row_of_user(ctx, meta, |permlevel, _, granted| {
        if (1..16).contains(&permlevel) && granted.has(right) {
            levels |= 1 << permlevel;
        }
    });
    Levels(Some(levels))
}

/// Visits the permission rows of the user's roles: permission level, `if_owner` and rights.
fn each_row_of_user(ctx: &Context, meta: &Meta, mut visit: impl FnMut(u8, bool, Rights)) {
    let identity = ctx.identity();
    each_permission(ctx, meta, |row| {
        if identity.has_role(row.role) {
            visit(row.permlevel, row.if_owner, row.rights);
        }
    });
}

/// A permission row that applies to a DocType.
#[derive(Debug, Clone, Copy)]
pub struct Permission<'a> {
    /// The role that gets the rights.
    pub role: &'a str,
    /// The permission level of fields; 0 for the document itself.
    pub permlevel: u8,
    /// Applies only to documents that the user owns.
    pub if_owner: bool,
    /// The granted rights.
    pub rights: Rights,
    /// Whether the row is a Custom DocPerm.
    pub is_custom: bool,
}

/// Visits the permission rows that apply to a DocType: the custom ones if there are any, otherwise those of
/// its definition.
pub fn each_permission(ctx: &Context, meta: &Meta, mut visit: impl FnMut(Permission<'_>)) {
    let custom = custom_permissions(ctx.site());
    match custom.of(meta.name) {
        Some(rows) => {
            for CustomPermission { role, permlevel, if_owner, rights } in rows {
                visit(Permission {
                    role,
                    permlevel: *permlevel,
                    if_owner: *if_owner,
                    rights: *rights,
                    is_custom: true,
                });
            }
        }
        None => {
            for DocPerm { role, permlevel, if_owner, rights } in meta.permissions.iter().copied() {
                visit(Permission { role, permlevel, if_owner, rights, is_custom: false });
            }
        }
    }
}
