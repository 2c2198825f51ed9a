//! What outlasts a lock: pages that answered to forms, in which somebody's words stand, and what forms were done with.
//! It lies sealed in the vault while that is locked, and comes back when the same run of the program opens it.

use answerable_office::paper::words::Lang;
use answerable_office::{Office, Once};
use serde::{Deserialize, Serialize};

use crate::handbook;

use super::answered::Answered;
use super::forms::Forms;
use super::frame::Page;
use super::html::Html;
use super::routes::ROUTES;
use super::unlock;

#[derive(Serialize, Deserialize)]
struct Aside {
    /// The run of the program: addresses and forms of another one lead nowhere.
    run: String,
    pages: Vec<(String, PutAside)>,
    done: Vec<(String, Once, String)>,
}

/// A page that was put aside.
#[derive(Serialize, Deserialize)]
struct PutAside {
    kind: String,
    body: String,
    chapter: Option<String>,
    status: u16,
    row: Option<String>,
}

/// Puts aside in a vault what pages hold, before it is locked. Where that fails, it is gone with the lock.
pub fn put(office: &mut Office, run: &str, answered: &Answered, forms: &mut Forms) {
    let pages = answered.all().map(|(id, page)| {
        let aside = PutAside {
            kind: page.kind.to_owned(),
            body: page.body.to_string(),
            chapter: page.chapter.map(str::to_owned),
            status: page.status,
            row: page.row.map(str::to_owned),
        };
        (id.to_owned(), aside)
    });
    let mut aside = Aside {
        run: run.to_owned(),
        pages: pages.collect(),
        done: forms.take_done(),
    };
    if aside.pages.is_empty() && aside.done.is_empty() {
        return;
    }
    let bytes = |aside: &Aside| serde_json::to_vec(aside).expect("texts and numbers are JSON");
    if !matches!(office.put_aside(&bytes(&aside)), Ok(true)) {
        // What must not be done twice matters most.
        aside.pages.clear();
        let _ = office.put_aside(&bytes(&aside));
    }
}

/// Takes what was put aside out of a vault that was just opened; what another run had put there goes.
pub fn take(office: &mut Office, run: &str, forms: &mut Forms, answered: &mut Answered) {
    let kept = office.take_aside().ok().flatten();
    let aside = kept.and_then(|bytes| serde_json::from_slice::<Aside>(&bytes).ok());
    let Some(aside) = aside.filter(|aside| aside.run == run) else {
        return;
    };
    for (id, once, led_to) in aside.done {
        forms.put_back(&id, once, &led_to);
    }
    let pages = aside.pages.into_iter();
    answered.put_back(pages.filter_map(|(id, aside)| Some((id, page(aside)?))));
}

fn page(aside: PutAside) -> Option<Page> {
    let row = |path: &str| ROUTES.iter().find(|route| route.path == path);
    let mut kinds = ROUTES
        .iter()
        .map(|route| route.kind)
        .chain([unlock::WAITED]);
    let chapter = |name: String| {
        let mut chapters = handbook::chapters(Lang::EN);
        chapters.find(|chapter| chapter.name() == name)
    };
    Some(Page {
        kind: kinds.find(|kind| *kind == aside.kind)?,
        body: Html::made(aside.body),
        chapter: aside
            .chapter
            .and_then(chapter)
            .map(|chapter| chapter.name()),
        status: aside.status,
        again: None,
        row: aside
            .row
            .and_then(|path| row(&path))
            .map(|route| route.path),
    })
}
