//! Language, of module Core.
//!
//! Written by `cargo xtask codegen` from `doctyped-modules/geo/language/language.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use doctyped::models::User;
use doctyped::generated::*;

/// A language of ISO 639-1, or a variant of one.
#[derive(Debug, Clone, PartialEq)]
pub struct Language {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    /// The letters of ISO 639-1, and those of a region for a variant: pt, pt-BR.
    pub language_code: String,
    pub language_name: String,
    pub flag: Option<String>,
    pub based_on: Option<Link<Language>>,
    pub enabled: bool,
    pub date_format: Option<DateFormat>,
    pub time_format: Option<TimeFormat>,
    pub number_format: Option<NumberFormat>,
    pub first_day_of_the_week: Option<FirstDayOfTheWeek>,
}

impl Default for Language {
    fn default() -> Self {
        Self {
            enabled: true,
            name: Default::default(), owner: Default::default(), creation: Default::default(),
            modified: Default::default(), modified_by: Default::default(), docstatus: Default::default(),
            idx: Default::default(), language_code: Default::default(), language_name: Default::default(),
            flag: Default::default(), based_on: Default::default(), date_format: Default::default(),
            time_format: Default::default(), number_format: Default::default(),
            first_day_of_the_week: Default::default(),
        }
    }
}

/// Values of the field `date_format`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum DateFormat {
    /// Empty text.
    Blank,
    YyyyMmDd,
    /// `dd-mm-yyyy`
    DdDashMmDashYyyy,
    /// `dd/mm/yyyy`
    DdSlashMmSlashYyyy,
    /// `dd.mm.yyyy`
    DdDotMmDotYyyy,
    /// `mm/dd/yyyy`
    MmSlashDdSlashYyyy,
    /// `mm-dd-yyyy`
    MmDashDdDashYyyy,
    /// A stored value that is none of the options.
    Other(Box<str>),
}

impl Select for DateFormat {
    fn as_str(&self) -> &str {
        match self {
            Self::Blank => "", Self::YyyyMmDd => "yyyy-mm-dd", Self::DdDashMmDashYyyy => "dd-mm-yyyy",
            Self::DdSlashMmSlashYyyy => "dd/mm/yyyy", Self::DdDotMmDotYyyy => "dd.mm.yyyy",
            Self::MmSlashDdSlashYyyy => "mm/dd/yyyy", Self::MmDashDdDashYyyy => "mm-dd-yyyy",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: &str) -> Self {
        match text {
            "" => Self::Blank, "yyyy-mm-dd" => Self::YyyyMmDd, "dd-mm-yyyy" => Self::DdDashMmDashYyyy,
            "dd/mm/yyyy" => Self::DdSlashMmSlashYyyy, "dd.mm.yyyy" => Self::DdDotMmDotYyyy,
            "mm/dd/yyyy" => Self::MmSlashDdSlashYyyy, "mm-dd-yyyy" => Self::MmDashDdDashYyyy,
            _ => Self::Other(text.into()),
        }
    }
}
select_impls!(DateFormat);

/// Values of the field `time_format`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum TimeFormat {
    /// Empty text.
    Blank,
    /// `HH:mm:ss`
    HHMmSs,
    /// `HH:mm`
    HHMm,
    /// A stored value that is none of the options.
    Other(Box<str>),
}

impl Select for TimeFormat {
    fn as_str(&self) -> &str {
        match self {
            Self::Blank => "", Self::HHMmSs => "HH:mm:ss", Self::HHMm => "HH:mm",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: &str) -> Self {
        match text {
            "" => Self::Blank, "HH:mm:ss" => Self::HHMmSs, "HH:mm" => Self::HHMm,
            _ => Self::Other(text.into()),
        }
    }
}
select_impls!(TimeFormat);

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

/// Values of the field `first_day_of_the_week`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum FirstDayOfTheWeek {
    /// Empty text.
    Blank,
    Sunday,
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    /// A stored value that is none of the options.
    Other(Box<str>),
}

