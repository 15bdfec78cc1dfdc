"""What a language is called: by a machine (ISO 639-2/T, as MP4 wants it) and by those who speak it."""

from exeget.errors import WrongUse
from exeget.ids import Lang

_CODES = """
aaaar ababk aeave afafr akaka amamh anarg arara asasm avava ayaym azaze babak bebel bgbul bhbih bibis bmbam bnben
bobod brbre bsbos cacat ceche chcha cocos crcre csces cuchu cvchv cycym dadan dedeu dvdiv dzdzo eeewe elell eneng
eoepo esspa etest eueus fafas ffful fifin fjfij fofao frfra fyfry gagle gdgla glglg gngrn guguj gvglv hahau heheb
hihin hohmo hrhrv hthat huhun hyhye hzher iaina idind ieile igibo iiiii ikipk ioido isisl itita iuiku jajpn jvjav
kakat kgkon kikik kjkua kkkaz klkal kmkhm knkan kokor krkau kskas kukur kvkom kwcor kykir lalat lbltz lglug lilim
lnlin lolao ltlit lulub lvlav mgmlg mhmah mimri mkmkd mlmal mnmon mrmar msmsa mtmlt mymya nanau nbnob ndnde nenep
ngndo nlnld nnnno nonor nrnbl nvnav nynya ococi ojoji omorm orori ososs papan pipli plpol pspus ptpor quque rmroh
rnrun roron rurus rwkin sasan scsrd sdsnd sesme sgsag sisin skslk slslv smsmo snsna sosom sqsqi srsrp ssssw stsot
susun svswe swswa tatam tetel tgtgk ththa titir tktuk tltgl tntsn toton trtur tstso tttat twtwi tytah uguig ukukr
ururd uzuzb veven vivie vovol wawln wowol xhxho yiyid yoyor zazha zhzho zuzul
"""
"""ISO 639-1 code and ISO 639-2/T code of each language that has both, written together."""
_TAGS = {pair[:2]: pair[2:] for pair in _CODES.split()}

# fmt: off
_NAMES = {
    "am": "አማርኛ", "ar": "العربية", "bg": "Български", "ca": "Català", "cs": "Čeština", "da": "Dansk", "de": "Deutsch",
    "el": "Ελληνικά", "en": "English", "eo": "Esperanto", "es": "Español", "et": "Eesti", "fa": "فارسی", "fi": "Suomi",
    "fr": "Français", "ga": "Gaeilge", "gez": "ግዕዝ", "grc": "Ἑλληνική", "he": "עברית", "hi": "हिन्दी", "hr": "Hrvatski",
    "hu": "Magyar", "hy": "Հայերեն", "id": "Bahasa Indonesia", "is": "Íslenska", "it": "Italiano", "ja": "日本語",
    "ka": "ქართული", "ko": "한국어", "la": "Latina", "lt": "Lietuvių", "lv": "Latviešu", "nb": "Norsk bokmål",
    "nl": "Nederlands", "pl": "Polski", "pt": "Português", "ro": "Română", "ru": "Русский", "sk": "Slovenčina",
    "sl": "Slovenščina", "sr": "Српски", "sv": "Svenska", "sw": "Kiswahili", "tr": "Türkçe", "uk": "Українська",
    "vi": "Tiếng Việt", "yi": "ייִדיש", "zh": "中文",
}
# fmt: on


def tag(lang: Lang) -> str:
    """The three letters that mark a track; WrongUse for two letters that are no language."""
    if len(lang) == 3:
        return lang
    if lang not in _TAGS:
        raise WrongUse(f"{lang!r} is no ISO 639 language.", cure="Use its two letters, such as de, or its three, such as gez.")
    return _TAGS[lang]


def own_name(lang: Lang) -> str:
    """The language's name in itself, or its code where this house doesn't know it."""
    return _NAMES.get(lang, lang)
