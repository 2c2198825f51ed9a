//! What keeps a record: passphrase, paper key, backup, coming back.

use answerable_office::paper::words::Lang;
use axum::body::Body;
use axum::http::Request;
use axum::http::header::CONTENT_TYPE;

use super::exchanging::ended;
use super::{Came, Opening, PASSPHRASE, Run, begun};

const OTHER: &str = "gravel teapot monsoon ladder violet cinder";

pub fn location(came: &Came) -> String {
    assert_eq!(came.status, 303, "{}", came.body);
    let location = &came.head.headers()["location"];
    location.to_str().expect("plain").to_owned()
}

/// Sends a form of a page, with its one-time id.
pub fn sent(run: &Run, path: &str, boxes: &str) -> Came {
    let form = run.form_of(path);
    run.send(run.post(path, &format!("form={form}&{boxes}")))
}

/// Begins a process, with a storage in a folder.
fn with_storage(folder: &std::path::Path) -> (Run, String) {
    let depot = folder.join("stick");
    std::fs::create_dir(&depot).expect("a folder");
    let depot = depot.to_str().expect("plain").to_owned();
    let run = begun(folder);
    let form = run.form_of("/storages");
    let came = run.send(run.post("/storages/add", &format!("form={form}&place={depot}")));
    assert_eq!(came.status, 303, "{}", came.body);
    (run, depot)
}

#[test]
fn a_weak_passphrase_is_asked_for_once_more_and_then_taken() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = Run::opened(folder.path());
    let boxes = "title=Ours&name=Mo&side=contact&passphrase=Passwort1!&again=Passwort1!";
    let came = sent(&run, "/start", boxes);
    assert_eq!(came.status, 422, "{}", came.body);
    assert!(came.body.contains("within hours"), "{}", came.body);
    assert!(!came.body.contains("Passwort1!"), "it is shown again");
    assert!(!folder.path().join("ours.vault").exists());
    let came = sent(&run, "/start", &format!("{boxes}&keep=1"));
    assert_eq!(location(&came), "/today");
}

#[test]
fn the_passphrase_is_changed_with_the_present_one_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let both = format!("passphrase={OTHER}&again={OTHER}");
    let came = sent(&run, "/passphrase", &format!("present=not+that&{both}"));
    assert_eq!(came.status, 422, "{}", came.body);
    let differs = format!("present={PASSPHRASE}&passphrase={OTHER}&again=another");
    assert_eq!(sent(&run, "/passphrase", &differs).status, 422);
    // The title of the process is what others would try first.
    let weak = format!("present={PASSPHRASE}&passphrase=Ours&again=Ours");
    let came = sent(&run, "/passphrase", &weak);
    assert!(came.body.contains("name=\"keep\""), "{}", came.body);
    run.send(run.post("/lock", ""));
    let opened = run.send(run.post("/unlock", &format!("passphrase={PASSPHRASE}")));
    assert_eq!(opened.status, 303, "the old one still opens");

    let came = sent(&run, "/passphrase", &format!("present={PASSPHRASE}&{both}"));
    assert_eq!(came.status, 200, "{}", came.body);
    assert!(came.body.contains("longer than anybody"), "{}", came.body);
    assert!(!came.body.contains(OTHER));
    run.send(run.post("/lock", ""));
    let old = run.send(run.post("/unlock", &format!("passphrase={PASSPHRASE}")));
    assert_eq!(old.status, 422);
    let new = run.send(run.post("/unlock", &format!("passphrase={OTHER}")));
    assert_eq!(new.status, 303);
}

#[test]
fn a_form_with_a_secret_that_is_sent_to_a_locked_record_is_not_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let form = run.form_of("/passphrase");
    run.send(run.post("/lock", ""));
    let boxes = format!("form={form}&present={PASSPHRASE}&passphrase={OTHER}&again={OTHER}");
    let came = run.send(run.post("/passphrase", &boxes));
    assert_eq!(location(&came), "/unlock");
    let page = run.send(run.get("/unlock")).body;
    assert!(!page.contains("is kept"), "{page}");
    let came = run.send(run.post("/unlock", &format!("passphrase={PASSPHRASE}")));
    assert_eq!(location(&came), "/today", "the form went on");
}

