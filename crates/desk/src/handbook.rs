//! The handbook: chapters in Markdown, embedded, a folder of `handbook` for each language.
//!
//! The sources link to each other by file name, so that they can be read in the folder too; here the
//! links lead to the pages. Words in bold are words that stand on a page, such as those of a button.

use answerable_office::paper::words::Lang;
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

macro_rules! chapters {
    ($($file:literal),* $(,)?) => {
        const FILES: &[&str] = &[$($file),*];
        /// The sources of each language that has the handbook; English, which stands in, first.
        static SOURCES: &[(&str, &[&str])] = &[
            ("en", &[$(include_str!(concat!("../handbook/en/", $file, ".md"))),*]),
            ("de", &[$(include_str!(concat!("../handbook/de/", $file, ".md"))),*]),
        ];
    };
}

chapters! {
    "01-what-this-is",
    "02-first-steps",
    "03-first-letter",
    "04-writing-down",
    "05-known-and-said",
    "06-demands",
    "07-letters",
    "08-meetings",
    "09-agreements",
    "10-claims",
    "11-people-around-him",
    "12-tasks",
    "13-calls",
    "14-decisions",
    "14-timeline",
    "15-her-side",
    "16-reports",
    "17-statement",
    "18-closing",
    "19-rooms",
    "20-travelling",
    "21-devices",
    "22-backups",
    "23-erasing",
    "24-leave-now",
    "25-care",
    "26-law",
    "27-glossary",
    "28-keyboard",
    "29-command-line",
}

/// Chapters that belong together in the table of contents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// To begin with.
    Begin,
    /// The work, week by week.
    Work,
    /// Her side, and how it ends.
    Hers,
    /// What the program does with the record.
    Program,
    /// For the people who do this, and what to look up.
    People,
}

impl Part {
    /// All of them, in order.
    pub const ALL: [Part; 5] = [
        Part::Begin,
        Part::Work,
        Part::Hers,
        Part::Program,
        Part::People,
    ];

    /// The code by which the catalogue names it.
    pub fn code(self) -> &'static str {
        match self {
            Part::Begin => "begin",
            Part::Work => "work",
            Part::Hers => "hers",
            Part::Program => "program",
            Part::People => "people",
        }
    }

    /// The number of its last chapter.
    fn last(self) -> &'static str {
        match self {
            Part::Begin => "03",
            Part::Work => "14",
            Part::Hers => "18",
            Part::Program => "24",
            Part::People => "99",
        }
    }
}

/// A chapter in one language.
#[derive(Clone, Copy, Debug)]
pub struct Chapter {
    file: &'static str,
    source: &'static str,
}

/// A heading within a chapter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The same in every language, so that pages can lead to it.
    pub id: String,
    /// The heading's words.
    pub title: String,
}

/// Lists the chapters in order, in English where the language has none.
pub fn chapters(lang: Lang) -> impl Iterator<Item = Chapter> {
    let of = |tag: &str| SOURCES.iter().find(|(of, _)| *of == tag);
    let (_, sources) = of(lang.tag()).unwrap_or(&SOURCES[0]);
    let pairs = FILES.iter().zip(*sources);
    pairs.map(|(file, source)| Chapter { file, source })
}

/// The address of a chapter.
pub fn href(name: &str) -> String {
    format!("/help/{name}")
}

