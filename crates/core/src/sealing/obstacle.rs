//! What stands in the way of a seal. It blocks nothing else.

use crate::edit::{
    CategoryField, DimensionField, EvidenceField, FundLineField, FundsField, IndicatorField, PartField, ProfileField,
    WeightGap, weight_gaps,
};
use crate::engine::{Assessment, Outcome};
use crate::json::{Field, Json, Value, Writer};
use crate::model::{Evaluation, Indicator, NodeId};
use crate::standard::Standard;

/// What the entry of an unreadable value begins with. Inside of a text the
/// quotation marks would be escaped.
const UNREADABLE: &str = r#"{"invalid":"#;

/// What stands in the way of a seal (定稿前要处理的).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    /// Full scores do not add up.
    Weights(WeightGap),
    /// There is no row yet.
    NoRows,
    /// A row has no score.
    Unscored(NodeId),
    /// A text that could not be read stands where a number or a date belongs.
    Unreadable {
        /// Where.
        place: Place,
        /// The catalogue key of the field.
        field: String,
    },
}

/// Where an obstacle lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The facts of the project.
    Profile,
    /// The money.
    Funds,
    /// The indicator table.
    Table,
    /// A row of the table.
    Row(NodeId),
}

impl Obstacle {
    /// Where it lies.
    pub fn place(&self) -> Place {
        match self {
            Self::Weights(_) | Self::NoRows => Place::Table,
            Self::Unscored(row) => Place::Row(*row),
            Self::Unreadable { place, .. } => *place,
        }
    }
}

/// Everything that stands in the way, in the order of the page; empty: the
/// evaluation can be sealed. A row without a score is named once.
pub fn obstacles(evaluation: &Evaluation, standard: &Standard, assessment: &Assessment) -> Vec<Obstacle> {
    let mut search = Search(Vec::new());
    let e = evaluation;
    search.node::<ProfileField>("profile", &e.profile, Place::Profile);
    search.value("place.published_total", &e.published_total, Place::Profile);
    search.node::<FundsField>("funds", &e.funds, Place::Funds);
    for line in e.funds.by_source.iter().chain(&e.funds.by_use) {
        search.node::<FundLineField>("fund_line", line, Place::Funds);
    }
    if e.tree.row_count() == 0 {
        search.0.push(Obstacle::NoRows);
    }
    search.0.extend(weight_gaps(e, standard).into_iter().map(Obstacle::Weights));
    for dimension in e.tree.dimensions() {
        search.node::<DimensionField>("dimension", dimension, Place::Table);
        for category in e.tree.categories(dimension) {
            search.node::<CategoryField>("category", category, Place::Table);
            for row in e.tree.indicators(category) {
                search.row(row, assessment);
            }
        }
    }
    for evidence in &e.evidence {
        let place = evidence.indicators.first().map_or(Place::Table, |row| Place::Row(*row));
        search.node::<EvidenceField>("evidence", evidence, place);
    }
    search.0
}

struct Search(Vec<Obstacle>);

impl Search {
    fn row(&mut self, row: &Indicator, assessment: &Assessment) {
        if assessment.rows.get(&row.id).is_none_or(|assessed| matches!(assessed.outcome, Outcome::Unscored(_))) {
            self.0.push(Obstacle::Unscored(row.id));
            return;
        }
        self.node::<IndicatorField>("indicator", row, Place::Row(row.id));
        for part in &row.parts {
            self.node::<PartField>("part", part, Place::Row(row.id));
        }
    }

    fn node<F: Field>(&mut self, kind: &str, node: &F::Node, place: Place) {
        self.look(place, |out| F::write_all(node, out), |name| format!("field.{kind}.{name}"));
    }

    fn value(&mut self, key: &str, value: &impl Value, place: Place) {
        self.look(place, |out| value.write_member(key, out), str::to_owned);
    }

    fn look(&mut self, place: Place, write: impl FnOnce(&mut Writer), key: impl Fn(&str) -> String) {
        let mut out = Writer::line();
        out.object(write);
        let text = out.finish();
        if !text.contains(UNREADABLE) {
            return;
        }
        let members = Json::parse(&text).and_then(Json::members).unwrap_or_default();
        let unreadable = members.iter().filter(|(_, value)| value.text().contains(UNREADABLE));
        self.0.extend(unreadable.map(|(name, _)| Obstacle::Unreadable { place, field: key(name) }));
    }
}
