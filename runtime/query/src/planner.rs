//! Plans a list: resolves its names, types its values and adds the conditions of the user's
//! permissions.

use super::column::{Column, ValueExpr};
use super::condition_compiler::FilterContext;
use super::name_resolution::{Resolved, not_permitted};
use super::output_columns::outputs;
use super::plan::{Embedded, Output, Plan, SortTerm};
use super::predicate::Predicate;
use super::scope::{Scope, TableRole};
use super::select::Select;
use super::{access, expand, filter_compiler};
use doctyped_auth::permission;
use doctyped_auth::permission::Listing;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::grammar::expression::{ColumnPath, Expression};
use doctyped_core::grammar::limits;
use doctyped_orm::db::SqlFunction;
use doctyped_schema::{ColumnType, FieldType, IDX, Meta, NAME, Rights, SortOrder};
use std::borrow::Cow;

/// Plans the rows of a list.
pub fn list<'a>(ctx: &mut Context, select: &Select<'a>) -> Result<Plan<'a>> {
    let mut plan = without_outputs(ctx, select)?;
    plan.distinct = select.distinct;
    plan.outputs = outputs(ctx, &mut plan.scope, select, &mut plan.distinct)?;
    plan.filter(ctx, select)?;
    plan.group(ctx, select)?;
    plan.order(ctx, select)?;
    plan.embed(ctx, select)?;
    Ok(plan)
}

/// Plans a count of the rows that meet the filters.
pub fn count<'a>(ctx: &mut Context, select: &Select<'a>) -> Result<Plan<'a>> {
    let mut plan = without_outputs(ctx, select)?;
    let value = ValueExpr::Call { function: SqlFunction::Count, distinct: false, argument: None };
    plan.outputs.push(Output::new(Cow::Borrowed("count"), Some(value), true));
    plan.filter(ctx, select)?;
    Ok(plan)
}

/// A plan of the rows that the user may read, without outputs and filters.
fn without_outputs<'a>(ctx: &mut Context, select: &Select<'a>) -> Result<Plan<'a>> {
    let (scope, visible) = open(ctx, select)?;
    // Documents of virtual DocTypes are checked one by one, their rows with their parents.
    let root = scope.root()?;
    let is_checked_later = root.is_virtual && !root.is_child;
    Ok(Plan {
        scope,
        outputs: Vec::new(),
        sees_all_rows: visible.is_true() || (root.is_virtual && root.is_child),
        condition: if is_checked_later { Predicate::All(Vec::new()) } else { visible },
        groups: Vec::new(),
        orders: Vec::new(),
        distinct: false,
        extras: Vec::new(),
    })
}

/// The scope of a list, and the condition of the rows that the user may read.
fn open<'a>(ctx: &mut Context, select: &Select<'a>) -> Result<(Scope, Predicate<'a>)> {
    let meta = (ctx.entry(select.doctype)?.meta)();
    if meta.is_single {
        return Err(Error::validation(format!("{} is a single DocType: it has one document and no list", meta.name)));
    }
    // Administrator need not name the parent DocType (Frappe 16).
    let is_administrator = ctx.identity().is_administrator() && select.parent.is_none_or(str::is_empty);
    if meta.is_child && !ctx.is_elevated() && !is_administrator {
        return open_child_rows(ctx, meta, select.parent);
    }
    let mut scope = Scope::new(meta, meta);
    let access = access::of(ctx, &mut scope, meta, 0, select.listing)?;
    // A free link shows documents that the user may not read, and of these what links show.
    scope.set_select_only(access.select_only || select.listing == Listing::FreeLink);
    Ok((scope, access.rows))
}

