//! A list query, for the parts of the server that list documents.
//!
//! ```ignore
//! let mut select = Select::new("ToDo");
//! select.field("name")?.filter(Filter::equal("status", "Open".into())).limit(Some(10));
//! let rows = select.rows(ctx)?;
//! ```

use doctyped_auth::permission::Listing;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::grammar::expression;
use doctyped_core::grammar::expression::{Expression, Field, Order};
use doctyped_core::grammar::filter::Filter;
use doctyped_core::grammar::limits;

/// A list of the documents of a DocType. It contains the documents and fields that the user of the
/// context may read.
#[derive(Debug, Clone)]
pub struct Select<'a> {
    /// The listed DocType.
    pub doctype: &'a str,
    /// The fields of a row; without any, a row has the name.
    pub fields: Vec<Field<'a>>,
    /// A conjunction.
    pub filters: Vec<Filter<'a>>,
    /// The terms of GROUP BY.
    pub groups: Vec<Expression<'a>>,
    /// The terms of ORDER BY; without any, the DocType's default order applies.
    pub orders: Vec<Order<'a>>,
    /// Whether equal rows are listed once.
    pub distinct: bool,
    /// Rows to skip.
    pub start: i64,
    /// The maximum number of rows; all without a limit.
    pub limit: Option<i64>,
    /// The parent DocType whose permissions apply to child rows.
    pub parent: Option<&'a str>,
    /// Link fields that show the linked document.
    pub expand: Vec<&'a str>,
    /// The purpose of the list, which decides the permissions that apply.
    pub listing: Listing<'a>,
    /// Whether the names of child rows are among the columns.
    pub with_childnames: bool,
}

/// The JSON type of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowFormat {
    /// `{"name": "a", "idx": 1}`
    Object,
    /// `["a", 1]`
    Array,
}

impl<'a> Select<'a> {
    /// All documents of a DocType in its default order. Without fields, a list shows names.
    pub fn new(doctype: &'a str) -> Select<'a> {
        Select {
            doctype,
            fields: Vec::new(),
            filters: Vec::new(),
            groups: Vec::new(),
            orders: Vec::new(),
            distinct: false,
            start: 0,
            limit: None,
            parent: None,
            expand: Vec::new(),
            listing: Listing::Documents(None),
            with_childnames: false,
        }
    }

    /// Adds a field in the syntax of clients: `name`, `customer.territory as t`.
    ///
    /// # Errors
    /// `DataError` for text that is not in the grammar.
    pub fn field(&mut self, text: &'a str) -> Result<&mut Self> {
        self.parsed_field(Field::parse(text)?)
    }

    /// Adds a field.
    ///
    /// # Errors
    /// `DataError` for too many fields.
    pub fn parsed_field(&mut self, field: Field<'a>) -> Result<&mut Self> {
        if self.fields.len() >= limits::MAX_FIELDS {
            return Err(Error::new(ErrorKind::Data, format!("a list has at most {} fields", limits::MAX_FIELDS)));
        }
        self.fields.push(field);
        Ok(self)
    }

    /// Adds a filter; all filters have to hold.
    pub fn filter(&mut self, filter: Filter<'a>) -> &mut Self {
        if !filter.is_none() {
            self.filters.push(filter);
        }
        self
    }

    /// Sets GROUP BY, in the syntax of clients: `status, year(creation)`.
    ///
    /// # Errors
    /// `ValidationError` for text that is not in the grammar.
    pub fn group_by(&mut self, text: &'a str) -> Result<&mut Self> {
        self.groups = expression::parse_group(text)?;
        Ok(self)
    }

    /// Sets ORDER BY, in the syntax of clients: `modified desc, name`. Empty text means the default.
    ///
    /// # Errors
    /// `ValidationError` for text that is not in the grammar.
    pub fn order_by(&mut self, text: &'a str) -> Result<&mut Self> {
        self.orders = expression::parse_order(text)?;
        Ok(self)
    }

    /// Removes duplicate rows.
    pub fn distinct(&mut self) -> &mut Self {
        self.distinct = true;
        self
    }

    /// Sets the number of rows to skip.
    pub fn start(&mut self, start: u32) -> &mut Self {
        self.start = i64::from(start);
        self
    }

    /// Sets the maximum number of rows; all without a limit.
    pub fn limit(&mut self, limit: Option<u32>) -> &mut Self {
        self.limit = limit.map(i64::from);
        self
    }

    /// Sets the parent DocType whose permissions apply to a list of child rows.
    pub fn parent(&mut self, parent: Option<&'a str>) -> &mut Self {
        self.parent = parent;
        self
    }

    /// Sets the link fields that show the linked document in place of its name.
    pub fn expand(&mut self, fields: Vec<&'a str>) -> &mut Self {
        self.expand = fields;
        self
    }

    /// Sets the purpose of the list, on which user permissions depend.
    pub fn listing(&mut self, listing: Listing<'a>) -> &mut Self {
        self.listing = listing;
        self
    }

    /// Adds the names of child rows, with the key `<DocType>:name`.
    pub fn with_childnames(&mut self) -> &mut Self {
        self.with_childnames = true;
        self
    }
}
