"""A small, complete storyboard and a choice, as a reader would meet them."""

from exeget.storyboard import BoardMusic, BoardScene, BoardShot, Choice, Component, Lore, Narrative, StageShot, Storyboard

LORES = (
    Lore(title="The keeper", premise="An old keeper climbs to his lamp. The tower at night.", weight="figure"),
    Lore(title="The tower", premise="The tower at night. An old keeper climbs to his lamp.", weight="place"),
    Lore(title="The lamp", premise="His lamp. The tower at night. An old keeper climbs.", weight="thing"),
)
NARRATIVES = (
    Narrative(title="From far", order="from_far", setup="The tower.", turn="The keeper climbs.", resolve="The tower again."),
    Narrative(title="From near", order="from_near", setup="The lamp.", turn="The keeper climbs.", resolve="The tower."),
    Narrative(title="Beside him", order="alongside", setup="The keeper climbs.", turn="", resolve="The lamp."),
)
STORYBOARD = Storyboard(
    verse="1:1", lang="en", idea="The tower at night; an old keeper climbs to his lamp; slow harp",
    lores=LORES, lore=LORES[0], narratives=NARRATIVES, narrative=NARRATIVES[0],
    scenes=(
        BoardScene(id="s1", place="tower", time_of_day="night", weather="clear", mood="mystery", summary="The keeper climbs."),
    ),
    components=(
        Component(
            name="tower", kind="set_environment", nature="building", noun="tower", traits=(), many=False, scenes=("s1",),
            look="A tower at night.",
        ),
        Component(
            name="old keeper", kind="actor", nature="person", noun="keeper", traits=("old",), many=False, scenes=("s1",),
            look="An old keeper.",
        ),
    ),
    music=BoardMusic(style="plucked", mode="", bpm=0, mood="mystery", words="slow harp"),
    stage_shots=(
        StageShot(id="g1", scene="s1", phase="setup", on_screen=("tower",), staging="The tower at night."),
        StageShot(id="g2", scene="s1", phase="turn", on_screen=("old keeper",), staging="The keeper climbs."),
    ),
    shots=(
        BoardShot(
            id="1.1", stage="g1", size="extreme_wide", move="push_in", on_screen=("tower",), doer="", deed="",
            action="The tower at night.", intent="The place first.",
        ),
        BoardShot(
            id="2.1", stage="g2", size="full", move="follow", on_screen=("old keeper",), doer="old keeper", deed="climb",
            action="An old keeper climbs.", intent="He is seen whole.",
        ),
    ),
    engine="person",
)  # fmt: skip
CHOICE = Choice(
    step="lore", timeline="timeline_01", verse="1:1", among="ab" * 32, option=1, who="Mara", when="2026-01-02T03:04:05+00:00"
)
