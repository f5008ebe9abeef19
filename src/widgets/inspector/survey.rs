//! The survey behind a satisfaction row.

use jiheng_core::decimal::Date;
use jiheng_core::edit::{IndicatorField, read_quantity};
use jiheng_core::i18n::t;
use jiheng_core::model::{Entry, Measure, NodeId, Survey};
use leptos::prelude::*;

use super::bind::{bind_row, of_row};
use crate::bind::{entry_text, read_entry};
use crate::widgets::field::TextField;
use crate::widgets::grid::row_view::held_quantity;
use crate::widgets::icon::Icon;

/// The counts of the survey. They are offered for rows of "at least", and shown
/// where one of them is filled in.
#[component]
pub(super) fn SurveyFields(
    /// The row.
    row: NodeId,
    /// How it is measured.
    measure: Memo<Measure>,
) -> impl IntoView {
    let begun = of_row(row, |row| *row.survey != Survey::default());
    let open = RwSignal::new(false);
    move || {
        if begun.get() || open.get() {
            return view! { <Fields row=row /> }.into_any();
        }
        if measure.get() != Measure::AtLeast {
            return ().into_any();
        }
        view! {
            <div class="sec">
                <button class="btn btn--s btn--quiet" on:click=move |_| open.set(true)>
                    <Icon name="plus" small=true />{t("inspector.survey.add")}
                </button>
            </div>
        }
        .into_any()
    }
}

#[component]
fn Fields(row: NodeId) -> impl IntoView {
    let valid = bind_row(
        row,
        "survey-valid",
        |row| held_quantity(&row.survey.valid),
        |text| IndicatorField::SurveyValid(read_quantity(text)),
    );
    let satisfied = bind_row(
        row,
        "survey-satisfied",
        |row| held_quantity(&row.survey.satisfied),
        |text| IndicatorField::SurveySatisfied(read_quantity(text)),
    );
    let sample = bind_row(
        row,
        "survey-sample",
        |row| held_quantity(&row.survey.sample),
        |text| IndicatorField::SurveySample(read_quantity(text)),
    );
    let date = bind_row(
        row,
        "survey-date",
        |row| entry_text(&row.survey.date, Date::to_string),
        |text| IndicatorField::SurveyDate(read_entry(text.to_owned(), Date::read)),
    );
    let way =
        bind_row(row, "survey-way", |row| row.survey.way.clone(), |text| IndicatorField::SurveyWay(text.to_owned()));
    let bad_date = of_row(row, |row| matches!(row.survey.date, Entry::Invalid(_)));
    view! {
        <div class="sec stack">
            <h3 class="h3">{t("inspector.survey")}</h3>
            <p class="hint">{t("inspector.survey.help")}</p>
            <div class="pair">
                <div class="field">
                    <label for="survey-satisfied">{t("inspector.survey.satisfied")}</label>
                    <TextField id="survey-satisfied" binding=satisfied mode="numeric" class="in--num" />
                </div>
                <div class="field">
                    <label for="survey-valid">{t("inspector.survey.valid")}</label>
                    <TextField id="survey-valid" binding=valid mode="numeric" class="in--num" />
                </div>
            </div>
            <div class="pair">
                <div class="field">
                    <label for="survey-sample">{t("inspector.survey.sample")}</label>
                    <TextField id="survey-sample" binding=sample mode="numeric" class="in--num" />
                </div>
                <div class="field">
                    <label for="survey-date">{t("inspector.survey.date")}</label>
                    <TextField id="survey-date" binding=date invalid=bad_date />
                </div>
            </div>
            <div class="field">
                <label for="survey-way">{t("inspector.survey.way")}</label>
                <TextField id="survey-way" binding=way placeholder=t("inspector.survey.way_example") />
            </div>
        </div>
    }
}
