"""Talking to the server: with the SDK's own client, in this process or over a process's standard input and output."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import anyio
from mcp import Client, StdioServerParameters

from keisu.agents import server
from keisu.store import Store

SOURCE = Path(__file__).parent.parent.parent / "src"
Call = tuple[str, dict[str, Any]]


def started(store: Path) -> StdioServerParameters:
    """What starts `keisu mcp` on a store."""
    path = os.pathsep.join(p for p in (str(SOURCE), os.environ.get("PYTHONPATH")) if p)
    return StdioServerParameters(
        command=sys.executable, args=["-m", "keisu", "mcp", "--store", str(store)], env={"PYTHONPATH": path}
    )


def asked(store: Path, *calls: Call) -> list[Any]:
    """The results of calls, one after another, in this process."""

    async def talk() -> list[Any]:
        async with Client(server(Store(store))) as client:
            return [await client.call_tool(name, arguments) for name, arguments in calls]

    return anyio.run(talk)


def answer(store: Path, name: str, **arguments: Any) -> dict[str, Any]:
    """The answer of one call that goes well."""
    [result] = asked(store, (name, arguments))
    assert not result.is_error, result.content
    made: dict[str, Any] = result.structured_content
    return made


def complaint(store: Path, name: str, **arguments: Any) -> str:
    """The error of one call that does not."""
    [result] = asked(store, (name, arguments))
    assert result.is_error
    assert result.structured_content is None
    text: str = result.content[0].text
    return text


def strings(value: Any, field: str = "") -> Sequence[tuple[str, str]]:
    """Every string in an answer with the name of the field that it stands in."""
    if isinstance(value, str):
        return [(field, value)]
    if isinstance(value, dict):
        return [pair for name, part in value.items() for pair in strings(part, name)]
    if isinstance(value, list):
        return [pair for part in value for pair in strings(part, field)]
    return []
