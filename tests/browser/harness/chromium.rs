//! Chromium, from 80 to today, over the DevTools protocol.

use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Value, json};

use super::browser::{Answer, Browser, Kernel, Record, Tab};
use super::key::{Chord, Key};
use super::process::{Folder, Process};
use super::socket::Socket;

/// A running Chromium.
pub(crate) struct Chromium {
    socket: Socket,
    record: Record,
    _process: Process,
}

impl Chromium {
    pub(crate) fn start(kernel: Kernel, folder: &Folder, patience: Duration) -> Answer<(Self, Tab)> {
        let mut arguments: Vec<String> = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--no-default-browser-check",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-breakpad",
            "--disable-dev-shm-usage",
            "--hide-scrollbars",
            "--force-color-profile=srgb",
            "--lang=zh-CN",
            "--window-size=1440,900",
            "--remote-debugging-port=0",
        ]
        .map(str::to_owned)
        .to_vec();
        if kernel != Kernel::Chromium {
            // The builds for small containers know no other way.
            arguments.extend(["--single-process", "--no-zygote"].map(str::to_owned));
        }
        arguments.push(format!("--user-data-dir={}", folder.join("profile").display()));
        arguments.push("about:blank".to_owned());
        let process = Process::start(&kernel.program(), &arguments, &folder.join("home"), "DevTools listening on ")?;
        let mut socket = Socket::connect(&process.address, patience, accept_dialog)?;
        if kernel == Kernel::Chromium {
            let downloads = json!({ "behavior": "allow", "downloadPath": folder.join("下载") });
            socket.call("Browser.setDownloadBehavior", downloads, None)?;
        }
        let targets = socket.call("Target.getTargets", json!({}), None)?;
        let mut targets = targets["targetInfos"].as_array().into_iter().flatten();
        let first = targets.find(|target| target["type"] == "page").ok_or("no tab at the start")?;
        let mut chromium = Self { socket, record: Record::default(), _process: process };
        let tab = chromium.attach(&first["targetId"])?;
        if kernel == Kernel::Chromium {
            // A window of this size would leave less for the page.
            chromium.set_viewport(&tab, 1440, 900)?;
        }
        chromium.socket.be_patient()?;
        Ok((chromium, tab))
    }

    /// Opens a line to one tab.
    fn attach(&mut self, target: &Value) -> Answer<Tab> {
        let wanted = json!({ "targetId": target, "flatten": true });
        let attached = self.socket.call("Target.attachToTarget", wanted, None)?;
        let text = |value: &Value| value.as_str().map(str::to_owned).ok_or("a tab without an id");
        let tab = Tab { id: text(target)?, session: text(&attached["sessionId"])? };
        for domain in ["Page", "Runtime", "Network", "Log", "DOM"] {
            self.call(&tab, &format!("{domain}.enable"), json!({}))?;
        }
        Ok(tab)
    }

    fn call(&mut self, tab: &Tab, method: &str, params: Value) -> Answer<Value> {
        self.socket.call(method, params, Some(&tab.session))
    }

    /// Waits until the document of the tab is complete and `marked` as the new one.
    fn settle(&mut self, tab: &Tab, marked: &str) -> Answer {
        for _ in 0..2400 {
            let done = format!("document.readyState === 'complete' && {marked}");
            // Between two documents there is nothing to evaluate in.
            if self.evaluate(tab, &done).is_ok_and(|value| value == true) {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(25));
        }
        Err("the document does not load".to_owned())
    }

    fn key_event(&mut self, tab: &Tab, kind: &str, key: &Key, modifiers: u32) -> Answer {
        let commands = modifiers & (Chord::ALT | Chord::CTRL) != 0;
        let mut event = json!({
            "type": kind,
            "modifiers": modifiers,
            "key": key.name,
            "code": key.code,
            "windowsVirtualKeyCode": key.number,
        });
        // With Ctrl or Alt a key types nothing.
        if let (true, Some(text)) = (kind == "keyDown" && !commands, key.text) {
            event["text"] = text.to_string().into();
        }
        self.call(tab, "Input.dispatchKeyEvent", event).map(drop)
    }

    /// Waits for an event that must come, and takes it.
    fn await_event(&mut self, method: &str) -> Answer<Value> {
        for _ in 0..600 {
            self.socket.call("Browser.getVersion", json!({}), None)?;
            let events = self.socket.take_events();
            for event in &events {
                self.note(event);
            }
            if let Some(event) = events.into_iter().find(|event| event["method"] == method) {
                return Ok(event);
            }
            thread::sleep(Duration::from_millis(50));
        }
        Err(format!("{method} did not come"))
    }

    fn note(&mut self, event: &Value) {
        let params = &event["params"];
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        match event["method"].as_str().unwrap_or_default() {
            "Network.requestWillBeSent" => {
                self.record.requests.push(text(&params["request"]["url"]));
            }
            "Runtime.exceptionThrown" => {
                let details = &params["exceptionDetails"];
                let words = [&details["exception"]["description"], &details["text"]];
                let words = words.into_iter().find(|words| words.is_string()).unwrap_or(&Value::Null);
                self.record.errors.push(text(words));
            }
            "Runtime.consoleAPICalled" if params["type"] == "error" => {
                self.record.errors.push(params["args"].to_string());
            }
            "Log.entryAdded" if params["entry"]["level"] == "error" => {
                self.record.errors.push(text(&params["entry"]["text"]));
            }
            _ => {}
        }
    }
}

