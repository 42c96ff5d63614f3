//! Functions that clients call by their path: those of the application, and Frappe's own.

pub mod builtin;
mod call;

pub(crate) use call::call;

// Names that generated code uses.
pub use crate::arguments::{Argument, Arguments};
pub use crate::download::Download;
pub use crate::handler::{Call, Function, Method, Pending};
pub use crate::reply::{AsyncReply, reply};
