//! Property: in random worlds, a list shows exactly the documents that can be read one by one, counts equal
//! the lengths of lists, and child rows are listed if their parents can be read.

use super::trade::APPLICATION;
use super::world::{BRANCHES, ORDERS, PARTNERS, World, world};
use crate::auth::Identity;
use crate::context::Context;
use crate::document::lifecycle;
use crate::error::ErrorKind;
use crate::permission::{self, Listing, list_access};
use crate::query::Select;
use crate::schema::Rights;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::collections::BTreeSet;

/// Random worlds that are tested.
const CASES: u32 = 200;

/// The names that a list shows; `None` if the list is refused.
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
    assert_eq!(query.count(ctx).unwrap(), i64::try_from(rows.len()).unwrap(), "the count differs from the list");
    let names: BTreeSet<String> = rows.iter().map(|row| row[0].as_ref().to_text()).collect();
    assert_eq!(names.len(), rows.len(), "a document is listed twice");
    Some(names)
}

/// The documents on which the user has one of several rights.
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
        // With the right to select alone, a list shows names of documents that cannot be read.
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
    // A child row is readable if its parent and its table field are.
    let levels = permission::readable_levels(ctx, meta);
    for (name, order) in ORDERS.iter().zip(&world.orders) {
        let parent = permitted(ctx, "Order", &[(*name).to_owned()], &[Rights::READ]);
        for (index, item) in order.items.iter().enumerate() {
            let expected = !parent.is_empty() && (!item.returned || levels.has(1));
            prop_assert_eq!(readable.contains(&format!("{name}-{index}")), expected);
        }
    }
    Ok(())
}

/// Runs a test with a context on every database that is compiled in, and installed if it needs a server.
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
fn list_shows_exactly_the_documents_that_can_be_read() {
    with_databases(|contexts| {
        let contexts = std::cell::RefCell::new(contexts);
        let mut runner = TestRunner::new(Config { cases: CASES, failure_persistence: None, ..Config::default() });
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
