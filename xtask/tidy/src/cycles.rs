//! No import cycle between the modules of a crate.
//!
//! For each module, its children are compared as subtrees: `files` and `http` form a cycle if
//! anything in `files` names anything in `http` and the reverse. References between a module and
//! its descendants are free, and so is code for tests. Generated records link to each other, as their
//! DocTypes do, so references between generated files are free too. For each cycle, the modules are put in the
//! order that the fewest references contradict; those are the references to remove.

use crate::module_tree::{ModuleTree, Target};
use crate::report::{Report, Rule, Violation};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// Cycles of more subtrees than this are ordered greedily: the best order takes exponential time.
const MAX_EXACT: usize = 12;

/// A reference from one subtree to another.
#[derive(Debug)]
struct Edge {
    file: PathBuf,
    line: usize,
    path: String,
}

/// References between the children of one module, by names of the children.
type Edges = BTreeMap<(String, String), Vec<Edge>>;

pub(crate) fn check(trees: &[ModuleTree<'_>], report: &mut Report) {
    let (mut cycles, mut modules) = (0, 0);
    for tree in trees {
        modules += tree.modules.iter().filter(|module| !module.is_test).count();
        for (parent, edges) in sibling_edges(tree) {
            for cycle in cycles_of(&edges) {
                cycles += 1;
                report_cycle(tree, &parent, &cycle, &edges, report);
            }
        }
    }
    report.count(Rule::Cycles, format!("{modules} modules without tests; {cycles} cycles"));
}

/// References between siblings, by the path of their parent.
fn sibling_edges(tree: &ModuleTree<'_>) -> BTreeMap<Vec<String>, Edges> {
    let mut by_parent: BTreeMap<Vec<String>, Edges> = BTreeMap::new();
    for (at, module) in tree.modules.iter().enumerate().filter(|(_, module)| !module.is_test) {
        for (path, target) in tree.references(at).filter(|(path, _)| !path.is_test) {
            let Some(Target::Module(to)) = target else { continue };
            let Some(named) = tree.modules.get(to).filter(|named| !named.is_test) else { continue };
            if module.is_generated && named.is_generated {
                continue;
            }
            let shared = module.path.iter().zip(&named.path).take_while(|(a, b)| a == b).count();
            if let (Some(from), Some(to)) = (module.path.get(shared), named.path.get(shared)) {
                let parent = module.path.iter().take(shared).cloned().collect();
                let edge = Edge { file: module.file.clone(), line: path.line, path: path.segments.join("::") };
                by_parent.entry(parent).or_default().entry((from.clone(), to.clone())).or_default().push(edge);
            }
        }
    }
    by_parent
}

/// Sets of modules that all reach each other.
fn cycles_of(edges: &Edges) -> Vec<Vec<&str>> {
    let names: BTreeSet<&str> = edges.keys().flat_map(|(from, to)| [from.as_str(), to.as_str()]).collect();
    let reached: BTreeMap<&str, BTreeSet<&str>> = names.iter().map(|name| (*name, reachable(name, edges))).collect();
    let reaches = |from: &str, to: &str| reached.get(from).is_some_and(|set| set.contains(to));
    let mut cycles: Vec<Vec<&str>> = Vec::new();
    for name in &names {
        if reaches(name, name) && !cycles.iter().flatten().any(|member| member == name) {
            cycles.push(names.iter().copied().filter(|other| reaches(name, other) && reaches(other, name)).collect());
        }
    }
    cycles
}

fn reachable<'a>(from: &str, edges: &'a Edges) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut open = vec![from];
    while let Some(name) = open.pop() {
        for (_, to) in edges.keys().filter(|(from, _)| from == name) {
            if found.insert(to.as_str()) {
                open.push(to);
            }
        }
    }
    found
}

fn report_cycle(tree: &ModuleTree<'_>, parent: &[String], cycle: &[&str], edges: &Edges, report: &mut Report) {
    let order = best_order(cycle, edges);
    let place = |name: &str| order.iter().position(|member| *member == name);
    let inside = [vec![tree.package.name.clone()], parent.to_vec()].concat().join("::");
    let members = format!("{inside} has a cycle of {} modules: {}", order.len(), order.join(" < "));
    report.count(Rule::Cycles, members);
    for ((from, to), references) in edges {
        if let (Some(low), Some(high)) = (place(from), place(to))
            && high > low
        {
            report.violations.extend(references.iter().map(|edge| Violation {
                rule: Rule::Cycles,
                file: edge.file.clone(),
                line: edge.line,
                message: format!("`{}` closes a cycle: {from} names {to}, and {to} depends on {from}", edge.path),
                help: "move the shared item down, or pass it as an argument".to_owned(),
            }));
        }
    }
}

/// The order, from bottom to top, that the fewest references contradict.
fn best_order<'a>(cycle: &[&'a str], edges: &Edges) -> Vec<&'a str> {
    // The references that point upwards if `top` stands above a set of modules.
    let upward = |below: &[&str], top: &str| -> usize {
        let edge = |from: &&str| edges.get(&((*from).to_owned(), top.to_owned())).map_or(0, Vec::len);
        below.iter().map(edge).sum()
    };
    if cycle.len() > MAX_EXACT {
        return greedy_order(cycle, edges);
    }
    // By set of modules at the bottom, as bits: the least cost and the module on top of that set.
    let members = |set: usize| -> Vec<&'a str> {
        cycle.iter().enumerate().filter(|(at, _)| (set >> at) & 1 == 1).map(|(_, name)| *name).collect()
    };
    let full = (1_usize << cycle.len()) - 1;
    let mut best: Vec<(usize, usize)> = vec![(0, 0)];
    for set in 1..=full {
        let choice = (0..cycle.len()).filter(|at| (set >> at) & 1 == 1).map(|at| {
            let below = set & !(1 << at);
            let cost = best.get(below).map_or(0, |(cost, _)| *cost);
            (cost + upward(&members(below), cycle.get(at).copied().unwrap_or_default()), at)
        });
        let choice = choice.min().unwrap_or_default();
        best.push(choice);
    }
    let (mut order, mut set) = (Vec::new(), full);
    while set != 0 {
        let at = best.get(set).map_or(0, |(_, at)| *at);
        order.extend(cycle.get(at));
        set &= !(1 << at);
    }
    order.reverse();
    order
}

/// Takes, again and again, the module with the fewest references to those that are left.
fn greedy_order<'a>(cycle: &[&'a str], edges: &Edges) -> Vec<&'a str> {
    let mut left: Vec<&str> = cycle.to_vec();
    let mut order = Vec::new();
    while !left.is_empty() {
        let cost = |name: &str| -> usize {
            let edge = |to: &&str| edges.get(&(name.to_owned(), (*to).to_owned())).map_or(0, Vec::len);
            left.iter().map(edge).sum()
        };
        let Some(at) = (0..left.len()).min_by_key(|at| left.get(*at).map(|name| cost(name))) else { break };
        order.push(left.remove(at));
    }
    order
}
