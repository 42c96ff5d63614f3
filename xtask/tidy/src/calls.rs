//! Functions that only one file of the runtime may call, because that file adds a limit to them.

use crate::report::{Report, Rule, Violation};
use crate::rules::GUARDED_CALLS;
use crate::workspace::Workspace;
use std::path::Path;

pub(crate) fn check(workspace: &Workspace, report: &mut Report) {
    let mut checked = 0;
    for package in workspace.packages.iter().filter(|package| package.folder.starts_with("runtime")) {
        for (path, file) in package.files.iter().filter(|(path, _)| !is_for_tests(path)) {
            let references = file.facts.modules.iter().filter(|module| !module.is_test);
            for reference in references.flat_map(|module| &module.references).filter(|reference| !reference.is_test) {
                checked += 1;
                for (function, allowed, help) in GUARDED_CALLS {
                    if reference.segments.join("::") == *function && !allowed.iter().any(|file| path == Path::new(file))
                    {
                        report.violations.push(Violation {
                            rule: Rule::Calls,
                            file: path.clone(),
                            line: reference.line,
                            message: format!("`{function}` is called"),
                            help: (*help).to_owned(),
                        });
                    }
                }
            }
        }
    }
    report.count(Rule::Calls, format!("{checked} paths of the runtime"));
}

/// Whether a file is compiled for tests and fuzz targets only.
fn is_for_tests(path: &Path) -> bool {
    let for_tests = |name: &str| {
        matches!(name, "tests" | "tests.rs" | "attack-tests" | "test_harness" | "test_app" | "fuzzing" | "fuzz")
    };
    path.iter().any(|part| part.to_str().is_some_and(for_tests))
}
