//! Segments: the one kind of sealed object that travels (room.md, 6.2).
//!
//! nonce ‖ lead box ‖ label box ‖ outline box ‖ content box. Whoever has the outline key of the epoch
//! that a segment is named under opens all but the last, and sees that the whole is as it should be;
//! the content can be opened later, when its key arrives.

use rand_core::CryptoRng;
use zeroize::Zeroizing;

use crate::cbor::Writer;
use crate::check::Check;
use crate::cipher::{NONCE_BYTES, TAG_BYTES, open, seal};
use crate::derive::{Label as Purpose, derive};
use crate::draft::Draft;
use crate::epoch_key::{ContentKey, OutlineKey};
use crate::frame::{compress, decompress};
use crate::head::{Envelope, SignedHead};
use crate::ids::{DeviceId, EpochId, ProcessId, RoomId};
use crate::label::Label;
use crate::lead::{LEAD_BYTES, Lead};
use crate::limits::{FRAME_BYTES_MAX, SEGMENT_SEALED_BYTES_MAX};
use crate::run::{Bodies, Run, runs};

/// Which segment it is. Its boxes are bound to this: moved elsewhere, it does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SegmentName {
    /// The process.
    pub process: ProcessId,
    /// The room.
    pub room: RoomId,
    /// The epoch that it is named under.
    pub naming: EpochId,
    /// Whose segment it is.
    pub device: DeviceId,
    /// Its number among the writer's, from 1.
    pub number: u64,
}

/// Seals a segment; 24 random bytes are drawn.
///
/// `outline` is the outline key of the naming epoch; `content` the epoch and key that seal the bodies,
/// needed where the draft holds any.
///
/// # Errors
/// R-002 where it gets larger than a segment may be.
pub fn seal_segment(
    name: &SegmentName,
    outline: &OutlineKey,
    label: &Label<SignedHead>,
    draft: &Draft,
    content: Option<(&EpochId, &ContentKey)>,
    random: &mut dyn CryptoRng,
) -> Result<Vec<u8>, Check> {
    let label = label.encode();
    let (runs, bodies) = (
        Zeroizing::new(draft.runs()),
        draft.bodies().map(Zeroizing::new),
    );
    let fits = |plain: &Zeroizing<Vec<u8>>| plain.len() <= FRAME_BYTES_MAX;
    if !fits(&runs) || !bodies.iter().all(fits) {
        return Err(Check::R002);
    }
    let sealed_in = bodies.map(|bodies| {
        let (epoch, key) = content.expect("bodies are sealed under an epoch");
        (epoch, key, compress(&bodies))
    });
    let (epoch, frame) = match &sealed_in {
        Some((epoch, _, frame)) => (epoch.0, &frame[..]),
        None => ([0; 32], &[][..]),
    };
    let mut runs = compress(&runs);
    let lead = Lead::of(epoch, label.len(), runs.len(), frame.len())?;
    runs.resize(runs.len() + lead.zeros()?, 0);
    let parts = Parts {
        lead: lead.encode(),
        label: &label,
        outline: &runs,
        content: sealed_in.as_ref().map(|(_, key, frame)| (*key, &frame[..])),
    };
    let mut nonce = [0; NONCE_BYTES];
    random.fill_bytes(&mut nonce);
    Ok(parts.seal(name, outline, &nonce))
}

/// What goes into the boxes of a segment.
pub(crate) struct Parts<'p> {
    pub lead: [u8; LEAD_BYTES],
    pub label: &'p [u8],
    /// A frame, and zeros.
    pub outline: &'p [u8],
    pub content: Option<(&'p ContentKey, &'p [u8])>,
}

impl Parts<'_> {
    /// Seals them as they are, fitting or not.
    pub(crate) fn seal(
        &self,
        name: &SegmentName,
        outline: &OutlineKey,
        nonce: &[u8; NONCE_BYTES],
    ) -> Vec<u8> {
        let mut bytes = nonce.to_vec();
        let mut add = |key: Zeroizing<[u8; 32]>, part: Part, plain: &[u8]| {
            seal(&key, nonce, &name.bound(part), plain, &mut bytes);
        };
        add(outline.derive(Purpose::LeadKey), Part::Lead, &self.lead);
        add(outline.derive(Purpose::LabelKey), Part::Label, self.label);
        let key = outline.derive(Purpose::OutlineBoxKey);
        add(key, Part::Outline, self.outline);
        if let Some((key, frame)) = self.content {
            add(key.derive(Purpose::ContentBoxKey), Part::Content, frame);
        }
        bytes
    }
}

/// A segment whose lead is open: it lies where it belongs, and its lengths add up.
#[derive(Clone, Copy)]
pub struct Segment<'b> {
    name: SegmentName,
    lead: Lead,
    nonce: &'b [u8; NONCE_BYTES],
    label: &'b [u8],
    outline: &'b [u8],
    content: &'b [u8],
}

impl<'b> Segment<'b> {
    /// Opens the lead.
    ///
    /// # Errors
    /// R-002 of more than a segment may be, R-026 where it was not sealed as this segment, R-028 where
    /// lengths do not add up or the whole is not a Padmé class.
    pub fn open(bytes: &'b [u8], name: SegmentName, outline: &OutlineKey) -> Result<Self, Check> {
        if bytes.len() > SEGMENT_SEALED_BYTES_MAX {
            return Err(Check::R002);
        }
        let (nonce, rest) = bytes.split_first_chunk().ok_or(Check::R026)?;
        let (lead, rest) = rest
            .split_at_checked(LEAD_BYTES + TAG_BYTES)
            .ok_or(Check::R026)?;
        let key = outline.derive(Purpose::LeadKey);
        let lead = open(&key, nonce, &name.bound(Part::Lead), lead).ok_or(Check::R026)?;
        let lead = Lead::parse(&lead)?;
        let zeros = lead.zeros()?;
        let split = |rest: &'b [u8], len| rest.split_at_checked(len).ok_or(Check::R028);
        let (label, rest) = split(rest, lead.label + TAG_BYTES)?;
        let (outline, content) = split(rest, lead.outline + zeros + TAG_BYTES)?;
        if content.len() != lead.content_box() {
            return Err(Check::R028);
        }
        Ok(Self {
            name,
            lead,
            nonce,
            label,
            outline,
            content,
        })
    }

