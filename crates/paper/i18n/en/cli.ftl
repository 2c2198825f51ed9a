### What the command line says.

## Help

help-usage = Usage
help-heading = { $code ->
    [verbs] Verbs
    [places] Arguments
   *[options] Options
}
value-name = { $code ->
    [verb] VERB
    [file] FILE
    [lang] LANGUAGE
    [text] TEXT
    [ref] REF
    [day] DATE
    [ledger] NAME
    [rooms] ROOMS
    [room] ROOM
    [script] FILE.jsonl
    [shell] SHELL
    [words] WORDS
    [name] NAME
    [number] N
    [handle] HANDLE
    [person] PERSON
    [side] SIDE
    [device] DEVICE
    [code] CODE
    [url] URL
    [reason] REASON
    [process] NUMBER
    [shares] T/N
    [type] TYPE
    [field] field
   *[value] VALUE
}
help-answerable = The office of a contact group: keeps what it writes down, sealed, and shows what it adds up to.
    .vault = The vault; else ANSWERABLE_VAULT says which
    .passphrase-file = Read the passphrase from the first line of this file
    .lang = en or de; else LANG decides
    .json = Lists as JSON
    .version = Show the version
    .help = Show this help
    .yes = Answer yes beforehand, for scripts
help-open = Open the pages in a browser on this machine; the same as no verb at all.
    .no-browser = Open no browser, only say the address
    .at = Look at the record as of this day instead of today
help-new = Make a vault with a process in it.
    .title = What the group calls the process
    .me = The ref of the person who writes here; the person may be recorded later
    .side = On which side you begin: survivor, support_group or contact_group; without it alone, with all rooms
help-add = Write down one more entry. With fields, or without any: then it asks.
    .attach = A file to be taken in with it; may be given several times
help-attention = Show what needs somebody now.
    .at = As of this day; today where absent
    .all = All of it, not only the first seven
help-ledger = Show what the record adds up to: all ledgers, or one of them.
    .name = demands, disclosures, replies, meetings, agreements, claims, stances, patterns, members or attention
    .at = As of this day; today where absent
    .script = Straight from a script, without a vault
    .rooms = As somebody sees it who can open only these rooms, such as bridge,contact
help-show = Show one entry in plain words, with what belongs to it.
    .ref = The entry
    .attachment = Take this attachment out
    .to = Where to put the attachment
help-timeline = Show the whole course at a glance.
    .svg = Write it as a picture into this file
    .at = As of this day; today where absent
help-search = Find the entries that hold all these words.
    .words = The words
    .all = All that is found, not only the latest fifty
help-statement = Draft the concluding statement.
    .markdown = As Markdown, into this file where one is named
    .html = As a page, into this file where one is named
    .at = As of this day; today where absent
help-draft = Draft it out of the ledgers, as text where no other form is asked for.
help-import = Take in a script, all of it or nothing, into a vault that holds only its process.
    .file = The script; - for standard input
help-check = Check whether a script keeps the rules, without a vault.
    .file = The script; - for standard input
help-export = Give the record out as a script, unsealed.
    .dir = Into this new or empty folder, with the attachments; else the script alone is printed
    .room = Only what lies in this room or was released to it, for reading
help-verify = Read the whole vault and see whether it is what was written.
help-passphrase = Change the passphrase.
    .new-passphrase-file = Read the new passphrase from the first line of this file
    .paper-key = Where the old one is forgotten: with the words of the paper key that was made in this vault
help-backup = Write a backup: one file, sealed with the passphrase.
    .file = The file to be written
help-restore = Make a vault out of a backup, at the place that --vault names.
    .file = The backup
help-demo = Make a fictional process of four years, and look at it.
    .dir = Keep it in this folder; else in a new temporary one
    .entries = Grow it to so many entries, for load
    .members = As a group: so many vaults, 3 to 7, that exchange over a folder
help-schema = Print the JSON Schema of a line.
help-completions = Print what a shell can complete.
    .shell = bash, zsh, fish, elvish or powershell
help-man = Print the manual page, or write those of all verbs.
    .dir = Write them into this folder
help-help = Show what the program, or a verb of it, does.
    .verb = The verb

## A command line that can't be understood

