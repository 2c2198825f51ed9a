### The pages of the work: letters, meetings, agreements, claims, surroundings, timeline.

pages-letters = Letters
pages-thread = Letters with somebody
pages-meetings = Meetings
pages-agreements = Agreements
pages-claims = Claims
pages-surroundings = Surroundings
pages-timeline = Timeline

work-by = Written down by { $who }
work-newer = Newer
work-older = Older
work-parts = Parts of this list

## Letters

letters-lead = A letter without an answer is a line that runs on and ends nowhere, with its days at the end. An answered one ends in a dot.
letters-lines = Each letter as a line, in the order in which they went
letters-others = With others
letters-none-other = Nobody else was written to.
letters-all = All { $count } entries of this correspondence
letters-last = The last letter: { $said }
letters-only-came = Nothing went to them; { $count ->
    [one] 1 message came.
   *[other] { $count } messages came.
}
letters-direction = { $code ->
    [to] went
   *[from] came
}
letters-answers = answers what went on { $date }
letters-answered = answered on { $date }
letters-delivery = { $code ->
    [delivered] delivered
    [undeliverable] came back undelivered
   *[unknown] whether it was delivered is not known
}

## Meetings

meetings-coming = To come
meetings-none-coming = No meeting is written down for the days to come.
meetings-past = Until now
meetings-with = With: { $who }
meetings-there = There for the group: { $who }
meetings-arranged = arranged on { $date }
meetings-moved-to = Moved to { $date }

## Agreements

agreements-ground = Where the group gave ground
agreements-ground-lead = { $given ->
    [0] The group gave no ground for any agreement.
    [one] Ground was given once. What came back for it: kept { $kept }, kept in part { $partly }, broken { $broken }, taken back { $withdrawn }, open or past its term { $open }.
   *[other] Ground was given { $given } times. What came back for it: kept { $kept }, kept in part { $partly }, broken { $broken }, taken back { $withdrawn }, open or past its term { $open }.
}
agreements-other = The other agreements
agreements-gave = Given for it
agreements-came-back = What came back
agreements-nothing-yet = Nothing is written down yet.
agreements-with = With: { $who }
agreements-demand = For the demand { $id }
agreements-due = Until { $date }
agreements-standing = Without a term
agreements-settled = on { $date }

## Claims

claims-open = Not settled
claims-settled = Settled
claims-lead = What somebody says is so stays a claim until somebody else, a paper or one's own eyes settle it.
claims-said = { $who } said:
claims-about = About:
claims-checked = Checked on { $date }
claims-settles = What would settle it
claims-could-be-asked = Who could be asked
claims-nobody-to-ask = No circle is written down that is known to help. Think of papers, and of professionals with his consent.
settling-needs = { $code ->
    [circle] The word of this circle, or a paper that shows it. The word of the one who claims it does not.
    [informing] The word of each circle that is to be told, or papers that show it. The word of the one who claims it does not.
   *[anything] A paper, a professional with a release, or somebody who was there. The word of the one who claims it does not.
}
settling-may = { $code ->
    [yes] May be asked: it is written down that this is not her circle.
    [hers] Only after her side was asked: it is her circle too.
    [perhaps_hers] Ask her side first: whether it is her circle too is not known here.
    [paused] Not now: her side asked to hold still.
    [paused_about] Not now: her side asked to leave this circle be.
   *[closed] Not now: the group has closed.
}
settling-beware = { $code ->
    [would_tell] It is not written down that they were told. Asking would tell them.
   *[legitimising] They were seen to excuse it. What they say needs a second source.
}

## Surroundings

surroundings-lead = In the order in which they were told, as far as that is written down. A whole line is known, a broken one only said.

## Timeline

timeline-show = What to show
timeline-lanes = Kinds
timeline-who = With whom, or about whom
timeline-everybody = everybody
timeline-from = From the year
timeline-to = To the year
timeline-do = Show
timeline-everything = Show everything again
