//! Random scenarios: roles, permissions, user permissions, shares and documents of the trade.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};

pub const USER: &str = "una@trade.test";
pub const ROLES: [&str; 4] = ["Seller", "Clerk", "Chooser", "Archivist"];
pub const DOCTYPES: [&str; 3] = ["Order", "Branch", "Partner"];
/// Branches with `lft` and `rgt`: `all` is the parent of `east` and `west`, `east` of `harbour`.
pub const BRANCHES: [(&str, i64, i64); 4] = [("all", 1, 8), ("east", 2, 5), ("harbour", 3, 4), ("west", 6, 7)];
pub const PARTNERS: [&str; 3] = ["1", "2", "3"];
pub const ORDERS: [&str; 6] = ["o1", "o2", "o3", "o4", "o5", "o6"];

/// An order; `own` says whether the user owns it.
#[derive(Debug, Clone)]
pub struct OrderRow {
    pub own: bool,
    pub archived: bool,
    pub branch: Option<&'static str>,
    pub partner: Option<&'static str>,
    pub related: Option<&'static str>,
    pub origin: Option<&'static str>,
    pub items: Vec<Item>,
}

/// A row of an order, in `returns` if `returned`, or in `items`.
#[derive(Debug, Clone)]
pub struct Item {
    pub returned: bool,
    pub branch: Option<&'static str>,
    pub partner: Option<&'static str>,
}

/// A User Permission.
#[derive(Debug, Clone)]
pub struct UserPermissionRow {
    pub document: (&'static str, &'static str),
    pub applicable_for: Option<&'static str>,
    pub hide_descendants: bool,
}

/// A DocShare for the user, or for everyone.
#[derive(Debug, Clone)]
pub struct Share {
    pub document: (&'static str, &'static str),
    pub everyone: bool,
    pub write: bool,
}

/// A Custom DocPerm.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools, reason = "it is a row of switches")]
pub struct Permission {
    pub doctype: &'static str,
    pub role: &'static str,
    pub permlevel: i32,
    pub if_owner: bool,
    pub select: bool,
    pub read: bool,
    pub write: bool,
}

/// All that permissions depend on. `own` says which branches and partners the user owns.
#[derive(Debug, Clone)]
pub struct Scenario {
    pub roles: Vec<&'static str>,
    pub permissions: Vec<Permission>,
    pub(super) user_permissions: Vec<UserPermissionRow>,
    pub shares: Vec<Share>,
    pub strict: bool,
    pub orders: Vec<OrderRow>,
    pub own: Vec<bool>,
}

fn maybe(from: &'static [&'static str]) -> impl Strategy<Value = Option<&'static str>> {
    // An empty link is stored as NULL or as empty text.
    prop_oneof![1 => Just(None), 1 => Just(Some("")), 4 => select(from).prop_map(Some)]
}

fn branch() -> impl Strategy<Value = Option<&'static str>> {
    const NAMES: &[&str] = &["all", "east", "harbour", "west"];
    maybe(NAMES)
}

fn document() -> impl Strategy<Value = (&'static str, &'static str)> {
    prop_oneof![
        select(&ORDERS[..]).prop_map(|name| ("Order", name)),
        select(&BRANCHES[..]).prop_map(|(name, ..)| ("Branch", name)),
        select(&PARTNERS[..]).prop_map(|name| ("Partner", name)),
    ]
}

fn item() -> impl Strategy<Value = Item> {
    (any::<bool>(), branch(), maybe(&PARTNERS)).prop_map(|(returned, branch, partner)| Item {
        returned,
        branch,
        partner,
    })
}

fn order() -> impl Strategy<Value = OrderRow> {
    let links = (branch(), maybe(&PARTNERS), maybe(&ORDERS), branch());
    (any::<bool>(), prop::bool::weighted(0.2), links, prop::collection::vec(item(), 0..3)).prop_map(
        |(own, archived, (branch, partner, related, origin), items)| OrderRow {
            own,
            archived,
            branch,
            partner,
            related,
            origin,
            items,
        },
    )
}

fn permission() -> impl Strategy<Value = Permission> {
    let rights = (any::<bool>(), prop::bool::weighted(0.8), any::<bool>());
    (select(&DOCTYPES[..]), select(&ROLES[..]), 0..2_i32, any::<bool>(), rights).prop_map(
        |(doctype, role, permlevel, if_owner, (select, read, write))| Permission {
            doctype,
            role,
            permlevel,
            if_owner,
            select,
            read,
            write,
        },
    )
}

fn user_permission() -> impl Strategy<Value = UserPermissionRow> {
    let applicable_for = prop_oneof![2 => Just(None), 1 => select(&DOCTYPES[..]).prop_map(Some)];
    (document(), applicable_for, any::<bool>()).prop_map(|(document, applicable_for, hide_descendants)| {
        UserPermissionRow { document, applicable_for, hide_descendants }
    })
}

fn share() -> impl Strategy<Value = Share> {
    (document(), any::<bool>(), any::<bool>()).prop_map(|(document, everyone, write)| Share {
        document,
        everyone,
        write,
    })
}

pub fn scenario() -> impl Strategy<Value = Scenario> {
    use prop::collection::vec;
    let rules = (
        subsequence(&ROLES[..], 0..=ROLES.len()),
        prop_oneof![1 => Just(Vec::new()), 1 => vec(permission(), 1..5)],
        vec(user_permission(), 0..4),
        prop_oneof![2 => Just(Vec::new()), 1 => vec(share(), 1..4)],
        any::<bool>(),
    );
    (rules, vec(order(), ORDERS.len()), vec(any::<bool>(), BRANCHES.len() + PARTNERS.len())).prop_map(
        |((roles, permissions, user_permissions, shares, strict), orders, own)| Scenario {
            roles,
            permissions,
            user_permissions,
            shares,
            strict,
            orders,
            own,
        },
    )
}
