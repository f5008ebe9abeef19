//! 概况: the facts of the project and the prose of the report.

mod fact;
mod panel;
mod problems;
mod published;
mod veto;

use jiheng_core::edit::{Command, ProfileField};
use jiheng_core::i18n::{fill, t};
use jiheng_core::model::Section;
use jiheng_core::progress;
use leptos::prelude::*;

use self::fact::{DateRow, FactRow, KindRow, OBJECTIVE, SIGNATURE, StatusRow, WHO, YearRow};
use self::panel::Panel;
use self::problems::{Problems, Recommendations};
use self::published::Published;
use self::veto::Veto;
use crate::bind::bind_text;
use crate::widgets::field::AreaField;
use crate::widgets::icon::Icon;
use crate::workspace::Workspace;

/// The prose boxes by chapter of the source outline.
const CHAPTERS: [(&str, &[Section]); 5] = [
    ("chapter.overview", &[Section::Overview, Section::BudgetArrangement]),
    (
        "chapter.work",
        &[
            Section::Purpose,
            Section::Principles,
            Section::IndicatorSystem,
            Section::Method,
            Section::Preparation,
            Section::Implementation,
            Section::Analysis,
        ],
    ),
    (
        "chapter.conclusion",
        &[
            Section::OutputNote,
            Section::BenefitNote,
            Section::SatisfactionNote,
            Section::ManagementNote,
            Section::Conclusion,
        ],
    ),
    ("chapter.funds", &[Section::FundArrangement, Section::FundUse, Section::FundManagement, Section::Organization]),
    ("chapter.experience", &[Section::Experience, Section::Other]),
];

/// The screen.
#[component]
pub(crate) fn ProfilePage() -> impl IntoView {
    let workspace = Workspace::expect();
    let vetoes = workspace.read(|s| s.draft.standard.veto.is_some());
    let done = Memo::new(move |_| {
        workspace.track_text();
        workspace.read(|snapshot| progress::profile(&snapshot.draft.evaluation))
    });
    view! {
        <main class="main" id="main" tabindex="-1">
            <div class="main__h">
                <div class="spread">
                    <div class="row row--3">
                        <h1 class="h1">{t("step.profile")}</h1>
                        <span class="t3">{move || done.with(|done| fill("progress.filled", &[
                            ("filled", &done.filled.to_string()), ("wanted", &done.wanted.to_string()),
                        ]))}</span>
                    </div>
                </div>
            </div>
            <div class="main__scroll">
                <div class="facts">
                    <FormSection title="profile.group_who">
                        {WHO.into_iter().map(|fact| view! { <FactRow fact=fact /> }).collect_view()}
                        <KindRow />
                        <YearRow />
                        <DateRow name="profile.period_start" get=|p| &p.period_start set=ProfileField::PeriodStart />
                        <DateRow name="profile.period_end" get=|p| &p.period_end set=ProfileField::PeriodEnd />
                        <StatusRow />
                    </FormSection>
                    <FormSection title="profile.group_objective">
                        {OBJECTIVE.into_iter().map(|fact| view! { <FactRow fact=fact /> }).collect_view()}
                    </FormSection>
                    {CHAPTERS.into_iter().map(|(title, sections)| view! {
                        <FormSection title=title>
                            {sections.iter().map(|section| view! { <ProseRow section=*section /> }).collect_view()}
                        </FormSection>
                    }).collect_view()}
                    <FormSection title="profile.group_problems"><Problems /></FormSection>
                    <FormSection title="profile.group_recommendations"><Recommendations /></FormSection>
                    <FormSection title="profile.group_panel"><Panel /></FormSection>
                    {vetoes.then(|| view! { <FormSection title="profile.group_veto"><Veto /></FormSection> })}
                    <FormSection title="profile.group_signature">
                        {SIGNATURE.into_iter().map(|fact| view! { <FactRow fact=fact /> }).collect_view()}
                        <DateRow name="profile.report_date" get=|p| &p.report_date set=ProfileField::ReportDate />
                    </FormSection>
                    <FormSection title="profile.group_published"><Published /></FormSection>
                </div>
            </div>
        </main>
        <aside class="side" aria-label=t("profile.aside")>
            <div class="side__h"><h2 class="h2">{t("profile.gaps")}</h2></div>
            <div class="sec">
                {move || done.with(|done| if done.is_complete() {
                    view! { <p class="t2">{t("profile.no_gaps")}</p> }.into_any()
                } else {
                    view! {
                        <ul class="stack">
                            {done.gaps.iter().map(|gap| {
                                let gap = *gap;
                                view! {
                                    <li><button class="btn btn--quiet btn--s" on:click=move |_| jump_to(gap)>
                                        <Icon name="none" small=true />{t(gap)}
                                    </button></li>
                                }
                            }).collect_view()}
                        </ul>
                    }.into_any()
                })}
            </div>
            <div class="sec">
                <h3 class="h3">{t("profile.prose_title")}</h3>
                <p class="t2">{t("profile.prose_help")}</p>
            </div>
        </aside>
    }
}

/// The id of the field with this name in the catalogue.
fn field_id(name: &str) -> String {
    format!("f-{}", name.replace('.', "-"))
}

fn jump_to(name: &str) {
    // A period is two fields: the gap leads to its first day.
    let name = if name == "profile.period" { "profile.period_start" } else { name };
    if let Some(element) = document().get_element_by_id(&field_id(name)) {
        use wasm_bindgen::JsCast;
        element.scroll_into_view();
        if let Ok(element) = element.dyn_into::<web_sys::HtmlElement>() {
            let _ = element.focus();
        }
    }
}

#[component]
fn FormSection(title: &'static str, children: Children) -> impl IntoView {
    view! {
        <section class="form">
            <h2 class="form__h">{t(title)}</h2>
            {children()}
        </section>
    }
}

#[component]
fn ProseRow(section: Section) -> impl IntoView {
    let name = section_name(section);
    let binding = bind_text(
        name.to_owned(),
        move |e| e.narrative.get(section).to_owned(),
        move |_, text| Some(Command::SetSection(section, text)),
    );
    let id = field_id(name);
    view! {
        <label for=id.clone()>{t(name)}</label>
        <div><AreaField id=id binding=binding /></div>
    }
}

/// The catalogue key of a prose box.
pub(crate) fn section_name(section: Section) -> &'static str {
    match section {
        Section::Overview => "section.overview",
        Section::BudgetArrangement => "section.budget_arrangement",
        Section::Purpose => "section.purpose",
        Section::Principles => "section.principles",
        Section::IndicatorSystem => "section.indicator_system",
        Section::Method => "section.method",
        Section::Preparation => "section.preparation",
        Section::Implementation => "section.implementation",
        Section::Analysis => "section.analysis",
        Section::OutputNote => "section.output_note",
        Section::BenefitNote => "section.benefit_note",
        Section::SatisfactionNote => "section.satisfaction_note",
        Section::ManagementNote => "section.management_note",
        Section::Conclusion => "section.conclusion",
        Section::FundArrangement => "section.fund_arrangement",
        Section::FundUse => "section.fund_use",
        Section::FundManagement => "section.fund_management",
        Section::Organization => "section.organization",
        Section::Experience => "section.experience",
        Section::Other => "section.other",
    }
}
