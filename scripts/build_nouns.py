"""Boil WordNet 3.0 down to the table of nouns that the rule brain ships.

    python scripts/build_nouns.py WORDNET_DIR agents/rules/data

WORDNET_DIR holds the files of WordNet 3.0 (data.noun, index.noun, ...; Debian's wordnet-base has them in
usr/share/wordnet). Writes nouns.txt.xz (a line each: noun, nature, sex, nearest known thing, p for a proper name),
plurals.txt.xz, verbs.txt.xz, moods.txt.xz and adjectives.txt.xz. The same input gives the same bytes.
"""

import lzma
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path


def _words(text: str) -> list[str]:
    return text.split()


LEXICOGRAPHERS = _words(
    "adj.all adj.pert adv.all noun.Tops noun.act noun.animal noun.artifact noun.attribute noun.body noun.cognition "
    "noun.communication noun.event noun.feeling noun.food noun.group noun.location noun.motive noun.object noun.person "
    "noun.phenomenon noun.plant noun.possession noun.process noun.quantity noun.relation noun.shape noun.state "
    "noun.substance noun.time verb.body verb.change verb.cognition verb.communication verb.competition verb.consumption "
    "verb.contact verb.creation verb.emotion verb.motion verb.perception verb.possession verb.social verb.stative "
    "verb.weather adj.ppl"
)
CONCRETE = 1.3
"""How much more a sense counts that a picture can show."""
LETTER = {"noun": ("n", "1"), "verb": ("v", "2"), "adj": ("a", "3"), "adv": ("r", "4")}
ABSTRACT = "abstract"
# A noun's nature is that of the first row one of whose words stands above it; the order decides.
NATURES: dict[str, tuple[tuple[str, str], ...]] = {
    "noun.person": (
        ("person", "saint apostle evangelist prophet"),
        ("deity", "deity"),
        ("spirit", "spiritual_being"),
        ("person", "person"),
    ),
    "noun.animal": (("animal", "animal"), ("animal", "organism")),
    "noun.group": (
        ("settlement", "municipality"),
        ("animal", "animal_group"),
        ("plant", "vegetation grove wood forest"),
        ("people", "people social_group gathering ethnic_group multitude"),
    ),
    "noun.artifact": (
        ("vehicle", "vehicle craft"),
        ("room", "room compartment chamber enclosure"),
        ("building", "building housing dwelling place_of_worship fortification shelter tower tent"),
        ("land", "way thoroughfare road path area field square"),
        ("water", "channel watercourse excavation well pool"),
        ("building", "structure establishment"),
        ("light", "source_of_illumination"),
        ("thing", "artifact"),
    ),
    "noun.location": (
        ("settlement", "municipality city town village settlement"),
        ("sky", "sky heaven"),
        ("water", "body_of_water"),
        ("land", "location region"),
    ),
    "noun.object": (
        ("water", "body_of_water"),
        ("light", "star sun moon"),
        ("sky", "celestial_body extraterrestrial_object"),
        ("land", "geological_formation land"),
        ("thing", "object"),
    ),
    "noun.phenomenon": (
        ("weather", "atmospheric_phenomenon weather storm wind precipitation"),
        ("light", "light visible_radiation fire flame"),
    ),
    "noun.plant": (("plant", "plant flora plant_part"),),
    "noun.food": (("food", "food foodstuff beverage"),),
    "noun.substance": (("food", "food"), ("thing", "substance")),
    "noun.possession": (("thing", "currency treasure jewel"),),
    "noun.event": (("happening", "social_event disaster"), ("weather", "flood")),
    "noun.act": (("happening", "military_action ceremony battle celebration war"),),
    "noun.communication": (("thing", "document written_communication"),),
    "noun.cognition": (("deity", "deity"), ("spirit", "spiritual_being")),
    "noun.body": (("body", "body_part body_substance body"),),
    "noun.Tops": (("person", "person"), ("animal", "animal"), ("plant", "plant"), ("food", "food"), ("people", "people")),
}
# What a builder, a tailor or a sound maker may know how to make; a noun is told the nearest of these above it.
KNOWN_THINGS = _words("""
ship boat raft cart wagon carriage train car aircraft horse donkey camel cow ox sheep goat pig dog cat lion wolf bear
fox deer rabbit rat elephant monkey bird eagle dove raven owl chicken duck fish whale serpent worm insect bee frog
spider dragon reptile tree bush flower rose grass grain reed vine fruit apple bread wine meat house hut tent temple
church castle palace tower wall gate bridge road stairs door window room prison cave well king queen ruler soldier
priest nun sailor servant prophet child woman man girl boy farmer fisherman shepherd hunter musician merchant judge
thief rider nobleman physician sword knife bow arrow spear shield axe hammer stick rope net chain cup bowl jar bottle
basket box bag lamp candle torch book letter table chair bed throne garment crown ring money stone gold jewel mirror
drum trumpet harp flute violin bell flag weapon mountain hill valley desert island forest field garden beach cliff river
lake sea ocean sun moon star cloud rain snow wind storm fog lightning fire smoke ash bone
""")
FEMALE = _words("woman female_person girl queen princess mother wife daughter sister goddess actress")
MALE = _words("man male_person boy king prince father husband son brother")
# Where the vote over the senses misleads: general English of tales and scripture, in the sense a picture needs.
SENSES = _words("""
oak=plant beech=plant fir=plant spruce=plant birch=plant elm=plant pine=plant willow=plant palm=plant cedar=plant
maple=plant poplar=plant alder=plant heath=land moor=land swamp=land glacier=land crossroads=land plain=land
being=person quay=land stairs=building staircase=building step=abstract pier=land pupil=person urchin=person
school=building church=building berth=room cove=water inn=building veranda=room works=abstract decree=thing weeds=plant
passage=room corridor=room compound=land queer=abstract seafaring=abstract rhine=water elbe=water danube=water
main=water crown=thing ring=thing goblet=thing jewel=thing land=land country=land waters=water water=water sea=water
deep=water depth=water flood=water wave=water billow=water stream=water tempest=weather whirlwind=weather darkness=light
shadow=light shade=light dawn=light sun=light moon=light star=light daylight=light sunshine=light moonlight=light
twilight=light sunset=light sunrise=light ray=light beam=light spark=light fire=light lot=thing fare=thing
sacrifice=thing offering=thing robe=thing ash=thing sackcloth=thing wares=thing cargo=thing oar=thing mast=thing
sail=thing net=thing bar=thing staff=thing rod=thing yoke=thing seed=thing dust=thing blood=thing gold=thing
silver=thing voice=voice hand=body head=body face=body belly=room womb=body side=body eye=body heart=body mouth=body
foot=body body=body breast=body lap=body bosom=body knee=body back=body hair=body arm=body finger=body tongue=body
people=people crew=people folk=people host=people seed=thing generation=abstract kindred=people household=people
company=people band=people mob=people congregation=people nation=people tribe=people family=people crowd=people
multitude=people army=people audience=people couple=people pair=abstract group=abstract troop=people throng=people
herd=animal flock=animal cattle=animal beast=animal creature=animal worm=animal hearth=building fireplace=building
furnace=thing knob=thing main=water forth=abstract lot=thing way=abstract path=land harvest=happening city=settlement
town=settlement village=settlement heaven=sky heavens=sky earth=land ground=land field=land garden=land vineyard=land
wilderness=land desert=land threshing-floor=land floor=room house=building home=building tent=building temple=building
booth=building tower=building wall=building gate=building door=thing window=thing roof=building stable=building
palace=building prison=building cave=room hell=land grave=land tomb=building street=land road=land market=land
court=building hall=room chamber=room hold=room cabin=room cellar=room deck=room ark=vehicle word=abstract life=abstract
name=abstract thing=abstract day=abstract time=abstract night=abstract morning=abstract evening=abstract
presence=abstract sight=abstract cause=abstract reason=abstract place=land fruit=food tree=plant stone=thing bread=food
beginning=abstract end=abstract part=abstract sort=abstract matter=abstract hope=abstract rest=abstract sake=abstract
one=abstract other=abstract fellow=person judge=person god=deity lord=person almighty=deity spirit=spirit jehovah=deity
ghost=spirit angel=spirit devil=spirit demon=spirit fairy=spirit elf=spirit witch=person giant=person soul=abstract
christ=person messiah=person master=person maid=person youth=person ancestor=person stranger=person neighbour=person
neighbor=person enemy=person child=person man=person woman=person boy=person girl=person baby=person sleeper=person
rider=person kind=abstract evil=abstract good=abstract wickedness=abstract anger=abstract grief=abstract mercy=abstract
pity=abstract law=abstract power=abstract glory=abstract peace=abstract truth=abstract war=happening battle=happening
feast=happening famine=happening plague=happening wedding=happening funeral=happening fast=happening storm=weather
fight=happening dance=happening song=abstract music=abstract party=happening sermon=abstract prayer=abstract
vow=abstract valley=land mount=land mountain=land hill=land rock=land island=land coast=land shore=land strand=land
bank=land beach=land cliff=land middle=abstract midst=abstract top=abstract bottom=abstract corner=room line=abstract
point=abstract number=abstract world=land north=abstract south=abstract east=abstract west=abstract border=land
region=land wind=weather breeze=weather rain=weather snow=weather cloud=weather mist=weather fog=weather thunder=weather
lightning=weather hail=weather frost=weather dew=weather rainbow=light smoke=weather gale=weather heat=weather
cold=weather air=sky sky=sky firmament=sky bush=plant reed=plant grass=plant gourd=plant lily=plant rose=plant
thorn=plant leaf=plant branch=plant wood=plant forest=land grove=plant meadow=land park=land swamp=land orchard=land
yard=land courtyard=land clothes=thing clothing=thing raiment=thing cloth=thing letter=thing book=thing scroll=thing
gift=thing reward=abstract corn=plant barley=plant wheat=plant sheaf=plant honey=food milk=food oil=food meat=food
wine=food gaze=abstract laugh=abstract smile=abstract cry=abstract scream=abstract whisper=abstract look=abstract
step=abstract second=abstract minute=abstract hour=abstract moment=abstract year=abstract month=abstract week=abstract
age=abstract love=abstract fear=abstract joy=abstract sorrow=abstract pain=abstract wonder=abstract sleep=abstract
dream=abstract death=abstract case=abstract sense=abstract course=abstract manner=abstract turn=abstract right=abstract
left=abstract form=abstract image=abstract something=abstract anything=abstract nothing=abstract everything=abstract
somebody=person anybody=abstract nobody=abstract self=abstract deal=abstract bit=abstract set=abstract rule=abstract
show=abstract help=abstract need=abstract report=abstract account=abstract story=abstract tale=abstract history=abstract
news=abstract question=abstract answer=abstract dragon=animal monster=animal queen=person handmaid=person
handmaiden=person maidservant=person widow=person whale=animal trout=animal table=thing plank=thing board=thing
lamb=animal chicken=animal salmon=animal goose=animal duck=animal turkey=animal rabbit=animal crab=animal
detective=person nurse=person driver=person sailor=person mariner=person neon=light lantern=light lamp=light
candle=light torch=light alley=land square=land station=building platform=building bow=thing train=vehicle car=vehicle
truck=vehicle taxi=vehicle bus=vehicle bicycle=vehicle
""")
MOOD_SEEDS = {
    "fear": "fear fearfulness fright",
    "anger": "anger ire hostility",
    "sorrow": "sadness unhappiness sorrow grief mourning",
    "joy": "joy happiness gladness delight pleasure",
    "tender": "love affection devotion tenderness",
    "awe": "awe wonder astonishment reverence",
    "hope": "hope",
}
PLAIN = _words("good well great like have long take move feel want care mind pride feeling stir interest wish desire")


