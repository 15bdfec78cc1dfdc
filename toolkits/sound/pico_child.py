"""A short-lived process that speaks one take with Pico: JSON lines of words in, raw samples out.

Pico carries noise from one call to the next, so that the same words come out a little different later in a
process. A fresh process starts from the same state each time: the same take, the same bytes.
In: `[[text, voice, speed], ...]`. Out, for each: its length in bytes (4, little-endian), then 16 kHz, 16 bit, mono.
"""

import json
import struct
import sys

from py_nanotts import NanoTTS  # type: ignore[import-untyped]  # it ships no types

VOLUME = 0.5
"""At Pico's own volume about one sample in a hundred clips."""


def main() -> None:
    """Answer one list of words."""
    pico = NanoTTS()
    for text, voice, speed in json.load(sys.stdin):
        pcm = pico.speak(text, voice=voice, speed=speed, volume=VOLUME)
        sys.stdout.buffer.write(struct.pack("<I", len(pcm)) + pcm)


if __name__ == "__main__":
    main()
