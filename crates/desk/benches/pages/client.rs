//! A browser as far as time goes: one connection that stays, requests one after the other.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::time::{Duration, Instant};

/// One connection.
pub struct Client {
    stream: BufReader<TcpStream>,
    host: String,
    cookie: String,
}

/// What came back.
pub struct Came {
    pub status: u16,
    pub head: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Came {
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.head.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Client {
    /// Connects to a server that calls itself this: `label.localhost:4711`.
    pub fn new(host: &str, cookie: &str) -> Client {
        let port = host.rsplit(':').next().and_then(|port| port.parse().ok());
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port.expect("a port")));
        let stream = TcpStream::connect(address).expect("it listens");
        stream.set_nodelay(true).expect("a socket");
        Client {
            stream: BufReader::with_capacity(1 << 20, stream),
            host: host.to_owned(),
            cookie: cookie.to_owned(),
        }
    }

    pub fn with_cookie(self, cookie: &str) -> Client {
        Client {
            cookie: cookie.to_owned(),
            ..self
        }
    }

    pub fn get(&mut self, path: &str) -> Came {
        self.timed_get(path).1
    }

    pub fn timed_get(&mut self, path: &str) -> (Duration, Came) {
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\nSec-Fetch-Site: same-origin\r\n\r\n",
            self.host, self.cookie
        );
        self.send(request.as_bytes())
    }

    pub fn timed_post(&mut self, path: &str, fields: &[(&str, &str)]) -> (Duration, Came) {
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nCookie: {}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            self.cookie,
            body.len(),
            host = self.host,
        );
        self.send(request.as_bytes())
    }

    fn send(&mut self, request: &[u8]) -> (Duration, Came) {
        let began = Instant::now();
        self.stream.get_mut().write_all(request).expect("sent");
        let came = self.receive();
        (began.elapsed(), came)
    }

    fn receive(&mut self) -> Came {
        let mut line = String::new();
        self.stream.read_line(&mut line).expect("an answer");
        let status = line.split(' ').nth(1).and_then(|code| code.parse().ok());
        let mut head = Vec::new();
        loop {
            line.clear();
            self.stream.read_line(&mut line).expect("a head");
            match line.trim_end().split_once(": ") {
                Some((name, value)) => head.push((name.to_lowercase(), value.to_owned())),
                None => break,
            }
        }
        let mut came = Came {
            status: status.expect("a status"),
            head,
            body: Vec::new(),
        };
        let length = came.header("content-length").map(str::parse);
        came.body
            .resize(length.expect("all say how long").expect("a number"), 0);
        self.stream.read_exact(&mut came.body).expect("a body");
        came
    }

    /// The one-time id of the form on a page.
    pub fn form_on(&mut self, page: &str) -> String {
        let text = self.get(page).text();
        value_of(&text, "form").expect("a form").to_owned()
    }

    /// Writes a letter down, or keeps it as a draft; says how long that took.
    pub fn write_letter(&mut self, wanted: &str, number: usize) -> Duration {
        let form = self.form_on("/write/came");
        let text = format!("A letter that came while it was measured, number {number}.");
        let (time, came) = self.timed_post(
            "/write/came",
            &[
                ("form", &form),
                ("do", wanted),
                ("with", "perpetrator"),
                ("channel", "letter"),
                ("on", "2025-11-15"),
                ("text", &text),
            ],
        );
        assert_eq!(came.status, 303, "{}", came.text());
        time
    }

    /// Drops all drafts: a vault keeps so many and no more.
    pub fn drop_drafts(&mut self) {
        loop {
            let text = self.get("/drafts").text();
            let Some(id) = value_of(&text, "draft") else {
                return;
            };
            let form = value_of(&text, "form").expect("a form");
            let (_, came) = self.timed_post("/drafts", &[("form", form), ("draft", id)]);
            assert_eq!(came.status, 303, "{}", came.text());
        }
    }
}

/// What the first box or button of a name stands for.
fn value_of<'a>(page: &'a str, name: &str) -> Option<&'a str> {
    let (_, after) = page.split_once(&format!("name=\"{name}\" value=\""))?;
    after.split('"').next()
}
