//! Lists: what a client asks for in `fields`, `filters`, `order_by`, `group_by` and `limit_*`.
//!
//! A list goes through four steps. Its parts are *parsed* into a closed grammar ([`Filter`],
//! [`Field`], ...). They are *planned*: every name is looked up in the metadata and against what
//! the user may read, every value gets its column's type, and what the user may not see becomes
//! part of the conditions. The plan is *written* as SQL, in which no text comes from a client. The
//! *rows* go from the database straight into the JSON of the answer.

mod access;
mod attach;
mod condition;
mod cursor;
mod dates;
mod dialect;
mod expand;
mod expression;
mod filter;
mod function;
mod keyset;
mod limits;
mod memory;
mod operator;
mod outputs;
mod params;
mod plan;
mod predicate;
mod restrict;
mod rows;
mod run;
mod scope;
mod select;
mod sql;
mod statement;
#[cfg(test)]
mod tests;
mod timespan;
mod token;
mod value;

pub(crate) use condition::NullSemantics;
pub(crate) use expand::of_document as expand_links;
pub use expression::{Expression, Field, Order, Path};
pub use filter::{Condition, Filter, Joiner};
pub use function::Function;
pub use operator::{Comparison, Operator, Relation};
#[cfg(any(test, feature = "fuzzing"))]
pub(crate) use params::statements;
pub use params::{ApiVersion, list, page};
pub use select::{RowFormat, Select};
