//! The pages without a socket: requests straight to the router, as neighbours might send them.

mod answered;
mod asked;
mod drafting;
mod exchanging;
mod folded;
mod hostile;
mod keeping;
mod once;
mod received;
/// Several vaults over one folder, as the tests of the office have them.
#[path = "../../../../office/tests/group/mod.rs"]
mod several;
mod tabs;
mod together;
mod typed;
mod waiting;
mod weight;
mod writing;

use std::sync::Arc;

use answerable_office::paper::words::Lang;
use answerable_office::record::Day;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, Response, StatusCode, header};
use tower::ServiceExt;

pub use super::serve::Opening;
use super::serve::{Served, router};

/// The pages of one run of the program.
pub struct Run {
    pub served: Arc<Served>,
    router: Router,
    runtime: tokio::runtime::Runtime,
    /// The cookie, once the way in was taken.
    pub cookie: String,
}

/// What came back.
pub struct Came {
    pub status: StatusCode,
    pub head: Response<()>,
    pub body: String,
}

impl Run {
    /// A run that nobody has opened yet, with the vault in a folder of its own.
    pub fn new(folder: &std::path::Path) -> Run {
        Run::of(folder.join("ours.vault"), None)
    }

    /// The same with this vault, looked at on a day.
    pub fn of(vault: std::path::PathBuf, day: Option<Day>) -> Run {
        Run::by(&Opening {
            vault: Some(vault),
            lang: Lang::EN,
            lang_asked: false,
            browser: false,
            day,
        })
    }

    /// A run that was begun in this way.
    pub fn by(opening: &Opening) -> Run {
        let served = Served::new(opening, "labelthatnobodyguesses.localhost:4711".to_owned());
        let router = router(Arc::clone(&served));
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        Run {
            served,
            router,
            runtime,
            cookie: String::new(),
        }
    }

    /// The same with the way in taken.
    pub fn opened(folder: &std::path::Path) -> Run {
        Run::new(folder).let_in()
    }

    /// The same run with the way in taken.
    pub fn let_in(mut self) -> Run {
        let run = &mut self;
        let way_in = run.served.way_in().expect("nobody took it");
        let path = way_in.strip_prefix(run.served.gate.origin()).expect("ours");
        let request = run.get(path);
        let came = run.send(request);
        assert_eq!(came.status, 200);
        let cookie = came.head.headers()[header::SET_COOKIE]
            .to_str()
            .expect("plain");
        run.cookie = cookie.split(';').next().expect("a pair").to_owned();
        self
    }

    pub fn host(&self) -> &str {
        self.served
            .gate
            .origin()
            .strip_prefix("http://")
            .expect("http")
    }

    /// A request as our own pages send it.
    pub fn get(&self, path: &str) -> Request<Body> {
        Request::get(path)
            .header(header::HOST, self.host())
            .header(header::COOKIE, &self.cookie)
            .body(Body::empty())
            .expect("a request")
    }

    /// A form as our own pages send it.
    pub fn post(&self, path: &str, form: &str) -> Request<Body> {
        Request::post(path)
            .header(header::HOST, self.host())
            .header(header::COOKIE, &self.cookie)
            .header(header::ORIGIN, self.served.gate.origin())
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(form.to_owned()))
            .expect("a request")
    }

    /// What a browser comes to see: where a form leads to a page that answers it, or to itself once more, that page.
    pub fn send(&self, request: Request<Body>) -> Came {
        let came = self.send_alone(request);
        let to = came.head.headers().get(header::LOCATION);
        let is_shown = |to: &&str| to.starts_with("/answered/") || to.contains("?draft=");
        match to.map(|to| to.to_str().expect("plain")).filter(is_shown) {
            Some(to) if came.status == 303 => self.send_alone(self.get(to)),
            _ => came,
        }
    }

    /// The answer to a request alone.
    pub fn send_alone(&self, request: Request<Body>) -> Came {
        self.runtime.block_on(async {
            let response = self
                .router
                .clone()
                .oneshot(request)
                .await
                .expect("infallible");
            let (parts, body) = response.into_parts();
            let body = to_bytes(body, usize::MAX).await.expect("in memory");
            Came {
                status: parts.status,
                head: Response::from_parts(parts, ()),
                body: String::from_utf8_lossy(&body).into_owned(),
            }
        })
    }

    /// The same for what is no text: its status, and what is in it.
    pub fn send_raw(&self, request: Request<Body>) -> (StatusCode, Vec<u8>) {
        self.runtime.block_on(async {
            let answered = self.router.clone().oneshot(request).await;
            let (parts, body) = answered.expect("infallible").into_parts();
            let body = to_bytes(body, usize::MAX).await.expect("in memory");
            (parts.status, body.to_vec())
        })
    }

    /// The one-time id of the form that is sent to an address, as a page has it.
    pub fn form_of(&self, page: &str) -> String {
        let came = self.send(self.get(page));
        let after = came.body.split("name=\"form\" value=\"").nth(1);
        let id = after.and_then(|after| after.split('"').next());
        id.unwrap_or_else(|| panic!("no form on {page}: {}", came.body))
            .to_owned()
    }
}

pub const PASSPHRASE: &str = "six quiet words for a test";

/// A process of one's own, begun in the browser.
pub fn begun(folder: &std::path::Path) -> Run {
    let run = Run::opened(folder);
    let form = run.form_of("/start");
    let sent = format!(
        "form={form}&title=Ours&name=Mo&side=contact&passphrase={PASSPHRASE}&again={PASSPHRASE}"
    );
    let came = run.send(run.post("/start", &sent));
    assert_eq!(came.status, 303, "{}", came.body);
    assert_eq!(came.head.headers()["location"], "/today");
    run
}

/// A form with a file, as a browser sends one.
pub fn with_a_file(fields: &[(&str, &str)], file: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, text) in fields {
        let part =
            format!("--cut\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n");
        body.extend(part.bytes());
    }
    let head = "--cut\r\nContent-Disposition: form-data; name=\"attachments\"; filename=\"scan.txt\"\r\n\r\n";
    body.extend(head.bytes());
    body.extend(file);
    body.extend(b"\r\n--cut--\r\n");
    body
}

/// Such a form on its way.
pub fn files(run: &Run, path: &str, body: Vec<u8>) -> Request<Body> {
    let mut request = run.post(path, "");
    let kind = "multipart/form-data; boundary=cut".parse().expect("plain");
    request.headers_mut().insert(header::CONTENT_TYPE, kind);
    *request.body_mut() = Body::from(body);
    request
}
