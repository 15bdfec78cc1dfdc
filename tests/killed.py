"""`python -m tests.killed N exeget-arguments`: the command, killed at once when it touches its N-th file of the story."""

import os
import signal
import sys


def main() -> None:
    """Count every file opened for writing, renamed or cut under the stories, then die as by `kill -9`."""
    left = int(sys.argv.pop(1))
    folder = sys.argv[sys.argv.index("--stories") + 1]

    def watch(event: str, args: tuple[object, ...]) -> None:
        nonlocal left
        touched = event in ("os.rename", "os.truncate", "os.mkdir", "os.remove") or (
            event == "open" and isinstance(args[2], int) and bool(args[2] & (os.O_WRONLY | os.O_RDWR))
        )
        if touched and (isinstance(args[0], int) or str(args[0]).startswith(folder)):
            left -= 1
            if left <= 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    from studio.cli import main as exeget

    exeget()


if __name__ == "__main__":
    main()
