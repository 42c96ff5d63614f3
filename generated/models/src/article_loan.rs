//! Article Loan, of module Library.
//!
//! Written by `cargo xtask codegen` from `doctypes/library/article_loan/article_loan.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

/// An article that is out: who has it, and since when. Computed from the transactions.
#[derive(Debug, Clone, PartialEq)]
pub struct ArticleLoan {
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
    /// Article
    pub article: ::doctyped::table::Link<crate::article::Article>,
    /// Library Member
    pub library_member: ::doctyped::table::Link<crate::library_member::LibraryMember>,
    /// Member Name
    pub member_name: ::std::option::Option<::std::string::String>,
    /// Since
    pub since: ::std::option::Option<::doctyped::chrono::NaiveDate>,
}

impl ::std::default::Default for ArticleLoan {
    fn default() -> Self {
        Self {
            name: ::std::string::String::new(),
            owner: ::std::default::Default::default(),
            creation: ::std::default::Default::default(),
            modified: ::std::default::Default::default(),
            modified_by: ::std::default::Default::default(),
            docstatus: ::std::default::Default::default(),
            idx: 0,
            article: ::std::default::Default::default(),
            library_member: ::std::default::Default::default(),
            member_name: ::std::option::Option::None,
            since: ::std::option::Option::None,
        }
    }
}

impl ::doctyped::table::Record for ArticleLoan {
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
            7 => self.article.value(),
            8 => self.library_member.value(),
            9 => self.member_name.value(),
            10 => self.since.value(),
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
            7 => self.article.assign(__value),
            8 => self.library_member.assign(__value),
            9 => self.member_name.assign(__value),
            10 => self.since.assign(__value),
            _ => ::std::result::Result::Ok(()),
        }
    }
}

impl ::doctyped::table::Document for ArticleLoan {
    type Id = ::doctyped::table::id::Id<
        ::doctyped::table::id::X8,
        ::doctyped::table::id::X9,
        ::doctyped::table::id::XA,
        ::doctyped::table::id::XC,
        ::doctyped::table::id::XC,
        ::doctyped::table::id::XA,
        ::doctyped::table::id::X0,
        ::doctyped::table::id::X9,
    >;
    const DOCTYPE: &'static str = "Article Loan";
    const TABLE: &'static str = "tabArticle Loan";
    const COLUMNS: &'static [&'static str] = &[
        "name",
        "owner",
        "creation",
        "modified",
        "modified_by",
        "docstatus",
        "idx",
        "article",
        "library_member",
        "member_name",
        "since",
        "_user_tags",
        "_comments",
        "_assign",
        "_liked_by",
    ];
    const SLOTS: usize = 11;
    fn doctype() -> &'static ::doctyped::schema::Meta {
        &META
    }
}
::doctyped::queryable!(ArticleLoan);

static META: ::doctyped::schema::Meta = ::doctyped::schema::Meta::new(::doctyped::schema::Definition {
    name: "Article Loan",
    module: "Library",
    description: "An article that is out: who has it, and since when. Computed from the transactions.",
    table: "tabArticle Loan",
    fields: &[
        ::doctyped::schema::DocField {
            fieldname: "article",
            fieldtype: ::doctyped::schema::FieldType::Link,
            label: "Article",
            options: "Article",
            reqd: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "library_member",
            fieldtype: ::doctyped::schema::FieldType::Link,
            label: "Library Member",
            options: "Library Member",
            reqd: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "member_name",
            label: "Member Name",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "since",
            fieldtype: ::doctyped::schema::FieldType::Date,
            label: "Since",
            ..::doctyped::schema::DocField::NEW
        },
    ],
    permissions: &[
        ::doctyped::schema::DocPerm {
            role: "System Manager",
            permlevel: 0,
            if_owner: false,
            rights: ::doctyped::schema::Rights::READ
                .and(::doctyped::schema::Rights::REPORT),
        },
        ::doctyped::schema::DocPerm {
            role: "Librarian",
            permlevel: 0,
            if_owner: false,
            rights: ::doctyped::schema::Rights::READ
                .and(::doctyped::schema::Rights::REPORT),
        },
    ],
    naming: ::doctyped::schema::Naming::Field("article"),
    is_virtual: true,
    search_fields: &["library_member", "member_name"],
    sort: &[("since", ::doctyped::schema::SortOrder::Asc)],
    ..::doctyped::schema::Definition::NEW
});
