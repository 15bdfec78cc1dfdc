"""Seeds that differ from thing to thing and are the same for the same thing."""

from exeget.canon import digest
from workflows.desk import Desk


def seed_for(desk: Desk, name: str) -> int:
    """A seed below 2**31 from the wish's seed, the story, the verse and a name."""
    text = f"{desk.wish.seed}/{desk.book.story.id}/{desk.verse.key}/{name}"
    return int(digest(text.encode())[:8], 16) >> 1


def seed_of_story(desk: Desk) -> int:
    """One seed for all pictures of a timeline, so that the same place is the same place in every verse."""
    text = f"{desk.wish.seed}/{desk.book.story.id}/{desk.wish.timeline}"
    return int(digest(text.encode())[:8], 16) >> 1
