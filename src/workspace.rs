//! The open draft: the only place that writes document state.
//!
//! A view reads through [`Workspace::read`] and says with the `track_…`
//! functions what it depends on; an edit goes through [`Workspace::edit`],
//! which applies the command, brings the assessment up to date, wakes exactly
//! the views of what was touched and hands the command to the saver.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use jiheng_core::edit::{self, Change, Command, EditError, History, Touched};
use jiheng_core::engine::{self, Assessment};
use jiheng_core::format::{Document, Draft};
use jiheng_core::model::{Evaluation, NodeId};
use jiheng_core::ports::Clock as _;
use jiheng_core::saving::StepKind;
use jiheng_core::standard::Standard;
use leptos::prelude::*;
use send_wrapper::SendWrapper;

use crate::browser::clock::WallClock;

/// What a view reads: the draft and its scores, of one moment.
pub(crate) struct Snapshot {
    /// The draft.
    pub(crate) draft: Draft,
    /// Its scores.
    pub(crate) assessment: Assessment,
    /// What can be undone.
    pub(crate) history: History,
}

/// What an edit wakes. Each is tracked on its own, so that a keystroke in a
/// grid of thousands of rows re-renders one row and the sums.
struct Wakers {
    rows: RefCell<HashMap<NodeId, ArcTrigger>>,
    totals: ArcTrigger,
    structure: ArcTrigger,
    funds: ArcTrigger,
    text: ArcTrigger,
    history: ArcTrigger,
}

/// Told of every command that was carried out, with what takes it back: the saver.
type Listener = Box<dyn Fn(StepKind, &Command, &Command)>;

struct Inner {
    snapshot: RefCell<Snapshot>,
    wakers: Wakers,
    listener: RefCell<Option<Listener>>,
    /// The field that is being typed in, so that a burst is one step of undo.
    burst: RefCell<Option<String>>,
    /// Told when a change of what is sealed is refused.
    refused: RefCell<Option<Box<dyn Fn()>>>,
}

/// A handle on the open draft. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Workspace(SendWrapper<Rc<Inner>>);

impl Workspace {
    /// Opens a draft with what can be undone in it.
    pub(crate) fn open(draft: Draft, history: History) -> Self {
        let assessment = engine::evaluate(&draft.evaluation, &draft.standard);
        let snapshot = Snapshot { draft, assessment, history };
        let wakers = Wakers {
            rows: RefCell::default(),
            totals: ArcTrigger::new(),
            structure: ArcTrigger::new(),
            funds: ArcTrigger::new(),
            text: ArcTrigger::new(),
            history: ArcTrigger::new(),
        };
        Self(SendWrapper::new(Rc::new(Inner {
            snapshot: RefCell::new(snapshot),
            wakers,
            listener: RefCell::default(),
            burst: RefCell::default(),
            refused: RefCell::default(),
        })))
    }

    /// Names who is told of every command that was carried out.
    pub(crate) fn listen(&self, listener: impl Fn(StepKind, &Command, &Command) + 'static) {
        self.0.listener.replace(Some(Box::new(listener)));
    }

    /// Names who says that what is sealed cannot be changed.
    pub(crate) fn on_refusal(&self, say: impl Fn() + 'static) {
        self.0.refused.replace(Some(Box::new(say)));
    }

    /// Whether the draft is sealed (定稿), tracked.
    pub(crate) fn is_sealed(&self) -> bool {
        self.track_structure();
        self.read(|s| s.draft.evaluation.seals.current.is_some())
    }

    /// Whether a sealed draft refuses a step, and says so. Only its seal can be taken off.
    fn refuses(&self, command: Option<&Command>) -> bool {
        let refuses =
            self.read(|s| s.draft.evaluation.seals.current.is_some()) && !matches!(command, Some(Command::SetSeals(_)));
        if let (true, Some(say)) = (refuses, &*self.0.refused.borrow()) {
            say();
        }
        refuses
    }

    /// Takes over what the export wrote into the document: the revision from
    /// which a merge will start. The content is the same.
    pub(crate) fn exported(&self, document: Document) {
        self.0.snapshot.borrow_mut().draft.document = document;
    }

    /// The open draft of this part of the page.
    pub(crate) fn expect() -> Self {
        expect_context::<Self>()
    }

    /// Reads the draft as it stands. Tracks nothing.
    pub(crate) fn read<T>(&self, read: impl FnOnce(&Snapshot) -> T) -> T {
        read(&self.0.snapshot.borrow())
    }

    /// Reads a row after each change of it.
    pub(crate) fn track_row(&self, id: NodeId) {
        let trigger = self.0.wakers.rows.borrow_mut().entry(id).or_default().clone();
        trigger.track();
    }

    /// Reads sums, total or grade after each change of them.
    pub(crate) fn track_totals(&self) {
        self.0.wakers.totals.track();
    }

    /// Reads which rows there are and in what order.
    pub(crate) fn track_structure(&self) {
        self.0.wakers.structure.track();
    }

    /// Reads amounts of money.
    pub(crate) fn track_funds(&self) {
        self.0.wakers.funds.track();
    }

    /// Reads profile, prose, evidence, problems: what no score depends on.
    pub(crate) fn track_text(&self) {
        self.0.wakers.text.track();
    }

    /// Reads what can be undone.
    pub(crate) fn track_history(&self) {
        self.0.wakers.history.track();
    }

    /// Reads everything: for the report.
    pub(crate) fn track_all(&self) {
        self.track_totals();
        self.track_structure();
        self.track_funds();
        self.track_text();
    }

