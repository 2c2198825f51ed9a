//! Pages without a server, for tests: the demo's record, looked at as somebody of it.

use std::path::Path;

use answerable_office::group::Begin;
use answerable_office::paper::words::Lang;
use answerable_office::record::Day;
use answerable_office::{Folder, Founding, KeyCost, Now, Office, Passphrase};
use tempfile::TempDir;

use super::answer::Answer;
use super::ask::Ask;
use super::given::Given;
use super::routes::Handler;
use super::state::State;
use super::trouble::Trouble;

/// The demo's record, open in the pages of one person.
pub struct Trial {
    state: State,
    now: Now,
    _folder: TempDir,
}

impl Trial {
    /// Opens it as the person with that ref.
    pub fn of(me: &str, lang: Lang) -> Trial {
        let folder = TempDir::new().expect("a folder");
        let now = Now {
            day: Day::parse("2025-11-15").expect("a day"),
            seconds: 1_763_200_000,
        };
        let founding = Founding {
            title: "Trial".to_owned(),
            me: Some(me.to_owned()),
            language: lang.tag().to_owned(),
            begin: Begin::Alone,
        };
        let passphrase = Passphrase::new("x").expect("it is not empty");
        let cost = KeyCost::lowest();
        let path = folder.path().join("trial.vault");
        let mut office = Office::found(&path, &passphrase, cost, &founding, now).expect("founded");
        let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("../office/demo");
        let script = std::fs::read(demo.join("process.jsonl")).expect("the demo's script");
        office
            .import(&mut script.as_slice(), &Folder(&demo), now)
            .expect("taken in");
        let mut state = State::new(Some(path), lang);
        state.office = Some(office);
        Trial {
            state,
            now,
            _folder: folder,
        }
    }

    /// What pages are made with.
    pub fn at_hand(&mut self) -> Ask<'_> {
        Ask::new(&mut self.state, self.now)
    }

    /// Takes another language.
    pub fn speak(&mut self, lang: Lang) {
        self.state.lang = lang;
    }

    /// What a page or form answers.
    pub fn ask(&mut self, handler: Handler, given: &Given) -> Result<Answer, Trouble> {
        handler(&mut self.at_hand(), given)
    }

    /// The body of a page.
    pub fn page(&mut self, handler: Handler, given: &Given) -> String {
        match self.ask(handler, given) {
            Ok(Answer::Page(page)) => {
                assert_eq!(page.status, 200);
                page.body.to_string()
            }
            Ok(_) => panic!("no page"),
            Err(trouble) => panic!("{trouble:?}"),
        }
    }

    /// The id that stands for a ref in addresses.
    pub fn id(&self, reference: &str) -> String {
        self.state.ids.of(reference)
    }

    /// The entries of a type that the record has, the latest last.
    pub fn entries(
        &mut self,
        kind: answerable_office::record::Kind,
    ) -> Vec<answerable_office::record::Entry> {
        let office = self.state.office.as_mut().expect("it is open");
        let mut entries = office.recorded().expect("readable");
        entries.retain(|entry| entry.kind == kind);
        entries
    }
}

/// What a request to an address with an id brings.
pub fn at(id: &str) -> Given {
    let mut given = Given::default();
    given.id = Some(id.to_owned());
    given
}

/// What a query brings.
pub fn query(fields: &[(&str, &str)]) -> Given {
    let mut given = Given::default();
    given.query = owned(fields);
    given
}

/// What a form brings.
pub fn form(fields: &[(&str, &str)]) -> Given {
    let mut given = Given::default();
    given.fields = owned(fields);
    given
}

fn owned(fields: &[(&str, &str)]) -> Vec<(String, String)> {
    let fields = fields.iter();
    fields
        .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
        .collect()
}
