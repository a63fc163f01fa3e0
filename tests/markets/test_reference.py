"""Reference tables, names that are not known, and wholes."""

import pytest
from click.testing import CliRunner

from keisu.cli import main
from keisu.errors import BrokenPack
from keisu.markets import Market, unknown
from keisu.model import Cell, Observation
from keisu.series import REFERENCE, reconcile, reference

JAPAN = Market.named("japan-kei")


@pytest.fixture
def pack(tmp_path):
    (tmp_path / "market.toml").write_text(
        'name = "bikes"\n[place]\nname = "Germany"\n[counts]\nthing = "bicycle"\nmeasure = "sales"\n'
        '[[scopes]]\nid = "all"\nname = "all bicycles"\n'
    )
    (tmp_path / "makers.csv").write_text("id,name\nnord,Nord\n")
    (tmp_path / "models.csv").write_text("id,maker,name,scope\nnord/fjord,nord,Fjord,all\n")
    return tmp_path


def write(pack, *lines):
    (pack / "reference.csv").write_text("\n".join(("maker,model,scope,period,value,source", *lines)) + "\n")
    return Market.load(pack)


def test_official_values_are_observations(pack):
    market = write(pack, ",,all,2024,2.1e6,ZIV", "Nord,Fjord,,2024-05,1234,ZIV", "nord,,,2024-05,5000,ZIV")
    total, fjord, nord = reference(market)
    assert (total.cell.subject, total.low, total.high) == ("scope:all", 2050000, 2150000)
    assert fjord.cell == Cell("nord/fjord", "sales", "bicycle", "2024-05", "Germany", "all")
    assert (fjord.page, fjord.figure, fjord.low, fjord.high, fjord.source) == (REFERENCE, 1, 1234, 1234, ("ZIV",))
    assert (nord.cell.subject, nord.low) == ("nord", 5000)


def test_a_pack_without_a_table_has_none(pack):
    assert Market.load(pack).reference == ()
    assert Market.general().reference == ()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (",Fjord,,2024-13,1,ZIV", "no period"),
        (",Fjord,,2024-05,many,ZIV", "no number"),
        (",Fjord,,2024-05,inf,ZIV", "no number"),
        (",Fjord,,2024-05,,ZIV", "'value' is empty"),
        (",Fjord,,2024-05,1,", "'source' is empty"),
        (",,,2024-05,1,ZIV", "whose value"),
        (",Fiord,,2024-05,1,ZIV", "does not know 'Fiord'"),
    ],
)
def test_what_is_wrong_in_a_table_is_named_with_its_line(pack, line, said):
    market = write(pack, ",Fjord,,2024-04,1,ZIV", line)
    with pytest.raises(BrokenPack, match=f"line 3: .*{said}"):
        market.reference  # noqa: B018


def test_a_table_with_a_strange_column(pack):
    (pack / "reference.csv").write_text("model,period,value,source,units\n")
    with pytest.raises(BrokenPack, match="unknown column 'units'"):
        Market.load(pack).reference  # noqa: B018


def test_an_official_value_outweighs_several_pages():
    cell = reference(JAPAN)[0].cell
    said = [Observation(cell, 5000000, 5000000, 0, page, value=5000000.0, name="new cars") for page in range(3)]
    [finding] = reconcile([*reference(JAPAN), *said], market=JAPAN).findings
    assert {s.page for s in finding.statements if s.doubted} == {0, 1, 2}
    assert {s.page for s in finding.statements if not s.doubted} >= {REFERENCE}


def test_the_shipped_table_agrees_with_itself():
    assert len(reference(JAPAN)) == 15
    assert reconcile(reference(JAPAN), market=JAPAN).findings == ()


def test_unknown_subjects_are_proposed_and_never_taken():
    found = unknown([("Sienna", "9,000", 2), ("N-Box", "1", 9), ("sienna", "1", 1), ("A thing", "1", 5)], JAPAN)
    assert [(u.subject, u.count) for u in found] == [("A thing", 5), ("Sienna", 3)]
    assert found[1].perhaps[0] == "Toyota Sienta"
    assert JAPAN.resolve("Sienna") is None


def test_wholes():
    assert JAPAN.wholes("honda/n-box") == ("honda/n-series", "honda@kei", "scope:kei")
    assert JAPAN.wholes("honda@kei") == ("scope:kei",)
    assert JAPAN.wholes("scope:kei") == ("scope:all",)
    assert JAPAN.wholes("scope:all") == JAPAN.wholes("honda") == JAPAN.wholes("nobody") == ()
    assert (JAPAN.whole_of("kei"), JAPAN.whole_of("kei-passenger"), JAPAN.whole_of("all")) == ("all", None, None)


def test_the_command():
    run = CliRunner().invoke
    assert "japan-kei" in run(main, ["market", "list"]).output
    assert "Honda N-Box" in run(main, ["market", "show", "japan-kei"]).output
    found = run(main, ["market", "find", "the N-Box", "Husler"]).output
    assert "honda/n-box" in found
    assert "Suzuki Hustler" in found
    assert "not known" in found
    wrong = run(main, ["market", "show", "nowhere"])
    assert wrong.exit_code == 2
    assert "no market pack" in wrong.output


def test_unknown_subjects_of_pages(tmp_path):
    page = tmp_path / "page.txt"
    page.write_text(
        "Kei cars in November 2025\n\nIn Japan the Honda N-Box sold 16,198 units in November 2025. The Husler sold 6,660.\n"
    )
    found = CliRunner().invoke(main, ["market", "unknown", str(page)]).output
    assert "Husler" in found
    assert "Suzuki Hustler" in found
    assert "N-Box" not in found
