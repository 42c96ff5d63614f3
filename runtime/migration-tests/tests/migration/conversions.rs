//! Fields that get another type.

use super::support::{assert_up_to_date, column, doctype, each_system, field, migrated, run, values};
use diesel::connection::SimpleConnection;
use doctyped::ErrorKind;
use doctyped::db::{Dialect, Transaction};
use doctyped::migration::{Options, migrate};
use doctyped::schema::{DocField, FieldType, Meta};

/// Types that are stored differently, and values of each.
const TYPES: [(FieldType, u32, [&str; 3]); 14] = [
    (FieldType::Data, 0, ["17", "abc", "2024-02-29"]),
    (FieldType::SmallText, 0, ["007", "10:00:00", "{\"a\": 1}"]),
    (FieldType::LongText, 0, ["1.5", "1", "2024-02-29 10:00:00"]),
    (FieldType::Json, 0, ["{\"a\": 1}", "[]", "17"]),
    (FieldType::Int, 0, ["17", "1", "-3"]),
    (FieldType::Int, 18, ["9007199254740993", "1", "17"]),
    (FieldType::LongInt, 0, ["9223372036854775807", "1", "17"]),
    (FieldType::Check, 0, ["1", "0", "1"]),
    (FieldType::Float, 0, ["1.5", "17", "0.123456789"]),
    (FieldType::Duration, 0, ["90.5", "17", "1"]),
    (FieldType::Rating, 0, ["0.5", "1", "0.25"]),
    (FieldType::Date, 0, ["2024-02-29", "1999-12-31", "2000-01-01"]),
    (FieldType::Datetime, 0, ["2024-02-29 00:00:00", "2024-02-29 10:00:00", "2024-02-29 10:00:00.000001"]),
    (FieldType::Time, 0, ["10:00:00", "00:00:00", "23:59:59"]),
];

fn boat(fieldtype: FieldType, length: u32) -> &'static Meta {
    doctype("Boat", vec![DocField { length, ..field("value", fieldtype) }])
}

/// The values without what databases write differently: zeros at the end of decimals.
fn plain(transaction: &mut Transaction) -> Vec<(String, Option<String>)> {
    let plain = |value: String| match value.split_once('.') {
        Some((whole, decimals)) => {
            let decimals = decimals.trim_end_matches('0');
            if decimals.is_empty() { whole.to_owned() } else { format!("{whole}.{decimals}") }
        }
        None => value,
    };
    values(transaction, "tabBoat", "value").into_iter().map(|(name, value)| (name, value.map(plain))).collect()
}

