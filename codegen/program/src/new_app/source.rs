//! Where an application has doctyped from: a folder, a Git repository or the registry of packages.

use anyhow::Result;
use std::path::{Path, PathBuf};

/// The version of this crate and of all others of doctyped.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The address of the project, as the manifests of its crates have it; empty as long as they have none.
const REPOSITORY: &str = env!("CARGO_PKG_REPOSITORY");

/// The page of the crate.
const DOCUMENTATION: &str = "https://docs.rs/doctyped";

/// The pages that a new application links to: title and path in the project.
const PAGES: [(&str, &str); 6] = [
    ("DocTypes", "docs/doctypes.md"),
    ("controllers and their tests", "docs/controllers.md"),
    ("the REST API", "docs/api.md"),
    ("configuration", "docs/configuration.md"),
    ("deployment", "docs/deployment.md"),
    ("backup", "docs/backup.md"),
];

/// The source of the crates.
#[derive(Debug)]
pub(super) enum Source {
    /// A copy of the project.
    Path(PathBuf),
    /// A commit of a repository.
    Git {
        url: String,
        /// `tag = "v0.2.0"`
        commit: String,
        /// The tag or the hash.
        name: String,
    },
    /// The version of this crate.
    Registry,
}

impl Source {
    /// The source in a manifest: the members of the table of a crate whose folder in the project is `krate`. The
    /// manifest is `depth` folders below the application's.
    pub(super) fn dependency(&self, application: &Path, krate: &str, depth: usize) -> String {
        match self {
            Source::Path(project) => {
                let path = relative_path(application, project);
                format!("path = \"{}{path}/{krate}\"", "../".repeat(depth))
            }
            Source::Git { url, commit, .. } => format!("git = \"{url}\", {commit}"),
            Source::Registry => format!("version = \"{VERSION}\""),
        }
    }

    /// The paragraph that leads to the guide, and the page of the project.
    pub(super) fn pages(&self, application: &Path) -> (String, String) {
        match self {
            Source::Path(project) => {
                let path = relative_path(application, project);
                (guide(&path), format!("{path}/README.md"))
            }
            Source::Git { url, name, .. } => {
                let url = url.trim_end_matches(".git");
                (guide(&format!("{url}/blob/{name}")), url.to_owned())
            }
            Source::Registry => registry_pages(REPOSITORY),
        }
    }

    /// The steps of a CI that fetch the project.
    pub(super) fn checkout(&self, application: &Path) -> String {
        match self {
            Source::Path(project) => format!(
                "      # The workspace finds doctyped at {}, from its own folder: check it out there, or make\n      \
                 # the workspace depend on a version or a Git tag.\n",
                relative_path(application, project)
            ),
            Source::Git { .. } | Source::Registry => String::new(),
        }
    }
}

/// The pages of a version in the registry. The packages have no pages, so that there are links only to a repository.
fn registry_pages(repository: &str) -> (String, String) {
    if repository.is_empty() {
        let guide = "The guide is the folder `docs/` in the repository of doctyped: `docs/SUMMARY.md` is its contents.";
        return (guide.to_owned(), format!("{DOCUMENTATION}/{VERSION}"));
    }
    let url = repository.trim_end_matches(".git");
    (guide(&format!("{url}/blob/v{VERSION}")), url.to_owned())
}

/// The paragraph with links to the guide. `base` is the project, at the version of the application.
fn guide(base: &str) -> String {
    let links: Vec<String> = PAGES.iter().map(|(title, path)| format!("[{title}]({base}/{path})")).collect();
    let lines: Vec<String> = links.chunks(2).map(|pair| pair.join(", ")).collect();
    format!("The guide: {}.", lines.join(",\n"))
}

/// The path of a folder as manifests write it.
///
/// # Errors
/// The folder does not exist.
pub(super) fn canonical(path: &Path) -> Result<PathBuf> {
    std::fs::canonicalize(path).map_err(|error| anyhow::anyhow!("cannot find {}: {error}", path.display()))
}

/// The path from one folder to another, as manifests write it on every system.
fn relative_path(from: &Path, to: &Path) -> String {
    let common = from.components().zip(to.components()).take_while(|(a, b)| a == b).count();
    let up = from.components().skip(common).map(|_| "..".to_owned());
    let down = to.components().skip(common).map(|part| part.as_os_str().to_string_lossy().into_owned());
    let parts: Vec<String> = up.chain(down).collect();
    if parts.is_empty() { ".".to_owned() } else { parts.join("/") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_goes_up_and_down() {
        assert_eq!(relative_path(Path::new("/a/b/c"), Path::new("/a/d")), "../../d");
        assert_eq!(relative_path(Path::new("/a"), Path::new("/a/b")), "b");
    }

    #[test]
    fn each_source_is_written_as_cargo_reads_it() {
        let application = Path::new("/work/garden");
        let path = Source::Path(PathBuf::from("/work/doctyped"));
        assert_eq!(path.dependency(application, "runtime", 0), r#"path = "../doctyped/runtime""#);
        assert_eq!(path.dependency(application, "runtime/models", 2), r#"path = "../../../doctyped/runtime/models""#);
        let git = Source::Git {
            url: "https://example.com/doctyped.git".to_owned(),
            commit: "tag = \"v1\"".to_owned(),
            name: "v1".to_owned(),
        };
        assert_eq!(
            git.dependency(application, "runtime", 0),
            r#"git = "https://example.com/doctyped.git", tag = "v1""#
        );
        let (guide, home) = git.pages(application);
        assert!(guide.contains("[the REST API](https://example.com/doctyped/blob/v1/docs/api.md)"), "{guide}");
        assert_eq!(home, "https://example.com/doctyped");
        let version = Source::Registry.dependency(application, "codegen", 0);
        assert_eq!(version, format!("version = \"{VERSION}\""));
    }

    #[test]
    fn version_of_the_registry_links_to_its_tag_in_the_repository() {
        let (guide, home) = registry_pages("https://example.com/doctyped.git");
        let base = format!("https://example.com/doctyped/blob/v{VERSION}");
        assert!(guide.contains(&format!("[deployment]({base}/docs/deployment.md)")), "{guide}");
        assert_eq!(home, "https://example.com/doctyped");
        // Without a repository no link is dead.
        let (guide, home) = registry_pages("");
        assert!(!guide.contains("]("), "{guide}");
        assert_eq!(home, format!("{DOCUMENTATION}/{VERSION}"));
    }

    #[test]
    fn pages_of_the_guide_exist() {
        // A package has no pages.
        let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        if project.join("docs/SUMMARY.md").is_file() {
            for (_, path) in PAGES {
                assert!(project.join(path).is_file(), "{path}");
            }
        }
    }
}
