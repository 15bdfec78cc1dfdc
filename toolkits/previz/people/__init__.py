"""People and animals: cast once from what the register says of them, then posed at any instant.

`cast_person(figure, seed).posed(Motion("walk", 1.2, detail="near")).layers` are the surfaces to draw.
"""

from toolkits.picture import Figure
from toolkits.previz.people.body import grown
from toolkits.previz.people.bound import Bound
from toolkits.previz.people.creatures.animal import cast_animal
from toolkits.previz.people.human import Detail
from toolkits.previz.people.identity import identity_of
from toolkits.previz.people.motion import Motion, Player, Posed
from toolkits.previz.people.person import Person

__all__ = ["Bound", "Detail", "Motion", "Player", "Posed", "cast_person"]


def cast_person(figure: Figure, seed: int, variant: int = 0) -> Player:
    """Somebody to pose: the same id, seed and variant always have the same body, face and clothes.

    `variant` gives the members of a crowd that share one id. Deities, spirits and voices are not cast: they have no figure.
    """
    if figure.nature == "animal":
        return cast_animal(figure, seed, variant)
    return Person(grown(identity_of(figure, seed, variant)))
