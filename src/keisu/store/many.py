"""Reading many pages at once, in as many processes as asked for, in the order in which they came."""

import signal
from collections.abc import Iterator, Sequence
from itertools import cycle
from multiprocessing import get_context
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread
from typing import Any

from keisu.errors import KeisuError, WorkerLost
from keisu.pages import Capture, Limits
from keisu.store.adding import Given, Read, read_capture

Task = tuple[Capture, Given, Limits]
"""A page, what is given with it, and what it may cost."""

_FEW = 8  # so few pages are read where they are
_TOGETHER = 8  # pages that a process is handed at once

_LOST = "a process that was reading pages ended, perhaps for want of memory; --jobs 1 does without"


class Readers:
    """Up to `jobs` processes that read pages, started when there is enough to do; to be closed by a ``with``.

    They end when this process does, however it ends.
    """

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._readers: list[_Reader] = []

    def __enter__(self) -> "Readers":
        return self

    def __exit__(self, *_: object) -> None:
        for reader in self._readers:
            reader.close()

    def read(self, tasks: Sequence[Task]) -> list[Read | KeisuError]:
        """What each page gave, or why it could not be read, in order; the same for any number of processes.

        Raises WorkerLost if a process ends before its work.
        """
        if self._jobs <= 1 or len(tasks) <= _FEW:
            return [_read(*task) for task in tasks]
        while len(self._readers) < self._jobs:
            self._readers.append(_Reader())
        under_way = []
        for reader, piece in zip(cycle(self._readers), _pieces(tasks), strict=False):
            reader.give(piece)
            under_way.append(reader)
        return [made for reader in under_way for made in reader.take()]


def _pieces(tasks: Sequence[Task]) -> Iterator[Sequence[Task]]:
    for first in range(0, len(tasks), _TOGETHER):
        yield tasks[first : first + _TOGETHER]


class _Reader:
    """A process that reads pages. It waits at one end of a pipe, so that it ends when the other end is gone."""

    def __init__(self) -> None:
        context = get_context("spawn")  # a process that has DuckDB open cannot be copied safely
        self._pipe, other = context.Pipe()
        self._process = context.Process(target=_work, args=(other,), daemon=True)
        self._process.start()
        other.close()

    def give(self, piece: Sequence[Task]) -> None:
        """Hand over pages to be read."""
        try:
            self._pipe.send(piece)
        except OSError as error:
            raise WorkerLost(_LOST) from error

    def take(self) -> list[Read | KeisuError]:
        """What the pages gave that were handed over first of those that were not taken yet."""
        try:
            made: list[Read | KeisuError] | Exception = self._pipe.recv()
        except (EOFError, OSError) as error:
            raise WorkerLost(_LOST) from error
        if isinstance(made, Exception):
            raise made
        return made

    def close(self) -> None:
        """End the process."""
        self._pipe.close()
        self._process.join(timeout=0.5)
        self._process.terminate()


def _work(pipe: "Connection[Any, Any]") -> None:
    """What a process does: read what is handed over until the pipe is closed.

    A thread takes in what is handed over, so that never both ends wait to send.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt ends the process that hands out the work
    handed: SimpleQueue[Sequence[Task] | None] = SimpleQueue()
    Thread(target=_take_in, args=(pipe, handed), daemon=True).start()
    while (piece := handed.get()) is not None:
        made: list[Read | KeisuError] | Exception
        try:
            made = [_read(*task) for task in piece]
        except Exception as error:  # to be raised where the work was handed out
            made = error
        try:
            pipe.send(made)
        except OSError:
            return


def _take_in(pipe: "Connection[Any, Any]", handed: "SimpleQueue[Sequence[Task] | None]") -> None:
    while True:
        try:
            handed.put(pipe.recv())
        except (EOFError, OSError):
            handed.put(None)
            return


def _read(capture: Capture, given: Given, limits: Limits) -> Read | KeisuError:
    try:
        return read_capture(capture, given, limits)
    except KeisuError as error:
        return error
