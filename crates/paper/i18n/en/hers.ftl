### The pages of her side, of the papers between the sides, and of the handbook.

pages-help = Help
pages-mandate = Mandate and letter
pages-statement = Statement
pages-draft = Draft of the statement
pages-hers = Her side
pages-calm = Start
pages-topic = Topic
pages-step = Her side

## The handbook

handbook-heading = Handbook
handbook-lead = Each chapter takes less than five minutes. Nothing of the record stands in it.
handbook-part = { $code ->
    [begin] To begin with
    [work] The work
    [hers] Her side, and how it ends
    [program] What the program does
   *[people] For yourselves, and to look up
}
handbook-sections = On this page
handbook-turn = Other chapters
handbook-before = Before this:
handbook-next = Next:

## What several pages say

papers-by = by
papers-written-by = Written down by
papers-before-reading = Before reading:
papers-whole = The whole entry
apart-told = { $room ->
    [contact] Only the contact group reads this.
    [bridge] Only both sides' room reads this.
   *[survivor] Only she and her support group read this.
}
apart-mark = ○ marks what both sides don't read yet; nothing that rests on it can be published.
apart-release = Release it first
apart-release-too = Release it too
apart-behind = It is read then by { $room }. What it names stays out of sight there:

## Mandate and letter

mandate-lead = What is asked of him, and what the contact group is asked to do. Both are her side’s.
mandate-none = { $code ->
    [letter] No letter is in force.
   *[mandate] No mandate is in force.
}
mandate-holds = In force.
mandate-ended = { $code ->
    [replaced] Replaced on { $date }.
   *[withdrawn] Withdrawn on { $date }.
}
mandate-before = Earlier versions
mandate-alone = On a page of its own
mandate-changes = What changed in it
mandate-changed = What changed
mandate-changed-how = What is gone is struck through, what is new is underlined. What stayed the same is left out.
mandate-by-paragraphs = So much changed here that it is compared paragraph by paragraph, not word by word.
mandate-changed-cut = Long parts are shortened here, what stayed as well as what changed. Each version stands whole in its entry.
mandate-cut = Not all of it stands here.
mandate-older = The version of
mandate-nothing-changed = Nothing in the wording.
mandate-gone = gone:
mandate-new = new:
mandate-whole = The whole of it
mandate-text = In its own words
mandate-aims = Aims
mandate-principles = Principles
mandate-tasks = Tasks
mandate-rules = Rules
mandate-new-only = only those that he comes to later
mandate-review = { $count ->
    [one] It is looked at again after 1 day.
   *[other] It is looked at again after { $count } days.
}
mandate-retention = { $count ->
    [one] The record stays for 1 month after the closure.
   *[other] The record stays for { $count } months after the closure.
}

## Statement

statement-lead = What the group says about what became of the demands. It is published only with a consent of hers to these very words.
statement-to-draft = Draft it out of the record
statement-none = No statement is written down yet.
statement-for = Written
statement-words = What it says
statement-decision = Decided by:
statement-bare = It cites nothing. A known fact without a source can’t be published.
statement-lawyer = Before this leaves the group: ask a lawyer, and check names and places.
statement-publish = It was published
statement-state = { $code ->
    [replaced] Replaced on { $date }
    [adopted] Adopted by the group on { $date }
    [not_adopted] Not adopted by the group, { $date }
    [decision_open] The group has not decided on it yet
    [no_consent] She has not been asked, or has not answered yet
    [taken_back] She took her consent back on { $date }
    [consent] She consented on { $date }
    [refused] She did not consent, { $date }
   *[published] Published on { $date }
}

## Her side

hers-lead = What may be said in her name, what she wants to hear, and what she was told.
hers-pause = Pause
    .more = The group holds still until you end it. You need no reason.
hers-end-pause = End the pause
hers-question = Ask the liaison
    .more = A question to the group. It stays open until somebody has answered it.
hers-withdraw = Withdraw
    .more = Words, a consent, a wish, the mandate, the letter.
hers-consent = Consent, or don’t
hers-words = Words that may be used in her name
hers-words-how = Nothing else that she said is used.
hers-no-words = No words are cleared.
hers-former = { $count ->
    [one] 1 that may no longer be used
   *[other] { $count } that may no longer be used
}
hers-withdrawn-on = withdrawn on
hers-wishes = What she wants to hear
hers-no-wishes = Nothing was said about that yet. Ask her side.
hers-questions = Open questions between the sides
hers-question-to = to
hers-no-questions = No question is open.
hers-reports = Reports
hers-no-reports = There is no report yet.
hers-consents = What she consented to
hers-no-consents = She has not been asked for a consent.
hers-conditions = Her conditions:

## The start page of her side

calm-heading = Here you decide
calm-lead = Nothing on this page opens by itself. You can leave all of it for another day, or for good.
calm-questions = You are asked something
calm-questions-how = It is not urgent, unless somebody calls you. You need not answer.
calm-statements = A statement waits for your yes or no
calm-statements-how = Without your yes to its very words it is not published. It waits as long as you like.
calm-statement-of = The statement of
calm-reports = Reports
calm-heard = What you wanted to hear of, the newest
calm-on-request = Only when you ask
calm-on-request-how = You wanted to hear of these only when you ask. Choosing one is asking.
calm-folded = Everything is folded. The newest comes first.
calm-nothing-on-it = There is nothing on it that you can read.
calm-further = Further
calm-to-hers = Cleared words, wishes, consents
calm-to-work = The page of the work
calm-to-help = The chapter of the handbook that is written to you

## Small forms

step-pause = Pause
    .lead = From now on the group sends nothing and meets nobody, until you end the pause. Whoever is in danger is still helped.
    .legend = What is to hold still?
    .do = Pause now
step-pause-all = Everything
step-question = Ask the liaison
    .lead = Your question goes to the group. The person who keeps in touch with you brings the answer.
    .legend = To whom?
    .do = Ask
step-question-text = Your question
step-question-empty = Write your question first. Nothing was written down yet.
step-withdraw = Withdraw
    .lead = From today it no longer holds. What was already sent or read can’t be fetched back. Nothing of it is erased.
    .legend = What do you take back?
    .do = Take it back
step-withdraw-none = Choose what you take back. Nothing was written down yet.
step-withdraw-nothing = There is nothing that holds and could be taken back.
step-withdraw-more = { $code ->
    [pause] The work goes on.
    [clearance] These words are not used any more.
    [consent] What was published should be taken down where that can still be done.
    [boundary] Nothing is said any more about what you want to hear of this.
    [mandate] The group stops. The demands stand.
   *[letter] Its demands are no longer in force.
}
step-consent = Consent to these words, or don’t
    .lead = It is about these very words. You may set conditions, and you can take it back on any day.
    .legend = May it be published?
    .do = That is my answer
step-consent-choice = { $code ->
    [yes] Yes, in these words
   *[no] No
}
step-consent-none = Choose yes or no. Nothing was written down yet.
step-consent-nobody = The record does not know yet who the survivor is. Write that person down first. Nothing was written down.
step-conditions = Conditions
    .hint = Such as: only on paper; not to this circle; only until a certain day. May stay empty.
step-text = Do you want to say something about it?
    .hint = You need not. Both sides can read it.
step-not-hers = These steps are her side’s. If she asked you to pass something on, write it down by its form; it stands there as relayed until her side confirms it.
