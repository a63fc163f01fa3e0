"""Reading many pages at once, in as many processes as asked for, in the order in which they came."""

from collections.abc import Sequence

from keisu.errors import KeisuError
from keisu.pages import Capture, Limits
from keisu.store.adding import Given, Read, read_capture

_FEW = 8  # so few pages are read where they are


def read_all(captures: Sequence[Capture], given: Given, limits: Limits, jobs: int) -> list[Read | KeisuError]:
    """What each page gave, or why it could not be read, in order; with `jobs` above 1 in other processes."""
    if jobs <= 1 or len(captures) <= _FEW:
        return [_read(capture, given, limits) for capture in captures]
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        size = max(1, len(captures) // (jobs * 4))
        given_to_all = [given] * len(captures), [limits] * len(captures)
        return list(pool.map(_read, captures, *given_to_all, chunksize=size))


def _read(capture: Capture, given: Given, limits: Limits) -> Read | KeisuError:
    try:
        return read_capture(capture, given, limits)
    except KeisuError as error:
        return error
