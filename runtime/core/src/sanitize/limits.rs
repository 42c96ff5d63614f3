//! Limits of the HTML that is sanitized, checked before the sanitizer builds a tree of the text.
//!
//! The parser of HTML5 searches the open elements at each tag, copies formatting elements that were never
//! closed, and compares each attribute with those before it. So its cost grows with the square of the size for
//! deep nesting, for unclosed `<b>`, and for long tags. [`check`] first runs the parser with a sink that builds
//! nothing and counts the nodes and the questions of the parser, in chunks, and stops at the limits.

use super::attributes::max_attributes;
use crate::error::{Error, Result};
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, ExpandedName, LocalName, ParseOpts, QualName, local_name, ns, parse_fragment};
use std::borrow::Cow;
use std::cell::Cell;
use std::rc::Rc;

/// Elements, comments and texts that the HTML of one text may have.
pub const MAX_NODES: usize = 20_000;

/// Steps of the parser for one text: a step is a look at an open element or the addition of a node. A hundred
/// times nested tags of a long article take a tenth.
pub const MAX_STEPS: usize = 2_000_000;

/// Attributes of one tag.
pub const MAX_ATTRIBUTES: usize = 256;

/// Steps of the parser for all texts of one request.
pub const MAX_REQUEST_STEPS: usize = 10_000_000;

/// Bytes that are parsed between two checks of the counters.
const CHUNK_SIZE: usize = 1024;

/// Siblings that cost a step when a node is inserted before one of them, which searches them.
const SIBLINGS_PER_STEP: usize = 16;

/// The steps that are left for the texts of a request.
#[derive(Debug, Clone, Copy)]
pub struct SanitizeBudget {
    steps: usize,
}

impl Default for SanitizeBudget {
    fn default() -> SanitizeBudget {
        SanitizeBudget { steps: MAX_REQUEST_STEPS }
    }
}

impl SanitizeBudget {
    /// The steps that are left.
    pub fn steps(&self) -> usize {
        self.steps
    }
}

/// The cost of a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct HtmlCost {
    /// Elements, comments and texts.
    pub nodes: usize,
    /// Steps of the parser.
    pub steps: usize,
}

/// Checks HTML against the limits, and takes its steps from the budget.
///
/// # Errors
/// `ValidationError` for HTML beyond a limit.
pub fn check(html: &str, budget: &mut SanitizeBudget) -> Result<HtmlCost> {
    if max_attributes(html) > MAX_ATTRIBUTES {
        return Err(Error::validation(format!(
            "The HTML in a text has a tag with more than {MAX_ATTRIBUTES} attributes; send a text without it, or with &lt; for <"
        )));
    }
    let max_steps = MAX_STEPS.min(budget.steps);
    let cost = measure(html, max_steps);
    budget.steps -= cost.steps.min(budget.steps);
    if cost.nodes > MAX_NODES {
        return Err(Error::validation(format!(
            "The HTML in a text has more than {MAX_NODES} tags and texts; send it in parts"
        )));
    }
    if cost.steps > max_steps {
        return Err(Error::validation(
            "The HTML in a text is nested too deeply, or too much of it is in one request; close its tags, or send it in parts",
        ));
    }
    Ok(cost)
}

/// Parses HTML without building a tree, and stops soon after a limit is passed.
fn measure(html: &str, max_steps: usize) -> HtmlCost {
    let context = QualName::new(None, ns!(html), local_name!("div"));
    let mut parser = parse_fragment(CountingSink::default(), ParseOpts::default(), context, Vec::new(), false);
    let mut rest = html;
    while !rest.is_empty() {
        let (chunk, left) = rest.split_at(chunk_len(rest));
        parser.process(StrTendril::from_slice(chunk));
        let cost = parser.tokenizer.sink.sink.cost();
        if cost.nodes > MAX_NODES || cost.steps > max_steps {
            return cost;
        }
        rest = left;
    }
    parser.finish()
}

/// The length of the next chunk, which ends at the end of a character.
fn chunk_len(text: &str) -> usize {
    (CHUNK_SIZE..text.len()).find(|end| text.is_char_boundary(*end)).unwrap_or(text.len())
}

