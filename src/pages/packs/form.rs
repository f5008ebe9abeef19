//! The fields of an own standard, as the core describes them.

use jiheng_core::i18n::pack;
use jiheng_core::standard::{PackItem, PackSection};
use leptos::prelude::*;

use super::editor::Editor;
use super::input::PackInput;
use super::list::ListFields;
use super::view::Card;

/// All fields.
#[component]
pub(super) fn PackFields(editor: Editor) -> impl IntoView {
    view! {
        <div class="stack stack--4">
            {PackSection::ALL.map(|section| view! {
                <Card title=pack::section_title(section) fields=true id=format!("pack-{section:?}").to_lowercase()><SectionFields editor=editor section=section /></Card>
            }).into_iter().collect_view()}
        </div>
    }
}

#[component]
fn SectionFields(editor: Editor, section: PackSection) -> impl IntoView {
    let items = Memo::new(move |_| editor.form.with(|form| form.items(section)));
    let input = move |field| view! { <PackInput editor=editor field=field /> };
    move || {
        let items = items.get().into_iter();
        items
            .map(|item| match item {
                PackItem::Field(field) => input(field).into_any(),
                PackItem::Pair(one, other) => view! { <div class="pair">{input(one)}{input(other)}</div> }.into_any(),
                PackItem::List(list) => view! { <ListFields editor=editor list=list /> }.into_any(),
            })
            .collect_view()
    }
}
