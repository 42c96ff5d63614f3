//! The controller hook `has_permission`, which can deny a right but not grant one.

use super::trade::{APPLICATION, LEDGER, put, record, text};
use crate::auth::Identity;
use crate::core::models::docshare::DocShare;
use crate::permission;
use crate::schema::Rights;
use crate::table::{Link, Value};
use std::sync::Arc;

#[test]
fn has_permission_hook_denies_despite_roles_and_shares_and_never_grants() {
    let mut ctx = crate::testing::context(&APPLICATION).unwrap();
    let ledger = |name: &str, closed: i64| {
        record("Ledger", &[("name", text(Some(name))), ("closed", Value::Int(closed)), ("owner", text(Some("x")))])
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
    put(&mut ctx, &share);
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
    assert_eq!(rights(&[]), [false, false, true, false], "the share opens the closed one for reading");
}
