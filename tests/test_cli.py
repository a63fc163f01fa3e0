"""The command line: what a user types, what comes back, and how it fails."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import keisu
from keisu.cli import main
from keisu.model import Reading

STORY = (
    "Kei cars in November\n\n"
    "The Honda N-Box was the best-selling kei car in Japan in November with 16,198 units, down 10.2 percent from a "
    "year earlier. The Nissan Roox sold 7,741, up 43 percent from October.\n"
)
PAGE = (
    "<html lang='en'><head><title>Kei cars</title></head><body><nav><a href='/'>Home</a></nav><article>"
    "<h1>Kei cars</h1><p>The Honda N-Box was the best-selling kei car in Japan in November 2025 with 16,198 units.</p>"
    "</article></body></html>"
)


def run(*arguments: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=given)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_the_version_and_the_help():
    assert run("--version").output.startswith("keisu ")
    shown = run("read", "--help").output
    for option in ("--json", "--plain", "--published", "--language", "--market", "--encoding", "--url", "--machinery"):
        assert option in shown


def test_the_terminal_view_shows_figures_implications_and_the_words(story):
    shown = run("read", str(story), "--plain", "--published", "2025-12-04").output
    assert "Honda N-Box" in shown
    assert "16,198 vehicles" in shown
    assert "-10.2 %" in shown
    assert "2024-11" in shown
    assert "The statements imply" in shown
    assert "5,394 to 5,432 vehicles" in shown


LOADER = "window._taboola = window._taboola || []; _taboola.push({flush: true}, '//cdn.taboola.com/a.js');"
LOADED = f"{STORY.rstrip()}\n{LOADER}\n"


def test_machinery_is_listed_with_what_it_does(tmp_path):
    path = tmp_path / "loaded.txt"
    path.write_text(LOADED, encoding="utf-8")
    shown = run("read", "--machinery", str(path)).output
    assert "Taboola (cdn.taboola.com): Fills boxes around an article with sponsored links." in shown
    assert "16,198" not in shown
    path.write_text(STORY, encoding="utf-8")
    assert "No third party's program" in run("read", "--machinery", str(path)).output
    assert run("read", "--machinery", "--json", str(path)).exit_code == 2


def test_what_was_taken_off_is_counted(tmp_path):
    path = tmp_path / "loaded.txt"
    path.write_text(LOADED, encoding="utf-8")
    assert f"Taken off: {len(LOADER)} characters in 1 place (1 code)" in run("read", str(path)).output
    assert json.loads(run("read", "--json", str(path)).output)["removed"][0]["vendor"] == "Taboola"


def test_json_is_one_object_a_line_and_reads_back(story, tmp_path):
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    made = run("read", str(tmp_path), "--json")
    assert made.exit_code == 0
    lines = made.output.splitlines()
    assert len(lines) == 2
    for line in lines:
        data = json.loads(line)
        assert {"article", "machinery", "figures", "implied", "findings"} <= data.keys()
        assert "machinery" not in data["article"]
        reading = Reading.from_json(line)
        assert reading.figures
        assert json.loads(reading.to_json()) == data
        for figure in reading.figures:
            assert reading.article.text[figure.start : figure.end] == figure.quote


def test_explanations_come_only_when_asked_for(tmp_path):
    page = tmp_path / "page.txt"
    page.write_text("Nissan sold 7,741 units of the Roox in November, up 43 percent from October.", encoding="utf-8")
    arguments = ["read", str(page), "--plain", "--published", "2025-12-04"]
    shown = run(*arguments).stdout
    explained = run(*arguments, "--explain").stdout
    assert set(shown.splitlines()) <= set(explained.splitlines())
    assert "base: “October”" in explained and "base:" not in shown
    plain, asked = (json.loads(run(*arguments, "--json", *more).stdout) for more in ((), ("--explain",)))
    assert [set(w) >= {"kind", "period", "status"} for w in asked.pop("why")] == [True, True]
    assert asked == plain
    assert run(*arguments, "--explain", "--markdown").exit_code == 2


def test_plain_offsets_are_offsets_into_the_input(story):
    data = json.loads(run("read", str(story), "--plain", "--json").output)
    assert data["article"]["text"] == STORY
    assert all(STORY[f["start"] : f["end"]] == f["quote"] for f in data["figures"])


def test_standard_input(story):
    data = json.loads(run("read", "-", "--json", given=PAGE).output)
    assert data["article"]["title"] == "Kei cars"


def test_what_fails_is_named_and_the_rest_goes_on(story, tmp_path):
    (tmp_path / "empty.html").write_bytes(b"")
    (tmp_path / "binary.html").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x01\x02\x03" * 40)
    (tmp_path / "void").mkdir()
    names = ["empty.html", "binary.html", "missing.html", "void"]
    made = run("read", *(str(tmp_path / n) for n in names), str(story), "--plain", "--json")
    assert made.exit_code == 3
    assert len(made.stdout.splitlines()) == 1
    for name in names:
        assert name in made.stderr
    assert "Traceback" not in made.output
    assert made.stderr.count("keisu: ") == len(names)


def test_a_page_over_the_bound_is_named(tmp_path):
    big = tmp_path / "big.html"
    with big.open("wb") as out:
        for _ in range(30):
            out.write(b"<p>16,198 units</p>" * 55_000)
    made = run("read", str(big))
    assert made.exit_code == 3
    assert "bound" in made.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("read",),
        ("read", "-", "--market", "no-such-market"),
        ("read", "-", "--published", "yesterday"),
        ("read", "-", "--nonsense"),
        ("nonsense",),
    ],
)
def test_a_wrong_call_is_exit_status_2(arguments):
    made = run(*arguments, given=STORY)
    assert made.exit_code == 2
    assert "Traceback" not in made.output


def test_a_market_of_ones_own(story, tmp_path):
    pack = tmp_path / "pack"
    pack.mkdir()
    (pack / "market.toml").write_text(
        'name = "mine"\n[counts]\nthing = "bicycle"\nmeasure = "sales"\n', encoding="utf-8"
    )
    data = json.loads(run("read", str(story), "--plain", "--json", "--market", str(pack)).output)
    assert data["market"] == "mine"
    assert "bicycle" in {f["unit"] for f in data["figures"]}


def test_a_page_without_a_language_pack_says_so_and_gives_digits_with_units(tmp_path):
    page = tmp_path / "nl.txt"
    page.write_text("In november werden er 31.250 auto's verkocht, en dat is 7,3% minder dan een jaar eerder.\n")
    made = run("read", str(page), "--plain")
    assert made.exit_code == 0
    shown = " ".join(made.output.split())
    assert "no pack for the language 'nl'" in shown
    assert "7.3" in shown
    data = json.loads(run("read", str(page), "--plain", "--json").output)
    assert (data["article"]["language"], data["language_pack"]) == ("nl", None)
    assert [(f["quote"], f["value"], f["unit"], f["subject"], f["measure"]) for f in data["figures"]] == [
        ("7,3%", 7.3, "%", None, None)
    ]


def test_a_page_in_no_language_that_can_be_told_says_so(tmp_path):
    page = tmp_path / "names.txt"
    page.write_text("Honda N-Box 16,198; Suzuki Spacia 12,904\n")
    shown = " ".join(run("read", str(page), "--plain").output.split())
    assert "language of this page, which could not be told" in shown
    assert "No figures found." in shown


def test_a_page_with_a_language_pack_names_it(tmp_path):
    page = tmp_path / "en.txt"
    page.write_text("Sales of the N-Box fell 10 percent to 16,198 units in November, the association said.\n")
    assert json.loads(run("read", str(page), "--plain", "--json").output)["language_pack"] == "en"
    assert "no pack" not in run("read", str(page), "--plain").output


def test_control_characters_of_a_page_do_not_reach_the_terminal(tmp_path):
    page = tmp_path / "evil.txt"
    page.write_text("Sales of cars rose 5 percent to 5,000 \x1b[31mred\x1b]0;title\x07 units in May 2020, it said.\n")
    shown = run("read", str(page), "--plain", "--language", "en").output
    assert "5,000" in shown
    assert "\x1b" not in shown
    assert "\x07" not in shown


def test_markup_of_a_page_is_shown_as_text(tmp_path):
    page = tmp_path / "markup.txt"
    page.write_text("Sales of [bold]cars[/bold] rose 5 percent to 5,000 units in May 2020, it said.\n")
    assert "[bold]cars[/bold]" in run("read", str(page), "--plain", "--language", "en").output


def test_the_demonstration_runs_and_finds_what_it_promises():
    made = run("demo")
    assert made.exit_code == 0
    shown = made.stdout
    assert "7-cookie-wall.html" in made.stderr
    assert "the Spacia is made by Suzuki, not Subaru" in shown
    assert "ad-block recovery loader" in shown
    together = shown[shown.index("The pages together") :]
    assert "5,411 to 5,415 vehicles" in together
    assert "+208.3 %" in together
    assert "+308.3 %" in together
    assert "keisu read --help" in together


def test_the_same_answer_every_time(story):
    first, second = (
        subprocess.run(
            [sys.executable, "-m", "keisu", "read", str(story), "--plain", "--json"],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    )
    assert first == second
    assert first


def test_markdown_and_text(tmp_path):
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "b.html").write_text(PAGE, encoding="utf-8")
    made = run("read", str(tmp_path), "--markdown")
    assert made.exit_code == 0
    line = "The Honda N-Box was the best-selling kei car in Japan in November 2025 with 16,198 units."
    assert made.output == f"# Kei cars\n\n{line}\n\n---\n\n# Kei cars\n\n{line}\n"
    assert run("read", str(tmp_path / "a.html"), "--text").output == f"Kei cars\n\n{line}\n"
    assert run("read", str(tmp_path / "none"), "--text").exit_code == 3


def test_a_bound_can_be_moved(story):
    made = run("read", str(story), "--plain", "--json", "--limit", "bytes=20")
    assert made.exit_code == 3
    assert "bound is 20" in made.stderr
    assert (
        run("read", str(story), "--plain", "--json", "--limit", "text=1_000", "--limit", "seconds=9.5").exit_code == 0
    )
    for wrong in ("bytes", "bytes=many", "words=3", "=", "seconds=", "bytes=-5", "seconds=nan"):
        assert run("read", str(story), "--limit", wrong).exit_code == 2


def test_addresses_of_a_sitemap_are_listed(tmp_path):
    path = tmp_path / "sitemap.xml"
    path.write_text(
        "<urlset><url><loc>https://example.org/a</loc></url><url><loc>https://example.org/b</loc></url></urlset>"
    )
    made = run("list", str(path), str(tmp_path / "none.xml"))
    assert made.stdout == "https://example.org/a\nhttps://example.org/b\n"
    assert made.exit_code == 3
    assert "none.xml" in made.stderr
    made = run("list", "-", given=path.read_bytes())
    assert made.stdout.splitlines() == ["https://example.org/a", "https://example.org/b"]
    made = run("list", "-", given=PAGE)
    assert (made.exit_code, made.stdout) == (3, "")


def test_an_address_of_this_machine_is_refused():
    pytest.importorskip("urllib3")
    made = run("read", "http://127.0.0.1:1/", "ftp://example.org/x")
    assert made.exit_code == 3
    assert "Traceback" not in made.output
    assert made.stderr.count("keisu: ") == 2


@pytest.mark.parametrize(
    "arguments",
    [("check", "--subject"), ("figures", "--subject"), ("series",), ("export", "figures", "-o", "-", "--subject")],
)
def test_of_a_subject_that_is_not_there_nothing_is_said_to_be_in_order(tmp_path, arguments):
    store = str(tmp_path / "demo.duckdb")
    pages = Path(keisu.__file__).parent / "demo" / "pages"
    run("add", str(pages / "3-kei-october.html"), "--store", store)
    done = run(*arguments, "Daihatsu Moove", "--store", store)
    assert done.exit_code == 2
    assert "no subject of the store is called Daihatsu Moove; near to it" in done.stderr


def test_a_page_without_a_pack_says_so_in_its_file(tmp_path):
    page = tmp_path / "page.txt"
    page.write_text("De verkoop steeg met 5,3 % tot 1.234 stuks in november.\n" * 3, encoding="utf-8")
    done = run("read", str(page), "--plain", "--language", "nl", "--html", "-")
    assert "there is no pack for the language" in done.stdout.replace("&#39;", "'")
