//! 关于: what the tool is, and a self-test of this machine.

use jiheng_core::example;
use jiheng_core::i18n::{fill, t};
use leptos::prelude::*;

use crate::app::App;
use crate::route::Route;
use crate::widgets::code_check::CodeCheck;
use crate::widgets::home_bar::HomeBar;
use crate::widgets::icon::Icon;

/// The outcome of one probe.
#[derive(Clone, PartialEq)]
struct Probe {
    name: &'static str,
    good: bool,
    words: String,
}

/// The screen.
#[component]
pub(crate) fn AboutPage() -> impl IntoView {
    let probes = RwSignal::new(Vec::<Probe>::new());
    let app = App::expect();
    let run = move |_| probes.set(self_test(app));
    view! {
        <div class="home">
            <HomeBar here=Route::About />
            <div class="home__b"><main class="home__g home__g--one" id="main" tabindex="-1">
                <div class="home__t"><div><h1>{t("about.title")}</h1><p class="t2">{t("about.lead")}</p></div></div>
                <div class="about stack stack--4">
                    <section class="card">
                        <div class="card__h"><h2 class="h2">{t("about.version_title")}</h2></div>
                        <div class="card__b">
                            <dl class="kv kv--easy">
                                <dt>{t("about.version")}</dt><dd>{env!("CARGO_PKG_VERSION")}</dd>
                                <dt>{t("about.floor")}</dt><dd>{t("about.floor_words")}</dd>
                                <dt>{t("about.network")}</dt><dd>{t("about.network_words")}</dd>
                            </dl>
                        </div>
                    </section>
                    <section class="card">
                        <div class="card__h">
                            <h2 class="h2">{t("about.test_title")}</h2>
                            <button class="btn btn--s push" id="self-test" on:click=run>{t("about.test_run")}</button>
                        </div>
                        <div class="card__b" aria-live="polite">
                            <Show when=move || probes.with(|p| !p.is_empty())
                                fallback=|| view! { <p class="t2">{t("about.test_help")}</p> }>
                                {move || probes.get().into_iter().map(|probe| view! {
                                    <div class="probe">
                                        <span class=if probe.good { "f-ok" } else { "f-e" }>
                                            <Icon name=if probe.good { "ok" } else { "bad" } />
                                        </span>
                                        <span>{t(probe.name)}</span>
                                        <span>{t(if probe.good { "probe.good" } else { "probe.bad" })}</span>
                                        <small>{probe.words}</small>
                                    </div>
                                }).collect_view()}
                            </Show>
                        </div>
                    </section>
                    <CodeCheck />
                    <section class="card">
                        <div class="card__h"><h2 class="h2">{t("about.panic_title")}</h2></div>
                        <div class="card__b">
                            <p class="t2">{t("about.panic_help")}</p>
                            <button class="btn btn--bad mt3" id="force-panic" on:click=move |_| {
                                app.save_now();
                                // No draft is open on this page: the rehearsal is with the one worked on last.
                                app.refresh();
                                let kept = app.shelf.get_untracked().into_iter().filter(|entry| entry.deleted_at.is_none());
                                if let Some(last) = kept.max_by_key(|entry| entry.edited_at) {
                                    app.store().remember_open(last.key);
                                }
                                panic!("自检：由使用者触发");
                            }>{t("about.panic_run")}</button>
                        </div>
                    </section>
                </div>
            </main></div>
        </div>
    }
}

/// Tries what the tool rests on, on this machine.
fn self_test(app: App) -> Vec<Probe> {
    let draft = example::yuzhong_2019();
    let assessment = jiheng_core::engine::evaluate(&draft.evaluation, &draft.standard);
    let total = crate::scores::points(assessment.total.score);
    let bytes = jiheng_core::format::write(&draft);
    let again = jiheng_core::format::read(bytes.as_bytes()).map(|draft| jiheng_core::format::write(&draft));
    vec![
        Probe { name: "probe.score", good: total == "99.73", words: fill("probe.score_words", &[("total", &total)]) },
        Probe {
            name: "probe.file",
            good: again.is_ok_and(|again| again == bytes),
            words: t("probe.file_words").to_owned(),
        },
        Probe { name: "probe.storage", good: app.stores(), words: app.storage_words().0 },
        Probe { name: "probe.journal", good: app.has_journal(), words: t("probe.journal_words").to_owned() },
    ]
}
