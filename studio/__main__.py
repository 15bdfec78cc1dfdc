"""`python -m studio` is `exeget`."""

from studio.cli import main

main()