/// An element as the parser needs it again: its name.
#[derive(Debug)]
struct Element {
    name: QualName,
    is_integration_point: bool,
}

/// A sink of the parser that counts.
#[derive(Debug)]
struct CountingSink {
    document: Rc<Element>,
    nodes: Cell<usize>,
    steps: Cell<usize>,
    /// Whether the last addition was text, which further text continues.
    is_in_text: Cell<bool>,
}

impl Default for CountingSink {
    fn default() -> CountingSink {
        let name = QualName::new(None, ns!(), LocalName::from(""));
        CountingSink {
            document: Rc::new(Element { name, is_integration_point: false }),
            nodes: Cell::new(0),
            steps: Cell::new(0),
            is_in_text: Cell::new(false),
        }
    }
}

impl CountingSink {
    fn cost(&self) -> HtmlCost {
        HtmlCost { nodes: self.nodes.get(), steps: self.steps.get() }
    }

    fn add_steps(&self, steps: usize) {
        self.steps.set(self.steps.get().saturating_add(steps));
    }

    fn new_node(&self, name: QualName, is_integration_point: bool) -> Rc<Element> {
        self.nodes.set(self.nodes.get() + 1);
        self.is_in_text.set(false);
        self.add_steps(1);
        Rc::new(Element { name, is_integration_point })
    }

    fn append_child(&self, child: &NodeOrText<Rc<Element>>) {
        self.add_steps(1);
        if matches!(child, NodeOrText::AppendText(_)) && !self.is_in_text.replace(true) {
            self.nodes.set(self.nodes.get() + 1);
        }
    }

    /// An operation that searches the children of a node. A text that is inserted so is a node of its own.
    fn search_siblings(&self) {
        self.add_steps(1 + self.nodes.get() / SIBLINGS_PER_STEP);
        self.is_in_text.set(false);
    }
}

