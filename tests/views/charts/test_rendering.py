"""Charts as bytes: whole, self-contained, the same every time, and nothing of a page runs in them."""

import csv
import io
import json
import re
import struct
import sys
from html.parser import HTMLParser
from xml.etree import ElementTree

import made
import pytest

from keisu.errors import MissingLibrary, UnknownForm
from keisu.views import charts

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = [
    "</script><script>alert(1)</script><img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    '" + alert(1) + "',
    "'];alert(1);//",
    "datum.value ? alert(1) : {{ 7 * 7 }}",
    "a\u202eevil\u2066\x00\x1b[31m\x07\ud800\ufffe\u200b\ufeff]]>",
    "<!-- --> ]]> &lt;b&gt; &#x3c;script>",
    '=HYPERLINK("http://evil.example","x")',
    "signal['x'].y\\u003cscript\\u003e",
    "\n\nTwo\r\nlines\t",
]


OURS = re.compile(
    r"format\(datum\.value / [\de+]+, ',\.\d~f'\)"
    r"|\[slice\('JanFebMarAprMayJunJulAugSepOctNovDec', datum\.value % 12 \* 3, datum\.value % 12 \* 3 \+ 3\),"
    r" datum\.index == 0 \|\| datum\.value % 12 < \d+ \? format\(floor\(datum\.value / 12\), 'd'\) : ''\]"
)
"""The expressions of the axes of values and of months."""


class Page(HTMLParser):
    """The elements of a page, what would be loaded from elsewhere, and the text of its scripts of data."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.loads, self.handlers, self.data, self.seen = [], [], [], "", ""
        self._in = None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        known = dict(attrs)
        self.loads += [v for k, v in attrs if k in ("src", "href", "srcset", "data", "action")]
        self.handlers += [k for k, _ in attrs if k.startswith("on")]
        self._in = "data" if known.get("type") == "application/json" else tag

    def handle_endtag(self, tag):
        self._in = None

    def handle_data(self, data):
        if self._in == "data":
            self.data += data
        elif self._in not in ("script", "style"):
            self.seen += data


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("kind", made.KINDS)
def test_svg_is_an_image_by_itself(kind, dark):
    chart = made.of(kind)
    data = charts.render(chart, "svg", dark=dark)
    root = ElementTree.fromstring(data)
    assert (root.get("width"), root.get("height")) == (str(chart.width), str(chart.height))
    assert root.find(f"{SVG}title").text == chart.title
    assert root.find(f"{SVG}desc").text == chart.alt
    tags = {e.tag.removeprefix(SVG) for e in root.iter()}
    assert tags <= {"svg", "title", "desc", "g", "path", "text", "tspan", "rect", "line", "defs", "clipPath"}
    attributes = {(k, v) for e in root.iter() for k, v in e.attrib.items()}
    assert not [k for k, _ in attributes if k.startswith("on") or k.endswith("href")]
    assert not [v for _, v in attributes if "url(" in v and not re.fullmatch(r"url\(#\w+\)", v)]
    text = " ".join("".join(root.itertext()).split())
    for part in (chart.title, chart.subtitle, "JLMVMA, via example.com"):
        assert part in text


@pytest.mark.parametrize("kind", made.KINDS)
@pytest.mark.parametrize(("width", "scale"), [(720, 2.0), (480, 1.0), (1000, 1.5)])
def test_png_has_the_size_asked_for(kind, width, scale):
    chart = made.of(kind, width=width)
    data = charts.render(chart, "png", scale=scale)
    assert data.startswith(b"\x89PNG\r\n\x1a\n") and data.endswith(b"IEND\xaeB`\x82")
    assert struct.unpack(">II", data[16:24]) == (width * scale, int(chart.height * scale))
    assert chart.width == width


@pytest.mark.parametrize("kind", made.KINDS)
def test_html_needs_nothing_from_elsewhere(kind):
    chart = made.of(kind)
    page = Page(charts.render(chart, "html").decode())
    assert page.loads == [] and page.handlers == []
    assert page.tags.count("script") == 3
    assert json.loads(page.data) == charts.specification(chart)
    assert chart.alt in page.seen and str(chart.rows[0]["subject"]) in page.seen


@pytest.mark.parametrize("form", ["svg", "png", "html", "json", "csv"])
@pytest.mark.parametrize("kind", made.KINDS)
def test_the_same_chart_gives_the_same_bytes(kind, form):
    assert charts.render(made.of(kind), form) == charts.render(made.of(kind), form)


def test_light_and_dark_differ_in_colours_alone():
    chart = made.of("series")
    light, dark = (json.loads(charts.render(chart, "json", dark=d)) for d in (False, True))
    assert light["config"]["background"] != dark["config"]["background"]
    del light["config"], dark["config"]
    assert light == dark


def test_the_data_as_csv():
    chart = made.of("series")
    rows = list(csv.DictReader(io.StringIO(charts.render(chart, "csv").decode())))
    assert rows[0] | {"pages": ""} == {
        **{"subject": "Nissan Roox", "measure": "sales", "place": "Japan", "scope": "kei", "period": "2024-11"},
        **{"unit": "vehicle", "low": "5490", "high": "5492", "known": "implied", "pages": ""},
        **{"agrees_low": "", "agrees_high": ""},
    }
    assert len(rows) == 7


def test_an_unknown_form_is_named():
    with pytest.raises(UnknownForm, match="'gif'; ask for svg, png, html, json or csv"):
        charts.render(made.of("series"), "gif")
    assert charts.FORMS == ("svg", "png", "html", "json", "csv")


@pytest.mark.parametrize("form", ["svg", "png", "html"])
def test_without_the_renderer_the_error_says_what_to_install(form, monkeypatch):
    chart = made.of("series")
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    from keisu.views.charts import rendering

    rendering._bundle.cache_clear()
    with pytest.raises(MissingLibrary, match=r"keisu\[charts\]"):
        charts.render(chart, form)
    assert charts.render(chart, "json") and charts.render(chart, "csv")


def hostile_charts(text):
    """Charts of every kind with the text wherever a page's text can come in."""
    yield from (made.of(kind, text, source=text, title=text) for kind in made.KINDS)
    words = dict.fromkeys(("subject", "place", "scope", "unit", "measure"), text)
    yield charts.series_chart([made.series(made.stated("2025-01", 10), made.implied("2025-02", 3, 5), **words)])


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_of_a_page_breaks_out(text):
    for chart in hostile_charts(text):
        root = ElementTree.fromstring(charts.render(chart, "svg"))
        assert {e.tag.removeprefix(SVG) for e in root.iter()} <= {
            "svg",
            "title",
            "desc",
            "g",
            "path",
            "text",
            "tspan",
            "rect",
            "line",
        }
        assert not [k for e in root.iter() for k in e.attrib if k.startswith("on") or k.endswith("href")]
        page = Page(charts.render(chart, "html").decode())
        assert page.tags.count("script") == 3 and "img" not in page.tags
        assert page.loads == [] and page.handlers == []
        assert json.loads(page.data) == json.loads(charts.render(chart, "json"))
        assert charts.render(chart, "png").startswith(b"\x89PNG")
        lines = charts.render(chart, "csv").decode()
        assert "\n=HYPERLINK" not in lines and "\x00" not in charts.render(chart, "json").decode()
        shown = "".join(root.itertext()) + page.seen + chart.title + chart.alt
        assert not set(shown) & set("\u202e\u2066\x00\x1b\x07\u200b\ufeff\ufffe")


