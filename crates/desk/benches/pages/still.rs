//! The measure: the same bytes served from memory, with the same headers, behind the same gate, by the same
//! sort of server in a process of its own.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Path as Address, Request, State};
use axum::http::{HeaderName, HeaderValue, Response, StatusCode, header};
use axum::middleware::{self, Next};
use axum::routing::get;

use crate::client::Client;
use crate::gate::Gate;
use crate::known::Known;
use crate::program::put;

/// Headers that the server makes itself.
const ITS_OWN: [&str; 4] = ["content-length", "date", "connection", "location"];

type Page = (StatusCode, Vec<(HeaderName, HeaderValue)>, Bytes);

struct Served {
    gate: Gate,
    pages: Vec<Page>,
}

/// Serves what lies in a folder until it is ended.
pub fn serve(folder: &Path) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .enable_time()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
            .await
            .expect("a port");
        let port = listener.local_addr().expect("a port").port();
        let gate = Gate::new(format!("labelthatnobodyguesses.localhost:{port}"));
        let cookie = gate.cookie_header();
        let cookie = cookie.split(';').next().expect("a pair");
        println!("{} {cookie}", gate.origin());
        let pages = (0..)
            .map_while(|number| read(folder, number))
            .collect::<Vec<Page>>();
        let served = Arc::new(Served { gate, pages });
        let router = Router::new()
            .route("/{id}", get(page))
            .layer(middleware::from_fn_with_state(Arc::clone(&served), guard))
            .with_state(served);
        axum::serve(listener, router).await.expect("it serves");
    });
}

fn read(folder: &Path, number: usize) -> Option<Page> {
    let body = std::fs::read(folder.join(format!("{number}.body"))).ok()?;
    let head = std::fs::read_to_string(folder.join(format!("{number}.head"))).ok()?;
    let mut lines = head.lines();
    let status = lines.next()?.parse::<u16>().ok()?;
    let headers = lines.filter_map(|line| {
        let (name, value) = line.split_once(": ")?;
        Some((name.parse().ok()?, value.parse().ok()?))
    });
    let status = StatusCode::from_u16(status).ok()?;
    Some((status, headers.collect(), body.into()))
}

async fn guard(State(served): State<Arc<Served>>, request: Request, next: Next) -> Response<Body> {
    match served.gate.check(&request) {
        Ok(()) => next.run(request).await,
        Err(_) => panic!("the bench comes through its own gate"),
    }
}

async fn page(State(served): State<Arc<Served>>, Address(id): Address<usize>) -> Response<Body> {
    let (status, headers, body) = &served.pages[id];
    let mut response = Response::new(Body::from(body.clone()));
    *response.status_mut() = *status;
    let named = headers.iter().cloned();
    response.headers_mut().extend(named);
    debug_assert!(!response.headers().contains_key(header::LOCATION));
    response
}

/// The other server, until this is dropped.
pub struct Still {
    child: Child,
    host: String,
    cookie: String,
}

impl Drop for Still {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Still {
    /// Starts it with these pages, by their numbers.
    pub fn start(folder: &Path, pages: &[Known]) -> Still {
        for (number, page) in pages.iter().enumerate() {
            let named = page
                .head
                .iter()
                .filter(|(name, _)| !ITS_OWN.contains(&name.as_str()))
                .map(|(name, value)| format!("{name}: {value}\n"));
            let head = format!("{}\n{}", page.status, named.collect::<String>());
            put(&folder.join(format!("{number}.head")), head.as_bytes());
            put(&folder.join(format!("{number}.body")), &page.bytes);
        }
        let own = std::env::current_exe().expect("a program");
        let mut child = Command::new(own)
            .arg("still")
            .arg(folder)
            .stdout(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut line = String::new();
        let told = child.stdout.take().expect("it was asked for");
        BufReader::new(told)
            .read_line(&mut line)
            .expect("it says its address");
        let (origin, cookie) = line.trim().split_once(' ').expect("two words");
        let host = origin.strip_prefix("http://").expect("http").to_owned();
        let cookie = cookie.to_owned();
        std::io::stdout().flush().expect("a terminal");
        Still {
            child,
            host,
            cookie,
        }
    }

    pub fn client(&self) -> Client {
        Client::new(&self.host, &self.cookie)
    }
}
