//! The facts of the profile: text fields, choices, year and dates.

use std::fmt::Display;

use jiheng_core::decimal::Date;
use jiheng_core::edit::{Command, ProfileField};
use jiheng_core::i18n::t;
use jiheng_core::model::{Entry, Evaluation, EvaluationKind, Profile, ProjectStatus};
use leptos::prelude::*;

use super::field_id;
use crate::bind::{bind_text, entry_placeholder, entry_text, read_entry};
use crate::widgets::field::{AreaField, TextField};
use crate::widgets::radios::Radios;
use crate::workspace::Workspace;

/// A text field of the profile: its name in the catalogue, how to read it and
/// how to write it.
pub(super) struct TextFact {
    name: &'static str,
    get: fn(&Profile) -> &Entry<String>,
    set: fn(Entry<String>) -> ProfileField,
    long: bool,
}

pub(super) const WHO: [TextFact; 5] = [
    TextFact { name: "profile.project_name", get: |p| &p.project_name, set: ProfileField::ProjectName, long: false },
    TextFact { name: "profile.project_code", get: |p| &p.project_code, set: ProfileField::ProjectCode, long: false },
    TextFact {
        name: "profile.implementing_unit",
        get: |p| &p.implementing_unit,
        set: ProfileField::ImplementingUnit,
        long: false,
    },
    TextFact {
        name: "profile.competent_department",
        get: |p| &p.competent_department,
        set: ProfileField::CompetentDepartment,
        long: false,
    },
    TextFact {
        name: "profile.evaluating_body",
        get: |p| &p.evaluating_body,
        set: ProfileField::EvaluatingBody,
        long: false,
    },
];

pub(super) const OBJECTIVE: [TextFact; 2] = [
    TextFact {
        name: "profile.annual_objective",
        get: |p| &p.annual_objective,
        set: ProfileField::AnnualObjective,
        long: true,
    },
    TextFact {
        name: "profile.objective_result",
        get: |p| &p.objective_result,
        set: ProfileField::ObjectiveResult,
        long: true,
    },
];

pub(super) const SIGNATURE: [TextFact; 4] = [
    TextFact { name: "profile.report_title", get: |p| &p.report_title, set: ProfileField::ReportTitle, long: true },
    TextFact { name: "profile.signatory", get: |p| &p.signatory, set: ProfileField::Signatory, long: false },
    TextFact { name: "profile.contact", get: |p| &p.contact, set: ProfileField::Contact, long: false },
    TextFact { name: "profile.telephone", get: |p| &p.telephone, set: ProfileField::Telephone, long: false },
];

/// A text field.
#[component]
pub(super) fn FactRow(fact: TextFact) -> impl IntoView {
    let TextFact { name, get, set, long } = fact;
    let binding = bind_text(
        name.to_owned(),
        move |e| entry_text(get(&e.profile), Clone::clone),
        move |_, text| {
            Some(Command::SetProfile(set(read_entry(text, |text| Ok::<_, std::convert::Infallible>(text.to_owned())))))
        },
    );
    let id = field_id(name);
    let workspace = Workspace::expect();
    let placeholder = Signal::derive(move || {
        workspace.track_text();
        workspace.read(|s| entry_placeholder(get(&s.draft.evaluation.profile), "field.example_none"))
    });
    view! {
        <label for=id.clone()>{t(name)}</label>
        <div>
            {if long {
                view! { <AreaField id=id binding=binding placeholder=placeholder rows=2 /> }.into_any()
            } else {
                view! { <TextField id=id binding=binding placeholder=placeholder /> }.into_any()
            }}
            <UnstatedSwitch get=move |p: &Profile| matches!(get(p), Entry::NotStated)
                blank=move |p: &Profile| get(p).is_blank()
                set=move |on: bool| set(if on { Entry::NotStated } else { Entry::Blank }) />
        </div>
    }
}

/// Declares a blank field as not stated in the source, and back.
#[component]
fn UnstatedSwitch(
    get: impl Fn(&Profile) -> bool + Send + Sync + 'static,
    blank: impl Fn(&Profile) -> bool + Send + Sync + 'static,
    set: impl Fn(bool) -> ProfileField + Send + Sync + 'static,
) -> impl IntoView {
    let workspace = Workspace::expect();
    let reader = workspace.clone();
    let state = Memo::new(move |_| {
        reader.track_text();
        reader.read(|s| {
            let profile = &s.draft.evaluation.profile;
            (get(profile), blank(profile))
        })
    });
    let set = StoredValue::new(set);
    let put = Callback::new(move |on: bool| {
        let _ = workspace.edit(Command::SetProfile(set.with_value(|set| set(on))));
    });
    move || {
        match state.get() {
        (true, _) => view! {
            <div class="hint">{t("entry.not_stated")}" "
                <button class="link" on:click=move |_| put.run(false)>{t("entry.unset_not_stated")}</button></div>
        }
        .into_any(),
        (false, true) => view! {
            <div class="hint"><button class="link" on:click=move |_| put.run(true)>{t("entry.set_not_stated")}</button></div>
        }
        .into_any(),
        (false, false) => ().into_any(),
    }
    }
}

