//! What stands around the fields of a pack that is edited.

use super::super::trace::rule_sentence;
use super::super::{fill, t};
use super::{method, shown};
use crate::standard::{GRADE, GradeId, PackChoice, PackForm, PackList, PackSection, Rule, Standard, TOTAL};

/// The heading of a part of a pack.
pub fn section_title(section: PackSection) -> &'static str {
    t(match section {
        PackSection::Basic => "packs.section_basic",
        PackSection::Weights => "packs.section_weights",
        PackSection::Funds => "packs.section_funds",
        PackSection::Grades => "packs.section_grades",
        PackSection::Tiers => "packs.section_tiers",
        PackSection::Choices => "packs.section_choices",
        PackSection::Execution => "packs.section_execution",
        PackSection::Caps => "packs.section_caps",
        PackSection::Methods => "packs.section_methods",
        PackSection::Clauses => "packs.section_clauses",
    })
}

/// What to know before a list is filled in; empty: nothing.
pub fn list_help(list: PackList, form: &PackForm) -> String {
    let key = match list {
        PackList::Dimensions => {
            return fill("packs.sum", &[("sum", &form.standard().full_score().to_string())]);
        }
        PackList::Categories(_) | PackList::Rows(..) => return String::new(),
        PackList::Bands => "packs.grades_help",
        PackList::Tiers => "packs.tiers_help",
        PackList::Reductions => "packs.reductions_help",
        PackList::Caps => "packs.caps_help",
        PackList::Funds => "packs.funds_help",
        PackList::ExecutionBands | PackList::MethodBands(_) => "packs.bands_help",
        PackList::Grounds => "packs.grounds_help",
        PackList::Methods => "packs.methods_help",
        PackList::Clauses => "packs.clauses_own",
    };
    t(key).to_owned()
}

/// The words of the button that makes a list longer.
pub fn list_add(list: PackList) -> &'static str {
    t(match list {
        PackList::Dimensions => "packs.add_dimension",
        PackList::Categories(_) => "packs.add_category",
        PackList::Rows(..) => "packs.add_row",
        PackList::Bands => "packs.add_band",
        PackList::Tiers | PackList::ExecutionBands | PackList::MethodBands(_) => "packs.add_tier",
        PackList::Reductions => "packs.add_reduction",
        PackList::Caps => "packs.add_cap",
        PackList::Funds => "packs.add_fund",
        PackList::Grounds => "packs.add_ground",
        PackList::Methods => "packs.add_method",
        PackList::Clauses => "packs.add_clause",
    })
}

/// What something in a list does, in words; empty: its fields say it.
pub fn line_words(list: PackList, index: usize, form: &PackForm) -> String {
    match list {
        PackList::Methods => form.standard().methods.get(index).map(method).unwrap_or_default().join("\n"),
        _ => String::new(),
    }
}

/// The words of an id of the pack that may be chosen.
pub fn option(choice: PackChoice, code: &str, standard: &Standard) -> String {
    let unknown = || fill("pack.option.unknown", &[("id", code)]);
    match choice {
        PackChoice::RowMethod(..) if code.is_empty() => t("inspector.method.plain").to_owned(),
        PackChoice::RowMethod(..) => {
            standard.method(code).map_or_else(unknown, |method| shown(&method.name).to_owned())
        }
        PackChoice::VetoEffect if code == TOTAL => t("pack.option.total").to_owned(),
        PackChoice::VetoEffect => {
            let band = code.strip_prefix(GRADE).and_then(|id| standard.band(&GradeId(id.to_owned())));
            band.map_or_else(unknown, |band| fill("pack.option.grade", &[("name", shown(&band.name))]))
        }
        _ => Rule::parse(code)
            .map_or_else(unknown, |rule| fill("pack.option.rule", &[("id", code), ("does", t(rule_sentence(rule)))])),
    }
}
