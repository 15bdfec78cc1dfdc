"""Who plays what: for each style of a timeline, the instruments of every role."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Orchestra:
    """Instruments by role; an empty name leaves the role out."""

    bass: str
    pad: str
    high: str
    lead: str
    loud_lead: str
    tender_lead: str
    double: str
    arpeggio: str
    ostinato: str
    shimmer: str
    pulse: str
    accent: str = ""
    stroke: str = ""
    """Doubles the strong notes of the ostinato."""
    backbeat: str = ""
    """Plays on two and four; only a style with an even beat has it."""


STYLES: Mapping[str, Orchestra] = {
    "strings": Orchestra(
        bass="basses", pad="violas", high="violins", lead="cello", loud_lead="horn", tender_lead="oboe", double="violins",
        arpeggio="harp", ostinato="pizzicato", shimmer="tremolo", pulse="timpani", accent="taiko",
        stroke="cellos",
    ),
    "choir": Orchestra(
        bass="basses", pad="choir", high="choir", lead="voices", loud_lead="horn", tender_lead="clarinet", double="choir",
        arpeggio="harp", ostinato="pizzicato", shimmer="tremolo", pulse="timpani",
        accent="tubular_bells", stroke="cellos",
    ),
    "plucked": Orchestra(
        bass="pizzicato", pad="warm_pad", high="", lead="dulcimer", loud_lead="dulcimer", tender_lead="pan_flute",
        double="koto", arpeggio="guitar", ostinato="koto", shimmer="tremolo", pulse="toms", accent="taiko",
    ),
    "percussion": Orchestra(
        bass="basses", pad="cellos", high="", lead="shakuhachi", loud_lead="trombone", tender_lead="pan_flute",
        double="marimba", arpeggio="marimba", ostinato="toms", shimmer="tremolo", pulse="taiko", accent="woodblock",
    ),
    "lofi": Orchestra(
        bass="pizzicato", pad="warm_pad", high="", lead="vibraphone", loud_lead="vibraphone", tender_lead="vibraphone",
        double="celesta", arpeggio="guitar", ostinato="guitar", shimmer="warm_pad", pulse="taiko", backbeat="woodblock",
    ),
    "ambient": Orchestra(
        bass="warm_pad", pad="glass_pad", high="space_voice", lead="vibraphone", loud_lead="vibraphone", tender_lead="celesta",
        double="halo_pad", arpeggio="harp", ostinato="harp", shimmer="halo_pad", pulse="taiko",
    ),
}  # fmt: skip
