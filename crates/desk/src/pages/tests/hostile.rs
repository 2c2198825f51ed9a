//! Hostile neighbours: other pages, other programs on this machine, other people's names for it.
//!
//! Every request here is sent to every route of the table and to every asset, and must be refused before
//! any handler. A new route is in it by itself.

use axum::body::Body;
use axum::http::header::{COOKIE, HOST, HeaderName, HeaderValue, ORIGIN, UPGRADE};
use axum::http::{Method, Request};

use super::super::assets::ASSETS;
use super::super::routes::ROUTES;
use super::super::serve::SAID;
use super::{Came, Run};

/// A way to spoil a request that our own pages might have sent.
type Spoil = Box<dyn Fn(&Run, &mut Request<Body>)>;

fn set(name: &'static str, value: impl Into<String>) -> Spoil {
    let value = value.into();
    Box::new(move |_, request| {
        let value = HeaderValue::from_str(&value).expect("a header");
        request
            .headers_mut()
            .insert(HeaderName::from_static(name), value);
    })
}

fn also(name: &'static str, value: &'static str) -> Spoil {
    Box::new(move |_, request| {
        let value = HeaderValue::from_static(value);
        request
            .headers_mut()
            .append(HeaderName::from_static(name), value);
    })
}

fn without(name: HeaderName) -> Spoil {
    Box::new(move |_, request| {
        request.headers_mut().remove(&name);
    })
}

fn method(name: &'static str) -> Spoil {
    Box::new(move |_, request| {
        *request.method_mut() = Method::from_bytes(name.as_bytes()).expect("a method");
    })
}

/// What spoils any request.
fn spoils() -> Vec<(String, Spoil)> {
    let mut all: Vec<(String, Spoil)> = Vec::new();
    let mut put = |name: &str, spoil: Spoil| all.push((name.to_owned(), spoil));
    // The host: rebinding, other names of this machine, guesses, tricks with the header.
    for host in [
        "localhost:4711",
        "127.0.0.1:4711",
        "[::1]:4711",
        "0.0.0.0:4711",
        "evil.example:4711",
        "evil.example",
        "labelthatnobodyguesses.localhost",
        "labelthatnobodyguesses.localhost:80",
        "labelthatnobodyguesses.localhost:4712",
        "labelthatnobodyguesses.localhost:04711",
        "LABELTHATNOBODYGUESSES.localhost:4711",
        "labelthatnobodyguesses.localhost.:4711",
        "labelthatnobodyguesses.localhost:4711.evil.example",
        "xlabelthatnobodyguesses.localhost:4711",
        "evil@labelthatnobodyguesses.localhost:4711",
        "labelthatnobodyguesses.localhost:4711,evil.example",
        " ",
        "",
    ] {
        put(&format!("host `{host}`"), set("host", host));
    }
    put("no host", without(HOST));
    put(
        "two hosts",
        also("host", "labelthatnobodyguesses.localhost:4711"),
    );
    put("another host besides", also("host", "evil.example"));
    put(
        "a proxy's form of address",
        Box::new(|_, request| {
            let path = request.uri().path().to_owned();
            *request.uri_mut() = format!("http://evil.example{path}").parse().expect("a uri");
        }),
    );
    // Methods that no page has.
    for name in [
        "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "POSTX",
    ] {
        put(&format!("method {name}"), method(name));
    }
    // Another protocol.
    for upgrade in ["websocket", "h2c", "HTTP/2.0"] {
        put(
            &format!("upgrade to {upgrade}"),
            set(UPGRADE.as_str().to_owned().leak(), upgrade),
        );
    }
    // Other pages.
    for origin in [
        "null",
        "http://evil.example",
        "https://labelthatnobodyguesses.localhost:4711",
        "http://labelthatnobodyguesses.localhost",
        "http://labelthatnobodyguesses.localhost:4712",
        "http://localhost:4711",
        "http://127.0.0.1:4711",
        "http://evil.labelthatnobodyguesses.localhost:4711",
        "file://",
        "",
    ] {
        put(&format!("origin `{origin}`"), set("origin", origin));
    }
    put("two origins", also("origin", "http://evil.example"));
    for site in ["cross-site", "same-site", "evil", ""] {
        put(
            &format!("fetched from `{site}`"),
            set("sec-fetch-site", site),
        );
    }
    for dest in [
        "iframe",
        "frame",
        "embed",
        "object",
        "worker",
        "sharedworker",
        "serviceworker",
        "font",
        "audio",
        "video",
        "manifest",
        "report",
        "xslt",
        "fencedframe",
    ] {
        put(&format!("fetched as {dest}"), set("sec-fetch-dest", dest));
    }
    // The cookie: none, guesses, another port's, one beside ours.
    put("no cookie", without(COOKIE));
    for cookie in [
        "key=",
        "key=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "other=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "key",
        "=;;=",
    ] {
        put(&format!("cookie `{cookie}`"), set("cookie", cookie));
    }
    put(
        "a cookie of another port beside ours",
        also("cookie", "key=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
    );
    for (what, change) in [
        (
            "cut",
            (|value: &str| value[..value.len() - 1].to_owned()) as fn(&str) -> String,
        ),
        ("longer", |value| format!("{value}a")),
        ("in capitals", |value| {
            value.to_uppercase().replace("KEY=", "key=")
        }),
        ("under another name", |value| value.replace("key=", "Key=")),
    ] {
        put(
            &format!("our cookie {what}"),
            Box::new(move |run, request| {
                let value = HeaderValue::from_str(&change(&run.cookie)).expect("plain");
                request.headers_mut().insert(COOKIE, value);
            }),
        );
    }
    put(
        "an address without an end",
        Box::new(|_, request| {
            let path = request.uri().path().to_owned();
            let long = format!("{path}?{}", "a".repeat(4000));
            *request.uri_mut() = long.parse().expect("a uri");
        }),
    );
    all
}

/// Every address, and how it may be asked.
fn addresses() -> Vec<(&'static str, bool)> {
    let routes = ROUTES.iter().flat_map(|route| {
        let get = route.get.map(|_| (route.path, false));
        get.into_iter()
            .chain(route.post.map(|_| (route.path, true)))
    });
    routes
        .chain(ASSETS.iter().map(|asset| (asset.path, false)))
        .collect()
}

fn refused(came: &Came) -> bool {
    came.status.is_client_error() && came.body.starts_with("Refused.")
}

#[test]
fn no_hostile_request_reaches_a_handler_of_any_route() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = Run::opened(folder.path());
    let spoils = spoils();
    assert!(
        spoils.len() >= 60,
        "{} are fewer than there should be",
        spoils.len()
    );
    let addresses = addresses();
    assert!(addresses.len() > ROUTES.len());
    for (path, is_post) in &addresses {
        let path = path.replace("{id}", "aaaaaaaaaaaaaaaaaaaa");
        let ours = || match is_post {
            true => run.post(&path, "form=x"),
            false => run.get(&path),
        };
        for (name, spoil) in &spoils {
            let mut request = ours();
            spoil(&run, &mut request);
            let came = run.send(request);
            assert!(
                refused(&came),
                "{name} to {path}: {} {}",
                came.status,
                came.body
            );
            for (header, value) in SAID {
                assert_eq!(came.head.headers()[header], value, "{name} to {path}");
            }
        }
        // So that the rest is no accident: the same, unspoilt, comes through the gate. Leaving ends it all.
        if path != "/leave" {
            let came = run.send(ours());
            assert!(!refused(&came), "{path}: {} {}", came.status, came.body);
        }
    }
}

