//! JSON over WebSocket: the one wire that the DevTools protocol and WebDriver BiDi share.

use std::io::ErrorKind;
use std::net::TcpStream;
use std::time::Duration;

use serde_json::{Value, json};
use tungstenite::{Error, Message, WebSocket, client};

/// The longest that a browser on a busy machine may take to answer one command.
const ANSWER: Duration = Duration::from_secs(120);

/// An open line to a browser.
pub(crate) struct Socket {
    line: WebSocket<TcpStream>,
    last: u64,
    events: Vec<Value>,
    /// Answers an event that the browser waits on, such as an open dialog.
    reply: fn(&Value) -> Option<Value>,
}

impl Socket {
    /// Connects to an address of the form `ws://127.0.0.1:port/path`, and waits so long for each of the first answers.
    pub(crate) fn connect(
        address: &str,
        patience: Duration,
        reply: fn(&Value) -> Option<Value>,
    ) -> Result<Self, String> {
        let host = address.trim_start_matches("ws://").split('/').next().unwrap_or_default();
        let stream = TcpStream::connect(host).map_err(|error| format!("{address}: {error}"))?;
        stream.set_nodelay(true).map_err(|error| error.to_string())?;
        stream.set_read_timeout(Some(patience)).map_err(|error| error.to_string())?;
        let (line, _) = client(address, stream).map_err(|error| format!("{address}: {error}"))?;
        Ok(Self { line, last: 0, events: Vec::new(), reply })
    }

    /// Sends one command and waits for its answer. What happens meanwhile is kept for [`Socket::take_events`].
    pub(crate) fn call(&mut self, method: &str, params: Value, session: Option<&str>) -> Result<Value, String> {
        let mut command = json!({ "method": method });
        command["params"] = params;
        if let Some(session) = session {
            command["sessionId"] = session.into();
        }
        let id = self.send(command)?;
        loop {
            let message = self.read().map_err(|reason| format!("{method}: {reason}"))?;
            if message["id"] == id {
                return answer(method, message);
            }
            if message.get("method").is_some() {
                if let Some(command) = (self.reply)(&message) {
                    self.send(command)?;
                }
                self.events.push(message);
            }
        }
    }

    /// From here on the browser may take its time.
    pub(crate) fn be_patient(&mut self) -> Result<(), String> {
        let patient = self.line.get_ref().set_read_timeout(Some(ANSWER));
        patient.map_err(|error| error.to_string())
    }

    /// Every event that came in since the last time.
    pub(crate) fn take_events(&mut self) -> Vec<Value> {
        std::mem::take(&mut self.events)
    }

    fn send(&mut self, mut command: Value) -> Result<u64, String> {
        self.last += 1;
        command["id"] = self.last.into();
        self.line.send(Message::text(command.to_string())).map_err(|error| error.to_string())?;
        Ok(self.last)
    }

    fn read(&mut self) -> Result<Value, String> {
        loop {
            match self.line.read() {
                Ok(Message::Text(text)) => {
                    return serde_json::from_str(&text).map_err(|error| error.to_string());
                }
                Ok(Message::Close(_)) => return Err("the browser closed the line".to_owned()),
                // A process that was stopped and goes on finds its reading interrupted.
                Err(Error::Io(error)) if error.kind() != ErrorKind::Interrupted => return Err(error.to_string()),
                Ok(_) | Err(Error::Io(_)) => {}
                Err(error) => return Err(error.to_string()),
            }
        }
    }
}

/// Takes the result out of an answer: DevTools nests its error, BiDi does not.
fn answer(method: &str, mut message: Value) -> Result<Value, String> {
    match &message["error"] {
        Value::Null => Ok(message["result"].take()),
        Value::String(code) => Err(format!("{method}: {code}: {}", message["message"])),
        error => Err(format!("{method}: {}", error["message"])),
    }
}
