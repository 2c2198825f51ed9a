//! Inviting somebody, and giving one's word that it is them: the inviter's half of joining.

use std::collections::BTreeMap;

use answerable_depot::{Depot, Name};
use answerable_record::{Sight, words::Room as Which};
use answerable_rooms::act::{Act, Side as RoomSide};
use answerable_rooms::content::Content;
use answerable_rooms::ids::{InviteId, PersonId};
use answerable_rooms::invite::{Answered, Compared, Invitation};
use answerable_rooms::kept::Kept;
use answerable_rooms::locator::Locator;
use answerable_rooms::offer::{Offered, Purpose};
use answerable_rooms::outline::Outline;
use answerable_vault::Entropy;

use super::adopt::{drawn, seconds};
use super::depots::opened;
use super::plain::{Compare, InviteTerms, Invited, Side};
use super::replicas::{Group, NAMES, Place};
use crate::{Draft, Failure, Now, Office};

/// Invitations of one's own, by id, in whatever state they are.
pub(super) const INVITES: &str = "invites";
/// What the record calls whom an invitation is for, where that was said.
const INVITED: &str = "invited";

/// Steps of an invitation are at most so long.
pub(super) const STEP_BYTES_MAX: usize = 1024 * 1024;

impl Office {
    /// Invites somebody: gives the code that is sent to them.
    ///
    /// # Errors
    /// Where there is no depot to meet in, or no room of that kind here.
    pub fn invite(&mut self, terms: &InviteTerms, now: Now) -> Result<Invited, Failure> {
        self.begin_group(now)?;
        let person = PersonId(drawn(&mut Entropy));
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let offered = offered(group, terms, person);
        if offered.is_empty() {
            return Err(Failure::NotInRoom);
        }
        self.draw_invitation(Purpose::Join, offered, terms.person.as_deref(), now)
    }

    /// Draws an invitation, keeps it, and gives its code.
    pub(super) fn draw_invitation(
        &mut self,
        purpose: Purpose,
        offered: Vec<Offered>,
        reference: Option<&str>,
        now: Now,
    ) -> Result<Invited, Failure> {
        let depots = self.kept_depots()?;
        if depots.is_empty() {
            return Err(Failure::NoDepot);
        }
        let locators = depots
            .iter()
            .map(|depot| Locator::new(&depot.locator))
            .collect::<Result<_, _>>();
        let locators = locators.map_err(|_| Failure::NoSuchDepot)?;
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let drawn = Invitation::draw(
            &group.identity.keys,
            purpose,
            offered,
            locators,
            seconds(now),
            &mut Entropy,
        );
        let invitation = drawn.map_err(|_| Failure::GroupDamaged)?;
        let id = invitation.code().invite();
        let bytes = invitation.encode();
        self.vault.write(|writer| -> Result<(), Failure> {
            if let Some(reference) = reference {
                writer.shelve(INVITED, id.bytes(), reference.as_bytes())?;
            }
            Ok(writer.shelve(INVITES, id.bytes(), &bytes)?)
        })?;
        Ok(Invited {
            code: invitation.code().text().to_string(),
            handle: handle(id.bytes()),
            depots: self
                .depots()?
                .into_iter()
                .map(|depot| depot.place)
                .collect(),
        })
    }

    /// Looks for answers to own invitations, and answers them; gives those whose words wait to be compared.
    pub(super) fn answers(&mut self) -> Result<Vec<(InviteId, Answered)>, Failure> {
        let mut waiting = Vec::new();
        let mut kept: Vec<(InviteId, Kept)> = Vec::new();
        self.vault.each_shelved(INVITES, &[], |key, value| {
            if let (Some(id), Ok(state)) = (InviteId::from_slice(key), Kept::parse(value)) {
                kept.push((id, state));
            }
            Ok::<(), Failure>(())
        })?;
        for (id, state) in kept {
            match state {
                Kept::Drawn(invitation) => {
                    waiting.extend(self.answer(id, invitation)?.map(|answered| (id, answered)))
                }
                Kept::Answered(answered) => {
                    let (place, object) = answered.object();
                    self.put_step(place.name(), object)?;
                    waiting.push((id, answered));
                }
                _ => {}
            }
        }
        Ok(waiting)
    }

