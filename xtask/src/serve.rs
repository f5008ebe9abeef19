//! `cargo xtask serve`: shows the page as any plain web server would.

use std::fs;
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::thread;

use crate::Outcome;
use crate::bundle::{self, root};
use crate::program::Build;

/// The port that is tried first; when it is taken the system chooses one.
const PORT: u16 = 8080;

/// Runs the command with its arguments.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let mut build = Build::Release;
    let mut ports = vec![PORT, 0];
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--dev" => build = Build::Dev,
            "--port" => {
                let port = arguments.next().and_then(|port| port.parse().ok());
                ports = vec![port.ok_or("--port wants a number")?];
            }
            _ => return Err(format!("serve does not know {argument}")),
        }
    }
    let dist = root().join("dist");
    bundle::write(build, &dist)?;
    let bind = |port: &u16| TcpListener::bind(("127.0.0.1", *port)).ok();
    let listener = ports.iter().find_map(bind).ok_or("this port is taken")?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    eprintln!("http://{address}/");

    // The page is read anew for every visitor, so that a bundle made meanwhile shows after a reload.
    let page: Arc<Path> = dist.join("jiheng.html").into();
    for visitor in listener.incoming().flatten() {
        let page = Arc::clone(&page);
        // A visitor who leaves early is no concern of the others.
        thread::spawn(move || answer(&visitor, &page).unwrap_or_default());
    }
    Ok(())
}

/// Answers one request: the page under every path that could be one, nothing else.
fn answer(visitor: &TcpStream, page: &Path) -> io::Result<()> {
    let mut request = String::new();
    BufReader::new(visitor.take(8192)).read_line(&mut request)?;
    let path = request.split(' ').nth(1).and_then(|path| path.split(['?', '#']).next());
    let (status, body) = match path {
        Some(path) if is_page(path) => ("200 OK", fs::read(page)?),
        _ => ("404 Not Found", Vec::new()),
    };
    let length = body.len();
    let mut visitor = visitor;
    write!(
        visitor,
        "HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {length}\r\n\
         Cache-Control: no-store\r\nConnection: close\r\n\r\n"
    )?;
    visitor.write_all(&body)
}

/// A folder, or a file that says it is a page.
fn is_page(path: &str) -> bool {
    path.ends_with('/') || Path::new(path).extension().is_some_and(|end| end == "html")
}