#[test]
fn every_pair_of_types_is_converted_or_refused_and_nothing_is_lost() {
    each_system(|system| {
        let mut transaction = system.transaction();
        let (mut converted, mut refused) = (0, 0);
        for (old_type, old_length, samples) in TYPES {
            for (new_type, new_length, _) in TYPES {
                let (old, new) = (boat(old_type, old_length), boat(new_type, new_length));
                run(&mut transaction, r#"DROP TABLE IF EXISTS "tabBoat""#);
                migrated(&mut transaction, &[old]);
                for (row, value) in samples.iter().enumerate() {
                    let insert = format!(r#"INSERT INTO "tabBoat" ("name", "value") VALUES ('{row}', '{value}')"#);
                    run(&mut transaction, &insert);
                }
                run(&mut transaction, r#"INSERT INTO "tabBoat" ("name") VALUES ('empty')"#);
                let before = plain(&mut transaction);
                let pair = format!("{old_type:?}({old_length}) to {new_type:?}({new_length})");
                match migrate(&mut transaction, &[new], &Options::default()) {
                    Ok(_) => {
                        converted += 1;
                        assert_up_to_date(&mut transaction, &[new]);
                        let back = Options { convert: vec!["Boat.value".to_owned()], ..Options::default() };
                        migrate(&mut transaction, &[old], &back).unwrap();
                        let mut after = plain(&mut transaction);
                        // A number is never empty: an empty value becomes 0.
                        let emptied = after.iter_mut().zip(&before).filter(|((name, _), _)| name == "empty");
                        emptied.for_each(|((_, value), (_, before))| before.clone_into(value));
                        assert_eq!(after, before, "{pair}");
                    }
                    Err(error) => {
                        refused += 1;
                        assert_eq!(error.kind(), ErrorKind::Validation, "{pair}: {}", error.message());
                        assert!(error.message().contains("--convert \"Boat.value\""), "{pair}: {}", error.message());
                        assert_eq!(plain(&mut transaction), before, "{pair}");
                        assert_up_to_date(&mut transaction, &[old]);
                        // With leave to lose, it is converted and says what was lost.
                        let options = Options { convert: vec!["value".to_owned()], ..Options::default() };
                        let done = migrate(&mut transaction, &[new], &options).unwrap();
                        let losses: Vec<&String> = done.iter().flat_map(|step| &step.losses).collect();
                        assert!(!losses.is_empty() && losses.iter().all(|loss| loss.contains("becomes")), "{losses:?}");
                        assert_up_to_date(&mut transaction, &[new]);
                    }
                }
            }
        }
        assert!(converted > 60 && refused > 60, "{converted} converted, {refused} refused");
    });
}

#[test]
fn lossless_types_are_converted() {
    use FieldType as F;
    let pairs = [
        (F::Int, F::Float, "17"),
        (F::Int, F::Data, "17"),
        (F::Data, F::Text, "text"),
        (F::Data, F::Int, "17"),
        (F::Check, F::Int, "1"),
        (F::Date, F::Datetime, "2024-02-29"),
        (F::Datetime, F::Data, "2024-02-29 10:00:00"),
        (F::Int, F::Duration, "17"),
        (F::Rating, F::Float, "0.5"),
        (F::Int, F::LongInt, "17"),
        (F::Json, F::LongText, "[]"),
    ];
    each_system(|system| {
        let mut transaction = system.transaction();
        for (old, new, value) in pairs {
            run(&mut transaction, r#"DROP TABLE IF EXISTS "tabBoat""#);
            migrated(&mut transaction, &[boat(old, 0)]);
            run(&mut transaction, &format!(r#"INSERT INTO "tabBoat" ("name", "value") VALUES ('a', '{value}')"#));
            migrated(&mut transaction, &[boat(new, 0)]);
            let after = column(&mut transaction, "tabBoat", "value").remove(0);
            assert!(after.starts_with(value), "{old:?} to {new:?}: {after}");
        }
    });
}

#[test]
fn refusal_names_rows_and_values_and_the_report_what_became_of_them() {
    let (text, number) = (boat(FieldType::Data, 0), boat(FieldType::Int, 0));
    each_system(|system| {
        let mut transaction = system.transaction();
        migrated(&mut transaction, &[text]);
        let insert =
            r#"INSERT INTO "tabBoat" ("name", "value") VALUES ('a', '1'), ('b', 'two'), ('c', '1,234'), ('d', '')"#;
        run(&mut transaction, insert);
        let error = migrate(&mut transaction, &[number], &Options::default()).unwrap_err();
        let message = error.message();
        assert!(message.contains("Boat.value") && message.contains("2 values"), "{message}");
        assert!(message.contains("b: \"two\" becomes 0"), "{message}");
        assert!(message.contains("c: \"1,234\" becomes 1234"), "{message}");
        let other = Options { convert: vec!["Ship.value".to_owned()], ..Options::default() };
        migrate(&mut transaction, &[number], &other).unwrap_err();
        assert_eq!(column(&mut transaction, "tabBoat", "value"), ["1", "two", "1,234", ""]);

        let options = Options { convert: vec!["Boat.value".to_owned()], ..Options::default() };
        let done = migrate(&mut transaction, &[number], &options).unwrap();
        let losses: Vec<&String> = done.iter().flat_map(|step| &step.losses).collect();
        assert_eq!(losses, ["b: \"two\" becomes 0", "c: \"1,234\" becomes 1234"]);
        assert_eq!(column(&mut transaction, "tabBoat", "value"), ["1", "0", "1234", "0"]);
    });
}

#[test]
fn indexes_of_a_converted_column_are_made_again() {
    let boat = |fieldtype| {
        let unique = DocField { unique: true, ..field("code", fieldtype) };
        doctype("Boat", vec![unique, DocField { search_index: true, ..field("number", fieldtype) }])
    };
    let (first, second) = (boat(FieldType::Data), boat(FieldType::Int));
    each_system(|system| {
        let mut transaction = system.transaction();
        migrated(&mut transaction, &[first]);
        let values = (0..6000).map(|row| format!("('{row}', '{row}', '{row}')")).collect::<Vec<_>>().join(", ");
        run(&mut transaction, &format!(r#"INSERT INTO "tabBoat" ("name", "code", "number") VALUES {values}"#));
        migrated(&mut transaction, &[second]);
        assert_up_to_date(&mut transaction, &[second]);
        let total: i64 =
            column(&mut transaction, "tabBoat", "number").iter().map(|value| value.parse::<i64>().unwrap()).sum();
        assert_eq!(total, 5999 * 3000);
        let insert = r#"INSERT INTO "tabBoat" ("name", "code") VALUES ('new', 5)"#;
        transaction.connection().batch_execute(insert).unwrap_err();
    });
}

#[test]
fn values_that_become_equal_are_not_unique() {
    let boat = |fieldtype| doctype("Boat", vec![DocField { unique: true, ..field("code", fieldtype) }]);
    let (first, second) = (boat(FieldType::Data), boat(FieldType::Int));
    each_system(|system| {
        let mut transaction = system.transaction();
        migrated(&mut transaction, &[first]);
        run(&mut transaction, r#"INSERT INTO "tabBoat" ("name", "code") VALUES ('a', '1'), ('b', '1.0')"#);
        let error = migrate(&mut transaction, &[second], &Options::default()).unwrap_err();
        assert!(error.message().contains("\"1\" in a, b"), "{}", error.message());
        if transaction.dialect() != Dialect::Mysql {
            assert_eq!(column(&mut transaction, "tabBoat", "code"), ["1", "1.0"]);
        }
        run(&mut transaction, r#"UPDATE "tabBoat" SET "code" = '2' WHERE "name" = 'b'"#);
        migrated(&mut transaction, &[second]);
        assert_eq!(column(&mut transaction, "tabBoat", "code"), ["1", "2"]);
    });
}