class WordNet:
    """The files of WordNet 3.0, as far as the tables need them."""

    def __init__(self, home: Path) -> None:
        self.file: dict[str, str] = {}
        self.above: dict[str, list[str]] = {}
        self.words: dict[str, list[str]] = {}
        self.kin: dict[str, list[tuple[str, str]]] = {}
        self.index: dict[str, dict[str, list[str]]] = {pos: {} for pos in LETTER}
        self.count: Counter[tuple[str, str, int]] = Counter()
        for pos in LETTER:
            self._synsets(home, pos)
            for line in _lines(home / f"index.{pos}"):
                field = line.split()
                self.index[pos][field[0]] = [LETTER[pos][0] + o for o in field[-int(field[2]) :]]
        for line in _lines(home / "cntlist.rev"):
            key, number, n = line.split()
            word, rest = key.split("%")
            self.count[word, rest[0], int(number)] = int(n)

    def _synsets(self, home: Path, pos: str) -> None:
        letter = LETTER[pos][0]
        for line in _lines(home / f"data.{pos}"):
            field = line.split("|")[0].split()
            me, n = letter + field[0], int(field[3], 16)
            at = 4 + 2 * n
            links = [field[at + 1 + 4 * k : at + 5 + 4 * k] for k in range(int(field[at]))]
            self.file[me] = LEXICOGRAPHERS[int(field[1])]
            self.words[me] = [word.split("(")[0] for word in field[4:at:2]]
            self.above[me] = [letter + link[1] for link in links if link[0] in ("@", "@i")]
            self.kin[me] = [(link[0], link[2].replace("s", "a") + link[1]) for link in links if link[0] in ("+", "&")]

    def ladder(self, synset: str) -> Iterator[str]:
        """The words of a synset and of all above it, the nearest first."""
        seen, row = {synset}, [synset]
        while row:
            for one in row:
                yield from (word.lower() for word in self.words[one])
            row = list(dict.fromkeys(up for one in row for up in self.above[one] if up not in seen))
            seen.update(row)

    def weighed(self, word: str, pos: str, senses: int = 4) -> list[tuple[str, float]]:
        """The first senses of a word, each with its weight: how often it was counted, the later the less."""
        found = self.index[pos][word][:senses]
        tag = LETTER[pos][1]
        return [(s, (self.count[word, tag, i + 1] + 1) / (1 + 0.3 * i)) for i, s in enumerate(found)]


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="latin-1") as file:
        yield from (line for line in file if not line.startswith("  "))


