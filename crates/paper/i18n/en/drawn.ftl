### Pictures in pages: the line of silence, and who around was told.

silence-left-out = { $count ->
    [one] 1 earlier letter is not drawn; it stands in the list.
   *[other] { $count } earlier letters are not drawn; they stand in the list.
}
silence-after = { $count ->
    [0] on the same day
    [one] after 1 day
   *[other] after { $count } days
}
told-teller = Told by: { $who }
told-by = { $who } ({ $known }); { $letter }
told-letter = { $code ->
    [yes] with the letter
    [no] without the letter
   *[unknown] whether with the letter is not known
}
told-nobody = We do not know whether anybody told them.
told-stance = where they stand: { $stance }
told-overlap = also hers: { $overlaps }
told-informed = { $code ->
    [confirmed] informed ({ $perpetrator }): confirmed
    [claimed] informed ({ $perpetrator }): only said
    [no] informed ({ $perpetrator }): no
   *[unknown] informed ({ $perpetrator }): not known
}
told-letter-passed-on = { $code ->
    [confirmed] letter passed on: confirmed
    [claimed] letter passed on: only said
    [no] letter passed on: no
   *[unknown] letter passed on: not known
}
told-until = until { $until }
