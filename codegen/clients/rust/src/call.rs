//! Calls of functions and of document methods.

use serde::Serialize;
use serde_json::{Map, Value};
use std::marker::PhantomData;

/// A call of a function that returns an `R`.
#[derive(Debug, Clone)]
pub struct Call<R> {
    pub(crate) path: &'static str,
    pub(crate) verb: &'static str,
    pub(crate) arguments: Map<String, Value>,
    result: PhantomData<fn() -> R>,
}

/// A call of a method of a `D` that returns an `R`.
#[derive(Debug, Clone)]
pub struct Method<D, R> {
    pub(crate) name: &'static str,
    pub(crate) verb: &'static str,
    pub(crate) arguments: Map<String, Value>,
    types: PhantomData<fn() -> (D, R)>,
}

impl<R> Call<R> {
    #[doc(hidden)]
    pub fn new(path: &'static str, verb: &'static str) -> Self {
        Call { path, verb, arguments: Map::new(), result: PhantomData }
    }

    #[doc(hidden)]
    #[must_use]
    pub fn argument(mut self, name: &str, value: impl Serialize) -> Self {
        insert(&mut self.arguments, name, value);
        self
    }

    #[doc(hidden)]
    #[must_use]
    pub fn arguments(mut self, more: Map<String, Value>) -> Self {
        self.arguments.extend(more);
        self
    }
}

impl<D, R> Method<D, R> {
    #[doc(hidden)]
    pub fn new(name: &'static str, verb: &'static str) -> Self {
        Method { name, verb, arguments: Map::new(), types: PhantomData }
    }

    #[doc(hidden)]
    #[must_use]
    pub fn argument(mut self, name: &str, value: impl Serialize) -> Self {
        insert(&mut self.arguments, name, value);
        self
    }

    #[doc(hidden)]
    #[must_use]
    pub fn arguments(mut self, more: Map<String, Value>) -> Self {
        self.arguments.extend(more);
        self
    }
}

/// Adds an argument. None is left out, and so is a value that JSON cannot have.
fn insert(arguments: &mut Map<String, Value>, name: &str, value: impl Serialize) {
    match serde_json::to_value(value) {
        Ok(Value::Null) | Err(_) => {}
        Ok(value) => {
            arguments.insert(name.to_owned(), value);
        }
    }
}