    /// The epoch that seals the content; none where there is none.
    #[must_use]
    pub fn sealing(&self) -> Option<EpochId> {
        (self.lead.sealing != [0; 32]).then_some(EpochId(self.lead.sealing))
    }

    /// Opens the label, with a head that nobody has verified yet.
    ///
    /// # Errors
    /// R-026 where it does not open; what [`Envelope::parse`] is refused for; of its
    /// form; R-015 where the head is another device's than the segment, R-014 where it is another room's.
    pub fn open_label(&self, outline: &OutlineKey) -> Result<Label<Envelope>, Check> {
        let key = outline.derive(Purpose::LabelKey);
        let label = self.unseal(&key, Part::Label, self.label)?;
        let label = Label::parse(&label)?;
        // At number 0 a device says as which one it goes on: the head there is the other one's.
        label.head.belongs(&self.name)?;
        Ok(label)
    }

    /// Opens the outline, which can then be read.
    ///
    /// # Errors
    /// R-026 where it does not open, R-028 where the padding is not zeros, R-029 of its frame.
    pub fn open_outline(&self, outline: &OutlineKey) -> Result<OpenedOutline, Check> {
        let key = outline.derive(Purpose::OutlineBoxKey);
        let plain = self.unseal(&key, Part::Outline, self.outline)?;
        let (frame, zeros) = plain.split_at(self.lead.outline);
        if zeros.iter().any(|byte| *byte != 0) {
            return Err(Check::R028);
        }
        Ok(OpenedOutline {
            name: self.name,
            bytes: decompress(frame, FRAME_BYTES_MAX)?,
        })
    }

    /// Opens the content with the key of [`Self::sealing`]. Without content there is nothing to open:
    ///
    ///
    /// # Errors
    /// R-026 where it does not open, R-029 of its frame.
    pub fn open_content(&self, content: &ContentKey) -> Result<OpenedContent, Check> {
        let key = content.derive(Purpose::ContentBoxKey);
        let frame = self.unseal(&key, Part::Content, self.content)?;
        Ok(OpenedContent(decompress(&frame, FRAME_BYTES_MAX)?))
    }

    /// Label, outline frame and content frame as they are below their seals.
    pub(crate) fn plain(
        &self,
        outline: &OutlineKey,
        content: Option<&ContentKey>,
    ) -> Result<[Zeroizing<Vec<u8>>; 3], Check> {
        let label = outline.derive(Purpose::LabelKey);
        let label = self.unseal(&label, Part::Label, self.label)?;
        let frame = outline.derive(Purpose::OutlineBoxKey);
        let mut frame = self.unseal(&frame, Part::Outline, self.outline)?;
        frame.truncate(self.lead.outline);
        let content = content.filter(|_| self.lead.content > 0).map(|key| {
            let key = key.derive(Purpose::ContentBoxKey);
            self.unseal(&key, Part::Content, self.content)
        });
        Ok([label, frame, content.transpose()?.unwrap_or_default()])
    }

    fn unseal(
        &self,
        key: &[u8; 32],
        part: Part,
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, Check> {
        open(key, self.nonce, &self.name.bound(part), sealed).ok_or(Check::R026)
    }
}

/// The opened outline of a segment.
pub struct OpenedOutline {
    name: SegmentName,
    bytes: Zeroizing<Vec<u8>>,
}

impl OpenedOutline {
    /// The runs of entries; what is in them is read by [`crate::run::entries`].
    ///
    /// # Errors
    /// of its form; R-020 where a run begins a chain elsewhere than at its start, or two
    /// runs of one device overlap.
    pub fn runs(&self) -> Result<Vec<Run<'_>>, Check> {
        runs(&self.bytes, &self.name.process, &self.name.room)
    }
}

/// The opened content of a segment. It is wiped when dropped.
pub struct OpenedContent(Zeroizing<Vec<u8>>);

impl OpenedContent {
    /// The openings and bodies.
    ///
    /// # Errors
    /// of its form; R-028 where there is not an opening for each body.
    pub fn bodies(&self) -> Result<Bodies<'_>, Check> {
        Bodies::parse(&self.0)
    }
}

/// The boxes, as their associated data numbers them.
#[derive(Clone, Copy)]
enum Part {
    Lead = 0,
    Label = 1,
    Outline = 2,
    Content = 3,
}

impl SegmentName {
    /// `[1, suite, process, room, naming epoch, device, number, box]`.
    fn bound(&self, part: Part) -> Vec<u8> {
        let mut writer = Writer::default();
        writer.array(8).version();
        for id in [
            &self.process.0,
            &self.room.0,
            &self.naming.0,
            &self.device.0,
        ] {
            writer.bytes(id);
        }
        writer.uint(self.number).uint(part as u64);
        writer.done()
    }
}

impl OutlineKey {
    fn derive(&self, purpose: Purpose) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(derive(purpose, &[self.secret().bytes()]))
    }
}

impl ContentKey {
    fn derive(&self, purpose: Purpose) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(derive(purpose, &[self.secret().bytes()]))
    }
}