#[test]
fn a_form_without_an_origin_is_refused_everywhere() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = Run::opened(folder.path());
    for route in ROUTES.iter().filter(|route| route.post.is_some()) {
        let path = route.path.replace("{id}", "aaaaaaaaaaaaaaaaaaaa");
        let mut request = run.post(&path, "form=x");
        request.headers_mut().remove(ORIGIN);
        assert!(refused(&run.send(request)), "{path}");
    }
}

#[test]
fn the_one_time_token_opens_once_and_no_other_does() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = Run::new(folder.path());
    for path in [
        "/in",
        "/in?once=",
        "/in?once=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "/in?other=a",
    ] {
        assert!(refused(&run.send(run.get(path))), "{path}");
    }
    let way_in = run.served.way_in().expect("nobody took it");
    let path = way_in.strip_prefix(run.served.gate.origin()).expect("ours");
    let came = run.send(run.get(path));
    assert_eq!(came.status, 200);
    let cookie = came.head.headers()["set-cookie"].to_str().expect("plain");
    assert!(
        cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"),
        "{cookie}"
    );
    assert!(refused(&run.send(run.get(path))), "it opened twice");
    assert!(run.served.way_in().is_none());
}

#[test]
fn a_locked_record_shows_no_page_of_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = Run::opened(folder.path());
    for route in ROUTES
        .iter()
        .filter(|route| route.needs_open && route.get.is_some())
    {
        let path = route.path.replace("{id}", "aaaaaaaaaaaaaaaaaaaa");
        let came = run.send(run.get(&path));
        assert_eq!(came.status, 403, "{path}");
        assert!(
            came.body.contains("name=\"passphrase\""),
            "{path}: {}",
            came.body
        );
    }
}
