"""What a shot is before it has a number: who is in it, what it says, why it is there."""

from dataclasses import dataclass

from agents.rules.grammar.phrases import Phrase
from agents.rules.script.beats import Beat
from exeget.analysis import SceneSeen


@dataclass(frozen=True)
class Draft:
    """One shot by mention names; ids, phase and number come when the whole verse is known."""

    beat: Beat
    scene: SceneSeen
    action: tuple[Phrase, ...]
    """One phrase a sentence."""
    rule: str
    intent: str
    on_screen: tuple[str, ...] = ()
    """Mention names, the chief first."""
    focus: str = ""
    vision: str = ""
    """A place that is only spoken of and seen all the same."""
    below: bool = False
    """In the hold of the ship that the scene is on."""
    asks: str = ""
    """Who asks in it, so that the next may answer."""

    @property
    def text(self) -> str:
        """The action without case and signs, to compare two shots by."""
        return " ".join(word.text.lower() for phrase in self.action for word in phrase if word.text)


def clauses(*phrases: Phrase) -> tuple[Phrase, ...]:
    """The phrases that say something."""
    return tuple(phrase for phrase in phrases if any(word.text for word in phrase))
