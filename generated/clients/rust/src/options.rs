// Written by `cargo xtask codegen`; not to be edited.

//! The options of Select fields.

/// The options of a Select.
pub trait Options: Clone {
    /// The option as JSON has it.
    fn as_str(&self) -> &str;
    /// The option of a text; a text that is none of the options is kept.
    fn from_text(text: String) -> Self;
}

/// Implements the traits of an enum of options.
#[macro_export]
#[doc(hidden)]
macro_rules! options_impls {
    ($name:ident) => {
        impl ::std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                formatter.write_str($crate::Options::as_str(self))
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
                serializer.serialize_str($crate::Options::as_str(self))
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
                let text = <::std::string::String as ::serde::Deserialize>::deserialize(deserializer)?;
                ::std::result::Result::Ok($crate::Options::from_text(text))
            }
        }
    };
}
