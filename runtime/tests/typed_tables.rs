//! Diesel's query DSL on the typed tables and records that codegen writes.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use diesel::prelude::*;
use doctyped::db::Pool;
use doctyped::migration::{Options, migrate};
use doctyped::models::has_role::{self, HasRole};
use doctyped::models::role::{self, Role};
use doctyped::models::user::{self, User, UserType};
use doctyped::table::{DocStatus, Document, InsertBatch, Link};

#[cfg(any(feature = "postgres", feature = "mysql"))]
use doctyped_orm::test_servers as servers;

/// Runs each case on every database.
macro_rules! cases {
    ($($case:ident),*) => {
        #[cfg(feature = "sqlite")]
        mod sqlite {
            $(#[test]
            fn $case() {
                super::$case(":memory:");
            })*
        }

        #[cfg(any(feature = "postgres", feature = "mysql"))]
        #[test]
        fn all_cases_on_servers() {
            for (name, server) in servers::start_all(cfg!(feature = "postgres"), cfg!(feature = "mysql")) {
                $(eprintln!("{name}: {}", stringify!($case));
                $case(&server.database(stringify!($case)).unwrap());)*
            }
        }
    };
}

cases!(
    inserted_record_is_read_back_unchanged,
    filters_and_selections_are_typed,
    record_is_selected_as_itself,
    text_comparison_is_case_insensitive,
    accents_and_trailing_spaces_compare_as_documented,
    any_two_doctypes_can_be_joined,
    rows_are_grouped_and_counted,
    boxed_query_is_built_at_run_time,
    update_takes_columns_or_a_record,
    delete_takes_a_filter
);

/// A database with the tables of the built-in DocTypes.
fn database(url: &str) -> doctyped::db::Transaction {
    let pool = Pool::open(&url.parse().unwrap(), 1).unwrap();
    let mut transaction = pool.transaction().unwrap();
    migrate(&mut transaction, &[User::doctype(), Role::doctype(), HasRole::doctype()], &Options::default()).unwrap();
    transaction
}

fn role(name: &str, desk_access: bool) -> Role {
    Role { name: name.to_owned(), role_name: name.to_owned(), desk_access, ..Role::default() }
}

fn user(name: &str, user_type: UserType) -> User {
    User {
        name: name.to_owned(),
        email: name.to_owned(),
        first_name: name.to_owned(),
        user_type: Some(user_type),
        ..User::default()
    }
}

fn has_role(name: &str, parent: &str, role: &str) -> HasRole {
    HasRole {
        name: name.to_owned(),
        parent: parent.to_owned(),
        parenttype: "User".to_owned(),
        parentfield: "roles".to_owned(),
        role: Link::new(role),
        ..HasRole::default()
    }
}

fn seeded(url: &str) -> doctyped::db::Transaction {
    let mut transaction = database(url);
    let connection = transaction.connection();
    let roles = [role("Librarian", true), role("Member", false), role("Visitor", false)];
    diesel::insert_into(role::table).values(InsertBatch(&roles)).execute(connection).unwrap();
    let users = [user("ann@x.y", UserType::SystemUser), user("bob@x.y", UserType::WebsiteUser)];
    diesel::insert_into(user::table).values(InsertBatch(&users)).execute(connection).unwrap();
    let rows =
        [has_role("1", "ann@x.y", "Librarian"), has_role("2", "ann@x.y", "Member"), has_role("3", "bob@x.y", "Member")];
    diesel::insert_into(has_role::table).values(InsertBatch(&rows)).execute(connection).unwrap();
    transaction
}

fn inserted_record_is_read_back_unchanged(url: &str) {
    let mut transaction = database(url);
    let mut written = user("ann@x.y", UserType::Other("Robot".into()));
    written.docstatus = DocStatus::Submitted;
    written.creation = "2024-02-29T13:14:15.678901".parse().unwrap();
    written.birth_date = Some("1990-12-31".parse().unwrap());
    written.idx = 7;
    diesel::insert_into(user::table).values(&written).execute(transaction.connection()).unwrap();
    let read: User = user::table.filter(user::name.eq("ann@x.y")).first(transaction.connection()).unwrap();
    assert_eq!(read, written);
}

fn filters_and_selections_are_typed(url: &str) {
    let mut transaction = seeded(url);
    let desk: Vec<String> =
        role::table.filter(role::desk_access.eq(true)).select(role::name).load(transaction.connection()).unwrap();
    assert_eq!(desk, ["Librarian"]);
    let system: Vec<(String, Option<UserType>)> = user::table
        .filter(user::user_type.eq(UserType::SystemUser))
        .select((user::name, user::user_type))
        .load(transaction.connection())
        .unwrap();
    assert_eq!(system, [("ann@x.y".to_owned(), Some(UserType::SystemUser))]);
    let of_member: Vec<Link<Role>> = has_role::table
        .filter(has_role::role.eq(Link::<Role>::new("Member")))
        .select(has_role::role)
        .load(transaction.connection())
        .unwrap();
    assert_eq!(of_member.len(), 2);
}

fn text_comparison_is_case_insensitive(url: &str) {
    let mut transaction = seeded(url);
    let connection = transaction.connection();
    let equal: Vec<String> =
        role::table.filter(role::name.eq("LIBRARIAN")).select(role::name).load(connection).unwrap();
    assert_eq!(equal, ["Librarian"]);
    let any: Vec<String> =
        role::table.filter(role::name.eq_any(["MEMBER", "absent"])).select(role::name).load(connection).unwrap();
    assert_eq!(any, ["Member"]);
    let different: i64 = role::table.filter(role::name.ne("LIBRARIAN")).count().get_result(connection).unwrap();
    assert_eq!(different, 2);
    let greater: i64 = role::table.filter(role::name.gt("MEMBER")).count().get_result(connection).unwrap();
    assert_eq!(greater, 1, "only Visitor sorts after Member");
    let duplicate = diesel::insert_into(role::table).values(&role("LIBRARIAN", false)).execute(connection);
    assert!(duplicate.is_err(), "a name is unique whatever its case");
}

