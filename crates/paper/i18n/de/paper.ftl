### Was alle Papiere gemeinsam haben: Daten, Menschen, Kürzel.

## Wörter für Menschen, wo eine Gruppe keine eigenen gewählt hat

wording-survivor = betroffene Person
wording-perpetrator = Täter
wording-support-group = Unterstützungsgruppe
wording-contact-group = Kontaktgruppe

## Daten

date-long = { $weekday ->
    [1] Montag
    [2] Dienstag
    [3] Mittwoch
    [4] Donnerstag
    [5] Freitag
    [6] Samstag
   *[7] Sonntag
  }, { $day }. { $month ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
  } { $year }
date-plain = { $day }. { $month ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
  } { $year }
date-month = { $month ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
  } { $year }
date-short = { $day }. { $month ->
    [1] Jan.
    [2] Feb.
    [3] März
    [4] Apr.
    [5] Mai
    [6] Juni
    [7] Juli
    [8] Aug.
    [9] Sep.
    [10] Okt.
    [11] Nov.
   *[12] Dez.
  } { $year }
date-month-short = { $month ->
    [1] Jan.
    [2] Feb.
    [3] März
    [4] Apr.
    [5] Mai
    [6] Juni
    [7] Juli
    [8] Aug.
    [9] Sep.
    [10] Okt.
    [11] Nov.
   *[12] Dez.
  } { $year }
time-ago = { $unit ->
    [days] { $count ->
        [0] heute
        [one] vor 1 Tag
       *[other] vor { $count } Tagen
    }
    [months] { $count ->
        [one] vor 1 Monat
       *[other] vor { $count } Monaten
    }
   *[years] { $count ->
        [one] vor 1 Jahr
       *[other] vor { $count } Jahren
    }
}
time-ahead = { $unit ->
    [days] { $count ->
        [one] in 1 Tag
       *[other] in { $count } Tagen
    }
    [months] { $count ->
        [one] in 1 Monat
       *[other] in { $count } Monaten
    }
   *[years] { $count ->
        [one] in 1 Jahr
       *[other] in { $count } Jahren
    }
}
days = { $count ->
    [one] 1 Tag
   *[other] { $count } Tage
}

## Wer

who-other = andere
who-unseen = etwas, das nicht in deinen Räumen liegt

## Kürzel der Aufzeichnung, als Wörter

finding = { $code ->
    [met] erfüllt
    [partly] teilweise erfüllt
    [not_met] nicht erfüllt
    [refused] verweigert
    [lapsed] nicht mehr erfüllt
   *[unknown] nicht bekannt
}
informed = { $code ->
    [confirmed] bestätigt
    [claimed] behauptet, nicht bestätigt
    [no] nein
   *[unknown] nicht bekannt
}