def expressions(spec, path=()):
    """All that a renderer would run in a specification: what is not a string of data, a title or a name of ours."""
    if isinstance(spec, dict):
        for key, value in spec.items():
            if key in ("labelExpr", "expr", "signal", "filter", "calculate", "test") or key.endswith("Expr"):
                yield value
            elif key not in ("datasets",):
                yield from expressions(value, (*path, key))
    elif isinstance(spec, list):
        for value in spec:
            yield from expressions(value, path)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_expression_is_made_of_text(text):
    for chart in hostile_charts(text):
        found = list(expressions(chart.spec))
        assert found and all(OURS.fullmatch(e) for e in found)
        strings = json.dumps({k: v for k, v in chart.spec.items() if k not in ("datasets", "title", "description")})
        assert "alert" not in strings and "evil" not in strings


def test_japanese_is_kept_whole():
    for kind in made.KINDS:
        chart = made.of(kind, "日産 ルークス", source="全国軽自動車協会連合会")
        svg = charts.render(chart, "svg").decode()
        assert "日産 ルークス" in svg and "全国軽自動車協会連合会" in svg
        fonts = set(re.findall(r'font-family="([^"]+)"', svg))
        assert all(f.startswith("'Noto Sans CJK JP'") and f.endswith("sans-serif") for f in fonts) and fonts


@pytest.mark.parametrize("count", [1, 2, 300])
def test_series_of_any_length_are_drawn(count):
    from keisu import periods

    points = [made.stated(periods.month(1990, n + 1), 1000 + n) for n in range(count)]
    for make in (charts.series_chart, charts.market_chart, charts.multiples_chart):
        root = ElementTree.fromstring(charts.render(make([made.series(*points)]), "svg"))
        assert (root.get("width"), root.find(f"{SVG}title").text) == (
            "720",
            "Nissan Roox: sales" if make is charts.series_chart else "Sales: Nissan Roox",
        )


@pytest.mark.parametrize("width", [360, 720, 2000])
@pytest.mark.parametrize("name", ["W" * 60, "広幅の名前" * 12, "i" * 200], ids=lambda n: n[0])
@pytest.mark.parametrize("kind", made.KINDS)
def test_no_label_leaves_the_picture(kind, name, width):
    """A label that did would make the picture larger than was asked for."""
    root = ElementTree.fromstring(charts.render(made.of(kind, name, width=width), "svg"))
    assert root.get("width") == str(width)
