//! The garden: plants with care as rows in two tables, in beds that form a tree.

use crate::auth::Identity;
use crate::db::{self, Dialect, Pool};
use crate::document::{Handler, Hooks};
use crate::error::Result;
use crate::method::Arguments;
use crate::query::{self, Style};
use crate::schema::{Definition, DocField, DocPerm, FieldType, Meta, Rights};
use crate::{Application, Config, Context, JsonWriter, Site};
use clap::Parser;
use diesel::connection::SimpleConnection;
use serde_json::Value as JsonValue;
use std::sync::Arc;

const fn field(fieldname: &'static str, fieldtype: FieldType) -> DocField {
    DocField { fieldname, fieldtype, ..DocField::NEW }
}

const fn linked(fieldname: &'static str, fieldtype: FieldType, options: &'static str) -> DocField {
    DocField { options, ..field(fieldname, fieldtype) }
}

const fn reads(role: &'static str, permlevel: u8, if_owner: bool) -> DocPerm {
    DocPerm { role, permlevel, if_owner, rights: Rights::READ }
}

static PLANT: Meta = Meta::new(Definition {
    name: "Plant",
    table: "tabPlant",
    search_fields: &["family"],
    fields: &[
        field("family", FieldType::Data),
        field("height", FieldType::Int),
        field("price", FieldType::Currency),
        field("planted", FieldType::Date),
        field("watered", FieldType::Datetime),
        DocField { permlevel: 1, ..field("origin", FieldType::Data) },
        linked("bed", FieldType::Link, "Bed"),
        linked("care", FieldType::Table, "Plant Care"),
        linked("repairs", FieldType::Table, "Plant Care"),
        DocField { permlevel: 1, ..linked("costs", FieldType::Table, "Plant Cost") },
        DocField { is_virtual: true, ..field("age", FieldType::Int) },
    ],
    permissions: &[
        reads("Gardener", 0, false),
        reads("Botanist", 0, false),
        reads("Botanist", 1, false),
        reads("Visitor", 0, true),
        DocPerm { role: "Buyer", permlevel: 0, if_owner: false, rights: Rights::SELECT },
    ],
    ..Definition::NEW
});

static PLANT_CARE: Meta = Meta::new(Definition {
    name: "Plant Care",
    table: "tabPlant Care",
    is_child: true,
    fields: &[
        field("task", FieldType::Data),
        field("minutes", FieldType::Int),
        DocField { permlevel: 1, ..field("remark", FieldType::Data) },
    ],
    ..Definition::NEW
});

static PLANT_COST: Meta = Meta::new(Definition {
    name: "Plant Cost",
    table: "tabPlant Cost",
    is_child: true,
    fields: &[field("amount", FieldType::Currency)],
    ..Definition::NEW
});

static BED: Meta = Meta::new(Definition {
    name: "Bed",
    table: "tabBed",
    is_tree: true,
    fields: &[field("title", FieldType::Data), field("lft", FieldType::Int), field("rgt", FieldType::Int)],
    permissions: &[reads("Botanist", 0, false), reads("Visitor", 0, true)],
    ..Definition::NEW
});

static SHARE: Meta = Meta::new(Definition {
    name: "DocShare",
    table: "tabDocShare",
    fields: &[
        linked("user", FieldType::Link, "User"),
        field("share_doctype", FieldType::Data),
        field("share_name", FieldType::Data),
        field("read", FieldType::Check),
        field("everyone", FieldType::Check),
    ],
    ..Definition::NEW
});

static RULES: Meta = Meta::new(Definition { name: "Garden Rules", is_single: true, ..Definition::NEW });

macro_rules! handlers {
    ($($name:ident $meta:ident),*) => {
        $(static $name: Handler = Handler {
            meta: || &$meta,
            new: || unreachable!("lists make no records"),
            hooks: Hooks::NONE,
            methods: &[],
        };)*
        static APPLICATION: Application =
            Application { handlers: &[$(&$name),*], functions: &[], not_whitelisted: &[] };
    };
}

handlers!(PLANTS PLANT, CARE PLANT_CARE, COSTS PLANT_COST, BEDS BED, SHARES SHARE, ALL_RULES RULES);

