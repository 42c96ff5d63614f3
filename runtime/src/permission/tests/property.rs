//! Random roles, permissions, user permissions, shares and documents: a list shows what can be read
//! one by one, counts count what lists show, and rows are listed where their parents can be read.

use super::trade::{APPLICATION, put, record, text};
use crate::auth::{Change, Identity};
use crate::context::Context;
use crate::core::models::custom_docperm::CustomDocPerm;
use crate::core::models::docshare::DocShare;
use crate::core::models::user_permission::UserPermission;
use crate::db::statement::Statement;
use crate::document::lifecycle;
use crate::error::ErrorKind;
use crate::permission::{self, Listing, list_access};
use crate::query::Select;
use crate::schema::Rights;
use crate::table::{Link, Value};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::test_runner::{Config, TestRunner};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Worlds that are tried.
const WORLDS: u32 = 200;

const USER: &str = "una@trade.test";
const ROLES: [&str; 4] = ["Seller", "Clerk", "Chooser", "Archivist"];
const DOCTYPES: [&str; 3] = ["Order", "Branch", "Partner"];
/// Branches with their places in the tree: all above east and west, east above harbour.
const BRANCHES: [(&str, i64, i64); 4] = [("all", 1, 8), ("east", 2, 5), ("harbour", 3, 4), ("west", 6, 7)];
const PARTNERS: [&str; 3] = ["1", "2", "3"];
const ORDERS: [&str; 6] = ["o1", "o2", "o3", "o4", "o5", "o6"];

#[derive(Debug, Clone)]
struct Order {
    own: bool,
    archived: bool,
    branch: Option<&'static str>,
    partner: Option<&'static str>,
    related: Option<&'static str>,
    origin: Option<&'static str>,
    items: Vec<Item>,
}

#[derive(Debug, Clone)]
struct Item {
    returned: bool,
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
#[allow(clippy::struct_excessive_bools, reason = "it is a row of switches")]
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
struct World {
    roles: Vec<&'static str>,
    permissions: Vec<Permission>,
    permits: Vec<Permit>,
    shares: Vec<Share>,
    strict: bool,
    orders: Vec<Order>,
    own: Vec<bool>,
}

fn maybe(from: &'static [&'static str]) -> impl Strategy<Value = Option<&'static str>> {
    // The empty text is as good as nothing.
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

fn world() -> impl Strategy<Value = World> {
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
    // Names of users are the same whatever their case.
    Value::Text(if own { "Una@Trade.test" } else { "Administrator" }.to_owned())
}

impl World {
    /// Stores everything, in a transaction that is never committed.
    fn build(&self, ctx: &mut Context) {
        ctx.set_identity(Identity::administrator());
        ctx.rollback().unwrap();
        ctx.transaction().begin_writing().unwrap();
        // From here on the request looks for itself.
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

/// The names that a list shows; none where it is refused.
fn listed(ctx: &mut Context, doctype: &str, parent: Option<&str>) -> Option<BTreeSet<String>> {
    let mut query = Select::new(doctype);
    query.field("name").unwrap().parent(parent);
    let rows = match query.rows(ctx) {
        Ok(rows) => rows,
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::Permission, "{error}");
            assert_eq!(query.count(ctx).unwrap_err().kind(), ErrorKind::Permission);
            return None;
        }
    };
    assert_eq!(query.count(ctx).unwrap(), i64::try_from(rows.len()).unwrap(), "a count differs from its list");
    let names: BTreeSet<String> = rows.iter().map(|row| row[0].as_ref().to_text()).collect();
    assert_eq!(names.len(), rows.len(), "a document is listed twice");
    Some(names)
}

/// Those of some documents on which the user has one of these rights.
fn permitted(ctx: &mut Context, doctype: &str, names: &[String], rights: &[Rights]) -> BTreeSet<String> {
    let handler = ctx.handler(doctype).unwrap();
    let mut permitted = BTreeSet::new();
    for name in names {
        let document = lifecycle::load(ctx, handler, name).unwrap();
        for right in rights {
            if permission::has(ctx, (handler.meta)(), *right, Some(document.as_ref())).unwrap() {
                permitted.insert(name.clone());
            }
        }
    }
    permitted
}

