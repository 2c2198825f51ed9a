//! A form as it comes off the wire, with files or without.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, BodyDataStream, Bytes};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::{StatusCode, header};
use futures::{Stream, StreamExt};
use percent_encoding::percent_decode;
use zeroize::Zeroizing;

use super::given::{Given, Upload, fields};

/// A form with its files is held in memory, so that none of it is ever on the disk unsealed.
const FORM_BYTES_MAX: usize = 256 << 20;
/// A text is taken whole up to here.
const FIELD_BYTES_MAX: usize = 8 << 20;
/// A form has fewer fields than this.
const FIELDS_MAX: usize = 4096;
/// So long the rest of a form that is too long is listened to.
const LISTENED_FOR: Duration = Duration::from_secs(60);

/// Reads a form.
///
/// # Errors
/// The status that says why it can't be read. The rest of it is listened to and thrown away: a browser that can't
/// send the whole of a form shows no answer.
pub async fn form(request: Request) -> Result<Given, StatusCode> {
    let (head, body) = request.into_parts();
    let body = Shared(Arc::new(Mutex::new(Comes {
        body: body.into_data_stream(),
        has_given: false,
    })));
    let kind = head.headers.get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let read = if kind.starts_with("application/x-www-form-urlencoded") || kind.is_empty() {
        plain(body.clone()).await
    } else if kind.starts_with("multipart/form-data") {
        with_files(Request::from_parts(head, Body::from_stream(body.clone()))).await
    } else {
        Err(StatusCode::UNSUPPORTED_MEDIA_TYPE)
    };
    let read = read.and_then(|given| match given.fields.len() <= FIELDS_MAX {
        true => Ok(given),
        false => Err(StatusCode::PAYLOAD_TOO_LARGE),
    });
    if read.is_err() {
        let mut body = body;
        let rest = async { while let Some(Ok(_)) = body.next().await {} };
        let _ = tokio::time::timeout(LISTENED_FOR, rest).await;
    }
    read
}

/// What comes, for whoever reads it first. Each piece is given by itself: who would take all that is there
/// before looking at any of it gets one, and is woken for the next.
#[derive(Clone)]
struct Shared(Arc<Mutex<Comes>>);

struct Comes {
    body: BodyDataStream,
    has_given: bool,
}

impl Stream for Shared {
    type Item = Result<Bytes, axum::Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let mut comes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if std::mem::take(&mut comes.has_given) {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        let polled = comes.body.poll_next_unpin(context);
        comes.has_given = polled.is_ready();
        polled
    }
}

/// A form without files, in the browser's own encoding.
async fn plain(mut body: Shared) -> Result<Given, StatusCode> {
    let mut bytes = Zeroizing::new(Vec::new());
    while let Some(piece) = body.next().await {
        let piece = piece.map_err(|_| StatusCode::BAD_REQUEST)?;
        if bytes.len() + piece.len() > FIELD_BYTES_MAX {
            return Err(StatusCode::PAYLOAD_TOO_LARGE);
        }
        bytes.extend_from_slice(&piece);
    }
    // Decoding puts a mark in the place of what is no text; nobody typed that.
    if percent_decode(&bytes).decode_utf8().is_err() {
        return Err(StatusCode::BAD_REQUEST);
    }
    let mut given = Given::default();
    given.fields = fields(&bytes);
    Ok(given)
}

/// A form whose fields and files come one after the other.
async fn with_files(request: Request) -> Result<Given, StatusCode> {
    let bad = |_| StatusCode::BAD_REQUEST;
    let mut given = Given::default();
    let parts = Multipart::from_request(request, &()).await;
    let mut parts = parts.map_err(|_| StatusCode::BAD_REQUEST)?;
    let mut total = 0;
    while let Some(mut part) = parts.next_field().await.map_err(bad)? {
        let field = part.name().unwrap_or_default().to_owned();
        let file = part.file_name().map(str::to_owned);
        let most = match file.is_some() {
            true => FORM_BYTES_MAX,
            false => FIELD_BYTES_MAX,
        };
        let mut bytes = Vec::new();
        while let Some(piece) = part.chunk().await.map_err(bad)? {
            total += piece.len();
            if total > FORM_BYTES_MAX || bytes.len() + piece.len() > most {
                return Err(StatusCode::PAYLOAD_TOO_LARGE);
            }
            bytes.extend_from_slice(&piece);
        }
        if given.fields.len() + given.files.len() >= FIELDS_MAX {
            return Err(StatusCode::PAYLOAD_TOO_LARGE);
        }
        match file {
            Some(name) if !name.is_empty() || !bytes.is_empty() => {
                let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
                let name = last.to_owned();
                given.files.push(Upload { name, bytes });
            }
            Some(_) => {}
            None => {
                let text = String::from_utf8(bytes).map_err(|_| StatusCode::BAD_REQUEST)?;
                given.fields.push((field, text.replace("\r\n", "\n")));
            }
        }
    }
    Ok(given)
}
