### Bilder in Seiten: die Linie des Schweigens, und wer im Umfeld informiert wurde.

silence-left-out = { $count ->
    [one] 1 früherer Brief ist nicht gezeichnet; er steht in der Liste.
   *[other] { $count } frühere Briefe sind nicht gezeichnet; sie stehen in der Liste.
}
silence-after = { $count ->
    [0] am selben Tag
    [one] nach 1 Tag
   *[other] nach { $count } Tagen
}
told-teller = Informiert durch: { $who }
told-by = { $who } ({ $known }); { $letter }
told-letter = { $code ->
    [yes] mit dem Brief
    [no] ohne den Brief
   *[unknown] ob mit dem Brief, ist nicht bekannt
}
told-nobody = Wir wissen nicht, ob jemand sie informiert hat.
told-stance = Haltung: { $stance }
told-overlap = auch ihr Umfeld: { $overlaps }
told-informed = { $code ->
    [confirmed] informiert ({ $perpetrator }): bestätigt
    [claimed] informiert ({ $perpetrator }): nur behauptet
    [no] informiert ({ $perpetrator }): nein
   *[unknown] informiert ({ $perpetrator }): nicht bekannt
}
told-letter-passed-on = { $code ->
    [confirmed] Brief weitergegeben: bestätigt
    [claimed] Brief weitergegeben: nur behauptet
    [no] Brief weitergegeben: nein
   *[unknown] Brief weitergegeben: nicht bekannt
}
told-until = bis { $until }