/// The words that the page of a paper key shows.
fn words(page: &str) -> Vec<String> {
    let list = page.split("<ol class=\"sheet\">").nth(1);
    let list = list.and_then(|rest| rest.split("</ol>").next());
    let list = list.unwrap_or_else(|| panic!("no words: {page}"));
    let words = list.split("<li>").skip(1);
    words
        .map(|word| word.split('<').next().expect("a word").to_owned())
        .collect()
}

/// The number of the process that stands below the words.
fn number(page: &str) -> String {
    let after = page.split("the number of the process: ").nth(1);
    let number = after.and_then(|after| after.split('<').next());
    number.expect("a number").to_owned()
}

/// Makes a paper key; gives its words and the number.
fn sheet(run: &Run) -> (Vec<String>, String) {
    let came = sent(run, "/paper-key", "sure=1");
    assert_eq!(location(&came), "/exchange");
    let page = exchanged(run);
    (words(&page), number(&page))
}

/// Waits until a paper key that was made is exchanged; gives the page that this leads to.
fn exchanged(run: &Run) -> String {
    let (to, page) = ended(run);
    assert_eq!(to, "/paper-key/words");
    page.body
}

/// Answers what the check asks for, with what is said of each place.
fn checked(run: &Run, word: impl Fn(usize) -> String) -> Came {
    let page = run.send(run.get("/paper-key/check")).body;
    let asked = page.split("name=\"word-").skip(1);
    let boxes: Vec<String> = asked
        .map(|rest| {
            let place = rest.split('"').next().expect("a place");
            let word = word(place.parse().expect("a number"));
            format!("word-{place}={word}")
        })
        .collect();
    assert_eq!(boxes.len(), 3, "{page}");
    sent(run, "/paper-key/check", &boxes.join("&"))
}

#[test]
fn a_paper_key_needs_a_storage_first() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let page = run.send(run.get("/paper-key")).body;
    assert!(page.contains("Choose a storage") && !page.contains("name=\"form\""));
}

#[test]
fn the_words_are_shown_once_and_compared_with_the_sheet() {
    let folder = tempfile::tempdir().expect("a folder");
    let (run, depot) = with_storage(folder.path());
    let settings = run.send(run.get("/settings")).body;
    assert!(settings.contains("There is none yet."), "{settings}");
    let form = run.form_of("/paper-key");
    let came = run.send(run.post("/paper-key", &format!("form={form}")));
    assert_eq!(location(&came), "/exchange");
    let page = exchanged(&run);
    let words = words(&page);
    assert_eq!(words.len(), 24);
    assert!(page.contains(&depot), "the place is not on it");
    assert_eq!(number(&page).split(' ').count(), 4);
    let has_words = |page: &str| words.iter().any(|word| page.contains(&format!(">{word}<")));
    assert!(has_words(&page));
    // Back, a reload, or the form sent again show nothing of them, and make no other key.
    let again = run.send(run.get("/paper-key/words"));
    assert_eq!(again.status, 422);
    assert!(!has_words(&again.body), "they were shown twice");
    let came = run.send(run.post("/paper-key", &format!("form={form}")));
    assert_eq!(location(&came), "/exchange");
    let (to, again) = ended(&run);
    assert_eq!(
        (to.as_str(), again.status.as_u16()),
        ("/paper-key/words", 422)
    );
    let wrong = checked(&run, |_| "zzzz".to_owned());
    assert_eq!(wrong.status, 422);
    assert!(wrong.body.contains("is another one") && !has_words(&wrong.body));
    let state = run.send(run.get("/paper-key")).body;
    assert!(state.contains("Nobody looked yet"), "{state}");
    assert!(state.contains("lies in a storage"), "{state}");
    let right = checked(&run, |place| {
        words[place - 1][..words[place - 1].len().min(4)].to_owned()
    });
    assert_eq!(location(&right), "/paper-key?compared=1");
    let settings = run.send(run.get("/settings")).body;
    assert!(settings.contains("the sheet was compared"), "{settings}");
    let gone = run.send(run.get("/paper-key/check"));
    assert_eq!(gone.status, 422, "the words are kept");
    // Another takes its place only where somebody means it, and is not compared yet.
    assert_eq!(sent(&run, "/paper-key", "").status, 422);
    sheet(&run);
    let settings = run.send(run.get("/settings")).body;
    assert!(settings.contains("Nobody looked yet"), "{settings}");
}

