//! Naming rules: how new documents get their names.

/// A naming rule.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(clippy::enum_variant_names, reason = "naming series is Frappe's term")]
pub(crate) enum Naming {
    Hash,
    Field(String),
    NamingSeries,
    Format(String),
    Prompt,
    Autoincrement,
    Uuid,
    Expression(String),
}

impl Naming {
    /// Parses an `autoname`; none for an unknown form, which Frappe treats as random names.
    pub(crate) fn read(autoname: &str) -> Option<Naming> {
        let autoname = autoname.trim();
        let after = |prefix: &str| {
            let head = autoname.get(..prefix.len())?;
            head.eq_ignore_ascii_case(prefix)
                .then(|| autoname.get(prefix.len()..).unwrap_or_default().trim().to_owned())
        };
        if let Some(field) = after("field:") {
            return Some(Naming::Field(field));
        }
        if let Some(format) = after("format:") {
            return Some(Naming::Format(format));
        }
        if after("naming_series:").is_some() {
            return Some(Naming::NamingSeries);
        }
        Some(match autoname.to_ascii_lowercase().as_str() {
            "" | "hash" => Naming::Hash,
            "prompt" => Naming::Prompt,
            "autoincrement" => Naming::Autoincrement,
            "uuid" => Naming::Uuid,
            _ if autoname.contains('#') => Naming::Expression(autoname.to_owned()),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_autoname_is_read() {
        assert_eq!(Naming::read(""), Some(Naming::Hash));
        assert_eq!(Naming::read("hash"), Some(Naming::Hash));
        assert_eq!(Naming::read("field:title"), Some(Naming::Field("title".to_owned())));
        assert_eq!(Naming::read("naming_series:"), Some(Naming::NamingSeries));
        assert_eq!(Naming::read("format:A-{##}"), Some(Naming::Format("A-{##}".to_owned())));
        assert_eq!(Naming::read("Prompt"), Some(Naming::Prompt));
        assert_eq!(Naming::read("prompt"), Some(Naming::Prompt));
        assert_eq!(Naming::read("autoincrement"), Some(Naming::Autoincrement));
        assert_eq!(Naming::read("UUID"), Some(Naming::Uuid));
        assert_eq!(Naming::read("A-.YYYY.-.####"), Some(Naming::Expression("A-.YYYY.-.####".to_owned())));
        assert_eq!(Naming::read("account"), None);
    }
}
