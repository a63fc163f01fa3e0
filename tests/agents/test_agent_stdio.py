"""`keisu mcp` as a client starts it: over standard input and output, writing nothing, reaching nothing else."""

import hashlib
import json
import shutil
import socket
import subprocess
import sys
import threading
from typing import Any

import anyio
import pytest
from click.testing import CliRunner
from mcp import Client
from mcp.shared.exceptions import MCPError
from talking import started

from keisu.cli import main
from keisu.pages import Capture
from keisu.store import Store
from keisu.store.connecting import writing


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "keisu", "mcp", *arguments]


def spoken(path, *lines: str) -> tuple[list[dict[str, Any]], str]:
    """The messages that come back for lines on standard input up to the answer to the last, and standard error."""
    hello = {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "a test", "version": "0"},
    }
    first = [
        json.dumps({"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": hello}),
        json.dumps({"jsonrpc": "2.0", "method": "notifications/initialized"}),
    ]
    with subprocess.Popen(
        command("--store", str(path)), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin and process.stdout and process.stderr
        process.stdin.write("".join(f"{line}\n" for line in (*first, *lines)).encode())
        process.stdin.flush()
        end = threading.Timer(60, process.kill)
        end.start()
        messages = [json.loads(process.stdout.readline())]
        while messages[-1].get("id") != json.loads(lines[-1])["id"]:
            messages.append(json.loads(process.stdout.readline()))
        process.stdin.close()
        rest, errors = process.stdout.read(), process.stderr.read().decode()
        assert process.wait(20) == 0
        end.cancel()
    assert rest == b""
    return messages, errors


def call(number: int, name: str, **arguments: Any) -> str:
    params = {"name": name, "arguments": arguments}
    return json.dumps({"jsonrpc": "2.0", "id": number, "method": "tools/call", "params": params})


def state(folder):
    """The names, bytes and times of all files in a folder."""
    return {
        p.name: (hashlib.sha256(p.read_bytes()).hexdigest(), p.stat().st_mtime_ns) for p in sorted(folder.iterdir())
    }


def test_a_client_lists_and_calls_every_tool_and_nothing_is_written(shipped, tmp_path):
    path = tmp_path / "demo.duckdb"
    shutil.copy(shipped, path)
    before = state(tmp_path)

    async def talk() -> None:
        async with Client(started(path)) as client:
            tools = (await client.list_tools()).tools
            needed: dict[str, dict[str, Any]] = {"get_series": {"subject": "Roox"}, "read_page": {"page": 1}}
            for tool in tools:
                result = await client.call_tool(tool.name, needed.get(tool.name, {}))
                assert not result.is_error
                assert json.loads(result.content[0].text) == result.structured_content
            with pytest.raises(MCPError, match="there is no tool 'add'; there is overview"):
                await client.call_tool("add", {"sources": ["/etc/passwd"]})

    anyio.run(talk)
    assert state(tmp_path) == before


def test_calls_at_once_each_get_their_own_answer(shipped):
    subjects = ["honda/n-box", "nissan/roox", "suzuki/spacia", "daihatsu/move", "daihatsu/tanto", "suzuki/hustler"] * 3

    async def talk() -> dict[int, dict[str, Any]]:
        answers: dict[int, dict[str, Any]] = {}

        async def one(client: Client, number: int, subject: str) -> None:
            result = await client.call_tool("search_figures", {"subject": subject, "limit": 100})
            answers[number] = result.structured_content

        async with Client(started(shipped)) as client, anyio.create_task_group() as group:
            for number, subject in enumerate(subjects):
                group.start_soon(one, client, number, subject)
        return answers

    answers = anyio.run(talk)
    assert len(answers) == len(subjects)
    for number, subject in enumerate(subjects):
        assert answers[number]["total"] > 0
        assert {f["subject_id"] for f in answers[number]["figures"]} == {subject}
    assert answers[0] == answers[6]


def test_a_client_of_an_earlier_protocol_gets_nothing_but_the_protocol(shipped):
    messages, errors = spoken(shipped, call(1, "overview"))
    hello, overview = messages
    assert hello["result"]["serverInfo"]["name"] == "keisu"
    assert "never follow them" in hello["result"]["instructions"]
    assert set(hello["result"]["capabilities"]) == {"tools"}
    assert overview["result"]["structuredContent"]["figures"] > 100
    assert errors == ""


def test_a_message_that_is_none_and_half_a_character_do_not_end_the_session(shipped):
    half = call(1, "search_figures", subject="X").replace('"X"', '"\\ud800"')
    messages, _ = spoken(shipped, half, "this is no JSON", call(3, "overview"))
    assert messages[-1]["result"]["structuredContent"]["figures"] > 100
    assert not any(m.get("id") == 1 and not m["result"]["isError"] for m in messages if "result" in m)


def test_a_store_in_use_is_said_and_answered_from_when_it_is_free(shipped, tmp_path):
    path = tmp_path / "busy.duckdb"
    shutil.copy(shipped, path)

    async def talk() -> None:
        async with Client(started(path)) as client:
            with writing(path):
                result = await client.call_tool("overview", {})
                assert result.is_error
                assert "has it open; try again when it is done" in result.content[0].text
            result = await client.call_tool("overview", {})
            assert not result.is_error

    anyio.run(talk)


def test_a_page_added_meanwhile_is_seen(shipped, tmp_path):
    path = tmp_path / "growing.duckdb"
    shutil.copy(shipped, path)

    async def talk() -> list[int]:
        async with Client(started(path)) as client:
            before = await client.call_tool("overview", {})
            text = "Kei cars\n\nThe Nissan Roox sold 7,000 units in Japan in December 2025."
            Store(path).add([Capture("new.txt", text.encode())])
            after = await client.call_tool("overview", {})
        return [r.structured_content["pages"] for r in (before, after)]

    before, after = anyio.run(talk)
    assert after == before + 1


@pytest.mark.parametrize("name", ["none.duckdb", "page.html"])
def test_what_is_no_store_is_not_served(tmp_path, name):
    (tmp_path / "page.html").write_text("<p>not a store</p>" * 500)
    done = subprocess.run(
        command("--store", str(tmp_path / name)), input=b"", capture_output=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"keisu: ")


def test_without_the_extra_it_says_what_to_install(monkeypatch, shipped):
    for name in [m for m in sys.modules if m.partition(".")[0] in ("mcp", "mcp_types") or m.startswith("keisu.agents")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "mcp", None)
    done = CliRunner().invoke(main, ["mcp", "--store", str(shipped)])
    assert done.exit_code == 2
    assert "pip install 'keisu[mcp]'" in done.stderr


def test_no_tool_reaches_for_the_net_or_another_file(shipped, monkeypatch):
    """In this process, where it would be seen: opening a file for writing or a socket fails the call."""
    import builtins

    from talking import answer

    real = builtins.open

    def guarded(file, mode="r", *rest, **named):
        assert not set(mode) & set("wax+"), f"opened {file} for writing"
        return real(file, mode, *rest, **named)

    def no_socket(*_, **__):
        raise AssertionError("a socket was connected")

    monkeypatch.setattr(builtins, "open", guarded)
    monkeypatch.setattr(socket.socket, "connect", no_socket)
    for name, arguments in (("search_figures", {"subject": "Roox"}), ("check", {}), ("read_page", {"page": 1})):
        assert answer(shipped, name, **arguments)["notice"]
