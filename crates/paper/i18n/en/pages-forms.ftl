### The questions of the forms in the pages, and what is said about what was filled in.

## A question: form-TYPE-FIELD, of a part form-part-PART-FIELD, of any type form-any-FIELD

form-person-name = What are they called here?
    .hint = A pseudonym, better than a real name; collect little, about third people least.
form-person-side = On which side do they stand?
form-person-place = Where do they live?
    .hint = Only where the group needs it.
form-person-addresses = From which addresses does he write?
    .hint = One a line. Only his; nobody else's address is kept.
form-person-on = Since when do we know of them?
form-person-text = What should the group know of them?
    .hint = Conflicts of interest too: whose friend is it?
form-membership-person = Who?
form-membership-change = What has changed?
    .hint = Going and coming are normal; say early that one is going.
form-membership-on = Since when?
form-membership-roles = What do they take on?
form-membership-text = Anything to say about it?
form-letter-on = From which day is the letter?
form-letter-text = What does the letter say?
    .hint = Type or paste it as it is.
form-letter-demands = What does it demand?
    .hint = One demand at a time, with what would show that it is met.
form-letter-replaces = Which letter does it replace?
form-letter-attachments = The letter as a file?
form-mandate-on = From which day does it hold?
form-mandate-aims = What is the group to reach?
    .hint = One aim a line.
form-mandate-principles = What does it hold to?
    .hint = One principle a line.
form-mandate-tasks = What are its tasks?
form-mandate-letter = Which letter does it go with?
form-mandate-contact-rules = How is he to be written to?
form-mandate-review-every-days = After how many days does the group look at it again?
form-mandate-urgent-override = Is an urgent danger told to her, whatever she wished to hear?
    .hint = One exception, agreed beforehand.
form-mandate-retention-months = For how many months after closing is the record kept?
    .hint = Purge on a day that was set; old copies it does not reach.
form-mandate-replaces = Which mandate does it replace?
form-mandate-text = Anything else that belongs to it?
form-acceptance-mandate = Which mandate?
form-acceptance-persons = Who takes it on?
form-acceptance-on = On which day?
form-acceptance-text = Anything to say about it?
form-handover-tasks = Which tasks?
form-handover-from = Who hands them on?
form-handover-to = Who is to take them?
    .hint = It takes effect once they have said yes.
form-handover-on = On which day?
form-handover-text = What should they know?
form-clearance-text = Which words may be said in her name?
    .hint = Exactly as she gave them. Other words of hers are not used with him.
form-clearance-audience = To whom?
form-clearance-on = From which day?
form-boundary-topic = Which topic?
    .hint = In the words that entries will use.
form-boundary-wish = What does she want to hear of it?
    .hint = She may change her mind any day.
form-boundary-on = From which day?
form-boundary-text = Anything to say about it?
form-pause-on = From which day?
form-pause-about = Only about one surrounding?
    .hint = Without one, everything holds still.
form-pause-text = Anything to say about it?
    .hint = No reason is needed.
form-question-to = Whom do you ask?
    .hint = Questions to her go through the liaison.
form-question-text = What do you ask?
form-question-on = When was it asked?
form-withdrawal-of = What is taken back?
form-withdrawal-on = From which day?
form-withdrawal-text = Anything to say about it?
    .hint = No reason is needed.
form-surrounding-name = What is the circle called here?
    .hint = A pseudonym, so that nobody can tell which one it is.
form-surrounding-kind = What sort of circle is it?
form-surrounding-since = Since when does he move in it?
    .hint = As precisely as you know.
form-surrounding-until = Until when did he move in it?
form-surrounding-on = When did you learn of it?
form-surrounding-text = What is known of it?
    .hint = Who in it will hold him to it, and who excuses him?
form-overlap-surrounding = Which circle?
form-overlap-overlaps = Is it also hers?
    .hint = Where it is, she decides what may be known there.
form-overlap-on = Since when is that known?
form-overlap-text = Anything to say about it?
form-stance-surrounding = Which circle?
form-stance-stance = Where does it stand?
form-stance-on = Since when?
form-stance-text = What shows it?
form-contact-with = With whom?
form-contact-direction = Who wrote or called?
form-contact-channel = By what means?
form-contact-on = When?
    .hint = As precisely as you know: 4.3.2016, March 2016, or 2016.
form-contact-subject = What is it about, in a few words?
form-contact-text = What was said?
    .hint = What was asked and promised, until when; evasions in his own words; what he may have learned about her. As if he or a court read it: no adjectives, no diagnosis.
