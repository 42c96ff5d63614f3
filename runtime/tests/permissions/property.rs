//! Random roles, permissions, user permissions, shares and documents: a list contains the documents that
//! can be read one by one, a count is the length of its list, and rows are listed if their parent can be read.

use super::scenario::{BRANCHES, ORDERS, PARTNERS, Scenario, scenario};
use super::trade::APPLICATION;
use doctyped_auth::permission;
use doctyped_auth::permission::{Listing, list_access};
use doctyped_core::context::Context;
use doctyped_core::error::ErrorKind;
#[cfg(any(feature = "postgres", feature = "mysql"))]
use doctyped_core::identity::Identity;
use doctyped_query::Select;
use doctyped_schema::Rights;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::collections::BTreeSet;

/// The number of random scenarios.
const CASES: u32 = 200;

/// The names in a list; none if it is refused.
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

/// The documents among `names` on which the user has one of the rights.
fn permitted(ctx: &mut Context, doctype: &str, names: &[String], rights: &[Rights]) -> BTreeSet<String> {
    let entry = ctx.entry(doctype).unwrap();
    let mut permitted = BTreeSet::new();
    for name in names {
        let mut document = (entry.new)();
        assert!(ctx.load_into(document.as_mut(), name).unwrap(), "{doctype} {name}");
        for right in rights {
            if permission::has(ctx, (entry.meta)(), *right, Some(document.as_ref())).unwrap() {
                permitted.insert(name.clone());
            }
        }
    }
    permitted
}

/// Stores a scenario and compares the list of each DocType with single reads.
fn check(ctx: &mut Context, scenario: &Scenario) -> Result<(), TestCaseError> {
    scenario.build(ctx);
    for (doctype, names) in [
        ("Order", ORDERS.to_vec()),
        ("Branch", BRANCHES.iter().map(|(name, ..)| *name).collect()),
        ("Partner", PARTNERS.to_vec()),
    ] {
        let names: Vec<String> = names.into_iter().map(str::to_owned).collect();
        let meta = (ctx.entry(doctype).unwrap().meta)();
        // A user with select permission only lists names and cannot read.
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
    check_rows(ctx, scenario)
}

/// Compares the list of rows with single reads, and with their parents.
fn check_rows(ctx: &mut Context, scenario: &Scenario) -> Result<(), TestCaseError> {
    let rows: Vec<String> = ORDERS
        .iter()
        .zip(&scenario.orders)
        .flat_map(|(name, order)| (0..order.items.len()).map(move |index| format!("{name}-{index}")))
        .collect();
    let meta = (ctx.entry("Order").unwrap().meta)();
    let readable = permitted(ctx, "Order Item", &rows, &[Rights::READ]);
    let list = listed(ctx, "Order Item", Some("Order"));
    prop_assert_eq!(&list.unwrap_or_default(), &readable, "rows");
    // A row can be read if its parent and its table field can.
    let levels = permission::readable_levels(ctx, meta);
    for (name, order) in ORDERS.iter().zip(&scenario.orders) {
        let parent = permitted(ctx, "Order", &[(*name).to_owned()], &[Rights::READ]);
        for (index, item) in order.items.iter().enumerate() {
            let expected = !parent.is_empty() && (!item.returned || levels.has(1));
            prop_assert_eq!(readable.contains(&format!("{name}-{index}")), expected);
        }
    }
    Ok(())
}

/// Runs `test` with a context on each database that is compiled in and installed.
#[allow(clippy::vec_init_then_push, reason = "which databases there are depends on the features")]
fn with_each_database(test: impl FnOnce(&mut [(&str, Context)])) {
    #[cfg(any(feature = "postgres", feature = "mysql"))]
    let servers = doctyped_orm::test_servers::start_all(cfg!(feature = "postgres"), cfg!(feature = "mysql"));
    let mut contexts: Vec<(&str, Context)> = Vec::new();
    #[cfg(feature = "sqlite")]
    contexts.push(("SQLite", doctyped_api::testing::context(&APPLICATION).unwrap()));
    #[cfg(any(feature = "postgres", feature = "mysql"))]
    for (name, server) in &servers {
        let url = server.database("trade").unwrap().parse().unwrap();
        let site = doctyped_api::testing::site_on(&APPLICATION, url).unwrap();
        contexts.push((name, Context::new(site, Identity::administrator()).unwrap()));
    }
    test(&mut contexts);
}

#[test]
fn list_equals_individually_readable_documents() {
    with_each_database(|contexts| {
        let contexts = std::cell::RefCell::new(contexts);
        let mut runner = TestRunner::new(Config { cases: CASES, failure_persistence: None, ..Config::default() });
        let result = runner.run(&scenario(), |scenario| {
            for (name, ctx) in contexts.borrow_mut().iter_mut() {
                check(ctx, &scenario).map_err(|error| TestCaseError::fail(format!("{name}: {error}")))?;
            }
            Ok(())
        });
        if let Err(error) = result {
            panic!("{error}");
        }
    });
}
