//! Debian's Chromium, driven as a person would drive it; and the program whose pages it shows.
#![allow(dead_code, reason = "each test file takes of it what it needs")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value as Json, json};

/// How long a page may take on a busy machine.
const WAIT: Duration = Duration::from_secs(60);

/// The program, serving its pages.
pub struct Pages {
    child: Child,
    _out: BufReader<ChildStdout>,
    /// The address that opens them, once.
    pub way_in: String,
}

impl Pages {
    /// Starts it for a vault that is there or is to be made.
    pub fn start(vault: &Path, more: &[&str]) -> Pages {
        Pages::served(Command::new(env!("CARGO_BIN_EXE_answerable")), vault, more)
    }

    /// The same; each call of the program that has to do with a network is written into a log.
    #[allow(dead_code, reason = "not every file of tests looks at the network")]
    pub fn watched(vault: &Path, more: &[&str], log: &Path) -> Pages {
        let mut strace = Command::new("strace");
        // As a grandchild, so that what is started here and ended here is the program.
        strace.args(["-D", "-f", "-qq", "-e", "trace=network", "-o"]);
        strace.arg(log).arg(env!("CARGO_BIN_EXE_answerable"));
        Pages::served(strace, vault, more)
    }

    /// Starts it as it is after it was built: with a data folder of its own and no word of a vault.
    #[allow(dead_code, reason = "not every file of tests begins with nothing")]
    pub fn fresh(data: &Path, lang: &str) -> Pages {
        let mut program = Command::new(env!("CARGO_BIN_EXE_answerable"));
        program
            .args(["--lang", lang, "open", "--no-browser"])
            .env_remove("ANSWERABLE_VAULT")
            .env("XDG_DATA_HOME", data)
            .env("TMPDIR", data);
        Pages::run(program)
    }

    fn served(mut program: Command, vault: &Path, more: &[&str]) -> Pages {
        program.args(["--lang", "en", "--vault"]).arg(vault);
        program.args(["open", "--no-browser"]).args(more);
        program.env("TMPDIR", vault.parent().expect("a folder"));
        Pages::run(program)
    }

    fn run(mut command: Command) -> Pages {
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let mut out = BufReader::new(child.stdout.take().expect("it was asked for"));
        let mut line = String::new();
        out.read_line(&mut line)
            .expect("the program says where it is");
        let at = line
            .find("http://")
            .unwrap_or_else(|| panic!("no address: {line}"));
        Pages {
            child,
            _out: out,
            way_in: line[at..].trim().to_owned(),
        }
    }

    /// Where the pages are.
    pub fn origin(&self) -> &str {
        self.way_in.split_once("/in?").expect("a way in").0
    }

    /// Whether it ends by itself.
    pub fn ends(&mut self) -> bool {
        let until = Instant::now() + WAIT;
        while Instant::now() < until {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                return true;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        false
    }
}

impl Drop for Pages {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A browser with a driver of its own.
pub struct Browser {
    driver: Child,
    port: u16,
    /// What drives it.
    pub client: Client,
}

/// Whether it was found on a page that another one took the place of meanwhile, as after an exchange.
fn is_gone<T>(done: Result<T, CmdError>, what: &str) -> bool {
    match done {
        Ok(_) => false,
        Err(error) => {
            let said = error.to_string();
            assert!(said.contains("stale element"), "{what}: {said}");
            true
        }
    }
}

impl Browser {
    /// Starts one, with more arguments for Chromium.
    pub async fn start(more: &[&str]) -> Browser {
        Browser::with(more, json!({}), None).await
    }

    /// The same, with everything that it keeps or puts down for a while in this folder.
    pub async fn at_home(home: &Path, more: &[&str]) -> Browser {
        Browser::with(more, json!({}), Some(home)).await
    }

    /// Starts one in which no script runs.
    pub async fn without_scripts() -> Browser {
        let off = json!({"profile.managed_default_content_settings.javascript": 2});
        Browser::with(&[], off, None).await
    }

    async fn with(more: &[&str], prefs: Json, home: Option<&Path>) -> Browser {
        let mut driver = Command::new("chromedriver");
        if let Some(home) = home {
            let places = ["HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"];
            driver.envs(places.map(|place| (place, home)));
        }
        let mut driver = driver
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver is installed: `cargo xtask ci` sees to it");
        let mut out = BufReader::new(driver.stdout.take().expect("it was asked for"));
        let port = loop {
            let mut line = String::new();
            let read = out.read_line(&mut line).expect("chromedriver speaks");
            assert!(read > 0, "chromedriver ended");
            let after = line.split_once("successfully on port ");
            if let Some((_, port)) = after {
                break port
                    .trim()
                    .trim_end_matches('.')
                    .parse::<u16>()
                    .expect("a port");
            }
        };
        std::thread::spawn(move || {
            let mut rest = String::new();
            while out.read_line(&mut rest).is_ok_and(|read| read > 0) {
                rest.clear();
            }
        });
        let mut args = vec![
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--window-size=1280,1000",
            // A page that still glides to what is to be pressed has it elsewhere a moment later.
            "--force-prefers-reduced-motion",
            // Processes kept ready for pages that nobody opens cost more than those that are open.
            "--disable-features=SpareRendererForSitePerProcess",
        ];
        args.extend(more);
        let asked = json!({
            "goog:chromeOptions": {"args": args, "prefs": prefs},
            "goog:loggingPrefs": {"browser": "ALL"},
        });
        let Json::Object(asked) = asked else {
            unreachable!("it is an object")
        };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(asked)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .expect("Chromium starts");
        Browser {
            driver,
            port,
            client,
        }
    }

