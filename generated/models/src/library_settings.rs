//! Library Settings, of module Library.
//!
//! Written by `cargo xtask codegen` from `doctypes/library/library_settings/library_settings.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

/// The rules of the library that may change.
#[derive(Debug, Clone, PartialEq)]
pub struct LibrarySettings {
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
    /// Loan Period
    ///
    /// Days from the first to the last day of a membership that names no last day.
    pub loan_period: i32,
    /// Maximum Articles
    ///
    /// How many articles a member may hold at once.
    pub max_articles: i32,
}

impl ::std::default::Default for LibrarySettings {
    fn default() -> Self {
        Self {
            name: ::std::string::String::new(),
            owner: ::std::default::Default::default(),
            creation: ::std::default::Default::default(),
            modified: ::std::default::Default::default(),
            modified_by: ::std::default::Default::default(),
            docstatus: ::std::default::Default::default(),
            idx: 0,
            loan_period: 30,
            max_articles: 5,
        }
    }
}

impl ::doctyped::table::Record for LibrarySettings {
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
            7 => self.loan_period.value(),
            8 => self.max_articles.value(),
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
            7 => self.loan_period.assign(__value),
            8 => self.max_articles.assign(__value),
            _ => ::std::result::Result::Ok(()),
        }
    }
}

impl ::doctyped::table::Document for LibrarySettings {
    type Id = ::doctyped::table::id::Id<
        ::doctyped::table::id::X3,
        ::doctyped::table::id::XE,
        ::doctyped::table::id::X2,
        ::doctyped::table::id::X1,
        ::doctyped::table::id::X6,
        ::doctyped::table::id::XB,
        ::doctyped::table::id::X3,
        ::doctyped::table::id::XD,
    >;
    const DOCTYPE: &'static str = "Library Settings";
    const TABLE: &'static str = "tabLibrary Settings";
    const COLUMNS: &'static [&'static str] = &[
        "name",
        "owner",
        "creation",
        "modified",
        "modified_by",
        "docstatus",
        "idx",
        "loan_period",
        "max_articles",
        "_user_tags",
        "_comments",
        "_assign",
        "_liked_by",
    ];
    const SLOTS: usize = 9;
    fn doctype() -> &'static ::doctyped::schema::Meta {
        &META
    }
}
::doctyped::queryable!(LibrarySettings);

static META: ::doctyped::schema::Meta = ::doctyped::schema::Meta::new(::doctyped::schema::Definition {
    name: "Library Settings",
    module: "Library",
    description: "The rules of the library that may change.",
    table: "tabLibrary Settings",
    fields: &[
        ::doctyped::schema::DocField {
            fieldname: "loan_period",
            fieldtype: ::doctyped::schema::FieldType::Int,
            label: "Loan Period",
            description: "Days from the first to the last day of a membership that names no last day.",
            default: ::std::option::Option::Some("30"),
            reqd: true,
            non_negative: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "max_articles",
            fieldtype: ::doctyped::schema::FieldType::Int,
            label: "Maximum Articles",
            description: "How many articles a member may hold at once.",
            default: ::std::option::Option::Some("5"),
            reqd: true,
            non_negative: true,
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
                .and(::doctyped::schema::Rights::PRINT)
                .and(::doctyped::schema::Rights::EMAIL)
                .and(::doctyped::schema::Rights::SHARE),
        },
        ::doctyped::schema::DocPerm {
            role: "Librarian",
            permlevel: 0,
            if_owner: false,
            rights: ::doctyped::schema::Rights::READ
                .and(::doctyped::schema::Rights::WRITE)
                .and(::doctyped::schema::Rights::CREATE),
        },
    ],
    is_single: true,
    ..::doctyped::schema::Definition::NEW
});