usage-help = `answerable help` lists what there is; `answerable help VERB` says how.
usage-no-verb = There is no verb, so there is nothing to do.
usage-no-such-verb = There is no such verb.
usage-no-such-verb-near = { $near ->
    [None] There is no such verb.
   *[other] There is no such verb; perhaps { $near }.
} { $option ->
    [None] {""}
   *[other] ({ $option })
}
usage-unknown-argument = { $option ->
    [None] There is a value too many.
   *[other] There is no { $option } here.
} { $near ->
    [None] {""}
   *[other] Perhaps { $near }.
}
usage-missing = { $option ->
    [None] Something is missing.
   *[other] { $option } is missing.
} { $near ->
    [None] {""}
   *[other] Perhaps { $near }.
}
usage-invalid = { $option ->
    [None] This value can't stand there.
   *[other] This value can't stand at { $option }.
} { $near ->
    [None] {""}
   *[other] Perhaps { $near }.
}
usage-conflict = { $option ->
    [None] These options can't stand together.
   *[other] { $option } can't stand together with another option here, or stands twice.
} { $near ->
    [None] {""}
   *[other] Perhaps { $near }.
}
usage-no-value = { $option ->
    [None] A value is missing.
   *[other] { $option } needs a value.
} { $near ->
    [None] {""}
   *[other] Perhaps { $near }.
}
usage-other = { $option ->
    [None] This command line can't be understood.
   *[other] This command line can't be understood, at { $option }.
} { $near ->
    [None] {""}
   *[other] Perhaps { $near }.
}
usage-allowed = These can: { $allowed }.
usage-language = The program speaks English (en) and German (de).
usage-no-vault = Which vault? Say --vault FILE, or set ANSWERABLE_VAULT.
usage-title-blank = The title is blank. Give the process a name that the group knows.
usage-stray-value = Something stands there that belongs to no field. A field is given as --field VALUE; put a value of several words in quotation marks.
usage-field-without-value = A field has no value. Where the value itself begins with --, write --field=VALUE.
usage-not-utf8 = Something on the command line is not UTF-8.

## Passphrases

passphrase-prompt = Passphrase:
passphrase-prompt-new = New passphrase:
passphrase-prompt-again = The same again:
passphrase-advice = Choose six or more random words. Whoever gets hold of the files can go on guessing for years, and without the passphrase nobody gets in again, you neither.
passphrase-short = These are { $count ->
    [one] 1 character
   *[other] { $count } characters
}: short enough to be guessed. It is your decision; longer is safer.
passphrase-differs = The two were not the same. Nothing was changed; try again.
passphrase-file-unreadable = The file with the passphrase can't be read. Nothing was changed; check the path of --passphrase-file.
passphrase-no-terminal = There is no terminal to ask for the passphrase. The vault stays locked; name a file with --passphrase-file.
passphrase-empty = A passphrase can't be empty, nor longer than a page. Nothing was changed.
passphrase-done = From now on the new passphrase opens this vault. Backups made before still open with the old one.

## What was done

