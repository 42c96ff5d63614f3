//! Stores a scenario in the database.

use super::scenario::{BRANCHES, ORDERS, OrderRow, PARTNERS, Scenario, USER};
use super::trade::{insert_row, record, text_value};
use doctyped_core::context::Context;
use doctyped_core::identity::Identity;
use doctyped_core::invalidation::Change;
use doctyped_models::custom_docperm::CustomDocPerm;
use doctyped_models::docshare::DocShare;
use doctyped_models::user_permission::UserPermission;
use doctyped_orm::db::statement::Statement;
use doctyped_orm::table::{Link, Value};
use std::sync::Arc;

fn owner(own: bool) -> Value {
    // Names of users are compared without case.
    Value::Text(if own { "Una@Trade.test" } else { "Administrator" }.to_owned())
}

impl Scenario {
    /// Stores the scenario in a transaction that is never committed, and continues as the user.
    pub fn build(&self, ctx: &mut Context) {
        ctx.set_identity(Identity::administrator());
        ctx.rollback().unwrap();
        ctx.transaction().begin_writing().unwrap();
        // The caches of other requests do not contain uncommitted writes.
        ctx.changed(Change::Everything);
        let mut own = self.own.iter();
        for (name, lft, rgt) in BRANCHES {
            let values = [
                ("name", text_value(Some(name))),
                ("owner", owner(*own.next().unwrap())),
                ("lft", Value::Int(lft)),
                ("rgt", Value::Int(rgt)),
                ("manager", text_value(Some("2"))),
            ];
            insert_row(ctx, record("Branch", &values).as_ref());
        }
        for name in PARTNERS {
            let values = [
                ("name", Value::Int(name.parse().unwrap())),
                ("owner", owner(*own.next().unwrap())),
                ("branch", text_value(Some("east"))),
            ];
            insert_row(ctx, record("Partner", &values).as_ref());
        }
        for (name, order) in ORDERS.iter().zip(&self.orders) {
            order.build(ctx, name);
        }
        self.build_rules(ctx);
        ctx.site().clone().reload(ctx.connection()).unwrap();
        let roles = self.roles.iter().map(|role| (*role).to_owned());
        ctx.set_identity(Arc::new(Identity {
            name: USER.to_owned(),
            full_name: USER.to_owned(),
            user_type: "System User".to_owned(),
            roles: roles.chain(["All".to_owned(), "Guest".to_owned()]).collect(),
        }));
    }

    fn build_rules(&self, ctx: &mut Context) {
        for (index, permission) in self.permissions.iter().enumerate() {
            insert_row(
                ctx,
                &CustomDocPerm {
                    name: format!("p{index}"),
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
        for (index, user_permission) in self.user_permissions.iter().enumerate() {
            let (doctype, name) = user_permission.document;
            insert_row(
                ctx,
                &UserPermission {
                    name: format!("u{index}"),
                    user: Link::new(USER),
                    allow: Link::new(doctype),
                    for_value: name.to_owned(),
                    apply_to_all_doctypes: user_permission.applicable_for.is_none(),
                    applicable_for: user_permission.applicable_for.map(Link::new),
                    hide_descendants: user_permission.hide_descendants,
                    ..UserPermission::default()
                },
            );
        }
        for (index, share) in self.shares.iter().enumerate() {
            let (doctype, name) = share.document;
            insert_row(
                ctx,
                &DocShare {
                    name: format!("s{index}"),
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

impl OrderRow {
    fn build(&self, ctx: &mut Context, name: &str) {
        let values = [
            ("name", text_value(Some(name))),
            ("owner", owner(self.own)),
            ("archived", Value::Int(i64::from(self.archived))),
            ("branch", text_value(self.branch)),
            ("partner", text_value(self.partner)),
            ("related", text_value(self.related)),
            ("origin", text_value(self.origin)),
        ];
        insert_row(ctx, record("Order", &values).as_ref());
        for (index, item) in self.items.iter().enumerate() {
            let values = [
                ("name", Value::Text(format!("{name}-{index}"))),
                ("parent", text_value(Some(name))),
                ("parenttype", text_value(Some("Order"))),
                ("parentfield", text_value(Some(if item.returned { "returns" } else { "items" }))),
                ("branch", text_value(item.branch)),
                ("partner", text_value(item.partner)),
            ];
            insert_row(ctx, record("Order Item", &values).as_ref());
        }
    }
}
