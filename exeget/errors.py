"""What the house says when something cannot be done: what was asked, what is known, and the cure."""


class ExegetError(Exception):
    """The one root; `exit_code` is what the command line returns."""

    exit_code = 2

    def __init__(self, asked: str, known: str = "", cure: str = "") -> None:
        """Keep the three parts apart, so that a machine can read them too."""
        self.asked, self.known, self.cure = asked, known, cure
        super().__init__(" ".join(part for part in (asked, known, cure) if part))


class WrongUse(ExegetError):
    """The command, a file or the machine does not fit what was asked; the cure is in the reader's hands."""


class GateClosed(ExegetError):
    """A gate said no: a verdict failed, or a person rejected."""

    exit_code = 1


class Refused(ExegetError):
    """No backend takes the job as it stands; nothing was made and nothing was spent."""


class ToolFailed(ExegetError):
    """A tool took the job and broke."""

    exit_code = 3


class ModelFailed(ToolFailed):
    """A model at an endpoint gave nothing to go on with; like wrong use, the cure is in the reader's hands."""

    exit_code = 2


class WaitsForPerson(ExegetError):
    """A checkpoint is reached that only a person opens."""

    exit_code = 4
