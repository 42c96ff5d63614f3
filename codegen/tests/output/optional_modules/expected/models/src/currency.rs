//! Currency, of module Geo.
//!
//! Written by `cargo xtask codegen` from `doctyped-modules/geo/currency/currency.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use doctyped::models::User;
use doctyped::generated::*;

/// A currency of ISO 4217, with its symbol and its minor unit.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Currency {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    /// The three letters of ISO 4217.
    pub currency_name: String,
    pub enabled: bool,
    /// The name of the minor unit: Cent.
    pub fraction: Option<String>,
    /// Minor units in one unit: 100 for a currency with two decimals.
    pub fraction_units: i32,
    /// The value of the smallest coin, if totals are rounded to it: 0.05.
    pub smallest_currency_fraction_value: f64,
    pub symbol: Option<String>,
    /// How amounts are written, with as many decimals as the currency has. Empty for the format of the
    /// system.
    pub number_format: Option<NumberFormat>,
    /// Show Currency Symbol on Right Side
    pub symbol_on_right: bool,
}

/// Values of the field `number_format`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum NumberFormat {
    /// Empty text.
    Blank,
    /// `#,###.##`
    HashCommaHashHashHashDotHashHash,
    /// `#.###,##`
    HashDotHashHashHashCommaHashHash,
    /// `# ###.##`
    HashHashHashHashDotHashHash,
    /// `# ###,##`
    HashHashHashHashCommaHashHash,
    /// `#'###.##`
    HashQuoteHashHashHashDotHashHash,
    /// `#, ###.##`
    HashCommaHashHashHashDotHashHash2,
    /// `#,##,###.##`
    HashCommaHashHashCommaHashHashHashDotHashHash,
    /// `#,###.###`
    HashCommaHashHashHashDotHashHashHash,
    /// `#.###`
    HashDotHashHashHash,
    /// `#,###`
    HashCommaHashHashHash,
    /// A stored value that is none of the options.
    Other(Box<str>),
}

