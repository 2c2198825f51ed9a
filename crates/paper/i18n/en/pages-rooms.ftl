### Pages of the group: members and devices, inviting, joining, what waits for people's word, storages.

pages-members = Members and devices
pages-invite = Invite somebody
pages-code = Code
pages-waiting = Waits for our word
pages-storages = Exchange
pages-join = Join with a code
pages-joining = Coming in

pages-sure = Yes, I mean it.
pages-not-sure = Nothing was changed, since nobody ticked that they mean it. Go back, tick it, and send it again.

welcome-join = Join with a code
    .more = Somebody of your group sent you a code over a messenger.

## Members

members-alone = You write alone so far: this record is on this machine and nowhere else. To share it, choose a storage that you all reach. It sees sealed pieces and can read none of them.
members-alone-do = Choose a storage
members-you = (you)
members-remove = Remove from the rooms
    .more = It takes more than half of the others. What this person read, they keep; what is written from then on, they can't read. The storages' passwords that they know must be changed by hand.
members-remove-do = Propose it
members-removed = They are removed. What is written from now on, they can't read.
members-removed-depots = They may still reach these storages. Change the password or the shared folder of: { $depots }
members-here = What this machine has
members-seen = What was noticed
members-own = Your own part
members-drop = A device of yours that is lost, or that you use no longer
members-drop-do = Drop this device
members-dropped = The device is dropped. Exchange now, so that the others know.
members-leave = Leave the rooms
    .more = Your tasks, waiting replies and meetings should be handed over first; Today shows them to the others all the same. What you read stays on this machine.
members-leave-do = Leave
members-left = You have left. Exchange once more, so that the others know.

## Inviting

invite-lead = You get one code. Send it over any messenger; nobody comes in by it before you compared four words by voice.
invite-for = For whom is it?
invite-for-person = For somebody who joins
invite-for-device = For another device of my own
invite-for-lost = For somebody of us who lost their devices
invite-which-side = Which side are they on? (Where somebody joins)
invite-side-contact = The contact group
invite-side-support = The support group
invite-side-survivor = It is her own process
invite-reads = What will they read? (Where somebody joins)
invite-reads-all = Everything, from the beginning
invite-reads-now = What is written from now on, and of before only letter, mandate, open tasks and agreements
invite-who-lost = Who lost their devices?
invite-do = Make the code
code-what-now = Send this code to the one person it is for. Whoever else reads it can answer, but nobody comes in before you compared four words by voice.
code-label = The code
code-guarded = The code also holds the address of your storage, and its password if it has one. Send it only over a messenger that encrypts, and delete it there afterwards.
code-then = When they have answered, exchange once, and look at what waits for your word. Then call them.

## What waits

waiting-sync-first = Exchange first: what others said or answered comes with it.
waiting-compare = Call them, on a number that you know, and read these words to each other.
waiting-digits = The same as digits:
waiting-yes = { $code ->
    [answer] They are the same, compared by voice
    [dispute] It should hold
    [words] These are her words
   *[other] I agree
}
waiting-no = { $code ->
    [answer] They differ
    [dispute] It should not hold
   *[other] I object
}
waiting-done = Done. It holds. Exchange now, so that the others know.
waiting-still = Your word is given. It does not hold yet; here stands what it waits for.

## Exchange

storages-lead = The record travels between you as sealed pieces over a storage that you all reach: a folder that is kept the same on several machines, or a stick that goes from hand to hand. Nobody in between can read it.
storages-sync = Exchange now
storages-read = Read to its end on { $date }.
storages-not-read = Not read yet.
storages-to-send = { $count ->
    [0] Nothing waits to be sent.
    [one] 1 piece waits to be sent.
   *[other] { $count } pieces wait to be sent.
}
storages-drop = Stop using it
    .more = Nothing is deleted there, and nothing here.
storages-add = Another storage
storages-place = Where is it?
    .hint = The path of a folder, such as /media/stick/ours, or the address of another storage.
storages-add-do = Start using it
storages-restarted = This vault is a copy or a backup of one that went on. It goes on as a device of its own, and nothing is lost. If you use the other no longer, drop it under Members and devices.
storages-pending = { $count ->
    [one] 1 thing waits for your word.
   *[other] { $count } things wait for your word.
}

## Joining

join-lead = The code does not let anybody in by itself. After this you and the person who invited you read four words to each other.
join-code = The code
    .hint = Paste all of it. Line breaks and blanks do no harm.
join-do = Answer the invitation
joining-compare = Call the person who invited you, and read these words to each other.
joining-compare-next = If they are the same, they say so on their side, and perhaps more people have to agree. If they differ, somebody sits between you: stop here, and tell them.
joining-refused-next = Look again later: the storage may be behind. If it stays so, call the person who invited you.
joining-waiting-next = Tell them that you have answered. When they exchanged, look again here.
joining-look = Look again
