//! The grade as a seal.

use jiheng_core::i18n::{fill, t};
use jiheng_core::standard::{GradeId, Standard};
use leptos::prelude::*;

/// The seal of a grade: told apart by its character and its frame, not by
/// colour alone. Without a grade a dotted frame with a dash.
#[component]
pub(crate) fn Seal(
    /// Name of the grade, and its place in the pack counted from the best.
    grade: Option<(String, usize)>,
    /// 20 px, for lists.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    let (name, frame) = match grade {
        Some((name, place)) => (name, ["", " seal--b", " seal--c", " seal--d"][place.min(3)]),
        None => (t("grade.none").to_owned(), " seal--none"),
    };
    let title = fill("grade.title", &[("grade", &name)]);
    let class = format!("seal{frame}{}", if small { " seal--s" } else { "" });
    view! { <span class=class title=title>{name}</span> }
}

/// The name of a grade and its place in the pack.
pub(crate) fn grade_of(standard: &Standard, grade: Option<&GradeId>) -> Option<(String, usize)> {
    let place = standard.bands.iter().position(|band| Some(&band.grade) == grade)?;
    Some((standard.bands[place].name.clone(), place))
}