#[test]
fn locking_lets_go_of_the_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let (run, _) = with_storage(folder.path());
    assert_eq!(location(&sent(&run, "/paper-key", "")), "/exchange");
    run.send(run.post("/lock", ""));
    run.send(run.post("/unlock", &format!("passphrase={PASSPHRASE}")));
    assert_eq!(run.send(run.get("/paper-key/words")).status, 422);
    assert_eq!(run.send(run.get("/paper-key/check")).status, 422);
}

#[test]
fn who_lost_everything_comes_back_with_the_sheet() {
    let folder = tempfile::tempdir().expect("a folder");
    let (run, depot) = with_storage(folder.path());
    sent(
        &run,
        "/write/note",
        "do=write&on=2016&text=A+gladiolus+on+the+sill",
    );
    let (words, number) = sheet(&run);
    drop(run);
    let other = tempfile::tempdir().expect("a folder");
    let run = Run::opened(other.path());
    let secret = format!("passphrase={OTHER}&again={OTHER}");
    let place = format!("process={number}&depot={depot}&{secret}");
    let mut typed = words.clone();
    typed[6] = "xylofone".to_owned();
    let came = sent(&run, "/back", &format!("words={}&{place}", typed.join("+")));
    assert_eq!(came.status, 422);
    assert!(came.body.contains("Word 7 is none"), "{}", came.body);
    assert!(came.body.contains("Word 7 once more"), "{}", came.body);
    // One word alone may be a word of the page.
    let shown = |page: &str| {
        let mut pairs = typed.windows(2);
        page.contains("xylofone") || pairs.any(|pair| page.contains(&pair.join(" ")))
    };
    assert!(!shown(&came.body), "words are shown again");
    assert!(
        !came.body.contains("id=\"words\""),
        "all of them are asked for"
    );
    assert!(!other.path().join("ours.vault").exists());
    let form = form(&came);
    // The word is right, the number is not: still nobody types the words again.
    let wrong = place.replace(&number, "aaaa bbbb cccc dddd");
    let came = run.send(run.post("/back", &format!("form={form}&word={}&{wrong}", words[6])));
    assert_eq!(came.status, 422);
    assert!(came.body.contains("is kept in memory"), "{}", came.body);
    let form = self::form(&came);
    let came = run.send(run.post("/back", &format!("form={form}&{place}")));
    assert_eq!(location(&came), "/paper-key?back=1");
    let page = run.send(run.get("/paper-key?back=1")).body;
    assert!(
        page.contains("You are back.") && page.contains("There is none yet."),
        "{page}"
    );
    let found = run.send(run.get("/record?kind=note")).body;
    assert!(found.contains("1 entry"), "{found}");
    run.send(run.post("/lock", ""));
    let opened = run.send(run.post("/unlock", &format!("passphrase={OTHER}")));
    assert_eq!(opened.status, 303);
    // The sheet is used up.
    let third = tempfile::tempdir().expect("a folder");
    let run = Run::opened(third.path());
    let came = sent(&run, "/back", &format!("words={}&{place}", words.join("+")));
    assert_eq!(came.status, 422, "it was used twice");
}

/// The id of the form on a page that came back.
fn form(came: &Came) -> String {
    let after = came.body.split("name=\"form\" value=\"").nth(1);
    let id = after.and_then(|after| after.split('"').next());
    id.expect("a form").to_owned()
}

#[test]
fn leaving_the_page_lets_go_of_what_was_typed() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = Run::opened(folder.path());
    let secret = format!("passphrase={OTHER}&again={OTHER}");
    let came = sent(
        &run,
        "/back",
        &format!("words=abandon+xylofone&process=x&depot=/x&{secret}"),
    );
    assert!(came.body.contains("id=\"word\""), "{}", came.body);
    let page = run.send(run.get("/back")).body;
    assert!(page.contains("id=\"words\"") && !page.contains("id=\"word\""));
}

