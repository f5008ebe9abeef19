//! Commands ⇄ one line of text, for the journal.

use super::v1::node::{
    read_category, read_dimension, read_indicator, read_leaf, write, write_category, write_indicator, write_list,
};
use crate::edit::{Command, Node, Place};
use crate::json::{Field, Json, ReadError, Value, Within, Writer};
use crate::model::{NodeId, Section};

/// A command as one line of text.
pub fn write_command(command: &Command) -> String {
    let mut out = Writer::line();
    write_one(command, &mut out);
    out.finish()
}

/// The command that [`write_command`] wrote.
///
/// A journal entry is as hostile as any file: what is not understood wholly is
/// refused.
pub fn read_command(line: &str) -> Result<Command, ReadError> {
    read_one(Json::parse(line)?)
}

fn write_one(command: &Command, out: &mut Writer) {
    let id = |id: &NodeId, out: &mut Writer| write_id("id", *id, out);
    out.object(|out| match command {
        Command::SetProfile(field) => write_field("set_profile", field, out, |_| {}),
        Command::SetFunds(field) => write_field("set_funds", field, out, |_| {}),
        Command::SetFundLine(node, field) => write_field("set_fund_line", field, out, |out| id(node, out)),
        Command::SetDimension(node, field) => write_field("set_dimension", field, out, |out| id(node, out)),
        Command::SetCategory(node, field) => write_field("set_category", field, out, |out| id(node, out)),
        Command::SetIndicator(node, field) => write_field("set_indicator", field, out, |out| id(node, out)),
        Command::SetPart { indicator, part, field } => write_field("set_part", field, out, |out| {
            write_id("indicator", *indicator, out);
            id(part, out);
        }),
        Command::SetEvidence(node, field) => write_field("set_evidence", field, out, |out| id(node, out)),
        Command::SetProblem(node, field) => write_field("set_problem", field, out, |out| id(node, out)),
        Command::SetRecommendation(node, field) => {
            write_field("set_recommendation", field, out, |out| id(node, out));
        }
        Command::SetSection(section, text) => {
            write_do("set_section", out);
            section.write_member("section", out);
            text.write_member("value", out);
        }
        Command::SetPublishedTotal(entry) => {
            write_do("set_published_total", out);
            entry.write_member("value", out);
        }
        Command::SetSourceText(text) => {
            write_do("set_source_text", out);
            text.write_member("value", out);
        }
        Command::SetSeals(seals) => {
            write_do("set_seals", out);
            seals.write_member("value", out);
        }
        Command::Insert { place, index, node } => {
            write_do("insert", out);
            write_place("place", *place, out);
            write_number("index", *index, out);
            write_node(node, out);
        }
        Command::Remove { place, id: node } => {
            write_do("remove", out);
            write_place("place", *place, out);
            id(node, out);
        }
        Command::Move { id: node, from, to, index } => {
            write_do("move", out);
            id(node, out);
            write_place("from", *from, out);
            write_place("to", *to, out);
            write_number("index", *index, out);
        }
        Command::Batch(commands) => {
            write_do("batch", out);
            write_list("commands", commands, out, write_one);
        }
    });
}

fn write_do(name: &str, out: &mut Writer) {
    out.key("do");
    out.string(name);
}

fn write_id(name: &str, id: NodeId, out: &mut Writer) {
    out.key(name);
    out.string(&id.to_string());
}

fn write_number(name: &str, number: usize, out: &mut Writer) {
    out.key(name);
    out.raw(&number.to_string());
}

fn write_field<F: Field>(name: &str, field: &F, out: &mut Writer, node: impl FnOnce(&mut Writer)) {
    write_do(name, out);
    node(out);
    out.key("field");
    out.string(field.name());
    field.write_member("value", out);
}

fn write_place(name: &str, place: Place, out: &mut Writer) {
    out.key(name);
    let (list, parent) = match place {
        Place::Dimensions => ("dimensions", None),
        Place::Categories(parent) => ("categories", Some(parent)),
        Place::Indicators(parent) => ("indicators", Some(parent)),
        Place::Parts(parent) => ("parts", Some(parent)),
        Place::FundsBySource => ("by_source", None),
        Place::FundsByUse => ("by_use", None),
        Place::Evidence => ("evidence", None),
        Place::Problems => ("problems", None),
        Place::Recommendations => ("recommendations", None),
    };
    match parent {
        None => out.string(list),
        Some(parent) => out.object(|out| write_id(list, parent, out)),
    }
}

fn read_place(json: Json<'_>) -> Result<Place, ReadError> {
    if let Ok(list) = json.string() {
        return match list.as_str() {
            "dimensions" => Ok(Place::Dimensions),
            "by_source" => Ok(Place::FundsBySource),
            "by_use" => Ok(Place::FundsByUse),
            "evidence" => Ok(Place::Evidence),
            "problems" => Ok(Place::Problems),
            "recommendations" => Ok(Place::Recommendations),
            _ => Err(ReadError::wrong_type()),
        };
    }
    match json.members()?.as_slice() {
        [(list, parent)] => match list.as_str() {
            "categories" => parent.id().map(Place::Categories),
            "indicators" => parent.id().map(Place::Indicators),
            "parts" => parent.id().map(Place::Parts),
            _ => Err(ReadError::wrong_type()),
        },
        _ => Err(ReadError::wrong_type()),
    }
}

