//! Files that wait with a draft: which of them goes with a form, whatever other tabs do meanwhile.

use super::{Came, Run, begun, files};

fn location(came: &Came) -> String {
    assert_eq!(came.status, 303, "{}", came.body);
    let location = &came.head.headers()["location"];
    location.to_str().expect("plain").to_owned()
}

/// A form of the note, or of that draft of it, as a browser sends it: with the files that its page shows waiting,
/// and with those that were chosen.
struct Tab<'a> {
    run: &'a Run,
    form: String,
    waiting: Vec<String>,
}

impl<'a> Tab<'a> {
    fn open(run: &'a Run, path: &str) -> Tab<'a> {
        Tab::of(run, &run.send(run.get(path)).body)
    }

    fn of(run: &'a Run, page: &str) -> Tab<'a> {
        let hidden = |name: &str| {
            let begin = format!("name=\"{name}\" value=\"");
            let fields = page.split(&begin).skip(1);
            let values = fields.filter_map(|rest| rest.split('"').next().map(str::to_owned));
            values.collect::<Vec<String>>()
        };
        Tab {
            run,
            form: hidden("form").pop().expect("a form"),
            waiting: hidden("waiting"),
        }
    }

    fn sends(&self, wanted: &str, text: &str, chosen: &[(&str, &[u8])]) -> Came {
        let mut body = Vec::new();
        let mut fields = vec![
            ("form", self.form.as_str()),
            ("do", wanted),
            ("on", "2016"),
            ("text", text),
        ];
        fields.extend(self.waiting.iter().map(|number| ("waiting", &number[..])));
        for (name, text) in fields {
            let head = format!("--cut\r\nContent-Disposition: form-data; name=\"{name}\"");
            body.extend(format!("{head}\r\n\r\n{text}\r\n").bytes());
        }
        for (name, bytes) in chosen {
            let head = "--cut\r\nContent-Disposition: form-data; name=\"attachments\"";
            body.extend(format!("{head}; filename=\"{name}\"\r\n\r\n").bytes());
            body.extend(*bytes);
            body.extend(b"\r\n");
        }
        body.extend(b"--cut--\r\n");
        let run = self.run;
        run.send_alone(files(run, "/write/note", body))
    }
}

/// Where a draft with these files is.
fn draft(run: &Run, chosen: &[(&str, &[u8])]) -> String {
    location(&Tab::open(run, "/write/note").sends("more", "Begun", chosen))
}

fn page(run: &Run, at: &str) -> String {
    run.send(run.get(at)).body
}

/// Which of some words stand on a page.
fn stand(page: &str, words: &[&str]) -> Vec<bool> {
    words.iter().map(|word| page.contains(word)).collect()
}

const THREE: [(&str, &[u8]); 3] = [("a.txt", b"a"), ("b.txt", b"b"), ("c.txt", b"c")];
const NAMES: [&str; 4] = ["a.txt", "b.txt", "c.txt", "d.txt"];

#[test]
fn a_tab_that_is_behind_takes_out_the_file_that_it_means() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let at = draft(&run, &THREE);
    let (one, other) = (Tab::open(&run, &at), Tab::open(&run, &at));
    location(&one.sends("without-0", "One", &[]));
    let beside = location(&other.sends("without-1", "Other", &[]));
    assert_ne!(beside, at);
    let left = stand(&page(&run, &beside), &NAMES);
    assert_eq!(left, [false, false, true, false]);
}

#[test]
fn the_number_of_a_file_that_was_taken_out_is_given_to_no_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let at = draft(&run, &THREE);
    let (one, other) = (Tab::open(&run, &at), Tab::open(&run, &at));
    location(&one.sends("without-2", "One", &[]));
    location(&Tab::open(&run, &at).sends("more", "One", &[("d.txt", b"d")]));
    let beside = location(&other.sends("without-0", "Other", &[]));
    let left = stand(&page(&run, &beside), &NAMES);
    assert_eq!(left, [false, true, false, false]);
}

