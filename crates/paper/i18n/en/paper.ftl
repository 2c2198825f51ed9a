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
informed = { $code ->
    [confirmed] confirmed
    [claimed] said, not confirmed
    [no] no
   *[unknown] not known
}
