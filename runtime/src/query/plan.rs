//! From what a client asks to what the database is asked: every name looked up, every value typed,
//! what the user may not see cut away.

use super::attach::Attached;
use super::condition::Surroundings;
use super::expression::{Expression, Path};
use super::function::Function;
use super::outputs::{called, outputs};
use super::predicate::{Column, Predicate};
use super::scope::{self, Found, Place, Scope, not_permitted};
use super::select::Select;
use super::{access, limits, restrict};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::permission::{self, Listing};
use crate::schema::{Meta, NAME, Rights, SortOrder, Storage};
use std::borrow::Cow;

/// A query, ready to be written.
#[derive(Debug)]
pub(super) struct Plan<'a> {
    pub(super) scope: Scope,
    /// The columns of the answer.
    pub(super) outputs: Vec<Output<'a>>,
    pub(super) condition: Predicate<'a>,
    /// Whether the user may see every document.
    pub(super) sees_everything: bool,
    pub(super) groups: Vec<Term>,
    pub(super) orders: Vec<(Term, SortOrder)>,
    pub(super) distinct: bool,
    /// Values that are read and not shown, behind the ones that are.
    pub(super) extras: Vec<Value>,
}

/// One column of the answer.
#[derive(Debug)]
pub(super) struct Output<'a> {
    pub(super) key: Cow<'a, str>,
    /// What the database computes for it; none for a field that the user may not read.
    pub(super) value: Option<Value>,
    /// What is shown in its place.
    pub(super) attached: Attached,
    /// Whether the client chose the key.
    pub(super) renamed: bool,
}

impl<'a> Output<'a> {
    pub(super) fn new(key: Cow<'a, str>, value: Option<Value>, renamed: bool) -> Output<'a> {
        Output { key, value, attached: Attached::Nothing, renamed }
    }
}

/// A value that the database computes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Value {
    /// A column.
    Column(Column),
    /// A function of a column, or of rows.
    Call { function: Function, distinct: bool, argument: Option<Column> },
}

/// What to group or sort by.
#[derive(Debug, Clone, Copy)]
pub(super) enum Term {
    /// A value.
    Value(Value),
    /// A column of the answer that is shown.
    Output(usize),
}

impl Value {
    /// How to read it.
    pub(super) fn storage(&self) -> Storage {
        match self {
            Value::Column(column) => column.storage,
            Value::Call { function, argument, .. } => function.result(argument.map(|column| column.storage)),
        }
    }

    fn is_aggregate(&self) -> bool {
        matches!(self, Value::Call { function, .. } if function.is_aggregate())
    }

    /// Whether it can be NULL in some row of the answer.
    pub(super) fn may_be_null(&self) -> bool {
        match self {
            // A joined table may have no row.
            Value::Column(column) => column.source > 0 || column.is_nullable(),
            Value::Call { function, .. } => *function != Function::Count,
        }
    }
}

/// Plans a list.
pub(super) fn list<'a>(ctx: &mut Context, select: &Select<'a>) -> Result<Plan<'a>> {
    let (mut scope, visible) = open(ctx, select)?;
    let mut distinct = select.distinct;
    let outputs = outputs(ctx, &mut scope, select, &mut distinct)?;
    // What the user may see of documents without a table is asked one by one.
    let is_virtual = scope.root()?.is_virtual;
    let mut plan = Plan {
        scope,
        outputs,
        sees_everything: visible.is_true(),
        condition: if is_virtual { Predicate::All(Vec::new()) } else { visible },
        groups: Vec::new(),
        orders: Vec::new(),
        distinct,
        extras: Vec::new(),
    };
    plan.restrict(ctx, select)?;
    plan.group(ctx, select)?;
    plan.order(ctx, select)?;
    plan.attach(ctx, select)?;
    Ok(plan)
}

/// Plans a count of rows: the same conditions, one number.
pub(super) fn count<'a>(ctx: &mut Context, select: &Select<'a>) -> Result<Plan<'a>> {
    let (scope, visible) = open(ctx, select)?;
    let is_virtual = scope.root()?.is_virtual;
    let value = Value::Call { function: Function::Count, distinct: false, argument: None };
    let outputs = vec![Output::new(Cow::Borrowed("count"), Some(value), true)];
    let mut plan = Plan {
        scope,
        outputs,
        sees_everything: visible.is_true(),
        condition: if is_virtual { Predicate::All(Vec::new()) } else { visible },
        groups: Vec::new(),
        orders: Vec::new(),
        distinct: false,
        extras: Vec::new(),
    };
    plan.restrict(ctx, select)?;
    Ok(plan)
}

/// The table that is listed, and the rows of it that the user may see.
fn open<'a>(ctx: &mut Context, select: &Select<'a>) -> Result<(Scope, Predicate<'a>)> {
    let meta = (ctx.handler(select.doctype)?.meta)();
    if meta.is_single || (meta.is_virtual && meta.is_child) {
        let what = if meta.is_single { "is a single DocType: it has one document" } else { "has no table" };
        return Err(Error::validation(format!("{} {what} and no list", meta.name)));
    }
    if meta.is_child && !ctx.is_elevated() {
        return rows_of_parent(ctx, meta, select.parent);
    }
    let mut scope = Scope::new(meta, meta);
    let access = access::of(ctx, &mut scope, meta, 0, select.listing)?;
    scope.limit_root(access.select_only);
    Ok((scope, access.rows))
}