fn write_node(node: &Node, out: &mut Writer) {
    match node {
        Node::Dimension(dimension, categories) => {
            out.key("dimension");
            write(dimension, out, |out| {
                write_list("categories", categories, out, |(category, indicators), out| {
                    write_category(category, indicators, out);
                });
            });
        }
        Node::Category(category, indicators) => {
            out.key("category");
            write_category(category, indicators, out);
        }
        Node::Indicator(node) => {
            out.key("indicator");
            write_indicator(node, out);
        }
        Node::Part(node) => write_leaf("part", node, out),
        Node::FundLine(node) => write_leaf("fund_line", node, out),
        Node::Evidence(node) => write_leaf("evidence", node, out),
        Node::Problem(node) => write_leaf("problem", node, out),
        Node::Recommendation(node) => write_leaf("recommendation", node, out),
    }
}

fn write_leaf<N: super::v1::node::Node>(name: &str, node: &N, out: &mut Writer) {
    out.key(name);
    write(node, out, |_| {});
}

/// The members of a command, each taken once.
struct Members<'a>(Vec<(String, Json<'a>)>);

impl<'a> Members<'a> {
    fn take(&mut self, name: &str) -> Option<Json<'a>> {
        let index = self.0.iter().position(|(known, _)| known == name)?;
        Some(self.0.swap_remove(index).1)
    }

    fn need<T>(&mut self, name: &str, read: impl FnOnce(Json<'a>) -> Result<T, ReadError>) -> Result<T, ReadError> {
        self.take(name).ok_or_else(ReadError::wrong_type).and_then(read).within(name)
    }

    fn value<T: Value + Default>(&mut self) -> Result<T, ReadError> {
        T::read_or_default(self.take("value")).within("value")
    }

    fn field<F: Field>(&mut self) -> Result<F, ReadError> {
        let name = self.need("field", Json::string)?;
        let value = self.take("value");
        F::read(&name, value).within("value")?.ok_or_else(ReadError::wrong_type).within("field")
    }

    fn index(&mut self) -> Result<usize, ReadError> {
        self.need("index", |json| usize::try_from(json.number()?).map_err(|_| ReadError::out_of_bounds()))
    }

    fn node(&mut self) -> Result<Node, ReadError> {
        let Some((name, json)) = self.0.pop() else {
            return Err(ReadError::wrong_type());
        };
        match name.as_str() {
            "dimension" => read_dimension(json).map(|(node, categories)| Node::Dimension(node, categories)),
            "category" => read_category(json).map(|(node, indicators)| Node::Category(node, indicators)),
            "indicator" => read_indicator(json).map(Node::Indicator),
            "part" => read_leaf(json).map(Node::Part),
            "fund_line" => read_leaf(json).map(Node::FundLine),
            "evidence" => read_leaf(json).map(Node::Evidence),
            "problem" => read_leaf(json).map(Node::Problem),
            "recommendation" => read_leaf(json).map(Node::Recommendation),
            _ => Err(ReadError::wrong_type()),
        }
        .within(&name)
    }
}

fn read_one(json: Json<'_>) -> Result<Command, ReadError> {
    let mut members = Members(json.members()?);
    let m = &mut members;
    let name = m.need("do", Json::string)?;
    let command = match name.as_str() {
        "set_profile" => Command::SetProfile(m.field()?),
        "set_funds" => Command::SetFunds(m.field()?),
        "set_fund_line" => Command::SetFundLine(m.need("id", Json::id)?, m.field()?),
        "set_dimension" => Command::SetDimension(m.need("id", Json::id)?, m.field()?),
        "set_category" => Command::SetCategory(m.need("id", Json::id)?, m.field()?),
        "set_indicator" => Command::SetIndicator(m.need("id", Json::id)?, m.field()?),
        "set_part" => Command::SetPart {
            indicator: m.need("indicator", Json::id)?,
            part: m.need("id", Json::id)?,
            field: m.field()?,
        },
        "set_evidence" => Command::SetEvidence(m.need("id", Json::id)?, m.field()?),
        "set_problem" => Command::SetProblem(m.need("id", Json::id)?, m.field()?),
        "set_recommendation" => Command::SetRecommendation(m.need("id", Json::id)?, m.field()?),
        "set_section" => Command::SetSection(m.need("section", Section::read)?, m.value()?),
        "set_published_total" => Command::SetPublishedTotal(m.value()?),
        "set_source_text" => Command::SetSourceText(m.value()?),
        "set_seals" => Command::SetSeals(m.value()?),
        "insert" => {
            let (place, index) = (m.need("place", read_place)?, m.index()?);
            Command::Insert { place, index, node: Box::new(m.node()?) }
        }
        "remove" => Command::Remove { place: m.need("place", read_place)?, id: m.need("id", Json::id)? },
        "move" => Command::Move {
            id: m.need("id", Json::id)?,
            from: m.need("from", read_place)?,
            to: m.need("to", read_place)?,
            index: m.index()?,
        },
        "batch" => Command::Batch(m.need("commands", |json| super::v1::node::read_list(json, read_one))?),
        _ => return Err(ReadError::wrong_type()).within("do"),
    };
    // A member too many means something that this version would leave undone.
    if members.0.is_empty() { Ok(command) } else { Err(ReadError::wrong_type()) }
}
