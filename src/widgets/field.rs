//! A text field that loses nothing: safe with input methods, committed while
//! typing goes on, never rewritten under the person's hands.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;

use crate::workspace::sealed_here;

/// What is typed reaches the model at the latest after this time, also while
/// typing goes on. With the time until a snapshot is written, whether it could
/// be stored is known within a second of the first keystroke.
const COMMIT_WITHIN: Duration = Duration::from_millis(200);

/// What a field does with its text.
#[derive(Clone)]
pub(crate) struct Binding {
    /// The text of the model.
    pub(crate) value: Signal<String>,
    /// Takes the text as typed.
    pub(crate) put: Callback<String>,
    /// Called when the person leaves the field.
    pub(crate) leave: Callback<()>,
}

/// The state of one field between two commits.
struct Typing {
    composing: Cell<bool>,
    dirty: Cell<bool>,
    timer: Cell<Option<TimeoutHandle>>,
    /// The text of the model after our own last commit: as long as the model
    /// still says this, the field is left alone. At first there is none: the
    /// element may have shown another text before, of the row before.
    expected: RefCell<Option<String>>,
}

impl Typing {
    fn new() -> Rc<Self> {
        Rc::new(Self {
            composing: Cell::new(false),
            dirty: Cell::new(false),
            timer: Cell::new(None),
            expected: RefCell::default(),
        })
    }

    fn commit(&self, text: String, binding: &Binding) {
        if let Some(timer) = self.timer.take() {
            timer.clear();
        }
        if !self.dirty.replace(false) {
            return;
        }
        binding.put.try_run(text);
        if let Some(value) = binding.value.try_get_untracked() {
            self.expected.replace(Some(value));
        }
    }
}

/// An input or a textarea, as far as a field cares.
trait TextElement: Clone + 'static {
    fn text(&self) -> String;
    fn put_text(&self, text: &str);
}

impl TextElement for web_sys::HtmlInputElement {
    fn text(&self) -> String {
        self.value()
    }
    fn put_text(&self, text: &str) {
        self.set_value(text);
    }
}

impl TextElement for web_sys::HtmlTextAreaElement {
    fn text(&self) -> String {
        self.value()
    }
    fn put_text(&self, text: &str) {
        self.set_value(text);
    }
}

/// The listeners of one field.
#[derive(Clone)]
struct Listeners<E: TextElement>(SendWrapper<Rc<dyn Fn() -> Option<E>>>, SendWrapper<Rc<Typing>>, Binding);

impl<E: TextElement> Listeners<E> {
    fn new(element: impl Fn() -> Option<E> + 'static, binding: Binding) -> Self {
        let this = Self(SendWrapper::new(Rc::new(element)), SendWrapper::new(Typing::new()), binding);
        let follower = this.clone();
        Effect::new(move |_| {
            let value = follower.2.value.get();
            let Some(element) = (follower.0)() else { return };
            let typing = &follower.1;
            let is_expected = typing.expected.borrow().as_ref() == Some(&value);
            if typing.composing.get() || is_expected && typing.dirty.get() {
                return;
            }
            if element.text() != value && !is_expected {
                element.put_text(&value);
            }
            typing.expected.replace(Some(value));
        });
        let at_end = this.clone();
        on_cleanup(move || at_end.commit_now());
        this
    }

    fn commit_now(&self) {
        if let Some(element) = (self.0)() {
            self.1.commit(element.text(), &self.2);
        }
    }

    fn on_input(&self) {
        self.1.dirty.set(true);
        if self.1.composing.get() || self.1.timer.get().is_some() {
            return;
        }
        let later = self.clone();
        let timer = set_timeout_with_handle(
            move || {
                later.1.timer.set(None);
                if !later.1.composing.get() {
                    later.commit_now();
                }
            },
            COMMIT_WITHIN,
        );
        self.1.timer.set(timer.ok());
    }

    fn on_composition(&self, composing: bool) {
        self.1.composing.set(composing);
        if !composing {
            self.1.dirty.set(true);
            self.commit_now();
        }
    }

    /// The browser, or [`hand_over`], says that what was typed is to be taken.
    fn on_change(&self) {
        if !self.1.composing.get() {
            self.commit_now();
        }
    }

    /// Enter settles what was typed: what comes after is a step of its own.
    fn on_key(&self, key: &str) {
        if key == "Enter" && !self.1.composing.get() {
            self.commit_now();
            self.2.leave.try_run(());
        }
    }

    fn on_leave(&self) {
        self.1.composing.set(false);
        self.commit_now();
        // Now that nobody types here, the field shows the model's form of it.
        if let (Some(element), Some(value)) = ((self.0)(), self.2.value.try_get_untracked())
            && element.text() != value
        {
            element.put_text(&value);
        }
        self.2.leave.try_run(());
    }
}