form-contact-answers = Which letters does it answer?
form-contact-expects-reply = Is an answer awaited?
form-contact-reply-by = Until which day?
    .hint = Left empty, the days of the mandate count.
form-contact-delivery = Did it arrive?
form-contact-attachments = The letter as a file?
form-meeting-with = With whom?
form-meeting-at = On which day, at what time?
form-meeting-channel = By what means?
form-meeting-place = Where?
    .hint = First meetings in public places, never alone.
form-meeting-persons = Who goes?
    .hint = Never alone.
form-meeting-on = When was it arranged?
form-meeting-text = What is it to be about?
    .hint = Who could be harmed, what is in place, who is awake that evening?
form-agreement-with = With whom?
form-agreement-text = What was agreed?
    .hint = As it was said.
form-agreement-on = When?
form-agreement-demand = Which demand does it belong to?
form-agreement-due = Until which day?
form-agreement-standing = Does it hold from now on, without a last day?
form-agreement-concession = What did the group give up for it?
    .hint = No bargaining with small improvements; write down what it cost.
form-agreement-surrounding = Which circle is it about?
form-claim-speaker = Who said it?
form-claim-text = What did they say?
    .hint = In their own words. It stays a claim until somebody checked it.
form-claim-on = When was it said?
form-claim-about = What is it about?
form-claim-basis = How do you know that they said it?
form-check-claim = Which claim?
form-check-finding = What did you find?
    .hint = "Nobody can tell" is an answer.
form-check-basis = How do you know?
    .hint = His own word confirms nothing; ask others, at several times.
form-check-on = When did you check it?
form-check-text = How did you find out?
    .hint = Name the source, as far as it may be named.
form-disclosure-surrounding = Which circle was told?
form-disclosure-told-by = Who told them?
form-disclosure-on = When?
    .hint = The order in which people are told decides a lot.
form-disclosure-letter = Was the open letter passed on?
    .hint = Not known is an answer.
form-disclosure-basis = How do you know?
form-disclosure-text = What was said, and how did they take it?
form-help-status = How does it stand?
form-help-provider = Where, with whom?
form-help-on = Since when?
form-help-basis = How do you know?
    .hint = He says so, or somebody who knows?
form-help-text = What is known of it?
form-reflection-on = When did he hand it in?
form-reflection-text = What does it say?
    .hint = What he did, without excuse or blame? What it did to her?
form-reflection-survivor-perspective = Does he see it from her side?
form-reflection-attachments = The paper itself as a file?
form-refusal-on = When?
form-refusal-text = What did he refuse, and how?
    .hint = In words or by what he did.
form-refusal-bears-on = Which demands is it about?
form-pattern-kind = What does it look like?
form-pattern-cites = Where does it show?
    .hint = At least one entry.
form-pattern-text = In which words?
    .hint = His own words; what is thought stands apart from what was said.
form-pattern-on = When?
form-outreach-on = When?
form-outreach-surroundings = Which circles?
form-outreach-place = Where?
form-outreach-text = What was said, and how did they take it?
    .hint = Tell first who will hold him to it, not his closest.
form-concern-endangered = Who may be in danger?
    .hint = In immediate danger call for help first; this program calls nobody.
form-concern-urgent = Is it urgent?
form-concern-text = What do you know?
form-concern-on = Since when?
form-task-text = What is to be done?
    .hint = The group's own work, never his.
form-task-assignee = Who does it?
form-task-due = Until which day?
form-task-mandate-task = Which task of the mandate does it belong to?
form-task-on = When was it taken on?
form-outcome-of = Of what?
form-outcome-result = How did it end?
form-outcome-on = When?
form-outcome-moved-to = To which meeting was it moved?
form-outcome-text = What happened?
    .hint = Evasions in his own words, new facts and where they come from, what he may have learned about her.
form-note-text = What is to be kept?
    .hint = What was seen, what was said, what is thought: apart.
form-note-on = When?
form-note-attachments = Files?
form-decision-question = What is to be decided?
    .hint = One question that can be answered.
form-decision-text = What belongs to it?
form-decision-on = When was it put?
form-decision-rule = How is it decided?
form-position-decision = On which question?
form-position-person = Whose position?
form-position-stance = Where do they stand?
form-position-text = Why?
    .hint = Who objects or blocks says why, so that the others can weigh it.
form-position-on = When?
form-assessment-about = On which demand or criterion?
form-assessment-finding = What does the group find?
    .hint = "We do not know" is a finding. Word alone does not make it met.
