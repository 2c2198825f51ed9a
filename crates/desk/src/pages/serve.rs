//! The server: on loopback alone, for one browser, until somebody leaves.

use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::sync::mpsc::{self, RecvTimeoutError, TryRecvError};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use answerable_office::paper::words::Lang;
use answerable_office::record::Day;
use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Path, Request, State as Shared};
use axum::http::header::{self, HeaderValue};
use axum::http::{HeaderName, Method, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::MethodFilter;
use axum::routing::{MethodRouter, get};
use tokio::net::TcpListener;
use tokio::sync::{Notify, oneshot};

use crate::cli::desk::now;

use super::again;
use super::answer::Answer;
use super::answered;
use super::ask::Ask;
use super::assets::ASSETS;
use super::exchange::{self, Going};
use super::frame::{Page, framed};
use super::gate::{Gate, Refused, WAY_IN};
use super::given::{Given, fields};
use super::routes::{self, ROUTES, Route};
use super::state::{State, words_of};
use super::trouble::{Trouble, trouble_page};
use super::{ids, launch, received, stream, unlock};

/// How long the one-time token can be used.
const TOKEN_FOR: Duration = Duration::from_secs(120);

/// How the pages are opened.
pub struct Opening {
    /// The vault, where one was named or is known.
    pub vault: Option<PathBuf>,
    /// The language of the pages.
    pub lang: Lang,
    /// Whether somebody asked for it, and so wants it whatever the vault keeps.
    pub lang_asked: bool,
    /// Whether a browser is to be opened; else the address alone is said.
    pub browser: bool,
    /// The day to look at instead of today.
    pub day: Option<Day>,
}

/// How often it is looked whether anybody is there.
const LOOK_EVERY: Duration = Duration::from_secs(5);
/// So long nothing was asked for when an exchange goes on.
const GOES_ON_AFTER: Duration = Duration::from_millis(200);
/// So long a page may take while an exchange goes on, before something is said meanwhile.
const PAUSED_WITHIN: Duration = Duration::from_secs(2);

/// What all requests share.
pub(super) struct Served {
    pub(super) gate: Gate,
    lang: Lang,
    token: Mutex<Option<(String, Instant)>>,
    ended: Notify,
    going: Arc<Going>,
    desk: Option<mpsc::Sender<Work>>,
    thread: Option<thread::JoinHandle<()>>,
}

// The thread puts the vault away before the program ends: what encrypts it must not be gone by then.
impl Drop for Served {
    fn drop(&mut self) {
        self.desk = None;
        self.going.pause();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Something to be done with what the pages hold.
type Work = Box<dyn FnOnce(&mut State) + Send>;

impl Served {
    pub(super) fn new(opening: &Opening, host: String) -> Arc<Served> {
        let going = Arc::default();
        let (desk, thread) = desk(opening, Arc::clone(&going));
        Arc::new(Served {
            gate: Gate::new(host),
            lang: opening.lang,
            token: Mutex::new(Some((ids::secret(), Instant::now()))),
            ended: Notify::new(),
            going,
            desk: Some(desk),
            thread: Some(thread),
        })
    }

    /// A page that needs nothing of the vault, while the thread that has it is busy.
    fn meanwhile(&self, page: impl FnOnce(&Ask) -> Page) -> Response {
        let (lang, covered) = self.going.looks().unwrap_or((self.lang, false));
        let mut state = State::new(None, lang);
        state.covered = covered;
        state.going = Arc::clone(&self.going);
        let ask = Ask::new(&mut state, now());
        let page = page(&ask);
        whole(&ask, page.into(), "/exchange")
    }

    /// The address that opens the pages, once.
    pub(super) fn way_in(&self) -> Option<String> {
        let token = self.token.lock().unwrap_or_else(PoisonError::into_inner);
        token
            .as_ref()
            .map(|(token, _)| format!("{}{WAY_IN}?once={token}", self.gate.origin()))
    }

    fn take_token(&self, given: Option<&str>) -> bool {
        let mut token = self.token.lock().unwrap_or_else(PoisonError::into_inner);
        let fits = token.as_ref().is_some_and(|(token, made)| {
            made.elapsed() < TOKEN_FOR && given.is_some_and(|given| ids::same(given, token))
        });
        if fits {
            *token = None;
        }
        fits
    }
}

/// One thread has the vault and does one thing after the other; it locks where nobody is there, and goes
/// on with an exchange where nobody waits.
fn desk(opening: &Opening, going: Arc<Going>) -> (mpsc::Sender<Work>, thread::JoinHandle<()>) {
    let (sender, work) = mpsc::channel::<Work>();
    let (vault, lang, day) = (opening.vault.clone(), opening.lang, opening.day);
    let lang_asked = opening.lang_asked;
    let thread = thread::spawn(move || {
        let mut state = State::new(vault, lang);
        state.day = day;
        state.lang_asked = lang_asked;
        state.going = going;
        loop {
            let wait = match state.exchange {
                Some(_) => GOES_ON_AFTER,
                None => LOOK_EVERY,
            };
            match work.recv_timeout(wait) {
                Ok(work) => work(&mut state),
                Err(RecvTimeoutError::Disconnected) => return state.lock(),
                Err(RecvTimeoutError::Timeout) => {
                    state.lock_if_alone(Instant::now());
                    exchange_meanwhile(&mut state, &work);
                }
            }
        }
    });
    (sender, thread)
}

/// Goes on with an exchange until something is asked for.
fn exchange_meanwhile(state: &mut State, work: &mpsc::Receiver<Work>) {
    if state.exchange.is_none() {
        return;
    }
    state.going.let_go_on(state.alone_at());
    // Who asked before that could not pause it: they are first.
    match work.try_recv() {
        Ok(work) => work(state),
        // That everybody left is found out once more.
        Err(TryRecvError::Disconnected) => {}
        Err(TryRecvError::Empty) => {
            let went_on = AssertUnwindSafe(|| exchange::go_on(&mut Ask::new(state, now())));
            if panic::catch_unwind(went_on).is_err() {
                // What is in memory may be half of something; what is in the vault is not.
                state.lock();
            }
        }
    }
}

/// Serves the pages until somebody leaves; says the address through `told`.
///
/// # Errors
/// Where no port is to be had.
pub fn serve(opening: Opening, told: impl FnOnce(&str)) -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .enable_time()
        .build()?;
    runtime.block_on(async {
        let (four, six) = listen().await?;
        // A label of its own: nobody else's page can name it, and cookies are kept by it.
        let host = format!(
            "{}.localhost:{}",
            &ids::secret()[..24],
            four.local_addr()?.port()
        );
        let served = Served::new(&opening, host);
        let address = served.way_in().expect("it was just made");
        let file = match opening.browser {
            true => launch::open(&address),
            false => None,
        };
        told(&address);
        let app = router(Arc::clone(&served));
        let mut servers = Vec::new();
        for listener in [Some(four), six].into_iter().flatten() {
            let app = app.clone();
            servers.push(tokio::spawn(
                async move { axum::serve(listener, app).await },
            ));
        }
        served.ended.notified().await;
        // The last answer is still on its way.
        tokio::time::sleep(Duration::from_millis(300)).await;
        drop(file);
        servers.iter().for_each(|server| server.abort());
        Ok(())
    })
}

/// One port on both loopback addresses: a browser may try either for a name below `localhost`, so nobody
/// else may listen on the other one.
async fn listen() -> std::io::Result<(TcpListener, Option<TcpListener>)> {
    let mut tries = 0;
    loop {
        tries += 1;
        let four = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).await?;
        let port = four.local_addr()?.port();
        match TcpListener::bind(SocketAddr::from((Ipv6Addr::LOCALHOST, port))).await {
            Ok(six) => return Ok((four, Some(six))),
            Err(error) if error.kind() == std::io::ErrorKind::AddrInUse && tries < 100 => {}
            Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => return Err(error),
            // A machine without IPv6.
            Err(_) => return Ok((four, None)),
        }
    }
}

/// Every route of the table, the assets and the way in, behind the gate.
pub(super) fn router(served: Arc<Served>) -> Router {
    let mut router = Router::new().route(WAY_IN, get(way_in));
    for asset in &ASSETS {
        let serve = || async { ([(header::CONTENT_TYPE, asset.media)], asset.bytes) };
        router = router.route(asset.path, get(serve));
    }
    for (index, route) in ROUTES.iter().enumerate() {
        let mut methods: MethodRouter<Arc<Served>> = MethodRouter::new();
        if route.get.is_some() {
            methods = methods.on(MethodFilter::GET, move |served, id, request| {
                answer(served, index, id, request)
            });
        }
        if route.post.is_some() {
            methods = methods.on(MethodFilter::POST, move |served, id, request| {
                answer(served, index, id, request)
            });
        }
        router = router.route(route.path, methods);
    }
    router
        .fallback(missing)
        // Forms have bounds of their own (`received.rs`); this one would refuse a file of 2 MiB.
        .layer(DefaultBodyLimit::disable())
        .layer(middleware::from_fn_with_state(Arc::clone(&served), guard))
        .with_state(served)
}

/// The gate before, and what every answer says of itself.
async fn guard(Shared(served): Shared<Arc<Served>>, request: Request, next: Next) -> Response {
    let mut response = match served.gate.check(&request) {
        Ok(()) => next.run(request).await,
        Err(refused) => refuse(refused),
    };
    for (name, value) in SAID {
        response.headers_mut().insert(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    }
    response
}

/// What every answer says of itself, to the browser.
pub(super) const SAID: [(&str, &str); 9] = [
    (
        "content-security-policy",
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
    ),
    ("cache-control", "no-store"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
    (
        "permissions-policy",
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
];

fn refuse(refused: Refused) -> Response {
    let status = StatusCode::from_u16(refused.status()).expect("all are statuses");
    let said = "Refused. If this was your own page, start the program again.\n";
    (
        status,
        [(header::CONTENT_TYPE, "text/plain; charset=utf-8")],
        said,
    )
        .into_response()
}

/// Exchanges the one-time token for the cookie. A page of its own leads on, since a browser does not send
/// the cookie along while it follows somebody else's link.
async fn way_in(Shared(served): Shared<Arc<Served>>, request: Request) -> Response {
    let query = fields(request.uri().query().unwrap_or_default().as_bytes());
    let token = query.iter().find(|(name, _)| name == "once");
    if !served.take_token(token.map(|(_, token)| token.as_str())) {
        return refuse(Refused::Cookie);
    }
    let lang = served.lang;
    let on = words_of(lang).say("pages-go-on", &[]);
    let page = format!(
        "<!doctype html><html lang=\"{lang}\"><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"0;url=/\">\
         <link rel=\"icon\" href=\"/icon.svg\"><title>…</title><p><a href=\"/\">{on}</a></p></html>"
    );
    (
        [
            (header::CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
            (header::SET_COOKIE, served.gate.cookie_header()),
        ],
        page,
    )
        .into_response()
}

async fn missing(Shared(served): Shared<Arc<Served>>) -> Response {
    at_desk(&served, false, |ask| {
        let page = trouble_page(ask, &Trouble::NotHere);
        whole(ask, page.into(), "")
    })
    .await
}

/// Answers a request for a row of the table.
async fn answer(
    Shared(served): Shared<Arc<Served>>,
    index: usize,
    id: Option<Path<String>>,
    request: Request,
) -> Response {
    let is_post = request.method() == Method::POST;
    if served.going.is_running() {
        // These two are asked for by pages themselves, and pause nothing.
        match (ROUTES[index].path, is_post) {
            ("/exchange", false) => return how_far(&served, request.uri().query()),
            ("/here", _) => {
                served.going.note_here();
                return StatusCode::NO_CONTENT.into_response();
            }
            _ => {}
        }
    }
    let query = fields(request.uri().query().unwrap_or_default().as_bytes());
    let asked_for = match is_post {
        false => request.uri().path_and_query().map(ToString::to_string),
        true => None,
    };
    let form = match is_post {
        true => received::form(request).await,
        false => Ok(Given::default()),
    };
    let mut given = match form {
        Ok(given) => given,
        Err(status) => {
            let unread = Trouble::Unread(status.as_u16());
            let say = move |ask: &mut Ask| troubled(ask, index, &unread, is_post);
            return at_desk(&served, true, say).await;
        }
    };
    given.id = id.map(|Path(id)| id);
    given.query = query;
    given.asked_for = asked_for;
    let answer = at_row(&served, index, is_post, move |ask| {
        act(ask, index, given, is_post)
    });
    let response = match served.going.is_running() && !is_post {
        // A form waits until it is done, so that nobody is told anything else of it.
        false => answer.await,
        true => match tokio::time::timeout(PAUSED_WITHIN, answer).await {
            Ok(response) => response,
            Err(_) => served.meanwhile(exchange::busy),
        },
    };
    if response.extensions().get::<Left>().is_some() {
        served.ended.notify_one();
    }
    response
}

/// How far the exchange is: a page, or the lines alone for a page that is there.
fn how_far(served: &Served, query: Option<&str>) -> Response {
    if query.is_none() {
        return served.meanwhile(exchange::page);
    }
    let plain = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
    (plain, served.going.lines().join("\n")).into_response()
}

/// Marks the last answer of the program.
#[derive(Clone)]
struct Left;

/// Does what was asked for at a row of the table; where that breaks, says so.
pub(super) async fn at_row(
    served: &Served,
    index: usize,
    is_post: bool,
    work: impl FnOnce(&mut Ask) -> Response + Send + 'static,
) -> Response {
    let response = at_desk(served, is_post, work).await;
    match response.status() {
        StatusCode::INTERNAL_SERVER_ERROR => {
            let say = move |ask: &mut Ask| troubled(ask, index, &Trouble::Fault, is_post);
            at_desk(served, true, say).await
        }
        _ => response,
    }
}

/// Does it, and has the browser let go of what it holds.
fn act(ask: &mut Ask, index: usize, given: Given, is_post: bool) -> Response {
    let mut response = done(ask, index, given, is_post);
    let headers = response.headers_mut();
    if std::mem::take(&mut ask.state.lets_go) {
        let turned = Gate::turned_header().parse().expect("it is plain");
        headers.append(header::SET_COOKIE, turned);
    }
    if ask.state.leaving {
        let gone = Gate::no_cookie_header().parse().expect("it is plain");
        headers.append(header::SET_COOKIE, gone);
        headers.insert(
            HeaderName::from_static("clear-site-data"),
            HeaderValue::from_static("\"cache\", \"storage\""),
        );
        response.extensions_mut().insert(Left);
    }
    response
}

fn done(ask: &mut Ask, index: usize, given: Given, is_post: bool) -> Response {
    let route = &ROUTES[index];
    if route.path != "/here" {
        ask.state.last_asked = Instant::now();
    }
    if let Some(vault) = of_another(ask, route, &given) {
        let trouble = match route.secret {
            true => Trouble::OldForm,
            false if ask.state.held.keep(&vault, index, given) => Trouble::OfAnother,
            false => Trouble::NoRoom,
        };
        return troubled(ask, index, &trouble, is_post);
    }
    if route.needs_open && ask.state.office.is_none() {
        return behind_the_lock(ask, index, given, is_post);
    }
    ask.state.forms.given_out();
    if !is_post && let Some(html) = again::given(ask, route, &given) {
        return page(StatusCode::OK, html);
    }
    let done = match is_post {
        true => routes::perform(ask, route, &given),
        false => match route.get {
            Some(get) => get(ask, &given),
            None => Err(Trouble::NotHere),
        },
    };
    match done {
        Ok(Answer::Page(made)) if made.status == 200 && !is_post => {
            let html = framed(ask, &made, route.path);
            again::keep(ask, route, &given, &html);
            page(StatusCode::OK, html)
        }
        Ok(answer) => led(ask, index, answer, is_post),
        Err(trouble) => troubled(ask, index, &trouble, is_post),
    }
}

/// The vault that a form was drawn for, where another one was chosen since: nothing of one record is written into
/// another.
fn of_another(ask: &Ask, route: &Route, given: &Given) -> Option<PathBuf> {
    let form = given.text("form").filter(|_| route.needs_open)?;
    let vault = ask.state.forms.vault(form)?;
    (ask.state.vault.as_deref() != Some(vault)).then(|| vault.to_owned())
}

/// What comes while the vault is locked: the page that opens it, on which a form that was sent waits.
fn behind_the_lock(ask: &mut Ask, index: usize, given: Given, is_post: bool) -> Response {
    let route = &ROUTES[index];
    let asked_for = given.asked_for.clone();
    let Some(vault) = ask.state.vault.clone() else {
        return troubled(ask, index, &Trouble::Locked, is_post);
    };
    if is_post && !route.secret && !ask.state.held.keep(&vault, index, given) {
        return troubled(ask, index, &Trouble::NoRoom, is_post);
    }
    let answer = match is_post && !route.by_script {
        // That page says what waits.
        true => Answer::Go("/unlock".to_owned()),
        false => unlock::page(ask, asked_for, Vec::new()).status(403).into(),
    };
    whole(ask, answer, "")
}

/// Why a page can't be given, as the browser gets it.
fn troubled(ask: &mut Ask, index: usize, trouble: &Trouble, is_post: bool) -> Response {
    let page = trouble_page(ask, trouble);
    led(ask, index, page.into(), is_post)
}

/// An answer as the browser gets it. No form is answered with a page: the browser is led to where that is shown
/// (`answered.rs`), unless the program ends, which then has nothing that could be asked for.
fn led(ask: &mut Ask, index: usize, answer: Answer, is_post: bool) -> Response {
    let route = &ROUTES[index];
    let leads = is_post && !route.by_script && !ask.state.leaving;
    let answer = match answer {
        Answer::Page(page) if leads => answered::put_away(ask, page, route.path),
        answer => answer,
    };
    whole(ask, answer, route.path)
}

/// Does something with what the pages hold, and waits for what comes of it. Where nobody waits any more before it
/// is begun, it is done only if it has to be: a page that is shown once must not count as shown to nobody.
async fn at_desk(
    served: &Served,
    in_any_case: bool,
    work: impl FnOnce(&mut Ask) -> Response + Send + 'static,
) -> Response {
    let (sender, answer) = oneshot::channel();
    let work = move |state: &mut State| {
        if sender.is_closed() && !in_any_case {
            return;
        }
        let done = panic::catch_unwind(AssertUnwindSafe(|| work(&mut Ask::new(state, now()))));
        if done.is_err() {
            // What is in memory may be half of something; what is in the vault is not.
            state.lock();
        }
        // Where nobody waits any more, the browser went on.
        if let Ok(response) = done {
            let _ = sender.send(response);
        }
    };
    let fault = "A fault of this program. The vault was locked; what was written down is in it.\n";
    let fault = (StatusCode::INTERNAL_SERVER_ERROR, fault);
    let sent = served
        .desk
        .as_ref()
        .is_some_and(|desk| desk.send(Box::new(work)).is_ok());
    // After sending: what is let go on before that finds it waiting.
    served.going.pause();
    if !sent {
        return fault.into_response();
    }
    answer.await.unwrap_or_else(|_| fault.into_response())
}

/// An answer as the browser gets it.
fn whole(ask: &Ask, answer: Answer, here: &str) -> Response {
    match answer {
        Answer::Page(page) => {
            let status = StatusCode::from_u16(page.status).expect("pages have statuses");
            self::page(status, framed(ask, &page, here))
        }
        Answer::Go(to) | Answer::Again(to) => {
            (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response()
        }
        Answer::Sealed(sealed) => {
            let size = [(header::CONTENT_LENGTH, sealed.bytes)];
            let body = stream::body(sealed.file);
            (attached(&sealed.name), size, body).into_response()
        }
        Answer::Line(line) => {
            let plain = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
            (plain, line).into_response()
        }
        Answer::File(file) => {
            let headers = attached(&file.name);
            (headers, Body::from(file.bytes)).into_response()
        }
    }
}

/// What is said of a file that is kept and never shown.
fn attached(name: &str) -> [(HeaderName, String); 2] {
    let named = format!("attachment; filename*=UTF-8''{}", encoded(name));
    [
        (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
        (header::CONTENT_DISPOSITION, named),
    ]
}

fn page(status: StatusCode, html: String) -> Response {
    let media = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
    (status, media, html).into_response()
}

/// A file's name in the form that a header takes.
fn encoded(name: &str) -> String {
    name.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_' => {
                char::from(byte).to_string()
            }
            byte => format!("%{byte:02X}"),
        })
        .collect()
}
