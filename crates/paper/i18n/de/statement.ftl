### Der Entwurf der Abschlusserklärung.

statement-kind = Abschlusserklärung (Entwurf)
statement-sources = Quellen
statement-draft = Ein Entwurf aus der Aufzeichnung, Stand { $date }. Niemand hat ihm zugestimmt, und er ist nicht veröffentlicht. Prüft Namen und Orte und fragt anwaltlichen Rat, bevor er die Gruppe verlässt.
statement-inks = Was bekannt ist, steht ohne Zeichen. Was nur behauptet wurde, hat einen Ring (○) und sagt, von wem. Was nicht bekannt ist, hat ein Fragezeichen (?). Was die Gruppe beurteilt hat, steht in einem Kasten. Zahlen in Klammern sind Quellen.
statement-out-of-sight = Teile der Aufzeichnung liegen nicht in deinen Räumen. Was hier fehlt, kann dort stehen.
statement-nothing = Nichts aufgezeichnet.
statement-source = { $kind }, { $date } ({ $ref })
statement-content-note = Vor dem Lesen: { $note }

statement-asked = Gefordert im offenen Brief vom { $date } ({ $perpetrator }):
statement-not-in-force = Diese Forderung gilt nicht mehr.

statement-known = { $date }:{" "}
statement-basis = . Woher es stammt: { $basis }.
statement-said-only = Behauptet, nicht bestätigt, { $date }:{" "}
statement-claim = Aussage ({ $who }), { $date }.{" "}
statement-check = { $code ->
    [confirmed] Geprüft am { $date }: bestätigt.
    [contradicted] Geprüft am { $date }: widerlegt.
    [unverifiable] Geprüft am { $date }: nicht feststellbar.
   *[unchecked] Niemand hat es geprüft.
}
statement-no-answer = Keine Antwort auf den Brief vom { $date } ({ $who }); sie war bis { $due } erbeten.
statement-entry = { $kind }
statement-contact = { $direction ->
    [from] Nachricht eingegangen ({ $who })
   *[to] Nachricht gesendet ({ $who })
}
statement-outcome = { $kind } vom { $date }: { $result }
statement-help = { $named ->
    [yes] kritische Hilfe ({ $provider }): { $status }
   *[no] kritische Hilfe: { $status }
}
statement-reflection = schriftliche Reflexion; Sicht der betroffenen Person darin: { $perspective }
statement-disclosure = { $surrounding }: informiert ({ $who })

statement-not-known = { $code ->
    [no_record] Wir wissen nicht, ob dies zutrifft: { $text }. Dazu ist nichts aufgezeichnet.
    [claimed] Wir wissen nicht, ob dies zutrifft: { $text }. Es wurde behauptet und nicht bestätigt.
   *[unknown] Wir wissen nicht, ob dies zutrifft: { $text }. Was aufgezeichnet ist, klärt es nicht.
}
statement-informed = { $code ->
    [confirmed] { $surrounding }: informiert ({ $perpetrator }). Das ist bestätigt.
    [no] { $surrounding }: nicht informiert ({ $perpetrator }).
    [claimed] Aussage ({ $perpetrator }): Dieses Umfeld sei informiert: { $surrounding }. Niemand hat es bestätigt.
   *[unknown] Wir wissen nicht, ob dieses Umfeld informiert wurde ({ $perpetrator }): { $surrounding }.
}
statement-passed-on = { $code ->
    [confirmed] { $surrounding }: Brief weitergegeben ({ $perpetrator }). Das ist bestätigt.
    [no] { $surrounding }: Brief nicht weitergegeben ({ $perpetrator }).
    [claimed] Aussage ({ $perpetrator }): Der Brief sei weitergegeben: { $surrounding }. Niemand hat es bestätigt.
   *[unknown] Wir wissen nicht, ob der Brief weitergegeben wurde ({ $perpetrator }): { $surrounding }.
}
statement-no-circles = Wir wissen von keinem Umfeld, für das dies gilt.

statement-finding = Einschätzung der Gruppe zu { $about }, { $date }: { $finding }.
statement-adopted = Beschlossen am { $date }.
statement-agreed = { $count ->
    [one] 1 Person hat zugestimmt.
   *[other] { $count } Personen haben zugestimmt.
}
statement-dissent = { $who }: { $vote }.
statement-review = Wird wieder angesehen am { $date }.
statement-no-finding = Zu dieser Forderung hat die Gruppe keine Einschätzung.

statement-contacts = Briefe und Treffen
statement-replies = { $code ->
    [in_time] Rechtzeitig beantwortete Briefe ({ $perpetrator }): { $count }.
    [late] Verspätet beantwortete Briefe ({ $perpetrator }): { $count }.
    [overdue] Nicht beantwortete Briefe ({ $perpetrator }): { $count }.
   *[open] Briefe, deren Frist noch läuft ({ $perpetrator }): { $count }.
}
statement-meetings = { $code ->
    [attended] Treffen, die stattfanden: { $count }.
    [missed] Treffen ohne Erscheinen ({ $perpetrator }): { $count }.
    [cancelled_by_them] Abgesagte Treffen ({ $perpetrator }): { $count }.
    [cancelled_by_us] Abgesagte Treffen ({ $contact_group }): { $count }.
    [moved] Verschobene Treffen: { $count }.
    [no_outcome] Wir wissen nicht, was aus einigen Treffen wurde, weil es niemand notiert hat: { $count }.
   *[open] Treffen, die noch bevorstehen: { $count }.
}
statement-agreements = Was abgesprochen und was dafür gegeben wurde
statement-agreement = { $code ->
    [kept] Abgesprochen am { $date }. Eingehalten ({ $on }).
    [partly] Abgesprochen am { $date }. Teilweise eingehalten ({ $on }).
    [broken] Abgesprochen am { $date }. Gebrochen ({ $on }).
    [withdrawn] Abgesprochen am { $date }. Zurückgenommen ({ $on }).
    [overdue] Abgesprochen am { $date }. Die Frist endete am { $on }; ein Ausgang ist nicht aufgezeichnet.
   *[open] Abgesprochen am { $date }. Läuft noch.
}
statement-given = Zugestanden wurde dafür ({ $contact_group }):
statement-claims = Was sonst behauptet und nicht bestätigt wurde
statement-surroundings = Das Umfeld ({ $perpetrator })
statement-stance = { $surrounding }: { $stance } ({ $date }).
statement-stance-unknown = Wir wissen nicht, wo dieses Umfeld steht: { $surrounding }.
statement-standing = Was bleibt
statement-closed = Die Gruppe hat ihre Arbeit beendet, { $date }. Der Grund: { $reason }.
statement-resumed = Die Arbeit wurde wieder aufgenommen, { $date }.
statement-demand = { $code ->
    [in_force] Gilt: { $id } { $title }.
   *[ended] Gilt nicht mehr: { $id } { $title }.
}
statement-no-discharge = Aufhören ist kein Freispruch. Eine Forderung gilt, bis sie erfüllt oder zurückgenommen ist ({ $survivor }), auch wenn die Gruppe aufgehört hat.
statement-not-released = (nicht für beide Seiten freigegeben)
