### Pages of what keeps a record: passphrase, paper key, backup, coming back, several vaults, the words for people, handing over.

pages-passphrase = Another passphrase
pages-paper-key = Paper key
pages-pieces = A key in pieces
pages-backup = Backup
pages-back = Come back
pages-restore = Bring a backup back
pages-called = Our words for people
pages-handing = Hand over and leave

## Settings

settings-safe = So that nothing is lost, and nobody comes in
settings-group = The group
settings-invite = Invite somebody, or a further device of your own
settings-waiting = Invitations with their four words, and what else waits for our word
settings-storages = Exchange, and the storages
settings-back = To the settings
settings-paper-none = There is none yet.
settings-paper-not-compared = There is one. Nobody looked yet whether the sheet is right.
settings-paper-there = There is one, and the sheet was compared.

## Passphrase

passphrase-lead = The present one works until the new one is taken. Backups that you made before go on opening with the old one.
passphrase-present = The passphrase of now
passphrase-new = The new passphrase
passphrase-do = Take the new one
passphrase-backup = Make a new backup
passphrase-weak = Type a longer one, twice. If you want this one all the same, type it twice again, and tick it below.
passphrase-keep = Take it, though it would not hold for long

## Paper key

paper-lead = Twenty-four words on a sheet of paper. With the sheet and nothing else you come back on a new machine, if all your devices are gone. Whoever finds it can come in as you.
paper-no-storage = A paper key finds your record in a storage, and there is none yet. Choose one first. Until then a backup keeps what you write.
paper-none = There is none yet.
paper-usable = There is a paper key, and what it needs lies in a storage.
paper-not-usable = There is a paper key. Nobody could come back with it yet: exchange as soon as a storage can be reached.
paper-compared = The sheet was compared with the words on { $date }.
paper-not-compared = Nobody looked yet whether the words on the sheet are right.
paper-compared-now = The sheet is right. Put it where your machines are not.
paper-to-show = See the words
paper-to-compare = Look whether the sheet is right
paper-another = Make another one
    .more = If the sheet is lost, or somebody saw it, or something on it is wrong: a new one takes its place, and the old one is worth nothing from then on.
paper-before = Have paper and a pen at hand, and nobody behind you. The words are shown this once.
paper-make = Make a paper key
paper-use = If all your devices are lost: start the program on a new machine, and choose to come back with a paper key. The words work once.
paper-print = By hand is best. If you print it: on a printer that is yours, not over an office's network, and don't save it as a file.
paper-written = I have written it down
paper-shown-before = The words were shown before, and are not shown again. If your sheet is not right, make another paper key.
paper-nothing-to-compare = There is nothing to compare any more: the words are not kept. If your sheet may be wrong, make another paper key.
paper-check = Is the sheet right?
paper-check-lead = Type these words off the sheet. Their first four letters are enough.
paper-asked = Word { $count }
paper-differs = Word { $count } is another one.
paper-differs-how = Look at the sheet once more. Perhaps it is one line off, or hard to read. If it is wrong, make another paper key; this one is worth nothing then.
paper-check-do = Compare

## A key in pieces

paper-to-pieces = A key in pieces
    .more = You keep your room alone: several people hold a piece each, and some of them together bring you back.
pieces-lead = A way back into your own room that nobody has alone: each of several people holds a piece, and as many of them as you say bring you back together. It is for the one whose room it is, where she keeps it alone.
pieces-no-storage = The pieces find your room in a storage, and there is none yet. Choose one first. Until then a backup keeps what you write.
pieces-not-alone = Pieces are for her who keeps her own room alone. Where somebody else is in your room, they let you in again, and a sheet of your own does too.
pieces-none = There is none yet.
pieces-usable = There is a key in pieces, and what it needs lies in a storage.
pieces-not-usable = There is a key in pieces. Nobody could come back with it yet: exchange as soon as a storage can be reached.
pieces-compared = What was written down was compared with the pieces on { $date }.
pieces-not-compared = Nobody looked yet whether the pieces were written down right.
pieces-compared-now = The pieces are right. Give each to whom it is for.
pieces-to-show = See the pieces
pieces-to-compare = Look whether they were written down right
pieces-another = Make other ones
    .more = If a piece is lost, or somebody saw it, or somebody is to hold one no longer: new ones take their place, and the old ones are worth nothing from then on.
pieces-who = Who holds a piece?
    .hint = People of your side, and bystanders. Nobody of the contact group, nor he.
pieces-others = Others, who are not in the record
    .hint = A name on a line of its own each. Together 2 to 8 people.
pieces-enough = How many of them are enough?
    .hint = Of three, two. More is safer against some who get together, and harder when you need them.
pieces-before = Have paper and a pen at hand, or a printer that is yours, and nobody behind you. The pieces are shown this once.
pieces-make = Make the pieces
pieces-sheet-page = Each is a piece of a key to your own room, and belongs on a sheet of its own. Give each to whom it is for, on paper or from hand to hand. They are shown this once.
pieces-holder = Keep this where nobody comes across it, and take no photo. Alone it opens nothing. Give it back only to the one whom you know, when she asks for it by voice.
pieces-use-page = If all your devices are lost: ask for { $count } pieces, start the program on a new machine, choose to come back with a paper key, and there that you have pieces instead. Into the other rooms the others let you in again.
pieces-print = If you print them, each has a page of its own: on a printer that is yours, not over an office's network, and don't save it as a file.
pieces-written = I have written them down
pieces-shown-before = The pieces were shown before, and are not shown again. If one of yours is not right, make other ones.
pieces-nothing-to-compare = There is nothing to compare any more: the pieces are not kept. If one of yours may be wrong, make other ones.
pieces-check = Were the pieces written down right?
pieces-check-lead = Type these signs off the papers, one group of each.
pieces-asked = For { $who }: group { $count }
pieces-differs = Group { $count } of the piece for { $who } is another one.
pieces-differs-how = Look at the paper once more. Perhaps it is one group off, or hard to read. If it is wrong, make other pieces; these are worth nothing then.

