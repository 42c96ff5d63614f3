//! A query in the making, for the parts of the server that list documents.
//!
//! ```ignore
//! let mut select = Select::new("ToDo");
//! select.field("name")?.filter(Filter::equal("status", "Open".into())).limit(Some(10));
//! let rows = select.rows(ctx)?;
//! ```

use super::condition::NullSemantics;
use super::cursor::Cursor;
use super::expression::{self, Expression, Field, Order};
use super::filter::Filter;
use super::keyset::Keyset;
use super::predicate::Predicate;
use super::run::{self, Run};
use super::{limits, memory, plan};
use crate::context::Context;
use crate::error::{Error, ErrorKind, Result};
use crate::json::JsonWriter;
use crate::permission::Listing;
use crate::schema::Storage;
use crate::table::Value;

/// A list of a DocType. Who asks sees what the user of the context may see.
#[derive(Debug, Clone)]
pub struct Select<'a> {
    pub(super) doctype: &'a str,
    pub(super) fields: Vec<Field<'a>>,
    /// Each of them has to hold.
    pub(super) filters: Vec<Filter<'a>>,
    pub(super) groups: Vec<Expression<'a>>,
    pub(super) orders: Vec<Order<'a>>,
    pub(super) distinct: bool,
    pub(super) start: i64,
    pub(super) limit: Option<i64>,
    pub(super) parent: Option<&'a str>,
    /// Link fields that show the linked documents.
    pub(super) expand: Vec<&'a str>,
    pub(super) listing: Listing<'a>,
    pub(super) nulls: NullSemantics,
    /// Whether rows of table fields come with their names.
    pub(super) with_childnames: bool,
}

/// What is known of a page once it is written.
#[derive(Debug)]
pub(super) struct Page {
    /// Whether there are rows behind it.
    pub(super) has_next: bool,
    /// The cursor that leads there.
    pub(super) next: Option<String>,
}

/// The form of a row in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowFormat {
    /// `{"name": "a", "idx": 1}`
    Object,
    /// `["a", 1]`
    Array,
}

