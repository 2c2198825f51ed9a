//! A whole session through all pages: nothing goes out of the machine, and nothing of the record stays behind.
//!
//! The session runs in a network of its own, whose one way out is a wire that nobody is at the other end of;
//! names are asked for over that wire too. What goes over it is counted by the kernel. Besides, each call of the
//! program is watched, and Chromium says itself what it asked for and on whose behalf: it also asks for updates
//! of its own and the like, which no page of ours has to do with, so it is given no names but ours.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "tests start programs, look at files, and wait"
)]

#[path = "support/browser.rs"]
mod browser;
#[path = "support/crawl.rs"]
mod crawl;
#[path = "support/opened.rs"]
mod opened;
#[path = "support/reworded.rs"]
mod reworded;

use std::fs;
use std::net::UdpSocket;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use browser::{Browser, Pages};
use crawl::each_page;
use serde_json::Value as Json;

/// Stands in each text of the record.
const WORD: &str = "zqword";
/// Is typed into forms, and stands in nothing of the record before.
const TYPED: &str = "zqtyped";
/// Says to the test that it is within the network of its own; and without, that there could be none.
const WITHIN: &str = "ANSWERABLE_WITHIN";

/// Makes the network, and goes on with the test in it. A veth stands in where the kernel has no dummy.
const ENCLOSE: &str = "set -e
ip link set lo up
ip link add wire type dummy 2>/dev/null || {
  ip link add wire type veth peer name end
  ip link set end addrgenmode none
  ip link set end up
}
ip link set wire addrgenmode none
ip addr add 192.0.2.2/24 dev wire
ip link set wire up
ip route add default via 192.0.2.1
echo 'nameserver 192.0.2.53' > \"$1/resolv.conf\"
mount --bind \"$1/resolv.conf\" /etc/resolv.conf
touch \"$1/enclosed\"
ANSWERABLE_WITHIN=wire exec \"$2\" --exact a_session_sends_nothing_out_and_leaves_nothing_behind --nocapture";

#[test]
fn a_session_sends_nothing_out_and_leaves_nothing_behind() {
    if std::env::var_os(WITHIN).is_some() {
        return session(true);
    }
    let folder = tempfile::tempdir().expect("a folder");
    let root = fs::metadata("/proc/self").is_ok_and(|own| {
        use std::os::unix::fs::MetadataExt;
        own.uid() == 0
    });
    let mut unshare = Command::new("unshare");
    unshare.args(["--net", "--mount"]);
    if !root {
        unshare.arg("--map-root-user");
    }
    let ended = unshare
        .args(["sh", "-c", ENCLOSE, "sh"])
        .arg(folder.path())
        .arg(std::env::current_exe().expect("this test"))
        .status();
    if folder.path().join("enclosed").exists() {
        assert!(ended.is_ok_and(|status| status.success()), "see above");
        return;
    }
    eprintln!(
        "NOT SHOWN: that nothing goes out. This user may not make a network of its own (unshare, ip)."
    );
    session(false);
}

/// The session; where there is a wire, nothing goes over it.
fn session(has_wire: bool) {
    let folder = tempfile::tempdir().expect("a folder");
    let (source, kept, logs) = (
        folder.path().join("source"),
        folder.path().join("kept"),
        folder.path().join("logs"),
    );
    for one in [&source, &kept, &logs] {
        fs::create_dir(one).expect("a folder");
    }
    let script = reworded::script(&source, |text| format!("{WORD} {text}"));
    let me = format!("{}rowan", reworded::REF);
    let vault = opened::vault(&source, &script, &me);
    // What the program puts down for a while lies beside the vault.
    let beside = vault.parent().expect("a folder").to_owned();
    let (calls, asked) = (logs.join("calls"), logs.join("asked"));

    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let origin = runtime.block_on(lived(&vault, &kept, &calls, &asked));

    assert_eq!(calls_out(&calls), [] as [String; 0]);
    assert_eq!(asked_of_others(&asked, &origin), [] as [String; 0]);
    if has_wire {
        assert_eq!(sent(), 0, "packets went out");
        let other = UdpSocket::bind("0.0.0.0:0").expect("a socket");
        other.send_to(b"x", "198.51.100.1:9").expect("it is sent");
        std::thread::sleep(Duration::from_millis(200));
        assert!(sent() > 0, "what goes out is not counted");
    }

    let label = origin.split(['/', '.']).nth(2).expect("a label");
    assert!(
        !sightings(&kept, label).is_empty(),
        "what the browser keeps is not looked at"
    );
    for word in [WORD, TYPED, reworded::REF] {
        for place in [&kept, &beside] {
            assert_eq!(sightings(place, word), [] as [String; 0], "{word}");
        }
    }
}

