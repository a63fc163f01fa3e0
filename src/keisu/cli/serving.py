"""The command that opens the reading room: serve."""

import sys

import click

from keisu.cli.shared import WRONG_CALL, opening, store_option


@click.command()
@store_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8317, show_default=True, help="0 takes a free one.")
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="NAME",
    help="A further name by which a browser may ask for it, if --host is one that others can reach.",
)
@click.option("--open", "open_", is_flag=True, help="Open it in a browser.")
def serve(store: str, host: str, port: int, names: tuple[str, ...], open_: bool) -> None:
    """Open the reading room: pages in a browser over what a store holds.

    Articles with every figure marked in the text and in a table beside it, subjects over time, rankings, findings with
    their statements side by side, and a search. Every page is also there as .json and .csv. Nothing can be changed
    there, and pages can be added to the store meanwhile. Needs the extra: pip install 'keisu[web]'

    Only this machine can reach it, unless --host names an address that others can: then everyone who can reach that
    address can read the store, without a password and without encryption.

    \b
    keisu serve --open
    keisu serve --store market.duckdb --port 9000
    """
    from keisu.errors import shown
    from keisu.store import Store

    try:
        from keisu.web import Serving
    except ModuleNotFoundError as error:
        click.echo(f"keisu: {error.name} is missing; install the extra: pip install 'keisu[web]'", err=True)
        sys.exit(WRONG_CALL)
    with opening():
        room = Serving(Store(store), host, port, names)
    if room.is_open:
        click.echo(
            f"keisu: {shown(host)} is not only this machine: everyone who can reach it can read the store. There is no"
            " password, and what is sent is not encrypted.",
            err=True,
        )
    click.echo(f"{shown(store)}: {room.address} (Ctrl-C ends it)")
    sys.stdout.flush()
    if open_:
        click.launch(room.address)
    room.run()