new-done = The vault is made: { $path }
new-keep = Beside it lies { $path }.key, which belongs to it: keep and move the two together.
new-next = Next: `answerable add person`, for each of you and for him. Names are pseudonyms.
new-next-me = Next: `answerable add person --ref { $me } --name NAME --side { $side }`. Names are pseudonyms.
new-next-group = As a group: `answerable depot add URL` says over what you exchange; then `answerable invite`.
import-done = Taken in: { $entries ->
    [one] 1 entry
   *[other] { $entries } entries
}, { $attachments ->
    [0] no attachment
    [one] 1 attachment
   *[other] { $attachments } attachments
}.
import-erased = { $count ->
    [one] Of 1 entry the script says that it was erased; only the stub was taken in.
   *[other] Of { $count } entries the script says that they were erased; only the stubs were taken in.
}
flags-counted = { $count ->
    [one] 1 entry is flagged: it happened, and somebody should know why.
   *[other] { $count } flags stand beside entries: they happened, and somebody should know why.
}
flag = Flagged: { $code ->
    [too_soon] sooner after the last contact than the mandate has it
    [excluded_channel] over a channel that the mandate excludes
    [words_not_cleared] with words of hers that were not cleared, or not any more
    [words_for_others] with words of hers that were cleared for others
    [breaks_rule] against a rule: somebody did not know of something yet, or did not keep to it
   *[during_pause] while her side had asked to hold still
} { $ref ->
    [None] {""}
   *[other] (see { $ref })
}
check-done = { $count ->
    [one] 1 line, and it keeps the rules.
   *[other] { $count } lines, and they keep the rules.
}
export-done = Given out: { $entries ->
    [one] 1 entry
   *[other] { $entries } entries
}, { $attachments ->
    [0] no attachment
    [one] 1 attachment
   *[other] { $attachments } attachments
}, in { $path }
export-open = It is not sealed: whoever opens the folder can read it.
export-for-reading = It is one room, for reading; it can't be taken in again.
export-left-out = { $count ->
    [one] 1 attachment was left out; --dir takes it along.
   *[other] { $count } attachments were left out; --dir takes them along.
}
export-not-here = { $count ->
    [one] 1 attachment is not here yet and was left out. After a sync, export again into another folder.
   *[other] { $count } attachments are not here yet and were left out. After a sync, export again into another folder.
}
export-clashing = { $count ->
    [one] 1 attachment was left out, because another file has its name. `answerable show REF --attachment NAME --to FILE` takes it out.
   *[other] { $count } attachments were left out, because other files have their names. `answerable show REF --attachment NAME --to FILE` takes one out.
}
verify-read = { $count ->
    [one] 1 entry was read,
   *[other] { $count } entries were read,
} { $erased ->
    [0] none of them erased.
   *[other] { $erased } of them erased.
}
verify-broken = { $count ->
    [one] 1 rule is broken. The entry is kept and counts; somebody should look at it.
   *[other] { $count } rules are broken. The entries are kept and count; somebody should look at them.
}
verify-pages = { $count ->
    [one] 1 page is not what was written.
   *[other] { $count } pages are not what was written.
}
verify-structure = { $count ->
    [one] The structure has 1 fault.
   *[other] The structure has { $count } faults.
}
verify-attachments = { $count ->
    [one] 1 attachment is damaged.
   *[other] { $count } attachments are damaged.
}
verify-search = The search index does not fit the entries.
verify-fold = What was stored of the ledgers does not fit the entries.
verify-whole = The vault is whole: it is what was written.
verify-damaged = The vault is damaged. Keep its files as they are, and restore a backup under another name.
backup-done = The backup is written: { $path } - it opens with the passphrase of today. Keep it where the machine is not.
restore-done = The vault is restored: { $path } - it opens with the passphrase of the day of the backup.
file-written = Written, unsealed: { $path }
man-done = { $count ->
    [one] 1 page is written
   *[other] { $count } pages are written
}, in { $path }
search-folded = Before reading: { $note }
search-nothing = No entry holds all these words.
search-more = These are the latest { $count }; there are more. --all shows them.
attention-more = { $count ->
    [one] 1 more: --all
   *[other] { $count } more: --all
}
size-kib = { $count } KiB

## One entry

show-room = Room: { $room }
show-recorded = Written down on { $date }
show-recorded-by = Written down on { $date } by { $by }
show-erased = Erased: what it said is destroyed; that it was stays.
show-erased-by = Erased on { $date }: { $reason } ({ $ref })
show-before = Before it was corrected:
show-was-not-there = (was not there)
show-taken-out = (taken out)
show-attachments = Attachments:
show-not-here = (not here yet)
show-pointed-at = Entries that point at it:

## Writing down

add-group = { $code ->
    [founding] Founding
    [work] The work
    [judgement] Judgement
   *[housekeeping] Housekeeping
}
add-how = `answerable add TYPE --field VALUE …` writes one down; `answerable add TYPE` asks; `answerable add TYPE --help` lists the fields.
add-required = Needed:
add-optional = Possible:
add-always = Besides: --on DATE, as precisely as known (today where absent); --ref REF (made up where absent); --attach FILE.
add-done = Written down: { $ref }
add-erased = Erased, for good: { $refs }. Old backups and what others hold are not reached.
fault-typed = { $field }: { $what } - { $mend }
faults-nothing-taken = { $count ->
    [one] 1 fault. Nothing was taken in.
   *[other] { $count } faults. Nothing was taken in.
}
faults-more = { $count ->
    [one] There is 1 more that is not listed.
   *[other] There are { $count } more that are not listed.
}
form = { $code ->
    [text] a text
    [texts] a text; give it again for each further one
    [flag] true or false
    [count] a whole number
    [word] { $list }
    [words] { $list }; several with commas
    [when] 2016, 2016-03, 2016-03-04 or 2016-03-04T18:00+01:00
    [day] a whole day, such as 2016-03-04
    [moment] day and time, such as 2016-03-04T18:00+01:00
    [ref] { $list ->
        [None] the ref of an entry
       *[other] the ref of: { $list }
    }
    [refs] { $list ->
        [None] refs of entries, with commas
       *[other] refs, with commas, of: { $list }
    }
    [who] perpetrator, contact_group, support_group, survivor, or the ref of a person or surrounding
    [about] a demand (D1), a criterion (D1.a), or a ref
    [demand] a demand, such as D1
    [bears] demands and criteria, with commas: D1,D2.a
    [task] a task of the mandate, by its id
    [demand_id] capital letters and digits, such as D1
    [criterion_id] the demand's id, a point, small letters and digits: D1.a
    [paths] files
    [part] JSON, or field by field: { $list }
    [parts] JSON, one object each: { $list }
   *[set] --set.FIELD VALUE, or JSON; null takes a field out
}