    /// Carries out a command as one step of undo.
    pub(crate) fn edit(&self, command: Command) -> Result<(), EditError> {
        self.0.burst.replace(None);
        self.carry_out(command, false)
    }

    /// Carries out the latest state of a field that is being typed in. All
    /// states of one burst are one step of undo; `field` names the field.
    pub(crate) fn type_in(&self, field: &str, command: Command) -> Result<(), EditError> {
        let same = self.0.burst.borrow().as_deref() == Some(field);
        if !same {
            self.0.burst.replace(Some(field.to_owned()));
        }
        self.carry_out(command, same)
    }

    /// Ends a burst of typing: what is typed next is a step of its own.
    pub(crate) fn end_typing(&self) {
        self.0.burst.replace(None);
    }

    /// Changes a choice of the standard and scores everything anew. No step of
    /// undo: only a copy that something is tried on is scored otherwise.
    pub(crate) fn rescore(&self, change: impl FnOnce(&mut Standard)) {
        {
            let mut snapshot = self.0.snapshot.borrow_mut();
            let Snapshot { draft, assessment, .. } = &mut *snapshot;
            change(&mut draft.standard);
            *assessment = engine::evaluate(&draft.evaluation, &draft.standard);
        }
        self.wake(Touched::Structure);
    }

    fn carry_out(&self, command: Command, same_step: bool) -> Result<(), EditError> {
        if self.refuses(Some(&command)) {
            return Err(EditError::Sealed);
        }
        let (touched, inverse, spread) = {
            let mut snapshot = self.0.snapshot.borrow_mut();
            let Snapshot { draft, assessment, history, .. } = &mut *snapshot;
            let change = edit::apply(&mut draft.evaluation, &command)?;
            let spread = engine::update(assessment, &draft.evaluation, &draft.standard, &change);
            stamp(&mut draft.document);
            if same_step {
                history.extend_last(command.clone(), change.inverse.clone());
            } else {
                history.record(command.clone(), change.inverse.clone());
            }
            (change.touched, change.inverse, spread)
        };
        self.tell(if same_step { StepKind::Continued } else { StepKind::Done }, &command, &inverse);
        self.wake(touched);
        self.wake_rows(spread);
        Ok(())
    }

    fn tell(&self, kind: StepKind, command: &Command, inverse: &Command) {
        if let Some(listener) = &*self.0.listener.borrow() {
            listener(kind, command, inverse);
        }
    }

    /// Takes the last step back. Returns whether there was one.
    pub(crate) fn undo(&self) -> bool {
        self.travel(StepKind::Undone, History::undo)
    }

    /// Does the last undone step again. Returns whether there was one.
    pub(crate) fn redo(&self) -> bool {
        self.travel(StepKind::Redone, History::redo)
    }

    fn travel(
        &self,
        kind: StepKind,
        step: impl FnOnce(&mut History, &mut Evaluation) -> Option<Result<(Command, Change), EditError>>,
    ) -> bool {
        self.0.burst.replace(None);
        if self.refuses(None) {
            return false;
        }
        let (command, change, spread) = {
            let mut snapshot = self.0.snapshot.borrow_mut();
            let Snapshot { draft, assessment, history, .. } = &mut *snapshot;
            let Some(Ok((command, change))) = step(history, &mut draft.evaluation) else { return false };
            let spread = engine::update(assessment, &draft.evaluation, &draft.standard, &change);
            stamp(&mut draft.document);
            (command, change, spread)
        };
        self.tell(kind, &command, &change.inverse);
        self.wake(change.touched);
        self.wake_rows(spread);
        true
    }

    fn wake(&self, touched: Touched) {
        let wakers = &self.0.wakers;
        match touched {
            Touched::Text => wakers.text.notify(),
            Touched::Row(id) => {
                self.wake_row(id);
                wakers.totals.notify();
            }
            Touched::Funds => {
                // Rows that score the execution rate read the funds, and the state of the project with them.
                wakers.funds.notify();
                wakers.text.notify();
                wakers.totals.notify();
            }
            Touched::Structure => {
                self.read(|s| wakers.rows.borrow_mut().retain(|id, _| s.draft.evaluation.tree.contains(*id)));
                wakers.structure.notify();
                wakers.text.notify();
                wakers.funds.notify();
                wakers.totals.notify();
                self.wake_rows(true);
            }
        }
        wakers.history.notify();
    }

    /// Wakes every row, where others than the one that changed score otherwise.
    fn wake_rows(&self, all: bool) {
        if all {
            let rows: Vec<ArcTrigger> = self.0.wakers.rows.borrow().values().cloned().collect();
            for row in rows {
                row.notify();
            }
        }
    }

    fn wake_row(&self, id: NodeId) {
        let trigger = self.0.wakers.rows.borrow().get(&id).cloned();
        if let Some(trigger) = trigger {
            trigger.notify();
        }
    }
}

/// Whether what stands around is a sealed draft, tracked; a form without a draft is not.
pub(crate) fn sealed_here() -> Signal<bool> {
    let workspace = use_context::<Workspace>();
    Signal::derive(move || workspace.as_ref().is_some_and(Workspace::is_sealed))
}

/// Notes when and with which version of the tool the draft was last edited.
fn stamp(document: &mut Document) {
    document.edited_at = WallClock.now().iso();
    env!("CARGO_PKG_VERSION").clone_into(&mut document.app_version);
}
