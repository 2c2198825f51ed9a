//! Lines out of a stream, each in bounded memory.

use std::io::{BufRead, Read, Result};

use answerable_record::limits::LINE_BYTES_MAX;

/// A line as it was read.
pub(crate) enum Line {
    /// All of it, without its line feed.
    Whole,
    /// More bytes than a line can have; so many, and they were passed over.
    Overlong(u64),
}

/// Reads the next line into the buffer; `None` where there is none.
pub(crate) fn next(source: &mut dyn BufRead, line: &mut Vec<u8>) -> Result<Option<Line>> {
    line.clear();
    let most = LINE_BYTES_MAX as u64 + 2;
    let read = Read::take(&mut *source, most).read_until(b'\n', line)?;
    if read == 0 {
        return Ok(None);
    }
    let ended = line.pop_if(|last| *last == b'\n').is_some();
    if line.len() <= LINE_BYTES_MAX {
        line.pop_if(|last| *last == b'\r');
        return Ok(Some(Line::Whole));
    }
    line.clear();
    line.shrink_to(1 << 16);
    let rest = if ended { 0 } else { skip(source)? };
    Ok(Some(Line::Overlong(read as u64 + rest)))
}

/// Passes over the rest of a line, without keeping it.
fn skip(source: &mut dyn BufRead) -> Result<u64> {
    let mut skipped = 0;
    loop {
        let bytes = source.fill_buf()?;
        let (used, over) = match bytes.iter().position(|byte| *byte == b'\n') {
            Some(end) => (end + 1, true),
            None => (bytes.len(), bytes.is_empty()),
        };
        source.consume(used);
        skipped += used as u64;
        if over {
            return Ok(skipped);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_overlong_line_is_passed_over_and_the_next_is_read() {
        let mut bytes = vec![b'x'; LINE_BYTES_MAX + 5];
        bytes.extend(b"\nshort\r\nlast");
        let mut source = bytes.as_slice();
        let mut line = Vec::new();
        let mut read = || {
            next(&mut source, &mut line)
                .expect("memory reads")
                .map(|kind| (kind, line.clone()))
        };
        assert!(
            matches!(read(), Some((Line::Overlong(bytes), _)) if bytes == LINE_BYTES_MAX as u64 + 6)
        );
        assert!(matches!(read(), Some((Line::Whole, line)) if line == b"short"));
        assert!(matches!(read(), Some((Line::Whole, line)) if line == b"last"));
        assert!(read().is_none());
    }
}
