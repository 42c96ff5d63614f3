//! What a user's roles allow: the permission rows of the DocType, or the Custom DocPerms that take
//! their place.

use super::cache::PermissionCache;
use super::custom::CustomPermission;
use crate::context::Context;
use crate::schema::{DocPerm, Meta, Rights};

/// What roles allow on the documents of a DocType.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct RoleRights {
    /// On every document.
    on_all: Rights,
    /// On documents that the user owns.
    on_own: Rights,
}

/// On which documents roles give a right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grant {
    All,
    Own,
    None,
}

impl RoleRights {
    /// On which documents a right is given. Whoever may create owns what is created, so `if_owner`
    /// does not limit that.
    pub(super) fn grant(self, right: Rights) -> Grant {
        if self.on_all.has(right) || (right == Rights::CREATE && self.on_own.has(right)) {
            Grant::All
        } else if self.on_own.has(right) {
            Grant::Own
        } else {
            Grant::None
        }
    }
}

/// What the user's roles allow on the documents of a DocType.
pub(super) fn role_rights(ctx: &Context, meta: &Meta) -> RoleRights {
    let mut rights = RoleRights::default();
    each_row(ctx, meta, |permlevel, if_owner, given| {
        if permlevel == 0 {
            let sum = if if_owner { &mut rights.on_own } else { &mut rights.on_all };
            *sum = sum.and(given);
        }
    });
    let mut never = Rights::NONE;
    if !meta.is_submittable {
        never = never.and(Rights::SUBMIT).and(Rights::CANCEL).and(Rights::AMEND);
    }
    if !meta.allow_import {
        never = never.and(Rights::IMPORT);
    }
    RoleRights { on_all: rights.on_all.without(never), on_own: rights.on_own.without(never) }
}

/// A set of permission levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Levels(Option<u16>);

impl Levels {
    /// Every level, as Administrator has them.
    pub const ALL: Levels = Levels(None);

    /// Whether a field of this level is in reach. Level 0 always is: it comes with the document.
    pub fn has(self, permlevel: u8) -> bool {
        match self.0 {
            None => true,
            Some(_) if permlevel == 0 => true,
            Some(levels) => permlevel < 16 && levels & (1 << permlevel) != 0,
        }
    }

    /// Whether every level is here.
    pub fn is_all(self) -> bool {
        self.0.is_none()
    }
}

/// The levels whose fields the user may read.
pub fn readable_levels(ctx: &Context, meta: &Meta) -> Levels {
    levels(ctx, meta, Rights::READ)
}

/// The levels whose fields the user may write.
pub fn writable_levels(ctx: &Context, meta: &Meta) -> Levels {
    levels(ctx, meta, Rights::WRITE)
}

/// The levels at which roles give a right; whose the document is does not matter.
pub(super) fn levels(ctx: &Context, meta: &Meta, right: Rights) -> Levels {
    if ctx.is_elevated() || ctx.identity().is_administrator() {
        return Levels::ALL;
    }
    let mut levels = 0;
    each_row(ctx, meta, |permlevel, _, given| {
        if (1..16).contains(&permlevel) && given.has(right) {
            levels |= 1 << permlevel;
        }
    });
    Levels(Some(levels))
}

/// Visits the permission rows of the user's roles: their level, whether they hold for owners only,
/// and what they give.
fn each_row(ctx: &Context, meta: &Meta, mut visit: impl FnMut(u8, bool, Rights)) {
    let identity = ctx.identity();
    each_permission(ctx, meta, |row| {
        if identity.has_role(row.role) {
            visit(row.permlevel, row.if_owner, row.rights);
        }
    });
}

/// A row of the permissions that count for a DocType.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Permission<'a> {
    /// Who it is for.
    pub(crate) role: &'a str,
    /// The level of fields that it opens; 0 for the document itself.
    pub(crate) permlevel: u8,
    /// Holds only for documents that the user owns.
    pub(crate) if_owner: bool,
    /// What it allows.
    pub(crate) rights: Rights,
    /// Whether it takes the place of the definition's.
    pub(crate) is_custom: bool,
}

/// Visits the permission rows that count for a DocType: those of its definition, or the custom ones.
pub(crate) fn each_permission(ctx: &Context, meta: &Meta, mut visit: impl FnMut(Permission<'_>)) {
    let custom = ctx.site().extension::<PermissionCache>().custom();
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
