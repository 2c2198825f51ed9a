//! Two tabs that correct the same entry: none takes back what the other one changed.

use super::{Came, Run, begun};

fn location(came: &Came) -> String {
    assert_eq!(came.status, 303, "{}", came.body);
    let location = &came.head.headers()["location"];
    location.to_str().expect("plain").to_owned()
}

/// A hidden field of a page.
fn hidden(page: &str, name: &str) -> String {
    let after = page.split(&format!("name=\"{name}\" value=\"")).nth(1);
    let value = after.and_then(|after| after.split('"').next());
    value
        .unwrap_or_else(|| panic!("no {name}: {page}"))
        .to_owned()
}

/// A tab in which an entry is being corrected.
struct Tab<'a> {
    run: &'a Run,
    path: &'a str,
    form: String,
    seen: String,
}

impl<'a> Tab<'a> {
    fn open(run: &'a Run, path: &'a str) -> Tab<'a> {
        let page = run.send(run.get(path)).body;
        let (form, seen) = (hidden(&page, "form"), hidden(&page, "seen"));
        Tab {
            run,
            path,
            form,
            seen,
        }
    }

    /// Shows before and after.
    fn looks(&mut self, boxes: &str) -> (String, String) {
        let sent = format!("form={}&do=look&seen={}&{boxes}", self.form, self.seen);
        let came = self.run.send(self.run.post(self.path, &sent));
        assert_eq!(came.status, 200, "{}", came.body);
        self.form = hidden(&came.body, "form");
        let looked = hidden(&came.body, "looked");
        (came.body, looked)
    }

    fn writes(&self, boxes: &str, looked: &str) -> Came {
        let (form, seen) = (&self.form, &self.seen);
        let sent = format!("form={form}&do=write&seen={seen}&looked={looked}&{boxes}");
        self.run.send(self.run.post(self.path, &sent))
    }
}

#[test]
fn the_second_correction_sees_the_first_and_takes_nothing_of_it_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let write = |path: &str, boxes: &str| {
        let form = run.form_of(path);
        location(&run.send(run.post(path, &format!("form={form}&do=write&{boxes}"))))
    };
    write("/write/person", "name=Tarn&side=perpetrator");
    let letter = "with=perpetrator&channel=letter&on=4.3.2016&subject=Rent&text=He+asks.";
    let entry = write("/write/came", letter);
    let entry = entry.split('?').next().expect("an address");
    let path = entry.replace("/entry/", "/correct/");
    let boxes = |channel: &str, subject: &str| {
        format!(
            "with=perpetrator&direction=from&channel={channel}&on=2016-03-04&subject={subject}&text=He+asks."
        )
    };
    let (mut one, mut other) = (Tab::open(&run, &path), Tab::open(&run, &path));
    // Both have looked at what they would change before either is written down.
    let (_, looked) = one.looks(&boxes("email", "Rent"));
    let (page, looked_other) = other.looks(&boxes("letter", "The+rent"));
    assert!(!page.contains("was corrected meanwhile"), "{page}");
    location(&one.writes(&boxes("email", "Rent"), &looked));
    // The other one is not written down unseen: it shows both.
    let came = other.writes(&boxes("letter", "The+rent"), &looked_other);
    assert_eq!(came.status, 200, "{}", came.body);
    for part in [
        "was corrected meanwhile",
        "<td>letter on paper</td><td>mail</td>",
        "The rent",
    ] {
        assert!(came.body.contains(part), "{part}: {}", came.body);
    }
    assert!(
        run.send(run.get("/record?kind=correction"))
            .body
            .contains("1 entry")
    );
    other.form = hidden(&came.body, "form");
    let looked = hidden(&came.body, "looked");
    location(&other.writes(&boxes("letter", "The+rent"), &looked));
    let page = run.send(run.get(entry)).body;
    assert!(page.contains("The rent") && page.contains("mail"), "{page}");
    assert!(!page.contains("letter on paper"), "{page}");
    assert!(
        run.send(run.get("/record?kind=correction"))
            .body
            .contains("2 entries")
    );
}

#[test]
fn what_both_changed_shows_what_stands_there_now() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let form = run.form_of("/write/note");
    let sent = format!("form={form}&do=write&on=2016&text=First");
    let entry = location(&run.send(run.post("/write/note", &sent)));
    let path = entry
        .split('?')
        .next()
        .expect("an address")
        .replace("/entry/", "/correct/");
    let (mut one, mut other) = (Tab::open(&run, &path), Tab::open(&run, &path));
    let (_, looked) = one.looks("on=2016&text=Second");
    location(&one.writes("on=2016&text=Second", &looked));
    let (page, _) = other.looks("on=2016&text=Third");
    for part in ["was corrected meanwhile", "Second", "Third"] {
        assert!(page.contains(part), "{part}: {page}");
    }
}
