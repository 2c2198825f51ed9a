### Die Seiten der Arbeit: Briefe, Treffen, Absprachen, Behauptungen, Umfeld, Zeitleiste.

pages-letters = Briefe
pages-thread = Briefwechsel
pages-meetings = Treffen
pages-agreements = Absprachen
pages-claims = Behauptungen
pages-surroundings = Umfeld
pages-timeline = Zeitleiste

work-by = Aufgeschrieben: { $who }
work-newer = Neuere
work-older = Ältere
work-parts = Teile dieser Liste

## Briefe

letters-lead = Ein Brief ohne Antwort ist eine Linie, die weiterläuft und nirgends endet; an ihrem Ende stehen die Tage. Ein beantworteter endet in einem Punkt.
letters-lines = Jeder Brief als Linie, in der Reihenfolge, in der sie hinausgingen
letters-others = Mit anderen
letters-none-other = Sonst wurde niemandem geschrieben.
letters-all = Alle { $count } Einträge dieses Briefwechsels
letters-last = Der letzte Brief: { $said }
letters-only-came = Nichts ging hinaus; { $count ->
    [one] 1 Nachricht kam.
   *[other] { $count } Nachrichten kamen.
}
letters-direction = { $code ->
    [to] ging hinaus
   *[from] kam
}
letters-answers = antwortet auf den Brief vom { $date }
letters-answered = beantwortet am { $date }
letters-delivery = { $code ->
    [delivered] zugestellt
    [undeliverable] unzustellbar zurück
   *[unknown] ob zugestellt, ist nicht bekannt
}

## Treffen

meetings-coming = Was bevorsteht
meetings-none-coming = Für die nächste Zeit ist kein Treffen aufgeschrieben.
meetings-past = Bis jetzt
meetings-with = Mit: { $who }
meetings-there = Für die Gruppe dabei: { $who }
meetings-arranged = verabredet am { $date }
meetings-moved-to = Verschoben auf { $date }

## Absprachen

agreements-ground = Wo die Gruppe Zugeständnisse machte
agreements-ground-lead = { $given ->
    [0] Die Gruppe hat für keine Absprache ein Zugeständnis gemacht.
    [one] Es gab ein Zugeständnis. Was dafür zurückkam: eingehalten { $kept }, teilweise { $partly }, gebrochen { $broken }, zurückgenommen { $withdrawn }, offen oder Frist verstrichen { $open }.
   *[other] Es gab { $given } Zugeständnisse. Was dafür zurückkam: eingehalten { $kept }, teilweise { $partly }, gebrochen { $broken }, zurückgenommen { $withdrawn }, offen oder Frist verstrichen { $open }.
}
agreements-other = Die anderen Absprachen
agreements-gave = Dafür gegeben
agreements-came-back = Was zurückkam
agreements-nothing-yet = Dazu ist noch nichts aufgeschrieben.
agreements-with = Mit: { $who }
agreements-demand = Zur Forderung { $id }
agreements-due = Bis { $date }
agreements-standing = Ohne Frist
agreements-settled = am { $date }

## Behauptungen

claims-open = Nicht geklärt
claims-settled = Geklärt
claims-lead = Was jemand sagt, bleibt eine Behauptung, bis andere, ein Schriftstück oder eigene Augen es klären.
claims-said = { $who } sagte:
claims-about = Worum es geht:
claims-checked = Geprüft am { $date }
claims-settles = Was es klären würde
claims-could-be-asked = Wer gefragt werden könnte
claims-nobody-to-ask = Es ist kein Umfeld aufgeschrieben, von dem bekannt ist, dass es hilft. Denkt an Schriftstücke, und an Fachleute mit seiner Einwilligung.
settling-needs = { $code ->
    [circle] Das Wort dieses Umfelds, oder ein Schriftstück. Das Wort der Person, die es behauptet, klärt es nicht.
    [informing] Das Wort jedes Umfelds, das zu informieren ist, oder Schriftstücke. Das Wort der Person, die es behauptet, klärt es nicht.
   *[anything] Ein Schriftstück, eine Fachperson mit Schweigepflichtentbindung, oder eine Person, die dabei war. Das Wort der Person, die es behauptet, klärt es nicht.
}
settling-may = { $code ->
    [yes] Darf gefragt werden: Es ist aufgeschrieben, dass es nicht ihr Umfeld ist.
    [hers] Erst nach Rücksprache mit ihrer Seite: Es ist auch ihr Umfeld.
    [perhaps_hers] Erst ihre Seite fragen: Ob es auch ihr Umfeld ist, ist hier nicht bekannt.
    [paused] Jetzt nicht: Ihre Seite bat darum innezuhalten.
    [paused_about] Jetzt nicht: Ihre Seite bat darum, dieses Umfeld in Ruhe zu lassen.
   *[closed] Jetzt nicht: Die Gruppe hat aufgehört.
}
settling-beware = { $code ->
    [would_tell] Es ist nicht aufgeschrieben, dass sie informiert wurden. Die Frage würde sie informieren.
   *[legitimising] Sie haben es entschuldigt. Was sie sagen, braucht eine zweite Quelle.
}

## Umfeld

surroundings-lead = In der Reihenfolge, in der sie informiert wurden, soweit sie aufgeschrieben ist. Eine ganze Linie ist bekannt, eine unterbrochene nur behauptet.

## Zeitleiste

timeline-show = Was zu sehen ist
timeline-lanes = Arten
timeline-who = Mit wem, oder über wen
timeline-everybody = alle
timeline-from = Vom Jahr
timeline-to = Bis zum Jahr
timeline-do = Zeigen
timeline-everything = Wieder alles zeigen