## Asking

ask-begin = { $type }: field by field. Enter skips what may be left out, ? explains.
ask-on = When did it happen? (Enter: today)
ask-on-explained = As precisely as known: 2016, 2016-03, 2016-03-04 or 2016-03-04 18:00; "today" and "yesterday" also do.
ask-optional = Anything else? Enter skips.
ask-more = More, such as sources, topics, attachments? (yes/no; Enter: no)
ask-must = { $question }
ask-may = { $question } (Enter: skip)
ask-needed = This is needed; ? explains. Ctrl-C leaves, and nothing is written down.
ask-not-understood = That can't stand there.
ask-dont-know = i don't know | don't know | unknown | not known
ask-yes = y | yes | true
ask-no = n | no | false
ask-yes-or-no = Please answer yes or no.
ask-choose = Choose by the number or by the word.
ask-choose-several = Choose by numbers or words, with commas.
ask-another = { $code ->
    [demands] Another demand?
    [criteria] A criterion: what would meet this demand?
    [paragraphs] Another paragraph?
   *[tasks] Another task?
} (yes/no; Enter: no)
ask-part = { $code ->
    [demands] Demand
    [criteria] Criterion
    [paragraphs] Paragraph
   *[tasks] Task
} { $number }
ask-one-a-line = One a line; an empty line ends.
ask-text-ends = Several lines are fine; an empty line ends.
ask-set = Which field is corrected? One of: { $fields } (Enter: that is all)
ask-set-nothing = What should stand there? Enter alone takes the field out.
ask-attachments = Files to be taken in: a path a line; an empty line ends.
ask-no-such-file = There is no such file.
ask-write = Write this down? (yes/no; Enter: no)
ask-nothing-written = Nothing was written down.

## The demo

demo-begin = A fictional process of four years: five contact people in five cities, a support group, one man. Nothing in it is taken from a real case.
demo-lies = All of it, { $entries } entries, lies in { $path }
demo-file-vault = the vault, with its key beside it
demo-file-passphrase = its passphrase, which protects nothing here
demo-file-picture = the four years as a picture
demo-file-statement = a draft of the concluding statement
demo-next = To go on, look at a single entry:
demo-members-begin = The same fictional process, as a group has it: Alder wrote alone and opened it, Juniper of the support group took over her room, and with her { $count } came in, each invited and let in by those who were there. That is being done now, with all keys, and takes some seconds.
demo-members-lie = Everybody's vault, each with its key beside it, lies in { $path }
demo-members-vault = { $who }, { $side }: { $count ->
    [one] 1 entry
   *[other] { $count } entries
}{ $late ->
    [yes] {" "}- out of date
   *[no] {""}
}
demo-file-depot = the folder over which they exchange, in which nothing can be read
demo-file-passphrases = the passphrase of all of them, which protects nothing here
demo-members-next-sync = { $who } has not exchanged for two weeks. To fetch what the others wrote:
demo-members-next-members = Who is in which room, and up to when everything of each of them is here:
demo-members-next-hers = A note in her own room, which only her side has. { $who } reads it:
demo-members-next-not-hers = For { $who }, of the contact group, it does not exist:
demo-members-next-invite = To let in one more, { $who } makes a code. `answerable join CODE` answers it, in a vault of its own:

## Words of the format