/// A choice of one of a few words.
#[component]
fn Choice<T: Copy + PartialEq + Send + Sync + 'static>(
    name: &'static str,
    options: Vec<(T, &'static str)>,
    get: fn(&Evaluation) -> T,
    command: fn(T) -> Command,
) -> impl IntoView {
    let workspace = Workspace::expect();
    let reader = workspace.clone();
    let chosen = Memo::new(move |_| {
        reader.track_text();
        reader.read(|s| get(&s.draft.evaluation))
    });
    let id = field_id(name);
    let (values, words): (Vec<T>, Vec<&'static str>) = options.into_iter().unzip();
    let known = values.clone();
    let place = move || known.iter().position(|value| *value == chosen.get()).unwrap_or(0);
    let choose = move |place: usize| {
        if let Some(value) = values.get(place) {
            let _ = workspace.edit(command(*value));
        }
    };
    view! {
        <span id=id.clone() class="form__l">{t(name)}</span>
        <Radios labelled_by=id chosen=Signal::derive(place) options=words choose=Callback::new(choose) />
    }
}

/// The kind of evaluation.
#[component]
pub(super) fn KindRow() -> impl IntoView {
    let options = vec![
        (EvaluationKind::SelfEvaluation, "kind.self"),
        (EvaluationKind::Departmental, "kind.departmental"),
        (EvaluationKind::Fiscal, "kind.fiscal"),
    ];
    view! {
        <Choice name="profile.kind" options=options get=|e| e.profile.kind
            command=|kind| Command::SetProfile(ProfileField::Kind(kind)) />
    }
}

/// Whether the project is finished.
#[component]
pub(super) fn StatusRow() -> impl IntoView {
    let options = vec![
        (ProjectStatus::Unstated, "status.unstated"),
        (ProjectStatus::Finished, "status.finished"),
        (ProjectStatus::Unfinished, "status.unfinished"),
    ];
    view! {
        <Choice name="profile.status" options=options get=|e| e.profile.status
            command=|status| Command::SetProfile(ProfileField::Status(status)) />
    }
}

/// A field whose text must be read: kept as typed and marked where it cannot be.
#[component]
fn ReadRow<T, E>(
    name: &'static str,
    help: &'static str,
    bad: &'static str,
    get: fn(&Evaluation) -> &Entry<T>,
    read: fn(&str) -> Result<T, E>,
    command: impl Fn(Entry<T>) -> Command + Send + Sync + 'static,
) -> impl IntoView
where
    T: Display + Clone + Send + Sync + 'static,
    E: 'static,
{
    let id = field_id(name);
    let binding = bind_text(
        name.to_owned(),
        move |e| entry_text(get(e), ToString::to_string),
        move |_, text| Some(command(read_entry(text, read))),
    );
    let workspace = Workspace::expect();
    let reader = workspace.clone();
    let invalid = Memo::new(move |_| {
        workspace.track_text();
        workspace.read(|s| matches!(get(&s.draft.evaluation), Entry::Invalid(_)))
    });
    let placeholder = Signal::derive(move || {
        reader.track_text();
        reader.read(|s| entry_placeholder(get(&s.draft.evaluation), "field.example_none"))
    });
    let hint = format!("{id}-hint");
    view! {
        <label for=id.clone()>{t(name)}</label>
        <div class="form__short">
            <TextField id=id binding=binding invalid=invalid described_by=hint.clone() placeholder=placeholder />
            <div id=hint class=move || if invalid.get() { "hint hint--bad" } else { "hint" }>
                {move || t(if invalid.get() { bad } else { help })}
            </div>
        </div>
    }
}

/// The budget year.
#[component]
pub(super) fn YearRow() -> impl IntoView {
    view! {
        <ReadRow name="profile.fiscal_year" help="profile.year_help" bad="profile.year_bad"
            get=|e| &e.profile.fiscal_year read=read_year
            command=|year| Command::SetProfile(ProfileField::FiscalYear(year)) />
    }
}

/// A budget year: four digits, full width accepted, with or without 年.
fn read_year(text: &str) -> Result<u16, ()> {
    let digits: String = text
        .trim()
        .trim_end_matches('年')
        .trim_end_matches("年度")
        .chars()
        .map(|c| match c {
            '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
            _ => c,
        })
        .collect();
    digits.parse().ok().filter(|year| (1990..=2100).contains(year)).ok_or(())
}

/// A date.
#[component]
pub(super) fn DateRow(
    name: &'static str,
    get: fn(&Profile) -> &Entry<Date>,
    set: fn(Entry<Date>) -> ProfileField,
) -> impl IntoView {
    let id = field_id(name);
    let binding = bind_text(
        name.to_owned(),
        move |e| entry_text(get(&e.profile), ToString::to_string),
        move |_, text| Some(Command::SetProfile(set(read_entry(text, Date::read)))),
    );
    let workspace = Workspace::expect();
    let reader = workspace.clone();
    let invalid = Memo::new(move |_| {
        workspace.track_text();
        workspace.read(|s| matches!(get(&s.draft.evaluation.profile), Entry::Invalid(_)))
    });
    let placeholder = Signal::derive(move || {
        reader.track_text();
        reader.read(|s| entry_placeholder(get(&s.draft.evaluation.profile), "field.example_date"))
    });
    let hint = format!("{id}-hint");
    view! {
        <label for=id.clone()>{t(name)}</label>
        <div class="form__short">
            <TextField id=id binding=binding invalid=invalid described_by=hint.clone() placeholder=placeholder />
            <div id=hint class=move || if invalid.get() { "hint hint--bad" } else { "hint" }>
                {move || t(if invalid.get() { "profile.date_bad" } else { "profile.date_help" })}
            </div>
        </div>
    }
}