#[test]
fn pieces_that_are_none_are_named_and_nothing_is_made() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = Run::opened(folder.path());
    let secret = format!("passphrase={OTHER}&again={OTHER}");
    let boxes = format!("pieces=answerable-share-abc&depot=/x&{secret}");
    let came = sent(&run, "/pieces", &boxes);
    assert_eq!(came.status, 422);
    assert!(came.body.contains("Piece 1 is not whole"), "{}", came.body);
    assert!(!came.body.contains("answerable-share-abc"));
    assert!(!folder.path().join("ours.vault").exists());
}

/// A form with a file, as a browser sends it.
fn upload(run: &Run, path: &str, form: &str, file: &[u8]) -> Request<Body> {
    let mut body = format!(
        "--part\r\ncontent-disposition: form-data; name=\"form\"\r\n\r\n{form}\r\n--part\r\n\
         content-disposition: form-data; name=\"file\"; filename=\"a.sealed\"\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(file);
    body.extend_from_slice(b"\r\n--part--\r\n");
    let mut request = run.post(path, "");
    *request.body_mut() = Body::from(body);
    let kind = "multipart/form-data; boundary=part".parse().expect("plain");
    request.headers_mut().insert(CONTENT_TYPE, kind);
    request
}

#[test]
fn a_backup_is_handed_over_and_brought_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    sent(
        &run,
        "/write/note",
        "do=write&on=2016&text=A+gladiolus+on+the+sill",
    );
    let came = run.send_raw(run.post("/backup", ""));
    assert_eq!(came.0, 200);
    let backup = came.1;
    assert!(backup.len() > 4096, "{}", backup.len());
    let left = std::fs::read_dir(folder.path()).expect("readable");
    let left = left.filter(|file| {
        let name = file.as_ref().expect("readable").file_name();
        name.to_string_lossy().contains("backup")
    });
    assert_eq!(left.count(), 0, "something lies beside the vault");
    let whole = String::from_utf8_lossy(&backup);
    assert!(!whole.contains("gladiolus"), "it is not sealed");

    let other = tempfile::tempdir().expect("a folder");
    let again = Run::opened(other.path());
    let form = again.form_of("/restore");
    let broken = again.send(upload(
        &again,
        "/restore",
        &form,
        &backup[..backup.len() / 2],
    ));
    assert_eq!(broken.status, 422, "{}", broken.body);
    assert!(!other.path().join("ours.vault").exists());
    let form = again.form_of("/restore");
    let came = again.send(upload(&again, "/restore", &form, &backup));
    assert_eq!(location(&came), "/unlock?restored=1");
    let page = again.send(again.get("/unlock?restored=1")).body;
    assert!(page.contains("is brought back"), "{page}");
    let opened = again.send(again.post("/unlock", &format!("passphrase={PASSPHRASE}")));
    assert_eq!(opened.status, 303);
    let found = again.send(again.get("/record?kind=note")).body;
    assert!(found.contains("1 entry"), "{found}");

    // From where it lies, too.
    let path = other.path().join("kept.sealed");
    std::fs::write(&path, &backup).expect("written");
    let third = tempfile::tempdir().expect("a folder");
    let run = Run::opened(third.path());
    assert_eq!(sent(&run, "/restore", "").status, 422);
    let came = sent(&run, "/restore", &format!("path={}", path.display()));
    assert_eq!(location(&came), "/unlock?restored=1");
}

/// Opens a record whose pages somebody set before.
fn opened_again(vault: &std::path::Path, lang_asked: bool) -> Run {
    let run = Run::by(&Opening {
        vault: Some(vault.to_owned()),
        lang: Lang::EN,
        lang_asked,
        browser: false,
        day: None,
    });
    let run = run.let_in();
    unlocked(&run);
    run
}

fn unlocked(run: &Run) {
    let opened = run.send(run.post("/unlock", &format!("passphrase={PASSPHRASE}")));
    assert_eq!(location(&opened), "/today");
}