impl Select for FirstDayOfTheWeek {
    fn as_str(&self) -> &str {
        match self {
            Self::Blank => "", Self::Sunday => "Sunday", Self::Monday => "Monday", Self::Tuesday => "Tuesday",
            Self::Wednesday => "Wednesday", Self::Thursday => "Thursday", Self::Friday => "Friday",
            Self::Saturday => "Saturday",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: &str) -> Self {
        match text {
            "" => Self::Blank, "Sunday" => Self::Sunday, "Monday" => Self::Monday, "Tuesday" => Self::Tuesday,
            "Wednesday" => Self::Wednesday, "Thursday" => Self::Thursday, "Friday" => Self::Friday,
            "Saturday" => Self::Saturday,
            _ => Self::Other(text.into()),
        }
    }
}
select_impls!(FirstDayOfTheWeek);

impl Record for Language {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(),
            7 => self.language_code.value(), 8 => self.language_name.value(), 9 => self.flag.value(),
            10 => self.based_on.value(), 11 => self.enabled.value(), 12 => self.date_format.value(),
            13 => self.time_format.value(), 14 => self.number_format.value(), 15 => self.first_day_of_the_week.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.language_code.assign(value), 8 => self.language_name.assign(value),
            9 => self.flag.assign(value), 10 => self.based_on.assign(value), 11 => self.enabled.assign(value),
            12 => self.date_format.assign(value), 13 => self.time_format.assign(value),
            14 => self.number_format.assign(value), 15 => self.first_day_of_the_week.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for Language {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X9, XA, X7, X3, XD, XB, X9, XB>;
    const DOCTYPE: &'static str = "Language";
    const TABLE: &'static str = "tabLanguage";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "language_code", "language_name",
        "flag", "based_on", "enabled", "date_format", "time_format", "number_format", "first_day_of_the_week",
        "_user_tags", "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 16;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(Language);

static META: Meta = Meta::new(Definition {
    name: "Language",
    module: "Core",
    description: "A language of ISO 639-1, or a variant of one.",
    table: "tabLanguage",
    fields: &[
        DocField {
            fieldname: "language_code", label: "Language Code",
            description: "The letters of ISO 639-1, and those of a region for a variant: pt, pt-BR.", reqd: true,
            unique: true, in_list_view: true, ..DocField::NEW
        },
        DocField {
            fieldname: "language_name", label: "Language Name", reqd: true, set_only_once: true, in_list_view: true,
            ..DocField::NEW
        },
        DocField { fieldname: "flag", label: "Flag", ..DocField::NEW },
        DocField {
            fieldname: "based_on", fieldtype: FieldType::Link, label: "Based On", options: "Language", ..DocField::NEW
        },
        DocField {
            fieldname: "enabled", fieldtype: FieldType::Check, label: "Enabled", default: Some("1"), in_list_view: true,
            ..DocField::NEW
        },
        DocField {
            fieldname: "formats_section", fieldtype: FieldType::SectionBreak, label: "Formats", ..DocField::NEW
        },
        DocField {
            fieldname: "date_format", fieldtype: FieldType::Select, label: "Date Format",
            options: "\nyyyy-mm-dd\ndd-mm-yyyy\ndd/mm/yyyy\ndd.mm.yyyy\nmm/dd/yyyy\nmm-dd-yyyy", ..DocField::NEW
        },
        DocField {
            fieldname: "time_format", fieldtype: FieldType::Select, label: "Time Format", options: "\nHH:mm:ss\nHH:mm",
            ..DocField::NEW
        },
        DocField {
            fieldname: "number_format", fieldtype: FieldType::Select, label: "Number Format",
            options: "\n#,###.##\n#.###,##\n# ###.##\n# ###,##\n#'###.##\n#, ###.##\n#,##,###.##\n#,###.###\n#.###\n#,###",
            ..DocField::NEW
        },
        DocField {
            fieldname: "first_day_of_the_week", fieldtype: FieldType::Select, label: "First Day of the Week",
            options: "\nSunday\nMonday\nTuesday\nWednesday\nThursday\nFriday\nSaturday", ..DocField::NEW
        },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE, PRINT, EMAIL, REPORT, IMPORT, EXPORT, SHARE]),
        DocPerm::new("All", 0, &[SELECT, READ, REPORT]),
    ],
    naming: Naming::Field("language_code"),
    track_changes: true,
    show_title_field_in_link: true,
    title_field: "language_name",
    search_fields: &["language_name"],
    ..Definition::NEW
});

/// The table of Language, for queries. The other constants are its columns.
pub const table: Table<Language> = Table::new();
pub const name: Column<Language, U0, Text> = Column::new();
pub const owner: Column<Language, U1, Text> = Column::new();
pub const creation: Column<Language, U2, Timestamp> = Column::new();
pub const modified: Column<Language, U3, Timestamp> = Column::new();
pub const modified_by: Column<Language, U4, Text> = Column::new();
pub const docstatus: Column<Language, U5, SmallInt> = Column::new();
pub const idx: Column<Language, U6, BigInt> = Column::new();
pub const language_code: Column<Language, U7, Text> = Column::new();
pub const language_name: Column<Language, U8, Text> = Column::new();
pub const flag: Column<Language, U9, Nullable<Text>> = Column::new();
pub const based_on: Column<Language, U10, Nullable<Text>> = Column::new();
pub const enabled: Column<Language, U11, Check> = Column::new();
pub const date_format: Column<Language, U12, Nullable<Text>> = Column::new();
pub const time_format: Column<Language, U13, Nullable<Text>> = Column::new();
pub const number_format: Column<Language, U14, Nullable<Text>> = Column::new();
pub const first_day_of_the_week: Column<Language, U15, Nullable<Text>> = Column::new();
pub const _user_tags: Column<Language, U16, Nullable<Text>> = Column::new();
pub const _comments: Column<Language, U17, Nullable<Text>> = Column::new();
pub const _assign: Column<Language, U18, Nullable<Text>> = Column::new();
pub const _liked_by: Column<Language, U19, Nullable<Text>> = Column::new();
