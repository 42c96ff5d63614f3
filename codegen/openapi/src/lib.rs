//! An application's API as clients see it: the signatures of whitelisted functions, read from Rust, and the
//! description of all routes in OpenAPI 3.1.
//!
//! codegen translates its IR into an [`Application`], from which [`describe`] writes the text of `openapi.json`. The
//! emitters of the typed clients read the same [`Signature`]s.

mod application;
mod built_in;
mod document;
pub mod parallel;
mod rust_type;
mod signature;
mod syntax;

pub use application::{Application, Content, DocType, Field, Function, Naming};
pub use built_in::{BuiltInFunction, BuiltInFunctions, RustSource};
pub use document::describe;
pub use rust_type::{Member, RustType, TypeDefinition, Types};
pub use signature::{Argument, Decoding, Signature};
