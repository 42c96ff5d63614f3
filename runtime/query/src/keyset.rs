//! Keyset pagination: continues a list after a row by the values of its sort keys.
//!
//! The last sort key is the name, so no two rows have equal keys. Unlike OFFSET, a condition on the
//! keys costs the same for every page, and rows that are inserted or deleted between two pages do not
//! shift the next one.

use super::column::ValueExpr;
use super::plan::Plan;
use super::predicate::{KeyPosition, Predicate};
use doctyped_orm::table::Value;
use doctyped_schema::{ColumnType, SortOrder};

/// The complete sort keys of a list.
#[derive(Debug, Clone)]
pub struct Keyset(Vec<SortKey>);

/// A sort key.
#[derive(Debug, Clone)]
pub struct SortKey {
    pub expr: ValueExpr,
    pub direction: SortOrder,
    /// The index of its column in the result.
    index: usize,
}

impl Keyset {
    /// The sort keys of a plan, which it selects from now on. None if the plan aggregates rows or
    /// selects distinct ones, since their sort keys do not identify a row.
    pub fn of(plan: &mut Plan<'_>) -> Option<Keyset> {
        if !plan.keeps_table_rows() {
            return None;
        }
        let orders: Vec<(ValueExpr, SortOrder)> =
            plan.orders.iter().filter_map(|(term, direction)| Some((plan.value_of(*term)?, *direction))).collect();
        let mut keys: Vec<SortKey> = Vec::with_capacity(orders.len());
        for (expr, direction) in orders {
            // A second sort by the same expression has no effect.
            if keys.iter().all(|key| key.expr != expr) {
                let index = plan.select_extra(expr);
                keys.push(SortKey { expr, direction, index });
            }
        }
        Some(Keyset(keys))
    }

    /// The sort keys, the most significant first.
    pub fn keys(&self) -> &[SortKey] {
        &self.0
    }

    /// The index in the result and the column type of each key.
    pub fn columns(&self) -> impl Iterator<Item = (usize, ColumnType)> {
        self.0.iter().map(|key| (key.index, key.expr.column_type()))
    }

    /// The condition of the rows after the one with these key values.
    pub fn after(&self, values: Vec<Value>) -> Predicate<'static> {
        let keys = self.0.iter().zip(values);
        let positions = keys.map(|(key, value)| KeyPosition { expr: key.expr, direction: key.direction, value });
        Predicate::AfterRow(positions.collect())
    }
}
