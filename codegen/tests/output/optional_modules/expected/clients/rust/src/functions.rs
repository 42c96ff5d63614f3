//! The functions of the application, for `Client::call`.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

/// `frappe`
pub mod frappe {
    /// `contacts`
    pub mod contacts {
        /// `doctype`
        pub mod doctype {
            /// `address`
            pub mod address {
                /// `address`
                pub mod address {
                    /// An address as lines of HTML, by its name or from an object with its fields.
                    #[must_use]
                    pub fn get_address_display(
                        address_dict: ::std::option::Option<::serde_json::Value>,
                    ) -> crate::Call<::std::option::Option<::std::string::String>> {
                        crate::Call::new("frappe.contacts.doctype.address.address.get_address_display", "POST").argument("address_dict", address_dict)
                    }
                    /// The name of the preferred address of a document, of those that the user may read. `sort_key` is the preference:
                    /// `is_primary_address` or `is_shipping_address`.
                    #[must_use]
                    pub fn get_default_address(
                        doctype: impl ::std::convert::Into<::std::string::String>,
                        name: impl ::std::convert::Into<::std::string::String>,
                        sort_key: ::std::option::Option<::std::string::String>,
                    ) -> crate::Call<::std::option::Option<::std::string::String>> {
                        crate::Call::new("frappe.contacts.doctype.address.address.get_default_address", "POST").argument("doctype", doctype.into()).argument("name", name.into()).argument("sort_key", sort_key)
                    }
                }
            }
            /// `contact`
            pub mod contact {
                /// `contact`
                pub mod contact {
                    /// The display fields of a contact, under the names that forms of sales and purchases give them.
                    #[must_use]
                    pub fn get_contact_details(
                        contact: impl ::std::convert::Into<::std::string::String>,
                    ) -> crate::Call<::std::collections::BTreeMap<::std::string::String, ::serde_json::Value>> {
                        crate::Call::new("frappe.contacts.doctype.contact.contact.get_contact_details", "POST").argument("contact", contact.into())
                    }
                }
            }
        }
    }
}
