"""A reading in three options: one model applied to what the analyses of a story add up to."""

from collections.abc import Sequence
from dataclasses import dataclass

from agents.rules.casting.wardrobe import later
from agents.rules.interpreting.briefings import briefing, rules
from agents.rules.interpreting.emphases import EMPHASES, Eyes, heard_from, seen_from, sides
from agents.rules.interpreting.gist import Gist, gist
from agents.rules.interpreting.looks import light_words, look, sound
from agents.rules.interpreting.models import Model
from agents.rules.interpreting.roles import Roles, roles_of
from agents.rules.interpreting.signs import Signs, signs_of
from agents.rules.interpreting.telling import slots_of, told, tongue_of
from exeget.analysis import Analysis
from exeget.timeline import Casting, Timeline
from exeget.verse import Verse

OPTIONS = 3
LATER_WEAR = ("coat", "rags")
DRESSED = frozenset({"person", "people", "spirit"})
ENGINE = "rules"


@dataclass(frozen=True)
class Story:
    """All that a model is applied to."""

    gist: Gist
    signs: Signs
    roles: Roles
    title: str


@dataclass(frozen=True)
class Proposal:
    """One option: a timeline and its briefing."""

    timeline: Timeline
    briefing: str


def story_of(analyses: Sequence[Analysis], verses: Sequence[Verse], title: str) -> Story:
    """What the analyses add up to."""
    whole = gist(analyses, verses)
    signs = signs_of(whole, analyses, verses)
    return Story(whole, signs, roles_of(whole, analyses), title)


def proposals(story: Story, model: Model, timeline: str) -> tuple[Proposal, ...]:
    """The three options of a reading, the model's own first."""
    return tuple(_option(story, model, timeline, eyes) for eyes in sides(model))


def from_side(timeline: Timeline, eyes: Eyes, story: Story, model: Model) -> Timeline:
    """A timeline as it is told when it takes a side, with the side in its title."""
    title = f"{timeline.title}, {EMPHASES[eyes].title.in_(tongue_of(story.gist))}"
    seen, heard = seen_from(timeline.look, eyes), heard_from(timeline.sound, eyes, model)
    return timeline.model_copy(update={"title": title, "look": seen, "sound": heard})


def side_told(eyes: Eyes, story: Story) -> str:
    """What a side means for the picture, in a sentence."""
    slots = slots_of(story.gist, story.roles, story.signs, story.title)
    return told(EMPHASES[eyes].telling, slots, tongue_of(story.gist))


def _option(story: Story, model: Model, timeline: str, eyes: Eyes) -> Proposal:
    tongue = tongue_of(story.gist)
    slots = slots_of(story.gist, story.roles, story.signs, story.title)
    title = f"{story.title}: {model.title.in_(tongue)}"
    own = look(story.gist, model)
    drawn = Timeline(
        id=timeline,
        title=title,
        reading=told(model.reading, slots, tongue),
        briefing=("briefings/briefing.md",),
        backstory=told(model.backstory, slots, tongue),
        look=own,
        sound=sound(story.gist, model),
        casting=_casting(story, model, own.era),
        rules=rules(story.gist, model, slots, tongue),
        model=model.id,
        engine=ENGINE,
    )
    sided = from_side(drawn, eyes, story, model)
    final = sided.model_copy(update={"title": title}) if eyes == model.eyes else sided
    light, side = light_words(story.gist, model, tongue), side_told(eyes, story)
    return Proposal(final, briefing(story.gist, story.signs, model, final, slots, light, side))


def _casting(story: Story, model: Model, era: str) -> tuple[Casting, ...]:
    """The model's casting for those the story has; in a later era nobody is given the clothes of an older one."""
    cast = story.roles.cast()
    return tuple(
        Casting(
            who=one.title(), garment=None if later(era) and part.garment not in LATER_WEAR else part.garment, head=part.head,
            colours=part.colours, why=part.why.in_(tongue_of(story.gist)),
        )
        for part in model.casting
        if (one := cast[part.role]) is not None and one.nature in DRESSED
    )  # fmt: skip
