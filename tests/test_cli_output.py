"""The command in a terminal of its own, in pipes, and in encodings that lack letters."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

import keisu
from keisu import demo
from keisu.store import Store
from keisu.views import words

PAGES = Path(keisu.__file__).parent / "demo" / "pages"
KEISU = (sys.executable, "-m", "keisu")


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    made = Store(tmp_path_factory.mktemp("output") / "demo.duckdb")
    made.add(demo.captures())
    return made.path


def environment(**further):
    kept = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "NO_COLOR", "FORCE_COLOR")}
    return {**kept, "TERM": "xterm-256color", **further}


def on_a_terminal(arguments, columns, *, errors=False, **further):
    """What a command prints on a terminal of so many columns; with `errors`, standard error too."""
    ours, its = pty.openpty()
    os.set_blocking(ours, True)
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    command = [*KEISU, *map(str, arguments)]
    with subprocess.Popen(command, stdout=its, stderr=its if errors else None, env=environment(**further)) as process:
        os.close(its)
        parts = []
        try:
            while part := os.read(ours, 65536):
                parts.append(part)
        except OSError:  # how a terminal ends
            pass
        process.wait(60)
    os.close(ours)
    return b"".join(parts).decode()


def without_style(text):
    return re.sub(r"\x1b\[[\d;]*m", "", text)


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(store, columns):
    for arguments in (
        ("rank", "2025-11", "--store", store),
        ("check", "--store", store),
        ("read", PAGES / "5-kei-ranking.html"),
    ):
        shown = without_style(on_a_terminal(arguments, columns))
        assert "\x1b" not in shown
        assert shown.count("\n") > 5
        assert max(words.cells(line.rstrip("\r")) for line in shown.split("\n")) <= columns


def test_no_color_is_obeyed(store):
    arguments = ("read", PAGES / "1-roox-orders.txt")
    coloured, plain = on_a_terminal(arguments, 120), on_a_terminal(arguments, 120, NO_COLOR="1")
    assert re.search(r"\x1b\[(?:\d+;)*3\d", coloured)
    assert not re.search(r"\x1b\[(?:\d+;)*(?:3|4|9|10)\d", plain)
    assert without_style(coloured) == without_style(plain)


def test_a_pipe_has_no_style_and_one_width(store):
    shown = [
        subprocess.run(
            [*KEISU, "rank", "2025-11", "--store", str(store)],
            capture_output=True,
            env=environment(TERM=term),
            check=True,
        ).stdout.decode()
        for term in ("dumb", "xterm-256color")
    ]
    assert shown[0] == shown[1]
    assert "\x1b" not in shown[0]
    assert not [line for line in shown[0].split("\n") if line.endswith(" ")]


def test_who_stops_reading_ends_it_quietly(store):
    command = [*KEISU, "read", "--json", *map(str, [PAGES] * 40)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()) as process:
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read().decode()
        assert process.wait(120) == 141
    assert "Traceback" not in said and "Broken" not in said


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here that is always full")
def test_output_that_cannot_be_written_is_said(store):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*KEISU, "check", "--store", str(store)], stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 5
    assert done.stderr.strip() == "keisu: the output could not be written: No space left on device"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "shift_jis"])
@pytest.mark.parametrize("name", ["5-kei-ranking.html", "6-japao-novembro.html"])
def test_letters_that_an_encoding_lacks_do_not_stop_it(encoding, name):
    done = subprocess.run(
        [*KEISU, "read", str(PAGES / name)], capture_output=True, env=environment(PYTHONIOENCODING=encoding), timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert "16,198 vehicles" in done.stdout.decode(encoding)


def test_data_are_utf_8_in_any_encoding(store):
    for form in ("--csv", "--json"):
        done = subprocess.run(
            [*KEISU, "figures", "--subject", "Roox", "--store", str(store), form],
            capture_output=True,
            env=environment(PYTHONIOENCODING="cp1252"),
            check=True,
        )
        assert "ルークス" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("columns", [40, 132])
def test_a_dumb_terminal_is_as_wide_as_it_is_and_has_no_style(store, columns):
    shown = on_a_terminal(("rank", "2025-11", "--store", store), columns, TERM="dumb")
    assert "\x1b" not in shown
    assert shown.startswith("rank   subject" if columns > 80 else "rank          1")
    assert max(words.cells(line.rstrip("\r")) for line in shown.split("\n")) <= columns


def test_columns_overrule_a_pipe_and_a_terminal(store):
    arguments = ("rank", "2025-11", "--store", str(store))
    piped = subprocess.run(
        [*KEISU, *arguments], capture_output=True, env=environment(COLUMNS="40"), check=True
    ).stdout.decode()
    assert "subject       Honda N-Box\n" in piped
    assert "rank   subject" in without_style(on_a_terminal(arguments, 40, COLUMNS="140"))


def test_force_color_gives_colour_to_a_pipe(store):
    done = subprocess.run(
        [*KEISU, "check", "--store", str(store)], capture_output=True, env=environment(FORCE_COLOR="1"), check=False
    )
    assert re.search(rb"\x1b\[(?:\d+;)*31m", done.stdout)


@pytest.mark.parametrize("form", [(), ("--csv",), ("--json",)])
def test_figures_that_nobody_reads_end_it_quietly(store, form):
    command = [*KEISU, "figures", "--store", str(store), *form]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 141


def test_without_standard_output_it_does_its_work(store):
    done = subprocess.run(
        ["/bin/sh", "-c", 'exec "$@" >&-', "sh", *KEISU, "figures", "--store", str(store)],
        stderr=subprocess.PIPE,
        env=environment(),
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


BAD = "q\x1b[31m\u202e\x9b"


@pytest.mark.parametrize(
    "arguments",
    [
        ("read", BAD),
        ("add", BAD),
        ("list", BAD),
        ("figures", "--subject", BAD),
        ("figures", "--period", BAD),
        ("rank", BAD),
        ("rank", "2025-11/2025-12/2026-01"),
        ("check", "--subject", BAD),
        ("query", f"SELECT '{BAD}' AS \"{BAD}\""),
        ("query", f"SELECT '{BAD}' AS \"{BAD}\"", "--csv"),
        ("query", f"SELECT '{BAD}' AS \"{BAD}\"", "--json"),
        ("query", BAD),
        ("doctor", "--store", BAD),
        ("mcp", "--store", BAD),
        ("serve", "--host", BAD),
        ("market", "show", BAD),
        ("market", "find", BAD),
        ("chart", "ranking", BAD, "-o", f"{BAD}.svg"),
        ("chart", "series", "N-Box", "--measure", "sales", "-o", f"{BAD}/x.svg"),
        ("export", "figures", "-o", BAD),
        ("export", "figures", "-o", f"{BAD}/x.csv"),
        ("read", str(PAGES / "1-roox-orders.txt"), "--encoding", BAD),
        (BAD,),
        ("read", f"--{BAD}"),
    ],
    ids=ascii,
)
def test_no_name_acts_on_the_terminal(store, arguments):
    shown = on_a_terminal(arguments, 100, errors=True, TERM="dumb", KEISU_STORE=str(store))
    assert shown.strip()
    assert not re.findall("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202e]", shown)
    assert "Traceback" not in shown


def test_a_store_of_a_bad_name_is_named_safely(store, tmp_path):
    path = tmp_path / f"{BAD}.duckdb"
    path.write_bytes(store.read_bytes())
    for arguments in (("doctor",), ("add", PAGES / "1-roox-orders.txt")):
        shown = on_a_terminal((*arguments, "--store", path), 100, errors=True, TERM="dumb")
        assert "\\x1b[31m" in shown
        assert "\x1b" not in shown
