//! Where the person is: the fragment of the address.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;

/// A place in the tool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Route {
    /// 我的评价: all drafts.
    Shelf,
    /// 关于与自检.
    About,
    /// 评分规则: all of them, or one by its word.
    Packs(Option<String>),
    /// A step of an open draft.
    Draft(String, Step),
}

/// A step of the work on a draft (步骤).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Step {
    /// 概况.
    Profile,
    /// 资金.
    Funds,
    /// 指标与评分.
    Indicators,
    /// 报告.
    Report,
}

impl Step {
    /// The steps in the order of the rail.
    pub(crate) const ALL: [Self; 4] = [Self::Profile, Self::Funds, Self::Indicators, Self::Report];

    /// The word in the address.
    fn word(self) -> &'static str {
        match self {
            Self::Profile => "profile",
            Self::Funds => "funds",
            Self::Indicators => "indicators",
            Self::Report => "report",
        }
    }

    /// The catalogue key of the name in the rail.
    pub(crate) fn name_key(self) -> &'static str {
        match self {
            Self::Profile => "step.profile",
            Self::Funds => "step.funds",
            Self::Indicators => "step.indicators",
            Self::Report => "step.report",
        }
    }
}

impl Route {
    /// Reads a fragment. What it does not know leads to the shelf.
    pub(crate) fn read(fragment: &str) -> Self {
        let path = fragment.trim_start_matches('#').trim_matches('/');
        let mut words = path.split('/');
        match (words.next(), words.next(), words.next(), words.next()) {
            (Some("about"), None, None, None) => Self::About,
            (Some("packs"), word, None, None) => Self::Packs(word.map(str::to_owned)),
            (Some("draft"), Some(key), Some(step), None) => Step::ALL
                .into_iter()
                .find(|known| known.word() == step)
                .map_or(Self::Shelf, |step| Self::Draft(key.to_owned(), step)),
            _ => Self::Shelf,
        }
    }

    /// The fragment, with its sign.
    pub(crate) fn fragment(&self) -> String {
        match self {
            Self::Shelf => "#/".to_owned(),
            Self::About => "#/about".to_owned(),
            Self::Packs(None) => "#/packs".to_owned(),
            Self::Packs(Some(word)) => format!("#/packs/{word}"),
            Self::Draft(key, step) => format!("#/draft/{key}/{}", step.word()),
        }
    }

    /// Goes there. The page follows through the `hashchange` event.
    pub(crate) fn go(&self) {
        let _ = window().location().set_hash(&self.fragment());
    }

    /// Puts another draft into the address without leaving the step: the open
    /// draft goes on under a key of its own.
    pub(crate) fn replace_key(key: &str) {
        if let Self::Draft(_, step) = Self::current() {
            let _ = window().location().replace(&Self::Draft(key.to_owned(), step).fragment());
        }
    }

    /// The route of the address as it stands.
    pub(crate) fn current() -> Self {
        Self::read(&window().location().hash().unwrap_or_default())
    }

    /// A signal that follows the address for as long as the page lives.
    pub(crate) fn follow() -> ReadSignal<Self> {
        let (route, set_route) = signal(Self::current());
        let listener = Closure::<dyn Fn()>::new(move || {
            let next = Self::current();
            if route.try_with_untracked(|route| *route != next) == Some(true) {
                set_route.set(next);
            }
        });
        let _ = window().add_event_listener_with_callback("hashchange", listener.as_ref().unchecked_ref());
        listener.forget();
        route
    }
}
