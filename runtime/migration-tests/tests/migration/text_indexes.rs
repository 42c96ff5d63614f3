//! Indexes of trigrams.

use super::support::{defined, doctype, each_system, field, index_names, migrated, run};
use doctyped::ErrorKind;
use doctyped::db::{Dialect, Transaction};
use doctyped::migration::{Options, migrate};
use doctyped::schema::{Definition, DocField, FieldType, Meta};
use doctyped_orm::db::statement::{Statement, column};

fn migrate_with(transaction: &mut Transaction, doctypes: &[&'static Meta], names: &[&str]) -> usize {
    let text_index = names.iter().map(|name| (*name).to_owned()).collect();
    migrate(transaction, doctypes, &Options { text_index, ..Options::default() }).unwrap().len()
}

/// The columns with trigrams, in alphabetical order.
fn columns(transaction: &mut Transaction, table: &str) -> Vec<String> {
    let mut columns: Vec<String> = match transaction.dialect() {
        Dialect::Sqlite => {
            let index = format!("__{table} trigrams");
            let query = Statement::once("SELECT name FROM pragma_table_info(").value(index.as_str()).sql(")");
            query.load(transaction.connection(), |row| column::text_or_empty(row, 0)).unwrap()
        }
        _ => index_names(transaction, table)
            .iter()
            .filter_map(|name| name.strip_prefix(&format!("{table}_"))?.strip_suffix("_trigrams").map(str::to_owned))
            .collect(),
    };
    columns.sort();
    columns
}

/// The columns that a database has; MariaDB has none.
fn expected(transaction: &Transaction, columns: &[&str]) -> Vec<String> {
    let columns = if transaction.dialect() == Dialect::Mysql { &[] } else { columns };
    columns.iter().map(|column| (*column).to_owned()).collect()
}

/// The rows that a search finds on SQLite.
fn matches(transaction: &mut Transaction, table: &str, text: &str) -> Option<i64> {
    if transaction.dialect() != Dialect::Sqlite {
        return None;
    }
    let index = format!("__{table} trigrams");
    let query = Statement::once("SELECT COUNT(*) FROM ").name(&index).sql(" WHERE ").name(&index).sql(" MATCH ");
    query.value(text).first(transaction.connection(), |row| column::int(row, 0)).unwrap().flatten()
}

fn boat() -> &'static Meta {
    defined(Definition {
        name: "Boat",
        title_field: "title",
        search_fields: &["harbour", "seats"],
        fields: vec![
            field("title", FieldType::Data),
            field("harbour", FieldType::Link),
            field("seats", FieldType::Int),
            field("story", FieldType::LongText),
        ]
        .leak(),
        ..Definition::NEW
    })
}

#[test]
fn index_is_made_for_the_rows_that_are_there_and_stays_until_it_is_dropped() {
    each_system(|system| {
        let mut transaction = system.transaction();
        let doctypes = [boat()];
        migrated(&mut transaction, &doctypes);
        run(&mut transaction, r#"INSERT INTO "tabBoat" ("name", "title") VALUES ('a', 'Argo')"#);
        migrate_with(&mut transaction, &doctypes, &["Boat"]);
        assert_eq!(columns(&mut transaction, "tabBoat"), expected(&transaction, &["harbour", "name", "title"]));
        assert!(matches(&mut transaction, "tabBoat", "arg").is_none_or(|rows| rows == 1));
        run(&mut transaction, r#"UPDATE "tabBoat" SET "title" = 'Bargain'"#);
        assert!(matches(&mut transaction, "tabBoat", "ain").is_none_or(|rows| rows == 1));
        for same in [&["boat"], [].as_slice()] {
            assert_eq!(migrate_with(&mut transaction, &doctypes, same), 0);
        }
        migrate_with(&mut transaction, &doctypes, &["Boat.story"]);
        assert_eq!(columns(&mut transaction, "tabBoat"), expected(&transaction, &["story"]));
        migrate_with(&mut transaction, &doctypes, &["none"]);
        assert_eq!(columns(&mut transaction, "tabBoat"), [""; 0]);
        run(&mut transaction, r#"UPDATE "tabBoat" SET "title" = 'Corvus'"#);
        assert_eq!(migrate_with(&mut transaction, &doctypes, &[]), 0);
    });
}

#[test]
fn index_follows_renames_and_conversions() {
    let renamed = |fieldname, renamed_from, fieldtype| DocField { renamed_from, ..field(fieldname, fieldtype) };
    let text = FieldType::Data;
    let first = doctype("Boat", vec![field("title", text), field("code", FieldType::Int), field("note", text)]);
    let second = defined(Definition {
        name: "Ship",
        renamed_from: "Boat",
        fields: vec![renamed("caption", "title", text), field("code", text), field("note", text)].leak(),
        ..Definition::NEW
    });
    // A text that becomes a number has no index, and a field that goes takes none along.
    let third = doctype("Ship", vec![field("caption", text), field("code", FieldType::Int)]);
    each_system(|system| {
        let mut transaction = system.transaction();
        migrate_with(&mut transaction, &[first], &["Boat.title", "Boat.note"]);
        run(&mut transaction, r#"INSERT INTO "tabBoat" ("name", "title", "code") VALUES ('a', 'Argo', 7321)"#);
        migrate_with(&mut transaction, &[second], &[]);
        assert_eq!(columns(&mut transaction, "tabShip"), expected(&transaction, &["caption", "note"]));
        assert!(matches(&mut transaction, "tabShip", "arg").is_none_or(|rows| rows == 1));
        assert_eq!(migrate_with(&mut transaction, &[second], &[]), 0);
        migrate_with(&mut transaction, &[second], &["Ship.code", "Ship.note"]);
        assert!(matches(&mut transaction, "tabShip", "732").is_none_or(|rows| rows == 1));
        migrate_with(&mut transaction, &[third], &[]);
        assert_eq!(columns(&mut transaction, "tabShip"), [""; 0]);
        assert_eq!(migrate_with(&mut transaction, &[third], &[]), 0);
    });
}

#[test]
fn names_without_texts_are_refused() {
    each_system(|system| {
        let mut transaction = system.transaction();
        let single = defined(Definition { name: "Harbour Settings", is_single: true, ..Definition::NEW });
        for (name, problem) in [
            ("Bote", "there is no such DocType"),
            ("Boat.seats", "there is no such field with text"),
            ("Boat.sails", "there is no such field with text"),
            ("Harbour Settings", "the DocType has no table"),
        ] {
            let options = Options { text_index: vec![name.to_owned()], ..Options::default() };
            let error = migrate(&mut transaction, &[boat(), single], &options).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Validation);
            assert!(error.message().starts_with(&format!("--text-index {name}: {problem}")), "{}", error.message());
        }
    });
}