form-assessment-text = Why?
form-assessment-cites = On what does it rest?
form-assessment-on = On which day?
form-assessment-review-on = On which day will the group look again?
    .hint = What was met can lapse.
form-assessment-decision = By which decision?
form-report-covers-from = From when does it tell?
form-report-covers-to = Until when?
form-report-text = What does it say?
    .hint = Nothing in it that she does not want to read.
form-report-on = When was it given?
form-statement-audience = For whom?
form-statement-paragraphs = What does it say?
    .hint = Paragraph by paragraph: each fact with what it rests on, each claim called a claim.
form-statement-decision = By which decision?
form-statement-replaces = Which statement does it replace?
form-statement-on = From which day?
form-statement-text = A word before it?
form-consent-to = To what?
form-consent-person = Whose consent?
form-consent-given = Is it given?
    .hint = It is specific, for a time, and can be taken back.
form-consent-conditions = On which conditions?
form-consent-on = When?
form-consent-text = Anything to say about it?
form-publication-statement = Which statement?
    .hint = A lawyer reads it before anything is published.
form-publication-how = Where and how?
    .hint = On paper first.
form-publication-on = When?
form-publication-text = Anything to say about it?
form-closure-reason = Why does the group stop?
form-closure-demands-stand = Do the demands stand?
    .hint = They stand unless they were met or she withdrew them.
form-closure-decision = By which decision?
form-closure-text = What is left to say?
form-closure-on = From which day?
form-correction-text = Why is it corrected?
form-erasure-of = Which entry?
    .hint = Its content is destroyed wherever we reach; old backups keep it.
form-erasure-reason = Why?
form-erasure-on = On which day?
form-erasure-text = Anything to say about it?
    .hint = What is written here stays.
form-release-of = Which entry?
form-release-to-room = Who is to see it?
form-release-on = On which day?
form-release-text = Anything to say about it?
form-any-bears-on = Which demands does it say something about?
form-any-speaks = Does it speak for them being met, or against?
form-any-basis = How do you know?
form-any-cites = On which entries does it rest?
form-any-topics = What is it about, in the words of her boundaries?
    .hint = One topic a line.
form-any-content-note = What should somebody know before reading it?
    .hint = Hard content stays folded behind this line.
form-any-attachments = Files that belong to it?
form-any-room = Who may read it?
    .hint = Without a choice, where entries of this kind lie.
form-any-text = Anything to say about it?
form-part-demands-id = Short name
form-part-demands-title = The demand in a few words
form-part-demands-text = As the letter has it
form-part-demands-kind = What sort of demand is it?
form-part-demands-surrounding-kinds = Towards which sorts of circles?
    .hint = None chosen: all.
form-part-demands-new-only = Only towards new ones?
form-part-demands-criteria = What would show that it is met?
form-part-criteria-id = Short name
form-part-criteria-text = What would show it
form-part-criteria-kind = How is it looked at?
form-part-tasks-id = Short name
form-part-tasks-text = The task
form-part-contact-rules-reply-within-days = Within how many days is an answer awaited?
    .hint = Left empty: 14.
form-part-contact-rules-min-days-between = How many days at least between two letters?
form-part-contact-rules-channels = Over which ways may he be written to?
form-part-rule-quorum = How many positions are needed?
form-part-rule-may-block = May somebody block it?
form-part-paragraphs-text = The paragraph
form-part-paragraphs-kind = What is it?
form-part-paragraphs-cites = On which entries does it rest?

## What is wrong with what stands in a box

form-wrong-needed = This is needed.
    .mend = If nobody knows, choose what says so; else it can wait as a draft.
form-wrong-no-date = That is no date that can be read.
    .mend = Write 4.3.2016, March 2016 or 2016; "today" and "yesterday" also do.
form-wrong-no-such-day = The calendar has no such day.
    .mend = Look for a slip of the pen.
form-wrong-season = A season can't be kept as a date.
    .mend = Write the month or the year, and the season in the text.
form-wrong-not-a-day = Here the day itself is needed.
    .mend = Write it as 4.3.2016, or leave it empty where it may be.
form-wrong-no-time = That is no time of day.
    .mend = Write it as 18:30.
form-wrong-no-time-given = The time of day is missing.
    .mend = Write it as 18:30; roughly is enough.
form-wrong-not-a-number = That is no whole number.
    .mend = Write it in digits.
form-wrong-not-a-choice = That is none of the choices.
    .mend = Choose one that is listed.
form-wrong-one-only = Only one can stand here.
    .mend = Choose one, or name somebody new, not both.