#[test]
fn a_file_that_came_in_another_tab_is_not_written_down_by_this_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let at = draft(&run, &THREE[..1]);
    let (one, other) = (Tab::open(&run, &at), Tab::open(&run, &at));
    location(&other.sends("more", "Other", &[("d.txt", b"d")]));
    let entry = page(&run, &location(&one.sends("write", "One", &[])));
    assert_eq!(stand(&entry, &NAMES), [true, false, false, false]);
    // It waits where it came.
    let left = stand(&page(&run, &at), &NAMES);
    assert_eq!(left, [true, false, false, true]);
}

#[test]
fn a_file_that_was_taken_out_in_another_tab_is_not_left_out_in_silence() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let at = draft(&run, &THREE[..2]);
    let (one, other) = (Tab::open(&run, &at), Tab::open(&run, &at));
    location(&other.sends("without-0", "Other", &[]));
    let beside = location(&one.sends("write", "One", &[]));
    let came = run.send(run.get(&beside));
    assert_eq!(came.status, 409, "{}", came.body);
    assert!(
        came.body.contains("does not wait any more"),
        "{}",
        came.body
    );
    assert_eq!(stand(&came.body, &NAMES), [false, true, false, false]);
    // Whoever has read that writes it down with what is there.
    let entry = location(&Tab::of(&run, &came.body).sends("write", "One", &[]));
    assert!(entry.starts_with("/entry/"), "{entry}");
    assert_eq!(
        stand(&page(&run, &entry), &NAMES),
        [false, true, false, false]
    );
}

#[test]
fn a_file_that_comes_twice_waits_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let tab = Tab::open(&run, "/write/note");
    let chosen = &THREE[..1];
    let at = location(&tab.sends("more", "Begun", chosen));
    assert_eq!(location(&tab.sends("more", "Gone on", chosen)), at);
    let shown = page(&run, &at);
    assert_eq!(shown.matches("a.txt").count(), 1, "{shown}");
    // The same name with something else in it is another file.
    location(&tab.sends("more", "Gone on", &[("a.txt", b"other")]));
    let shown = page(&run, &at);
    assert_eq!(shown.matches("a.txt").count(), 2, "{shown}");
    // Sent along once more with what waits already, neither is in the entry twice.
    let entry = location(&Tab::of(&run, &shown).sends("write", "Whole", chosen));
    let entry = page(&run, &entry);
    assert_eq!(entry.matches("href=\"/file/").count(), 2, "{entry}");
}

#[test]
fn a_tab_whose_form_can_not_be_kept_takes_no_file_out_of_the_draft_of_another() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let at = draft(&run, &THREE);
    let (one, other) = (Tab::open(&run, &at), Tab::open(&run, &at));
    location(&one.sends("more", "One", &[]));
    fill(&run, 99);
    let shown = page(&run, &location(&other.sends("without-1", "Other", &[])));
    assert!(shown.contains("Other"), "{shown}");
    let left = stand(&page(&run, &at), &NAMES);
    assert_eq!(left, [true, true, true, false]);
}

/// Begins so many drafts.
fn fill(run: &Run, drafts: usize) {
    for number in 0..drafts {
        let form = run.form_of("/write/note");
        let sent = format!("form={form}&on=2016&text=D{number}");
        assert_eq!(run.send(run.post("/keep/note", &sent)).status, 200);
    }
}

#[test]
fn files_that_were_not_kept_are_said_to_be_missing() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    fill(&run, 100);
    let tab = Tab::open(&run, "/write/note");
    let said = "Files that do not stand below were not kept.";
    let shown = page(&run, &location(&tab.sends("save", "Typed", &THREE)));
    assert!(shown.contains("Typed") && shown.contains(said), "{shown}");
    let shown = page(&run, &location(&tab.sends("save", "Typed", &[])));
    assert!(shown.contains("Typed") && !shown.contains(said), "{shown}");
}

#[test]
fn a_name_that_no_form_can_bring_is_said_to_be_the_reason() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    for name in ["\u{1b}[31m.txt", "nul\0l.txt"] {
        let tab = Tab::open(&run, "/write/note");
        let came = tab.sends("write", "Typed", &[(name, b"a")]);
        let shown = run.send(run.get(&location(&came)));
        assert_eq!(shown.status, 400, "{}", shown.body);
        assert!(
            shown.body.contains("its name may be the reason"),
            "{}",
            shown.body
        );
    }
}
