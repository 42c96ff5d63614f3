//! Random worlds for the property test: roles, permissions, user permissions, shares and documents of the
//! test application.

use super::trade::{put, record, text};
use doctyped_core::invalidation::Change;
use doctyped_core::identity::Identity;
use doctyped_core::context::Context;
use doctyped_models::custom_docperm::CustomDocPerm;
use doctyped_models::docshare::DocShare;
use doctyped_models::user_permission::UserPermission;
use doctyped_orm::db::statement::Statement;
use doctyped_orm::table::{Link, Value};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use std::sync::Arc;

const USER: &str = "una@trade.test";
const ROLES: [&str; 4] = ["Seller", "Clerk", "Chooser", "Archivist"];
const DOCTYPES: [&str; 3] = ["Order", "Branch", "Partner"];
/// Branches with `lft` and `rgt`: `all` is the parent of `east` and `west`, `east` of `harbour`.
pub const BRANCHES: [(&str, i64, i64); 4] = [("all", 1, 8), ("east", 2, 5), ("harbour", 3, 4), ("west", 6, 7)];
pub const PARTNERS: [&str; 3] = ["1", "2", "3"];
pub const ORDERS: [&str; 6] = ["o1", "o2", "o3", "o4", "o5", "o6"];

#[derive(Debug, Clone)]
pub struct Order {
    own: bool,
    archived: bool,
    branch: Option<&'static str>,
    partner: Option<&'static str>,
    related: Option<&'static str>,
    origin: Option<&'static str>,
    pub items: Vec<Item>,
}

#[derive(Debug, Clone)]
pub struct Item {
    pub returned: bool,
    branch: Option<&'static str>,
    partner: Option<&'static str>,
}

#[derive(Debug, Clone)]
struct Permit {
    document: (&'static str, &'static str),
    applicable_for: Option<&'static str>,
    hide_descendants: bool,
}

#[derive(Debug, Clone)]
struct Share {
    document: (&'static str, &'static str),
    everyone: bool,
    write: bool,
}

#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools, reason = "these are the columns of Custom DocPerm")]
struct Permission {
    doctype: &'static str,
    role: &'static str,
    permlevel: i32,
    if_owner: bool,
    select: bool,
    read: bool,
    write: bool,
}

#[derive(Debug, Clone)]
pub struct World {
    roles: Vec<&'static str>,
    permissions: Vec<Permission>,
    permits: Vec<Permit>,
    shares: Vec<Share>,
    strict: bool,
    pub orders: Vec<Order>,
    own: Vec<bool>,
}

fn maybe(from: &'static [&'static str]) -> impl Strategy<Value = Option<&'static str>> {
    // The empty text equals null.
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

