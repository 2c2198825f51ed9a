### What stops a line or an entry: what is wrong, by which rule, and how to mend it.
###
### `None` stands where there is nothing to name. Words in backticks are those of the format and are
### not translated.

fault-line = line { $line }, { $field }: { $what } - { $mend }
fault-whole = the line as a whole

## A line that can't be read

fault-not-utf8 = The line is not UTF-8 from byte { $byte } on.
    .mend = Save the file as UTF-8.
fault-not-json = { $broken_off ->
    [true] The line is not JSON: it breaks off after character { $column }, before its end.
   *[false] The line is not JSON from character { $column } on.
}
    .mend = { $broken_off ->
    [true] Close what is open there, or put back the rest of the line; an entry is one JSON object on one line.
   *[false] Look there for a comma, a quotation mark or a bracket; an entry is one JSON object on one line.
}
fault-too-deep = Lists and objects stand in each other more than 128 deep, more than any entry has.
    .mend = Take out what does not belong there.
fault-line-too-long = The line is longer than { $bytes_max }, the most that one line can be.
    .mend = Put long papers into `attachments`, and only what is to be said into `text`.
fault-script-too-long = The script is longer than { $bytes_max }, the most that one script can be.
    .mend = A record is one process; put papers into `attachments`.
fault-too-many-entries = The script has more than { $entries_max } entries, the most that one script can have.
    .mend = A record is one process; see whether several were put into one file.
fault-empty-line = The line is empty.
    .mend = Take it out; each line is one entry.
fault-not-an-object = The line is JSON, but not an object.
    .mend = Put the entry's fields between curly brackets.
fault-field-twice = `{ $name }` stands twice; which of the two is meant nobody can know.
    .mend = Keep one of them.
fault-null-value = `null` stands only in a correction's `set`.
    .mend = Leave the field out.
fault-nul-character = There is a NUL character in the text.
    .mend = Take it out; nobody can see it.
fault-empty-script = There is nothing in the script.
    .mend = Begin with the line of the `process`.
fault-no-process = The first line is not the `process`, which says which format this is.
    .mend = Put the line of the `process` first.
fault-process-again = A record has one `process`, its first line.
    .mend = Take this line out; what changed about the process is a `correction`.
fault-unknown-type = There is no such type.
    .mend = { $near ->
    [None] Perhaps `claim`, where somebody said it, or `note`, for anything else.
   *[other] Perhaps `{ $near }` is meant; else `claim`, where somebody said it, or `note`, for anything else.
}
fault-unknown-field = `{ $kind }` has no such field.
    .mend = { $near ->
    [None] Take it out, or say it in `text`; nothing here has a score.
   *[other] Perhaps `{ $near }` is meant; else take it out.
}
fault-missing-field = { $kind ->
    [line] Each line
   *[other] `{ $kind }`
} needs `{ $name }`: { $name ->
    [type] what kind of entry it is
    [ref] a name that others point at
    [on] when it happened, as precisely as known
    [format] which format this is
    [title] how it is called
    [name] a name, better a pseudonym
    [side] where the person stands
    [person] who it is about
    [change] what changed
    [demands] what the letter demands
    [id] a short name that others point at
    [kind] of what kind it is
    [text] the words themselves
    [mandate] which mandate
    [persons] who took it on
    [tasks] which tasks
    [from] who gives them
    [to] to whom
    [audience] for whom it is
    [topic] what it is about
    [wish] what she wants to hear of it
    [of] which entry is meant
    [surrounding] which surrounding
    [overlaps] whether it is also hers
    [stance] where they stand
    [with] with whom
    [direction] who wrote to whom
    [channel] on which way
    [at] the day and time
    [speaker] who said it
    [claim] which claim
    [finding] what was found
    [told_by] who told them
    [status] where it stands
    [cites] what it rests on
    [assignee] who does it
    [result] how it ended
    [decision] which decision
    [question] what is to be decided
    [about] which demand or criterion
    [paragraphs] what it says
    [given] whether it was given
    [statement] which statement
    [reason] why
    [demands_stand] whether the demands stand
    [set] what is set anew
    [to_room] to which room
   *[other] it can't do without
}.
    .mend = Add `{ $name }`.
