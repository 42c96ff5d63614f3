//! Permission levels: which fields of a DocType a user may read or write.

use crate::context::Context;
use crate::schema::{Meta, Rights};

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

fn levels(ctx: &Context, meta: &Meta, right: Rights) -> Levels {
    let identity = ctx.identity();
    if ctx.is_elevated() || identity.is_administrator() {
        return Levels::ALL;
    }
    let mut levels = 0;
    for perm in meta.permissions {
        if (1..16).contains(&perm.permlevel) && perm.rights.has(right) && identity.has_role(perm.role) {
            levels |= 1 << perm.permlevel;
        }
    }
    Levels(Some(levels))
}