/// The databases differ here; `doctyped::table` documents how.
fn accents_and_trailing_spaces_compare_as_documented(url: &str) {
    let mut transaction = database(url);
    let is_mariadb = url.starts_with("mariadb:");
    let is_sqlite = !is_mariadb && !url.starts_with("postgres:");
    diesel::insert_into(role::table).values(&role("Café", false)).execute(transaction.connection()).unwrap();
    for (text, is_found) in [("café", true), ("CAFÉ", !is_sqlite), ("Cafe", is_mariadb), ("Café ", is_mariadb)] {
        let found: i64 = role::table.filter(role::name.eq(text)).count().get_result(transaction.connection()).unwrap();
        assert_eq!(found == 1, is_found, "{text:?}");
    }
}

fn record_is_selected_as_itself(url: &str) {
    let mut transaction = seeded(url);
    let connection = transaction.connection();
    let member: Role = role::table.select(Role::as_select()).filter(role::name.eq("Member")).first(connection).unwrap();
    assert_eq!(member, role("Member", false));
    let pairs: Vec<(User, HasRole)> = user::table
        .inner_join(has_role::table.on(has_role::parent.eq(user::name)))
        .filter(user::name.eq("bob@x.y"))
        .select((User::as_select(), HasRole::as_select()))
        .load(connection)
        .unwrap();
    assert_eq!(pairs, [(user("bob@x.y", UserType::WebsiteUser), has_role("3", "bob@x.y", "Member"))]);
}

fn any_two_doctypes_can_be_joined(url: &str) {
    let mut transaction = seeded(url);
    let pairs: Vec<(String, String)> = user::table
        .inner_join(has_role::table.on(has_role::parent.eq(user::name)))
        .filter(has_role::role.eq(Link::<Role>::new("Member")))
        .order(user::name.asc())
        .select((user::name, has_role::name))
        .load(transaction.connection())
        .unwrap();
    assert_eq!(pairs, [("ann@x.y".into(), "2".into()), ("bob@x.y".into(), "3".into())]);
    let records: Vec<(User, HasRole)> = user::table
        .inner_join(has_role::table.on(has_role::parent.eq(user::name)))
        .order(has_role::name.asc())
        .load(transaction.connection())
        .unwrap();
    assert_eq!(records.len(), 3);
    let unused: Vec<(String, Option<String>)> = role::table
        .left_join(has_role::table.on(has_role::role.eq(role::name)))
        .filter(has_role::name.is_null())
        .select((role::name, has_role::name.nullable()))
        .load(transaction.connection())
        .unwrap();
    assert_eq!(unused, [("Visitor".into(), None)]);
}

fn rows_are_grouped_and_counted(url: &str) {
    let mut transaction = seeded(url);
    let counts: Vec<(String, i64)> = has_role::table
        .group_by(has_role::parent)
        .order(has_role::parent.asc())
        .select((has_role::parent, diesel::dsl::count(has_role::name)))
        .load(transaction.connection())
        .unwrap();
    assert_eq!(counts, [("ann@x.y".into(), 2), ("bob@x.y".into(), 1)]);
}

fn boxed_query_is_built_at_run_time(url: &str) {
    let mut transaction = seeded(url);
    let mut query = role::table.into_boxed();
    query = query.filter(role::desk_access.eq(false));
    query = query.filter(role::name.like("v%"));
    let names: Vec<String> = query.select(role::name).load(transaction.connection()).unwrap();
    assert_eq!(names, ["Visitor"]);
}

fn update_takes_columns_or_a_record(url: &str) {
    let mut transaction = seeded(url);
    let connection = transaction.connection();
    diesel::update(role::table.filter(role::name.eq("Member")))
        .set((role::disabled.eq(true), role::desk_access.eq(true)))
        .execute(connection)
        .unwrap();
    let mut member: Role = role::table.filter(role::name.eq("Member")).first(connection).unwrap();
    assert!(member.disabled && member.desk_access);

    member.disabled = false;
    diesel::update(role::table.filter(role::name.eq("Member"))).set(&member).execute(connection).unwrap();
    let again: Role = role::table.filter(role::name.eq("Member")).first(connection).unwrap();
    assert_eq!(again, member);
    let others: i64 = role::table.filter(role::desk_access.eq(true)).count().get_result(connection).unwrap();
    assert_eq!(others, 2);
}

fn delete_takes_a_filter(url: &str) {
    let mut transaction = seeded(url);
    diesel::delete(has_role::table.filter(has_role::parent.eq("ann@x.y"))).execute(transaction.connection()).unwrap();
    let left: i64 = has_role::table.count().get_result(transaction.connection()).unwrap();
    assert_eq!(left, 1);
}

#[cfg(feature = "sqlite")]
#[test]
fn malformed_value_is_reported_with_its_column() {
    let mut transaction = seeded(":memory:");
    let connection = transaction.connection();
    diesel::connection::SimpleConnection::batch_execute(
        connection,
        "UPDATE tabUser SET birth_date = 'soon' WHERE name = 'ann@x.y'",
    )
    .unwrap();
    let error = user::table.filter(user::name.eq("ann@x.y")).first::<User>(connection).unwrap_err();
    assert!(error.to_string().contains("birth_date"), "{error}");
}
