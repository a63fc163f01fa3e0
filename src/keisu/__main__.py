"""``python -m keisu``: the command line."""

from keisu.cli import main

main()