#[test]
fn language_and_locking_time_are_kept_with_the_record() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let settings = |run: &Run| run.send(run.get("/settings")).body;
    let chosen = |minutes: u64| format!("name=\"minutes\" value=\"{minutes}\" checked");
    assert!(settings(&run).contains(&chosen(15)));
    assert_eq!(
        location(&sent(&run, "/settings", "lang=de&minutes=60")),
        "/settings"
    );
    drop(run);
    let vault = folder.path().join("ours.vault");
    let run = opened_again(&vault, false);
    let shown = settings(&run);
    assert!(shown.contains("<html lang=\"de\""), "{shown}");
    assert!(shown.contains(&chosen(60)), "{shown}");
    drop(run);
    // What was asked for where the program was started wins, until somebody chooses on the page.
    let run = opened_again(&vault, true);
    let shown = settings(&run);
    assert!(shown.contains("<html lang=\"en\""), "{shown}");
    assert!(shown.contains(&chosen(60)), "{shown}");
    sent(&run, "/settings", "lang=de&minutes=60");
    run.send(run.post("/lock", ""));
    unlocked(&run);
    assert!(settings(&run).contains("<html lang=\"de\""));
}

/// Begins a process as the one whose room it is, with a storage in a folder.
fn hers(folder: &std::path::Path) -> (Run, String) {
    let depot = folder.join("stick");
    std::fs::create_dir(&depot).expect("a folder");
    let depot = depot.to_str().expect("plain").to_owned();
    let run = Run::opened(folder);
    let secret = format!("passphrase={PASSPHRASE}&again={PASSPHRASE}");
    let boxes = format!("title=Ours&name=Ilex&side=survivor&{secret}");
    assert_eq!(location(&sent(&run, "/start", &boxes)), "/today");
    let form = run.form_of("/storages");
    let came = run.send(run.post("/storages/add", &format!("form={form}&place={depot}")));
    assert_eq!(came.status, 303, "{}", came.body);
    (run, depot)
}

/// The pieces that a page shows, each with its beginning.
fn pieces(page: &str) -> Vec<String> {
    let pieces = page.split("<section class=\"piece\">").skip(1);
    pieces
        .map(|piece| format!("answerable-share-{}", words(piece).concat()))
        .collect()
}

/// Answers which group of each piece is asked for.
fn compared(run: &Run, sign: impl Fn(usize, usize) -> String) -> Came {
    let page = run.send(run.get("/paper-key/pieces/check")).body;
    let asked = page.split("<label for=\"piece-").skip(1);
    let boxes: Vec<String> = asked
        .map(|rest| {
            let (place, rest) = rest.split_once('"').expect("a place");
            let label = rest.split('<').next().expect("a label");
            let group = label.split("group ").nth(1).expect("a number");
            let place: usize = place.parse().expect("a number");
            let sign = sign(place - 1, group.parse().expect("a number"));
            format!("piece-{place}={sign}")
        })
        .collect();
    sent(run, "/paper-key/pieces/check", &boxes.join("&"))
}

