### Was einen Eintrag oder ein Skript aufhält: was ist, was bleibt sicher, was hilft.
