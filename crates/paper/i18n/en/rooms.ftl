### What travels between members: what was not right with something that came, and what to do about it.
###
### One message for each check, by its id; `.advice` says what is safe and what to do. Whose device it is
### stands behind it, where that is known. Nobody is blamed: most of it comes from old copies and bad storages.

check-line = { $what } { $advice } ({ $id })
check-whose = It came from a device of { $who }.
check-whose-own = It came from this device, or from a copy of its vault.
check-whose-unknown = From whom it came is not known.

## Form

check-r-001 = Something came in a form that this program does not write.
    .advice = It was not taken in, and the record is as it was. If it comes again, ask those who write here whether their program is up to date.
check-r-002 = Something came that is larger than anything a group needs.
    .advice = It was not taken in, and the record is as it was. If it comes again, ask from where.
check-r-003 = This was written by a newer program, or made to look as if it were.
    .advice = It waits, and nothing is lost. Bring this program up to date; if it still waits then, ask its author.

## Signatures and devices

check-r-010 = A signature is not right.
    .advice = What it was to vouch for was not taken in. If it comes again, tell the person whose device it is.
check-r-011 = A device came with a key that can protect nobody.
    .advice = It was not let in. Let them invite that device anew, with a program that is up to date.
check-r-012 = A device could not show that its key is its own.
    .advice = It was not let in. Make a new invitation, and compare the four words by voice.
check-r-013 = This was signed in a way that only a newer program knows.
    .advice = It waits, and nothing is lost. Bring this program up to date; if it still waits then, ask its author.
check-r-014 = Something from another room or another process was put here.
    .advice = It was not taken in. See whether two groups use the same folder or storage, and give each its own.
check-r-015 = Something is signed by a device that this room has never known.
    .advice = It was not taken in. If somebody waits to be let in, finish their invitation; otherwise it can be left alone.
check-r-016 = A device signed something other than what it wrote.
    .advice = What was taken in before stays. Tell the person whose device it is; they should go on with a new device.
check-r-017 = An older state was put in the place of a newer one.
    .advice = Nothing that is known here is lost. Ask whether somebody brought back a backup of the storage.
check-r-018 = A device says that it has not seen what it had seen before.
    .advice = Nothing is lost. Its vault may be an old backup: ask its person to sync, and to go on with a new device if that is so.

## What was written

check-r-020 = Between two things that a device wrote, something was left out or put elsewhere.
    .advice = What came before is safe, and the rest waits. Sync with another storage or another member.
check-r-021 = A piece does not fit on to what is known of that device.
    .advice = What is known is safe, and the piece waits. Sync with another storage or another member.
check-r-022 = An entry is wrong about what its author had seen.
    .advice = It was not taken in. Tell its author; the program on that device may be damaged or changed.
check-r-023 = Something is still missing before this can be shown.
    .advice = It waits, and nothing is lost. Sync again; if it goes on, ask whoever wrote what is missing to sync.
check-r-024 = A text is not the one that its author wrote.
    .advice = It is not shown, and the place is kept for the right one. Another storage or another member may have it: sync with them.
check-r-025 = There is a kind of entry that this program does not know.
    .advice = It waits, with what that device wrote after it. Bring this program up to date.

## What is packed for the journey

check-r-026 = A piece in the storage is damaged, or was moved or overwritten.
    .advice = Nothing false was taken in. Another storage or another member may have it whole: sync with them.
check-r-027 = Entries were locked with a key that is not meant for them.
    .advice = They were not taken in. Ask whoever packed them to sync again.
check-r-028 = A piece in the storage is not as long as it should be.
    .advice = Nothing false was taken in. Another storage or another member may have it whole: sync with them.
check-r-029 = A piece in the storage would grow beyond all measure on opening.
    .advice = It was left closed, and nothing was taken in. If it comes again, ask from where.
check-r-030 = One device has signed two different accounts of what it wrote.
    .advice = It counts up to where they part, and both are kept as proof. Talk to the person whose device it is: either a copy of the vault was used twice, or somebody else has what is in it. They go on with a new device.
check-r-031 = Two entries were made to stand in the very same place.
    .advice = The second was not taken in; that does not happen by chance. Talk to its author.
check-r-032 = Somebody has seen more than this storage gives.
    .advice = What is here is safe, and not complete. Sync with another storage, or ask that person to sync.

## Who is in the room

check-r-040 = The beginning of this room is not as it should be.
    .advice = The room was not opened. Ask whoever founded it to found it anew.
check-r-041 = This was written by somebody who was not in the room at that time.
    .advice = It does not count. If they were let in meanwhile, they can write it again.
check-r-042 = In a room of two nobody can be removed, and the survivor never can.
    .advice = All stay as they were. If it can't go on like that, leave, and found a new room.
check-r-043 = A removal is wrong about the last thing that its author had seen of that device.
    .advice = It does not count. Propose it again.
check-r-044 = An approval does not count.
    .advice = Whoever gave it has no say in this, has given it already, or the matter is settled. Everything else stays as it was.
check-r-045 = This device, person or invitation has been used before.
    .advice = Nobody was let in by it. Make a new invitation; who comes back comes with a new device.
check-r-046 = There is nothing of that kind to settle.
    .advice = Nothing changed. See under the members what is open.
