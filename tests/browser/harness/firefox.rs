//! Firefox, over WebDriver BiDi.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use serde_json::{Value, json};

use super::browser::{Answer, Browser, Kernel, Record, Tab};
use super::chromium::decode;
use super::key::Chord;
use super::process::{Folder, Process};
use super::socket::Socket;

/// A running Firefox.
pub(crate) struct Firefox {
    socket: Socket,
    record: Record,
    _process: Process,
}

impl Firefox {
    pub(crate) fn start(kernel: Kernel, folder: &Folder, patience: Duration) -> Answer<(Self, Tab)> {
        let profile = folder.join("profile");
        fs::write(profile.join("user.js"), preferences(folder)).map_err(|error| error.to_string())?;
        let arguments = [
            "--headless".to_owned(),
            "--no-remote".to_owned(),
            "--remote-debugging-port=0".to_owned(),
            "--profile".to_owned(),
            profile.display().to_string(),
            "about:blank".to_owned(),
        ];
        let process =
            Process::start(&kernel.program(), &arguments, &folder.join("home"), "WebDriver BiDi listening on ")?;
        let mut socket = Socket::connect(&format!("{}/session", process.address), patience, |_| None)?;
        let prompts = json!({ "default": "accept", "beforeUnload": "accept", "file": "ignore" });
        let wanted = json!({ "capabilities": { "alwaysMatch": { "unhandledPromptBehavior": prompts } } });
        socket.call("session.new", wanted, None)?;
        let events = json!({ "events": ["network.beforeRequestSent", "log.entryAdded"] });
        socket.call("session.subscribe", events, None)?;
        let mut firefox = Self { socket, record: Record::default(), _process: process };
        let tab = firefox.new_tab()?;
        firefox.socket.be_patient()?;
        Ok((firefox, tab))
    }

    fn call(&mut self, method: &str, params: Value) -> Answer<Value> {
        self.socket.call(method, params, None)
    }

    /// Plays actions of one input source.
    fn act(&mut self, tab: &Tab, source: &Value) -> Answer {
        self.call("input.performActions", json!({ "context": tab.id, "actions": [source] })).map(drop)
    }

    fn type_keys(&mut self, tab: &Tab, keys: impl Iterator<Item = (&'static str, char)>) -> Answer {
        let actions: Vec<Value> = keys.map(|(kind, sign)| json!({ "type": kind, "value": sign.to_string() })).collect();
        self.act(tab, &json!({ "type": "key", "id": "keyboard", "actions": actions }))
    }

    fn note(&mut self, event: &Value) {
        let params = &event["params"];
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        match event["method"].as_str().unwrap_or_default() {
            "network.beforeRequestSent" => {
                self.record.requests.push(text(&params["request"]["url"]));
            }
            "log.entryAdded" if params["level"] == "error" => {
                self.record.errors.push(text(&params["text"]));
            }
            _ => {}
        }
    }
}

/// What keeps Firefox from calling home, from asking, and from saving elsewhere.
fn preferences(folder: &Folder) -> String {
    let downloads = folder.join("下载").display().to_string();
    let settings = [
        ("app.update.enabled", json!(false)),
        ("browser.download.alwaysOpenPanel", json!(false)),
        ("browser.download.dir", json!(downloads)),
        ("browser.download.folderList", json!(2)),
        ("browser.shell.checkDefaultBrowser", json!(false)),
        ("browser.startup.homepage_override.mstone", json!("ignore")),
        ("datareporting.policy.dataSubmissionEnabled", json!(false)),
        ("intl.accept_languages", json!("zh-CN")),
        ("network.captive-portal-service.enabled", json!(false)),
        ("network.connectivity-service.enabled", json!(false)),
    ];
    let lines = settings.iter().map(|(name, value)| format!("user_pref(\"{name}\", {value});"));
    lines.collect::<Vec<_>>().join(
        "
",
    )
}

impl Browser for Firefox {
    fn new_tab(&mut self) -> Answer<Tab> {
        let made = self.call("browsingContext.create", json!({ "type": "tab" }))?;
        let id = made["context"].as_str().ok_or("a tab without an id")?.to_owned();
        Ok(Tab { id, session: String::new() })
    }

    fn close_tab(&mut self, tab: &Tab) -> Answer {
        self.call("browsingContext.close", json!({ "context": tab.id })).map(drop)
    }