## Backup

backup-lead = One file with all that is in this vault, sealed with your passphrase. Where you write alone, it is the only other copy.
backup-do = Make a backup and keep the file
backup-keep = Put it on a stick or a disk that does not lie where this machine lies, and delete it from the folder of downloads. It opens with the passphrase of today.
backup-try = Once, in a quiet hour, bring it back and look inside: a backup that nobody has tried is a hope. The way there is on the page on which the program begins.

## Coming back

welcome-back = Come back with a paper key
    .more = All your devices are gone, and you have your sheet with 24 words.
welcome-restore = Bring a backup back
    .more = You have a file that was made as a backup.
back-lead = Take your sheet. Nothing is used up before you are back: try as often as it takes.
back-lead-pieces = Ask those who hold a piece for theirs. Nothing is used up before you are back.
back-words = The words on the sheet
    .hint = All 24, in one line or several, with their numbers or without. The first four letters of each are enough. They can be seen while you type.
back-again = Word { $count } once more
back-others-kept = The others are kept in memory, and not shown.
back-kept = What you typed off the sheet is kept in memory, and not shown.
back-all-again = Type all of them again
back-number = The number of the process
    .hint = Four groups of four letters; it stands below the words.
back-storage = Where is your group's storage?
back-pieces = The pieces
    .hint = Each begins with answerable-share- and is one line. Blanks and line breaks do no harm.
back-do = Come back
back-no-words = The words of the sheet are missing. Nothing was used up.
back-to-pieces = I have pieces instead, which others held for me
back-to-words = I have a sheet with 24 words instead
back-others = Without a sheet: others of your group can let you in again. They make a code for somebody who lost their devices, under "Invite somebody", and you choose "Join with a code".
back-go-on = Go on coming back
back-done = You are back. Your other devices are dropped: what is written from now on can't be read with them.
back-not-all = Not every storage could be reached, so the others may not know it yet. Exchange as soon as they are there.
back-new-sheet = The old sheet is used up. Tear it, and make a new one now.
back-new-pieces = The old pieces are used up. Make new ones now, and give them out again. Into the other rooms the others let you in again.

restore-lead = The file becomes a vault on this machine. The next time you exchange it goes on as a device of its own, since the other one may still be in use.
restore-file = The backup
restore-path = Or where it lies on this machine
    .hint = For a large one: the path of the file, such as /media/stick/backup-2026-03-01.sealed
restore-do = Bring it back
restore-no-file = Choose the file of the backup, or say where it lies. Nothing was made.
restore-next = The backup is brought back. It opens with the passphrase of the day on which it was made.

## Several vaults

vaults-heading = Records on this machine
vaults-else = Something else
vaults-number = Record { $count }
vaults-other = Another record
vaults-written = { $vault } - written to last on { $date }
unlock-others = Another record, or begin anew

## The words for people

called-lead = What you call people among yourselves. These words then stand on all pages and papers, and reach the others with the next exchange.
called-survivor = The person to whom it was done
called-perpetrator = The person who did it
called-support-group = Those who stand by her
called-contact-group = Those who hold him to it
called-usual = The usual word:
called-kept = These words are in use from now on.
called-long = That is longer than a word for somebody can be. Nothing was changed.
called-case = Take words in their basic form, without "the". An empty box means the usual word.

## Handing over

handing-lead = What rests on you, so that nothing hangs when you go. Offer it; whoever you ask can say yes or no.
handing-nothing = Nothing rests on you.
handing-nobody = This vault does not know who you are in the record, so it can't say what rests on you.
handing-rests = Rests on you
handing-what = What are you offering?
handing-to = To whom?
handing-how = Tasks pass on when they are accepted. Of everything else a task is made that says what there is to look after, and is offered with them. Tell the person, too.
handing-do = Offer it
handing-offered = It is offered. Exchange, so that they get to know; until they accept, it stays with you.
handing-no-one = Choose to whom it is offered. Nothing was written down.
handing-nothing-ticked = Nothing is ticked, so nothing was offered.
handing-roles = Roles of yours
handing-roles-how = Who takes a role is for the group to decide; write it down as a membership.
handing-look-after = Look after: { $what } ({ $about }), { $date }

## Members, and whether this vault is a copy

members-further = Add a further device of your own
members-lost = They lost their devices: let them in again
waiting-copy = Is this vault a copy?
waiting-copy-said = Others have seen more from this device than is here. Who says so: { $who }. Nothing in the storages shows it, so nothing is sent until you have answered. You alone know it.
waiting-was-copied = Yes, it was copied, or brought back out of a backup
    .more = It goes on as a new device, and nothing is lost.
waiting-never-copied = No, never
    .more = It goes on as it is. If it was a copy after all, what you write would split in two; then say yes.
waiting-goes-on-anew = At the next exchange this vault goes on as a new device.
waiting-stays-the-same = This vault goes on as it is, and is not asked again because of what they say. Exchange now.