/// A field of one line.
#[component]
pub(crate) fn TextField(
    /// Id, for its label.
    #[prop(into)]
    id: String,
    /// The text and where it goes.
    binding: Binding,
    /// An example of what to type; never the label.
    #[prop(into, optional)]
    placeholder: Signal<String>,
    /// Whether what stands there cannot be read.
    #[prop(into, optional)]
    invalid: Signal<bool>,
    /// Id of the sentence that explains the field.
    #[prop(into, optional)]
    described_by: Option<String>,
    /// Name for those who cannot see a label.
    #[prop(into, optional)]
    label: Option<String>,
    /// Keyboard of a phone: `decimal`, `numeric`, ….
    #[prop(optional)]
    mode: Option<&'static str>,
    /// Class besides `in`.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let node = NodeRef::<html::Input>::new();
    let sealed = sealed_here();
    let listeners = Listeners::new(move || node.try_get_untracked().flatten(), binding.clone());
    // The first value goes into the markup; later ones through the effect.
    let first = binding.value.get_untracked();
    let (input, change, start, end, key, leave) =
        (listeners.clone(), listeners.clone(), listeners.clone(), listeners.clone(), listeners.clone(), listeners);
    view! {
        <input
            node_ref=node
            id=id
            type="text"
            autocomplete="off"
            spellcheck="false"
            inputmode=mode
            readonly=move || sealed.get()
            class=move || format!("in {class}{}", if invalid.get() { " in--bad" } else { "" })
            value=first
            placeholder=move || placeholder.get()
            aria-label=label
            aria-invalid=move || invalid.get().then_some("true")
            aria-describedby=described_by
            on:keydown=move |event| key.on_key(&event.key())
            on:input=move |_| input.on_input()
            on:change=move |_| change.on_change()
            on:compositionstart=move |_| start.on_composition(true)
            on:compositionend=move |_| end.on_composition(false)
            on:blur=move |_| leave.on_leave()
        />
    }
}

/// A field of several lines. It grows with its text.
#[component]
pub(crate) fn AreaField(
    /// Id, for its label.
    #[prop(into)]
    id: String,
    /// The text and where it goes.
    binding: Binding,
    /// An example of what to type; never the label.
    #[prop(into, optional)]
    placeholder: Signal<String>,
    /// Name for those who cannot see a label.
    #[prop(into, optional)]
    label: Option<String>,
    /// Lines shown at least.
    #[prop(default = 3)]
    rows: u32,
) -> impl IntoView {
    let node = NodeRef::<html::Textarea>::new();
    let sealed = sealed_here();
    let listeners = Listeners::new(move || node.try_get_untracked().flatten(), binding.clone());
    let first = binding.value.get_untracked();
    let value = binding.value;
    Effect::new(move |_| {
        let _ = value.get();
        if let Some(area) = node.get() {
            grow(&area);
        }
    });
    let (input, change, start, end, leave) =
        (listeners.clone(), listeners.clone(), listeners.clone(), listeners.clone(), listeners);
    view! {
        <textarea
            node_ref=node
            id=id
            rows=rows
            autocomplete="off"
            spellcheck="false"
            class="in in--area"
            readonly=move || sealed.get()
            placeholder=move || placeholder.get()
            aria-label=label
            on:input=move |event: ev::Event| {
                input.on_input();
                if let Some(area) = event.target().and_then(|t| t.dyn_into::<web_sys::HtmlTextAreaElement>().ok()) {
                    grow(&area);
                }
            }
            on:change=move |_| change.on_change()
            on:compositionstart=move |_| start.on_composition(true)
            on:compositionend=move |_| end.on_composition(false)
            on:blur=move |_| leave.on_leave()
        >
            {first}
        </textarea>
    }
}

/// Lets the focused field of text hand over what was typed last, without a change of the focus.
pub(crate) fn hand_over() {
    let Some(field) = document().active_element() else { return };
    let takes_text = field.matches("input[type=text], textarea").unwrap_or(false);
    if let (true, Ok(event)) = (takes_text, web_sys::Event::new("change")) {
        let _ = field.dispatch_event(&event);
    }
}

/// Makes a text area as high as its text. Its height is layout, not text: an
/// input method does not notice.
fn grow(area: &web_sys::HtmlTextAreaElement) {
    let style = web_sys::HtmlElement::style(area);
    let _ = style.set_property("height", "auto");
    let _ = style.set_property("height", &format!("{}px", area.scroll_height() + 2));
}