check-r-047 = Somebody who was removed sent something later, or made it look earlier.
    .advice = It was not taken in, and nobody's place in the room changes by it.
check-r-048 = Somebody passed on what a removed device wrote later.
    .advice = What they wrote before that counts. Talk to them: their program may be damaged or changed.

## Keys

check-r-050 = This was locked with an old key: somebody who was removed may be able to read it.
    .advice = It counts. Most likely whoever wrote it had not heard of the removal yet; what is written from now on has a new key.
check-r-051 = This was locked with a key that nobody has told the room of.
    .advice = It was not taken in, or waits until that is known. Sync again.
check-r-052 = A key that was sent to you is not the one that the others have.
    .advice = It is not used. Tell the person who sent it, and ask another member to sync.
check-r-053 = A key that was meant for you does not open.
    .advice = Nothing is lost. Ask for it again: another member's next sync brings it.
check-r-054 = A key was given to somebody who should not have it.
    .advice = That can't be taken back: what it opens is to be counted as read. Talk to whoever gave it.
check-r-055 = Older entries were passed on to a newcomer in a way that does not fit.
    .advice = They were not taken in. Ask whoever passed them on to sync again.

## Her words, and erasing

check-r-060 = The mark on an entry does not fit what it says.
    .advice = It is kept, and does not count as her word. If it is hers, let somebody of her side write it.
check-r-061 = This erasure needs the word of others, or time.
    .advice = Until then the text is hidden and not destroyed. Whoever disagrees can object.
check-r-062 = An erasure does not count.
    .advice = Nothing was destroyed. Whoever wanted it had no right to it then, or there is no such entry.
check-r-063 = A word for or against an erasure does not count.
    .advice = Nothing changed. Members other than the one who wants to erase can give it.

## Invitations

check-r-070 = This is not a whole invitation.
    .advice = Nothing happened. Copy it again, from the first letter to the last.
check-r-071 = Somebody else has answered this invitation too.
    .advice = Nobody was let in. Make a new one, and send it another way.
check-r-072 = The answer did not come from whoever invited you.
    .advice = Nobody was let in. Whoever has the invitation can read the name you gave, and nothing else. Stop here, call them, and ask for a new one.
check-r-073 = The room that you were shown is not the one you were invited to.
    .advice = Nobody was let in. Whoever has the invitation can read the name you gave, and nothing else. Stop here, call whoever invited you, and ask for a new one.
check-r-074 = You have not been let in yet, or not by this room.
    .advice = Nothing is lost. Wait for the others to approve, and sync; if it goes on, call whoever invited you.

## Further devices

check-r-080 = A paper key was used twice, or for something that it can't do.
    .advice = What it did beyond that does not count. Somebody may have a copy of the paper: make a new paper key.
check-r-081 = This vault is a copy or a backup of one that has gone on.
    .advice = Nothing is lost. It takes in what the other one wrote, and goes on as a new device.
check-r-082 = A device came back in a way that it can't do by itself.
    .advice = It waits, and nothing is lost. One of its person's other devices lets it in, the paper key, or the others' approval.
check-r-085 = Somebody says to have seen more that was written here than this vault knows, and no storage shows it.
    .advice = Nothing is lost, and nothing is sent for now. If this vault was copied, or restored from a backup: `answerable device anew`. If it never was: `answerable device same`, and talk to them.
    .page = Nothing is lost, and nothing is sent for now. Under “Waits for our word” say whether this vault was copied, or brought back from a backup. If it never was, talk to them, too.
check-r-083 = These pieces don't fit together.
    .advice = Nothing happened. See whether they all belong to one set, and whether each was typed right.
check-r-084 = This does not open here: it is for another device, or not what was written.
    .advice = Nothing is lost. See whether each word is right and none is missing; else ask for it again.
check-r-086 = Something was put where others would show this device the way back into a room, and it is no such thing.
    .advice = It was passed over, and nothing is lost. If it goes on, somebody who knew this room can still write to this storage: change its password.

## Storages

check-d-001 = A piece in this storage is damaged, or was moved or overwritten.
    .advice = Nothing false was taken in. Another storage or another member may have it whole: sync with them.
check-d-002 = This storage shows an older state than it did.
    .advice = Nothing that is known here is lost. Ask whether somebody brought back a backup of it; the next sync fills it up.
check-d-003 = There is nothing newer here from anybody.
    .advice = Either nobody wrote, or this storage holds it back. Ask the others, or sync with another storage.
check-d-004 = Something that was written is missing in this storage.
    .advice = What is here is safe. Another storage or another member may have it; sync with them.
check-d-005 = Somebody put something in another member's place.
    .advice = It was not taken in. Ask the others who else can write to this storage; it may need a new password.
check-d-006 = More comes from there than a group can write.
    .advice = It is read slowly, and nothing is lost. Ask the person whose device it is.
check-d-007 = Something that is written once was written again.
    .advice = Nothing false was taken in. Ask the others who else can write to this storage; it may need a new password.
check-d-008 = This storage does not answer as it should.
    .advice = Nothing is lost. Try again later, or sync with another storage.
check-d-009 = An attached file is not whole.
    .advice = It is not opened. Another storage or another member may have it whole: sync with them.
