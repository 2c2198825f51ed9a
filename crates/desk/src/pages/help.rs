//! Help: the handbook, its table of contents and its chapters. It is there while the vault is locked too.

use askama::Template;

use crate::handbook::{self, Chapter, Part, Section};

use super::answer::Answer;
use super::ask::{Ask, W};
use super::frame::Page;
use super::given::Given;
use super::html::Html;
use super::trouble::Trouble;

#[derive(Template)]
#[template(path = "help.html")]
struct Help {
    w: W,
    parts: Vec<(String, Vec<Way>)>,
}

#[derive(Template)]
#[template(path = "chapter.html")]
struct Read {
    w: W,
    title: &'static str,
    sections: Vec<Section>,
    body: Html,
    before: Option<Way>,
    next: Option<Way>,
}

/// A way to a chapter.
struct Way {
    href: String,
    title: &'static str,
}

impl From<Chapter> for Way {
    fn from(chapter: Chapter) -> Way {
        Way {
            href: handbook::href(chapter.name()),
            title: chapter.title(),
        }
    }
}

/// The table of contents.
pub fn get(ask: &mut Ask, _: &Given) -> Result<Answer, Trouble> {
    let w = ask.w();
    let chapters: Vec<Chapter> = handbook::chapters(ask.words.lang()).collect();
    let part = |part: Part| {
        let of_it = chapters.iter().filter(|chapter| chapter.part() == part);
        let heading = w.code("handbook-part", part.code());
        (heading, of_it.map(|chapter| Way::from(*chapter)).collect())
    };
    let help = Help {
        w,
        parts: Part::ALL.map(part).into(),
    };
    Ok(Page::of("pages-help", &help).into())
}

/// One chapter.
pub fn chapter(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let lang = ask.words.lang();
    let name = given.id.as_deref().unwrap_or_default();
    let mut before = None;
    let mut chapters = handbook::chapters(lang);
    let chapter = loop {
        let chapter = chapters.next().ok_or(Trouble::NotHere)?;
        if chapter.name() == name {
            break chapter;
        }
        before = Some(chapter);
    };
    let read = Read {
        w: ask.w(),
        title: chapter.title(),
        sections: chapter.sections(),
        body: Html::made(chapter.html()),
        before: before.map(Way::from),
        next: chapters.next().map(Way::from),
    };
    Ok(Page::of("pages-help", &read).into())
}

#[cfg(test)]
mod tests {
    use answerable_office::paper::words::Lang;

    use super::super::trial::{Trial, at};
    use super::*;

    #[test]
    fn every_chapter_is_in_the_contents_and_opens() {
        for lang in Lang::all() {
            let mut trial = Trial::of("rowan", lang);
            let contents = trial.page(get, &Given::default());
            for of in handbook::chapters(lang) {
                assert!(contents.contains(&format!("\"{}\"", handbook::href(of.name()))));
                let page = trial.page(chapter, &at(of.name()));
                assert!(page.contains(of.title()), "{lang} {}", of.name());
                for section in of.sections() {
                    assert!(page.contains(&format!("id=\"{}\"", section.id)));
                }
            }
            assert!(matches!(
                trial.ask(chapter, &at("nothing")),
                Err(Trouble::NotHere)
            ));
        }
    }
}
