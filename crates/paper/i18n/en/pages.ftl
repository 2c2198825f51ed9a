### The pages: their names, the frame around them, opening, today, demands, settings.

direction = ltr
language-itself = English

## What kinds of pages there are. Never a person, a process or a ref in them: they stand in the browser's title.

pages-welcome = Begin
pages-start = Start a process
pages-unlock = Passphrase
pages-leave = Notes
pages-trouble = This did not work
pages-today = Today
pages-demands = Demands
pages-demand = Demand
pages-people = People
pages-decisions = Decisions
pages-entry = Entry
pages-settings = Settings

pages-group-work = The work
pages-group-sides = The group and her side
pages-group-record = The record and this program

## The frame

pages-skip = Go to the page
pages-ways = All pages
pages-help-here = Help with this page
pages-cover = Cover words
pages-uncover = Show words
pages-lock = Lock
pages-leave-now = Leave now
pages-leave-key = Locks everything and ends the program. The Escape key, pressed twice, does the same.
pages-to-begin = Back to the beginning
pages-go-on = Go on
pages-not-here = There is nothing at this address, or not any more.
    .advice = Nothing was changed. Go on from one of the pages above.
pages-let-go = This page answered to a form, and is not kept any more: since then the program was started anew, something in the record was erased, or many forms were sent.
    .advice = What was written down is in the record, and what was kept as a draft lies under Drafts; nothing was done twice. Look there first. What else stood in that form is gone: open the form again.
pages-unread = This form could not be read: it did not arrive whole, or not as a form of these pages. If a file came with it, its name may be the reason: a character in it that can't be seen. Rename the file then.
    .advice = Nothing was changed. If your browser shows the form empty when you go back, look under Drafts: what you write saves itself there every 20 seconds, unless scripts are off.
pages-too-long = This is more than these pages take at once: a text may have 8 million letters, and the files of a form 256 megabytes together.
    .advice = Nothing was changed. If your browser shows the form empty when you go back, look under Drafts: what you write saves itself there every 20 seconds, unless scripts are off. A file that is larger can be taken in on the command line.
pages-of-another = This form belongs to another record than the one that was chosen meanwhile. Nothing of it was written into this one.
    .advice = It is kept in memory until you open its own record again: lock this one, choose the other, and open it. It is gone on with then.
pages-no-room = The record is locked, and too many forms wait for it already. This one was not kept.
    .advice = Open the record first: what waits is gone on with then. After that, send this form again from the tab that it stands in.
pages-fault = A fault of this program. The record was locked.
    .advice = What was written down before is in it. Open it again, and look whether what you just did is there before you do it once more.
pages-locked = The vault is locked.
    .advice = Nothing is lost. Open it with the passphrase and go on.
pages-old-form = This form is from before the program was started anew, or was open for very long.
    .advice = Nothing was written down. Open the form again from the pages above; what was kept as a draft lies under Drafts.
open-browser = Opened in the browser. If it does not show, open this address within two minutes; it works once: { $address }
open-address = Open this address within two minutes; it works once: { $address }
pages-left = Locked. You can close this page.

## Opening

welcome-heading = What would you like to begin with?
welcome-lead = This program runs on your own machine, and what you write stays on it, locked with your passphrase. Nothing is sent anywhere until you say so.
welcome-start = Start a process
    .more = For a group that begins, or for one that has its notes elsewhere until now.
welcome-demo = Look at the demo
    .more = A made-up process of four years, to click through. Nothing in it is real, and nothing that you do in it matters.
welcome-handbook = Read the handbook
    .more = What this is and is not, the first steps, the first letter. It is open while the record is locked, too.
welcome-no-review = Nobody outside the project has reviewed this program yet. The handbook says what it can promise, and what it can't.
unlock-heading = The record is locked
unlock-passphrase = Passphrase
unlock-open = Open
unlock-waits = { $count ->
    [one] What you sent while it was locked is kept. It is written down once you open the record.
   *[other] { $count } forms that came while it was locked are kept. What was sent is written down once you open the record, and what somebody was in the middle of becomes a draft.
}
unlock-drafts = { $count ->
    [one] A form that somebody was in the middle of is still there. Once you open the record, it is kept as a draft and shown again.
   *[other] { $count } forms that somebody was in the middle of are still there. Once you open the record, they are kept as drafts.
}
pages-waited = What waited
waited-lead = These forms came while the record was locked. This came of each:
waited-done = done
waited-draft = kept as a draft
waited-again = not written down yet: look at it
unlock-demo = This is the demo. Its passphrase protects nothing: { $passphrase }
start-lead = Four questions, then you can write down your first letter.
start-title = What do you call this process among yourselves?
    .hint = A word that says nothing to others is best.
start-name = What are you called in this group?
    .hint = A first name or a nickname is enough.
start-side = Which side are you on?
start-side-contact = The contact group: we hold him to it
start-side-support = The support group: we stand by her
start-side-survivor = It is my own process
start-passphrase = Passphrase
    .hint = Six or more random words that you can remember. Nobody can get the record back without them. Keep them where the machine is not.
start-again = The passphrase once more
start-do = Start
start-no-title = Say what you call this process. Nothing was made yet.
start-no-name = Say what you are called in this group. Nothing was made yet.
start-no-folder = There is no folder on this machine to put it in. Start the program with --vault and the place of a file.

## Today

today-new-since = New since { $date }
today-new = New
today-new-by = { $who } ({ $count })
today-looked = I have read this
today-meetings = The next meetings
today-no-meetings = No meeting is written down for the days to come.
today-tasks = What you carry
today-no-tasks = No open task has your name.

## Demands

demand-asked = What is asked
demand-find = Write down what the group found
demand-findings = What the group found
demand-next-look = To be looked at again on

## Settings

settings-language = Language
settings-idle = Lock when nobody did anything for
settings-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
settings-kept = Both are kept in this record, where nobody reads them without its passphrase.
settings-do = Keep this

## Entry

entry-by = Written down by
entry-files = Files
entry-around = What refers to it

## People

people-since = { $state } since { $date }
people-nobody = Nobody carries this
people-handovers = Offered, and not yet taken
people-carries-nothing = Carries nothing that is open.

## Decisions

decisions-open = Open
decisions-ended = Ended
