"""The program itself: what becomes of output that nobody takes, whatever the command."""

import errno
import os
import sys
from typing import Any

import click

from keisu.errors import shown

UNREAD, UNWRITTEN = 141, 5
"""Exit statuses: who read the output went away (as of a program that SIGPIPE ends); the output could not be written."""

_OF_WRITING = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF)  # and of no named file


class Program(click.Group):
    """A group of commands that ends quietly when its output is not read to the end, as `| head` does, and says so
    when it cannot be written.
    """

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command. Everything it has to say is out when it returns or its status is known."""
        if sys.stdout is None:  # closed by whoever started this
            sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - to the end of the process
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except BrokenPipeError:
            _give_up()
            sys.exit(UNREAD)
        except OSError as error:
            if error.filename is not None or error.errno not in _OF_WRITING:
                raise
            _give_up()
            click.echo(f"keisu: the output could not be written: {shown(error.strerror or str(error))}", err=True)
            sys.exit(UNWRITTEN)


def _give_up() -> None:
    """Let what is still to be written go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