    fn answer(
        &mut self,
        id: InviteId,
        invitation: Invitation,
    ) -> Result<Option<Answered>, Failure> {
        let objects = self.get_step(invitation.place().name())?;
        let objects: Vec<&[u8]> = objects.iter().map(Vec::as_slice).collect();
        let Ok(step) = invitation.read(&objects) else {
            return Ok(None);
        };
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let Ok(answered) = invitation.answer(step, &group.identity.keys, &mut Entropy) else {
            return Ok(None);
        };
        let bytes = answered.encode();
        self.vault.write(|writer| -> Result<(), Failure> {
            Ok(writer.shelve(INVITES, id.bytes(), &bytes)?)
        })?;
        let (place, object) = answered.object();
        self.put_step(place.name(), object)?;
        Ok(Some(answered))
    }

    /// The words were the same on both sides: proposes to let them in.
    pub(super) fn compared(
        &mut self,
        id: InviteId,
        answered: Answered,
        now: Now,
    ) -> Result<(), Failure> {
        let name = answered.step1().name().to_owned();
        let compared = answered.same();
        let bytes = compared.encode();
        let purpose = compared.offer().purpose();
        for place in self.places()? {
            let group = self.group()?.ok_or(Failure::NoGroup)?;
            let room = group.rooms.get_mut(&place).expect("it was listed");
            let Some(offered) = compared.offer().room(room.id()) else {
                continue;
            };
            let cuts = match purpose {
                Purpose::Recover => room.cuts_of(&offered.person),
                _ => Vec::new(),
            };
            let Some(act) = compared.act(&room.id().clone(), cuts) else {
                continue;
            };
            self.write_act(place, act, now)?;
        }
        if purpose == Purpose::Join {
            self.introduce(id, &compared, &name, now)?;
        }
        self.vault.write(|writer| -> Result<(), Failure> {
            Ok(writer.shelve(INVITES, id.bytes(), &bytes)?)
        })
    }

    /// Writes down who it is: the person where the record has none, that they joined where it does not
    /// say so, and which person of the rooms that is.
    fn introduce(
        &mut self,
        id: InviteId,
        compared: &Compared,
        name: &str,
        now: Now,
    ) -> Result<(), Failure> {
        let Some(offered) = compared.offer().rooms().first() else {
            return Ok(());
        };
        let (person, side) = (offered.person, offered.side);
        let known = self.vault.shelved(INVITED, id.bytes())?;
        let reference = match known {
            Some(known) => String::from_utf8_lossy(&known).into_owned(),
            None => {
                let side = match side {
                    RoomSide::Survivor => "survivor",
                    RoomSide::Support => "support_group",
                    RoomSide::Contact => "contact_group",
                };
                let reference = self.free_ref_of(name)?;
                let mut fields = vec![("name", name), ("side", side)];
                fields.extend(reference.as_deref().map(|reference| ("ref", reference)));
                self.write_down(answerable_record::Kind::Person, &draft(&fields), now)?
                    .reference
            }
        };
        // Who is recorded as a member keeps the roles that they have there.
        let looked = self.look(now.day, Sight::ALL)?;
        if !looked.view.is_member(looked.fold, &reference) {
            let fields = [("person", reference.as_str()), ("change", "joined")];
            self.write_down(answerable_record::Kind::Membership, &draft(&fields), now)?;
        }
        self.name_person(person, &reference, now)
    }

    /// A ref that is made of a name, where it can be one and nobody has it.
    fn free_ref_of(&mut self, name: &str) -> Result<Option<String>, Failure> {
        let made: String = name
            .to_lowercase()
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .collect();
        let fits = answerable_record::read::is_ref(&made) && made != "perpetrator";
        let free = self.fold()?.kind_of(&made).is_none();
        Ok(Some(made).filter(|_| fits && free))
    }

    /// Says to all rooms that one writes in what the record calls a person.
    pub(super) fn name_person(
        &mut self,
        person: PersonId,
        reference: &str,
        now: Now,
    ) -> Result<(), Failure> {
        for place in self.places()? {
            self.pay(place, now)?;
            let group = self.group()?.ok_or(Failure::NoGroup)?;
            let room = group.rooms.get_mut(&place).expect("it was listed");
            let Some(epoch) = room.writable() else {
                continue;
            };
            let who = Content::Who {
                at: seconds(now),
                person,
                name: reference,
            };
            let link = room.write_content(epoch, &who, &mut Entropy);
            self.keep_links(place, &[link], &[])?;
        }
        self.vault.write(|writer| -> Result<(), Failure> {
            Ok(writer.shelve(NAMES, person.bytes(), reference.as_bytes())?)
        })?;
        if let Some(group) = self.group.as_mut() {
            group.names.insert(person, reference.to_owned());
        }
        Ok(())
    }

