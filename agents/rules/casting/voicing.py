"""With whose voice each speaks: the best fit that nobody before has, shared only when what is left would not fit at all."""

from collections.abc import Collection

from exeget.terms import Age, Nature, Sex
from exeget.voices import VOICES, cast_for


def voice_for(sex: Sex, age: Age, nature: Nature, taken: Collection[str], narrator: str) -> str:
    """A voice's name; a voice made for another nature (a beast's for a man) is worse than one that is shared."""
    free = cast_for(sex, age, nature, {*taken, narrator})
    fits = next(voice for voice in VOICES if voice.name == free)
    if nature in fits.natures and free not in taken:
        return free
    return cast_for(sex, age, nature, {narrator})