field = { $code ->
    [type] type
    [ref] ref
    [on] when
    [by] recorded by
    [room] room
    [erased] erased
    [format] format
    [title] title
    [languages] languages
    [wording] words of this group
    [name] name
    [side] side
    [place] place
    [addresses] addresses
    [person] person
    [change] what changed
    [roles] roles
    [demands] demands
    [replaces] replaces
    [id] id
    [kind] kind
    [surrounding_kinds] kinds of surrounding
    [new_only] only new ones
    [criteria] criteria
    [aims] aims
    [principles] principles
    [tasks] tasks
    [letter] letter
    [contact_rules] rules of contact
    [review_every_days] looked at again every so many days
    [urgent_override] urgent concerns are always told
    [retention_months] months kept after closing
    [reply_within_days] days for a reply
    [min_days_between] days between contacts
    [channels] ways that may be used
    [mandate] mandate
    [persons] persons
    [from] from
    [to] to
    [audience] for whom
    [topic] topic
    [wish] what she wants to hear
    [about] about
    [of] which entry
    [since] since
    [until] until
    [surrounding] surrounding
    [overlaps] also hers
    [stance] stance
    [with] with
    [direction] direction
    [channel] way
    [subject] subject
    [expects_reply] an answer is asked for
    [reply_by] answer by
    [answers] answers
    [delivery] delivery
    [at] day and time
    [demand] demand
    [due] due
    [standing] holds on
    [concession] what the group gave for it
    [speaker] who said it
    [claim] claim
    [finding] finding
    [told_by] told by
    [status] status
    [provider] with whom or where
    [survivor_perspective] sees it from her side
    [surroundings] surroundings
    [endangered] who may be in danger
    [urgent] urgent
    [assignee] who does it
    [mandate_task] task of the mandate
    [result] outcome
    [moved_to] moved to
    [question] question
    [rule] how it is decided
    [quorum] positions needed
    [may_block] somebody may block
    [decision] decision
    [review_on] look again on
    [covers_from] covers from
    [covers_to] covers to
    [paragraphs] paragraphs
    [given] given
    [conditions] conditions
    [statement] statement
    [how] how
    [reason] reason
    [demands_stand] the demands stand
    [set] sets anew
    [to_room] to the room
    [survivor] survivor
    [perpetrator] perpetrator
    [support_group] support group
    [contact_group] contact group
    [bears_on] says something about
    [speaks] speaks
    [basis] where it comes from
    [cites] rests on
    [topics] topics
    [content_note] to know before reading
    [attachments] attachments
    [unaware_of] recorded without knowing of
   *[text] text
}
ask = { $code ->
    [name] Which name? A pseudonym, better than a real one.
    [side] On which side?
    [place] Where?
    [addresses] Which mail addresses does he write from?
    [person] Who?
    [change] What changed?
    [roles] Which roles?
    [demands] What does the letter demand? One demand at a time.
    [replaces] Which one does it replace?
    [id] A short name that others point at.
    [title] In a few words?
    [kind] Of what kind?
    [surrounding_kinds] Only towards some kinds of surrounding? Which?
    [new_only] Only towards new ones?
    [criteria] What would meet it? One criterion at a time.
    [aims] What is the group to reach?
    [principles] What does it hold to?
    [tasks] Which tasks?
    [letter] Was or is the open letter part of it?
    [contact_rules] How is he to be written to?
    [review_every_days] After how many days is it looked at again?
    [urgent_override] Is an urgent concern told, whatever the boundaries say?
    [retention_months] How many months after closing is the record kept?
    [reply_within_days] Within how many days is an answer expected?
    [min_days_between] How many days at least between two contacts?
    [channels] Over which ways may he be written to?
    [mandate] Which mandate?
    [persons] Who?
    [from] From whom?
    [to] To whom, or to what?
    [audience] For whom?
    [topic] Which topic?
    [wish] What does she want to hear of it?
    [about] What is it about?
    [of] Which entry is meant?
    [since] Since when?
    [until] Until when?
    [surrounding] Which surrounding?
    [overlaps] Is it also hers?
    [stance] Where do they stand?
    [with] With whom?
    [direction] From the group, or to it?
    [channel] On which way?
    [subject] What is the subject?
    [expects_reply] Is an answer asked for?
    [reply_by] By which day?
    [answers] Which contacts does it answer?
    [delivery] Did it arrive?
    [at] On which day, at what time?
    [demand] Which demand?
    [due] By which day?
    [standing] Does it hold on, without a term?
    [concession] What did the group give up for it?
    [speaker] Who said it?
    [claim] Which claim?
    [finding] What was found?
    [told_by] Who told them?
    [status] Where does it stand?
    [provider] With whom, or where?
    [survivor_perspective] Does he see it from her side?
    [surroundings] Which surroundings?
    [endangered] Who may be in danger?
    [urgent] Is it urgent?
    [assignee] Who does it?
    [mandate_task] Which task of the mandate is it?
    [result] How did it end?
    [moved_to] To which meeting was it moved?
    [question] What is to be decided?
    [rule] How is it decided?
    [quorum] How many positions are needed?
    [may_block] May somebody block it?
    [decision] Which decision?
    [review_on] On which day will the group look again?
    [covers_from] From when does it cover?
    [covers_to] Until when does it cover?
    [paragraphs] What does it say? One paragraph at a time.
    [given] Did she give it?
    [conditions] On which conditions?
    [statement] Which statement?
    [how] How?
    [reason] Why?
    [demands_stand] Do the demands stand?
    [to_room] Into which room?
    [bears_on] Which demands or criteria does it say something about?
    [speaks] Does it speak for that, or against?
    [basis] Where does it come from?
    [cites] Which entries does it rest on?
    [topics] Which topics? As her boundaries name them.
    [content_note] What should somebody know before reading it?
    [part_text] In which words?
   *[text] In words, as if he or a court read it?
}
word-room = { $code ->
    [bridge] both sides
    [contact] the contact group
   *[survivor] she and her support group
}
word-side = { $code ->
    [survivor] survivor
    [support_group] support group
    [contact_group] contact group
    [perpetrator] perpetrator
   *[bystander] somebody else
}
word-change = { $code ->
    [joined] joined
    [resting] rests
    [returned] is back
   *[left] left
}
word-role = { $code ->
    [liaison] liaison to her side
    [spokesperson] writes to him
   *[coordinator] coordination
}
word-demand-kind = { $code ->
    [once] done once, it is done
    [standing] holds on
   *[each_surrounding] towards each surrounding
}
word-criterion-kind = { $code ->
    [plain] by what bears on it
    [informed] by whether he told each surrounding
   *[letter_passed_on] by whether he passed on the letter
}
word-surrounding-kind = { $code ->
    [political_group] political group
    [partner] partner
    [friends] friends
    [work] work
    [housing] where he lives
    [network] wider network
   *[other] another one
}
word-direction = { $code ->
    [to] from the group
   *[from] to the group
}
word-delivery = { $code ->
    [delivered] arrived
    [undeliverable] came back
   *[unknown] not known
}
word-audience = { $code ->
    [perpetrator] for him
    [surroundings] for the surroundings
   *[public] for everybody
}
word-wish = { $code ->
    [tell] tell her
    [on_request] only when she asks
   *[never] not at all
}
word-speaks = { $code ->
    [for] for it
    [against] against it
   *[neutral] neither
}
word-check-finding = { $code ->
    [confirmed] it is so
    [contradicted] it is not so
   *[unverifiable] nobody can tell
}
word-told-by = { $code ->
    [perpetrator] he did
    [contact_group] the contact group
    [support_group] the support group
    [survivor] she did
   *[other] somebody else
}
word-paragraph-kind = { $code ->
    [fact] known, with its sources
    [claim] said by somebody
    [assessment] judged by the group
   *[demand] asked
}
word-erasure-reason = { $code ->
    [asked_for] somebody asked for it
    [third_person] it is about a third person
    [safety] safety
    [mistake] it was a mistake
   *[retention] its time was over
}
word-yes-no-unknown = { $code ->
    [yes] yes
    [no] no
   *[unknown] not known
}

