//! The packs that ship with the tool.

use super::Standard;

const PACKS: [(&str, &str); 2] = [
    ("example-yuzhong-2019", include_str!("../../../../standards/example-yuzhong-2019.json")),
    ("mof-2020-10-self", include_str!("../../../../standards/mof-2020-10-self.json")),
];

/// The ids of the packs that ship with the tool, in the order of the shelf.
pub fn builtin_ids() -> impl Iterator<Item = &'static str> {
    PACKS.iter().map(|(id, _)| *id)
}

/// A pack that ships with the tool.
pub fn builtin(id: &str) -> Option<Standard> {
    let (_, json) = PACKS.iter().find(|(known, _)| *known == id)?;
    Standard::read(json).ok()
}

#[cfg(test)]
mod tests {
    use super::{builtin, builtin_ids};
    use crate::decimal::Points;
    use crate::standard::{ClauseOrigin, Rule, Standard};

    #[test]
    fn the_shipped_packs_are_sound_and_quote_a_clause_for_every_rule() {
        for id in builtin_ids() {
            let pack = builtin(id).expect("a shipped pack can be read");
            assert_eq!(pack.id, id);
            assert_eq!(pack.check(), [], "{id}");
            for rule in Rule::ALL {
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
    fn a_pack_survives_being_written_and_read() {
        for pack in builtin_ids().filter_map(builtin) {
            let json = serde_json::to_string(&pack).expect("a pack can be written");
            assert_eq!(Standard::read(&json), Ok(pack));
        }
    }
}
