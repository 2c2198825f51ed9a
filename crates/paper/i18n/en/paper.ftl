### What every paper shares: dates, people, codes.

## Words for people, where a group has not chosen its own

wording-survivor = survivor
wording-perpetrator = perpetrator
wording-support-group = support group
wording-contact-group = contact group

## Dates

date-long = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
  } { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
  } { $year }
date-plain = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
  } { $year }
date-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
  } { $year }
date-short = { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
  } { $year }
date-month-short = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
  } { $year }
time-ago = { $unit ->
    [days] { $count ->
        [0] today
        [one] 1 day ago
       *[other] { $count } days ago
    }
    [months] { $count ->
        [one] 1 month ago
       *[other] { $count } months ago
    }
   *[years] { $count ->
        [one] 1 year ago
       *[other] { $count } years ago
    }
}
time-ahead = { $unit ->
    [days] { $count ->
        [one] in 1 day
       *[other] in { $count } days
    }
    [months] { $count ->
        [one] in 1 month
       *[other] in { $count } months
    }
   *[years] { $count ->
        [one] in 1 year
       *[other] in { $count } years
    }
}
days = { $count ->
    [one] 1 day
   *[other] { $count } days
}

## Who

who-other = others
who-erased = (name erased)
entry-erased = an erased entry
who-unseen = something not in your rooms

## Codes of the record, as words

finding = { $code ->
    [met] met
    [partly] partly met
    [not_met] not met
    [refused] refused
    [lapsed] lapsed
   *[unknown] not known
}
kind = { $code ->
    [process] process
    [person] person
    [membership] membership
    [letter] open letter
    [mandate] mandate
    [acceptance] acceptance of the mandate
    [handover] handover
    [clearance] cleared words
    [boundary] boundary
    [pause] pause
    [question] question
    [withdrawal] withdrawal
    [surrounding] surrounding
    [overlap] overlap
    [stance] stance
    [contact] contact
    [meeting] meeting
    [agreement] agreement
    [claim] claim
    [check] check of a claim
    [disclosure] disclosure
    [help] critical help
    [reflection] reflection
    [refusal] refusal
    [pattern] pattern
    [outreach] outreach
    [concern] concern
    [task] task
    [outcome] outcome
    [note] note
    [decision] decision
    [position] position
    [assessment] finding of the group
    [report] report
    [statement] statement
    [consent] consent
    [publication] publication
    [closure] closure
    [correction] correction
    [erasure] erasure
   *[release] release
}
ending = { $code ->
    [attended] took place
    [missed] missed
    [cancelled_by_them] cancelled by the other side
    [cancelled_by_us] cancelled by the group
    [moved] moved to another day
    [kept] kept
    [partly] kept in part
    [broken] broken
    [withdrawn] withdrawn
    [done] done
    [dropped] dropped
    [accepted] accepted
    [declined] declined
    [settled] settled
    [answered] answered
    [adopted] adopted
   *[rejected] rejected
}
basis = { $code ->
    [own_word] own word
    [third_party] a third party
    [document] a document
    [professional] a professional
    [witnessed] seen or heard by the group
   *[unknown] not known
}
indication = { $code ->
    [no_record] nothing recorded
    [supported] supported
    [lapsed] lapsed
    [refused] refused
    [contradicted] contradicted
    [not_met] not met
    [claimed] only claimed
   *[unknown] not known
}
help-status = { $code ->
    [asked_for] asked for
    [started] started
    [attended] attended
    [ended] ended
   *[refused] refused
}
perspective = { $code ->
    [yes] yes
    [partly] in part
   *[no] no
}
stance = { $code ->
    [takes_part] takes part in this process
    [holds_accountable] holds to account on its own
    [neutral] neutral
    [legitimising] legitimising
   *[unknown] not known
}
vote = { $code ->
    [agree] agrees
    [stand_aside] stands aside
    [object] objects
   *[block] blocks
}
closure-reason = { $code ->
    [fulfilled] the demands were fulfilled
    [refused] refusal
    [stalled] nothing moved any more
    [capacity] no more strength
    [mandate_withdrawn] the mandate was withdrawn
   *[safety] safety
}
pattern = { $code ->
    [denial] denial
    [minimising] minimising
    [blaming_circumstances] blaming circumstances
    [reversing_roles] reversing victim and offender
    [seeking_sympathy] seeking sympathy
    [playing_for_time] playing for time
    [partial_compliance] partial compliance
    [discrediting] discrediting
   *[other] other
}
member-state = { $code ->
    [active] active
    [resting] resting
   *[left] left
}
channel = { $code ->
    [email] mail
    [letter] letter on paper
    [phone] call
    [message] message
    [in_person] in person
   *[other] another way
}
attention-kind = { $code ->
    [reply_overdue] no reply
    [meeting_without_outcome] meeting without a noted outcome
    [agreement_overdue] agreement past its term
    [task_overdue] task overdue
    [task_unheld] task that nobody holds
    [claim_unchecked] claim not checked
    [surrounding_uninformed] surrounding not informed
    [finding_review_due] finding due for another look
    [mandate_review_due] mandate due for another look
    [decision_open] decision open
    [question_open] question open
    [concern_open] urgent concern open
    [publication_without_consent] publication without consent
   *[in_dispute] entries in dispute
}