fn order() -> impl Strategy<Value = Order> {
    let links = (branch(), maybe(&PARTNERS), maybe(&ORDERS), branch());
    (any::<bool>(), prop::bool::weighted(0.2), links, prop::collection::vec(item(), 0..3)).prop_map(
        |(own, archived, (branch, partner, related, origin), items)| Order {
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

fn permit() -> impl Strategy<Value = Permit> {
    let applicable_for = prop_oneof![2 => Just(None), 1 => select(&DOCTYPES[..]).prop_map(Some)];
    (document(), applicable_for, any::<bool>()).prop_map(|(document, applicable_for, hide_descendants)| Permit {
        document,
        applicable_for,
        hide_descendants,
    })
}

fn share() -> impl Strategy<Value = Share> {
    (document(), any::<bool>(), any::<bool>()).prop_map(|(document, everyone, write)| Share {
        document,
        everyone,
        write,
    })
}

pub fn world() -> impl Strategy<Value = World> {
    use prop::collection::vec;
    let rules = (
        subsequence(&ROLES[..], 0..=ROLES.len()),
        prop_oneof![1 => Just(Vec::new()), 1 => vec(permission(), 1..5)],
        vec(permit(), 0..4),
        prop_oneof![2 => Just(Vec::new()), 1 => vec(share(), 1..4)],
        any::<bool>(),
    );
    (rules, vec(order(), ORDERS.len()), vec(any::<bool>(), BRANCHES.len() + PARTNERS.len())).prop_map(
        |((roles, permissions, permits, shares, strict), orders, own)| World {
            roles,
            permissions,
            permits,
            shares,
            strict,
            orders,
            own,
        },
    )
}

fn owner(own: bool) -> Value {
    // User names are case-insensitive.
    Value::Text(if own { "Una@Trade.test" } else { "Administrator" }.to_owned())
}

impl World {
    /// Inserts everything in a transaction that is never committed, and sets the identity of the user.
    pub fn build(&self, ctx: &mut Context) {
        ctx.set_identity(Identity::administrator());
        ctx.rollback().unwrap();
        ctx.transaction().begin_writing().unwrap();
        // From here on the request bypasses the caches.
        ctx.changed(Change::Everything);
        let mut own = self.own.iter();
        for (name, lft, rgt) in BRANCHES {
            let values = [
                ("name", text(Some(name))),
                ("owner", owner(*own.next().unwrap())),
                ("lft", Value::Int(lft)),
                ("rgt", Value::Int(rgt)),
                ("manager", text(Some("2"))),
            ];
            put(ctx, record("Branch", &values).as_ref());
        }
        for name in PARTNERS {
            let values = [
                ("name", Value::Int(name.parse().unwrap())),
                ("owner", owner(*own.next().unwrap())),
                ("branch", text(Some("east"))),
            ];
            put(ctx, record("Partner", &values).as_ref());
        }
        for (name, order) in ORDERS.iter().zip(&self.orders) {
            order.build(ctx, name);
        }
        self.build_rules(ctx);
        ctx.site().clone().caches.reload(ctx.connection()).unwrap();
        let roles = self.roles.iter().map(|role| (*role).to_owned());
        ctx.set_identity(Arc::new(Identity {
            name: USER.to_owned(),
            full_name: USER.to_owned(),
            user_type: "System User".to_owned(),
            roles: roles.chain(["All".to_owned(), "Guest".to_owned()]).collect(),
        }));
    }

    fn build_rules(&self, ctx: &mut Context) {
        for (place, permission) in self.permissions.iter().enumerate() {
            put(
                ctx,
                &CustomDocPerm {
                    name: format!("p{place}"),
                    parent: Link::new(permission.doctype),
                    role: Link::new(permission.role),
                    permlevel: permission.permlevel,
                    if_owner: permission.if_owner,
                    select: permission.select,
                    read: permission.read,
                    write: permission.write,
                    ..CustomDocPerm::default()
                },
            );
        }
        for (place, permit) in self.permits.iter().enumerate() {
            let (doctype, name) = permit.document;
            put(
                ctx,
                &UserPermission {
                    name: format!("u{place}"),
                    user: Link::new(USER),
                    allow: Link::new(doctype),
                    for_value: name.to_owned(),
                    apply_to_all_doctypes: permit.applicable_for.is_none(),
                    applicable_for: permit.applicable_for.map(Link::new),
                    hide_descendants: permit.hide_descendants,
                    ..UserPermission::default()
                },
            );
        }
        for (place, share) in self.shares.iter().enumerate() {
            let (doctype, name) = share.document;
            put(
                ctx,
                &DocShare {
                    name: format!("s{place}"),
                    user: (!share.everyone).then(|| Link::new(USER)),
                    everyone: share.everyone,
                    share_doctype: Link::new(doctype),
                    share_name: name.to_owned(),
                    read: true,
                    write: share.write,
                    ..DocShare::default()
                },
            );
        }
        Statement::new("INSERT INTO ")
            .name("tabSingles")
            .sql(" (")
            .names(["doctype", "field", "value"])
            .sql(") VALUES ('System Settings', 'apply_strict_user_permissions', ")
            .value(if self.strict { "1" } else { "0" })
            .sql(")")
            .execute(ctx.connection())
            .unwrap();
    }
}

impl Order {
    fn build(&self, ctx: &mut Context, name: &str) {
        let values = [
            ("name", text(Some(name))),
            ("owner", owner(self.own)),
            ("archived", Value::Int(i64::from(self.archived))),
            ("branch", text(self.branch)),
            ("partner", text(self.partner)),
            ("related", text(self.related)),
            ("origin", text(self.origin)),
        ];
        put(ctx, record("Order", &values).as_ref());
        for (place, item) in self.items.iter().enumerate() {
            let values = [
                ("name", Value::Text(format!("{name}-{place}"))),
                ("parent", text(Some(name))),
                ("parenttype", text(Some("Order"))),
                ("parentfield", text(Some(if item.returned { "returns" } else { "items" }))),
                ("branch", text(item.branch)),
                ("partner", text(item.partner)),
            ];
            put(ctx, record("Order Item", &values).as_ref());
        }
    }
}
