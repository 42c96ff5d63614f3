//! The operators of filters: a closed list, so that none of a client's text becomes SQL.

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
    /// A relation to a node of a tree.
    Tree(Relation),
    /// No such relation to a node of a tree.
    NotTree(Relation),
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

/// How nodes of a tree stand to one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// Below it.
    Descendants,
    /// Below it, or the node itself.
    DescendantsInclusive,
    /// Above it.
    Ancestors,
    /// Above it, or the node itself.
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
    ("ancestors of", Operator::Tree(Relation::Ancestors)),
    ("descendants of", Operator::Tree(Relation::Descendants)),
    ("descendants of (inclusive)", Operator::Tree(Relation::DescendantsInclusive)),
    ("ancestors of (inclusive)", Operator::Tree(Relation::AncestorsInclusive)),
    ("not ancestors of", Operator::NotTree(Relation::Ancestors)),
    ("not ancestors of (inclusive)", Operator::NotTree(Relation::AncestorsInclusive)),
    ("not descendants of", Operator::NotTree(Relation::Descendants)),
    ("not descendants of (inclusive)", Operator::NotTree(Relation::DescendantsInclusive)),
];

impl Operator {
    /// The operator that a client wrote, in any case.
    ///
    /// # Errors
    /// `ValidationError` with all operators there are.
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
    /// The comparison in SQL, the same in every database.
    pub(super) fn sql(self) -> &'static str {
        match self {
            Comparison::Equal => " = ",
            Comparison::NotEqual => " <> ",
            Comparison::Less => " < ",
            Comparison::LessOrEqual => " <= ",
            Comparison::Greater => " > ",
            Comparison::GreaterOrEqual => " >= ",
        }
    }

    /// Whether the comparison holds for two values that stand in this order.
    pub(super) fn holds(self, order: std::cmp::Ordering) -> bool {
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
    fn reads_operators_in_any_case() {
        assert_eq!(Operator::parse("NOT LIKE").unwrap(), Operator::NotLike);
        assert_eq!(Operator::parse(" >= ").unwrap(), Operator::Compare(Comparison::GreaterOrEqual));
    }

    #[test]
    fn what_is_not_an_operator_is_refused() {
        for attack in ["~~", "", "= 1 or", "in (select 1) --", "like'", "=\0", "＝", "regexp", "not  in"] {
            assert_eq!(Operator::parse(attack).unwrap_err().kind(), ErrorKind::Validation, "{attack:?}");
        }
    }
}