fault-wrong-form = { $form ->
    [flag] Here stands `true` or `false`, without quotation marks.
    [count] Here stands a whole number from 0 to 4294967295, without quotation marks.
    [text] Here stands a text in quotation marks.
    [list] Here stands a list in square brackets, even if it has one item.
    [object] Here stands an object in curly brackets.
    [true] Here stands `true`, or the field is not there.
   *[name] Here stands a short name; it can't be blank.
}
    .mend = { $form ->
    [flag] Write `true` or `false`.
    [count] Write the number in digits.
    [text] Put it in quotation marks.
    [list] Put square brackets around it.
    [object] Put its fields between curly brackets.
    [true] Write `true` where the entry was erased; else take the field out.
   *[name] Write the id.
}
fault-unknown-word = Here stands one of the words { $words }.
    .mend = Take the one that fits.
fault-unknown-format = This is format { $format }; this program reads record format 1.
    .mend = Use a newer program, or export it again as format 1.
fault-bad-ref = This is not a ref: one to 64 small letters a-z, digits, points, underscores or hyphens, with a letter or digit first.
    .mend = Write it so, such as `n-1`.
fault-reserved-ref = `perpetrator` means him everywhere, so nothing else can have it as its ref.
    .mend = Take another ref.

## Dates

fault-no-such-day = The calendar has no `{ $written }`.
    .mend = { $shorter ->
    [None] Write a day and time that there are, in the years 0001 to 9999.
   *[other] Write the day that is meant, or `{ $shorter }` where it is not known.
}
fault-not-a-date = This is not a date.
    .mend = Write `2016`, `2016-03`, `2016-03-04` or `2016-03-04T18:00+01:00`, as precisely as known.
fault-no-offset = A time needs its offset from UTC; else nobody knows when that was elsewhere.
    .mend = Add it at the end, such as `+01:00`, or `Z` for UTC.
fault-whole-day = A term is a whole day; else nobody knows when it is overdue.
    .mend = Write the day, such as `{ $example }`.
fault-needs-time = A meeting has a day and a time.
    .mend = Write both, such as `{ $example }`.

## Names, and what they point at

fault-bad-demand-id = A demand's id is one to eight capital letters A-Z or digits, with a letter first.
    .mend = Write it so, such as `D1`.
fault-bad-criterion-id = { $demand ->
    [None] This is neither a demand (such as `D1`) nor a criterion of one (such as `D1.a`).
   *[other] A criterion of `{ $demand }` has that id, a point, and one to eight small letters a-z or digits.
}
    .mend = { $demand ->
    [None] Name one that a letter above has.
   *[other] Write it so, such as `{ $demand }.a`.
}
fault-id-twice = `{ $id }` stands twice; nobody could say which of the two is meant.
    .mend = Give one of them another id.
fault-ref-twice = `{ $name }` is taken, by line { $by_line }.
    .mend = Take another ref for this one, and see who points at it.
fault-points-nowhere = There is no `{ $name }`.
    .mend = Look for a slip of the pen, or put in the line that is meant, above this one.
fault-points-forward = `{ $name }` stands further down, in line { $at_line }; a line points only at lines above it.
    .mend = Move that line up, or point at it with a `correction` below it.
fault-points-at-itself = `{ $name }` is this line itself; a line points only at lines above it.
    .mend = Name the entry that is meant, or take `{ $name }` out.
fault-wrong-target = `{ $name }` is a `{ $is }`; here stands the ref of: { $wants }.
    .mend = Name the entry that is meant, of such a type.
fault-room-given = This lies with what it points at, in the room `{ $room }`.
    .mend = Leave `room` out; to show it elsewhere, record a `release`.
fault-erased-says = Of an erased line only `type`, `ref`, `on`, `room` and `erased` are left, and a person's `side`.
    .mend = Take this field out.

## People

fault-addresses-not-his = Addresses are recorded of him only.
    .mend = Take `addresses` out.
fault-second-perpetrator = Exactly one person is the perpetrator, and that is `{ $name }`.
    .mend = Choose another `side`; a record is about one process.
fault-cannot-record = `{ $name }` can't be a member, so nothing is recorded by this person.
    .mend = Name who wrote it down; what somebody else said is a `claim`.
    .page = Name who wrote it down; what somebody else said is a claim.
fault-cannot-be-member = `{ $name }` can't be a member: members are the survivor, her support group and the contact group.
    .mend = Name somebody of these, or correct the `side` of this person.
fault-has-left = `{ $name }` had left by that day.
    .mend = See whether day and person are right; if somebody came back, record the `membership` above.
    .page = See whether day and person are right; if somebody came back, write down that they joined again first.
fault-not-a-member = `{ $name }` is not a member on that day, neither active nor resting.
    .mend = Give it to a member, or record the `membership` above.
    .page = Give it to a member, or write down first that they joined.
