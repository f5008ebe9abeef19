//! A plain web server as an administrator would set one up: one file under some path, no settings.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::{fs, thread};

use super::shipped;

/// A running server. It serves the shipped page under every path and remembers what was asked for.
pub(crate) struct Site {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Site {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let port = listener.local_addr().expect("a bound port").port();
        let asked = Arc::default();
        let log = Arc::clone(&asked);
        let page = fs::read(shipped::path()).expect("the page can be read");
        thread::spawn(move || {
            for visitor in listener.incoming().flatten() {
                // A visitor who leaves early is no concern of the others.
                let _ = answer(visitor, &page, &log);
            }
        });
        Self { port, asked }
    }

    /// The address of a path on this server.
    pub(crate) fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Every path that was asked for, in order.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

fn answer(mut visitor: TcpStream, page: &[u8], log: &Mutex<Vec<String>>) -> std::io::Result<()> {
    let mut lines = BufReader::new(visitor.try_clone()?).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    // Browsers open lines in advance and may never use them.
    let Some(path) = request.split(' ').nth(1) else {
        return Ok(());
    };
    log.lock().unwrap_or_else(PoisonError::into_inner).push(path.to_owned());
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        page.len()
    );
    visitor.write_all(head.as_bytes())?;
    visitor.write_all(page)
}