/// Rows are listed by who may read their parents: the rows of those parents, in those table fields.
fn rows_of_parent<'a>(ctx: &mut Context, child: &'static Meta, parent: Option<&str>) -> Result<(Scope, Predicate<'a>)> {
    let Some(parent) = parent.filter(|parent| !parent.is_empty()) else {
        return Err(Error::permission(format!("{} is a child DocType: name its parent DocType as parent", child.name)));
    };
    let handler = ctx.site().registry().handler(parent);
    let parent_meta = handler.map(|handler| (handler.meta)());
    let levels = parent_meta.map(|meta| (meta, permission::readable_levels(ctx, meta)));
    let (parent_meta, fields): (&'static Meta, Vec<&'static str>) = match levels {
        Some((meta, levels)) => {
            let tables =
                meta.tables().iter().filter(|field| field.options == child.name && levels.has(field.permlevel));
            (meta, tables.map(|field| field.fieldname).collect())
        }
        None => (child, Vec::new()),
    };
    if fields.is_empty() {
        let parent = limits::quoted(parent);
        return Err(Error::permission(format!("{parent} is not a parent of {} that you may read", child.name)));
    }
    let mut scope = Scope::new(child, parent_meta);
    let nested = scope.add_parent(parent_meta)?;
    let access = access::of(ctx, &mut scope, parent_meta, nested, Listing::Rows)?;
    let column = |source: usize, meta: &'static Meta, name: &str| {
        meta.column(name).map(|field| Column::new(source, meta, field)).ok_or_else(|| not_permitted(name))
    };
    let mut conditions = vec![
        scope::equal(column(0, child, "parenttype")?, parent_meta.name),
        scope::one_of(column(0, child, "parentfield")?, &fields),
    ];
    if access.rows.is_true() {
        scope.sources.truncate(nested);
    } else if parent_meta.is_single {
        // There is one parent, and no table to join.
        let mut record = (ctx.handler(parent_meta.name)?.new)();
        crate::document::load_into(ctx, record.as_mut(), parent_meta.name)?;
        permission::check(ctx, parent_meta, Rights::READ, Some(record.as_ref()))?;
        scope.sources.truncate(nested);
    } else {
        let same = Predicate::Same { left: column(nested, parent_meta, "name")?, right: column(0, child, "parent")? };
        let condition = Box::new(Predicate::All(vec![same, access.rows]));
        conditions.push(Predicate::Exists { source: nested, negated: false, condition });
    }
    Ok((scope, Predicate::All(conditions)))
}

impl<'a> Plan<'a> {
    /// Adds the filters to what the user may see.
    fn restrict(&mut self, ctx: &mut Context, select: &Select<'a>) -> Result<()> {
        if select.filters.is_empty() {
            return Ok(());
        }
        let settings = ctx.site().caches.settings();
        let mut around = Surroundings {
            nulls: select.nulls,
            today: settings.now().date(),
            week_starts: settings.first_day_of_the_week,
            values_left: limits::VALUES,
        };
        let mut all = vec![std::mem::replace(&mut self.condition, Predicate::FALSE)];
        for filter in &select.filters {
            all.push(restrict::predicate(ctx, &mut self.scope, filter, &mut around)?);
        }
        all.retain(|predicate| !predicate.is_true());
        self.condition = Predicate::All(all);
        Ok(())
    }

    fn group(&mut self, ctx: &mut Context, select: &Select<'a>) -> Result<()> {
        for expression in &select.groups {
            let term = self.term(ctx, *expression, false)?;
            if self.value_of(term).is_some_and(|value| value.is_aggregate()) {
                return Err(Error::validation("group_by takes columns, not aggregates"));
            }
            self.groups.push(term);
        }
        Ok(())
    }

    /// The order: what was asked for, or the DocType's own; then whatever makes it the same every
    /// time.
    fn order(&mut self, ctx: &mut Context, select: &Select<'a>) -> Result<()> {
        let grouped = !self.groups.is_empty();
        let one_row =
            !grouped && self.outputs.iter().filter_map(|output| output.value).any(|value| value.is_aggregate());
        for order in &select.orders {
            let term = self.term(ctx, order.expression, true)?;
            if !grouped && !one_row && self.value_of(term).is_some_and(|value| value.is_aggregate()) {
                return Err(Error::validation("order_by takes aggregates only together with group_by"));
            }
            self.orders.push((term, order.direction));
        }
        if one_row {
            self.orders.clear();
            return Ok(());
        }
        if grouped {
            let groups = self.groups.iter().map(|term| (*term, SortOrder::Asc));
            self.orders.extend(groups);
            return Ok(());
        }
        if self.distinct {
            self.orders = std::mem::take(&mut self.orders).into_iter().filter_map(|order| self.shown(order)).collect();
            let shown = self.outputs.iter().enumerate().filter(|(_, output)| output.value.is_some());
            self.orders.extend(shown.map(|(place, _)| (Term::Output(place), SortOrder::Asc)));
            return Ok(());
        }
        let root = self.scope.root()?;
        if self.orders.is_empty() {
            for (name, direction) in root.sort {
                if let Ok(Found::Column(column)) = self.scope.column(ctx, 0, name) {
                    self.orders.push((Term::Value(Value::Column(column)), *direction));
                }
            }
        }
        self.complete_order(root);
        Ok(())
    }

