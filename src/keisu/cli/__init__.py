"""The command line. It calls the road and the store and shows what comes back; it holds no rule of the field.

Data goes to standard output, everything said about the work to standard error. Exit status: 0 all well, 1 `check` found
contradictions or `doctor` a fault, 2 a wrong call, 3 some inputs failed, 4 the store is in use by another process.
"""

import click

from keisu._version import __version__
from keisu.cli import markets, reading, serving, showing, storing


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="keisu", message="%(prog)s %(version)s")
def main() -> None:
    """Read the coverage of a market and keep its figures.

    A page goes in; out come the clean article, every figure in it with the words it came from, what the figures
    imply, and the statements that cannot all be true.

    \b
    keisu demo                     see it on pages that ship with keisu
    keisu read page.html           read one page
    keisu read folder/ --json      read many, one JSON object a line
    keisu add folder/              keep what is read in a store, keisu.duckdb
    keisu series N-Box             the figures of a subject over time, stated and implied
    keisu rank 2025-11             the subjects of a period in order
    keisu check                    what cannot all be true
    keisu serve --open             all of it in a browser
    keisu market find "the N-Box"  what a name stands for in a market
    """


for command in (
    reading.read,
    reading.list_,
    reading.demo,
    storing.add,
    showing.figures,
    showing.series,
    showing.rank,
    showing.check,
    serving.serve,
    markets.market,
    storing.query,
    storing.doctor,
    storing.rebuild,
):
    main.add_command(command)