## When something can't be done: what happened; what is safe and what to do

failure-cause = (The machine says: { $cause })
failure-vault-backup-closed = The disk failed earlier, and the vault gives nothing more until it is opened afresh.
    .advice = There is no backup. Close the vault, open it again, verify it, then make the backup.
    .page = There is no backup. Close this program, start it again, and look whether all is there; then make the backup.
failure-vault-backup-machine = The backup could not be written.
    .advice = There is no backup; the vault is unchanged. Check that there is room and that the disk works, then try again.
failure-vault-backup-no-place = There is no such folder, or the path does not end in a file name.
    .advice = There is no backup. Make the folder first, or check the path.
failure-vault-backup-taken = There is a file at the place of the backup already.
    .advice = Nothing was overwritten. Choose another name.
failure-vault-create-machine = The vault could not be written.
    .advice = There is no new vault. Check that the disk has room and that you may write in this folder, then try again.
failure-vault-create-no-place = There is no such folder, or the path does not end in a file name.
    .advice = Nothing was changed. Make the folder first, or check the path.
failure-vault-create-taken = There is a vault or a key file at this place already.
    .advice = Nothing was changed. Choose another name, or open the one that is there.
failure-vault-open-damaged = The vault file is damaged.
    .advice = Nothing was changed. Restore it from a backup under another name; keep the damaged files until that worked.