fn check(ctx: &mut Context, world: &World) -> Result<(), TestCaseError> {
    world.build(ctx);
    for (doctype, names) in [
        ("Order", ORDERS.to_vec()),
        ("Branch", BRANCHES.iter().map(|(name, ..)| *name).collect()),
        ("Partner", PARTNERS.to_vec()),
    ] {
        let names: Vec<String> = names.into_iter().map(str::to_owned).collect();
        let meta = (ctx.handler(doctype).unwrap().meta)();
        // Who may only select sees names in a list and cannot read.
        let rights = match list_access(ctx, meta, Listing::Documents(None)) {
            Ok(access) if access.select_only => [Rights::SELECT, Rights::READ].as_slice(),
            _ => [Rights::READ].as_slice(),
        };
        let readable = permitted(ctx, doctype, &names, rights);
        let list = listed(ctx, doctype, None);
        if list.is_none() {
            prop_assert!(readable.is_empty(), "{doctype} has no list, but {readable:?} can be read");
            prop_assert!(!permission::has(ctx, meta, Rights::READ, None).unwrap());
        }
        prop_assert_eq!(&list.unwrap_or_default(), &readable, "{}", doctype);
    }
    check_rows(ctx, world)
}

fn check_rows(ctx: &mut Context, world: &World) -> Result<(), TestCaseError> {
    let rows: Vec<String> = ORDERS
        .iter()
        .zip(&world.orders)
        .flat_map(|(name, order)| (0..order.items.len()).map(move |place| format!("{name}-{place}")))
        .collect();
    let meta = (ctx.handler("Order").unwrap().meta)();
    let readable = permitted(ctx, "Order Item", &rows, &[Rights::READ]);
    let list = listed(ctx, "Order Item", Some("Order"));
    prop_assert_eq!(&list.unwrap_or_default(), &readable, "rows");
    // A row can be read where its parent can, and its table field.
    let levels = permission::readable_levels(ctx, meta);
    for (name, order) in ORDERS.iter().zip(&world.orders) {
        let parent = permitted(ctx, "Order", &[(*name).to_owned()], &[Rights::READ]);
        for (place, item) in order.items.iter().enumerate() {
            let expected = !parent.is_empty() && (!item.returned || levels.has(1));
            prop_assert_eq!(readable.contains(&format!("{name}-{place}")), expected);
        }
    }
    Ok(())
}

/// A request on every database that is compiled in, and installed as far as it needs a server.
#[allow(clippy::vec_init_then_push, reason = "which databases there are depends on the features")]
fn with_databases(test: impl FnOnce(&mut [(&str, Context)])) {
    #[cfg(any(feature = "postgres", feature = "mysql"))]
    let servers = crate::servers::all(cfg!(feature = "postgres"), cfg!(feature = "mysql"));
    let mut contexts: Vec<(&str, Context)> = Vec::new();
    #[cfg(feature = "sqlite")]
    contexts.push(("SQLite", crate::testing::context(&APPLICATION).unwrap()));
    #[cfg(any(feature = "postgres", feature = "mysql"))]
    for (name, server) in &servers {
        let url = server.database("trade").unwrap().parse().unwrap();
        let site = crate::testing::site_on(&APPLICATION, url).unwrap();
        contexts.push((name, Context::new(site, Identity::administrator()).unwrap()));
    }
    test(&mut contexts);
}

#[test]
fn a_list_shows_what_can_be_read_one_by_one() {
    with_databases(|contexts| {
        let contexts = std::cell::RefCell::new(contexts);
        let mut runner = TestRunner::new(Config { cases: WORLDS, failure_persistence: None, ..Config::default() });
        let result = runner.run(&world(), |world| {
            for (name, ctx) in contexts.borrow_mut().iter_mut() {
                check(ctx, &world).map_err(|error| TestCaseError::fail(format!("{name}: {error}")))?;
            }
            Ok(())
        });
        if let Err(error) = result {
            panic!("{error}");
        }
    });
}