/// The scope of a list of child rows: those of the parents and table fields that the user may read.
fn open_child_rows<'a>(
    ctx: &mut Context,
    child: &'static Meta,
    parent: Option<&str>,
) -> Result<(Scope, Predicate<'a>)> {
    let Some(parent) = parent.filter(|parent| !parent.is_empty()) else {
        return Err(Error::permission(format!("{} is a child DocType: name its parent DocType as parent", child.name)));
    };
    let entry = ctx.site().registry().entry(parent);
    let parent_meta = entry.map(|entry| (entry.meta)());
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
        let parent = limits::excerpt(parent);
        return Err(Error::permission(format!("{parent} is not a parent of {} that you may read", child.name)));
    }
    let mut scope = Scope::new(child, parent_meta);
    let parent_table = scope.add_parent(parent_meta)?;
    let access = access::of(ctx, &mut scope, parent_meta, parent_table, Listing::Rows)?;
    let column = |table: usize, meta: &'static Meta, name: &str| {
        meta.column(name).map(|field| Column::new(table, meta, field)).ok_or_else(|| not_permitted(name))
    };
    let mut conditions = vec![
        Predicate::equal(column(0, child, "parenttype")?, parent_meta.name),
        Predicate::one_of(column(0, child, "parentfield")?, &fields),
    ];
    if access.rows.is_true() {
        scope.tables.truncate(parent_table);
    } else if parent_meta.is_single {
        // There is one parent, and no table to join.
        let mut record = (ctx.entry(parent_meta.name)?.new)();
        ctx.load_into(record.as_mut(), parent_meta.name)?;
        permission::check(ctx, parent_meta, Rights::READ, Some(record.as_ref()))?;
        scope.tables.truncate(parent_table);
    } else {
        let same = Predicate::ColumnsEqual {
            left: column(parent_table, parent_meta, "name")?,
            right: column(0, child, "parent")?,
        };
        let condition = Box::new(Predicate::All(vec![same, access.rows]));
        conditions.push(Predicate::Exists { table: parent_table, negated: false, condition });
    }
    Ok((scope, Predicate::All(conditions)))
}

impl<'a> Plan<'a> {
    /// Adds the filters.
    fn filter(&mut self, ctx: &mut Context, select: &Select<'a>) -> Result<()> {
        if select.filters.is_empty() {
            return Ok(());
        }
        let settings = ctx.site().caches.settings();
        let mut filter_ctx = FilterContext {
            today: settings.now().date(),
            week_starts: settings.first_day_of_the_week,
            values_left: limits::MAX_FILTER_VALUES,
        };
        let mut all = vec![std::mem::replace(&mut self.condition, Predicate::FALSE)];
        for filter in &select.filters {
            all.push(filter_compiler::compile(ctx, &mut self.scope, filter, &mut filter_ctx)?);
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

    /// Adds the order of the client, or the default of the DocType, and makes it total.
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
            self.orders =
                std::mem::take(&mut self.orders).into_iter().filter_map(|order| self.as_output(order)).collect();
            let shown = self.outputs.iter().enumerate().filter(|(_, output)| output.has_column());
            self.orders.extend(shown.map(|(index, _)| (SortTerm::Output(index), SortOrder::Asc)));
            return Ok(());
        }
        let root = self.scope.root()?;
        if self.orders.is_empty() {
            for (name, direction) in root.sort {
                if let Ok(Resolved::Column(column)) = self.scope.column(ctx, 0, name) {
                    self.orders.push((SortTerm::Expr(ValueExpr::Column(column)), *direction));
                }
            }
        }
        self.complete_order(root);
        Ok(())
    }

    /// The order by an output; none if the value is not among the outputs, by which SELECT DISTINCT
    /// cannot sort.
    fn as_output(&self, (term, direction): (SortTerm, SortOrder)) -> Option<(SortTerm, SortOrder)> {
        let value = self.value_of(term)?;
        let index = self.outputs.iter().position(|output| output.value == Some(value))?;
        Some((SortTerm::Output(index), direction))
    }

    /// Adds the name, then `idx` and name of joined child rows, as the last sort keys. The name has the direction of the
    /// key before it, so that one index has the whole order.
    fn complete_order(&mut self, root: &'static Meta) {
        let by_name = self.orders.iter().any(|(term, _)| self.is_name(*term));
        if !by_name && let Some(name) = root.slot(NAME) {
            let direction = self.orders.last().map_or(SortOrder::Asc, |(_, direction)| *direction);
            self.orders.push((SortTerm::Expr(ValueExpr::Column(Column::new(0, root, name))), direction));
        }
        for (index, table) in self.scope.tables.iter().enumerate() {
            if table.meta.is_child && matches!(table.role, TableRole::Joined(_)) {
                let columns = [IDX, NAME].into_iter().filter_map(|slot| table.meta.slot(slot));
                let columns = columns.map(|field| ValueExpr::Column(Column::new(index, table.meta, field)));
                self.orders.extend(columns.map(|column| (SortTerm::Expr(column), SortOrder::Asc)));
            }
        }
    }

