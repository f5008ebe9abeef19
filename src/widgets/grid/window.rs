//! Which lines are in the document.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::cursor::Cursor;
use super::lines::Line;

/// Up to this many lines all are in the document.
pub(crate) const WINDOWED_FROM: usize = 200;
/// Height of a line of the table.
const LINE: usize = 32;
/// The window moves by so many lines at a time.
const STRIDE: usize = 4;
/// Lines kept ready on either side of the pane.
const MARGIN: usize = 6;
/// Below this width lines are cards.
const CARDS_BELOW: &str = "(max-width: 960px)";
/// Height of a card where the style does not say.
const CARD: usize = 236;

/// The lines near the pane, cut at the current one. Cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Window {
    pane: NodeRef<html::Div>,
    seen: RwSignal<Seen>,
    above: Memo<Vec<Line>>,
    current: Memo<Option<Line>>,
    below: Memo<Vec<Line>>,
    gaps: Memo<[usize; 4]>,
}

/// What is seen of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Seen {
    /// The first line in sight, rounded down to a stride.
    first: usize,
    /// How many lines fit.
    fit: usize,
    /// Height of a line.
    height: usize,
}

/// The lines in the document: above the current one, itself, and below it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Cut {
    above: Vec<Line>,
    current: Option<Line>,
    below: Vec<Line>,
    /// Heights before, between and behind them.
    gaps: [usize; 4],
}

impl Window {
    /// The window of a pane.
    pub(crate) fn new(cursor: Cursor, pane: NodeRef<html::Div>) -> Self {
        let seen = RwSignal::new(Seen { first: 0, fit: 40, height: line_height() });
        let cut = Memo::new(move |_| {
            let current = cursor.get().map(|spot| spot.row);
            cursor.lines().with(|lines| {
                let seen = seen.get();
                let here = current.and_then(|row| lines.place(row));
                let range = if lines.len() > WINDOWED_FROM {
                    let start = seen.first.saturating_sub(MARGIN).min(lines.len());
                    start..(seen.first + seen.fit + MARGIN + STRIDE).min(lines.len())
                } else {
                    0..lines.len()
                };
                let (above, below) = split(&range, here);
                let gaps = gaps(&range, here, lines.len()).map(|lines| lines * seen.height);
                Cut {
                    above: lines.slice(above),
                    current: here.and_then(|place| lines.get(place)),
                    below: lines.slice(below),
                    gaps,
                }
            })
        });
        let window = Self {
            pane,
            seen,
            above: Memo::new(move |_| cut.with(|cut| cut.above.clone())),
            current: Memo::new(move |_| cut.with(|cut| cut.current)),
            below: Memo::new(move |_| cut.with(|cut| cut.below.clone())),
            gaps: Memo::new(move |_| cut.with(|cut| cut.gaps)),
        };
        Effect::new(move |_| {
            if pane.get().is_some() {
                window.follow();
            }
        });
        let resized = window_event_listener(ev::resize, move |_| window.follow());
        on_cleanup(move || resized.remove());
        window
    }

    /// Follows the pane, after it was scrolled or resized.
    pub(crate) fn follow(self) {
        let Some(pane) = self.pane.try_get_untracked().flatten() else { return };
        let height = line_height();
        let (top, size) = (pane.scroll_top(), pane.client_height());
        let lines = |pixels: i32| usize::try_from(pixels).unwrap_or(0) / height;
        let seen = Seen { first: lines(top) / STRIDE * STRIDE, fit: lines(size) + 1, height };
        if self.seen.try_get_untracked().is_some_and(|before| before != seen) {
            self.seen.set(seen);
        }
    }

    /// The lines above the current one.
    pub(crate) fn above(self) -> Memo<Vec<Line>> {
        self.above
    }

    /// The current line.
    pub(crate) fn current(self) -> Memo<Option<Line>> {
        self.current
    }

    /// The lines below the current one.
    pub(crate) fn below(self) -> Memo<Vec<Line>> {
        self.below
    }

    /// The heights of what is not in the document: before the lines above,
    /// before the current one, before the lines below, and at the end.
    pub(crate) fn gaps(self) -> Memo<[usize; 4]> {
        self.gaps
    }

    /// Tracks which lines are in the document.
    pub(crate) fn track(self) {
        self.above.track();
        self.below.track();
    }
}

/// The range without the current line, above and below it.
fn split(range: &std::ops::Range<usize>, here: Option<usize>) -> (std::ops::Range<usize>, std::ops::Range<usize>) {
    match here {
        None => (range.clone(), 0..0),
        Some(here) if here < range.start => (0..0, range.clone()),
        Some(here) if here >= range.end => (range.clone(), 0..0),
        Some(here) => (range.start..here, here + 1..range.end),
    }
}

/// Lines that are missing: before those above, before the current one, before
/// those below, and at the end.
fn gaps(range: &std::ops::Range<usize>, here: Option<usize>, count: usize) -> [usize; 4] {
    match here {
        Some(here) if here < range.start => [here, 0, range.start - here - 1, count - range.end],
        Some(here) if here >= range.end => [range.start, here - range.end, 0, count - here - 1],
        _ => [range.start, 0, 0, count - range.end],
    }
}

/// The height of a line: one for the table, one for the cards of a small page.
fn line_height() -> usize {
    let cards = window().match_media(CARDS_BELOW).ok().flatten().is_some_and(|list| list.matches());
    if cards { card_height().unwrap_or(CARD) } else { LINE }
}

fn card_height() -> Option<usize> {
    let root = document().document_element()?;
    let style = window().get_computed_style(&root).ok()??;
    style.get_property_value("--card-row").ok()?.trim().trim_end_matches("px").parse().ok()
}
