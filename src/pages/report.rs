//! 报告: the paper as it will print, and the form in columns for copying.

use jiheng_core::i18n::{fill, t};
use jiheng_core::report::{
    EmptyCategories, Options, Stage, TranscriptionBlock, html, outline, self_evaluation_form, transcription,
};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::{App, file_name};
use crate::browser::clipboard;
use crate::browser::download::download_text;
use crate::browser::paging::{Paged, paginate};
use crate::browser::print;
use crate::widgets::icon::Icon;
use crate::workspace::{Snapshot, Workspace, sealed_here};

/// Which paper is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Paper {
    /// 评价报告.
    Report,
    /// 项目支出绩效自评表.
    Form,
    /// 对照填报.
    Transcription,
}

/// A paper in sheets, with its document.
#[derive(Clone)]
struct Sheets {
    /// The whole document: what is printed and handed out.
    document: String,
    /// The sheets alone: what the preview shows.
    html: String,
    pages: usize,
    /// Second level or not, text, page.
    contents: Vec<(bool, String, usize)>,
}

/// The screen.
#[component]
pub(crate) fn ReportPage() -> impl IntoView {
    let workspace = Workspace::expect();
    let app = App::expect();
    let paper = RwSignal::new(Paper::Report);
    let stage = RwSignal::new(Stage::Draft);
    let drop_empty = RwSignal::new(false);
    let calculations = RwSignal::new(false);
    let references = RwSignal::new(true);
    let (reader, sealed) = (workspace.clone(), sealed_here());
    let sheets = Memo::new_with_compare(
        move |_| {
            reader.track_all();
            let options = Options {
                stage: if sealed.get() { Stage::Final } else { stage.get() },
                empty_categories: if drop_empty.get() { EmptyCategories::Drop } else { EmptyCategories::Keep },
                calculations: calculations.get(),
            };
            let paper = paper.get();
            (paper != Paper::Transcription).then(|| reader.read(|snapshot| lay_out(snapshot, paper, options)))
        },
        |_, _| true,
    );
    let exporter = StoredValue::new(workspace);
    let export = move |_| {
        app.save_now();
        let Some(Some(sheets)) = sheets.get_untracked() else { return };
        let name = exporter.with_value(|workspace| workspace.read(|s| file_name(&s.draft, "html")));
        if download_text(&name, "text/html", &sheets.document) {
            app.toasts.say(fill("export.report_done", &[("name", &name)]));
        }
    };
    let print_it = move |_| {
        let Some(Some(sheets)) = sheets.get_untracked() else { return };
        if !print::print_document(&sheets.document) {
            app.toasts.say(t("report.print_refused"));
        }
    };
    let shortcut = window_event_listener(leptos::ev::keydown, move |event| {
        if (event.ctrl_key() || event.meta_key()) && event.key().eq_ignore_ascii_case("p") {
            event.prevent_default();
            if let Some(Some(sheets)) = sheets.get_untracked() {
                print::print_document(&sheets.document);
            }
        }
    });
    on_cleanup(move || shortcut.remove());
    let is_report = move || paper.get() == Paper::Report;
    let is_form = move || paper.get() == Paper::Form;
    let is_paper = move || paper.get() != Paper::Transcription;
    view! {
        <main class="main" id="main" tabindex="-1">
            <div class="tool">
                <h1 class="h1">{t("step.report")}</h1>
                <div class="seg" role="group" aria-label=t("report.paper")>
                    <SegButton chosen=paper this=Paper::Report key="report.paper_report" />
                    <SegButton chosen=paper this=Paper::Form key="report.paper_form" />
                    <SegButton chosen=paper this=Paper::Transcription key="report.paper_transcription" />
                </div>
                <Show when=move || is_paper() && !sealed.get()>
                    <span class="tool__l">{t("report.stage")}</span>
                    <div class="seg" role="group" aria-label=t("report.stage")>
                        <SegButton chosen=stage this=Stage::Draft key="report.stage_draft" />
                        <SegButton chosen=stage this=Stage::Consultation key="report.stage_consultation" />
                    </div>
                </Show>
                <Show when=is_report><Switch on=calculations key="report.with_calculations" /></Show>
                <Show when=is_paper><Switch on=references key="report.show_references" /></Show>
                <Show when=is_form><Switch on=drop_empty key="report.drop_empty" /></Show>
                <span class="push"></span>
                <Show when=is_paper>
                    <button class="btn" id="export-report" on:click=export><Icon name="out" />{t("report.export_html")}</button>
                    <button class="btn btn--main" id="print-report" on:click=print_it><Icon name="print" />{t("report.print")}</button>
                </Show>
            </div>
            {move || match sheets.get() {
                None => view! { <Transcription /> }.into_any(),
                Some(None) => view! {
                    <div class="pad"><div class="note note--bad"><Icon name="bad" /><div>{t("report.cannot_page")}</div></div></div>
                }
                .into_any(),
                Some(Some(sheets)) => view! { <Preview sheets=sheets references=references /> }.into_any(),
            }}
        </main>
    }
}

