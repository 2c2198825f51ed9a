//! Forms off the wire: large files are taken, what is too long is heard out and told, what is no text is refused.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::body::{Body, Bytes};
use futures::stream;

use super::{begun, files, with_a_file};

#[test]
fn a_file_of_many_megabytes_is_taken_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let form = run.form_of("/write/note");
    let scan: Vec<u8> = (0..9 << 20).map(|at: u32| (at % 251) as u8).collect();
    let fields = [("form", &form[..]), ("do", "write"), ("text", "A scan")];
    let came = run.send(files(&run, "/write/note", with_a_file(&fields, &scan)));
    assert_eq!(came.status, 303, "{}", came.body);
    let entry = came.head.headers()["location"].to_str().expect("plain");
    let page = run.send(run.get(entry)).body;
    let file = page
        .split("href=\"")
        .find(|rest| rest.starts_with("/file/"));
    let file = file
        .and_then(|rest| rest.split('"').next())
        .expect("a file");
    let (_, bytes) = run.send_raw(run.get(&file.replace("&amp;", "&")));
    assert!(bytes == scan, "{} bytes of {}", bytes.len(), scan.len());
}

#[test]
fn what_is_too_long_is_heard_out_before_it_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    for is_plain in [true, false] {
        // Twelve megabytes of text, counted as they are taken.
        let taken = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&taken);
        let begin = match is_plain {
            true => "text=",
            false => "--cut\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n",
        };
        let pieces = (0..=192).map(move |number| {
            counted.fetch_add(1, Ordering::SeqCst);
            Ok::<Bytes, std::io::Error>(match number {
                0 => Bytes::from_static(begin.as_bytes()),
                _ => Bytes::from(vec![b'a'; 64 << 10]),
            })
        });
        let mut request = match is_plain {
            true => run.post("/write/note", ""),
            false => files(&run, "/write/note", Vec::new()),
        };
        *request.body_mut() = Body::from_stream(stream::iter(pieces));
        let came = run.send(request);
        assert_eq!(came.status, 413, "{}", came.body);
        assert!(
            came.body.contains("more than these pages take"),
            "{}",
            came.body
        );
        assert_eq!(taken.load(Ordering::SeqCst), 193, "it is heard out");
    }
}

#[test]
fn what_is_no_text_is_refused_and_not_made_into_some() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let form = run.form_of("/write/note");
    let came = run.send(run.post("/write/note", &format!("form={form}&do=write&text=%FF%FE")));
    assert_eq!(came.status, 400, "{}", came.body);
    let sent = format!("form={form}&do=write&on=2016&text=%E2%98%82+%C3%BC");
    assert_eq!(run.send(run.post("/write/note", &sent)).status, 303);
}
