//! Garden Settings, of module Test.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/garden_settings/garden_settings.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

/// Garden Settings
#[derive(Debug, Clone, PartialEq)]
pub struct GardenSettings {
    /// ID
    pub name: ::std::string::String,
    /// Created By
    pub owner: ::doctyped::table::Link<::doctyped::core::User>,
    /// Created On
    pub creation: ::doctyped::chrono::NaiveDateTime,
    /// Last Updated On
    pub modified: ::doctyped::chrono::NaiveDateTime,
    /// Last Updated By
    pub modified_by: ::doctyped::table::Link<::doctyped::core::User>,
    /// Document Status
    pub docstatus: ::doctyped::table::DocStatus,
    /// Index
    pub idx: i64,
    /// Season
    pub season: ::std::option::Option<Season>,
}

/// Season
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Season {
    /// `Spring`
    Spring,
    /// `Autumn`
    Autumn,
    /// A stored value that is none of the options.
    Other(::std::boxed::Box<str>),
}

impl ::doctyped::table::Select for Season {
    fn as_str(&self) -> &str {
        match self {
            Season::Spring => "Spring",
            Season::Autumn => "Autumn",
            Season::Other(__text) => __text,
        }
    }
    fn from_text(__text: &str) -> Season {
        match __text {
            "Spring" => Season::Spring,
            "Autumn" => Season::Autumn,
            _ => Season::Other(__text.into()),
        }
    }
}
::doctyped::select_impls!(Season);

impl ::std::default::Default for GardenSettings {
    fn default() -> Self {
        Self {
            name: ::std::string::String::new(),
            owner: ::std::default::Default::default(),
            creation: ::std::default::Default::default(),
            modified: ::std::default::Default::default(),
            modified_by: ::std::default::Default::default(),
            docstatus: ::std::default::Default::default(),
            idx: 0,
            season: ::std::option::Option::None,
        }
    }
}

impl ::doctyped::table::Record for GardenSettings {
    fn meta(&self) -> &'static ::doctyped::schema::Meta {
        &META
    }
    fn get(&self, __slot: usize) -> ::doctyped::table::ValueRef<'_> {
        use ::doctyped::table::FieldValue as _;
        match __slot {
            0 => self.name.value(),
            1 => self.owner.value(),
            2 => self.creation.value(),
            3 => self.modified.value(),
            4 => self.modified_by.value(),
            5 => self.docstatus.value(),
            6 => self.idx.value(),
            7 => self.season.value(),
            _ => ::doctyped::table::ValueRef::Null,
        }
    }
    fn set(
        &mut self,
        __slot: usize,
        __value: ::doctyped::table::Value,
    ) -> ::std::result::Result<(), ::doctyped::table::Mismatch> {
        use ::doctyped::table::FieldValue as _;
        match __slot {
            0 => self.name.assign(__value),
            1 => self.owner.assign(__value),
            2 => self.creation.assign(__value),
            3 => self.modified.assign(__value),
            4 => self.modified_by.assign(__value),
            5 => self.docstatus.assign(__value),
            6 => self.idx.assign(__value),
            7 => self.season.assign(__value),
            _ => ::std::result::Result::Ok(()),
        }
    }
}

impl ::doctyped::table::Document for GardenSettings {
    type Id = ::doctyped::table::id::Id<
        ::doctyped::table::id::X2,
        ::doctyped::table::id::X5,
        ::doctyped::table::id::X9,
        ::doctyped::table::id::XD,
        ::doctyped::table::id::X5,
        ::doctyped::table::id::XF,
        ::doctyped::table::id::XC,
        ::doctyped::table::id::X1,
    >;
    const DOCTYPE: &'static str = "Garden Settings";
    const TABLE: &'static str = "tabGarden Settings";
    const COLUMNS: &'static [&'static str] = &[
        "name",
        "owner",
        "creation",
        "modified",
        "modified_by",
        "docstatus",
        "idx",
        "season",
        "_user_tags",
        "_comments",
        "_assign",
        "_liked_by",
    ];
    const SLOTS: usize = 8;
    fn doctype() -> &'static ::doctyped::schema::Meta {
        &META
    }
}
::doctyped::queryable!(GardenSettings);

static META: ::doctyped::schema::Meta = ::doctyped::schema::Meta::new(::doctyped::schema::Definition {
    name: "Garden Settings",
    module: "Test",
    table: "tabGarden Settings",
    fields: &[
        ::doctyped::schema::DocField {
            fieldname: "season",
            fieldtype: ::doctyped::schema::FieldType::Select,
            label: "Season",
            options: "Spring\nAutumn",
            ..::doctyped::schema::DocField::NEW
        },
    ],
    permissions: &[
        ::doctyped::schema::DocPerm {
            role: "System Manager",
            permlevel: 0,
            if_owner: false,
            rights: ::doctyped::schema::Rights::READ
                .and(::doctyped::schema::Rights::WRITE)
                .and(::doctyped::schema::Rights::CREATE)
                .and(::doctyped::schema::Rights::DELETE),
        },
    ],
    is_single: true,
    ..::doctyped::schema::Definition::NEW
});
