//! Several people with a vault each, over one folder: they run the program as people would.
//!
//! Vaults are made through the office, so that their keys are cheap; everything else is the program.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

use answerable_office::group::{Anew, Begin};
use answerable_office::record::Day;
use answerable_office::{Founding, KeyCost, Now, Office, Passphrase};
use serde_json::Value as Json;

use super::{Answer, PASSPHRASE, Place};

/// People, and the folder over which they exchange. Somebody's vault is called by their ref.
pub struct Group {
    place: Place,
}

impl Group {
    /// Nobody yet, and an empty folder.
    pub fn new() -> Group {
        let place = Place::empty();
        fs::create_dir(place.path("stick")).expect("a folder can be made");
        Group { place }
    }

    /// Somebody founds the process, and takes the folder into use.
    pub fn found(&self, who: &str, begin: Begin) {
        let founding = Founding {
            title: "Ours".into(),
            me: Some(who.into()),
            language: "en".into(),
            begin,
        };
        let made = Office::found(
            &self.vault(who),
            &passphrase(),
            KeyCost::lowest(),
            &founding,
            now(),
        );
        drop(made.expect("a vault"));
        self.run(who, "depot add stick").expect(0);
    }

    /// Runs the program on somebody's vault.
    pub fn run(&self, who: &str, line: &str) -> Answer {
        self.answer(who, line, "")
    }

    /// The program on somebody's vault, to be started and stopped by who asks.
    pub fn command(&self, who: &str, line: &str) -> Command {
        let mut command = self.place.command();
        command.env("ANSWERABLE_VAULT", self.vault(who));
        command
            .arg("--passphrase-file")
            .arg(self.place.path("passphrase"));
        command.args(line.split(' '));
        command
    }

    /// Somebody's vault, opened here.
    pub fn open(&self, who: &str) -> Office {
        Office::unlock(&self.vault(who), &passphrase()).expect("it opens")
    }

    /// The folder over which they exchange.
    pub fn stick(&self) -> std::path::PathBuf {
        self.place.path("stick")
    }

    /// The same, with something typed on standard input.
    pub fn answer(&self, who: &str, line: &str, typed: &str) -> Answer {
        let vault = self.vault(who);
        let vault = vault.to_str().expect("UTF-8");
        let line: Vec<&str> = line.split(' ').collect();
        let arguments = [&["--vault", vault][..], &line].concat();
        self.place.run_with(&arguments, typed)
    }

    /// What the program gives as JSON, where it goes well.
    #[track_caller]
    pub fn json(&self, who: &str, line: &str) -> Json {
        let answer = self.run(who, &format!("{line} --json")).expect(0);
        serde_json::from_str(&answer.out).expect("the output is JSON")
    }

    /// Somebody answers a code.
    pub fn join(&self, who: &str, code: &str) {
        let path = self.vault(who);
        let joined = Office::join(
            &path,
            &passphrase(),
            KeyCost::lowest(),
            code,
            &named(who),
            now(),
        );
        drop(joined.expect("a whole code"));
    }

    /// Somebody invites somebody with a ref in the record, and both compare the words; others may have to agree.
    pub fn invite(&self, inviter: &str, newcomer: &str, terms: &str) {
        let invited = self.json(inviter, &format!("invite --person {newcomer}{terms}"));
        self.join(newcomer, text(&invited["code"]));
        self.compare(inviter, newcomer, text(&invited["handle"]));
    }

    /// Both look at the four words, and the inviter says that they are the same.
    pub fn compare(&self, inviter: &str, newcomer: &str, handle: &str) {
        assert_eq!(self.json(newcomer, "join")["state"], "waiting");
        let waiting = self.waiting(inviter, "answer");
        let seen = waiting
            .iter()
            .find(|one| one["handle"] == handle)
            .expect("the answer is listed");
        let theirs = self.json(newcomer, "join");
        assert_eq!(theirs["state"], "compare");
        assert_eq!(theirs["words"], seen["words"]);
        assert_eq!(theirs["digits"], seen["digits"]);
        let asked = self.answer(inviter, &format!("approve {handle}"), "yes\n");
        let asked = asked.expect(0);
        let words = seen["words"].as_array().expect("four words");
        assert_eq!(words.len(), 4);
        assert!(words.iter().all(|word| asked.err.contains(text(word))));
    }

    /// Somebody gives their word to everything of one sort that asks for it, and says how much that was.
    pub fn approve(&self, who: &str, what: &str) -> usize {
        self.sync(who);
        let mine: Vec<Json> = self
            .waiting(who, what)
            .into_iter()
            .filter(|one| one["mine"] == true)
            .collect();
        for one in &mine {
            let handle = text(&one["handle"]);
            self.run(who, &format!("approve {handle}")).expect(0);
        }
        self.sync(who);
        mine.len()
    }

    /// What of one sort waits for anybody's word, as somebody sees it.
    pub fn waiting(&self, who: &str, what: &str) -> Vec<Json> {
        let all = self.json(who, "approve");
        let all = all.as_array().expect("a list").clone();
        all.into_iter().filter(|one| one["what"] == what).collect()
    }

    /// Somebody who waits to be let in looks until they are, while a member exchanges; then they fetch the record.
    pub fn come_in(&self, member: &str, newcomer: &str) {
        self.sync(member);
        assert_eq!(self.json(newcomer, "join")["state"], "in");
        self.sync(newcomer);
        self.sync(member);
        self.sync(newcomer);
    }