impl<'a> Select<'a> {
    /// Every document of a DocType, in its default order. Without fields, a list shows names.
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
            nulls: NullSemantics::Empty,
            with_childnames: false,
        }
    }

    /// Shows a field, written as clients write it: `name`, `customer.territory as t`.
    ///
    /// # Errors
    /// `DataError` when it is not in the grammar.
    pub fn field(&mut self, text: &'a str) -> Result<&mut Self> {
        self.parsed_field(Field::parse(text)?)
    }

    /// Shows a field.
    ///
    /// # Errors
    /// `DataError` when there are too many.
    pub fn parsed_field(&mut self, field: Field<'a>) -> Result<&mut Self> {
        if self.fields.len() >= limits::FIELDS {
            return Err(Error::new(ErrorKind::Data, format!("a list has at most {} fields", limits::FIELDS)));
        }
        self.fields.push(field);
        Ok(self)
    }

    /// Keeps what fulfils this, too.
    pub fn filter(&mut self, filter: Filter<'a>) -> &mut Self {
        if !filter.is_none() {
            self.filters.push(filter);
        }
        self
    }

    /// Groups, written as clients write it: `status, year(creation)`.
    ///
    /// # Errors
    /// `ValidationError` when it is not in the grammar.
    pub fn group_by(&mut self, text: &'a str) -> Result<&mut Self> {
        self.groups = expression::parse_group(text)?;
        Ok(self)
    }

    /// Sorts, written as clients write it: `modified desc, name`. Empty text means the default.
    ///
    /// # Errors
    /// `ValidationError` when it is not in the grammar.
    pub fn order_by(&mut self, text: &'a str) -> Result<&mut Self> {
        self.orders = expression::parse_order(text)?;
        Ok(self)
    }

    /// Shows equal rows once.
    pub fn distinct(&mut self) -> &mut Self {
        self.distinct = true;
        self
    }

    /// Leaves out so many rows at the start.
    pub fn start(&mut self, start: u32) -> &mut Self {
        self.start = i64::from(start);
        self
    }

    /// Gives at most so many rows; all without a limit.
    pub fn limit(&mut self, limit: Option<u32>) -> &mut Self {
        self.limit = limit.map(i64::from);
        self
    }

    /// The parent DocType by whose permissions rows of a child DocType are listed.
    pub fn parent(&mut self, parent: Option<&'a str>) -> &mut Self {
        self.parent = parent;
        self
    }

    /// Shows the documents that these link fields lead to, in place of their names.
    pub(super) fn expand(&mut self, fields: Vec<&'a str>) -> &mut Self {
        self.expand = fields;
        self
    }

    /// What the documents are listed for, which user permissions depend on.
    pub(crate) fn listing(&mut self, listing: Listing<'a>) -> &mut Self {
        self.listing = listing;
        self
    }

    /// Shows the names of rows beside their fields, each under the key `<DocType>:name`.
    pub(crate) fn with_childnames(&mut self) -> &mut Self {
        self.with_childnames = true;
        self
    }

    /// Says what NULL is to the filters.
    pub(crate) fn nulls(&mut self, nulls: NullSemantics) -> &mut Self {
        self.nulls = nulls;
        self
    }

    /// Writes the rows as a JSON array.
    ///
    /// # Errors
    /// `PermissionError`, `DataError` for unknown fields, `ValidationError` for values that do not
    /// fit. What was written so far is of no use then.
    pub fn write(&self, ctx: &mut Context, form: RowFormat, out: &mut JsonWriter) -> Result<()> {
        let plan = plan::list(ctx, self)?;
        if plan.scope.root()?.is_virtual {
            return memory::write(ctx, self, &plan, (form, false), out).map(drop);
        }
        let run = Run { form, start: self.start, limit: self.limit, looks_ahead: false, keyset: None };
        run.write(ctx, plan, out).map(drop)
    }

    /// Writes the rows of a page as a JSON array, and says whether there are more and where.
    ///
    /// # Errors
    /// As [`Select::write`], and `ValidationError` for a cursor that is not of this list.
    pub(super) fn write_page(
        &self,
        ctx: &mut Context,
        form: RowFormat,
        cursor: Option<&Cursor<'_>>,
        out: &mut JsonWriter,
    ) -> Result<Page> {
        let mut plan = plan::list(ctx, self)?;
        if plan.scope.root()?.is_virtual {
            if cursor.is_some() {
                return Err(memory::needs_table(&plan, "cursors"));
            }
            let has_next = memory::write(ctx, self, &plan, (form, true), out)?;
            return Ok(Page { has_next, next: None });
        }
        let mut run = Run { form, start: self.start, limit: self.limit, looks_ahead: true, keyset: None };
        let Some(cursor) = cursor else {
            let batch = run.write(ctx, plan, out)?;
            return Ok(Page { has_next: batch.more, next: None });
        };
        if self.start > 0 {
            return Err(Error::validation("a cursor says where the page starts: leave out start and limit_start"));
        }
        let keyset = Keyset::of(&mut plan).ok_or_else(|| {
            Error::validation("a cursor goes with no group_by, distinct or aggregates; use start and limit")
        })?;
        let list = cursor.list(&plan, &keyset, self)?;
        if let Some(values) = list.values(&keyset)? {
            let condition = std::mem::replace(&mut plan.condition, Predicate::FALSE);
            plan.condition = Predicate::All(vec![condition, keyset.after(values)]);
        }
        run.keyset = Some(keyset);
        let batch = run.write(ctx, plan, out)?;
        let next = batch.last.filter(|_| batch.more).map(|values| list.text(&values));
        Ok(Page { has_next: batch.more, next })
    }

    /// The rows, each with a value for each field; fields that the user may not read are NULL.
    ///
    /// # Errors
    /// As [`Select::write`].
    pub fn rows(&self, ctx: &mut Context) -> Result<Vec<Vec<Value>>> {
        let mut plan = plan::list(ctx, self)?;
        self.read(ctx, &mut plan)
    }

    fn read(&self, ctx: &mut Context, plan: &mut plan::Plan<'_>) -> Result<Vec<Vec<Value>>> {
        if plan.scope.root()?.is_virtual {
            return memory::rows(ctx, self, plan);
        }
        run::read(ctx, plan, (self.start, self.limit))
    }

    /// The rows with their keys, and how each column is stored.
    pub(super) fn columns_and_rows(&self, ctx: &mut Context) -> Result<(Vec<(String, Storage)>, Vec<Vec<Value>>)> {
        let mut plan = plan::list(ctx, self)?;
        let rows = self.read(ctx, &mut plan)?;
        let key = |output: &plan::Output<'_>| {
            (output.key.clone().into_owned(), output.value.map_or(Storage::LongText, |value| value.storage()))
        };
        Ok((plan.outputs.iter().map(key).collect(), rows))
    }

    /// The SQL of the list.
    pub(super) fn statement(&self, ctx: &mut Context, dialect: crate::db::Dialect) -> Result<String> {
        let mut plan = plan::list(ctx, self)?;
        let condition = std::mem::replace(&mut plan.condition, Predicate::FALSE);
        let part = super::statement::Part { condition, start: self.start, limit: self.limit };
        Ok(super::statement::write(&plan, part, super::sql::Sql::new(dialect)).text().to_owned())
    }

    /// How many documents there are, for a list that shows documents.
    ///
    /// # Errors
    /// As [`Select::write`], and `ValidationError` for a list that puts documents together.
    pub(super) fn count_documents(&self, ctx: &mut Context) -> Result<i64> {
        if !plan::list(ctx, self)?.shows_rows_as_they_are() {
            return Err(Error::validation("a count goes with no group_by, distinct or aggregates"));
        }
        self.count(ctx)
    }

    /// How many rows there are, whatever the fields and the limit.
    ///
    /// # Errors
    /// As [`Select::write`].
    pub fn count(&self, ctx: &mut Context) -> Result<i64> {
        let mut plan = plan::count(ctx, self)?;
        if plan.scope.root()?.is_virtual {
            return memory::count(ctx, self, &plan);
        }
        let rows = run::read(ctx, &mut plan, (0, None))?;
        match rows.first().and_then(|row| row.first()) {
            Some(Value::Int(count)) => Ok(*count),
            _ => Err(Error::internal("a count gave no number")),
        }
    }
}
