//! Every verb once, in both languages.
#![allow(
    clippy::disallowed_methods,
    reason = "tests look at the files that verbs write"
)]

mod support;

use std::fs;

use support::{Answer, PASSPHRASE, Place};

const VERBS: [&str; 32] = [
    "new",
    "add",
    "attention",
    "ledger",
    "show",
    "timeline",
    "search",
    "statement",
    "import",
    "check",
    "export",
    "verify",
    "passphrase",
    "backup",
    "restore",
    "invite",
    "join",
    "approve",
    "members",
    "leave",
    "remove",
    "device",
    "recover",
    "depot",
    "sync",
    "erase",
    "briefing",
    "demo",
    "schema",
    "completions",
    "man",
    "help",
];

/// Nothing may be left open in a sentence: a key that no catalogue has, or a value that was not given.
#[track_caller]
fn complete(answer: &Answer) {
    for said in [&answer.out, &answer.err] {
        let open = said
            .split('{')
            .skip(1)
            .map(|rest| rest.split('}').next().unwrap_or_default());
        let keys: Vec<&str> = open
            .filter(|key| key.starts_with('$') || key.contains('-') && !key.contains([' ', '"']))
            .collect();
        assert!(keys.is_empty(), "{keys:?} in {said}");
        assert!(
            !said.contains('\u{FDD0}') && !said.contains('\u{1b}'),
            "{said}"
        );
    }
}

#[test]
fn every_verb_works_in_both_languages() {
    for lang in ["en", "de"] {
        let place = Place::with_vault();
        place.fill();
        fs::write(place.path("letter.txt"), "Dear K").expect("it can be written");
        let run = |line: &str| {
            let arguments: Vec<&str> = ["--lang", lang]
                .into_iter()
                .chain(line.split(' '))
                .collect();
            let answer = place.run(&arguments).expect(0);
            complete(&answer);
            answer.out
        };
        run(
            "add contact --ref m-2 --with er --direction from --channel letter --attach letter.txt --text gladiolus",
        );
        assert!(run("attention --at 2025-03-01").contains("m-1"));
        assert!(run("ledger --at 2025-03-01").contains("m-1"));
        for name in "demands disclosures replies meetings agreements claims stances patterns members attention".split(' ') {
            run(&format!("ledger {name}"));
        }
        let shown = run("show m-2");
        assert!(
            shown.contains("» gladiolus") && shown.contains("letter.txt"),
            "{shown}"
        );
        run("show m-2 --attachment letter.txt --to out.txt");
        assert_eq!(
            fs::read_to_string(place.path("out.txt")).expect("it was written"),
            "Dear K"
        );
        run("timeline");
        run("timeline --svg picture.svg");
        assert!(
            fs::read_to_string(place.path("picture.svg"))
                .expect("it was written")
                .starts_with("<svg")
        );
        assert!(run("search gladiolus").contains("m-2"));
        run("search nothing");
        run("statement draft");
        assert!(run("statement draft --markdown").starts_with("# "));
        run("statement draft --html draft.html");
        assert!(
            fs::read_to_string(place.path("draft.html"))
                .expect("it was written")
                .contains("</html>")
        );
        run("export --dir open");
        run("check open/record.jsonl");
        assert_eq!(
            run("export"),
            fs::read_to_string(place.path("open/record.jsonl")).expect("it was written")
        );
        run("export --dir one --room contact");
        run("verify");
        run("backup copy.backup");
        run("--vault again.vault restore copy.backup");
        run("--vault again.vault verify");
        let schema = run("schema");
        assert!(schema.contains("\"$schema\"") && schema.contains("expects_reply"));
        assert!(run("completions bash").contains("answerable"));
        run("man");
        run("man --dir pages");
        assert!(place.path("pages/answerable-add-contact.1").is_file());
        run("add");
        run("help");
        for verb in VERBS {
            let by_help = run(&format!("help {verb}"));
            assert!(!by_help.is_empty());
            run(&format!("{verb} --help"));
        }
        for kind in answerable_office::record::Kind::ALL {
            let described = run(&format!("add {kind} --help"));
            assert_eq!(described, run(&format!("help add {kind}")));
        }
    }
}