fault-task-for-him = A task is a member's; what he has to do is a demand or an agreement.
    .mend = Record an `agreement`, or give the task to a member.
fault-consent-not-hers = Consent is given by the survivor; `{ $name }` is not on that side.
    .mend = Name her in `person`, and who passes it on in `by`.
    .page = Name her as the person, and who passes it on as the one by whom it was said.

## The work

fault-not-its-outcome = A `{ $is }` can't end so.
    .mend = Take one of: { $results }.
fault-moved-to-without-moved = Only a meeting that was `moved` has a `moved_to`.
    .mend = Take `moved_to` out, or say `moved`.
fault-second-outcome = `{ $name }` has its outcome, `{ $outcome }`.
    .mend = Record a `correction` of `{ $outcome }`; or name it in `unaware_of`, where both were recorded at once.
    .page = Correct the outcome that is there.
fault-own-word-confirms-nothing = His own word confirms nothing.
    .mend = Say in `basis` how else it is known; or the finding is `unverifiable`.
fault-agreement-with-member = A demand is put to him and those around him, never to a member.
    .mend = Take `demand` out, or name in `with` whom it was agreed with.
fault-due-and-standing = An agreement has a term or holds on, not both.
    .mend = Take out `due` or `standing`.
fault-no-such-mandate-task = No mandate above has the task `{ $id }`.
    .mend = Take the id from the mandate, or leave `mandate_task` out.
fault-needs-one = A pattern rests on at least one entry.
    .mend = Name in `cites` where it shows.

## Judging, publishing, closing

fault-reason-missing = { $stance ->
    [block] A `block` needs its reason, so that the others can weigh it.
   *[object] `object` needs its reason, so that the others can weigh it.
}
    .mend = Say why in `text`.
fault-met-unconfirmed = `met` rests on nothing that is confirmed; what he says is a claim until somebody checked it.
    .mend = Cite something confirmed that does not speak against it, or a `check` that confirmed; else the finding is `unknown`.
fault-no-consent = She has not consented to this very statement, `{ $name }`, or not any more.
    .mend = Ask her, and record her `consent` above; until then it is not published.
    .page = Ask her. Her consent is written down from the page of the statement; until then it is not published.
fault-decision-blocked = The decision behind it, `{ $name }`, is blocked, by `{ $by }`.
    .mend = Talk it over; it can be published once that person takes another position.
fault-decision-not-adopted = The decision behind it, `{ $name }`, { $state ->
    [rejected] was rejected
    [withdrawn] was withdrawn
   *[open] is still open
}.
    .mend = { $state ->
    [rejected] Put it to the group again; what was rejected is not published.
    [withdrawn] Put it to the group again; what was withdrawn is not published.
   *[open] Record its `outcome` above, once the group has decided.
}
fault-fact-without-source = Paragraph { $paragraph } of the statement is a `fact` and cites nothing.
    .mend = Cite the entries that it rests on, or call it what it is: a `claim`, an `assessment`, a `demand`.
fault-source-not-released = `{ $name }`, which the statement cites, does not lie in its room, `{ $room }`, and was not released to it.
    .mend = Record a `release` of `{ $name }` to `{ $room }`, or cite something else.
    .page = Release it there first, from its own page, or cite something else.
fault-words-not-cleared = { $since ->
    [None] The words `{ $name }` are not cleared on that day.
   *[other] The words `{ $name }` are not cleared any more, since `{ $since }`.
}
    .mend = Take these words out, or ask her to clear them.
fault-words-for-others = The words `{ $name }` are cleared for another audience: `{ $audience }`.
    .mend = Take these words out, or ask her to clear them for this audience.
fault-demands-stand = A group that stops does not lift the demands; they fall only where they were fulfilled or she withdrew them.
    .mend = Write `true`: the demands stand.

## Corrections and attachments

fault-not-correctable = { $is ->
    [erased] `{ $name }` was erased; there is nothing left to correct.
   *[other] `{ $name }` is of the type `{ $is }`, which is never corrected.
}
    .mend = { $is ->
    [erased] Take this line out; what is known again is a new entry.
   *[other] Correct the entry that it is about; what a correction got wrong, a later one sets right.
}
fault-fixed-field = `{ $name }` stays as it was written; a correction can't set it.
    .mend = Take it out of `set`; where the entry itself is wrong, erase it and record it anew.
fault-attachment-missing = Attachment { $number } is not there.
    .mend = Put the file beside the script, or take its path out.
fault-attachment-outside = Attachment { $number } lies outside the script's folder.
    .mend = Put the file into that folder, and write its path from there.
