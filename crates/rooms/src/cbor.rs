//! The encoding: five sorts of CBOR, each in its one shortest form (room.md, section 2).
//!
//! minicbor reads long forms and passes over what follows; so everything here is written by hand,
//! and what is read must be what would have been written.

use minicbor::data::Type;
use minicbor::{Decoder, Encoder};

use crate::check::Check;
use crate::limits::{NESTING_MAX, SUITE, VERSION};

/// Writes one item, front to back.
pub struct Writer(Encoder<Vec<u8>>);

impl Default for Writer {
    fn default() -> Self {
        Self(Encoder::new(Vec::new()))
    }
}

impl Writer {
    /// Begins an array of so many items, which must follow.
    pub fn array(&mut self, len: usize) -> &mut Self {
        self.0.array(len as u64).expect("a vector takes all bytes");
        self
    }

    /// A whole number.
    pub fn uint(&mut self, number: u64) -> &mut Self {
        self.0.u64(number).expect("a vector takes all bytes");
        self
    }

    /// Version and suite, two items.
    pub fn version(&mut self) -> &mut Self {
        self.uint(VERSION).uint(SUITE)
    }

    /// A byte string.
    pub fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        self.0.bytes(bytes).expect("a vector takes all bytes");
        self
    }

    /// A text string.
    pub fn text(&mut self, text: &str) -> &mut Self {
        self.0.str(text).expect("a vector takes all bytes");
        self
    }

    /// An item that was encoded before.
    pub fn item(&mut self, encoded: &[u8]) -> &mut Self {
        self.0.writer_mut().extend_from_slice(encoded);
        self
    }

    /// What was written up to here: whole items, to be put into another writer.
    #[must_use]
    pub fn so_far(&self) -> &[u8] {
        self.0.writer()
    }

    /// The bytes.
    #[must_use]
    pub fn done(self) -> Vec<u8> {
        self.0.into_writer()
    }
}

/// Reads one item, front to back, refusing every form that [`Writer`] would not write.
pub struct Reader<'b> {
    decoder: Decoder<'b>,
    whole: &'b [u8],
    /// Items still to come of each array that is open, innermost last.
    open: [u64; NESTING_MAX],
    depth: usize,
}

impl<'b> Reader<'b> {
    /// Begins to read.
    #[must_use]
    pub fn new(bytes: &'b [u8]) -> Self {
        Self {
            decoder: Decoder::new(bytes),
            whole: bytes,
            open: [0; NESTING_MAX],
            depth: 0,
        }
    }

    /// Where the next item begins.
    #[must_use]
    pub fn position(&self) -> usize {
        self.decoder.position()
    }

