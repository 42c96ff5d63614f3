//! The list engine: `fields`, `filters`, `order_by`, `group_by` and `limit_*` of Frappe's lists.
//!
//! A list passes four stages:
//!
//! 1. Parsers turn the parameters into closed grammars ([`Filter`], [`Field`], ...).
//! 2. The planner resolves every name by the metadata and the permissions of the user, gives every
//!    value the type of its column, and adds the conditions of the permission rules.
//! 3. The SQL writer turns the plan into a statement, whose text contains nothing of a client.
//! 4. The batch runner writes the rows of the result to the response, without intermediate values.
//!
//! Lists of virtual DocTypes evaluate the plan in memory instead.

mod access;
mod access_path;
mod embedded;
mod batch_runner;
mod column;
mod condition_compiler;
mod cursor;
mod date_formats;
mod execute;
mod expand;
mod filter_compiler;
mod filter_value;
mod json_params;
mod json_values;
mod keyset;
mod linked_documents;
mod name_resolution;
mod output_columns;
mod params;
mod plan;
mod planner;
mod predicate;
mod reader;
mod rows;
mod scope;
mod select;
mod sql_writer;
mod timespan;
pub mod typed_list;
mod virtual_list;

pub use access::is_shown_by_links;
pub use doctyped_core::grammar::expression::{ColumnPath, Expression, Field, Order};
pub use doctyped_core::grammar::filter::{Condition, Filter, Joiner};
pub use doctyped_core::grammar::operator::{Comparison, Operator, TreeRelation};
pub use doctyped_orm::db::SqlFunction;
pub use linked_documents::expand_links;
#[cfg(any(test, feature = "testing"))]
pub use params::sql_for_all_dialects;
pub use params::{list, page};
pub use select::{RowFormat, Select};
