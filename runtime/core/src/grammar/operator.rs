//! The operators of filters. The set is closed, so that no text of a client becomes SQL.

use crate::error::{Error, Result};

/// An operator of a filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// `=`, `!=`, `<`, `<=`, `>`, `>=`
    Compare(Comparison),
    /// `like`: the whole text, with `%` and `_` as wildcards.
    Like,
    /// `not like`
    NotLike,
    /// `in`
    In,
    /// `not in`
    NotIn,
    /// `is` with `set` or `not set`.
    Is,
    /// `between`, both ends included.
    Between,
    /// `timespan`: `last week`, `this month`, ...
    Timespan,
    /// `previous`: a period before this one.
    Previous,
    /// `next`: a period after this one.
    Next,
    /// A relation to a tree node.
    Tree(TreeRelation),
    /// No such relation to a tree node.
    NotTree(TreeRelation),
}

/// A comparison of two values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

/// The relation of tree nodes to a given node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TreeRelation {
    /// Nodes below it.
    Descendants,
    /// Nodes below it, and the node itself.
    DescendantsInclusive,
    /// Nodes above it.
    Ancestors,
    /// Nodes above it, and the node itself.
    AncestorsInclusive,
}

const OPERATORS: &[(&str, Operator)] = &[
    ("=", Operator::Compare(Comparison::Equal)),
    ("!=", Operator::Compare(Comparison::NotEqual)),
    (">", Operator::Compare(Comparison::Greater)),
    ("<", Operator::Compare(Comparison::Less)),
    (">=", Operator::Compare(Comparison::GreaterOrEqual)),
    ("<=", Operator::Compare(Comparison::LessOrEqual)),
    ("like", Operator::Like),
    ("not like", Operator::NotLike),
    ("in", Operator::In),
    ("not in", Operator::NotIn),
    ("is", Operator::Is),
    ("between", Operator::Between),
    ("timespan", Operator::Timespan),
    ("previous", Operator::Previous),
    ("next", Operator::Next),
    ("ancestors of", Operator::Tree(TreeRelation::Ancestors)),
    ("descendants of", Operator::Tree(TreeRelation::Descendants)),
    ("descendants of (inclusive)", Operator::Tree(TreeRelation::DescendantsInclusive)),
    ("ancestors of (inclusive)", Operator::Tree(TreeRelation::AncestorsInclusive)),
    ("not ancestors of", Operator::NotTree(TreeRelation::Ancestors)),
    ("not ancestors of (inclusive)", Operator::NotTree(TreeRelation::AncestorsInclusive)),
    ("not descendants of", Operator::NotTree(TreeRelation::Descendants)),
    ("not descendants of (inclusive)", Operator::NotTree(TreeRelation::DescendantsInclusive)),
];

impl Operator {
    /// Looks an operator up by its name, case-insensitively.
    ///
    /// # Errors
    /// `ValidationError` for an unknown operator; its message lists all operators.
    pub fn parse(text: &str) -> Result<Operator> {
        let text = text.trim();
        let known = OPERATORS.iter().find(|(name, _)| name.eq_ignore_ascii_case(text));
        known.map(|(_, operator)| *operator).ok_or_else(|| {
            let names: Vec<&str> = OPERATORS.iter().map(|(name, _)| *name).collect();
            Error::validation(format!("{text:?} is not an operator; use one of: {}", names.join(", ")))
        })
    }
}

impl Comparison {
    /// The operator in SQL.
    pub fn sql(self) -> &'static str {
        match self {
            Comparison::Equal => " = ",
            Comparison::NotEqual => " <> ",
            Comparison::Less => " < ",
            Comparison::LessOrEqual => " <= ",
            Comparison::Greater => " > ",
            Comparison::GreaterOrEqual => " >= ",
        }
    }

    /// Whether the comparison holds for two values with this ordering.
    pub fn holds(self, order: std::cmp::Ordering) -> bool {
        match self {
            Comparison::Equal => order.is_eq(),
            Comparison::NotEqual => order.is_ne(),
            Comparison::Less => order.is_lt(),
            Comparison::LessOrEqual => order.is_le(),
            Comparison::Greater => order.is_gt(),
            Comparison::GreaterOrEqual => order.is_ge(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;

    #[test]
    fn operator_is_case_insensitive() {
        assert_eq!(Operator::parse("NOT LIKE").unwrap(), Operator::NotLike);
        assert_eq!(Operator::parse(" >= ").unwrap(), Operator::Compare(Comparison::GreaterOrEqual));
    }

    #[test]
    fn unknown_operator_is_refused() {
        for attack in ["~~", "", "= 1 or", "in (select 1) --", "like'", "=\0", "＝", "regexp", "not  in"] {
            assert_eq!(Operator::parse(attack).unwrap_err().kind(), ErrorKind::Validation, "{attack:?}");
        }
    }
}