    fn is_name(&self, term: SortTerm) -> bool {
        matches!(self.value_of(term), Some(ValueExpr::Column(column)) if column.table == 0 && column.name() == "name")
    }

    /// Resolves a term of GROUP BY or ORDER BY.
    ///
    /// # Errors
    /// `DataError` for a Password field: masks, as Frappe stores them, have the lengths of the secrets.
    fn term(&mut self, ctx: &mut Context, expression: Expression<'_>, keys_first: bool) -> Result<SortTerm> {
        let term = self.key_or_expression(ctx, expression, keys_first)?;
        match self.value_of(term) {
            Some(value) if value.column_type() == ColumnType::Password => Err(not_permitted("a secret")),
            _ => Ok(term),
        }
    }

    /// A key of the response, or an expression. Of equal names, ORDER BY means the alias of an output and GROUP BY the
    /// column, as in SQL.
    fn key_or_expression(
        &mut self,
        ctx: &mut Context,
        expression: Expression<'_>,
        keys_first: bool,
    ) -> Result<SortTerm> {
        let key = match expression {
            Expression::Path(ColumnPath::Field(name)) => {
                self.outputs.iter().position(|output| output.key == name && output.value.is_some())
            }
            _ => None,
        };
        let renamed = key.and_then(|key| self.outputs.get(key)).is_some_and(|output| output.renamed);
        let key = key.map(SortTerm::Output);
        if let (Some(term), true) = (key, keys_first && renamed) {
            return Ok(term);
        }
        let column = match expression {
            Expression::Path(path) | Expression::Call { argument: Some(path), .. } => {
                self.scope.resolve_sort_key(ctx, path)
            }
            Expression::Call { function, distinct, argument: None } => {
                return Ok(SortTerm::Expr(ValueExpr::Call { function, distinct, argument: None }));
            }
        };
        match (column, key, expression) {
            (Ok(column), _, Expression::Path(_)) => Ok(SortTerm::Expr(ValueExpr::Column(column))),
            (Ok(column), _, Expression::Call { function, distinct, .. }) => {
                ValueExpr::call(function, distinct, column).map(SortTerm::Expr)
            }
            (Err(_), Some(term), _) => Ok(term),
            (Err(error), None, _) => Err(error),
        }
    }

    /// Puts linked documents in the place of their names, and selects the values that embedded content needs.
    ///
    /// # Errors
    /// `DataError` if `expand` names a field that is no link, or if the query aggregates rows.
    fn embed(&mut self, ctx: &Context, select: &Select<'_>) -> Result<()> {
        for name in &select.expand {
            self.expand(ctx, name)?;
        }
        if !self.has_embedded() {
            return Ok(());
        }
        if !self.keeps_table_rows() {
            let message = "table fields and expand show documents: they go with no group_by, distinct or aggregates";
            return Err(Error::new(ErrorKind::Data, message));
        }
        let root = self.scope.root()?;
        let name = root.slot(NAME).ok_or_else(|| not_permitted("name"))?;
        self.select_extra(ValueExpr::Column(Column::new(0, root, name)));
        for index in 0..self.outputs.len() {
            if let Some(Embedded::DynamicLink(doctype)) = self.outputs.get(index).map(|output| output.embedded) {
                self.select_extra(doctype);
            }
        }
        Ok(())
    }

    /// Expands a link field. One that is not among the fields is added to them.
    fn expand(&mut self, ctx: &Context, name: &str) -> Result<()> {
        let root = self.scope.root()?;
        let field = expand::link_field(root, name)?;
        let Resolved::Column(column) = self.scope.column(ctx, 0, field.fieldname)? else {
            // Left out, like every field that the user may not read.
            return Ok(());
        };
        let embedded = match field.fieldtype {
            FieldType::DynamicLink => match self.scope.column(ctx, 0, field.options) {
                Ok(Resolved::Column(doctype)) => Embedded::DynamicLink(ValueExpr::Column(doctype)),
                _ => Embedded::None,
            },
            _ => expand::target(ctx, field.options).map_or(Embedded::None, Embedded::LinkedDocument),
        };
        let value = Some(ValueExpr::Column(column));
        if self.outputs.iter().all(|output| output.value != value) {
            self.outputs.push(Output::new(Cow::Borrowed(field.fieldname), value, false));
        }
        for output in self.outputs.iter_mut().filter(|output| output.value == value) {
            output.embedded = embedded;
        }
        Ok(())
    }
}
