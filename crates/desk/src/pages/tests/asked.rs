//! What an address asks for: however odd, it gives a page of a bounded length, and nothing breaks.

use super::{Run, begun};

/// The page at an address, and whether the record is still open after it.
fn asked(run: &Run, address: &str) -> String {
    let came = run.send(run.get(address));
    assert!(came.status.as_u16() < 500, "{address}: {}", came.body);
    assert_eq!(run.send(run.get("/today")).status, 200, "after {address}");
    came.body
}

#[test]
fn a_part_of_the_draft_that_is_not_there_breaks_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    for part in ["0", "99", "18446744073709551615", "-1", "x"] {
        asked(&run, &format!("/statement-draft?part={part}"));
    }
}

#[test]
fn however_high_parts_are_numbered_in_an_address_each_is_drawn_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let plain = asked(&run, "/write/mandate?tasks.0.text=Talk+to+him");
    assert!(plain.contains("Talk to him"), "{plain}");
    for number in ["20000", "4294967295", "18446744073709551615", "65535"] {
        let page = asked(
            &run,
            &format!("/write/mandate?tasks.{number}.text=Talk+to+him"),
        );
        assert!(page.len() <= plain.len() + 100, "{number}: {}", page.len());
    }
    let page = asked(&run, "/write/mandate?tasks.20000.text=Talk+to+him");
    assert!(page.contains("Talk to him"), "{page}");
}
