//! Mutations of definitions: keys that are gone, values of other types, odd texts and names, sizes, damaged bytes.

use super::rng::Rng;
use super::words::{FIELD_KEYS, FIELDTYPES, KEYS, SWITCHES, TEXTS};
use serde_json::{Map, Value, json};

/// The bytes of a mutated definition.
pub fn definition(base: &Value, name: &str, rng: &mut Rng) -> Vec<u8> {
    let mut definition = base.clone();
    if let Some(members) = definition.as_object_mut() {
        members.insert("name".to_owned(), json!(name));
        for _ in 0..=rng.below(4) {
            mutate(members, name, rng);
        }
    }
    let mut text = definition.to_string().into_bytes();
    if rng.one_in(8) {
        damage(&mut text, rng);
    }
    text
}

fn mutate(members: &mut Map<String, Value>, name: &str, rng: &mut Rng) {
    match rng.below(12) {
        0 => drop_key(members, rng),
        1 => {
            let key = (*rng.pick(KEYS)).to_owned();
            let value = odd_value(rng);
            members.insert(key, value);
        }
        2 => {
            // Other names are unique by the number in them.
            let odd = if rng.one_in(4) { text(rng) } else { format!("{name}{}", rng.pick(TEXTS)) };
            members.insert("name".to_owned(), json!(odd));
        }
        3 => {
            let switch = (*rng.pick(SWITCHES)).to_owned();
            members.insert(switch, if rng.one_in(4) { odd_value(rng) } else { json!(1) });
        }
        4 => {
            let autoname = text(rng);
            members.insert("autoname".to_owned(), json!(autoname));
        }
        5 => {
            let role = text(rng);
            let mut row = json!({ "role": role, "read": 1 });
            if let Some(row) = row.as_object_mut() {
                row.insert(
                    (*rng.pick(&["permlevel", "if_owner", "write", "role", "wrong"])).to_owned(),
                    odd_value(rng),
                );
            }
            list(members, "permissions", rng, |rows, _| rows.push(row));
        }
        6 => list(members, "fields", rng, more_fields),
        7 => list(members, "fields", rng, |fields, rng| {
            let copy = fields.get(rng.below(fields.len())).cloned();
            fields.extend(copy);
        }),
        8 => list(members, "fields", rng, |fields, rng| {
            let place = rng.below(fields.len());
            if let Some(field) = fields.get_mut(place) {
                *field = odd_value(rng);
            }
        }),
        _ => list(members, "fields", rng, |fields, rng| {
            let place = rng.below(fields.len());
            if let Some(field) = fields.get_mut(place).and_then(Value::as_object_mut) {
                change_field(field, rng);
            }
        }),
    }
}

fn list(members: &mut Map<String, Value>, key: &str, rng: &mut Rng, change: impl FnOnce(&mut Vec<Value>, &mut Rng)) {
    if let Some(rows) = members.entry(key).or_insert_with(|| json!([])).as_array_mut() {
        change(rows, rng);
    }
}

fn drop_key(members: &mut Map<String, Value>, rng: &mut Rng) {
    let keys: Vec<String> = members.keys().cloned().collect();
    if !keys.is_empty() {
        members.shift_remove(rng.pick(&keys));
    }
}

fn change_field(field: &mut Map<String, Value>, rng: &mut Rng) {
    match rng.below(5) {
        0 => drop_key(field, rng),
        1 => {
            let fieldtype = *rng.pick(FIELDTYPES);
            field.insert("fieldtype".to_owned(), json!(fieldtype));
        }
        2 => {
            let name = text(rng);
            field.insert("fieldname".to_owned(), json!(name));
        }
        3 => {
            let options = (0..rng.below(6)).map(|_| text(rng)).collect::<Vec<_>>().join("\n");
            field.insert("options".to_owned(), json!(options));
        }
        _ => {
            let key = (*rng.pick(FIELD_KEYS)).to_owned();
            let value = odd_value(rng);
            field.insert(key, value);
        }
    }
}

fn more_fields(fields: &mut Vec<Value>, rng: &mut Rng) {
    let count = if rng.one_in(150) { 1500 } else { *rng.pick(&[1, 3, 5, 10, 30, 120]) };
    for number in 0..count {
        let mut field = json!({
            "fieldname": format!("{}{number}", text(rng)),
            "fieldtype": rng.pick(FIELDTYPES),
            "options": rng.pick(&["Companion", "Companion Row", "A\nB", "", "Companion Tag"]),
        });
        if let Some(field) = field.as_object_mut().filter(|_| rng.one_in(3)) {
            field.insert((*rng.pick(FIELD_KEYS)).to_owned(), odd_value(rng));
        }
        fields.push(field);
    }
}

/// An odd text, perhaps of several or very long.
fn text(rng: &mut Rng) -> String {
    let first = *rng.pick(TEXTS);
    match rng.below(12) {
        0 => format!("{first}{}", rng.pick(TEXTS)),
        1 => format!("x{first}y"),
        2 => first.repeat(*rng.pick(&[2, 20, 64, 300])),
        3 if rng.one_in(10) => first.repeat(4000),
        _ => first.to_owned(),
    }
}

fn odd_value(rng: &mut Rng) -> Value {
    match rng.below(14) {
        0 => Value::Null,
        1 => json!(true),
        2 => json!(-1),
        3 => json!(*rng.pick(&[2_u64, 255, 256, 1001, 70_000, u64::MAX])),
        4 => json!(1.5),
        5 => json!([]),
        6 => json!({}),
        7 => json!([text(rng), null, 3, { "fieldname": text(rng) }]),
        8 => json!({ "fieldname": text(rng), "fieldtype": "Data" }),
        9 => (0..*rng.pick(&[3, 90, 110])).fold(json!(1), |inner, _| json!([inner])),
        _ => json!(text(rng)),
    }
}

/// Damages the JSON itself.
fn damage(text: &mut Vec<u8>, rng: &mut Rng) {
    let at = rng.below(text.len());
    match rng.below(6) {
        0 => text.truncate(at),
        1 => drop(text.splice(at..at, [0xff])),
        2 => drop(text.splice(at..=at, rng.pick(&["\"", "{", "]", ",", "\\", "\u{0}", "0", "\n"]).bytes())),
        3 => drop(text.splice(1..1, b"\"fields\":[],\"doctype\":\"DocType\",".iter().copied())),
        4 => drop(text.splice(at..at, b"\\u0000".iter().copied())),
        _ => {
            let end = (at + rng.below(40)).min(text.len());
            text.drain(at..end);
        }
    }
}