/// Goes through all pages, writes, exchanges, leaves; gives where the pages were.
async fn lived(vault: &Path, kept: &Path, calls: &Path, asked: &Path) -> String {
    let mut pages = Pages::watched(vault, &["--at", opened::DAY], calls);
    let profile = format!("--user-data-dir={}", kept.join("profile").display());
    let log = format!("--log-net-log={}", asked.display());
    let rules = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE *.localhost";
    let quiet = [
        "--disable-component-update",
        "--disable-domain-reliability",
        "--disable-features=OptimizationHints,NetworkTimeServiceQuerying,SpellcheckService",
    ];
    let args = [&[profile.as_str(), &log, rules], &quiet[..]].concat();
    let browser = Browser::at_home(kept, &args).await;
    let origin = pages.origin().to_owned();
    let at = |path: &str| format!("{origin}{path}");
    opened::open(&browser, &pages).await;
    let every = each_page(&browser, &origin, 1, async |_| {}).await;
    assert!(every.len() > 20, "only these: {:?}", every.keys());

    // A draft, and a form that is left in the middle.
    browser.go(&at("/write/note")).await;
    browser.write("#f-text", &format!("{TYPED} one")).await;
    browser.press("button[value='save']").await;
    browser.at("/drafts").await;
    browser.go(&at("/write/task")).await;
    browser.write("#f-text", &format!("{TYPED} two")).await;
    browser.go(&at("/today")).await;
    browser.client.back().await.expect("a page before");
    answered(&browser, &origin).await;
    let depot = vault.parent().expect("a folder").join("stick");
    fs::create_dir(&depot).expect("a folder");
    browser.go(&at("/storages")).await;
    browser
        .write("#place", depot.to_str().expect("plain"))
        .await;
    browser.press("form[action='/storages/add'] .do").await;
    browser.press("form[action='/sync'] .do").await;
    browser.found("[role='status']").await;
    browser.go(&at("/write/note")).await;
    browser.write("#f-text", &format!("{TYPED} three")).await;
    // The Escape key, twice.
    let body = browser.found("body").await;
    body.send_keys("\u{e00c}\u{e00c}").await.expect("keys");
    browser.at("about:blank").await;
    assert!(pages.ends(), "the program goes on");
    browser.end().await;
    origin
}

/// Sends forms that are answered with a page: a correction, what is refused, a search.
async fn answered(browser: &Browser, origin: &str) {
    let at = |path: &str| format!("{origin}{path}");
    browser.go(&at("/write/note")).await;
    browser.write("#f-text", &format!("{TYPED} four")).await;
    browser.press(".ends .do[value='write']").await;
    browser.says("Written down.").await;
    let entry = browser.client.current_url().await.expect("an address");
    browser
        .go(&at(&entry.path().replace("/entry/", "/correct/")))
        .await;
    browser.write("#f-text", &format!("{TYPED} five")).await;
    browser.press(".ends .do[value='look']").await;
    browser.found("table.changes").await;
    // Back to the form, and to before and after once more.
    browser.press(".ends .do[value='back']").await;
    browser.press(".ends .do[value='look']").await;
    browser
        .write("#f-why", &format!("{TYPED} since it was wrong"))
        .await;
    browser.press(".ends .do[value='write']").await;
    browser.says("Written down.").await;
    browser.says(&format!("{TYPED} five")).await;
    browser.go(&at("/write/came")).await;
    browser.write("#f-text", &format!("{TYPED} six")).await;
    browser.press(".ends .do[value='write']").await;
    browser.found(".wrong").await;
    browser.client.refresh().await.expect("a page");
    browser.found(".wrong").await;
    browser.go(&at("/passphrase")).await;
    for field in ["#present", "#passphrase", "#again"] {
        browser.write(field, &format!("{TYPED} seven")).await;
    }
    browser.press("form[action='/passphrase'] .do").await;
    browser.found(".wrong").await;
    browser.go(&at("/search")).await;
    browser.write("#f-words", TYPED).await;
    browser.press("form[action='/search'] .do").await;
    browser.found(".rows .row").await;
}

/// How many packets went over the wire.
fn sent() -> u64 {
    let devices = fs::read_to_string("/proc/self/net/dev").expect("the kernel counts");
    let wire = devices
        .lines()
        .find_map(|line| line.trim().strip_prefix("wire:"));
    let column = wire.and_then(|counts| counts.split_whitespace().nth(9));
    column
        .and_then(|count| count.parse().ok())
        .expect("a count of packets")
}

/// What the program called for with an address of the internet that is not this machine's own.
fn calls_out(log: &Path) -> Vec<String> {
    let log = fs::read_to_string(log).expect("strace writes a log");
    let named: Vec<&str> = log
        .lines()
        .filter(|line| line.contains("sa_family=AF_INET"))
        .collect();
    assert!(
        named
            .iter()
            .any(|line| line.contains("bind(") && line.contains("\"127.0.0.1\"")),
        "the program was not watched"
    );
    let is_own = |line: &str| {
        line.contains("inet_addr(\"127.0.0.1\")") || line.contains("AF_INET6, \"::1\"")
    };
    named
        .into_iter()
        .filter(|line| !is_own(line))
        .map(str::to_owned)
        .collect()
}

/// What Chromium asked of others for a page of ours.
fn asked_of_others(log: &Path, origin: &str) -> Vec<String> {
    let log = fs::read_to_string(log).expect("Chromium writes a log");
    let (mut ours, mut others) = (0, Vec::new());
    for line in log.lines() {
        let Ok(event) = serde_json::from_str::<Json>(line.trim_end_matches(',')) else {
            continue;
        };
        let said = |name: &str| event["params"][name].as_str().unwrap_or_default();
        if said("initiator") != origin {
            continue;
        }
        match said("url").strip_prefix(origin) {
            Some(path) if path.starts_with('/') => ours += 1,
            _ => others.push(said("url").to_owned()),
        }
    }
    assert!(ours > 100, "only {ours} requests of the pages in the log");
    others
}

/// The files below a folder that hold a word, in UTF-8 or UTF-16, or are called by it.
fn sightings(folder: &Path, word: &str) -> Vec<String> {
    let wide: Vec<u8> = word.bytes().flat_map(|byte| [byte, 0]).collect();
    let mut seen = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for file in fs::read_dir(&folder).expect("a folder") {
            let file = file.expect("a file");
            let (path, kind) = (file.path(), file.file_type().expect("a kind"));
            if kind.is_dir() {
                folders.push(path.clone());
            }
            let bytes = match kind.is_file() {
                true => fs::read(&path).expect("a file"),
                false => Vec::new(),
            };
            let holds = |part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
            let name = path.display().to_string();
            if holds(word.as_bytes()) || holds(&wide) || name.contains(word) {
                seen.push(name);
            }
        }
    }
    seen
}