    /// An order of rows that are shown once can only look at what they show.
    fn shown(&self, (term, direction): (Term, SortOrder)) -> Option<(Term, SortOrder)> {
        let value = self.value_of(term)?;
        let place = self.outputs.iter().position(|output| output.value == Some(value))?;
        Some((Term::Output(place), direction))
    }

    /// Sorts by name what is equal otherwise, and rows of one document by their place.
    fn complete_order(&mut self, root: &'static Meta) {
        let by_name = self.orders.iter().any(|(term, _)| self.is_name(*term));
        if !by_name && let Some(name) = root.slot(NAME) {
            self.orders.push((Term::Value(Value::Column(Column::new(0, root, name))), SortOrder::Asc));
        }
        for (place, source) in self.scope.sources.iter().enumerate() {
            if source.meta.is_child && matches!(source.place, Place::Joined(_)) {
                let columns = [crate::schema::IDX, NAME].into_iter().filter_map(|slot| source.meta.slot(slot));
                let columns = columns.map(|field| Value::Column(Column::new(place, source.meta, field)));
                self.orders.extend(columns.map(|column| (Term::Value(column), SortOrder::Asc)));
            }
        }
    }

    fn is_name(&self, term: Term) -> bool {
        matches!(self.value_of(term), Some(Value::Column(column)) if column.source == 0 && column.name() == "name")
    }

    /// Whether a row of the answer may stand for several.
    pub(super) fn puts_rows_together(&self) -> bool {
        !self.groups.is_empty()
            || self.outputs.iter().filter_map(|output| output.value).any(|value| value.is_aggregate())
    }

    /// Whether rows are put together and this value may differ between those that become one.
    pub(super) fn is_one_of_many(&self, value: Value) -> bool {
        self.puts_rows_together()
            && !value.is_aggregate()
            && !self.groups.iter().any(|term| self.value_of(*term) == Some(value))
    }

    /// Whether a row of the answer is one of the tables' own.
    pub(super) fn shows_rows_as_they_are(&self) -> bool {
        !self.distinct && !self.puts_rows_together()
    }

    /// Whether the database may have to look at many rows: all but a count of a whole table.
    pub(super) fn may_take_long(&self, condition: &Predicate<'_>) -> bool {
        let counts = |output: &Output<'_>| {
            matches!(output.value, Some(Value::Call { function: Function::Count, argument: None, .. }))
        };
        !condition.is_true()
            || self.scope.sources.len() > 1
            || !self.groups.is_empty()
            || !self.outputs.iter().all(counts)
    }

    /// Reads a value that is not shown; gives its place among the columns of the result.
    pub(super) fn extra(&mut self, value: Value) -> usize {
        let shown = self.outputs.iter().filter(|output| output.value.is_some()).count();
        let place = self.extras.iter().position(|extra| *extra == value).unwrap_or_else(|| {
            self.extras.push(value);
            self.extras.len() - 1
        });
        shown + place
    }

    /// The value of a term.
    pub(super) fn value_of(&self, term: Term) -> Option<Value> {
        match term {
            Term::Value(value) => Some(value),
            Term::Output(output) => self.outputs.get(output).and_then(|output| output.value),
        }
    }

    /// What to sort or group by: a key of the answer, or a value. Of equal names, sorting means the
    /// key that the client chose and grouping the column, as databases have it.
    fn term(&mut self, ctx: &mut Context, expression: Expression<'_>, keys_first: bool) -> Result<Term> {
        let key = match expression {
            Expression::Path(Path::Field(name)) => {
                self.outputs.iter().position(|output| output.key == name && output.value.is_some())
            }
            _ => None,
        };
        let renamed = key.and_then(|key| self.outputs.get(key)).is_some_and(|output| output.renamed);
        let key = key.map(Term::Output);
        if let (Some(term), true) = (key, keys_first && renamed) {
            return Ok(term);
        }
        let column = match expression {
            Expression::Path(path) | Expression::Call { argument: Some(path), .. } => self.scope.sort(ctx, path),
            Expression::Call { function, distinct, argument: None } => {
                return Ok(Term::Value(Value::Call { function, distinct, argument: None }));
            }
        };
        match (column, key, expression) {
            (Ok(column), _, Expression::Path(_)) => Ok(Term::Value(Value::Column(column))),
            (Ok(column), _, Expression::Call { function, distinct, .. }) => {
                called(function, distinct, column).map(Term::Value)
            }
            (Err(_), Some(term), _) => Ok(term),
            (Err(error), None, _) => Err(error),
        }
    }
}