impl Chapter {
    /// The name by which pages lead here, such as `first-steps`.
    pub fn name(self) -> &'static str {
        name_of(self.file).expect("each file is named by two digits, a hyphen and a name")
    }

    /// Where it stands in the table of contents.
    pub fn part(self) -> Part {
        let mut parts = Part::ALL.into_iter();
        parts
            .find(|part| self.file < part.last() || self.file.starts_with(part.last()))
            .expect("the last part has all that come after the others")
    }

    /// What it is called.
    pub fn title(self) -> &'static str {
        let first = self.source.lines().next().unwrap_or_default();
        first.strip_prefix("# ").unwrap_or(first)
    }

    /// Its headings, in order.
    pub fn sections(self) -> Vec<Section> {
        let mut sections = Vec::new();
        let mut open: Option<Section> = None;
        for event in self.events() {
            match event {
                Event::Start(Tag::Heading { id, level, .. }) if level != HeadingLevel::H1 => {
                    open = Some(Section {
                        id: id.map(CowStr::into_string).unwrap_or_default(),
                        title: String::new(),
                    });
                }
                Event::Text(text) => {
                    if let Some(section) = &mut open {
                        section.title.push_str(&text);
                    }
                }
                Event::End(TagEnd::Heading(_)) => sections.extend(open.take()),
                _ => {}
            }
        }
        sections
    }

    /// What stands below the title, as HTML.
    pub fn html(self) -> String {
        let mut in_title = false;
        let below = self.events().filter(move |event| match event {
            Event::Start(Tag::Heading { level, .. }) if *level == HeadingLevel::H1 => {
                in_title = true;
                false
            }
            Event::End(TagEnd::Heading(HeadingLevel::H1)) => {
                in_title = false;
                false
            }
            _ => !in_title,
        });
        let mut out = String::new();
        html::push_html(&mut out, below);
        out
    }

    /// The source, with links that lead to pages. HTML in it stays text.
    fn events(self) -> impl Iterator<Item = Event<'static>> {
        let options = Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES;
        Parser::new_ext(self.source, options).map(|event| match event {
            Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            }) => Event::Start(Tag::Link {
                link_type,
                dest_url: led(&dest_url).into(),
                title,
                id,
            }),
            event => event,
        })
    }
}

/// Where a link of the source leads in the program.
fn led(link: &str) -> String {
    let (file, section) = match link.split_once('#') {
        Some((file, section)) => (file, format!("#{section}")),
        None => (link, String::new()),
    };
    match file.strip_suffix(".md").and_then(name_of) {
        Some(name) => format!("{}{section}", href(name)),
        None => link.to_owned(),
    }
}

