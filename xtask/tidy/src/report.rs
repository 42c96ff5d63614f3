//! Violations, and the counts that show how much was checked.

use std::fmt;
use std::path::PathBuf;

/// A group of checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// No crate names a crate of a layer above it.
    Layers,
    /// No import cycle between the modules of a crate.
    Cycles,
    /// Lines of a crate, lines of a file, mean lines of a file.
    Sizes,
    /// Names and documentation use standard terms.
    Words,
    /// Functions without a limit are called only where one is added.
    Calls,
    /// Pages name files that exist.
    Pages,
}

impl Rule {
    /// All rules, in the order in which they are reported.
    pub const ALL: [Rule; 6] = [Rule::Layers, Rule::Cycles, Rule::Sizes, Rule::Words, Rule::Calls, Rule::Pages];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Rule::Layers => "layers",
            Rule::Cycles => "cycles",
            Rule::Sizes => "sizes",
            Rule::Words => "words",
            Rule::Calls => "calls",
            Rule::Pages => "pages",
        }
    }
}

/// One breach of a rule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Violation {
    /// The rule that is broken.
    pub rule: Rule,
    /// The file, relative to the workspace.
    pub file: PathBuf,
    /// The line, from 1; 0 for the whole file.
    pub line: usize,
    /// The path, name or number that breaks the rule.
    pub message: String,
    /// How to resolve it.
    pub help: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (file, rule) = (self.file.display(), self.rule.name());
        write!(f, "{file}:{}: [{rule}] {}; {}", self.line, self.message, self.help)
    }
}

/// The result of all checks.
#[derive(Debug, Default)]
pub struct Report {
    /// The counts, one line for each item.
    pub counts: Vec<(Rule, String)>,
    /// All violations, in no order.
    pub violations: Vec<Violation>,
}

impl Report {
    pub(crate) fn count(&mut self, rule: Rule, text: String) {
        self.counts.push((rule, text));
    }

    /// The violations of a rule, ordered by file and line.
    pub fn of(&self, rule: Rule) -> Vec<&Violation> {
        let mut violations: Vec<_> = self.violations.iter().filter(|violation| violation.rule == rule).collect();
        violations.sort();
        violations
    }

    /// Counts and violations of some rules, as text.
    pub fn text(&self, rules: &[Rule]) -> String {
        let mut lines = Vec::new();
        for &rule in rules {
            lines.extend(self.of(rule).into_iter().map(ToString::to_string));
        }
        for &rule in rules {
            let counts = self.counts.iter().filter(|(of, _)| *of == rule);
            lines.extend(counts.map(|(_, text)| format!("{}: {text}", rule.name())));
            lines.push(format!("{}: {} violations", rule.name(), self.of(rule).len()));
        }
        lines.join("\n")
    }
}
