//! The functions of the application, for `Client::call`.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

/// `lending`
pub mod lending {
    /// `api`
    pub mod api {
        /// How many loans there are.
        #[must_use]
        pub fn count(since: ::std::option::Option<i64>) -> crate::Call<i64> {
            crate::Call::new("lending.api.count", "GET").argument("since", since)
        }
        /// All arguments are a period.
        #[must_use]
        pub fn of_period(
            more_arguments: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
        ) -> crate::Call<::serde_json::Value> {
            crate::Call::new("lending.api.of_period", "POST").arguments(more_arguments)
        }
        /// Answers for a built-in function.
        #[must_use]
        pub fn zone(zone: ::std::option::Option<::std::string::String>) -> crate::Call<::std::string::String> {
            crate::Call::new("lending.api.zone", "POST").argument("zone", zone)
        }
        /// `reports`
        pub mod reports {
            #[must_use]
            pub fn r#type() -> crate::Call<i64> {
                crate::Call::new("lending.api.reports.type", "POST")
            }
        }
    }
}
