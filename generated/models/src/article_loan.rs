//! Article Loan, of module Library.
//!
//! Written by `cargo xtask codegen` from `doctypes/library/article_loan/article_loan.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use crate::article::Article;
use crate::library_member::LibraryMember;
use doctyped::models::User;
use doctyped::generated::*;

/// An issued article, its borrower and the date. Computed from the transactions.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ArticleLoan {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub article: Link<Article>,
    pub library_member: Link<LibraryMember>,
    pub member_name: Option<String>,
    pub since: Option<NaiveDate>,
}

impl Record for ArticleLoan {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(),
            7 => self.article.value(), 8 => self.library_member.value(), 9 => self.member_name.value(),
            10 => self.since.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.article.assign(value), 8 => self.library_member.assign(value),
            9 => self.member_name.assign(value), 10 => self.since.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for ArticleLoan {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X8, X9, XA, XC, XC, XA, X0, X9>;
    const DOCTYPE: &'static str = "Article Loan";
    const TABLE: &'static str = "tabArticle Loan";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "article", "library_member",
        "member_name", "since", "_user_tags", "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 11;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(ArticleLoan);

static META: Meta = Meta::new(Definition {
    name: "Article Loan",
    module: "Library",
    description: "An issued article, its borrower and the date. Computed from the transactions.",
    table: "tabArticle Loan",
    fields: &[
        DocField {
            fieldname: "article", fieldtype: FieldType::Link, label: "Article", options: "Article", reqd: true,
            ..DocField::NEW
        },
        DocField {
            fieldname: "library_member", fieldtype: FieldType::Link, label: "Library Member", options: "Library Member",
            reqd: true, ..DocField::NEW
        },
        DocField { fieldname: "member_name", label: "Member Name", ..DocField::NEW },
        DocField { fieldname: "since", fieldtype: FieldType::Date, label: "Since", ..DocField::NEW },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, REPORT]),
        DocPerm::new("Librarian", 0, &[READ, REPORT]),
    ],
    naming: Naming::Field("article"),
    is_virtual: true,
    search_fields: &["library_member", "member_name"],
    sort: &[("since", SortOrder::Asc)],
    ..Definition::NEW
});
