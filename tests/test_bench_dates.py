"""The bench of dates counts what is read, what agrees, and shows the rest."""

import importlib.util
import json
from pathlib import Path

import pytest

BENCH = Path(__file__).parent.parent / "bench" / "recognizers_dates.py"
SPECS = Path(__file__).parent.parent.parent / "shared" / "data" / "recognizers-specs" / "DateTime" / "English"


def bench():
    spec = importlib.util.spec_from_file_location("bench_dates", BENCH)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def case(text, words, **resolution):
    result = {
        "Text": words,
        "Type": "daterange" if "startDate" in resolution else "date",
        "Value": {"PastResolution": resolution},
        "Start": text.index(words),
        "Length": len(words),
    }
    return {"Input": text, "Context": {"ReferenceDateTime": "2016-11-07T00:00:00"}, "Results": [result]}


def test_it_counts_and_shows(tmp_path, capsys):
    cases = [
        case("back on May 5", "May 5", date="2016-05-05"),
        case("out in Oct", "Oct", startDate="2016-10-01", endDate="2016-11-01"),
        case("out Oct 3 to 9", "Oct 3 to 9", startDate="2016-10-03", endDate="2016-10-09"),
        case("late last year", "late last year", startDate="2016-07-01", endDate="2017-01-01"),
        case("in week 10", "week 10", startDate="2016-03-07", endDate="2016-03-14"),
    ]
    (tmp_path / "DateParser.json").write_text(json.dumps(cases), encoding="utf-8")
    assert bench().main([str(tmp_path), "--show"]) == 0
    _, counts, *shown = capsys.readouterr().out.splitlines()
    assert counts.split() == ["DateParser", "5", "4", "3", "0.750"]
    assert len(shown) == 2
    assert "late last year" in shown[0] and "week 10" in shown[1]


def test_it_says_so_where_there_is_nothing(tmp_path, capsys):
    assert bench().main([str(tmp_path)]) == 1
    assert "DateParser" in capsys.readouterr().err


@pytest.mark.skipif(not SPECS.is_dir(), reason="the specifications of Recognizers-Text are not here")
def test_no_input_of_the_specifications_breaks_it(capsys):
    assert bench().main([str(SPECS)]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()[1:]]
    assert len(lines) == 5
    assert all(int(agreeing) >= 0.35 * int(covered) for _, _, covered, agreeing, _ in lines)
