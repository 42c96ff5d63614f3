//! The text format of Prometheus, version 0.0.4.

use doctyped_orm::statistics::Distribution;
use std::fmt::{Display, Write};

/// The content type of the text.
pub const CONTENT_TYPE: &str = "text/plain; version=0.0.4; charset=utf-8";

/// Writes families of metrics. Writing to a `String` does not fail, so results are dropped.
#[derive(Debug, Default)]
pub struct Exposition {
    text: String,
    family: &'static str,
}

/// Labels of a sample.
pub type Labels<'a> = &'a [(&'a str, &'a str)];

impl Exposition {
    /// Begins the family of a counter, whose name ends in `_total`.
    pub fn counter(&mut self, name: &'static str, help: &str) -> &mut Exposition {
        self.begin(name, "counter", help)
    }

    /// Begins the family of a gauge.
    pub fn gauge(&mut self, name: &'static str, help: &str) -> &mut Exposition {
        self.begin(name, "gauge", help)
    }

    /// Begins the family of a histogram.
    pub fn histogram(&mut self, name: &'static str, help: &str) -> &mut Exposition {
        self.begin(name, "histogram", help)
    }

    fn begin(&mut self, name: &'static str, kind: &str, help: &str) -> &mut Exposition {
        self.family = name;
        let _ = writeln!(self.text, "# HELP {name} {help}\n# TYPE {name} {kind}");
        self
    }

    /// Adds a sample of the family.
    pub fn sample(&mut self, labels: Labels<'_>, value: impl Display) -> &mut Exposition {
        self.line("", labels, None, value);
        self
    }

    /// Adds the samples of a histogram; its values are divided by `unit`.
    pub fn distribution(&mut self, labels: Labels<'_>, values: &Distribution, unit: f64) -> &mut Exposition {
        let mut count = 0;
        for (index, in_bucket) in values.counts.iter().enumerate() {
            count += in_bucket;
            let bound = values.bounds.get(index).map_or("+Inf".to_owned(), |bound| divided(*bound, unit).to_string());
            self.line("_bucket", labels, Some(&bound), count);
        }
        self.line("_sum", labels, None, divided(values.sum, unit));
        self.line("_count", labels, None, count);
        self
    }

    fn line(&mut self, suffix: &str, labels: Labels<'_>, bound: Option<&str>, value: impl Display) {
        let _ = write!(self.text, "{}{suffix}", self.family);
        let bound = bound.map(|bound| ("le", bound));
        for (index, (name, value)) in labels.iter().copied().chain(bound).enumerate() {
            let _ = write!(self.text, "{}{name}=\"", if index == 0 { '{' } else { ',' });
            for character in value.chars() {
                match character {
                    '\\' => self.text.push_str("\\\\"),
                    '"' => self.text.push_str("\\\""),
                    '\n' => self.text.push_str("\\n"),
                    other => self.text.push(other),
                }
            }
            self.text.push('"');
        }
        let end = if labels.is_empty() && bound.is_none() { "" } else { "}" };
        let _ = writeln!(self.text, "{end} {value}");
    }

    /// The text.
    pub fn into_text(self) -> String {
        self.text
    }
}

#[allow(clippy::cast_precision_loss, reason = "metrics are floating-point numbers")]
fn divided(value: u64, unit: f64) -> f64 {
    value as f64 / unit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_have_help_type_and_escaped_labels() {
        let mut out = Exposition::default();
        out.counter("x_total", "Things.").sample(&[("a", "q\"b\\s\nn"), ("c", "d")], 3).sample(&[], 0.5);
        let values = Distribution { bounds: &[1000, 10_000], counts: vec![1, 2, 1], sum: 30_500 };
        out.histogram("y_seconds", "Times.").distribution(&[("a", "b")], &values, 1000.0);
        assert_eq!(
            out.into_text(),
            "# HELP x_total Things.\n# TYPE x_total counter\nx_total{a=\"q\\\"b\\\\s\\nn\",c=\"d\"} 3\nx_total 0.5\n\
             # HELP y_seconds Times.\n# TYPE y_seconds histogram\ny_seconds_bucket{a=\"b\",le=\"1\"} 1\n\
             y_seconds_bucket{a=\"b\",le=\"10\"} 3\ny_seconds_bucket{a=\"b\",le=\"+Inf\"} 4\ny_seconds_sum{a=\"b\"} 30.5\n\
             y_seconds_count{a=\"b\"} 4\n"
        );
    }
}
