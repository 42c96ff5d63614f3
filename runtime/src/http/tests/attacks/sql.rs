//! Query parts that try to become SQL.
