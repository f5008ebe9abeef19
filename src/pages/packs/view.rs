//! A standard in plain words: what it says, who says so, and what is ours in it.

use jiheng_core::i18n::{fill, pack, t};
use jiheng_core::standard::{Clause, ClauseOrigin, Standard};
use leptos::prelude::*;

use crate::widgets::icon::Icon;

/// All of a standard.
#[component]
pub(super) fn PackWords(standard: Standard, own: bool) -> impl IntoView {
    let clauses = standard.clauses.clone();
    view! {
        <div class="stack stack--4">
            <Facts standard=standard.clone() own=own />
            <Weights standard=standard.clone() />
            <Lines title="packs.section_grades" lines=pack::grades(&standard) none="packs.no_grades" />
            <Lines title="packs.section_tiers" lines=pack::tiers(&standard) none="packs.no_tiers" />
            <Choices standard=standard.clone() />
            <Caps standard=standard.clone() />
            <Methods standard=standard.clone() />
            <Clauses clauses=clauses own=own />
        </div>
    }
}

/// A section of a standard.
#[component]
pub(super) fn Card(
    /// Its heading.
    title: &'static str,
    /// Whether it holds fields and no words.
    #[prop(optional)]
    fields: bool,
    /// Its id in the page.
    #[prop(optional)]
    id: Option<String>,
    /// What it says.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="card" id=id aria-label=title>
            <div class="card__h"><h2 class="h2">{title}</h2></div>
            <div class=if fields { "card__b stack packs__fields" } else { "card__b" }>{children()}</div>
        </section>
    }
}

#[component]
fn Facts(standard: Standard, own: bool) -> impl IntoView {
    let facts = [
        ("packs.kind", pack::kind(standard.kind).to_owned()),
        ("pack.field.version", standard.version.clone()),
        ("pack.field.source", standard.source.clone()),
        ("pack.field.date", standard.date.clone()),
        ("packs.id", standard.id.clone()),
    ];
    let note = standard.note;
    view! {
        <Card title=t("packs.section_basic")>
            <dl class="kv kv--easy">
                {facts.into_iter().map(|(key, value)| view! { <dt>{t(key)}</dt><dd>{value}</dd> }).collect_view()}
            </dl>
            {(!note.trim().is_empty()).then(|| view! {
                <div class="note note--hand mt3"><Icon name="hand" /><div><b>{t(if own { "packs.note_own" } else { "packs.note_ours" })}</b>" "{note}</div></div>
            })}
        </Card>
    }
}

#[component]
fn Weights(standard: Standard) -> impl IntoView {
    let dimensions = standard.dimensions;
    let lines = dimensions.into_iter().map(|dimension| {
        let score = fill("packs.points", &[("points", &dimension.full_score.to_string())]);
        let below = dimension.categories.into_iter().map(|category| {
            let rows = category.indicators.into_iter().map(|row| match row.full_score {
                Some(points) => fill("packs.row_points", &[("name", &row.name), ("points", &points.to_string())]),
                None => row.name,
            });
            let rows: Vec<String> = rows.collect();
            if rows.is_empty() {
                return category.name;
            }
            fill("packs.category_rows", &[("name", &category.name), ("rows", &rows.join(t("packs.and")))])
        });
        let below: Vec<String> = below.collect();
        view! {
            <dt>{dimension.name}</dt>
            <dd><b>{score}</b><ul class="packs__l">{below.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul></dd>
        }
    });
    let lines = lines.collect_view();
    view! { <Card title=t("packs.section_weights")><dl class="kv kv--easy">{lines}</dl></Card> }
}

#[component]
fn Lines(title: &'static str, lines: Vec<String>, none: &'static str) -> impl IntoView {
    view! {
        <Card title=t(title)>
            {if lines.is_empty() {
                view! { <p class="t2">{t(none)}</p> }.into_any()
            } else {
                view! { <ul class="packs__l">{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul> }.into_any()
            }}
        </Card>
    }
}

#[component]
fn Choices(standard: Standard) -> impl IntoView {
    let choices = pack::choices(&standard);
    view! {
        <Card title=t("packs.section_choices")>
            <dl class="kv kv--easy">
                {choices.into_iter().map(|(key, words)| view! { <dt>{t(key)}</dt><dd>{words}</dd> }).collect_view()}
            </dl>
        </Card>
    }
}

/// What caps the total and what overrules the grade.
#[component]
fn Caps(standard: Standard) -> impl IntoView {
    let source = standard.execution_caps.as_ref().map(|caps| caps.source.clone());
    let mut lines = pack::caps(&standard);
    if let Some((does, grounds)) = pack::veto(&standard) {
        lines.push(fill("packs.veto", &[("does", &does), ("grounds", &grounds.join(t("packs.and")))]));
    }
    view! {
        <Lines title="packs.section_caps" lines=lines none="packs.no_caps" />
        {source.map(|source| view! { <p class="fs1 t3">{fill("packs.cap_source", &[("source", &source)])}</p> })}
    }
}

#[component]
fn Methods(standard: Standard) -> impl IntoView {
    let methods: Vec<(String, Vec<String>)> =
        standard.methods.iter().map(|method| (method.name.clone(), pack::method(method))).collect();
    let none = methods.is_empty();
    view! {
        <Card title=t("packs.section_methods")>
            {none.then(|| view! { <p class="t2">{t("packs.no_methods")}</p> })}
            <dl class="kv kv--easy packs__m">
                {methods.into_iter().map(|(name, lines)| view! {
                    <dt>{name}</dt><dd>{lines.into_iter().map(|line| view! { <div>{line}</div> }).collect_view()}</dd>
                }).collect_view()}
            </dl>
        </Card>
    }
}

#[component]
fn Clauses(clauses: Vec<Clause>, own: bool) -> impl IntoView {
    view! {
        <Card title=t("packs.section_clauses")>
            <p class="t2">{t(if own { "packs.clauses_own" } else { "packs.clauses_help" })}</p>
            <ul class="packs__c">
                {clauses.into_iter().map(|clause| {
                    let tone = if clause.origin == ClauseOrigin::Ours { "tag tag--hand" } else { "tag tag--line" };
                    view! {
                        <li>
                            <div><b class="nw">{clause.rule}</b>" "{clause.citation}
                                <span class=format!("{tone} tag--after")>{pack::origin(clause.origin)}</span>
                                {(!clause.verified && clause.origin != ClauseOrigin::Ours).then(|| view! {
                                    <span class="tag tag--warn tag--after">{t("packs.unverified")}</span>
                                })}
                            </div>
                            <div class="t2">{clause.text}</div>
                        </li>
                    }
                }).collect_view()}
            </ul>
        </Card>
    }
}
