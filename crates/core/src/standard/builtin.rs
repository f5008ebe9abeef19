//! The packs that ship with the tool.
//!
//! A locality's pack is mostly the national one: its file names the pack that
//! it `extends` and states what is different. Members that it states replace
//! those of the other; clauses replace those of the same rule. What comes out
//! is a whole pack: drafts and exported packs never refer to another.

use super::Standard;
use crate::json::Json;

/// What kind of pack it is, as a person looks for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PackGroup {
    /// The national self-evaluation and what is scored otherwise in it (国家).
    National,
    /// Evaluations by departments and finance offices (部门评价与财政评价).
    Departmental,
    /// The practice of a place (地方).
    Local,
    /// Made from one report, to be looked at (示例).
    Example,
}

macro_rules! packs {
    ($($group:ident: $($id:literal),+;)+) => {
        &[$($((PackGroup::$group, $id, include_str!(concat!("../../../../standards/", $id, ".json")))),+),+]
    };
}

const PACKS: &[(PackGroup, &str, &str)] = packs![
    Example: "example-yuzhong-2019";
    National: "mof-2020-10-self", "mof-2021-101-self", "mof-2020-10-self-80-70-60";
    Local: "execution-caps";
    Departmental: "mof-2020-10-departmental", "mof-2011-285";
    Local: "hubei-20-80", "sichuan-2023", "yunnan-self", "yinchuan", "guangshui", "chongqing";
];

impl PackGroup {
    /// The groups in the order in which they are listed.
    pub const ALL: [Self; 4] = [Self::National, Self::Departmental, Self::Local, Self::Example];

    /// The ids of its packs that ship with the tool.
    pub fn ids(self) -> impl Iterator<Item = &'static str> {
        PACKS.iter().filter(move |(group, ..)| *group == self).map(|(_, id, _)| *id)
    }
}

/// The ids of the packs that ship with the tool, in the order of the shelf.
pub fn builtin_ids() -> impl Iterator<Item = &'static str> {
    PACKS.iter().map(|(_, id, _)| *id)
}

/// A pack that ships with the tool.
pub fn builtin(id: &str) -> Option<Standard> {
    Standard::read(&text(id)?).ok()
}

/// The whole text of a pack.
fn text(id: &str) -> Option<String> {
    let (_, _, json) = PACKS.iter().find(|(_, known, _)| *known == id)?;
    let own = Json::parse(json).ok()?.members().ok()?;
    let Some((_, other)) = own.iter().find(|(name, _)| name == "extends") else { return Some((*json).to_owned()) };
    let (_, _, other) = PACKS.iter().find(|(_, known, _)| other.string().is_ok_and(|id| id == *known))?;
    let mut members = Json::parse(other).ok()?.members().ok()?;
    let mut clauses = Vec::new();
    for (name, value) in own.into_iter().filter(|(name, _)| name != "extends") {
        match members.iter_mut().find(|(known, _)| *known == name) {
            Some((_, others)) if name == "clauses" => clauses = joined(others.items().ok()?, &value.items().ok()?)?,
            Some((_, others)) => *others = value,
            None => members.push((name, value)),
        }
    }
    let members = members.iter().map(|(name, value)| {
        let list = || format!("[{}]", clauses.iter().map(|clause| clause.text()).collect::<Vec<_>>().join(","));
        let value = if name == "clauses" && !clauses.is_empty() { list() } else { value.text().to_owned() };
        format!("\"{name}\":{value}")
    });
    Some(format!("{{{}}}", members.collect::<Vec<_>>().join(",")))
}

/// The clauses of a pack with those of the same rules in their place, and new ones at the end.
fn joined<'a>(mut clauses: Vec<Json<'a>>, own: &[Json<'a>]) -> Option<Vec<Json<'a>>> {
    let rule = |clause: &Json<'_>| {
        let members = clause.members().ok()?;
        members.iter().find(|(name, _)| name == "rule").and_then(|(_, value)| value.string().ok())
    };
    for clause in own {
        let name = rule(clause)?;
        match clauses.iter_mut().find(|known| rule(known).as_ref() == Some(&name)) {
            Some(known) => *known = *clause,
            None => clauses.push(*clause),
        }
    }
    Some(clauses)
}

#[cfg(test)]
mod tests {
    use super::{PackGroup, builtin, builtin_ids};
    use crate::decimal::Points;
    use crate::standard::{ClauseOrigin, Rule, Standard};

    #[test]
    fn the_shipped_packs_are_sound_and_quote_a_clause_for_every_rule() {
        for id in builtin_ids() {
            let pack = builtin(id).expect("a shipped pack can be read");
            assert_eq!(pack.id, id);
            assert_eq!(pack.check(), [], "{id}");
            for rule in Rule::ALL.iter().filter(|rule| pack.applies(**rule)) {
                assert!(pack.clause(*rule).is_some(), "{id} quotes nothing for {rule}");
            }
        }
    }

    #[test]
    fn what_was_not_compared_with_a_regulation_does_not_claim_to_be_verified() {
        for pack in builtin_ids().filter_map(builtin) {
            for clause in &pack.clauses {
                let quoted = matches!(clause.origin, ClauseOrigin::Regulation | ClauseOrigin::System);
                assert!(!(quoted && clause.verified), "{} {}", pack.id, clause.rule);
            }
        }
    }

    #[test]
    fn the_example_pack_names_its_rules_as_rules_and_its_split_as_a_demonstration() {
        let pack = builtin("example-yuzhong-2019").expect("a shipped pack");
        assert_eq!(pack.clause(Rule::ExecutionRate).map(|clause| clause.citation.as_str()), Some("规则 14"));
        assert!(pack.clauses.iter().all(|clause| !clause.citation.contains("第")), "no article numbers");
        assert!(pack.name.contains("演示拟定") && pack.name.contains("非该单位发布"));
        assert!(pack.dimensions.iter().map(|d| d.full_score).eq([20, 30, 5, 45].map(|w| Points(w.into()))));
    }

    #[test]
    fn every_pack_is_in_one_group() {
        let mut grouped: Vec<_> = PackGroup::ALL.into_iter().flat_map(PackGroup::ids).collect();
        let mut all: Vec<_> = builtin_ids().collect();
        grouped.sort_unstable();
        all.sort_unstable();
        assert_eq!(grouped, all);
    }

    #[test]
    fn a_pack_survives_being_written_and_read() {
        for pack in builtin_ids().filter_map(builtin) {
            let json = serde_json::to_string(&pack).expect("a pack can be written");
            assert_eq!(Standard::read(&json), Ok(pack));
        }
    }
}
