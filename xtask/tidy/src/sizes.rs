//! Lines of crates and files, and their mean. Generated files and fixtures do not count.

use crate::layers::manifest;
use crate::report::{Report, Rule, Violation};
use crate::rules::{MAX_CRATE_LINES, MAX_FILE_LINES, MEAN_FILE_LINES};
use crate::workspace::Workspace;
use std::path::PathBuf;

pub(crate) fn check(workspace: &Workspace, report: &mut Report) {
    let (mut all_files, mut all_lines) = (0, 0);
    for package in &workspace.packages {
        let files: Vec<_> = package.files.iter().filter(|(_, file)| !file.is_generated).collect();
        let lines: usize = files.iter().map(|(_, file)| file.lines).sum();
        all_files += files.len();
        all_lines += lines;
        if !files.is_empty() {
            report.count(
                Rule::Sizes,
                format!("{}: {lines} lines in {} files, mean {}", package.folder, files.len(), lines / files.len()),
            );
        }
        if lines > MAX_CRATE_LINES {
            report.violations.push(Violation {
                rule: Rule::Sizes,
                file: manifest(package),
                line: 0,
                message: format!("the crate has {lines} lines"),
                help: format!("split it by subject into crates of at most {MAX_CRATE_LINES}"),
            });
        }
        for (path, file) in files.into_iter().filter(|(_, file)| file.lines > MAX_FILE_LINES) {
            report.violations.push(Violation {
                rule: Rule::Sizes,
                file: path.clone(),
                line: 0,
                message: format!("the file has {} lines", file.lines),
                help: format!("split it by subject into files of at most {MAX_FILE_LINES}"),
            });
        }
    }
    report.count(Rule::Sizes, format!("workspace: {all_lines} lines in {all_files} files"));
    if all_lines >= MEAN_FILE_LINES * all_files {
        report.violations.push(Violation {
            rule: Rule::Sizes,
            file: PathBuf::from("Cargo.toml"),
            line: 0,
            message: format!("the mean of {all_files} hand-written files is {} lines", all_lines / all_files.max(1)),
            help: format!("split the longest files until it is below {MEAN_FILE_LINES}"),
        });
    }
}
