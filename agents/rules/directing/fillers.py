"""Words that carry nothing by themselves: a sentence may hold them and be understood all the same."""

_WORDS = """
bring brings have haben hätte heran
a als an and are as at auch auf aufnahme be bei bild bisschen bit bitte by cam camera can change could da das dass
dazu dem den der des die diese dieser dieses do doch du ein eine einem einen einer eines einstellung es etwas film for
from für ganz geh gehe gern gerne get gib give go her here hier hin i ich im in is ist it jetzt just kamera kannst
lass lasst let licht light little mach mache machen make makes mal me mehr mich mir mit more movie much möchte noch
now nun nur of on only picture please ran really rein scene sehr sei sein set setz shot shots should sind slightly so
soll sollen sollte szene that the there this to too tu um und uns us vers verse very viel view vom von want we wenig
werden will wir wird with would you zu zum zur ändere
"""
FILLERS = frozenset(_WORDS.split())