/// A page that asks before it is left, or that shows a dialog, is told yes.
fn accept_dialog(event: &Value) -> Option<Value> {
    (event["method"] == "Page.javascriptDialogOpening").then(|| {
        json!({
            "method": "Page.handleJavaScriptDialog",
            "params": { "accept": true },
            "sessionId": event["sessionId"],
        })
    })
}

impl Browser for Chromium {
    fn new_tab(&mut self) -> Answer<Tab> {
        let made = self.socket.call("Target.createTarget", json!({ "url": "about:blank" }), None)?;
        self.attach(&made["targetId"])
    }

    fn close_tab(&mut self, tab: &Tab) -> Answer {
        self.socket.call("Target.closeTarget", json!({ "targetId": tab.id }), None).map(drop)
    }

    fn show_tab(&mut self, tab: &Tab) -> Answer {
        self.call(tab, "Page.bringToFront", json!({})).map(drop)
    }

    fn open(&mut self, tab: &Tab, address: &str) -> Answer {
        let answer = self.call(tab, "Page.navigate", json!({ "url": address }))?;
        match answer["errorText"].as_str() {
            Some(reason) => Err(format!("{address}: {reason}")),
            None => self.settle(tab, "location.href !== 'about:blank'"),
        }
    }

    fn reload(&mut self, tab: &Tab) -> Answer {
        self.evaluate(tab, "window.__before_reload = true")?;
        self.call(tab, "Page.reload", json!({}))?;
        self.settle(tab, "window.__before_reload !== true")
    }

    fn evaluate(&mut self, tab: &Tab, expression: &str) -> Answer<Value> {
        let params = json!({
            "expression": expression,
            "returnByValue": true,
            "awaitPromise": true,
            "userGesture": true,
        });
        let mut answer = self.call(tab, "Runtime.evaluate", params)?;
        match &answer["exceptionDetails"] {
            Value::Null => Ok(answer["result"]["value"].take()),
            details => Err(format!("{expression}: {details}")),
        }
    }

    fn run_before_page(&mut self, tab: &Tab, script: &str) -> Answer {
        self.call(tab, "Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).map(drop)
    }

    fn click(&mut self, tab: &Tab, x: i64, y: i64) -> Answer {
        for kind in ["mouseMoved", "mousePressed", "mouseReleased"] {
            let (button, count) = if kind == "mouseMoved" { ("none", 0) } else { ("left", 1) };
            let event = json!({ "type": kind, "x": x, "y": y, "button": button, "clickCount": count });
            self.call(tab, "Input.dispatchMouseEvent", event)?;
        }
        Ok(())
    }

    fn press(&mut self, tab: &Tab, chord: &Chord) -> Answer {
        self.key_event(tab, "keyDown", &chord.key, chord.modifiers())?;
        self.key_event(tab, "keyUp", &chord.key, chord.modifiers())
    }

    fn type_text(&mut self, tab: &Tab, text: &str) -> Answer {
        for sign in text.chars() {
            if sign.is_ascii_graphic() || sign == ' ' {
                let key = Key::typed(sign);
                self.key_event(tab, "keyDown", &key, 0)?;
                self.key_event(tab, "keyUp", &key, 0)?;
            } else {
                // No key types this sign: it comes as from an input method that is done.
                self.call(tab, "Input.insertText", json!({ "text": sign.to_string() }))?;
            }
        }
        Ok(())
    }

    fn set_viewport(&mut self, tab: &Tab, width: u32, height: u32) -> Answer {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.call(tab, "Emulation.setDeviceMetricsOverride", metrics).map(drop)
    }

    fn screenshot(&mut self, tab: &Tab) -> Answer<Vec<u8>> {
        let picture = self.call(tab, "Page.captureScreenshot", json!({ "format": "png" }))?;
        decode(&picture["data"])
    }

    fn print(&mut self, tab: &Tab) -> Answer<Vec<u8>> {
        let wish = json!({ "preferCSSPageSize": true, "printBackground": true });
        let printed = self.devtools(tab, "Page.printToPDF", wish)?;
        decode(&printed["data"])
    }

    fn set_files(&mut self, tab: &Tab, selector: &str, files: &[PathBuf]) -> Answer {
        let document = self.call(tab, "DOM.getDocument", json!({ "depth": 0 }))?;
        let query = json!({ "nodeId": document["root"]["nodeId"], "selector": selector });
        let node = self.call(tab, "DOM.querySelector", query)?;
        let files: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
        self.call(tab, "DOM.setFileInputFiles", json!({ "nodeId": node["nodeId"], "files": files })).map(drop)
    }

    fn choose_files(&mut self, tab: &Tab, files: &[PathBuf]) -> Answer {
        let chooser = self.await_event("Page.fileChooserOpened")?;
        let node = &chooser["params"]["backendNodeId"];
        let files = json!({ "backendNodeId": node, "files": files });
        self.call(tab, "DOM.setFileInputFiles", files).map(drop)
    }

    fn record(&mut self) -> Answer<Record> {
        // An answered command means that every event before it has come in.
        self.socket.call("Browser.getVersion", json!({}), None)?;
        for event in self.socket.take_events() {
            self.note(&event);
        }
        Ok(self.record.clone())
    }

    fn devtools(&mut self, tab: &Tab, method: &str, params: Value) -> Answer<Value> {
        self.call(tab, method, params)
    }
}

/// Takes bytes out of the text that carries them.
pub(crate) fn decode(text: &Value) -> Answer<Vec<u8>> {
    let text = text.as_str().ok_or("an answer without bytes")?;
    BASE64.decode(text).map_err(|error| error.to_string())
}