    fn show_tab(&mut self, tab: &Tab) -> Answer {
        self.call("browsingContext.activate", json!({ "context": tab.id })).map(drop)
    }

    fn open(&mut self, tab: &Tab, address: &str) -> Answer {
        let place = json!({ "context": tab.id, "url": address, "wait": "complete" });
        self.call("browsingContext.navigate", place).map(drop)
    }

    fn reload(&mut self, tab: &Tab) -> Answer {
        self.call("browsingContext.reload", json!({ "context": tab.id, "wait": "complete" })).map(drop)
    }

    fn evaluate(&mut self, tab: &Tab, expression: &str) -> Answer<Value> {
        // BiDi describes values in a form of its own; JSON text says the same more plainly.
        let json_text = format!("(async () => JSON.stringify(await (\n{expression}\n)))()");
        let params = json!({
            "expression": json_text,
            "target": { "context": tab.id },
            "awaitPromise": true,
            "userActivation": true,
        });
        let answer = self.call("script.evaluate", params)?;
        match answer["type"].as_str() {
            Some("success") => {
                let text = answer["result"]["value"].as_str().unwrap_or("null");
                serde_json::from_str(text).map_err(|error| format!("{expression}: {error}"))
            }
            _ => Err(format!("{expression}: {}", answer["exceptionDetails"]["text"])),
        }
    }

    fn run_before_page(&mut self, _: &Tab, script: &str) -> Answer {
        let declaration = format!("() => {{ {script} }}");
        self.call("script.addPreloadScript", json!({ "functionDeclaration": declaration })).map(drop)
    }

    fn click(&mut self, tab: &Tab, x: i64, y: i64) -> Answer {
        let actions = json!([
            { "type": "pointerMove", "x": x, "y": y },
            { "type": "pointerDown", "button": 0 },
            { "type": "pointerUp", "button": 0 },
        ]);
        self.act(tab, &json!({ "type": "pointer", "id": "mouse", "actions": actions }))
    }

    fn press(&mut self, tab: &Tab, chord: &Chord) -> Answer {
        let held = [(chord.shift, '\u{e008}'), (chord.ctrl, '\u{e009}'), (chord.alt, '\u{e00a}')];
        let held: Vec<char> = held.into_iter().filter(|(held, _)| *held).map(|(_, sign)| sign).collect();
        let down = held.iter().map(|sign| ("keyDown", *sign));
        let key = [("keyDown", chord.key.webdriver), ("keyUp", chord.key.webdriver)];
        let up = held.iter().map(|sign| ("keyUp", *sign));
        self.type_keys(tab, down.chain(key).chain(up))
    }

    fn type_text(&mut self, tab: &Tab, text: &str) -> Answer {
        self.type_keys(tab, text.chars().flat_map(|sign| [("keyDown", sign), ("keyUp", sign)]))
    }

    fn set_viewport(&mut self, tab: &Tab, width: u32, height: u32) -> Answer {
        let viewport = json!({ "context": tab.id, "viewport": { "width": width, "height": height } });
        self.call("browsingContext.setViewport", viewport).map(drop)
    }

    fn screenshot(&mut self, tab: &Tab) -> Answer<Vec<u8>> {
        let picture = self.call("browsingContext.captureScreenshot", json!({ "context": tab.id }))?;
        decode(&picture["data"])
    }

    fn print(&mut self, tab: &Tab) -> Answer<Vec<u8>> {
        let page = json!({ "width": 21.0, "height": 29.7 });
        let margin = json!({ "top": 0, "bottom": 0, "left": 0, "right": 0 });
        let wish = json!({ "context": tab.id, "background": true, "page": page, "margin": margin });
        let printed = self.call("browsingContext.print", wish)?;
        decode(&printed["data"])
    }

    fn set_files(&mut self, tab: &Tab, selector: &str, files: &[PathBuf]) -> Answer {
        let locator = json!({ "type": "css", "value": selector });
        let found = self.call("browsingContext.locateNodes", json!({ "context": tab.id, "locator": locator }))?;
        let element = json!({ "sharedId": found["nodes"][0]["sharedId"] });
        self.call("input.setFiles", json!({ "context": tab.id, "element": element, "files": files })).map(drop)
    }

    fn record(&mut self) -> Answer<Record> {
        self.call("session.status", json!({}))?;
        for event in self.socket.take_events() {
            self.note(&event);
        }
        Ok(self.record.clone())
    }
}
