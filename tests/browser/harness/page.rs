//! One tab of a browser: opened, asked, waited for.

use std::cell::RefCell;
use std::fs;
use std::path::PathBuf;
use std::rc::Rc;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::browser::{Browser, Kernel, Record, Tab};
use super::process::Folder;
use super::shipped;

/// How long a state may take on a busy machine. Nothing waits that long when all is well.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// The script that finds elements.
pub(crate) const FIND: &str = include_str!("find.js");

/// One tab of a running browser.
///
/// A place in the page is a CSS selector, `text=导出` for what stands on a button or link, or
/// `label=项目名称` for a field.
pub(crate) struct Page {
    // Dropped in this order: the browser ends before its folder goes.
    browser: Rc<RefCell<Box<dyn Browser>>>,
    pub(crate) folder: Rc<Folder>,
    kernel: Kernel,
    tab: Tab,
}

impl Page {
    /// An empty tab in a browser of its own, with a fresh profile.
    pub(crate) fn start(kernel: Kernel) -> Self {
        let folder = Folder::new();
        fs::copy(shipped::path(), folder.join("绩效 评价/jiheng.html")).expect("the page can be copied");
        Self::in_folder(kernel, Rc::new(folder))
    }

    /// The shipped file, opened by double-click in the current Chromium, ready for input.
    pub(crate) fn open_shipped() -> Self {
        let page = Self::start(Kernel::Chromium);
        page.open(&page.file_address());
        page.wait_for_app();
        page
    }

    fn in_folder(kernel: Kernel, folder: Rc<Folder>) -> Self {
        let (browser, tab) = kernel.start(&folder);
        Self { browser: Rc::new(RefCell::new(browser)), folder, kernel, tab }
    }

    /// Another tab of the same browser.
    pub(crate) fn new_tab(&self) -> Self {
        let tab = self.browser.borrow_mut().new_tab().expect("a running browser opens a tab");
        Self { browser: Rc::clone(&self.browser), folder: Rc::clone(&self.folder), kernel: self.kernel, tab }
    }

    /// Kills the browser as a power cut would and starts it again with the same profile.
    pub(crate) fn kill_and_reopen(self) -> Self {
        let Self { browser, folder, kernel, .. } = &self;
        let (kernel, folder) = (*kernel, Rc::clone(folder));
        assert_eq!(Rc::strong_count(browser), 1, "another tab still holds the browser");
        drop(self);
        // A killed Chromium leaves these behind; they name a process that is no more.
        for lock in ["SingletonLock", "SingletonCookie", "SingletonSocket", "lock", ".parentlock"] {
            let _ = fs::remove_file(folder.join("profile").join(lock));
        }
        Self::in_folder(kernel, folder)
    }

    /// The address of the shipped file in a folder with a Chinese name and a space.
    pub(crate) fn file_address(&self) -> String {
        shipped::file_address(&self.folder.join("绩效 评价/jiheng.html"))
    }

    /// A path in the folder of this test, for files to be opened.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    #[track_caller]
    pub(crate) fn open(&self, address: &str) {
        self.ask(|browser, tab| browser.open(tab, address));
    }

    /// Opens an address in a tab that has just crashed, as often as it takes: its browser notices only by and by.
    #[track_caller]
    pub(crate) fn open_at_last(&self, address: &str) {
        let begun = Instant::now();
        while let Err(reason) = self.browser.borrow_mut().open(&self.tab, address) {
            assert!(begun.elapsed() < PATIENCE, "{:?}: {reason}", self.kernel);
            thread::sleep(Duration::from_millis(100));
        }
    }

    #[track_caller]
    pub(crate) fn reload(&self) {
        self.ask(|browser, tab| browser.reload(tab));
    }

    /// Waits until the program runs.
    #[track_caller]
    pub(crate) fn wait_for_app(&self) {
        self.wait_until("window.__jiheng_started === true");
    }

    /// Runs a script before the page's own, in every document from now on.
    #[track_caller]
    pub(crate) fn run_before_page(&self, script: &str) {
        self.ask(|browser, tab| browser.run_before_page(tab, script));
    }

    /// The value of a JavaScript expression, awaited.
    #[track_caller]
    pub(crate) fn evaluate(&self, expression: &str) -> Value {
        self.ask(|browser, tab| browser.evaluate(tab, expression))
    }

    /// Waits until a JavaScript expression is true.
    #[track_caller]
    pub(crate) fn wait_until(&self, condition: &str) {
        self.wait(condition, |value| *value == true);
    }

    /// Waits until an expression has a value that will do, and answers it.
    #[track_caller]
    pub(crate) fn wait(&self, expression: &str, enough: impl Fn(&Value) -> bool) -> Value {
        let begun = Instant::now();
        loop {
            let last = self.browser.borrow_mut().evaluate(&self.tab, expression);
            match last {
                Ok(value) if enough(&value) => return value,
                last if begun.elapsed() > PATIENCE => {
                    panic!("{:?}: still not so: {expression}\n  last: {last:?}\n{}", self.kernel, self.situation())
                }
                _ => thread::sleep(Duration::from_millis(40)),
            }
        }
    }

    /// Everything that happened in the browser so far.
    #[track_caller]
    pub(crate) fn record(&self) -> Record {
        self.browser.borrow_mut().record().unwrap_or_else(|reason| panic!("{:?}: {reason}", self.kernel))
    }

    /// Sends a DevTools command: Chromium only.
    #[track_caller]
    pub(crate) fn devtools(&self, method: &str, params: Value) -> Value {
        self.ask(|browser, tab| browser.devtools(tab, method, params))
    }

    /// Turns to this tab, as a person does before working in it.
    #[track_caller]
    pub(crate) fn show(&self) {
        self.ask(|browser, tab| browser.show_tab(tab));
    }

    pub(crate) fn close(self) {
        self.ask(|browser, tab| browser.close_tab(tab));
    }

    #[track_caller]
    pub(crate) fn ask<T>(&self, action: impl FnOnce(&mut dyn Browser, &Tab) -> Result<T, String>) -> T {
        let answer = action(self.browser.borrow_mut().as_mut(), &self.tab);
        answer.unwrap_or_else(|reason| panic!("{:?}: {reason}", self.kernel))
    }

    /// What a person needs to understand a failure: a picture, the address, the errors.
    pub(crate) fn situation(&self) -> String {
        let mut browser = self.browser.borrow_mut();
        let picture = shipped::failure_picture();
        let seen = browser.screenshot(&self.tab).and_then(|png| fs::write(&picture, png).map_err(|e| e.to_string()));
        let errors = browser.record().map(|record| record.errors).unwrap_or_default();
        let text = browser.evaluate(&self.tab, "location.href + '\\n' + document.body.innerText.slice(0, 600)");
        let text = text.unwrap_or_default();
        let picture = seen.map_or_else(|reason| reason, |()| picture.display().to_string());
        format!("  picture: {picture}\n  errors: {errors:?}\n  page: {}", text.as_str().unwrap_or_default())
    }
}

/// A Rust string as a JavaScript literal.
pub(crate) fn quoted(text: &str) -> String {
    json!(text).to_string()
}

/// An expression over the first element `e` of a place; null while there is none.
pub(crate) fn first(place: &str, of: &str) -> String {
    let body = if of.starts_with('{') { of.to_owned() } else { format!("{{ return {of}; }}") };
    format!("(function (e) {{ if (!e) return null; {body} }})(({FIND})({})[0])", quoted(place))
}