impl Select for NumberFormat {
    fn as_str(&self) -> &str {
        match self {
            Self::Blank => "", Self::HashCommaHashHashHashDotHashHash => "#,###.##",
            Self::HashDotHashHashHashCommaHashHash => "#.###,##", Self::HashHashHashHashDotHashHash => "# ###.##",
            Self::HashHashHashHashCommaHashHash => "# ###,##", Self::HashQuoteHashHashHashDotHashHash => "#'###.##",
            Self::HashCommaHashHashHashDotHashHash2 => "#, ###.##",
            Self::HashCommaHashHashCommaHashHashHashDotHashHash => "#,##,###.##",
            Self::HashCommaHashHashHashDotHashHashHash => "#,###.###", Self::HashDotHashHashHash => "#.###",
            Self::HashCommaHashHashHash => "#,###",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: &str) -> Self {
        match text {
            "" => Self::Blank, "#,###.##" => Self::HashCommaHashHashHashDotHashHash,
            "#.###,##" => Self::HashDotHashHashHashCommaHashHash, "# ###.##" => Self::HashHashHashHashDotHashHash,
            "# ###,##" => Self::HashHashHashHashCommaHashHash, "#'###.##" => Self::HashQuoteHashHashHashDotHashHash,
            "#, ###.##" => Self::HashCommaHashHashHashDotHashHash2,
            "#,##,###.##" => Self::HashCommaHashHashCommaHashHashHashDotHashHash,
            "#,###.###" => Self::HashCommaHashHashHashDotHashHashHash, "#.###" => Self::HashDotHashHashHash,
            "#,###" => Self::HashCommaHashHashHash,
            _ => Self::Other(text.into()),
        }
    }
}
select_impls!(NumberFormat);

impl Record for Currency {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(),
            7 => self.currency_name.value(), 8 => self.enabled.value(), 9 => self.fraction.value(),
            10 => self.fraction_units.value(), 11 => self.smallest_currency_fraction_value.value(),
            12 => self.symbol.value(), 13 => self.number_format.value(), 14 => self.symbol_on_right.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.currency_name.assign(value), 8 => self.enabled.assign(value),
            9 => self.fraction.assign(value), 10 => self.fraction_units.assign(value),
            11 => self.smallest_currency_fraction_value.assign(value), 12 => self.symbol.assign(value),
            13 => self.number_format.assign(value), 14 => self.symbol_on_right.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for Currency {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X1, X4, X6, XF, X2, X2, X5, X6>;
    const DOCTYPE: &'static str = "Currency";
    const TABLE: &'static str = "tabCurrency";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "currency_name", "enabled",
        "fraction", "fraction_units", "smallest_currency_fraction_value", "symbol", "number_format", "symbol_on_right",
        "_user_tags", "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 15;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(Currency);

static META: Meta = Meta::new(Definition {
    name: "Currency",
    module: "Geo",
    description: "A currency of ISO 4217, with its symbol and its minor unit.",
    table: "tabCurrency",
    fields: &[
        DocField {
            fieldname: "currency_name", label: "Currency Name", description: "The three letters of ISO 4217.",
            reqd: true, unique: true, ..DocField::NEW
        },
        DocField {
            fieldname: "enabled", fieldtype: FieldType::Check, label: "Enabled", default: Some("0"), in_list_view: true,
            ..DocField::NEW
        },
        DocField {
            fieldname: "fraction", label: "Fraction", description: "The name of the minor unit: Cent.",
            in_list_view: true, ..DocField::NEW
        },
        DocField {
            fieldname: "fraction_units", fieldtype: FieldType::Int, label: "Fraction Units",
            description: "Minor units in one unit: 100 for a currency with two decimals.", in_list_view: true,
            ..DocField::NEW
        },
        DocField {
            fieldname: "smallest_currency_fraction_value", fieldtype: FieldType::Currency,
            label: "Smallest Currency Fraction Value",
            description: "The value of the smallest coin, if totals are rounded to it: 0.05.", non_negative: true,
            ..DocField::NEW
        },
        DocField { fieldname: "symbol", label: "Symbol", in_list_view: true, ..DocField::NEW },
        DocField {
            fieldname: "number_format", fieldtype: FieldType::Select, label: "Number Format",
            description: "How amounts are written, with as many decimals as the currency has. Empty for the format of the system.",
            options: "\n#,###.##\n#.###,##\n# ###.##\n# ###,##\n#'###.##\n#, ###.##\n#,##,###.##\n#,###.###\n#.###\n#,###",
            in_list_view: true, ..DocField::NEW
        },
        DocField {
            fieldname: "symbol_on_right", fieldtype: FieldType::Check, label: "Show Currency Symbol on Right Side",
            default: Some("0"), ..DocField::NEW
        },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE, PRINT, EMAIL, REPORT, IMPORT, EXPORT, SHARE]),
        DocPerm::new("All", 0, &[SELECT, READ, REPORT]),
    ],
    naming: Naming::Field("currency_name"),
    allow_rename: true,
    allow_import: true,
    track_changes: true,
    ..Definition::NEW
});

/// The table of Currency, for queries. The other constants are its columns.
pub const table: Table<Currency> = Table::new();
pub const name: Column<Currency, U0, Text> = Column::new();
pub const owner: Column<Currency, U1, Text> = Column::new();
pub const creation: Column<Currency, U2, Timestamp> = Column::new();
pub const modified: Column<Currency, U3, Timestamp> = Column::new();
pub const modified_by: Column<Currency, U4, Text> = Column::new();
pub const docstatus: Column<Currency, U5, SmallInt> = Column::new();
pub const idx: Column<Currency, U6, BigInt> = Column::new();
pub const currency_name: Column<Currency, U7, Text> = Column::new();
pub const enabled: Column<Currency, U8, Check> = Column::new();
pub const fraction: Column<Currency, U9, Nullable<Text>> = Column::new();
pub const fraction_units: Column<Currency, U10, Integer> = Column::new();
pub const smallest_currency_fraction_value: Column<Currency, U11, Decimal> = Column::new();
pub const symbol: Column<Currency, U12, Nullable<Text>> = Column::new();
pub const number_format: Column<Currency, U13, Nullable<Text>> = Column::new();
pub const symbol_on_right: Column<Currency, U14, Check> = Column::new();
pub const _user_tags: Column<Currency, U15, Nullable<Text>> = Column::new();
pub const _comments: Column<Currency, U16, Nullable<Text>> = Column::new();
pub const _assign: Column<Currency, U17, Nullable<Text>> = Column::new();
pub const _liked_by: Column<Currency, U18, Nullable<Text>> = Column::new();