    /// Somebody exchanges.
    pub fn sync(&self, who: &str) {
        let synced = self.json(who, "sync");
        assert_eq!(synced["unreached"], Json::Array(Vec::new()), "{who}");
    }

    /// Several exchange, twice each, so that everybody hears of everything.
    pub fn sync_all(&self, who: &[&str]) {
        for one in who.iter().chain(who) {
            self.sync(one);
        }
    }

    /// Ada, who founded for her side, lets Kim in, and Kim Mo, Noa and Rook, each with the others' word.
    pub fn come_in_by_turns(&self, terms: &str) {
        self.sync("ada");
        self.invite("ada", "kim", terms);
        self.come_in("ada", "kim");
        // From the second of the contact group on, her side has to agree; from the third on, two of the group.
        for (newcomer, others) in [
            ("mo", &["ada"][..]),
            ("noa", &["mo", "ada"]),
            ("rook", &["noa", "ada"]),
        ] {
            self.invite("kim", newcomer, terms);
            self.sync("kim");
            for other in others {
                self.approve(other, "admission");
            }
            self.come_in("kim", newcomer);
            self.sync_all(&["ada", "kim"]);
        }
        self.sync_all(&["ada", "kim", "mo", "noa", "rook"]);
    }

    /// Somebody writes a note with one word in it.
    pub fn note(&self, who: &str, word: &str) {
        self.run(who, &format!("add note --text {word}")).expect(0);
    }

    /// Whether somebody's vault has an entry with this word.
    pub fn reads(&self, who: &str, word: &str) -> bool {
        let found = self.json(who, &format!("search {word}"));
        !found.as_array().expect("a list").is_empty()
    }

    /// How somebody stands in a room, as somebody else sees it.
    pub fn standing(&self, seen_by: &str, who: &str, room: &str) -> String {
        let members = self.json(seen_by, "members");
        let people = members["people"].as_array().expect("a list");
        let one = people.iter().find(|one| one["person"] == who);
        let rooms = one.and_then(|one| one["rooms"].as_array());
        let stands = rooms.and_then(|rooms| rooms.iter().find(|one| one["room"] == room));
        stands.map_or_else(String::new, |one| text(&one["standing"]).to_owned())
    }

    /// Whether a word stands anywhere in the folder, in a name or in a file.
    pub fn stick_holds(&self, word: &str) -> bool {
        holds(&self.place.path("stick"), word.as_bytes())
    }

    /// Whether a word stands anywhere: in the folder, beside it, in a vault, in the temporary folder.
    pub fn anything_holds(&self, word: &str) -> bool {
        holds(self.place.folder.path(), word.as_bytes())
    }

    /// What lies in the temporary folder.
    pub fn left_over(&self) -> usize {
        let left = fs::read_dir(self.place.path("tmp"));
        left.map_or(0, Iterator::count)
    }

    /// The laptop is gone.
    pub fn lose(&self, who: &str) {
        let vault = self.vault(who);
        let key = vault.with_extension("vault.key");
        fs::remove_file(&vault).expect("it was there");
        fs::remove_file(key).expect("it was there");
    }

    /// Comes back with the words on paper, as JSON gave them.
    pub fn come_back(&self, who: &str, sheet: &Json) {
        let words = sheet["words"].as_array().expect("24 words");
        assert_eq!(words.len(), 24);
        let words: Vec<&str> = words.iter().map(text).collect();
        let stick = self.place.path("stick");
        let anew = Anew {
            path: &self.vault(who),
            passphrase: &passphrase(),
            cost: KeyCost::lowest(),
            depot: stick.to_str().expect("UTF-8"),
        };
        let sheet = (&*words.join(" "), text(&sheet["process"]));
        let back = Office::recover_with_paper(&anew, sheet, now(), &mut |_| {});
        drop(back.expect("the sheet is right"));
    }

    pub fn vault(&self, who: &str) -> std::path::PathBuf {
        self.place.path(&format!("{who}.vault"))
    }
}

/// A JSON text.
#[track_caller]
pub fn text(json: &Json) -> &str {
    json.as_str().expect("a text")
}

/// The name of somebody, by their ref.
pub fn named(who: &str) -> String {
    let (first, rest) = who.split_at(1);
    format!("{}{rest}", first.to_uppercase())
}

fn holds(folder: &Path, word: &[u8]) -> bool {
    let mut entries = fs::read_dir(folder).expect("it can be read");
    entries.any(|entry| {
        let entry = entry.expect("it can be read");
        let name = entry.file_name();
        let named = name.as_encoded_bytes();
        let path = entry.path();
        let inside = match path.is_dir() {
            true => holds(&path, word),
            false => contains(&fs::read(&path).expect("it can be read"), word),
        };
        inside || contains(named, word)
    })
}

fn contains(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|window| window == word)
}

fn passphrase() -> Passphrase {
    Passphrase::new(PASSPHRASE).expect("it is not empty")
}

/// The present moment, as the program itself sees it.
pub fn now() -> Now {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("it is later than 1970");
    let seconds = i64::try_from(since.as_secs()).expect("it is not that late");
    let day = i32::try_from(seconds / 86_400).expect("it is not that late");
    Now {
        day: Day::from_number(day),
        seconds,
    }
}
