"""The bounds on what one page may cost."""

import time
from dataclasses import replace

import pytest

from keisu.errors import KeisuError, NestedTooDeep, NoArticle, OverBound, TextTooLong, TooManyAttributes, TooSlow
from keisu.pages import DEFAULTS, Limits, read

LINE = "<p>The Honda N-Box was the best-selling kei car in Japan in November with 16,198 units.</p>"
TIGHT = Limits(nesting=50, attributes=20)


def page(inside: str) -> str:
    return f"<html lang=en><body><article>{LINE}{inside}</article></body></html>"


@pytest.mark.parametrize(
    "inside",
    [
        "<div>" * 60,
        "<div></x>" * 60,
        "<DIV/>" * 60,
        "<div a='>' b=\">\">" * 60,
        "<div\n>" * 60,
        "</div>" * 60 + "<b><i>" * 30,
        "<!-- x --><div><!-- </div> -->" * 60,
        "<script>'</div>'</script><div>" * 60,
        "<script>1</SCRIPT>" + "<div>" * 60 + "<script></script>",
        "<!-->" + "<div>" * 60,
        "<!--->" + "<div>" * 60,
        "<!-- a --!>" + "<div>" * 60,
    ],
)
def test_deep_nesting_is_named(inside):
    with pytest.raises(NestedTooDeep):
        read(page(inside).encode(), limits=TIGHT)


@pytest.mark.parametrize(
    "inside",
    [
        "<div></div>" * 500,
        "<p>a" * 500,
        "<br><img src=x><hr>" * 500,
        "<ul>" + "<li>a" * 500 + "</ul>",
        "<table>" + "<tr><td>a<td>b" * 500 + "</table>",
        "<svg>" + "<path d='M0 0'/><g/>" * 500 + "</svg>",
        "<script>document.write('" + "<div>" * 500 + "')</script>",
        "<SCRIPT>" + "<div>" * 500 + "</Script>",
        "<style>" + "<div>" * 500 + "</style>",
        "<svg><title>a</title><style>b</style></svg>" * 500,
        "<!--" + "<div>" * 500 + "-->",
        "1 <2 <3 a< b" * 15,
        "<p><span>" * 60,  # a paragraph ends the one before it, with all that is in it
        "<svg><title>" + "<g>" * 60 + "</svg>",  # nothing in drawings is read
    ],
)
def test_what_only_looks_deep_is_read(inside):
    assert "16,198 units" in read(page(inside).encode(), limits=TIGHT).text


@pytest.mark.parametrize("attribute", [" a{n}=1", ' a{n}="<b>"', " a{n}", "/a{n}='>'", "\na{n} = x"])
def test_many_attributes_are_named(attribute):
    many = "".join(attribute.format(n=n) for n in range(21))
    few = "".join(attribute.format(n=n) for n in range(19))
    with pytest.raises(TooManyAttributes):
        read(page(f"<p>a<p{many}>b").encode(), limits=TIGHT)
    for inside in (f"<p>a<p{few}>b", f"<p>{many}</p><p title='{'a b c ' * 100}'>"):
        assert "16,198 units" in read(page(inside).encode(), limits=TIGHT).text


def test_long_articles_are_named():
    with pytest.raises(TextTooLong):
        read(page("".join(LINE.replace("16", str(n)) for n in range(50))).encode(), limits=Limits(text=1_000))
    with pytest.raises(TextTooLong):
        read(b"word " * 300, limits=Limits(text=1_000), plain=True)


def test_slow_pages_are_named(monkeypatch):
    with pytest.raises(TooSlow):
        read(page("").encode(), limits=Limits(seconds=1e-9))
    clock = iter(range(0, 1000, 20))
    monkeypatch.setattr("keisu.pages.limits.time.monotonic", lambda: float(next(clock)))
    with pytest.raises(TooSlow, match="30 seconds"):
        read(page("").encode())


def test_every_bound_has_a_default_and_is_held_against_any_page():
    assert Limits() == DEFAULTS
    for name in ("bytes", "nesting", "text", "seconds"):
        with pytest.raises(OverBound):
            read(page("<div>" * 5).encode(), limits=replace(DEFAULTS, **{name: 1e-9 if name == "seconds" else 3}))


@pytest.mark.parametrize(
    "hostile",
    [
        "<" * 400_000,
        "<a" * 200_000,
        '<a b="' * 100_000,
        "<a b='\"" * 100_000,
        "<a =" * 100_000,
        "<!--" * 100_000,
        "<script>" * 100_000,
        "<title></TITLE" * 50_000,
        "<script>" + "</" * 200_000,
        "<a " + "b" * 400_000,
        "<a " + " " * 400_000,
        "<a" + " =" * 200_000,
        "<a b=" + "'" * 400_000,
        "<p " + "".join(f"a{n}=1 " for n in range(60_000)),
        "<b>" * 130_000,
    ],
)
def test_hostile_markup_costs_little(hostile):
    began = time.perf_counter()
    for limits in (DEFAULTS, Limits(nesting=10**9, attributes=10**9)):
        try:
            read(page(hostile).encode(), limits=limits)
        except KeisuError as error:
            assert isinstance(error, OverBound | NoArticle)
    assert time.perf_counter() - began < 2.0
