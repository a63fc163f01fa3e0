"""The bench of archives runs on pages of one's own, and says so where there are none."""

import importlib.util
from pathlib import Path

from keisu.demo import captures

BENCH = Path(__file__).parent.parent / "bench" / "warc.py"


def bench():
    spec = importlib.util.spec_from_file_location("bench_warc", BENCH)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_it_measures_what_it_finds(tmp_path, capsys):
    for capture in captures():
        (tmp_path / f"{capture.name}.html").write_bytes(capture.data)
    assert bench().main(["--pages", str(tmp_path), "--times", "1", "--read", "2"]) == 0
    shown = capsys.readouterr().out
    assert "7 pages" in shown
    assert "| keisu captures |" in shown
    assert "read into articles" in shown


def test_without_pages_it_says_so(tmp_path, capsys):
    assert bench().main(["--pages", str(tmp_path)]) == 1
    assert "no saved pages" in capsys.readouterr().err