#[test]
fn a_vault_is_made_and_takes_another_passphrase() {
    let place = Place::empty();
    fs::write(place.path("new"), "a quite different line").expect("it can be written");
    let made = place
        .run(&["new", "--title", "Ours", "--me", "mo"])
        .expect(0);
    complete(&made);
    place.run(&["new", "--title", "Ours"]).expect(1);
    place
        .run(&["passphrase", "--new-passphrase-file", "new"])
        .expect(0);
    place.run(&["verify"]).expect(3);
    place.run(&["--passphrase-file", "new", "verify"]).expect(0);
    let key = fs::read(place.path("ours.vault.key")).expect("it is there");
    // The cost of a guess stands behind the head and the kind of slot: 256 MiB, three passes.
    let cost: Vec<u8> = [256u32 * 1024, 3]
        .into_iter()
        .flat_map(u32::to_le_bytes)
        .collect();
    assert!(
        key.windows(cost.len()).any(|window| window == cost),
        "the vault is cheaper to guess than promised"
    );
    assert!(!PASSPHRASE.is_empty());
}

#[test]
fn lists_come_as_json() {
    let place = Place::with_vault();
    place.fill();
    let json = |arguments: &[&str]| {
        place
            .run(&[arguments, &["--json"]].concat())
            .expect(0)
            .json()
    };
    assert_eq!(json(&["attention", "--at", "2025-03-01"])[0]["ref"], "m-1");
    assert_eq!(json(&["search", "K"])[0]["ref"], "er");
    assert_eq!(json(&["show", "m-1"])["entry"]["type"], "contact");
    assert_eq!(json(&["show", "perpetrator"])["entry"]["ref"], "er");
    assert_eq!(json(&["verify"])["whole"], true);
    assert_eq!(json(&["add", "note", "--text", "x"])["ref"], "note-1");
    let ledgers = json(&["ledger", "--at", "2025-03-01"]);
    assert_eq!(ledgers["replies"]["overdue"], 1);
}

#[test]
fn the_demo_says_what_to_try_next_and_that_works() {
    let place = Place::empty();
    let made = place.bare(&["demo"]).expect(0);
    complete(&made);
    let next = made.out.lines().last().expect("it says something");
    let parts: Vec<&str> = next.split(' ').collect();
    assert_eq!(parts[0], env!("CARGO_BIN_EXE_answerable"));
    place.bare(&parts[1..]).expect(0);
    let folder = std::path::Path::new(parts[2]).parent().expect("a folder");
    for file in [
        "demo.vault",
        "demo.vault.key",
        "passphrase.txt",
        "timeline.svg",
        "statement.html",
    ] {
        assert!(folder.join(file).is_file(), "{file}");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(folder)
            .expect("it is there")
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o700);
    }
    let kept = place
        .bare(&["--lang", "de", "demo", "--dir", "kept", "--entries", "900"])
        .expect(0);
    complete(&kept);
    assert!(kept.out.contains("900"), "{}", kept.out);
    place.bare(&["demo", "--dir", "kept"]).expect(1);
}

#[test]
fn the_demo_of_a_group_says_what_to_try_next_and_each_does_what_it_says() {
    let place = Place::empty();
    let made = place
        .bare(&["demo", "--members", "3", "--dir", "ours"])
        .expect(0);
    complete(&made);
    let is_command = |line: &&str| line.starts_with(env!("CARGO_BIN_EXE_answerable"));
    let proposed: Vec<&str> = made.out.lines().filter(is_command).collect();
    let try_out = |line: &str| place.bare(&line.split(' ').collect::<Vec<_>>()[1..]);
    let [sync, members, hers, not_hers, invite] = proposed[..] else {
        panic!("five proposals: {}", made.out);
    };
    assert!(try_out(sync).expect(0).out.contains("entries came"));
    assert!(try_out(members).expect(0).out.contains("Alder"));
    assert!(try_out(hers).expect(0).out.contains("board"));
    try_out(not_hers).expect(1);
    assert!(try_out(invite).expect(0).out.starts_with("answerable-"));
    place
        .bare(&["demo", "--members", "3", "--dir", "ours"])
        .expect(1);
}