/// The name in a file's name, behind the number that puts it in its place.
fn name_of(file: &str) -> Option<&str> {
    let (number, name) = file.split_once('-')?;
    let is_number = number.len() == 2 && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some(name)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::path::Path;

    use super::*;

    /// Slow for reading: tired, at night, about something hard.
    const WORDS_PER_MINUTE: usize = 150;
    const MINUTES_MAX: usize = 5;

    fn each() -> impl Iterator<Item = (Lang, Chapter)> {
        Lang::all().flat_map(|lang| chapters(lang).map(move |chapter| (lang, chapter)))
    }

    fn named(lang: Lang, name: &str) -> Option<Chapter> {
        chapters(lang).find(|chapter| chapter.name() == name)
    }

    fn raw(chapter: Chapter) -> impl Iterator<Item = Event<'static>> {
        let options = Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES;
        Parser::new_ext(chapter.source, options)
    }

    #[test]
    fn every_language_of_the_program_has_the_handbook() {
        for lang in Lang::all() {
            assert!(SOURCES.iter().any(|(tag, _)| *tag == lang.tag()), "{lang}");
        }
    }

    #[test]
    fn every_chapter_in_the_folder_is_in_the_program() {
        for (tag, _) in SOURCES {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("handbook")
                .join(tag);
            let found: HashSet<String> = std::fs::read_dir(folder)
                .expect("the folder is there")
                .map(|file| {
                    file.expect("a file")
                        .file_name()
                        .into_string()
                        .expect("UTF-8")
                })
                .collect();
            let known = FILES.iter().map(|file| format!("{file}.md")).collect();
            assert_eq!(found, known, "{tag}");
        }
    }

    #[test]
    fn all_languages_have_the_same_headings_and_each_has_a_name_of_its_own() {
        let shape = |chapter: Chapter| -> Vec<(HeadingLevel, String)> {
            let headings = raw(chapter).filter_map(|event| match event {
                Event::Start(Tag::Heading { level, id, .. }) => {
                    Some((level, id.map(CowStr::into_string).unwrap_or_default()))
                }
                _ => None,
            });
            headings.collect()
        };
        for (lang, chapter) in each() {
            let headings = shape(chapter);
            let english = named(Lang::EN, chapter.name()).expect("it is in English");
            assert_eq!(headings, shape(english), "{lang} {}", chapter.file);
            assert_eq!(
                headings[0],
                (HeadingLevel::H1, String::new()),
                "{}",
                chapter.file
            );
            let mut names = HashSet::new();
            for (level, id) in &headings[1..] {
                assert_eq!(*level, HeadingLevel::H2, "{lang} {} {id}", chapter.file);
                assert!(
                    !id.is_empty() && names.insert(id),
                    "{lang} {} {id:?}",
                    chapter.file
                );
            }
        }
    }

    #[test]
    fn every_link_leads_to_a_chapter_and_a_heading_that_are_there() {
        let mut count = 0;
        for (lang, chapter) in each() {
            for event in chapter.events() {
                let Event::Start(Tag::Link { dest_url, .. }) = event else {
                    continue;
                };
                count += 1;
                let (page, section) = match dest_url.split_once('#') {
                    Some((page, section)) => (page, Some(section)),
                    None => (&*dest_url, None),
                };
                let name = page.strip_prefix("/help/").unwrap_or_default();
                let there = named(lang, name)
                    .unwrap_or_else(|| panic!("{lang} {}: {dest_url}", chapter.file));
                let has = |id: &str| there.sections().iter().any(|section| section.id == id);
                assert!(
                    section.is_none_or(has),
                    "{lang} {}: {dest_url}",
                    chapter.file
                );
            }
        }
        assert!(count > 50, "{count}");
    }

    #[test]
    fn no_chapter_takes_longer_than_five_minutes() {
        for (lang, chapter) in each() {
            let words = chapter.source.split_whitespace().count();
            assert!(
                words <= WORDS_PER_MINUTE * MINUTES_MAX,
                "{lang} {}: {words}",
                chapter.file
            );
        }
    }

    #[test]
    fn no_chapter_holds_html_a_picture_or_an_exclamation_mark() {
        for (lang, chapter) in each() {
            for event in raw(chapter) {
                let plain = !matches!(
                    event,
                    Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::Image { .. })
                );
                assert!(plain, "{lang} {}: {event:?}", chapter.file);
            }
            assert!(!chapter.source.contains('!'), "{lang} {}", chapter.file);
        }
    }

    /// Texts of the files in a folder of this package.
    fn read(folder: &str) -> String {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let files = std::fs::read_dir(folder).expect("the folder is there");
        let text = |file: std::io::Result<std::fs::DirEntry>| {
            std::fs::read_to_string(file.expect("a file").path()).unwrap_or_default()
        };
        files.map(text).collect()
    }

    #[test]
    fn every_page_that_leads_to_a_chapter_leads_to_one_that_is_there() {
        let pages = read("src/pages");
        // Put together here, so that this line is none of those it looks for.
        let leads = [".chapter", "(\""].concat();
        let named_there = pages.split(&leads).skip(1);
        let names: HashSet<&str> = named_there
            .filter_map(|rest| rest.split('"').next())
            .collect();
        assert!(names.len() > 3, "{names:?}");
        for name in names {
            assert!(named(Lang::EN, name).is_some(), "{name}");
        }
    }

    #[test]
    fn words_in_bold_are_words_that_stand_on_a_page() {
        for (lang, chapter) in each() {
            let catalogue = read(&format!("../paper/i18n/{lang}"));
            let said: HashSet<&str> = catalogue
                .lines()
                .filter_map(|line| {
                    let (head, said) = line.split_once(" = ").or_else(|| line.split_once("] "))?;
                    (!head.contains('#')).then_some(said)
                })
                .collect();
            let mut is_bold = false;
            for event in raw(chapter) {
                match event {
                    Event::Start(Tag::Strong) => is_bold = true,
                    Event::End(TagEnd::Strong) => is_bold = false,
                    Event::Text(text) if is_bold => {
                        let known = said.contains(&*text);
                        assert!(known, "{lang} {}: {text}", chapter.file);
                    }
                    _ => {}
                }
            }
        }
    }

    #[test]
    fn html_in_a_source_stays_text() {
        let chapter = Chapter {
            file: "01-x",
            source: "# T\n\n<script>x</script>\n\na <b>c</b> [d](02-first-steps.md#join)\n",
        };
        assert_eq!(chapter.title(), "T");
        assert_eq!(
            chapter.html(),
            "&lt;script&gt;x&lt;/script&gt;\n<p>a &lt;b&gt;c&lt;/b&gt; <a href=\"/help/first-steps#join\">d</a></p>\n"
        );
    }
}