#[test]
fn pieces_are_shown_once_compared_and_bring_her_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let (run, depot) = hers(folder.path());
    let page = run.send(run.get("/paper-key")).body;
    assert!(page.contains("href=\"/paper-key/pieces\""), "{page}");
    let few = sent(&run, "/paper-key/pieces", "enough=2&others=Wren");
    assert_eq!(few.status, 422, "{}", few.body);
    assert!(few.body.contains("2 to 8 holders"), "{}", few.body);
    let form = run.form_of("/paper-key/pieces");
    let boxes = "enough=2&others=Wren%0D%0AFern%0D%0AAn+old+neighbour";
    let came = run.send(run.post("/paper-key/pieces", &format!("form={form}&{boxes}")));
    assert_eq!(location(&came), "/exchange");
    let (to, shown) = ended(&run);
    assert_eq!(to, "/paper-key/pieces/shown");
    assert_eq!(shown.status, 201, "a browser would keep it");
    let made = pieces(&shown.body);
    assert_eq!(made.len(), 3, "{}", shown.body);
    assert!(shown.body.contains("For An old neighbour, piece 3 of 3"));
    assert!(shown.body.contains(&depot), "the place is not on it");
    let groups: Vec<Vec<String>> = shown
        .body
        .split("<section class=\"piece\">")
        .skip(1)
        .map(words)
        .collect();
    // Back, a reload, or the form sent again show nothing of them, and make no others.
    let again = run.send(run.get("/paper-key/pieces/shown"));
    assert_eq!(again.status, 422);
    assert_eq!(pieces(&again.body), [] as [String; 0]);
    let came = run.send(run.post("/paper-key/pieces", &format!("form={form}&{boxes}")));
    assert_eq!(location(&came), "/exchange");
    assert_eq!(ended(&run).1.status, 422);
    let wrong = compared(&run, |_, _| "zzzz".to_owned());
    assert_eq!(wrong.status, 422);
    assert!(wrong.body.contains("is another one"), "{}", wrong.body);
    let right = compared(&run, |place, group| groups[place][group - 1].clone());
    assert_eq!(location(&right), "/paper-key/pieces?compared=1");
    let state = run.send(run.get("/paper-key/pieces")).body;
    assert!(state.contains("was compared with the pieces"), "{state}");
    assert_eq!(run.send(run.get("/paper-key/pieces/check")).status, 422);
    // Others take their place only where somebody means it.
    assert_eq!(sent(&run, "/paper-key/pieces", boxes).status, 422);
    drop(run);

    let other = tempfile::tempdir().expect("a folder");
    let run = Run::opened(other.path());
    let typed = format!("{}+{}", made[0], made[2]);
    let secret = format!("passphrase={OTHER}&again={OTHER}");
    let came = sent(
        &run,
        "/pieces",
        &format!("pieces={typed}&depot={depot}&{secret}"),
    );
    assert_eq!(location(&came), "/paper-key/pieces?back=1");
    let page = run.send(run.get("/paper-key/pieces?back=1")).body;
    assert!(page.contains("The old pieces are used up."), "{page}");
}

#[test]
fn nobody_of_the_contact_group_holds_a_piece_and_locking_lets_go_of_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let (run, _) = hers(folder.path());
    for (name, side) in [("Kim", "contact_group"), ("Fern", "support_group")] {
        let boxes = format!("do=write&on=2016&name={name}&side={side}");
        let came = sent(&run, "/write/person", &boxes);
        assert_eq!(came.status, 303, "{}", came.body);
    }
    let page = run.send(run.get("/paper-key/pieces")).body;
    assert!(page.contains("Fern") && !page.contains("Kim"), "{page}");
    let named = |others: &str| {
        sent(
            &run,
            "/paper-key/pieces",
            &format!("enough=2&others={others}"),
        )
    };
    // By whichever way they are named.
    let refused = named("kim%0D%0AWren");
    assert_eq!(refused.status, 422, "{}", refused.body);
    assert!(
        refused.body.contains("may hold no piece: Kim"),
        "{}",
        refused.body
    );
    assert_eq!(location(&named("Fern%0D%0AWren")), "/exchange");
    run.send(run.post("/lock", ""));
    unlocked(&run);
    assert_eq!(run.send(run.get("/paper-key/pieces/shown")).status, 422);
    assert_eq!(run.send(run.get("/paper-key/pieces/check")).status, 422);
}

#[test]
fn who_keeps_no_room_of_her_own_is_offered_no_pieces() {
    let folder = tempfile::tempdir().expect("a folder");
    let (run, _) = with_storage(folder.path());
    let page = run.send(run.get("/paper-key")).body;
    assert!(!page.contains("/paper-key/pieces"), "{page}");
    let page = run.send(run.get("/paper-key/pieces")).body;
    assert!(
        page.contains("keeps her own room alone") && !page.contains("name=\"others\""),
        "{page}"
    );
    // Nor is a form taken that no page gave for it.
    let form = run.form_of("/paper-key");
    let sent = format!("form={form}&enough=2&others=Wren%0D%0AFern");
    assert_eq!(run.send(run.post("/paper-key/pieces", &sent)).status, 422);
}
