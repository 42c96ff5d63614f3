//! The grammar of lists: filters, expressions and orders as clients send them, parsed into a closed
//! set of types.

pub mod expression;
pub mod filter;
pub mod limits;
pub mod operator;
mod tokenizer;
