//! What a step is called: 撤销：修改实际完成值.

use super::{Command, Node, Place, Step};
use crate::i18n::{fill, t};
use crate::json::{Field, Named};
use crate::model::{Evaluation, NodeId};

/// A longer name of a node is cut in the name of a step: that must fit on one line.
const NAME_SHOWN: usize = 24;

/// The name of a step, as catalogue keys and numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Description {
    /// The key of the sentence: `edit.set`, `edit.insert`, ….
    pub key: &'static str,
    /// The key of what it is about: `field.indicator.actual`, `node.indicator`, …; empty: several things.
    pub subject: String,
    /// How many there are of it.
    pub count: usize,
}

impl Description {
    fn new(key: &'static str, subject: impl Into<String>) -> Self {
        Self { key, subject: subject.into(), count: 1 }
    }

    /// The name in words: 修改实际完成值.
    pub fn text(&self) -> String {
        let subject = if self.subject.is_empty() { "" } else { t(&self.subject) };
        fill(self.key, &[("subject", subject), ("count", &self.count.to_string())])
    }
}

/// What a command is called.
pub fn describe(command: &Command) -> Description {
    match command {
        Command::SetProfile(field) => set("profile", field),
        Command::SetFunds(field) => set("funds", field),
        Command::SetFundLine(_, field) => set("fund_line", field),
        Command::SetDimension(_, field) => set("dimension", field),
        Command::SetCategory(_, field) => set("category", field),
        Command::SetIndicator(_, field) => set("indicator", field),
        Command::SetPart { field, .. } => set("part", field),
        Command::SetSection(section, _) => Description::new("edit.set", format!("field.section.{}", section.name())),
        Command::SetEvidence(_, field) => set("evidence", field),
        Command::SetProblem(_, field) => set("problem", field),
        Command::SetRecommendation(_, field) => set("recommendation", field),
        Command::SetPublishedTotal(_) => Description::new("edit.set", "place.published_total"),
        Command::SetSourceText(_) => Description::new("edit.set", "place.source_text"),
        Command::SetSeals(_) => Description::new("edit.set", "place.seals"),
        Command::Insert { node, .. } => Description::new("edit.insert", node_key(node)),
        Command::Remove { place, .. } => Description::new("edit.remove", place_key(*place)),
        Command::Move { from, .. } => Description::new("edit.move", place_key(*from)),
        Command::Batch(commands) => describe_batch(commands),
    }
}

/// What a step is called, with the name of the node it is about: 修改“一季度完成率”的实际完成值.
///
/// The evaluation is the one in which the step can be taken back or done again. A node without a
/// name, or of which the evaluation knows nothing, is left out.
pub fn describe_step(step: &Step, evaluation: &Evaluation) -> String {
    let description = describe(&step.command);
    let name = name_of_node(step, evaluation);
    let Some((key, name)) = with_name(description.key).zip(name.filter(|name| !name.trim().is_empty())) else {
        return description.text();
    };
    let cut = if name.chars().count() > NAME_SHOWN { "…" } else { "" };
    let shown: String = name.chars().take(NAME_SHOWN).map(quotable).collect();
    fill(key, &[("subject", t(&description.subject)), ("name", &format!("{shown}{cut}"))])
}

/// Quotation marks within quotation marks are single ones; a line break would part the line.
fn quotable(sign: char) -> char {
    match sign {
        '“' => '‘',
        '”' => '’',
        sign if sign.is_control() => ' ',
        sign => sign,
    }
}

/// The sentence that names the node too; none for what is about several nodes.
fn with_name(key: &str) -> Option<&'static str> {
    Some(match key {
        "edit.set" => "edit.set_of",
        "edit.insert" => "edit.insert_named",
        "edit.remove" => "edit.remove_named",
        "edit.move" => "edit.move_named",
        _ => return None,
    })
}