def nature(net: WordNet, synset: str) -> str:
    """What the things of a synset are by nature; `abstract` for what no picture shows."""
    above = set(net.ladder(synset))
    for name, words in NATURES.get(net.file[synset], ()):
        if above & set(words.split()):
            return name
    return ABSTRACT


def nouns(net: WordNet) -> Iterator[str]:
    """Lines of the noun table."""
    senses = dict(pair.split("=") for pair in SENSES)
    for word in sorted(set(net.index["noun"]) | set(senses)):
        if not re.fullmatch(r"[a-z][a-z'-]+", word):
            continue
        if word not in net.index["noun"]:
            yield f"{word}\t{senses[word]}\t\t\t"
            continue
        votes: Counter[str] = Counter()
        weighed = net.weighed(word, "noun")
        for synset, weight in weighed:
            kind = nature(net, synset)
            votes[kind] += weight * (1 if kind == ABSTRACT else CONCRETE)
        best = senses.get(word) or votes.most_common(1)[0][0]
        synset = next((s for s, _ in weighed if nature(net, s) == best), weighed[0][0])
        ladder = list(net.ladder(synset)) if best != ABSTRACT else []
        proper = "p" if all(any(w.lower() == word and w[0].isupper() for w in net.words[s]) for s, _ in weighed) else ""
        yield f"{word}\t{best}\t{_sex(ladder, word, best)}\t{_nearest(ladder, word)}\t{proper}"