    /// Goes to an address.
    pub async fn go(&self, address: &str) {
        self.client.goto(address).await.expect("a page");
    }

    /// Follows the one-time way in, and waits until the first page is there.
    pub async fn enter(&self, pages: &Pages) {
        self.go(&pages.way_in).await;
        self.until("the first page", || async {
            let address = self.client.current_url().await.expect("an address");
            !address.path().starts_with("/in")
        })
        .await;
    }

    /// Finds what a selector names; waits until it is there, since a page may still be on its way.
    pub async fn found(&self, css: &str) -> Element {
        self.found_by(Locator::Css(css), css).await
    }

    /// Finds what a path through the page names, as `//main//a[.='Letters']`; waits as well.
    pub async fn found_at(&self, path: &str) -> Element {
        self.found_by(Locator::XPath(path), path).await
    }

    async fn found_by(&self, locator: Locator<'_>, what: &str) -> Element {
        let until = Instant::now() + WAIT;
        loop {
            match self.client.find(locator).await {
                Ok(found) => return found,
                Err(error) => assert!(Instant::now() < until, "{what}: {error}"),
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Presses what a selector names.
    pub async fn press(&self, css: &str) {
        while is_gone(self.found(css).await.click().await, css) {}
    }

    /// Presses what a path through the page names.
    #[allow(dead_code, reason = "not every file of tests goes by paths")]
    pub async fn press_at(&self, path: &str) {
        while is_gone(self.found_at(path).await.click().await, path) {}
    }

    /// Writes into a field, over what stands there.
    pub async fn write(&self, css: &str, text: &str) {
        loop {
            let found = self.found(css).await;
            if !is_gone(found.clear().await, css) && !is_gone(found.send_keys(text).await, css) {
                return;
            }
        }
    }

    /// What the page says, as text; nothing while another page is on its way.
    pub async fn text(&self) -> String {
        let Ok(body) = self.client.find(Locator::Css("body")).await else {
            return String::new();
        };
        body.text().await.unwrap_or_default()
    }

    /// Waits until the page says something.
    pub async fn says(&self, words: &str) {
        self.until(words, || async { self.text().await.contains(words) })
            .await;
    }

    /// Runs a script in the page.
    pub async fn run(&self, script: &str, args: Vec<Json>) -> Json {
        self.client.execute(script, args).await.expect("a script")
    }

    /// Waits until something holds.
    pub async fn until<F: Future<Output = bool>>(&self, what: &str, holds: impl Fn() -> F) {
        let until = Instant::now() + WAIT;
        while !holds().await {
            assert!(Instant::now() < until, "{what} did not come");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// A word of Chromium's own protocol.
    pub async fn cdp(&self, command: &str, params: Json) {
        let session = self.session().await;
        let body = json!({"cmd": command, "params": params}).to_string();
        plain_post(
            self.port,
            &format!("/session/{session}/goog/cdp/execute"),
            &body,
        );
    }

    /// What the browser complained of since it was asked last: blocked by policy, missing, failing.
    pub async fn complaints(&self) -> Vec<String> {
        let session = self.session().await;
        let body = json!({"type": "browser"}).to_string();
        let path = format!("/session/{session}/se/log");
        let answer = plain_post(self.port, &path, &body);
        let entries: Json = serde_json::from_str(&answer).unwrap_or_default();
        let entries = entries["value"].as_array().cloned().unwrap_or_default();
        entries
            .iter()
            .filter_map(|entry| Some(entry["message"].as_str()?.to_owned()))
            // It would like a user's name beside a passphrase; there is none.
            .filter(|line| !line.contains("[DOM] Password forms"))
            .collect()
    }

    async fn session(&self) -> String {
        let session = self.client.session_id().await.expect("a session");
        session.expect("a session")
    }

    /// Waits until it is at an address.
    pub async fn at(&self, address: &str) {
        self.until(address, || async {
            let url = self.client.current_url().await;
            url.is_ok_and(|url| url.path() == address || url.as_str() == address)
        })
        .await;
    }

    /// Ends it.
    pub async fn end(mut self) {
        let _ = self.client.clone().close().await;
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// A request to the driver that the library has no word for.
fn plain_post(port: u16, path: &str, body: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("the driver is there");
    let head = format!(
        "POST {path} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\ncontent-type: application/json\r\n\
         content-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    );
    stream
        .write_all(head.as_bytes())
        .expect("the driver listens");
    // The driver keeps the connection, so the answer is as long as it says.
    let mut answer = BufReader::new(stream);
    let mut length = 0;
    loop {
        let mut line = String::new();
        answer.read_line(&mut line).expect("the driver answers");
        let line = line.trim().to_ascii_lowercase();
        if let Some(said) = line.strip_prefix("content-length:") {
            length = said.trim().parse().expect("a number");
        }
        if line.is_empty() {
            break;
        }
    }
    let mut body = vec![0; length];
    answer
        .read_exact(&mut body)
        .expect("the driver answers whole");
    String::from_utf8(body).expect("JSON")
}

/// What axe-core is.
pub fn axe() -> String {
    let beside = PathBuf::from(env!("CARGO_BIN_EXE_answerable"));
    let target = beside.ancestors().nth(2).expect("target/debug/answerable");
    let path = target.join("axe/package/axe.min.js");
    std::fs::read_to_string(&path)
        .unwrap_or_else(|_| panic!("no {}: `cargo xtask test` fetches it", path.display()))
}
