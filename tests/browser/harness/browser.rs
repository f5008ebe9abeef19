//! What a test can ask of any browser, whatever protocol it speaks.

use std::env;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::Value;

use super::chromium::Chromium;
use super::firefox::Firefox;
use super::key::Chord;
use super::process::Folder;

/// How many seconds a starting browser may take for an answer, start by start. Old Chromiums now and then
/// answer nothing at all: the first starts give up early, the last ones allow for a very busy machine.
const STARTS: [u64; 6] = [8, 12, 20, 30, 60, 120];

/// The browsers in which the page must work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kernel {
    /// The floor.
    Chromium80,
    Chromium88,
    Chromium92,
    /// What the system installs today.
    Chromium,
    Firefox,
}

impl Kernel {
    /// The program of this browser.
    pub(crate) fn program(self) -> PathBuf {
        let old = |version: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools").join(version).join("chromium");
        match self {
            Self::Chromium80 => old("chromium-80"),
            Self::Chromium88 => old("chromium-88"),
            Self::Chromium92 => old("chromium-92"),
            Self::Chromium => env::var_os("JIHENG_CHROMIUM").map_or_else(|| "chromium".into(), PathBuf::from),
            Self::Firefox => env::var_os("JIHENG_FIREFOX").map_or_else(|| "firefox-esr".into(), PathBuf::from),
        }
    }

    /// Starts the browser in a folder, with one empty tab. Starting may be tried again; what a test asserts never is.
    pub(crate) fn start(self, folder: &Folder) -> (Box<dyn Browser>, Tab) {
        let mut reason = String::new();
        for patience in STARTS.map(Duration::from_secs) {
            let started: Answer<(Box<dyn Browser>, Tab)> = match self {
                Self::Firefox => {
                    Firefox::start(self, folder, patience).map(|(browser, tab)| (Box::new(browser) as _, tab))
                }
                _ => Chromium::start(self, folder, patience).map(|(browser, tab)| (Box::new(browser) as _, tab)),
            };
            match started {
                Ok(started) => return started,
                Err(why) => reason = why,
            }
        }
        panic!("{self:?} does not start: {reason}")
    }
}

/// One tab of a browser, in the words of its protocol.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tab {
    /// The id of the target (DevTools) or context (BiDi).
    pub(crate) id: String,
    /// The DevTools session that speaks to it.
    pub(crate) session: String,
}

/// What happened in the browser while a test ran.
#[derive(Debug, Clone, Default)]
pub(crate) struct Record {
    /// The address of every request, in order.
    pub(crate) requests: Vec<String>,
    /// Every error that reached the console or nobody.
    pub(crate) errors: Vec<String>,
}

pub(crate) type Answer<T = ()> = Result<T, String>;

/// A running browser. Points are CSS pixels of the viewport.
pub(crate) trait Browser {
    fn new_tab(&mut self) -> Answer<Tab>;
    fn close_tab(&mut self, tab: &Tab) -> Answer;
    /// Shows the tab: one behind another draws nothing and takes no keys.
    fn show_tab(&mut self, tab: &Tab) -> Answer;
    /// Goes to an address and waits until the document is there.
    fn open(&mut self, tab: &Tab, address: &str) -> Answer;
    fn reload(&mut self, tab: &Tab) -> Answer;
    /// The value of a JavaScript expression, awaited, as JSON.
    fn evaluate(&mut self, tab: &Tab, expression: &str) -> Answer<Value>;
    /// Runs a script in every document of the tab before its own scripts.
    fn run_before_page(&mut self, tab: &Tab, script: &str) -> Answer;
    fn click(&mut self, tab: &Tab, x: i64, y: i64) -> Answer;
    fn press(&mut self, tab: &Tab, chord: &Chord) -> Answer;
    /// Puts text in as a person types it, character by character.
    fn type_text(&mut self, tab: &Tab, text: &str) -> Answer;
    fn set_viewport(&mut self, tab: &Tab, width: u32, height: u32) -> Answer;
    /// A picture of the viewport, as PNG.
    fn screenshot(&mut self, tab: &Tab) -> Answer<Vec<u8>>;
    /// The document on A4 paper as its style sheet says, as PDF. The old Chromiums cannot.
    fn print(&mut self, tab: &Tab) -> Answer<Vec<u8>>;
    /// The files that an `<input type=file>` shall hold, found by selector.
    fn set_files(&mut self, tab: &Tab, selector: &str, files: &[PathBuf]) -> Answer;
    /// What happened so far, in all tabs.
    fn record(&mut self) -> Answer<Record>;

    /// Answers the file chooser that a script has opened: only Chromium can.
    fn choose_files(&mut self, _: &Tab, _: &[PathBuf]) -> Answer {
        Err("this browser cannot answer a file chooser".to_owned())
    }

    /// Sends one DevTools command of a tab: only Chromium has these.
    fn devtools(&mut self, _: &Tab, method: &str, _: Value) -> Answer<Value> {
        Err(format!("{method}: this browser has no DevTools protocol"))
    }
}
