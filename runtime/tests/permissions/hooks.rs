//! The hook `has_permission` of a controller denies and never grants.

use super::trade::{APPLICATION, LEDGER, insert_row, record, text_value};
use doctyped_auth::permission;
use doctyped_core::identity::Identity;
use doctyped_models::docshare::DocShare;
use doctyped_orm::table::{Link, Value};
use doctyped_schema::Rights;
use std::sync::Arc;

#[test]
fn has_permission_hook_denies_and_never_grants() {
    let mut ctx = doctyped_api::testing::context(&APPLICATION).unwrap();
    let ledger = |name: &str, closed: i64| {
        record(
            "Ledger",
            &[("name", text_value(Some(name))), ("closed", Value::Int(closed)), ("owner", text_value(Some("x")))],
        )
    };
    let (open, closed) = (ledger("open", 0), ledger("closed", 1));
    let share = DocShare {
        name: "s".to_owned(),
        user: Some(Link::new("una@trade.test")),
        share_doctype: Link::new("Ledger"),
        share_name: "closed".to_owned(),
        read: true,
        write: true,
        ..DocShare::default()
    };
    insert_row(&mut ctx, &share);
    let mut rights = |roles: &[&str]| {
        ctx.set_identity(Arc::new(Identity {
            name: "una@trade.test".to_owned(),
            full_name: "Una".to_owned(),
            user_type: "System User".to_owned(),
            roles: roles.iter().map(|role| (*role).to_owned()).collect(),
        }));
        [(&open, Rights::READ), (&open, Rights::WRITE), (&closed, Rights::READ), (&closed, Rights::WRITE)]
            .map(|(record, right)| permission::has(&mut ctx, &LEDGER, right, Some(record.as_ref())).unwrap())
    };
    assert_eq!(rights(&["Clerk"]), [true, true, true, false]);
    assert_eq!(rights(&[]), [false, false, true, false], "the share grants read on the closed ledger");
}