failure-vault-open-in-use = Another program has this vault open.
    .advice = Nothing was changed. Close the other one first.
failure-vault-open-key-damaged = The key file is damaged.
    .advice = Nothing was changed. Restore the vault from a backup; keep the damaged files until that worked.
failure-vault-open-key-missing = The vault is here, but its key file is not beside it.
    .advice = Nothing was changed. Put the key file of the same name beside the vault, or restore both from a backup.
failure-vault-open-key-of-another = The key file belongs to another vault, or the head of the vault is damaged.
    .advice = Nothing was changed. Put the right key file beside the vault, or restore both from a backup.
failure-vault-open-key-unreasonable = The key file asks for more memory or time than any vault does.
    .advice = Nothing was changed. It was not written by this program: restore the vault from a backup.
failure-vault-open-link = The vault or its key file is a link or no plain file.
    .advice = Nothing was changed. Give the path of the place where the files really are.
failure-vault-open-machine = The vault could not be read.
    .advice = Nothing was changed. Check that you may read and write both files and that the disk works, then try again.
failure-vault-open-missing = There is no vault at this place.
    .advice = Nothing was changed. Check the path.
failure-vault-open-no-paper-key = This vault has no paper key.
    .advice = Nothing was changed. Open it with its passphrase.
failure-vault-open-too-new = A newer version of this program has written this vault.
    .advice = Nothing was changed. Install the newer version, then open it with that.
failure-vault-open-wrong-paper-key = The paper key does not open this vault.
    .advice = Nothing was changed. Check whether the sheet belongs to this vault and is the newest, then type the words again.
failure-vault-open-wrong-passphrase = The passphrase does not open this vault.
    .advice = Nothing was changed. Check language and shift key of the keyboard and try again.
failure-vault-paper-key-machine = The key file could not be written.
    .advice = The ways in are as before. Check that the disk has room and that you may write in this folder, then try again.
failure-vault-paper-key-no-room = The key file has no room for another way in.
    .advice = The ways in are as before. Take one away that is no longer used, or update the program that added it.
failure-vault-paper-key-unsure = The key file is changed, but the disk did not confirm it.
    .advice = The record is safe, and the passphrase opens it. Do this once more before you rely on the sheet.
failure-vault-passphrase-machine = The key file could not be written.
    .advice = The old passphrase stays. Check that the disk has room and that you may write in this folder, then try again.
failure-vault-passphrase-unsure = The passphrase is changed, but the disk did not confirm it.
    .advice = The record is safe. Close the vault and open it again: with the new passphrase, or else with the old one.
failure-vault-passphrase-wrong = The old passphrase is not right.
    .advice = The old passphrase stays. Try again.
failure-vault-passphrase-wrong-paper-key = The paper key does not open this vault.
    .advice = The old passphrase stays. Check whether the sheet belongs to this vault and is the newest.
failure-vault-read-closed = The disk failed earlier, and the vault gives nothing more until it is opened afresh.
    .advice = Everything confirmed before is safe. Close the vault, open it again and verify it.
    .page = Everything confirmed before is safe. Close this program, and start it again.
failure-vault-read-damaged = A page of the vault is damaged.
    .advice = Nothing was changed. Close the vault, keep its files, and restore a backup under another name.
failure-vault-read-machine = The machine could not read the vault.
    .advice = Nothing was changed. Check disk and memory, close the vault and open it again.
failure-vault-read-no-such = There is no such entry or attachment in this vault.
    .advice = Nothing was changed.
failure-vault-read-not-fetched = This attachment is known here, but its bytes are not on this device yet.
    .advice = Nothing was changed. Fetch it from where the group keeps it, then read it again.
failure-vault-read-sink = What was read could not be passed on.
    .advice = The vault is unchanged. Check where it was to be written and try again.
failure-vault-restore-damaged = The backup is damaged or was not written to its end.
    .advice = Nothing was restored. Copy it again from where it was kept, or take another backup.
failure-vault-restore-machine = The backup could not be read, or the vault not be written.
    .advice = Nothing was restored. Check that there is room and that you may write in this folder, then try again.
