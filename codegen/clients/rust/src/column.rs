//! Fields of DocTypes, by which lists are filtered and sorted and documents are changed.

use crate::field_kind::{Check, Date, Datetime, FieldKind, IntoValue, LinkTo, Ordered, Readable, Textual};
use crate::filter::{Filter, Timespan};
use crate::{DocType, Tree};
use serde_json::Value;
use std::borrow::Cow;
use std::marker::PhantomData;

/// A field of a DocType that holds a value.
#[derive(Debug)]
pub struct Column<D, K> {
    name: Cow<'static, str>,
    types: PhantomData<fn() -> (D, K)>,
}

/// A table field of a DocType, with rows of another.
#[derive(Debug)]
pub struct Table<D, C> {
    name: &'static str,
    types: PhantomData<fn() -> (D, C)>,
}

/// An order of a list.
#[derive(Debug, Clone)]
pub struct SortOrder<D> {
    pub(crate) text: String,
    doctype: PhantomData<fn() -> D>,
}

impl<D, K> Column<D, K> {
    #[doc(hidden)]
    pub const fn new(name: &'static str) -> Self {
        Column { name: Cow::Borrowed(name), types: PhantomData }
    }

    /// The name in JSON.
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl<D: DocType, K: FieldKind> Column<D, K> {
    /// The smallest first.
    pub fn asc(self) -> SortOrder<D> {
        SortOrder { text: format!("{} asc", self.name), doctype: PhantomData }
    }

    /// The largest first.
    pub fn desc(self) -> SortOrder<D> {
        SortOrder { text: format!("{} desc", self.name), doctype: PhantomData }
    }

    /// Not null, and no empty text.
    pub fn is_set(self) -> Filter<D> {
        self.filter("is", Value::from("set"))
    }

    /// Null or empty text.
    pub fn is_not_set(self) -> Filter<D> {
        self.filter("is", Value::from("not set"))
    }

    fn filter(self, operator: &'static str, value: Value) -> Filter<D> {
        Filter::condition(&self.name, operator, value)
    }
}

impl<D: DocType, K: FieldKind> Column<D, K>
where
    K::Base: Readable,
{
    /// `=`
    pub fn eq(self, value: impl IntoValue<K::Base>) -> Filter<D> {
        self.filter("=", value.into_value())
    }

    /// `!=`
    pub fn ne(self, value: impl IntoValue<K::Base>) -> Filter<D> {
        self.filter("!=", value.into_value())
    }

    /// One of the values.
    pub fn one_of<V: IntoValue<K::Base>>(self, values: impl IntoIterator<Item = V>) -> Filter<D> {
        self.filter("in", values.into_iter().map(IntoValue::into_value).collect())
    }

    /// None of the values.
    pub fn none_of<V: IntoValue<K::Base>>(self, values: impl IntoIterator<Item = V>) -> Filter<D> {
        self.filter("not in", values.into_iter().map(IntoValue::into_value).collect())
    }
}

impl<D: DocType, K: FieldKind> Column<D, K>
where
    K::Base: Ordered,
{
    /// `<`
    pub fn lt(self, value: impl IntoValue<K::Base>) -> Filter<D> {
        self.filter("<", value.into_value())
    }

    /// `<=`
    pub fn le(self, value: impl IntoValue<K::Base>) -> Filter<D> {
        self.filter("<=", value.into_value())
    }

    /// `>`
    pub fn gt(self, value: impl IntoValue<K::Base>) -> Filter<D> {
        self.filter(">", value.into_value())
    }

    /// `>=`
    pub fn ge(self, value: impl IntoValue<K::Base>) -> Filter<D> {
        self.filter(">=", value.into_value())
    }

    /// Between two values, both included.
    pub fn between(self, first: impl IntoValue<K::Base>, last: impl IntoValue<K::Base>) -> Filter<D> {
        self.filter("between", Value::from(vec![first.into_value(), last.into_value()]))
    }
}

impl<D: DocType, K: FieldKind> Column<D, K>
where
    K::Base: Textual,
{
    /// The whole text, with `%` and `_` as wildcards.
    pub fn like(self, pattern: &str) -> Filter<D> {
        self.filter("like", Value::from(pattern))
    }

    /// The opposite of [`Column::like`].
    pub fn not_like(self, pattern: &str) -> Filter<D> {
        self.filter("not like", Value::from(pattern))
    }
}

/// A kind with a day.
pub trait Dated: FieldKind {}
impl Dated for Date {}
impl Dated for Datetime {}

impl<D: DocType, K: FieldKind> Column<D, K>
where
    K::Base: Dated,
{
    /// In a period that is counted from today.
    pub fn within(self, timespan: Timespan) -> Filter<D> {
        self.filter("timespan", Value::from(timespan.as_str()))
    }
}

/// A link to a DocType.
pub trait LinkKind: FieldKind {
    /// The DocType of the linked documents.
    type Target: DocType;
}
impl<T: DocType> LinkKind for LinkTo<T> {
    type Target = T;
}

impl<D: DocType, K: FieldKind> Column<D, K>
where
    K::Base: LinkKind,
{
    /// A field of the linked document, for filters and selections.
    pub fn then<F: FieldKind>(
        self,
        field: Column<<K::Base as LinkKind>::Target, F>,
    ) -> Column<D, crate::Nullable<F::Base>> {
        Column { name: Cow::Owned(format!("{}.{}", self.name, field.name)), types: PhantomData }
    }
}

impl<D: DocType, K: FieldKind> Column<D, K>
where
    K::Base: LinkKind,
    <K::Base as LinkKind>::Target: Tree,
{
    /// A node of the tree below another node, or that node itself.
    pub fn within_tree(self, node: impl IntoValue<K::Base>) -> Filter<D> {
        self.filter("descendants of (inclusive)", node.into_value())
    }
}

impl<D: DocType> Column<D, Check> {
    /// Whether the switch is on.
    pub fn is_on(self) -> Filter<D> {
        self.eq(true)
    }
}

impl<D, C> Table<D, C> {
    #[doc(hidden)]
    pub const fn new(name: &'static str) -> Self {
        Table { name, types: PhantomData }
    }

    /// The name in JSON.
    pub fn name(&self) -> &str {
        self.name
    }

    /// A field of the rows, for filters: documents with a row that fulfils them.
    pub fn any<K>(self, field: Column<C, K>) -> Column<D, K> {
        Column { name: Cow::Owned(format!("{}.{}", self.name, field.name)), types: PhantomData }
    }
}
