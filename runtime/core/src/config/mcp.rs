//! The access of clients of the Model Context Protocol.

use std::str::FromStr;

/// The access of clients of the Model Context Protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum McpAccess {
    /// Nothing: there is no route.
    Off,
    /// Read what their users may read.
    #[default]
    ReadOnly,
    /// All that their users may do.
    ReadWrite,
}

impl FromStr for McpAccess {
    type Err = String;

    fn from_str(text: &str) -> Result<McpAccess, String> {
        match text {
            "off" => Ok(McpAccess::Off),
            "read-only" => Ok(McpAccess::ReadOnly),
            "read-write" => Ok(McpAccess::ReadWrite),
            other => Err(format!("{other:?} is none of off, read-only and read-write")),
        }
    }
}