failure-vault-restore-missing = There is no backup at this place.
    .advice = Nothing was restored. Check the path.
failure-vault-restore-no-backup = This file is no backup of a vault.
    .advice = Nothing was restored. Check the path.
failure-vault-restore-no-place = There is no such folder, or the path does not end in a file name.
    .advice = Nothing was restored. Make the folder first, or check the path.
failure-vault-restore-taken = There is a vault or a key file at this place already.
    .advice = Nothing was overwritten. Choose another name.
failure-vault-restore-too-new = A newer version of this program has written this backup.
    .advice = Nothing was restored. Install the newer version, then restore with that.
failure-vault-write-attachment-differs = What was fetched is not the attachment that the entry names.
    .advice = Nothing was written. Fetch it again, or from somebody else.
failure-vault-write-attachment-too-large = An attachment is larger than 1 GiB.
    .advice = Nothing was written. Split the file.
failure-vault-write-closed = The disk failed earlier, and the vault takes nothing more until it is opened afresh.
    .advice = Everything confirmed before is safe. Close the vault, open it again and verify it.
    .page = Everything confirmed before is safe. Close this program, and start it again.
failure-vault-write-damaged = A page of the vault is damaged.
    .advice = Nothing of this was written. Close the vault, keep its files, and restore a backup under another name.
failure-vault-write-disk-full = The disk is full.
    .advice = Nothing of this was written; everything before it is safe. Make room and try again.
failure-vault-write-failed = The disk failed while writing.
    .advice = This may be written or not; everything confirmed before is safe. Close the vault, open it again, verify it and look.
    .page = This may be written or not; everything confirmed before is safe. Close this program, start it again, and look.
failure-vault-write-machine = The machine refused to write.
    .advice = Nothing of this was written; everything before it is safe. Check permissions and memory and try again.
failure-vault-write-no-such-entry = There is no such entry in this vault.
    .advice = Nothing was written.
failure-vault-write-position-taken = There is an entry at this position of the log, or an attachment of this name, already.
    .advice = Nothing was written. Read the log afresh and write again.
failure-vault-write-signed = This entry is signed in the log of its room, or is erased there.
    .advice = Nothing was written. Write another entry that corrects it.
failure-vault-write-source = A file that was to be attached could not be read.
    .advice = Nothing was written. Check the file and try again.
failure-vault-write-too-long = An entry or one of its labels is longer than a vault takes.
    .advice = Nothing was written. Shorten it, or attach the long part as a file.
failure-vault-write-unfinished = A part of what was to be written failed.
    .advice = Nothing of it was written. Write it again as a whole.
failure-office-faults = Something breaks the format or its rules.
    .advice = Nothing was taken in. Mend what is listed, and try again.
failure-office-file = A file could not be read or written.
    .advice = The vault is as it was. Check that you may read and write there and that the disk has room, then try again.
failure-office-file-exists = There is a file at this place already.
    .advice = Nothing was overwritten. Choose another name.
failure-office-folder-in-use = The folder holds something already.
    .advice = Nothing was written. Name a new or an empty folder.
failure-office-no-such-draft = This draft is not there any more: it was written down or dropped.
    .advice = Nothing was changed. The drafts page shows what is there.
failure-office-too-many-drafts = There are as many drafts as a vault keeps.
    .advice = Nothing was changed. Write some down or drop them, then save this one.
failure-office-draft-too-long = The draft, or the files of all drafts together, are more than a vault keeps.
    .advice = What was saved before is still there. Write some drafts down, or attach the file when the entry is written.
failure-office-no-such-point = This point can't be settled so.
    .advice = Nothing was written. Look at the agenda afresh.
failure-office-no-such-entry = No entry has this ref.
    .advice = Nothing was changed. Look for a slip of the pen; `answerable search` finds entries by their words.
    .page = Nothing was changed. Look for a slip of the pen; under “Search” entries are found by their words.
failure-office-no-such-file = There is no such file or folder.
    .advice = Nothing was changed. Check the path.
failure-office-not-empty = This vault holds more than its process, so a script can't be taken in.
    .advice = Nothing was changed. Make another vault with `new`, and take the script in there.
    .page = Nothing was changed. Begin another record for it.
failure-office-unreadable = Line { $line } of the log does not read as an entry any more.
    .advice = Nothing was changed. Run `answerable verify`, keep the files, and restore a backup under another name.
    .page = Nothing was changed. Close this program, keep the files as they are, and bring a backup back.
