//! A list of an own standard, whatever is in it.

use jiheng_core::i18n::{fill, pack};
use jiheng_core::standard::{PackEdit, PackField, PackForm, PackList};
use leptos::prelude::*;

use super::editor::Editor;
use super::input::{PackInput, focus_soon};
use crate::widgets::icon::Icon;

/// A list: its lines, each with the list below it, and the button that makes it longer.
#[component]
pub(super) fn ListFields(editor: Editor, list: PackList) -> impl IntoView {
    // Drawn anew when the list has become longer or shorter, and only then: a
    // field that is typed in stays where it is.
    let length = Memo::new(move |_| editor.form.with(|form| form.length(list)));
    let help = move || editor.form.with(|form| pack::list_help(list, form));
    let add = move |_| {
        editor.edit(PackEdit::Add(list));
        focus_on(editor, list, usize::MAX);
    };
    view! {
        <p class="t2 packs__does" role=(list == PackList::Dimensions).then_some("status")>{help}</p>
        {move || (0..length.get()).map(|index| view! { <Line editor=editor list=list index=index /> }).collect_view()}
        <div><button class="btn btn--s" on:click=add><Icon name="plus" small=true />{pack::list_add(list)}</button></div>
    }
    .into_any()
}

/// Something in a list. What is long is folded up under its name until it is looked at.
#[component]
fn Line(editor: Editor, list: PackList, index: usize) -> impl IntoView {
    let folds = matches!(list, PackList::Methods | PackList::Clauses);
    let boxed = folds || list == PackList::Dimensions;
    let name = Memo::new(move |_| editor.form.with(|form| name(form, list, index)));
    let typed = editor.form.with_untracked(|form| typed(form, list, index).map(|field| form.text(field)));
    let open = RwSignal::new(!folds || typed.is_none_or(|text| text.trim().is_empty()));
    let fold = folds.then(|| {
        let expanded = move || if open.get() { "true" } else { "false" };
        view! {
            <button class="packs__fold" aria-expanded=expanded on:click=move |_| open.update(|open| *open = !*open)>
                {move || name.get()}
            </button>
        }
    });
    view! {
        <div class=if boxed { "packs__d" } else { "" }>
            {fold}
            {move || open.get().then(|| view! { <Fields editor=editor list=list index=index name=name /> })}
        </div>
    }
}

/// The fields of something in a list, what it does in words, and the list below it.
#[component]
fn Fields(editor: Editor, list: PackList, index: usize, name: Memo<String>) -> impl IntoView {
    let columns = Memo::new(move |_| editor.form.with(|form| form.columns(list, index)));
    let below = Memo::new(move |_| editor.form.with(|form| form.below(list, index)));
    let words = move || editor.form.with(|form| pack::line_words(list, index, form));
    let label = move || fill("packs.remove", &[("name", &name.get())]);
    let remove = move |_| {
        editor.edit(PackEdit::Remove(list, index));
        focus_on(editor, list, index);
    };
    view! {
        <div class="packs__line">
            <div class="packs__f">
                {move || columns.get().into_iter().map(|field| view! { <PackInput editor=editor field=field /> }).collect_view()}
            </div>
            <button class="btn btn--quiet btn--icon packs__rm" aria-label=label title=label on:click=remove>
                <Icon name="trash" />
            </button>
        </div>
        <p class="fs1 t3 packs__does">{words}</p>
        {move || below.get().map(|below| view! {
            <div class="packs__in stack stack--2"><ListFields editor=editor list=below /></div>
        })}
    }
}

/// What something in a list is called: R1 财预〔2020〕10号; without a name, by its number.
fn name(form: &PackForm, list: PackList, index: usize) -> String {
    let first = form.columns(list, index).first().copied();
    let fields = first.into_iter().chain(typed(form, list, index).filter(|typed| first != Some(*typed)));
    let texts: Vec<String> = fields.map(|field| form.text(field)).collect();
    let name = texts.join(" ");
    if name.trim().is_empty() {
        fill("packs.numbered", &[("number", &index.saturating_add(1).to_string())])
    } else {
        name
    }
}

/// The first field of something in a list that is typed and not chosen.
fn typed(form: &PackForm, list: PackList, index: usize) -> Option<PackField> {
    form.columns(list, index).into_iter().find(|field| !matches!(field, PackField::Choice(_)))
}

/// Moves the focus to something in a list, or to the last there is.
fn focus_on(editor: Editor, list: PackList, index: usize) {
    editor.form.with_untracked(|form| {
        let bottom = form.length(list).checked_sub(1);
        if let Some(field) = bottom.and_then(|bottom| typed(form, list, index.min(bottom))) {
            focus_soon(field);
        }
    });
}
