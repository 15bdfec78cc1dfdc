"""Names that may become paths or keys, checked at the door."""

import re
from typing import Annotated

from anyascii import anyascii
from pydantic import StringConstraints

from exeget.errors import WrongUse

ID = r"^[a-z0-9][a-z0-9_-]{0,63}$"
SUBJECT = r"^(CHAR|PROP|ENV|SETENV|SCENE)_[A-Z0-9][A-Z0-9_-]{0,57}$"

Id = Annotated[str, StringConstraints(pattern=ID)]
"""A story or a timeline."""
SubjectId = Annotated[str, StringConstraints(pattern=SUBJECT)]
"""Someone or something of the story, such as CHAR_JONAH."""
Sha = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""A content hash or a job's key."""
ShotId = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]?\.[1-9][0-9]?$")]
"""Act and shot, such as 2.1."""
Lang = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
"""An ISO 639 code, such as de."""


def checked_id(word: str, what: str) -> str:
    """The id itself, or a refusal that says what an id looks like; `what` is `story` or `timeline`."""
    if re.fullmatch(ID[:-1] + r"\Z", word) is None:
        raise WrongUse(
            f"{word!r} is not a {what} id.", cure="Use 1 to 64 of a-z, 0-9, - and _, starting with a letter or digit."
        )
    return word


def slug(text: str, upper: bool = False) -> str:
    """Any name in any script as an id part: `Löwe` becomes `lowe`, `יונה` becomes `ywnh`."""
    words = re.findall(r"[A-Za-z0-9]+", anyascii(text))
    joined = "_".join(words)[:48].strip("_") or "x"
    return joined.upper() if upper else joined.lower()
