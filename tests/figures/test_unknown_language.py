"""Articles whose language is not known or has no pack: digits with a unit that needs no language, and nothing else."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keisu.figures import explain, find, passed_over
from keisu.figures.symbols import SymbolFinder
from keisu.figures.units import UnitReader
from keisu.languages import load, symbols
from keisu.model import Article


def read(text, language=None):
    return find(Article.from_text(text, published="2025-12-10", language=language))


def values(text, language=None):
    """What each figure quotes, is worth, and is measured in."""
    return [(f.quote, f.value if f.low is None else (f.low, f.high), f.unit) for f in read(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "want"),
    [
        (
            "nl",
            "In november werden 31.250 auto's verkocht, 7,3 % minder dan een jaar eerder. De batterij van 77 kWh weegt "
            "450 kg, en de prijs steeg met € 1.250 per auto tot € 27.950.",
            [
                ("7,3 %", 7.3, "%"),
                ("77 kWh", 77, "kilowatt-hour"),
                ("450 kg", 450, "kilogram"),
                ("€ 1.250", 1250, "EUR"),
                ("€ 27.950", 27950, "EUR"),
            ],
        ),
        (
            "ru",
            "Продажи выросли на 7,3% и составили 125 000 ₽ за 16 198 км при массе 950 кг.",
            [
                ("7,3%", 7.3, "%"),
                ("125 000 ₽", 125000, "RUB"),
                ("16 198 км", 16198, "kilometre"),
                ("950 кг", 950, "kilogram"),
            ],
        ),
        (
            "tr",
            "Satışlar %12,5 arttı; araç tek şarjla 1.250 km'lik yol gidiyor.",
            [("%12,5", 12.5, "%"), ("1.250 km", 1250, "kilometre")],
        ),
        (
            "zh",
            "11月销量下降3.5%，至16,198辆，售价¥12,500，电池容量20kWh。",
            [("3.5%", 3.5, "%"), ("¥12,500", 12500, "CNY"), ("20kWh", 20, "kilowatt-hour")],
        ),
        (
            "ko",
            "11월 판매는 3.5% 줄어든 1만6198대였고 가격은 ₩12,500,000이다.",
            [("3.5%", 3.5, "%"), ("₩12,500,000", 12500000, "KRW")],
        ),
        ("hu", "A 100 km-es út 5%-kal olcsóbb lett.", [("100 km", 100, "kilometre"), ("5%", 5, "%")]),
        ("he", "המכירות ירדו ב-5.3% בחודש נובמבר.", [("5.3%", 5.3, "%")]),
        ("sv", "Priset blev 249 900 SEK, alltså USD 26,500.", [("249 900 SEK", 249900, "SEK")]),
        (None, "–5 °C, 120 g/km, 40 m², 3 ‰", None),
    ],
)
def test_digits_with_a_unit(language, text, want):
    if want is None:
        want = [("–5 °C", -5, "degree celsius"), ("120 g/km", 120, "gram per kilometre")]
        want += [("40 m²", 40, "square metre"), ("3 ‰", 3, "‰")]
    assert values(text, language) == want


def test_digits_of_other_scripts():
    assert values("ارتفعت المبيعات بنسبة ٧٫٣٪ إلى ١٬٢٥٠ km في نوفمبر", "ar") == [
        ("٧٫٣٪", 7.3, "%"),
        ("١٬٢٥٠ km", 1250, "kilometre"),
    ]
    assert values("बिक्री ३.५% बढ़ी और दाम ₹१२,३४,५६७ रहा।", "hi") == [("३.५%", 3.5, "%"), ("₹१२,३४,५६७", 1234567, "INR")]
    assert values("増加率は１２.５％、全長３３９５mm", None) == [
        ("１２.５％", 12.5, "%"),
        ("３３９５mm", 3395, "millimetre"),
    ]


def test_nothing_is_said_of_what_is_measured():
    article = Article.from_text("Salget steg med +8,5 % i november 2025.", published="2025-12-10", language="da")
    (figure,), (why,) = explain(article)
    assert (figure.kind, figure.value, figure.decimals, figure.bound) == ("change", 8.5, -1, "=")
    assert (figure.subject, figure.measure, figure.period, figure.base, figure.place) == (None,) * 5
    assert (figure.source, figure.status, figure.inferred) == ((), "actual", ())
    assert why == {"kind": "its sign", "unit": "its symbol"}
    assert passed_over(article) == ()


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("(+3.5%)", "change", 3.5),
        ("−2,4 %", "change", -2.4),
        ("-12%", "change", -12),
        ("3.5%", "level", 3.5),
        ("+5 km", "level", 5),
        ("-€5", "level", -5),
        ("€ -5", "level", -5),
    ],
)
def test_a_signed_percentage_is_a_change(text, kind, value):
    (figure,) = read(text)
    assert (figure.kind, figure.value, figure.quote) == (kind, value, text.strip("()"))


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("10–15 km", 10, 15, "kilometre"),
        ("1,5-2 %", 1.5, 2, "%"),
        ("20%–30%", 20, 30, "%"),
        ("€3-4", 3, 4, "EUR"),
        ("%3-5", 3, 5, "%"),
    ],
)
def test_a_range(text, low, high, unit):
    (figure,) = read(text)
    assert (figure.quote, figure.bound, figure.value) == (text, "range", None)
    assert (figure.low, figure.high, figure.unit) == (low, high, unit)


@pytest.mark.parametrize(
    ("text", "bound"), [("~20 km", "~"), ("≈ 20 km", "~"), (">20 km", ">"), ("≤ 20 km", "<="), ("20 km", "=")]
)
def test_a_bound_in_a_sign(text, bound):
    (figure,) = read(text)
    assert (figure.quote, figure.bound) == ("20 km", bound)


# ---- what the marks are -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("1.234 km", []),  # this or that, and nothing tells
        ("1,234 km", []),
        ("1.234 km, 3,5 %", [1234, 3.5]),
        ("1,234 km, 3.5 %", [1234, 3.5]),
        ("17.640 km, 28.3%", [28.3]),  # a point in front of decimals, and perhaps between groups too
        ("1.234 km, 3,5 %, 2.5 %", [3.5, 2.5]),  # the article writes now this way, now that
        ("1.234 km (12.345.678)", [1234]),
        ("1,234 km (12,345,678)", [1234]),
        ("1.234 km, 5.678,9 km", [1234, 5678.9]),
        ("1.234 km, 2.5 km, 12,345,678 km", [1.234, 2.5, 12345678]),
        ("1,234 km, 3,5 km, 12 345 km", [1.234, 3.5, 12345]),
        ("0,125 km", [0.125]),
        ("1234,5 km", [1234.5]),
        ("12,3456 km", [12.3456]),
        ("1'234.5 km; 1’250’000 km", [1234.5, 1250000]),
        ("16\u202f198 km, 16\u00a0198,5 km", [16198, 16198.5]),
        ("1.23.456 km, 1.234,567,8 km, 12.11.2025 km", []),
    ],
)
def test_what_a_mark_is_the_other_numbers_say(text, want):
    assert [f.value for f in read(text)] == want


# ---- what is no figure ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "16,198 12.904 2025",  # nothing says what they count
        "2025-11-04, 2025-11, 04.11.2025, 10:30",
        "Model 3 500 km",
        "T-34 km, v2.5 GB, COVID-19 %, A4 kg",
        "1/3 %, 3:5 km, 192.168.1.1 GB",
        "20 x 30 cm, 20×30 cm",
        "10 – 15 km",
        "15-10 km",
        "±5 %",
        "5 mmol, 5 kmx, 18 kWh/100 km, 5 m/s²",
        "45 t/m 50",
        "Mex$ 5",
        "https://example.org/a%20b",
    ],
)
def test_no_figure(text):
    assert values(text) == []


@pytest.mark.parametrize(
    ("language", "text", "want"),
    [
        ("nl", "De omzet was € 20 miljoen en de winst € 3 in het jaar", [3]),
        ("nl", "De omzet was € 2,5 mld.", []),
        ("lv", "Apgrozījums bija €20 miljoni, cena €12.", [12]),
        (None, "$1.2bn, ¥3億, US$5 млрд, $5-million", []),
        (None, "$1,250,000 nuk", [1250000]),
        ("zh", "售价$300，市值$5亿", [300]),
    ],
)
def test_money_that_a_word_may_multiply(language, text, want):
    assert [f.value for f in read(text, language)] == want


def test_a_currency_between_two_numbers_belongs_to_the_nearer():
    assert values("202 $ 195") == [("$ 195", 195, "USD")]
    assert values("202$ 195") == [("202$", 202, "USD")]
    assert values("202 $195") == [("$195", 195, "USD")]


def test_rows_of_tables_are_read_and_code_is_not():
    article = Article.from_text("Auto | Aandeel\nN-Box | 12,5 %\nSpacia | 9,9 %\n", language="nl")
    assert [f.value for f in find(article)] == [12.5, 9.9]


# ---- what holds of all ------------------------------------------------------------------------------------------


def test_units_have_the_names_that_english_has():
    english = UnitReader(load("en"))
    known = {**english._after, **english._cased}
    table = symbols()
    for symbol, unit in {**table.units, **table.currencies}.items():
        assert known.get(symbol, unit) == unit, symbol


@given(st.text(alphabet="0123456789.,- +%€$kmg\n٣年a(' ", max_size=60))
def test_whatever_stands_there_quotes_are_true(text):
    article = Article.from_text(text)
    for figure in SymbolFinder(None).find(article):
        figure.in_text(text)
        assert figure.unit is not None


def test_time_is_linear():
    text = "Vendite +3,5 %, 1.250 km, € 20, 10-15 kg; 1.234.567, 12 345 678 9 - % $ "
    began = time.perf_counter()
    found = read(text * 4000, "xx")
    assert time.perf_counter() - began < 3
    assert len(found) == 4000 * len(read(text, "xx"))