fn name_of_node<'a>(step: &'a Step, evaluation: &'a Evaluation) -> Option<&'a str> {
    let tree = &evaluation.tree;
    match first_of(&step.command) {
        Command::SetDimension(id, _) => tree.dimension(*id).map(|node| node.name.as_str()),
        Command::SetCategory(id, _) => tree.category(*id).map(|node| node.name.as_str()),
        Command::SetIndicator(id, _) => tree.indicator(*id).map(|node| node.name.as_str()),
        Command::SetPart { indicator, part, .. } => name_of_part(evaluation, *indicator, *part),
        Command::SetFundLine(id, _) => name_of_fund_line(evaluation, *id),
        Command::SetEvidence(id, _) => {
            evaluation.evidence.iter().find(|node| node.id == *id).map(|node| node.title.as_str())
        }
        Command::Insert { node, .. } => name_in(node),
        Command::Remove { .. } => match first_of(&step.inverse) {
            Command::Insert { node, .. } => name_in(node),
            _ => None,
        },
        Command::Move { id, from, .. } => match from {
            Place::Dimensions => tree.dimension(*id).map(|node| node.name.as_str()),
            Place::Categories(_) => tree.category(*id).map(|node| node.name.as_str()),
            Place::Indicators(_) => tree.indicator(*id).map(|node| node.name.as_str()),
            Place::Parts(indicator) => name_of_part(evaluation, *indicator, *id),
            Place::FundsBySource | Place::FundsByUse => name_of_fund_line(evaluation, *id),
            Place::Evidence | Place::Problems | Place::Recommendations => None,
        },
        _ => None,
    }
}

/// The command itself; of a batch of one its only command.
fn first_of(command: &Command) -> &Command {
    match command {
        Command::Batch(commands) if commands.len() == 1 => first_of(&commands[0]),
        _ => command,
    }
}

fn name_of_part(evaluation: &Evaluation, indicator: NodeId, part: NodeId) -> Option<&str> {
    let parts = &evaluation.tree.indicator(indicator)?.parts;
    parts.iter().find(|node| node.id == part).map(|node| node.name.as_str())
}

fn name_of_fund_line(evaluation: &Evaluation, id: NodeId) -> Option<&str> {
    let funds = &evaluation.funds;
    funds.by_source.iter().chain(&funds.by_use).find(|node| node.id == id).map(|node| node.name.as_str())
}

fn name_in(node: &Node) -> Option<&str> {
    match node {
        Node::Dimension(node, _) => Some(&node.name),
        Node::Category(node, _) => Some(&node.name),
        Node::Indicator(node) => Some(&node.name),
        Node::Part(node) => Some(&node.name),
        Node::FundLine(node) => Some(&node.name),
        Node::Evidence(node) => Some(&node.title),
        Node::Problem(_) | Node::Recommendation(_) => None,
    }
}

fn set(node: &str, field: &impl Field) -> Description {
    Description::new("edit.set", format!("field.{node}.{}", field.name()))
}

fn describe_batch(commands: &[Command]) -> Description {
    let all_move = |commands: &[Command]| {
        !commands.is_empty() && commands.iter().all(|command| matches!(command, Command::Move { .. }))
    };
    match commands {
        [only] => return describe(only),
        // These two shapes are what `outline::promote` and `outline::demote` give.
        [Command::Insert { .. }, moves @ ..] if all_move(moves) => {
            return Description { key: "edit.promote", ..describe(&moves[0]) };
        }
        [moves @ .., Command::Remove { place, .. }] if all_move(moves) => {
            return Description::new("edit.demote", place_key(*place));
        }
        _ => {}
    }
    let count = commands.len();
    let mut names = commands.iter().map(describe);
    let first = names.next();
    match first {
        Some(first) if names.all(|name| name == first) => Description { key: many(first.key), count, ..first },
        _ => Description { count, ..Description::new("edit.batch", "") },
    }
}

/// The sentence for the same thing done to many.
fn many(key: &'static str) -> &'static str {
    match key {
        "edit.set" => "edit.set_many",
        "edit.insert" => "edit.insert_many",
        "edit.remove" => "edit.remove_many",
        "edit.move" => "edit.move_many",
        _ => "edit.batch",
    }
}

fn node_key(node: &Node) -> &'static str {
    match node {
        Node::Dimension(..) => "node.dimension",
        Node::Category(..) => "node.category",
        Node::Indicator(_) => "node.indicator",
        Node::Part(_) => "node.part",
        Node::FundLine(_) => "node.fund_line",
        Node::Evidence(_) => "node.evidence",
        Node::Problem(_) => "node.problem",
        Node::Recommendation(_) => "node.recommendation",
    }
}

fn place_key(place: Place) -> &'static str {
    match place {
        Place::Dimensions => "node.dimension",
        Place::Categories(_) => "node.category",
        Place::Indicators(_) => "node.indicator",
        Place::Parts(_) => "node.part",
        Place::FundsBySource | Place::FundsByUse => "node.fund_line",
        Place::Evidence => "node.evidence",
        Place::Problems => "node.problem",
        Place::Recommendations => "node.recommendation",
    }
}