const SEED: &str = r#"
    INSERT INTO "tabBed" (name, owner, creation, modified, title, lft, rgt) VALUES
        ('garden', 'Administrator', '2024-01-01 00:00:00', '2024-01-01 00:00:00', 'Garden', 1, 8),
        ('north', 'Administrator', '2024-01-01 00:00:00', '2024-01-01 00:00:00', 'North', 2, 5),
        ('hedge', 'Administrator', '2024-01-01 00:00:00', '2024-01-01 00:00:00', 'Hedge', 3, 4),
        ('south', 'ann@garden.test', '2024-01-01 00:00:00', '2024-01-01 00:00:00', 'South', 6, 7);
    INSERT INTO "tabPlant"
        (name, owner, creation, modified, family, height, price, planted, watered, origin, bed, _user_tags) VALUES
        ('aster', 'Administrator', '2024-03-01 08:00:00', '2024-03-01 08:00:00', 'daisy', 60, 3.5, '2024-03-01', '2024-05-01 09:05:00.25', 'Asia', 'north', ',blue'),
        ('beech', 'ann@garden.test', '2024-03-02 08:00:00', '2024-03-02 08:00:00', 'Oak', 900, 80, '2023-10-10', '2024-05-02 00:00:00', 'Europe', 'hedge', NULL),
        ('cosmos', 'ann@garden.test', '2024-03-03 08:00:00.123456', '2024-03-03 08:00:00', 'daisy', 90, 2, NULL, NULL, 'Mexico', 'south', NULL),
        ('dill', 'Administrator', '2024-03-03 08:00:00.123456', '2024-03-03 08:00:00', NULL, 0, 1, '2024-05-15', '2024-05-15 23:59:59.999999', NULL, NULL, NULL),
        ('elder', 'bob@garden.test', '2024-03-05 08:00:00', '2024-03-05 08:00:00', '', 300, 12.25, NULL, NULL, 'Europe', 'north', NULL);
    INSERT INTO "tabPlant Care" (name, creation, modified, idx, parent, parentfield, parenttype, task, minutes, remark) VALUES
        ('r1', '2024-01-01 00:00:00', '2024-01-01 00:00:00', 1, 'aster', 'care', 'Plant', 'water', 5, 'x'),
        ('r2', '2024-01-01 00:00:00', '2024-01-01 00:00:00', 2, 'aster', 'care', 'Plant', 'weed', 20, 'x'),
        ('r3', '2024-01-01 00:00:00', '2024-01-01 00:00:00', 1, 'aster', 'repairs', 'Plant', 'stake', 10, 'x'),
        ('r4', '2024-01-01 00:00:00', '2024-01-01 00:00:00', 1, 'beech', 'care', 'Plant', 'prune', 60, 'x'),
        ('r5', '2024-01-01 00:00:00', '2024-01-01 00:00:00', 1, 'beech', 'care', 'Garden Rules', 'water', 1, 'x');
    INSERT INTO "tabDocShare" (name, creation, modified, "user", share_doctype, share_name, read, everyone) VALUES
        ('s1', '2024-01-01 00:00:00', '2024-01-01 00:00:00', 'guest@garden.test', 'Plant', 'dill', 1, 0);
"#;

#[derive(Parser)]
struct Cli {
    #[command(flatten)]
    config: Config,
}

/// A garden of its own for each test.
pub(super) struct Garden {
    site: Arc<Site>,
}

impl Garden {
    pub(super) fn new() -> Garden {
        Garden::on(":memory:", SEED)
    }

    /// A garden in an empty database, filled with SQL that has names in double quotes.
    pub(super) fn on(url: &str, seed: &str) -> Garden {
        let config = Cli::parse_from(["test", "--database", url]).config;
        let pool = Pool::open(&config.database, 1).unwrap();
        let site = Arc::new(Site::new(&APPLICATION, pool, config));
        let mut lease = site.pool.lease().unwrap();
        db::migrate(&mut lease, &[&PLANT, &PLANT_CARE, &PLANT_COST, &BED, &SHARE], false).unwrap();
        if lease.dialect() == Dialect::Mysql {
            lease.connection().batch_execute("SET sql_mode = CONCAT(@@sql_mode, ',ANSI_QUOTES')").unwrap();
        }
        lease.connection().batch_execute(seed).unwrap();
        drop(lease);
        Garden { site }
    }

    /// Somebody's view of the garden.
    pub(super) fn context(&self, user: &str, roles: &[&str]) -> Context {
        let identity = Identity {
            name: user.to_owned(),
            full_name: user.to_owned(),
            user_type: "System User".to_owned(),
            roles: roles.iter().map(|role| (*role).to_owned()).collect(),
        };
        Context::new(Arc::clone(&self.site), Arc::new(identity)).unwrap()
    }

    /// Administrator's list.
    pub(super) fn list(&self, doctype: &str, params: JsonValue) -> Result<JsonValue> {
        self.list_as("Administrator", &[], doctype, params)
    }

    pub(super) fn list_as(&self, user: &str, roles: &[&str], doctype: &str, params: JsonValue) -> Result<JsonValue> {
        let JsonValue::Object(params) = params else { unreachable!("parameters are an object") };
        let mut out = JsonWriter::new();
        query::list(&mut self.context(user, roles), doctype, &Arguments::from(params), Style::V1, &mut out)?;
        Ok(serde_json::from_slice(&out.into_bytes()).unwrap())
    }

    /// The names of Administrator's plants under filters, in alphabetical order.
    pub(super) fn names(&self, filters: &JsonValue) -> String {
        let rows = self.list("Plant", serde_json::json!({"filters": filters, "order_by": "name"})).unwrap();
        let names = rows.as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap());
        names.collect::<Vec<_>>().join(" ")
    }

    /// The names of somebody's plants.
    pub(super) fn names_as(&self, user: &str, roles: &[&str]) -> Result<String> {
        let rows = self.list_as(user, roles, "Plant", serde_json::json!({"order_by": "name"}))?;
        let names = rows.as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap());
        Ok(names.collect::<Vec<_>>().join(" "))
    }
}
