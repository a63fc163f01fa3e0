"""The command of agents: mcp."""

import sys

import click

from keisu.cli.shared import opening, store_option


@click.command()
@store_option
def mcp(store: str) -> None:
    """Serve a store to an agent: a server of the Model Context Protocol on standard input and output.

    A client starts it. Its tools search figures, give series, findings and pages, each figure with the words it came
    from; they read the store and can do nothing else. Needs the extra mcp.

    \b
    keisu mcp --store market.duckdb
    """
    from keisu.errors import StoreInUse
    from keisu.store import Store

    try:
        from keisu.agents import serve
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in ("mcp", "mcp_types"):
            raise
        raise click.UsageError("an agent is served with the extra: pip install 'keisu[mcp]'") from error
    held = Store(store)
    with opening():
        try:
            with held.selecting():
                pass
        except StoreInUse as error:
            click.echo(f"keisu: {error}; the tools will say so until then", err=True)
    if sys.stdin.isatty():
        click.echo("keisu: waiting for a client on standard input; end with Ctrl-D", err=True)
    serve(held)