form-wrong-unchanged = Nothing is different from what is recorded.
    .mend = Change what is wrong, or leave it.

## Points of an agenda

minutes-topic = { $code ->
    [reply_overdue] No answer has come
    [meeting_without_outcome] Nobody noted how the meeting went
    [agreement_overdue] An agreement is past its day
    [task_overdue] A task is past its day
    [task_unheld] A task that nobody holds now
    [claim_unchecked] A claim that nobody has checked
    [surrounding_uninformed] A circle that he should have told
    [finding_review_due] A finding that is due for another look
    [mandate_review_due] The mandate is due for another look
    [decision_open] A question that is open
    [question_open] A question from the other side that is open
    [concern_open] A concern that is open
    [publication_without_consent] Published without her consent, as it stands now
    [in_dispute] Recorded twice, and differently
    [handover_open] A handover that waits for a yes or no
   *[task_due_soon] A task that is due soon
}

## How long a passphrase would hold

strength-hours = Somebody with many machines would have guessed it within hours.
    .advice = Take six or more words that don't belong together.
strength-days = Somebody with many machines would have guessed it within days.
    .advice = Two more words that don't belong to it would help a lot.
strength-months = Somebody with many machines would have guessed it within months.
    .advice = One or two more words would carry it over years.
strength-years = It would hold for years, even against somebody with many machines.
    .advice = It opens everything; keep it away from the device.
strength-lifetimes = It would hold longer than anybody of us lives, as far as anybody knows today.
    .advice = It opens everything; keep it away from the device.

## Pages of writing down

pages-write = Write down
pages-drafts = Drafts
pages-correct = Correct
pages-minutes = Minutes of a call
pages-search = Search
pages-record = Record
write-came = A letter came
write-went = A letter went
write-from-whom = From whom?
write-to-whom = To whom?
write-met = What happened at a meeting
write-drafts = { $count ->
    [one] 1 draft waits
   *[other] { $count } drafts wait
}
write-what = { $code ->
    [surrounding] a circle he moves in
    [overlap] whether a circle is hers too
    [stance] where a circle stands, and since when
    [contact] a letter, mail, message or call, with anybody
    [meeting] arranged: with whom, when, where
    [agreement] what both sides said yes to, and what was given for it
    [claim] something that somebody said to be so
    [check] what looking into a claim found
    [disclosure] a circle was told: by whom, with which paper
    [help] work with professionals on what he did
    [reflection] what he handed in about what he did
    [refusal] what he refused, in words or by what he did
    [pattern] a way of evading, with where it shows
    [outreach] the group talked with circles
    [concern] somebody may be in danger
    [task] work that somebody of the group takes on
    [outcome] how a meeting, an agreement or a task ended
    [note] whatever else is to be kept
    [decision] a question put to the group
    [position] where somebody stands on it
    [assessment] what the group finds about a demand, with its day
    [report] to her side, about a stretch of time
    [statement] what the group says in public
    [consent] hers, to one very thing
    [publication] where and how a statement went out
    [closure] the group stops, and why
    [person] somebody who occurs here, by a pseudonym
    [membership] who comes, rests, is back or leaves
    [letter] the open letter with its demands
    [mandate] what the group is asked to do
    [acceptance] who takes the mandate on
    [handover] tasks go from one person to another
    [clearance] words that may be said in her name
    [boundary] what she wants to hear of, and what not
    [pause] everything holds still
    [question] from one side to the other
    [withdrawal] something of hers is taken back
    [erasure] the content of an entry is destroyed
   *[release] an entry is shown to another room
}
write-corrections = Something is written down wrong? Open the entry and correct it there; what stood there before stays readable.
form-write = Write down
form-kept = Kept as a draft in the vault.
form-drop = You can also drop files onto this page.
form-draft-gone = This draft was written down or dropped meanwhile, perhaps in another tab. Look under Drafts and in the record first. If this is to be written down all the same, send it again.
form-used = This form was written down already, with something else in it. What you have changed since stands here as a draft: if it corrects what was written down, correct the entry; if it is another one, write it down.
form-used-entry = To what was written down
form-old = This form was open for very long, or is from before the program was started anew. Look in the record whether it is written down already; what stands here is kept as a draft.
form-empty = Nothing stands in it. Fill in what you know.
form-save = Keep as a draft
form-more = More, where you know it
form-find = It does not stand there
form-find-words = Words that stand in it
form-find-do = Look for it
form-find-nothing = Nothing that fits here has these words.
form-find-first = What has these words stands first in the list.
form-may = may be left out
form-not-known = Not known
form-choose = Choose …
form-none = Not known, or none
form-nothing-to-choose = Nothing of the kind is written down yet.
form-all-choices = Show all to choose from
form-another = One more
form-date-like = 4.3.2016 or March 2016
form-clock = Time
form-somebody-new = Somebody who is not in the list
form-new-name = What are they called here? A pseudonym.
form-new-names = What are they called here? One pseudonym a line.
form-new-as = Who or what is it?
form-some-wrong = Nothing was written down yet. This is still to be looked at:
form-waiting = These files wait with the draft, sealed:
form-without = Take out
form-choice-gone = What was chosen here is not there any more. Choose again.
form-file-gone = A file that stood on this page does not wait any more; it was taken out or written down meanwhile, as in another tab. Choose it again if it belongs to this.
form-files-not-kept = Files that do not stand below were not kept. Choose them again.
drafts-lead = They rest in the vault until you write them down or drop them. Nobody else sees them.
drafts-none = No draft waits.
drafts-drop = Drop it
drafts-files = { $count ->
    [one] 1 file
   *[other] { $count } files
}
correct-lead = Change what is wrong. Before anything is written, you see both beside each other. What stood there before stays readable for everybody.
correct-look = Show before and after
correct-leave = Leave it
correct-compare = Before and after
correct-field = What
correct-meanwhile = This entry was corrected meanwhile, in another tab or by somebody else. Nothing of that is lost; look once more before you write this down.
correct-left = What was changed there stays as it is now:
correct-now = Now
correct-before = Until now
correct-after = From now on
correct-nothing = nothing
correct-on = When
correct-do = Write the correction down
correct-back = Go on changing
find-words = Which words?
    .hint = All of them must be in it. Four letters or more also find longer words that begin so.
