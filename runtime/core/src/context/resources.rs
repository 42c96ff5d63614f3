//! Resources of a request besides its transaction: those outside the database that have to end with it,
//! and values that a layer above keeps for the length of the request.

use super::Context;
use crate::error::Result;
use doctyped_orm::db::Transaction;
use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::fmt;

/// Content outside the database that a request has written, such as that of a file. Dropping it
/// removes the content.
pub trait TransactionResource: fmt::Debug + Send {
    /// Whether a document in the transaction refers to it. A savepoint that was rolled back may have removed
    /// the reference.
    ///
    /// # Errors
    /// The database refuses the query.
    fn is_referenced(&self, transaction: &mut Transaction) -> Result<bool>;

    /// The transaction is committed: the content stays.
    fn on_commit(self: Box<Self>);

    /// Whether the transaction was committed is unknown: the content stays until the next clean-up decides.
    fn on_unknown_commit(self: Box<Self>);
}

/// The resources and values of one request.
#[derive(Default)]
pub struct Resources {
    written: Vec<Box<dyn TransactionResource>>,
    values: HashMap<TypeId, Box<dyn Any + Send>>,
}

impl Resources {
    /// Whether the request has written nothing outside the database.
    pub fn is_empty(&self) -> bool {
        self.written.is_empty()
    }

    /// Removes what nothing in the transaction refers to any more.
    ///
    /// # Errors
    /// The database refuses a query.
    pub fn confirm(&mut self, transaction: &mut Transaction) -> Result<()> {
        let mut referenced = Vec::with_capacity(self.written.len());
        for resource in self.written.drain(..) {
            if resource.is_referenced(transaction)? {
                referenced.push(resource);
            }
        }
        self.written = referenced;
        Ok(())
    }

    /// Keeps what was written, or leaves it where the outcome of the commit is unknown.
    pub fn resolve(&mut self, is_committed: bool) {
        for resource in std::mem::take(&mut self.written) {
            if is_committed {
                resource.on_commit();
            } else {
                resource.on_unknown_commit();
            }
        }
    }
}

impl fmt::Debug for Resources {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Resources").field("written", &self.written).finish_non_exhaustive()
    }
}

impl Context {
    /// Adds something that the request has written outside the database.
    pub fn add_resource(&mut self, resource: impl TransactionResource + 'static) {
        self.resources.written.push(Box::new(resource));
    }

    /// The request's value of a type, if a layer has set one.
    pub fn value<T: Any + Send>(&self) -> Option<&T> {
        self.resources.values.get(&TypeId::of::<T>())?.downcast_ref()
    }

    /// Sets the request's value of a type; gives the one before.
    pub fn set_value<T: Any + Send>(&mut self, value: T) -> Option<T> {
        let before = self.resources.values.insert(TypeId::of::<T>(), Box::new(value));
        before.and_then(|before| before.downcast().ok()).map(|before| *before)
    }

    /// Ends the request as if the process were killed: nothing is undone that the operating system
    /// does not undo. For tests.
    #[doc(hidden)]
    pub fn abandon(mut self) {
        self.resources.resolve(false);
    }
}