    /// Writes an act into a room.
    pub(super) fn write_act(&mut self, place: Place, act: Act, now: Now) -> Result<(), Failure> {
        self.write_outline(
            place,
            Outline::Act {
                at: seconds(now),
                act,
            },
        )
    }

    pub(super) fn write_outline(&mut self, place: Place, outline: Outline) -> Result<(), Failure> {
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let room = group.rooms.get_mut(&place).ok_or(Failure::NotInRoom)?;
        let link = room.write_outline(outline, &mut Entropy);
        self.keep_links(place, &[link], &[])
    }

    /// Puts a step of an invitation into every depot that can be reached.
    pub(super) fn put_step(&self, name: &str, object: &[u8]) -> Result<(), Failure> {
        let name = Name::new(name).ok_or(Failure::GroupDamaged)?;
        let mut last = None;
        let mut put = false;
        for depot in self.reachable()? {
            match depot.put(&name, object) {
                Ok(_) => put = true,
                Err(failure) => last = Some(failure),
            }
        }
        match last {
            Some(failure) if !put => Err(failure.into()),
            _ => Ok(()),
        }
    }

    /// Gets a step of an invitation from every depot that has it.
    pub(super) fn get_step(&self, name: &str) -> Result<Vec<Vec<u8>>, Failure> {
        let name = Name::new(name).ok_or(Failure::GroupDamaged)?;
        let objects = self
            .reachable()?
            .into_iter()
            .filter_map(|depot| depot.get(&name, STEP_BYTES_MAX).ok().flatten());
        Ok(objects.collect())
    }

    pub(super) fn reachable(&self) -> Result<Vec<Box<dyn Depot>>, Failure> {
        let kept = self.kept_depots()?;
        Ok(kept
            .iter()
            .filter_map(|depot| opened(&depot.locator).ok())
            .collect())
    }
}

/// A short name by which people say which invitation or act they mean.
pub(super) fn handle(id: &[u8]) -> String {
    answerable_rooms::base32::encode(&id[..5])
}

/// What is compared by voice.
pub(super) fn compare(words: answerable_rooms::words::Words) -> Compare {
    Compare {
        words: words.words().map(str::to_owned),
        digits: words.digits(),
    }
}

fn draft(fields: &[(&str, &str)]) -> Draft {
    let fields = fields
        .iter()
        .map(|(field, value)| ((*field).to_owned(), (*value).into()));
    Draft {
        fields: fields.collect(),
        files: Vec::new(),
    }
}

/// As which side the rooms know somebody.
pub(super) fn side(side: Side) -> RoomSide {
    match side {
        Side::Survivor => RoomSide::Survivor,
        Side::Support => RoomSide::Support,
        Side::Contact => RoomSide::Contact,
    }
}

fn offered(group: &Group, terms: &InviteTerms, person: PersonId) -> Vec<Offered> {
    let rooms: BTreeMap<Place, bool> = match terms.side {
        Side::Contact => [(Place::Bridge, true), (Place::Contact, true)].into(),
        Side::Survivor | Side::Support => [
            (Place::Bridge, true),
            (Place::Contact, false),
            (Place::Survivor, true),
        ]
        .into(),
    };
    let asked = |place: &Place| terms.rooms.is_empty() || terms.rooms.contains(&which(*place));
    let offered = rooms
        .into_iter()
        .filter(|(place, _)| asked(place))
        .filter_map(|(place, reader)| {
            let room = group.rooms.get(&place)?;
            let genesis = room
                .outlines()
                .values()
                .find(|outline| matches!(outline, Outline::Genesis(_)))?;
            Some(Offered {
                room: *room.id(),
                genesis: genesis.encode(),
                person,
                side: side(terms.side),
                reader,
                from_now: terms.from_now_on && reader,
            })
        });
    offered.collect()
}

fn which(place: Place) -> Which {
    place.which()
}