find-do = Search
find-found = { $count ->
    [0] Nothing was found
    [one] 1 entry
   *[other] { $count } entries, the last written first
}
find-more = There is more than this. Another word narrows it down.
record-count = { $count ->
    [one] 1 entry, the last written first
   *[other] { $count } entries, the last written first
}
record-kind = Only
record-all = everything
record-do = Show
record-next = Earlier ones
record-written = Written down by { $who } on { $when }.
record-written-on = Written down by { $who } on { $when }, device { $device }.
record-written-unknown = Written down on { $when }.
record-vouched = { $code ->
    [signed] Signed, and verified.
    [not-sent-yet] Not sent yet; signed with the next exchange.
    [unsigned] No signature for it is here yet.
    [waits] Kept, and does not count now.
   *[alone] Written alone, so without a signature.
}
minutes-lead = What needs a word today, as the record has it. Each point is settled where it stands; what you fill in there is written down.
minutes-load = Who carries what
minutes-rests = takes a rest
minutes-tasks = { $count ->
    [0] no open task
    [one] 1 open task
   *[other] { $count } open tasks
}
minutes-points = { $count ->
    [0] No point is left
    [one] 1 point
   *[other] { $count } points
}
minutes-settle = Settle it here
minutes-do = Write down
minutes-later = Later
minutes-nothing-said = Fill in one of the ways to settle it, or leave it for later.
minutes-settled = This point does not stand on the agenda any more: it was settled meanwhile, as in another tab. What was said of it last:
minutes-else = Something else came up
minutes-decision = Put to the group
minutes-task = Somebody takes something on
minutes-note = Something is to be kept
met-which-one = Which meeting?
met-next-at = When is it now?
met-which = Choose the meeting, or say with whom and when it was.
met-belongs-to-none = A meeting was chosen above, so this would belong to none. Take it out here, or choose no meeting.
met-part-needs = This is needed, since something else was filled in beside it. Fill this in, or empty what stands beside it.
met-part-meeting = A meeting that is not written down yet
met-part-next = It was moved, or the next one is arranged
met-part-agreement = Something was agreed
met-part-claim = Something was said to be so
met-part-task = Somebody takes something on
entry-written = Written down.
entry-waits = This is kept and does not count now: it waits for her side, was asked to be erased, or stands apart.
entry-files-away = { $count ->
    [one] 1 file is not on this device yet; the next exchange fetches it.
   *[other] { $count } files are not on this device yet; the next exchange fetches them.
}
entry-next = What may follow
entry-cut = This is long; what stands here is how it begins.
entry-whole = Show all of it
entry-whence = Where it comes from
entry-corrected = It was corrected; above stands what holds now.
entry-correct = Correct it
entry-put-away = Show to another room, take back, erase
