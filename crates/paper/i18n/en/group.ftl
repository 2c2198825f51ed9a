### What the verbs of a group say.

## Help

help-invite = Invite somebody into the rooms: print a code to send to them.
    .side = survivor, support_group or contact_group; your own where absent, support_group where she invites
    .room = survivor, contact or bridge; may be given several times; without it those of the side
    .from-now-on = They read what is written from now on, and of before only letter, mandate, open tasks and agreements
    .person = The ref of the person, where the record knows them already
help-join = Answer an invitation, in a new vault where --vault says. Without a code: go on with it.
    .code = The code that was sent to you; - for standard input
    .name = The pseudonym by which the others know you
help-approve = Give your word to something. Without a handle: list what waits for whose word.
    .handle = What it is about, as the list names it
    .same = Say beforehand that the four words are the same; only after you compared them by voice
help-object = Say no to something that waits for people's word.
    .handle = What it is about, as `answerable approve` lists it
help-members = Show who is in the rooms, on which devices, and up to when all of theirs is here.
help-leave = Leave rooms, after what rests on you was listed for the others.
    .room = Only this room; may be given several times
help-remove = Give your word that somebody is removed from rooms.
    .person = The ref of the person
    .room = Only from this room; may be given several times
help-device = Your own devices.
help-device-add = Make a code for a further device of your own.
help-device-list = List your devices.
help-device-drop = Drop a device that was lost, or is not used any more.
    .name = The device, as the list names it
help-device-anew = Say that this vault was copied, or restored from a backup: it goes on as a new device.
help-device-same = Say that this vault was never copied nor restored: it goes on as it is, whatever somebody else says.
help-paper-key = Print 24 words for a sheet of paper, by which you come back when all devices are lost.
    .html = Write them into this new file as a page, to be printed and then deleted
    .shares = Instead, for her who keeps her room alone: a key in pieces, such as 2/3 - three pieces, of which two are enough
    .holder = Who gets a piece: a ref, or any name; once for each. Nobody of the contact group
help-recover = Come back with the paper key; or make a code for somebody who lost all devices.
    .person = The ref of the person who lost their devices
    .paper-key = Come back yourself, with the words on your sheet, in a new vault where --vault says
    .shares = Come back into your own room with the pieces that others hold for you
    .share-file = Read a piece from this file; once for each piece
    .depot = A storage that your group uses, as for `depot add`
    .words-file = Read the words from this file, and the number of the process from its last line
    .process = The number of the process, as it stands on the sheet
