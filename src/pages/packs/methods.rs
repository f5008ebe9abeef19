//! The methods of an own standard: their names and numbers.

use jiheng_core::i18n::{pack, t};
use jiheng_core::standard::{MethodNumber, PackChoice, PackEdit, PackField, StepPart, method_numbers};
use leptos::prelude::*;

use super::editor::Editor;
use super::input::PackInput;
use crate::widgets::radios::Radios;

/// All methods. None is added or taken out: which forms there are is the program's to know.
#[component]
pub(super) fn MethodFields(editor: Editor) -> impl IntoView {
    let count = editor.form.with_untracked(|form| form.standard().methods.len());
    view! {
        <p class="t2">{t(if count == 0 { "packs.no_methods" } else { "packs.methods_help" })}</p>
        {(0..count).map(|method| view! { <OneMethod editor=editor method=method /> }).collect_view()}
    }
}

#[component]
fn OneMethod(editor: Editor, method: usize) -> impl IntoView {
    let (numbers, stepped) = editor.form.with_untracked(|form| {
        let method = form.standard().methods.get(method);
        (method.map(method_numbers).unwrap_or_default(), method.is_some_and(|method| method.form.step_part().is_some()))
    });
    let table = matches!(numbers.first(), Some(MethodNumber::From(_)));
    let does = move || {
        let lines = editor.form.with(|form| form.standard().methods.get(method).map(pack::method).unwrap_or_default());
        lines.into_iter().map(|line| view! { <div>{line}</div> }).collect_view()
    };
    let chosen = Signal::derive(move || {
        editor.form.with(|form| form.standard().methods.get(method).and_then(|method| method.form.step_part()))
    });
    let choose = Callback::new(move |part: Option<StepPart>| {
        if let Some(part) = part {
            editor.edit(PackEdit::Choose(PackChoice::StepPart(method, part)));
        }
    });
    view! {
        <fieldset class="packs__d">
            <PackInput editor=editor field=PackField::MethodName(method) label=t("pack.field.method") />
            <div class=if table { "packs__n packs__n--bands" } else { "packs__n" }>
                {numbers.into_iter().map(|number| view! {
                    <PackInput editor=editor field=PackField::MethodNumber(method, number) label=pack::number_name(number) />
                }).collect_view()}
            </div>
            {stepped.then(|| view! {
                <Radios label=t("pack.choice.step_part") chosen=chosen choose=choose options=vec![
                    (Some(StepPart::Floor), pack::step_part(StepPart::Floor)),
                    (Some(StepPart::Ceil), pack::step_part(StepPart::Ceil)),
                    (Some(StepPart::Linear), pack::step_part(StepPart::Linear)),
                ] />
            })}
            <div class="fs1 t3 mt2">{does}</div>
        </fieldset>
    }
}