def _sex(ladder: list[str], word: str, best: str) -> str:
    if best not in ("person", "deity", "spirit"):
        return ""
    near = [word, *ladder]
    first = next((w for w in near if w in FEMALE or w in MALE), "")
    return "f" if first in FEMALE else "m" if first in MALE else ""


def _nearest(ladder: list[str], word: str) -> str:
    near = next((w for w in [word, *ladder] if w in KNOWN_THINGS), "")
    return "" if near == word else near


def plurals(home: Path) -> Iterator[str]:
    """Irregular plurals: `men`, `man`."""
    for line in _lines(home / "noun.exc"):
        many, one = line.split()[:2]
        if "_" not in many + one and many != one:
            yield f"{many}\t{one}"


def verbs(net: WordNet) -> Iterator[str]:
    """Each verb with its field: motion, contact, weather, ..."""
    for word in sorted(net.index["verb"]):
        if re.fullmatch(r"[a-z-]+", word):
            votes: Counter[str] = Counter()
            for synset, weight in net.weighed(word, "verb"):
                votes[net.file[synset].split(".")[1]] += weight
            yield f"{word}\t{votes.most_common(1)[0][0]}"


def adjectives(net: WordNet) -> Iterator[str]:
    """Adjectives and adverbs, by themselves."""
    words = {*net.index["adj"], *net.index["adv"]}
    yield from sorted(word for word in words if re.fullmatch(r"[a-z]{3,}", word))


def moods(net: WordNet) -> Iterator[str]:
    """Words of feeling: nouns under a feeling, what is derived from them, and the adjectives beside those."""
    found: dict[str, str] = {}
    for mood, seeds in MOOD_SEEDS.items():
        wanted = set(seeds.split())
        roots = [s for s, file in net.file.items() if file == "noun.feeling" and wanted & set(net.ladder(s))]
        near = {t for s in roots for mark, t in net.kin[s] if mark == "+"}
        near |= {t for s in near for mark, t in net.kin.get(s, ()) if mark == "&" and s[0] == "a"}
        feeling = [s for s in sorted(near) if net.file.get(s) in ("verb.emotion", "adj.all")]
        for synset in [*sorted(roots), *feeling]:
            for word in net.words[synset]:
                if re.fullmatch(r"[a-z]+", word) and word not in PLAIN:
                    found.setdefault(word, mood)
    yield from (f"{word}\t{mood}" for word, mood in sorted(found.items()))


def write(path: Path, lines: Iterable[str]) -> None:
    """An xz file of the lines, the same bytes each time."""
    text = "".join(line + "\n" for line in lines)
    path.write_bytes(lzma.compress(text.encode(), format=lzma.FORMAT_XZ, preset=9 | lzma.PRESET_EXTREME))
    print(f"{path.name}: {text.count(chr(10)):,} lines, {path.stat().st_size:,} bytes")


def main(home: Path, out: Path) -> None:
    """Write the five tables."""
    net = WordNet(home)
    write(out / "nouns.txt.xz", nouns(net))
    write(out / "plurals.txt.xz", plurals(home))
    write(out / "verbs.txt.xz", verbs(net))
    write(out / "moods.txt.xz", moods(net))
    write(out / "adjectives.txt.xz", adjectives(net))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