help-depot = The storages over which you exchange. Whoever keeps one can read nothing.
help-depot-add = Use a storage: a folder, on a stick or kept the same on several machines.
    .url = A folder (/path, or file:///path); - for standard input
help-depot-list = List the storages in use, and what is still to be sent.
help-depot-drop = Use a storage no longer. Nothing is deleted there.
    .handle = The storage, as the list names it
help-sync = Exchange with the others over every depot. It can be stopped at any moment.
    .without-attachments = Leave attachments of others where they are
help-release = Show an entry to another room, as a copy of its own.
    .ref = The entry
    .to = The room: survivor, contact or bridge
help-erase = Destroy what an entry says; somebody else's only where others agree.
    .ref = The entry
    .reason = asked_for, third_person, safety, mistake or retention
help-confirm = Say, for her side, that it stands by words which somebody else wrote down in her name.
    .ref = The entry
help-briefing = Write two pages for somebody who begins here: where things stand, what is open, the rules for contact.
    .for = For this person, whose own comes first, and without what they need not know
    .markdown = As Markdown, into this file where one is named
    .html = As a page, into this file where one is named
    .at = As of this day; today where absent

## A command line that can't be understood

usage-holders = It takes as many holders as pieces: `--holder` once for each.
usage-no-process-number = The number of the process is missing. Put it below the words in the file, or name it with --process.

## What many of them say

moment = { $date }, { $time }
somebody = somebody without a name
rooms = Rooms: { $rooms }
as-digits = As digits: { $digits }
needs-contact = { $count ->
    [one] one more person of the contact group
   *[other] { $count } more people of the contact group
}
needs-hers = { $count ->
    [one] one more person of her side
   *[other] { $count } more people of her side
}
needs-both = { $contact } and { $hers }
given-waits = It waits for { $whom }.
given-waits-still = It is not in force yet; `answerable approve` says what it waits for.
given-next = Next: `answerable sync`, so that the others get to know.
sure-nothing-changed = Nothing was changed.
sure-nobody-asked = Nothing was changed, since nobody said yes. Where nobody can be asked, --yes answers beforehand.

## Inviting and joining

code-password = This code also holds the address of { $depots }, and its password if it has one. Whoever reads the code can get at that storage; what lies there stays sealed. Send it only over a messenger that encrypts, and delete it there afterwards.
code-send = { $code ->
    [device] Take this code to your other device. Whoever else reads it can answer, but no device comes in before you compared four words.
    [recover] Send this code to the person whose devices are lost, over any messenger. Whoever else reads it can answer, but nobody comes in before you compared four words by voice.
   *[invite] Send this code to the one person it is for, over any messenger. Whoever else reads it can answer, but nobody comes in before you compared four words by voice.
}
code-next = Next, there: `answerable --vault FILE join CODE`. Then, here: `answerable approve { $handle }`.
invite-side = Invited is somebody of this side: { $side }.
invite-from-now-on = They will read what is written from now on, and of before only letter, mandate, open tasks and agreements.
invite-from-the-beginning = They will read everything in these rooms, from the beginning.
join-name = By which name are the others to know you? A pseudonym, better than a real one. (Enter: none)
join-made = The vault is made: { $path } - beside it lies its key file; keep the two together.
join-waiting = Your answer lies ready for the person who invited you. Nothing of the record is here yet.
join-waiting-next = Next: tell them that you have answered. Once they ran `answerable approve`, run `answerable join` again.
join-compare = Call the person who invited you, and read these four words to each other:
join-compare-next = If they are the same, the other says so, and perhaps more people have to agree; `answerable join` shows how far it is. If they differ, somebody sits between you: stop here, delete this vault, and tell them.
join-refused = A welcome lies there for you, and the rooms themselves do not say the same. Nothing of it was kept.
join-refused-next = Next: run `answerable join` again later, since the storage may be behind. If it stays so, call the person who invited you.
join-in = You have been let in.
join-in-next = Next: `answerable sync` fetches the record.

## What waits for people's word

pending-nothing = Nothing waits for anybody's word.
pending = { $code ->
    [answer] Answered your invitation: { $who }
    [admission] To be let in: { $who }
    [recovery] To get a new device, having lost the others: { $who }
    [removal] To be removed: { $who }
    [dispute] In dispute, since two removals contradict each other. To be removed: { $who }
    [disputed_admission] In dispute, since two acts contradict each other. Let in by one of them, or with a new device: { $who }
    [erasure] To be erased: { $entry }
   *[words] Written in her name by somebody else: { $entry }
}
pending-backers = For it: { $who }
pending-verdict = { $stands ->
    [yes] Want it to stand: { $who }
   *[no] Want it to fall: { $who }
}
pending-since = Since { $date }
pending-mine = Your word: { $code ->
    [answer] `answerable approve { $handle }`, when you can call them
    [dispute] `answerable approve { $handle }` if the removal is to stand, `answerable object { $handle }` if it is to fall
    [disputed_admission] `answerable approve { $handle }` if it is to stand, `answerable object { $handle }` if it is to fall
    [erasure] `answerable approve { $handle }` or `answerable object { $handle }`
   *[other] `answerable approve { $handle }`
}
pending-not-mine = Your word is given already, or is not asked for here.
approve-no-such = Nothing waits under this handle. Nothing was changed; `answerable approve` lists what does. An invitation stands there once it was answered.
approve-no-words = There are no words to compare yet. Nothing was changed; try again when they have answered.
approve-compare = Answered your invitation: { $who }. Call them, on a number that you know, and read these four words to each other. They see theirs with `answerable join`.
approve-same = Are they the same, by voice? (yes; no: they differ, and the code ends; Enter: not compared yet)
approve-differ = Then somebody sits between you. The code is dead: nobody was let in, and nothing of the record was given away. Tell them, and invite them again on another way.
approve-later = Nothing was changed. Compare the words first, then run this again.
approve-in-force = { $code ->
    [removal] Removed: { $who }. What they read before they keep; what is written from now on they can't read.
    [dispute] It is settled: the removal stands. Removed: { $who }
    [disputed_admission] It is settled: it stands. In the room: { $who }
    [recovery] Back with a new device: { $who }
    [erasure] It is destroyed here, and at the others when they sync. Old backups are out of reach.
    [words] Her side stands by these words; they count from now on.
   *[other] Let in: { $who }
}
approve-given = Your word is given.
object-in-force = { $code ->
    [answer] The code is dead: nobody was let in. Invite them again on another way.
    [dispute] It is settled: the removal falls. In the room again: { $who }
    [disputed_admission] It is settled: it falls. Not let in by it: { $who }
    [erasure] The erasure is stopped, unless enough others agree to it. Until then what it says stays hidden.
   *[other] Your no is given.
}
object-given = Your no is given.

## Who is in the rooms

members-person = { $who } - { $side }{ $me ->
    [yes] {" "}(you)
   *[no] {""}
}
members-room = { $code ->
    [reads] { $room }
    [voice] { $room } (with a say in who is let in, reading nothing)
    [suspended] { $room } (on hold, until a dispute is settled)
   *[out] { $room } (no longer)
}
members-complete = Complete as of { $date }
members-nothing-yet = Nothing of theirs has come yet.
members-let-in-by = Let in by: { $who }
members-rooms = What this vault has:
members-room-seen = { $reads ->
    [yes] { $room }: { $count ->
        [one] 1 entry
       *[other] { $count } entries
    }, { $from ->
        [None] from the beginning.
       *[other] from { $from } on.
    }
   *[no] { $room }: only who is in it, and what is decided about that.
}
members-missing = { $count ->
    [one] 1 more is known of, and not here yet.
   *[other] { $count } more are known of, and not here yet.
}
members-noticed = What was noticed:
noticed-concerns = { $who ->
    [None] { $room ->
        [None] {""}
       *[other] { $room }:{" "}
    }
   *[other] { $room ->
        [None] { $who }:{" "}
       *[other] { $who }, { $room }:{" "}
    }
}
noticed-count = It is about { $count } entries or pieces.
noticed-days = That is { $count } days now.
device = { $name } - { $kind ->
    [paper] words on paper
    [shares] a key of which several people hold a part
   *[machine] a computer
}{ $this ->
    [yes] {" "}(this one)
   *[no] {""}
}{ $code ->
    [suspended] , on hold
    [out] , dropped
   *[other] {""}
}
device-drop-sure = Drop the device { $name }? It will read nothing new, and can't be let in again; a new one can. (yes/no; Enter: no)
device-goes-on-anew = At the next sync this vault goes on as a new device.
device-stays-the-same = This vault goes on as it is. It does not ask again because of what they say: { $who }
device-dropped = Dropped: { $name }. What lies on it stays there, behind its passphrase.

## Leaving, and being removed

leave-sure = { $rooms ->
    [None] Leave all rooms?
   *[other] Leave: { $rooms }?
} What you have here you can go on reading, and what you wrote stays with the others; nothing new will come. To come back takes a new invitation. (yes/no; Enter: no)
leave-done = { $rooms ->
    [None] You have left all rooms.
   *[other] You have left: { $rooms }
}
leave-done-next = Next: `answerable sync`, so that the others know that you are gone, and see what rested on you.
remove-sure = { $rooms ->
    [None] Remove from all rooms: { $who }?
   *[other] Remove from { $rooms }: { $who }?
} What they have read they keep. Your word can't be taken back; to come again takes a new invitation. (yes/no; Enter: no)
remove-done = Removed: { $who }. What is written from now on they can't read.
remove-given = Your word is given to remove: { $who }.
remove-depots = These storages may still be open to { $who }. What lies there stays sealed, but it could be deleted, or the storage filled:
remove-depots-next = Whoever keeps a storage changes its password, or ends the shared folder. After that each of you takes the new address: `answerable depot add URL`, and `answerable depot drop HANDLE` for the old one.

## The paper key, and coming back

paper-key-no-terminal = Standard output is no terminal, so the words would stand in a file, or go to another program. Whoever reads them there can come in as you. Print them all the same? (yes/no; Enter: no)
paper-key-into-file = The words will stand in a file until you delete it. Whoever reads it can come in as you. Write them there? (yes/no; Enter: no)
paper-key-printed = The page lies in { $path }. Print it now, and then delete the file.
paper-key-title = A key on paper
paper-key-sheet = Write these words on a sheet of paper, with their numbers. They are shown this once.
paper-key-process = Below them, the number of the process: { $number }
paper-key-depot = And where your group's storage is: { $depot }
paper-key-made = Made on: { $date }
paper-key-keep = Keep the sheet where your devices are not, and where nobody comes across it. Take no photo of it, and put it into no file. Whoever has it can come in as you and read what you can read.
paper-key-use = If all your devices are lost: `answerable --vault FILE recover --paper-key --depot URL`. The words work once. If the sheet is lost, or somebody else has seen it: `answerable paper-key` makes another, and the old one is worth nothing from then on.
paper-key-not-yet = No storage could be reached, so nobody could come back with it yet. Next: `answerable sync`, as soon as a storage is there.
pieces-sheet = Each line is a piece of a key to your own room. Give each to whom it is for, on paper or from hand to hand. They are shown this once.
pieces-for = For { $who }, piece { $number } of { $count }:
pieces-keep = Any { $count } of them together come in as you, into your own room, and read what you read there. One alone says nothing. Nobody of the contact group may hold one, nor come by one later.
pieces-use = If all your devices are lost: ask for { $count } pieces, then `answerable --vault FILE recover --shares --depot URL`. Into the other rooms the others let you in again. If somebody is to hold a piece no longer: make new ones, and the old ones are worth nothing from then on.
pieces-prompt = The pieces, one after the other; an empty line ends that:
pieces-wrong = Piece { $number } is wrong; the others were enough. Whoever gave it has another one, or it was copied with a slip.
recover-words-prompt = The 24 words, in one line or several; they can be seen while you type. With or without their numbers, and of each the first four letters are enough:
recover-process-prompt = The number of the process:
recover-words-unreadable = The file with the words can't be read. Nothing was changed; check the path of --words-file.
recover-done = You are back: { $who }, in a new vault, { $path } - beside it lies its key file; keep the two together. { $taken ->
    [one] 1 entry came.
   *[other] { $taken } entries came.
} Your other devices are dropped: what is written from now on can't be read with them. What already lies on them stays there, behind their passphrase.
recover-done-not-yet = Not every storage could be reached, so the others may not know it yet. `answerable sync`, as soon as they are there.
recover-done-pieces = Next, make new pieces, and give them out again: `answerable paper-key --shares`. The old ones are used up. Into the other rooms the others let you in again: `answerable recover PERSON`, on a machine of theirs.
recover-done-next = Next, make a new paper key: `answerable paper-key`. The old one is used up; tear the sheet.

## Depots

depot-none = There is no depot yet. `answerable depot add URL` takes one into use.
depot-added = In use from now on: { $depot }
depot-added-next = Next: `answerable sync`. Whoever you invite after this learns of it by the code; the others add it themselves.
depot-listed = { $handle }  { $depot } - { $date ->
    [None] not read yet
   *[other] read to its end on { $date }
}; { $count ->
    [0] nothing to send
    [one] 1 piece to send
   *[other] { $count } pieces to send
}
depot-dropped = It is not used any more. Nothing was deleted there.
depot-dropped-next = `answerable depot list` shows over what you still exchange.
verify-room = { $room }: { $count ->
    [one] 1 entry of the signed log was checked,
   *[other] { $count } entries of the signed log were checked,
} each with its place, its text, its signature and its author's right to write it.
verify-found = { $who }: { $code ->
    [R-010] a signature is not right.
    [R-016] a signature is there for entries that are not here, or are here otherwise.
    [R-020] the chain was changed: an entry is not the one that was signed, or is left out.
    [R-023] an entry rests on others that are not here.
    [R-024] a text is not the one that its author wrote.
    [R-052] a key is not the one that was announced.
    [D-004] what was sent is not kept here any more.
    [D-007] what was sent is kept here otherwise than it was made.
   *[other] something does not have the form in which it was written ({ $code }).
}{ $number ->
    [None] {""}
   *[other] {" "}It is entry { $number } of theirs{ $entry ->
        [None] .
       *[other] , { $entry }.
    }
}{ $count ->
    [one] {""}
   *[other] {" "}The same with { $count } in all.
}
verify-missing = { $who }: { $count ->
    [one] 1 entry that others have seen is missing here.
   *[other] { $count } entries that others have seen are missing here.
}
verify-unplaced = { $who }: { $count ->
    [one] 1 entry could not be checked, since it rests on something that is damaged or missing.
   *[other] { $count } entries could not be checked, since they rest on something that is damaged or missing.
}
verify-unsigned = { $who }: { $count ->
    [one] for 1 entry no signature is here yet.
   *[other] for { $count } entries no signature is here yet.
} The next sync should bring it; if it does not, ask them.
verify-unsent = { $who }: { $count ->
    [one] 1 entry was not sent yet, so it is not signed.
   *[other] { $count } entries were not sent yet, so they are not signed.
}
verify-complete = { $who }: complete as of { $date }
verify-nothing-yet = { $who }: nothing of theirs has come yet.
verify-more = { $who } has seen { $count ->
    [one] 1 entry more.
   *[other] { $count } entries more.
}
verify-misfiled = { $count ->
    [one] 1 entry lies otherwise in this vault than its author signed it: { $entries }
   *[other] { $count } entries lie otherwise in this vault than their authors signed them: { $entries }
}
verify-unlogged = { $count ->
    [one] 1 entry is in no signed log; nobody vouches for it: { $entries }
   *[other] { $count } entries are in no signed log; nobody vouches for them: { $entries }
}
verify-mismarked = { $count ->
    [one] 1 entry says of itself wrongly whether it is hers to decide: { $entries }
   *[other] { $count } entries say of themselves wrongly whether they are hers to decide: { $entries }
}
verify-unreadable = Some of it can't be read at all, so not everything could be checked.
sync-depot = Exchanging over { $depot }
sync-read = { $room }: { $count ->
    [one] 1 piece read
   *[other] { $count } pieces read
}
sync-taken = { $room }: { $count ->
    [one] 1 entry taken in
   *[other] { $count } entries taken in
}
sync-put = { $room }: { $count ->
    [one] 1 piece sent
   *[other] { $count } pieces sent
}
sync-put-files = { $room }: { $count } KiB of attachments sent
sync-got-files = { $room }: { $count } KiB of attachments fetched
sync-unreached = Not reached: { $depot }
sync-done = { $taken ->
    [0] Nothing new came,
    [one] 1 entry came,
   *[other] { $taken } entries came,
} { $sent ->
    [0] and nothing was to be sent.
    [one] and 1 entry was sent.
   *[other] and { $sent } entries were sent.
}
sync-files = { $count ->
    [one] 1 attachment was fetched.
   *[other] { $count } attachments were fetched.
}
sync-files-missing = { $count ->
    [one] 1 attachment is not here yet; the next sync looks for it again.
   *[other] { $count } attachments are not here yet; the next sync looks for them again.
}
sync-restarted = This vault is a copy or a backup of one that went on. It goes on as a device of its own, and nothing is lost. If you use the other no longer, drop it: `answerable device list`.
sync-pending = { $count ->
    [one] 1 thing waits for your word: `answerable approve`.
   *[other] { $count } things wait for your word: `answerable approve`.
}

## Showing, erasing, confirming

release-sure = Show { $ref } to this room: { $room }? Everybody in it can read it then, and that can't be taken back. (yes/no; Enter: no)
release-done = A copy lies in this room now: { $room }. Its ref is the same, { $ref }; its files go with it, as far as they are here.
erase-sure = Erase { $ref }? What it says is gone for good: at once where it is yours, else hidden at once and destroyed where others agree. (yes/no; Enter: no)
erase-done = What { $ref } said is destroyed here, and at the others when they sync. That it was there stays, with who erased it, when and why. Old backups are out of reach.
erase-hidden = { $ref } is hidden now. It is not yours, so it is destroyed where others agree, or where nobody objects for as long as your room has it.
confirm-done = Her side stands by { $ref }; it counts from now on.

## When something can't be done: what happened; what is safe and what to do

failure-depot-broken = The storage does not work as it should.
    .advice = Nothing was lost; what is to be sent waits. Look after the storage, or use another one too.
failure-depot-denied = The storage does not let this be read or written.
    .advice = Nothing was changed there. Ask whoever keeps it for access, or use another one, then sync again.
failure-depot-full = The storage is full.
    .advice = Nothing was lost; what is to be sent waits. Make room there, then sync again.
failure-depot-gone = The storage is not there.
    .advice = Nothing was lost; what is to be sent waits. Plug it in or connect it, then sync again.
failure-depot-not-an-object = In the storage something else stands where a piece has its place: a link, a folder, a pipe.
    .advice = It was neither followed nor opened. Find out who put it there, and take it away.
failure-depot-not-kept = The storage does not give back what it was given.
    .advice = Nothing counts as sent; it is all still here. Use another storage.
failure-depot-open-no-depot = The folder is there, but nothing of this program is in it.
    .advice = Nothing was changed. If it is a stick or on a network, it may not be connected, and what is seen is the empty place for it.
failure-depot-open-no-folder = There is no such folder, or what has its name is no folder.
    .advice = Nothing was changed. If it is a stick or on a network, connect it first; else make the folder.
failure-depot-open-no-locator = This does not say where a storage is.
    .advice = Nothing was changed. It has to be a folder: /path, or file:///path.
failure-depot-open-unknown-kind = This program knows no storage of that kind.
    .advice = Nothing was changed. It has to be a folder: /path, or file:///path.
failure-depot-too-large = A piece in the storage is longer than any may be.
    .advice = It was not taken in; the rest goes on with the next sync.
failure-depot-too-slow = The storage does not answer in time.
    .advice = Nothing was lost; what is to be sent waits. Try later, or use another storage too.
failure-office-no-code = This is not a whole invitation.
    .advice = Nothing was changed. Copy the code again, from its first letter to its last.
failure-office-cant-remove = This person can't be removed from here.
    .advice = Nothing was changed. The survivor is never removed, in a room of two nobody is, and oneself one leaves: `answerable leave`.
    .page = Nothing was changed. The survivor is never removed, in a room of two nobody is, and oneself one leaves, under “Hand over and leave”.
failure-office-group-damaged = What the vault keeps of its rooms does not fit together.
    .advice = Nothing was changed. Run `answerable verify`, keep the files, and restore a backup under another name.
    .page = Nothing was changed. Close this program, keep the files as they are, and bring a backup back.
failure-office-last-device = This is your last device.
    .advice = Nothing was changed. Take another device or a paper key first; if you want to go, `answerable leave`.
    .page = Nothing was changed. Take another device or a paper key first; if you want to go, do so under “Hand over and leave”.
failure-office-no-depot = There is no depot yet, so nothing can be exchanged.
    .advice = Nothing was changed. Take one into use first: `answerable depot add URL`.
    .page = Nothing was changed. Choose one first, under “Exchange”.
failure-office-no-group = In this vault somebody writes alone; there is no group yet.
    .advice = Nothing was changed. A group begins with the first storage: `answerable depot add URL`.
    .page = Nothing was changed. A group begins with the first storage, under “Exchange”.
failure-office-no-such-depot = No depot has this handle.
    .advice = Nothing was changed. `answerable depot list` shows them.
    .page = Nothing was changed. Those that are in use stand under “Exchange”.
failure-office-no-such-device = You have no device of this name.
    .advice = Nothing was changed. `answerable device list` shows yours.
    .page = Nothing was changed. Yours stand under “Members and devices”.
failure-office-no-such-pending = Nothing waits under this handle.
    .advice = Nothing was changed. `answerable approve` lists what does.
    .page = Nothing was changed. What waits stands under “Waits for our word”.
failure-office-no-such-person = Nobody in the rooms is known by this ref.
    .advice = Nothing was changed. `answerable members` shows who is there.
    .page = Nothing was changed. Who is there stands under “Members and devices”.
failure-office-not-in-room = From this vault nothing can be written into that room.
    .advice = Nothing was changed. `answerable members` shows which rooms it has.
    .page = Nothing was changed. Which rooms it has stands under “Members and devices”.
failure-office-not-joining = This vault is in already, or was never invited.
    .advice = Nothing was changed. `answerable sync` exchanges with the others; an invitation is answered with `answerable join CODE`, in a new vault.
    .page = Nothing was changed. With the others one exchanges under “Exchange”; an invitation is answered under “Join with a code”, before a record is opened.
failure-office-not-back = Coming back into this vault was stopped in the middle.
    .advice = Nothing is used up. Run the same `answerable recover --paper-key` once more; it goes on from there.
    .page = Nothing is used up. Choose once more to come back, with the same sheet or pieces; it goes on from there.
failure-office-not-let-in = This vault has not been let in yet.
    .advice = Nothing was changed. `answerable join` says how far it is.
    .page = Nothing was changed. How far it is stands under “Coming in”.
failure-office-not-her-side = Only her side can stand by words in her name.
    .advice = Nothing was written. Somebody of her side confirms it, from their own vault.
failure-office-nothing-to-confirm = This entry holds no words in her name that wait to be confirmed.
    .advice = Nothing was written. `pending` and `show` say what waits.
    .page = Nothing was written. What waits stands under “Waits for our word”.
failure-office-nothing-claimed = Nobody says that this vault went on elsewhere.
    .advice = Nothing was changed. If it ever was a copy or a backup, `answerable sync` finds out.
    .page = Nothing was changed. If it ever was a copy or a backup, an exchange finds out.
failure-office-not-yours-to-say = Your word is given already, or is not asked for here.
    .advice = Nothing was changed. `answerable approve` says what waits for whom.
    .page = Nothing was changed. What waits for whom stands under “Waits for our word”.
failure-office-no-holder = This person may hold no piece: { $line }
    .advice = Nothing was changed. Nobody of the contact group, nor he, may hold one: whoever talks to him is not to hold a way into your room.
failure-office-not-alone = Others hold the keys of this room too, or it is not your own.
    .advice = Nothing was changed. Where somebody else is in your room, they let you in again (`answerable recover PERSON`), and a sheet does too (`answerable paper-key`). Pieces are for a room that you keep alone.
    .page = Nothing was changed. Where somebody else is in your room, they let you in again, and a paper key does too. Pieces are for a room that you keep alone.
failure-office-share-newer = Piece { $line } was made by a newer program.
    .advice = Nothing was changed. Update this program, and try again.
failure-office-share-not-found = In this storage nothing lies for the key that these pieces give.
    .advice = Nothing was changed. Are there newer pieces? Then try another storage of your group.
failure-office-share-not-whole = Piece { $line } is not whole.
    .advice = Nothing was changed. Ask for that one again: it begins with answerable-share- and is one line.
failure-office-share-numbers = So many pieces there can't be.
    .advice = Nothing was changed. It takes 2 to 8 holders, and at least 2 pieces that are enough.
failure-office-share-other-set = These pieces belong to another key: { $line }
    .advice = Nothing was changed. Perhaps they are of an older one; ask whoever holds them for the newest.
failure-office-share-too-few = It takes { $line } pieces.
    .advice = Nothing was changed, and nothing is lost. Ask the other holders.
failure-office-share-twice = Two of these are the same piece: { $line }
    .advice = Nothing was changed. Ask another holder for theirs.
failure-office-share-used = The key that these pieces give was used before, or is no longer valid.
    .advice = Nothing was changed. Are there newer pieces? If you did not use these yourself, somebody else has put them together: tell those who support you today.
failure-office-share-wrong = One or more of these pieces are wrong, and nobody can say which.
    .advice = Nothing was changed. Try other pieces, or have them copied again, letter by letter.
failure-office-paper-not-found = In this storage nothing lies for this paper key.
    .advice = Nothing was changed. Check the number of the process, and whether there is a newer sheet; then try another storage of your group. Where none has it, others can let you in again: `answerable recover PERSON`, on a machine of theirs.
    .page = Nothing was changed. Check the number of the process, and whether there is a newer sheet; then try another storage of your group. Where none has it, others can let you in again: they make a code for you under “Invite somebody”, and you choose “Join with a code”.
failure-office-paper-number = The number of the process is not whole.
    .advice = Nothing was changed. Check the sheet: it has four groups of four letters.
failure-office-paper-used = This paper key was used before, or is no longer valid.
    .advice = Nothing was changed. Is there a newer sheet? If you did not use it yourself, somebody else has it: tell your group today. Others can let you in again: `answerable recover PERSON`, on a machine of theirs.
    .page = Nothing was changed. Is there a newer sheet? If you did not use it yourself, somebody else has it: tell your group today. Others can let you in again: they make a code for you under “Invite somebody”, and you choose “Join with a code”.
failure-office-paper-word = Word { $line } is none that stands on a sheet.
    .advice = Nothing was changed. Look at that word once more: it is an English one, and its first four letters are enough.
failure-office-paper-words = These are not the words of a paper key.
    .advice = Nothing was changed. Check the sheet word by word: there are 24, in their order; one of them is missing, is there twice, or is another.
