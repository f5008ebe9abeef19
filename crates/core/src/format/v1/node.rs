//! The nodes: an id, the fields, what hangs below, and what is unknown.

use crate::edit::{
    CategoryField, DimensionField, EvidenceField, FundLineField, IndicatorField, PartField, ProblemField,
    RecommendationField,
};
use crate::json::{Field, Json, ReadError, Within, Writer};
use crate::model::{
    Category, Dimension, Entry, Evidence, FundAmounts, FundLine, Indicator, NodeId, Part, Problem, Recommendation,
    Unknown,
};

/// A node with an id.
pub(in crate::format) trait Node: Sized {
    /// Its fields.
    type Field: Field<Node = Self>;

    /// A node with nothing in it.
    fn blank(id: NodeId) -> Self;

    /// Its id and the members this version does not know.
    fn parts(&self) -> (NodeId, &Unknown);

    /// Puts the members this version does not know.
    fn put_unknown(&mut self, unknown: Unknown);
}

macro_rules! nodes {
    ($($node:ident($field:ident) => $blank:expr;)+) => {$(
        impl Node for $node {
            type Field = $field;

            fn blank(id: NodeId) -> Self {
                let blank: fn(NodeId) -> Self = $blank;
                blank(id)
            }

            fn parts(&self) -> (NodeId, &Unknown) {
                (self.id, &self.unknown)
            }

            fn put_unknown(&mut self, unknown: Unknown) {
                self.unknown = unknown;
            }
        }
    )+};
}

nodes! {
    Dimension(DimensionField) => |id| Dimension {
        id,
        name: String::new(),
        key: String::new(),
        full_score: Entry::Blank,
        published_score: Entry::Blank,
        categories: Vec::new(),
        unknown: Unknown::default(),
    };
    Category(CategoryField) => |id| Category {
        id,
        name: String::new(),
        full_score: Entry::Blank,
        indicators: Vec::new(),
        unknown: Unknown::default(),
    };
    Indicator(IndicatorField) => Indicator::new;
    Part(PartField) => Part::new;
    FundLine(FundLineField) => |id| FundLine {
        id,
        name: String::new(),
        source: None,
        amounts: FundAmounts::default(),
        indicators: Vec::new(),
        unknown: Unknown::default(),
    };
    Evidence(EvidenceField) => Evidence::new;
    Problem(ProblemField) => |id| Problem { id, text: String::new(), cause: String::new(), unknown: Unknown::default() };
    Recommendation(RecommendationField) => |id| Recommendation {
        id,
        text: String::new(),
        problems: Vec::new(),
        unknown: Unknown::default(),
    };
}

/// A dimension with all below it.
pub(in crate::format) type DimensionTree = (Dimension, Vec<CategoryTree>);
/// A category with all below it.
pub(in crate::format) type CategoryTree = (Category, Vec<Indicator>);

/// Writes a node; `below` writes what hangs on it.
pub(in crate::format) fn write<N: Node>(node: &N, out: &mut Writer, below: impl FnOnce(&mut Writer)) {
    let (id, unknown) = node.parts();
    out.object(|out| {
        out.key("id");
        out.string(&id.to_string());
        N::Field::write_all(node, out);
        below(out);
        out.unknown(unknown);
    });
}

/// Writes an indicator with its parts.
pub(in crate::format) fn write_indicator(indicator: &Indicator, out: &mut Writer) {
    write(indicator, out, |out| {
        if !indicator.parts.is_empty() {
            write_list("parts", &indicator.parts, out, |part, out| write(part, out, |_| {}));
        }
    });
}

/// Writes a category with its indicators.
pub(in crate::format) fn write_category<'a>(
    category: &Category,
    indicators: impl IntoIterator<Item = &'a Indicator>,
    out: &mut Writer,
) {
    write(category, out, |out| write_list("indicators", indicators, out, write_indicator));
}

/// Writes a member that is a list.
pub(in crate::format) fn write_list<T>(
    name: &str,
    items: impl IntoIterator<Item = T>,
    out: &mut Writer,
    mut write: impl FnMut(T, &mut Writer),
) {
    out.key(name);
    out.list(|out| {
        for item in items {
            out.item();
            write(item, out);
        }
    });
}

/// Reads a node; `below` takes what hangs on it and says whether it knew the member.
pub(in crate::format) fn read<'a, N: Node>(
    json: Json<'a>,
    mut below: impl FnMut(&mut N, &str, Json<'a>) -> Result<bool, ReadError>,
) -> Result<N, ReadError> {
    let members = json.members()?;
    let id = members.iter().find(|(name, _)| name == "id");
    let id = id.map_or_else(|| Err(ReadError::wrong_type()), |(_, value)| value.id()).within("id")?;
    let mut node = N::blank(id);
    let unknown =
        read_fields::<N::Field>(&mut node, members, |node, name, value| Ok(name == "id" || below(node, name, value)?))?;
    node.put_unknown(unknown);
    Ok(node)
}

/// Reads the fields of a node from its members and gives back those nobody knows.
pub(in crate::format) fn read_fields<'a, F: Field>(
    node: &mut F::Node,
    members: Vec<(String, Json<'a>)>,
    mut other: impl FnMut(&mut F::Node, &str, Json<'a>) -> Result<bool, ReadError>,
) -> Result<Unknown, ReadError> {
    let mut unknown = Vec::new();
    for (name, value) in members {
        if let Some(field) = F::read(&name, Some(value)).within(&name)? {
            field.put(node);
        } else if !other(node, &name, value).within(&name)? {
            unknown.push((name, value.text().to_owned()));
        }
    }
    Ok(Unknown(unknown))
}

/// Reads a node with nothing below it.
pub(in crate::format) fn read_leaf<N: Node>(json: Json<'_>) -> Result<N, ReadError> {
    read(json, |_, _, _| Ok(false))
}

/// Reads an indicator with its parts.
pub(in crate::format) fn read_indicator(json: Json<'_>) -> Result<Indicator, ReadError> {
    read(json, |indicator: &mut Indicator, name, value| {
        let known = name == "parts";
        if known {
            indicator.parts = read_list(value, read_leaf)?;
        }
        Ok(known)
    })
}

/// Reads a category with its indicators.
pub(in crate::format) fn read_category(json: Json<'_>) -> Result<CategoryTree, ReadError> {
    let mut indicators = Vec::new();
    let category = read(json, |_, name, value| {
        let known = name == "indicators";
        if known {
            indicators = read_list(value, read_indicator)?;
        }
        Ok(known)
    })?;
    Ok((category, indicators))
}

/// Reads a dimension with its categories and their indicators.
pub(in crate::format) fn read_dimension(json: Json<'_>) -> Result<DimensionTree, ReadError> {
    let mut categories = Vec::new();
    let dimension = read(json, |_, name, value| {
        let known = name == "categories";
        if known {
            categories = read_list(value, read_category)?;
        }
        Ok(known)
    })?;
    Ok((dimension, categories))
}

/// Reads a list.
pub(in crate::format) fn read_list<'a, T>(
    json: Json<'a>,
    read: impl Fn(Json<'a>) -> Result<T, ReadError>,
) -> Result<Vec<T>, ReadError> {
    json.items()?.into_iter().enumerate().map(|(index, item)| read(item).within_item(index)).collect()
}