impl TreeSink for CountingSink {
    type Handle = Rc<Element>;
    type Output = HtmlCost;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> HtmlCost {
        self.cost()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Rc<Element> {
        Rc::clone(&self.document)
    }

    fn elem_name<'a>(&'a self, target: &'a Rc<Element>) -> ExpandedName<'a> {
        self.add_steps(1);
        target.name.expanded()
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, flags: ElementFlags) -> Rc<Element> {
        self.add_steps(attributes.len());
        self.new_node(name, flags.mathml_annotation_xml_integration_point)
    }

    fn create_comment(&self, _: StrTendril) -> Rc<Element> {
        self.new_node(self.document.name.clone(), false)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Rc<Element> {
        self.new_node(self.document.name.clone(), false)
    }

    fn append(&self, _: &Rc<Element>, child: NodeOrText<Rc<Element>>) {
        self.append_child(&child);
    }

    fn append_based_on_parent_node(&self, _: &Rc<Element>, _: &Rc<Element>, child: NodeOrText<Rc<Element>>) {
        self.search_siblings();
        self.append_child(&child);
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Rc<Element>) -> Rc<Element> {
        Rc::clone(target)
    }

    fn same_node(&self, one: &Rc<Element>, other: &Rc<Element>) -> bool {
        self.add_steps(1);
        Rc::ptr_eq(one, other)
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, _: &Rc<Element>, child: NodeOrText<Rc<Element>>) {
        self.search_siblings();
        self.append_child(&child);
    }

    fn add_attrs_if_missing(&self, _: &Rc<Element>, attributes: Vec<Attribute>) {
        self.add_steps(attributes.len());
    }

    fn remove_from_parent(&self, _: &Rc<Element>) {
        self.search_siblings();
    }

    fn reparent_children(&self, _: &Rc<Element>, _: &Rc<Element>) {
        self.search_siblings();
    }

    fn is_mathml_annotation_xml_integration_point(&self, element: &Rc<Element>) -> bool {
        element.is_integration_point
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn is_refused(html: &str) -> bool {
        check(html, &mut SanitizeBudget::default()).is_err()
    }

    /// A page as text editors write it.
    fn article() -> String {
        let section = "<h2 class=\"ql-align-left\">Title</h2><p>Text with <b>bold</b>, <i>italic</i> and <a href=\"/app\" \
                       rel=\"noopener\">a link</a>.</p><ul><li>one<ul><li>two</li></ul></li></ul><table><tbody><tr><td>1\
                       </td><td>2</td></tr></tbody></table><blockquote><p>quoted</p></blockquote>";
        format!("<div class=\"ql-editor\">{}</div>", section.repeat(400))
    }

    #[test]
    fn long_article_is_far_below_the_limits() {
        let cost = check(&article(), &mut SanitizeBudget::default()).unwrap();
        assert!(cost.nodes < MAX_NODES && cost.steps < MAX_STEPS / 3, "{cost:?}");
        let unclosed = "<p>paragraph<br>".repeat(2000);
        assert!(!is_refused(&unclosed));
        let icon = format!("<svg>{}</svg>", "<path d=\"M0 0h1\"/>".repeat(1000));
        assert!(!is_refused(&icon));
        assert!(!is_refused(&"<div>".repeat(300)));
    }

    #[test]
    fn work_beyond_the_limit_is_not_done() {
        for html in [
            "<div>".repeat(100_000),
            "<b>".repeat(100_000),
            "<p><b><i>".repeat(100_000),
            "<a><div>".repeat(100_000),
            "<table><div>".repeat(100_000),
            "<table><b>".repeat(100_000),
            "<table><tr><td>".repeat(100_000),
            "<svg><g>".repeat(100_000),
            "<math><mi><svg><desc>".repeat(50_000),
            "<template>".repeat(100_000),
            "<select><option>".repeat(100_000),
            "<ul><li>".repeat(100_000),
            "<button>".repeat(100_000),
            "</p>".repeat(100_000),
            "<!---->".repeat(100_000),
            "<b></b>".repeat(100_000),
            "<p><font size=1></p>".repeat(100_000),
            (0..20_000).map(|number| format!("<p><b id={number}></p>x")).collect(),
        ] {
            let cost = measure(&html, MAX_STEPS);
            assert!(is_refused(&html), "{html:.40}: {cost:?}");
            assert!(cost.nodes <= MAX_NODES + CHUNK_SIZE * 64, "{html:.40}: {cost:?}");
            assert!(cost.steps <= MAX_STEPS + CHUNK_SIZE * 4096, "{html:.40}: {cost:?}");
        }
    }

    #[test]
    fn cost_of_refused_html_does_not_grow_with_its_size() {
        let cost = |count: usize| measure(&"<div>".repeat(count), MAX_STEPS).steps;
        assert_eq!(cost(100_000), cost(1_000_000));
    }

    #[test]
    fn text_entities_and_unclosed_comments_are_few_nodes() {
        for html in
            ["<p>".to_owned() + &"&amp;&lt;&notin;&#1;".repeat(100_000), "<!--".to_owned() + &"x".repeat(1 << 20)]
        {
            let cost = check(&html, &mut SanitizeBudget::default()).unwrap();
            assert!(cost.nodes <= 4, "{html:.20}: {cost:?}");
        }
    }

    #[test]
    fn budget_is_shared_by_the_texts_of_a_request() {
        let (mut budget, html) = (SanitizeBudget::default(), article());
        let accepted = (0..100_000).take_while(|_| check(&html, &mut budget).is_ok()).count();
        assert!((3..1000).contains(&accepted), "{accepted}");
        assert!(check("<b>x</b>", &mut budget).is_err() || budget.steps() > 0);
    }

    proptest! {
        #[test]
        fn any_text_is_measured_within_its_limit(html in "(<(/|!--)?(a|b|p|li|td|tr|table|svg|math|select|template)?[ x=\"'/]{0,3}>?|&?[a-z\u{e4}]){0,60}") {
            let cost = measure(&html, MAX_STEPS);
            prop_assert!(cost.nodes <= 40 * html.len().max(1));
        }
    }
}
