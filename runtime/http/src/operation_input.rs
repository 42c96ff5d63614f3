//! The input of an operation: the request, its decoded parameters, and the names in its path.

use super::form::Form;
use super::request::Request;
use doctyped_core::api_version::ApiVersion;
use std::borrow::Cow;

/// The names that an operation is for; empty where the route has none.
#[derive(Debug, Clone, Default)]
pub struct Target {
    /// The name of a DocType.
    pub doctype: Cow<'static, str>,
    /// The name of a document, or the URL of a file.
    pub name: String,
    /// The path of a function, or the name of a document method.
    pub function: String,
}

/// The input of an operation.
#[derive(Debug)]
pub struct OperationInput<'a> {
    pub request: &'a Request,
    pub version: ApiVersion,
    pub target: Target,
    pub form: Form,
}
