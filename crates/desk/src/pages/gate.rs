//! The gate: what it refuses never reaches a handler.
//!
//! Other programs and other people's pages can send requests to this machine too. So every request must
//! name this run's own host, whose label nobody can guess; come from a page of its own or from somebody
//! who typed the address; and bring the cookie that the one-time token was exchanged for. Cookies do not
//! tell ports apart, but they do tell hosts apart, so a label of one's own also keeps the cookie from
//! other programs on this machine.

use axum::http::header::{COOKIE, HOST, ORIGIN, UPGRADE};
use axum::http::{HeaderMap, Method, Request, Uri};

use super::ids;

/// The address that exchanges the one-time token.
pub const WAY_IN: &str = "/in";
/// The name of the cookie.
const NAME: &str = "key";
/// Longer addresses are none of ours.
const ADDRESS_MAX: usize = 2048;

/// What the gate knows of this run.
pub struct Gate {
    host: String,
    origin: String,
    cookie: String,
}

/// Why a request was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It names another host, none or two.
    Host,
    /// A method that no page has.
    Method,
    /// It wants another protocol, or names a proxy's address.
    Upgrade,
    /// It comes from another page.
    Origin,
    /// It would be shown inside of another page, or run as something else than a page.
    Framed,
    /// It brings no cookie of this run.
    Cookie,
    /// Its address is too long.
    Length,
}

impl Refused {
    /// The status of the answer.
    pub fn status(self) -> u16 {
        match self {
            Refused::Host => 421,
            Refused::Method => 405,
            Refused::Upgrade => 400,
            Refused::Length => 414,
            Refused::Origin | Refused::Framed | Refused::Cookie => 403,
        }
    }
}

impl Gate {
    /// For a host with a port, such as `a7f….localhost:4711`.
    pub fn new(host: String) -> Gate {
        Gate {
            origin: format!("http://{host}"),
            host,
            cookie: ids::secret(),
        }
    }

    /// Where the pages are.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The header that gives the browser its cookie: for this host alone, out of reach of scripts, never
    /// sent along from elsewhere, gone when the browser ends.
    pub fn cookie_header(&self) -> String {
        format!("{NAME}={}; Path=/; HttpOnly; SameSite=Strict", self.cookie)
    }

    /// The header that takes the cookie away.
    pub fn no_cookie_header() -> String {
        format!("{NAME}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0")
    }

    /// The header that has the browser let go of the pages that it holds in its memory to go back to. Chromium
    /// holds pages that it may store nowhere too, and lets go of those when a cookie that no script can read
    /// has become another one. That this one did is all that it says; nothing asks for it.
    pub fn turned_header() -> String {
        let turned = ids::secret();
        format!("turned={turned}; Path=/; HttpOnly; SameSite=Strict")
    }

    /// Looks at a request.
    pub fn check<B>(&self, request: &Request<B>) -> Result<(), Refused> {
        let (method, uri, headers) = (request.method(), request.uri(), request.headers());
        self.named(uri, headers)?;
        match *method {
            Method::GET | Method::HEAD | Method::POST => {}
            _ => return Err(Refused::Method),
        }
        if headers.contains_key(UPGRADE) {
            return Err(Refused::Upgrade);
        }
        if uri.path_and_query().map_or(0, |path| path.as_str().len()) > ADDRESS_MAX {
            return Err(Refused::Length);
        }
        let is_way_in = uri.path() == WAY_IN && method == Method::GET;
        self.comes_from_here(method, headers, is_way_in)?;
        if is_way_in || self.has_cookie(headers) {
            Ok(())
        } else {
            Err(Refused::Cookie)
        }
    }

    /// The host is ours, named once; a proxy's form of address is not used.
    fn named(&self, uri: &Uri, headers: &HeaderMap) -> Result<(), Refused> {
        let mut hosts = headers.get_all(HOST).iter();
        let host = hosts.next().and_then(|host| host.to_str().ok());
        if host != Some(self.host.as_str()) || hosts.next().is_some() || uri.host().is_some() {
            return Err(Refused::Host);
        }
        Ok(())
    }

    fn comes_from_here(
        &self,
        method: &Method,
        headers: &HeaderMap,
        is_way_in: bool,
    ) -> Result<(), Refused> {
        let one = |name: &str| -> Result<Option<&str>, Refused> {
            let mut all = headers.get_all(name).iter();
            let first = all.next();
            if all.next().is_some() {
                return Err(Refused::Origin);
            }
            first
                .map(|value| value.to_str().map_err(|_| Refused::Origin))
                .transpose()
        };
        match one("sec-fetch-dest")? {
            None | Some("document" | "empty" | "style" | "script" | "image") => {}
            Some(_) => return Err(Refused::Framed),
        }
        match one("sec-fetch-site")? {
            None | Some("same-origin" | "none") => {}
            // The file that opens the browser is of another origin; it brings the one-time token.
            Some(_) if is_way_in => {}
            Some(_) => return Err(Refused::Origin),
        }
        // A page of ours says its origin with every form that it sends.
        match one(ORIGIN.as_str())? {
            Some(origin) if origin == self.origin => Ok(()),
            None if *method != Method::POST => Ok(()),
            _ => Err(Refused::Origin),
        }
    }

    fn has_cookie(&self, headers: &HeaderMap) -> bool {
        let all = headers.get_all(COOKIE).iter();
        let ours: Vec<&str> = all
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .filter(|(name, _)| *name == NAME)
            .map(|(_, value)| value)
            .collect();
        // Somebody who sets a second one beside ours is refused with it.
        matches!(ours[..], [value] if ids::same(value, &self.cookie))
    }
}