    /// The bytes between two positions.
    #[must_use]
    pub fn between(&self, from: usize, to: usize) -> &'b [u8] {
        &self.whole[from..to]
    }

    /// An array, with its length; what lies in it follows.
    ///
    /// # Errors
    /// where it can't fit into the bytes that are left or lies too deep.
    pub fn array(&mut self) -> Result<usize, Check> {
        self.begin()?;
        let from = self.decoder.position();
        let len = self
            .decoder
            .array()
            .map_err(|_| Check::R001)?
            .ok_or(Check::R001)?;
        self.shortest(from, len)?;
        let left = self.whole.len() - self.decoder.position();
        if len > left as u64 || self.depth >= NESTING_MAX {
            return Err(Check::R002);
        }
        self.open[self.depth] = len;
        self.depth += 1;
        self.end();
        usize::try_from(len).map_err(|_| Check::R002)
    }

    /// An array of exactly so many items.
    ///
    /// # Errors
    /// As [`Self::array`], or R-001 where it has another length.
    pub fn array_of(&mut self, len: usize) -> Result<(), Check> {
        if self.array()? == len {
            Ok(())
        } else {
            Err(Check::R001)
        }
    }

    /// An array of at most so many items, with how many there are.
    ///
    /// # Errors
    /// As [`Self::array`], or R-002 where there are more.
    pub fn array_up_to(&mut self, max: usize) -> Result<usize, Check> {
        match self.array()? {
            len if len <= max => Ok(len),
            _ => Err(Check::R002),
        }
    }

    /// A whole number.
    ///
    /// # Errors
    ///
    pub fn uint(&mut self) -> Result<u64, Check> {
        self.begin()?;
        let from = self.decoder.position();
        let number = self.decoder.u64().map_err(|_| Check::R001)?;
        self.shortest(from, number)?;
        self.end();
        Ok(number)
    }

    /// A whole number of at most so much.
    ///
    /// # Errors
    /// where it is more.
    pub fn uint_max(&mut self, max: u64) -> Result<u64, Check> {
        match self.uint()? {
            number if number <= max => Ok(number),
            _ => Err(Check::R002),
        }
    }

    /// Version and suite, which stand first in what names them.
    ///
    /// # Errors
    /// where they are not known here.
    pub fn version(&mut self) -> Result<(), Check> {
        match (self.uint()?, self.uint()?) {
            (VERSION, SUITE) => Ok(()),
            _ => Err(Check::R003),
        }
    }

    /// A 0 or a 1.
    ///
    /// # Errors
    ///
    pub fn flag(&mut self) -> Result<bool, Check> {
        match self.uint()? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(Check::R001),
        }
    }

    /// A byte string of at most so many bytes.
    ///
    /// # Errors
    /// where it is longer.
    pub fn bytes(&mut self, max: usize) -> Result<&'b [u8], Check> {
        self.begin()?;
        let from = self.decoder.position();
        if self.decoder.datatype().map_err(|_| Check::R001)? != Type::Bytes {
            return Err(Check::R001);
        }
        let bytes = self.decoder.bytes().map_err(|_| Check::R001)?;
        self.string(from, bytes.len(), max)?;
        Ok(bytes)
    }

    /// A byte string of exactly so many bytes.
    ///
    /// # Errors
    ///
    pub fn exactly<const N: usize>(&mut self) -> Result<[u8; N], Check> {
        let bytes = self.bytes(usize::MAX)?;
        bytes.try_into().map_err(|_| Check::R001)
    }

    /// A text string of at most so many bytes.
    ///
    /// # Errors
    /// where it is longer.
    pub fn text(&mut self, max: usize) -> Result<&'b str, Check> {
        self.begin()?;
        let from = self.decoder.position();
        if self.decoder.datatype().map_err(|_| Check::R001)? != Type::String {
            return Err(Check::R001);
        }
        let text = self.decoder.str().map_err(|_| Check::R001)?;
        self.string(from, text.len(), max)?;
        Ok(text)
    }

    /// Ends the reading: every array is full, and nothing follows.
    ///
    /// # Errors
    ///
    pub fn done(self) -> Result<(), Check> {
        let all = self.depth == 0 && self.decoder.position() == self.whole.len();
        if all { Ok(()) } else { Err(Check::R001) }
    }

    fn string(&mut self, from: usize, len: usize, max: usize) -> Result<(), Check> {
        let head = self.decoder.position() - from - len;
        if head != head_len(len as u64) {
            return Err(Check::R001);
        }
        if len > max {
            return Err(Check::R002);
        }
        self.end();
        Ok(())
    }

    fn shortest(&self, from: usize, number: u64) -> Result<(), Check> {
        let taken = self.decoder.position() - from;
        if taken == head_len(number) {
            Ok(())
        } else {
            Err(Check::R001)
        }
    }

    /// Counts the item off the array that it lies in.
    fn begin(&mut self) -> Result<(), Check> {
        match self.open[..self.depth].last_mut() {
            Some(0) => Err(Check::R001),
            Some(left) => {
                *left -= 1;
                Ok(())
            }
            None if self.decoder.position() == 0 => Ok(()),
            None => Err(Check::R001),
        }
    }

    /// Closes the arrays that are full.
    fn end(&mut self) {
        while self.depth > 0 && self.open[self.depth - 1] == 0 {
            self.depth -= 1;
        }
    }
}

/// How many bytes the head of an item takes that says this number.
fn head_len(number: u64) -> usize {
    match number {
        0..=23 => 1,
        24..=0xff => 2,
        0x100..=0xffff => 3,
        0x1_0000..=0xffff_ffff => 5,
        _ => 9,
    }
}