/// Writes a paper and cuts it into sheets. `None`: the browser could not.
fn lay_out(snapshot: &Snapshot, paper: Paper, options: Options) -> Option<Sheets> {
    let Snapshot { draft, assessment, .. } = snapshot;
    let report = match paper {
        Paper::Form => self_evaluation_form(&draft.evaluation, &draft.standard, assessment, options),
        Paper::Report | Paper::Transcription => outline(&draft.evaluation, &draft.standard, assessment, options),
    };
    let style = paper_style();
    let Paged { sheets, pages, contents } = paginate(&html::unpaged(&report, &style)).ok()?;
    let contents = contents.into_iter().map(|entry| (entry.is_second, entry.text, entry.page)).collect();
    Some(Sheets { document: html::document(&report.title, &style, &sheets), html: sheets, pages, contents })
}

/// The style sheet of papers, which the page carries as an element of its own.
fn paper_style() -> String {
    document().get_element_by_id("paper-style").and_then(|element| element.text_content()).unwrap_or_default()
}

#[component]
fn SegButton<T: Copy + PartialEq + Send + Sync + 'static>(
    chosen: RwSignal<T>,
    this: T,
    key: &'static str,
) -> impl IntoView {
    view! {
        <button aria-pressed=move || if chosen.get() == this { "true" } else { "false" } on:click=move |_| chosen.set(this)>
            {t(key)}
        </button>
    }
}

#[component]
fn Switch(on: RwSignal<bool>, key: &'static str) -> impl IntoView {
    view! {
        <button class="sw" role="switch" aria-checked=move || if on.get() { "true" } else { "false" }
            on:click=move |_| on.update(|on| *on = !*on)><i></i>{t(key)}</button>
    }
}

/// The sheets, with their headings beside them.
#[component]
fn Preview(sheets: Sheets, references: RwSignal<bool>) -> impl IntoView {
    let Sheets { html, pages, contents, .. } = sheets;
    view! {
        <div class="rpt">
            <nav class="rpt__o" aria-label=t("report.contents")>
                {contents.into_iter().map(|(second, text, page)| view! {
                    <a href="#" class=if second { "l2" } else { "" } on:click=move |event| { event.prevent_default(); show_page(page); }>
                        {text}<span>{page}</span>
                    </a>
                }).collect_view()}
                <p class="pad fs1 t3">{fill("report.pages", &[("count", &pages.to_string())])}</p>
            </nav>
            <div class=move || if references.get() { "bed" } else { "bed refs-off" } tabindex="0" aria-label=t("report.preview")>
                <div class="bed__g" id="sheets" inner_html=html></div>
            </div>
        </div>
    }
}

fn show_page(page: usize) {
    if let Some(sheet) = document().get_element_by_id(&format!("p{page}")) {
        sheet.scroll_into_view();
    }
}

/// The form as columns, each copied as a whole, for typing into the official system.
#[component]
fn Transcription() -> impl IntoView {
    let workspace = Workspace::expect();
    let blocks = Memo::new(move |_| {
        workspace.track_all();
        workspace.read(|s| transcription(&s.draft.evaluation, &s.draft.standard, &s.assessment))
    });
    view! {
        <div class="main__scroll"><div class="pad">
            <p class="t2">{t("report.transcription_help")}</p>
            {move || blocks.get().into_iter().map(|block| view! { <CopyTable block=block /> }).collect_view()}
        </div></div>
    }
}

#[component]
fn CopyTable(block: TranscriptionBlock) -> impl IntoView {
    let app = App::expect();
    let rows = block.columns.first().map_or(0, |column| column.cells.len());
    let copy = move |text: String, said: String| {
        spawn_local(async move {
            let done = clipboard::copy(text).await;
            app.toasts.say(if done { said } else { t("report.copy_refused").to_owned() });
        });
    };
    let heads = block.columns.iter().map(|column| {
        let (head, text) = (column.head.clone(), column.copied());
        let said = fill("report.column_copied", &[("column", &head)]);
        let label = fill("report.copy_column", &[("column", &head)]);
        view! {
            <th scope="col"><div class="copy__h"><span>{head}</span>
                <button class="btn btn--quiet btn--icon btn--s" aria-label=label.clone() title=label.clone()
                    on:click=move |_| copy(text.clone(), said.clone())><Icon name="copy" small=true /></button>
            </div></th>
        }
    });
    let heads = heads.collect_view();
    let body = (0..rows).map(|row| {
        let cells = block.columns.iter().map(|column| {
            let text = column.cells.get(row).cloned().unwrap_or_default();
            if text.is_empty() {
                return view! { <td></td> }.into_any();
            }
            let (copied, said) = (text.clone(), fill("report.cell_copied", &[("value", &text)]));
            view! {
                <td><button class="copy__c" title=t("report.copy_cell") on:click=move |_| copy(copied.clone(), said.clone())>{text}</button></td>
            }
            .into_any()
        });
        view! { <tr>{cells.collect_view()}</tr> }
    });
    let body = body.collect_view();
    view! { <table class="copy mt3"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table> }
}
