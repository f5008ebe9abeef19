//! What a step is called: 撤销：修改实际完成值.

use super::{Command, Node, Place};
use crate::i18n::{fill, t};
use crate::json::{Field, Named};

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
        Command::Insert { node, .. } => Description::new("edit.insert", node_key(node)),
        Command::Remove { place, .. } => Description::new("edit.remove", place_key(*place)),
        Command::Move { from, .. } => Description::new("edit.move", place_key(*from)),
        Command::Batch(commands) => describe_batch(commands),
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
