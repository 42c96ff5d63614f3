//! Parts of both packages: names and versions.

use toml::de::{DeTable, DeValue};

/// The data that package registries have of a client.
pub(super) struct Package {
    /// The application's name, for descriptions.
    pub(super) title: String,
    /// `library-client`
    pub(super) name: String,
    pub(super) version: String,
}

impl Package {
    /// The package of an application, with the version of its workspace.
    pub(super) fn of(application: &str, manifest: &str) -> Package {
        let is_word = |c: char| c.is_ascii_alphanumeric();
        let words: Vec<String> = application.split(|c| !is_word(c)).map(str::to_ascii_lowercase).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
        let is_name = words.first().is_some_and(|word| word.starts_with(|first: char| first.is_ascii_alphabetic()));
        let name = if is_name { words.join("-") } else { "doctyped".to_owned() };
        let title = if application.is_empty() { "this application".to_owned() } else { application.to_owned() };
        let version = version(manifest).unwrap_or_else(|| "0.1.0".to_owned());
        Package { title, name: format!("{name}-client"), version }
    }
}

/// The version of the workspace or of its root package.
fn version(manifest: &str) -> Option<String> {
    let table = DeTable::parse(manifest).ok()?.into_inner();
    let package = |table: &DeTable<'_>| match table.get("package")?.get_ref() {
        DeValue::Table(package) => package.get("version")?.get_ref().as_str().map(str::to_owned),
        _ => None,
    };
    let of_workspace = match table.get("workspace").map(toml::Spanned::get_ref) {
        Some(DeValue::Table(workspace)) => package(workspace),
        _ => None,
    };
    of_workspace.or_else(|| package(&table))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn package_has_the_name_of_the_application_and_the_version_of_the_workspace() {
        let manifest = "[workspace.package]\nversion = \"2.1.0\"\n";
        let package = Package::of("City Library", manifest);
        assert_eq!((package.name.as_str(), package.version.as_str()), ("city-library-client", "2.1.0"));
        let package = Package::of("1st", "[package]\nversion = \"3.0.0\"\n");
        assert_eq!((package.name.as_str(), package.version.as_str()), ("doctyped-client", "3.0.0"));
        assert_eq!(Package::of("", "not TOML").version, "0.1.0");
    }
}
