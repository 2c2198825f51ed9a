### Was die Kommandozeile sagt.
