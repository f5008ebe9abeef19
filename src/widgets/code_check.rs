//! 核对分数码: what a printed score code says, read back without any draft; and
//! to which version the check code of a seal belongs.

use jiheng_core::decimal::Points;
use jiheng_core::format::{CodeContent, CodedRow, CodedScore, ScoreCode, ScoreCodeError, read_check_code};
use jiheng_core::i18n::{fill, t};
use jiheng_core::standard;
use leptos::prelude::*;

use crate::app::App;

/// The field and what was read from it.
#[component]
pub(crate) fn CodeCheck() -> impl IntoView {
    let text = RwSignal::new(String::new());
    let read = Memo::new(move |_| text.with(|text| ScoreCode::read(text)));
    let app = App::expect();
    let sealed = Memo::new(move |_| text.with(|text| read_check_code(text)).map(|code| app.find_sealed(&code)));
    let wrong = move || {
        let error = read.with(|read| read.as_ref().err().copied());
        error.filter(|error| *error != ScoreCodeError::Empty && sealed.with(Option::is_none))
    };
    view! {
        <section class="card">
            <div class="card__h"><h2 class="h2">{t("code.title")}</h2></div>
            <div class="card__b stack">
                <div class="field">
                    <label for="score-code">{t("code.label")}</label>
                    <textarea class="in" id="score-code" rows="3" autocomplete="off" spellcheck="false" aria-describedby="score-code-hint"
                        aria-invalid=move || wrong().is_some().then_some("true")
                        on:input=move |event| text.set(event_target_value(&event))></textarea>
                    <div id="score-code-hint" class=move || if wrong().is_some() { "hint hint--keep hint--bad" } else { "hint hint--keep" }>
                        {move || wrong().map_or_else(|| t("code.help").to_owned(), reason)}
                    </div>
                </div>
                <div aria-live="polite">
                    {move || sealed.get().map(|found| view! { <p id="check-code-found">{versions(&found)}</p> })}
                    {move || read.get().ok().map(|code| view! { <Said code=code /> })}
                </div>
            </div>
        </section>
    }
}

/// Which versions have a check code.
fn versions(found: &[(String, usize, bool)]) -> String {
    let words = found.iter().map(|(title, version, stands)| {
        let key = if *stands { "seal.found" } else { "seal.found_former" };
        fill(key, &[("title", title), ("version", &version.to_string())])
    });
    if found.is_empty() { t("seal.not_found").to_owned() } else { words.collect() }
}

/// Why a text is no code, and what to do.
fn reason(error: ScoreCodeError) -> String {
    match error {
        ScoreCodeError::Empty => t("code.help").to_owned(),
        ScoreCodeError::PackMissing => t("code.pack_missing").to_owned(),
        ScoreCodeError::Letter(letter) => fill("code.letter", &[("letter", &letter.to_string())]),
        ScoreCodeError::Check => t("code.check").to_owned(),
        ScoreCodeError::Unknown => t("code.unknown").to_owned(),
    }
}

/// What a code says.
#[component]
fn Said(code: ScoreCode) -> impl IntoView {
    let name =
        standard::builtin(&code.pack).map_or_else(|| t("code.pack_unknown").to_owned(), |standard| standard.name);
    view! {
        <dl class="kv kv--easy">
            <dt>{t("code.total")}</dt><dd><b id="score-code-total">{scored(code.total)}</b></dd>
            <dt>{t("code.pack")}</dt><dd>{name}" "<span class="t3">{code.pack}</span></dd>
        </dl>
        {match code.content {
            CodeContent::Rows(rows) => view! { <RowTable rows=rows /> }.into_any(),
            CodeContent::Totals { rows, dimensions, digest } => {
                let sums = dimensions.into_iter().map(|sums| (Some(sums.full_score), CodedScore::Scored(sums.score)));
                view! {
                    <p class="mt2">{fill("code.totals", &[("count", &rows.to_string()), ("digest", &digest.to_string())])}</p>
                    <Figures head="code.dimension" figures=sums.collect() />
                }
                .into_any()
            }
        }}
    }
}

#[component]
fn RowTable(rows: Vec<CodedRow>) -> impl IntoView {
    let figures = rows.into_iter().map(|row| (row.full_score, row.score)).collect();
    view! { <p class="fs1 t2 mt2">{t("code.rows")}</p><Figures head="code.row" figures=figures /> }
}

/// Full scores and scores, numbered as in the score table.
#[component]
fn Figures(head: &'static str, figures: Vec<(Option<Points>, CodedScore)>) -> impl IntoView {
    view! {
        <table class="tb mt2" id="score-code-rows">
            <thead><tr>
                <th scope="col" class="first">{t(head)}</th>
                <th scope="col" class="num">{t("code.full")}</th>
                <th scope="col" class="num last">{t("code.score")}</th>
            </tr></thead>
            <tbody>
                {figures.into_iter().zip(1_usize..).map(|((full, score), number)| view! {
                    <tr>
                        <th scope="row" class="first">{number}</th>
                        <td class="num" data-l=t("code.full")>{full.map_or_else(|| t("code.none").to_owned(), |full| full.to_string())}</td>
                        <td class="num last" data-l=t("code.score")>{match score {
                            CodedScore::Scored(points) => scored(points),
                            CodedScore::Unscored => t("code.unscored").to_owned(),
                            CodedScore::NotApplicable => t("code.not_applicable").to_owned(),
                        }}</td>
                    </tr>
                }).collect_view()}
            </tbody>
        </table>
    }
}

/// Points with two decimals, or with as many as they have.
fn scored(points: Points) -> String {
    points.format_places(points.0.normalize().scale().max(2))
}
