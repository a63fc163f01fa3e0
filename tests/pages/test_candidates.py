"""The walk over the tree: what becomes a block, and where in the page it stands."""

import time
from contextlib import suppress

import pytest

from keisu.errors import PageError
from keisu.pages import read
from keisu.pages.tree import Tree
from keisu.pages.walk import page_of

LONG = "Registrations of kei cars in Japan came to more than a hundred thousand in November, the tables show."


def texts(html):
    return [b.text for b in page_of(Tree(f"<body><p>{LONG}</p><p>{LONG}</p>{html}")).blocks][2:]


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<p>One <b>bold</b> line<br>goes on", ["One bold line goes on"]),
        ("<div>One<br><br>two<br> <br>three</div>", ["One", "two", "three"]),
        ("<div>One.<span class='x br'></span>two <span class=br>three</span></div>", ["One.", "two three"]),
        ("<div>before<p>inside</p>after</div>", ["before", "inside", "after"]),
        ("<x-story>set apart</x-story><span>inline</span>", ["set apart", "inline"]),
        ("<nav><p>menu</p></nav><footer>foot</footer>", []),
        ("<article><footer>source note</footer></article>", ["source note"]),
        ("<script>var a</script><style>b</style><template>c</template><button>d</button><noscript>e</noscript>", []),
        ("<table><tr><th>Model<th>Sold<tr><td>N-Box<td>16,198</table>", ["Model | Sold", "N-Box | 16,198"]),
        ("<table><tr><td colspan=2>Kei<td>x<tr><td>a<td>b<td>c</table>", ["Kei |  | x", "a | b | c"]),
        ("<table><tr><td>One column<tr><td>of layout</table>", ["One column", "of layout"]),
        ("<table><tr><td><h2>Head</h2>Text<td>side</table>", ["Head", "Text", "side"]),
    ],
)
def test_what_becomes_a_block(html, blocks):
    assert texts(html) == blocks


@pytest.mark.parametrize(
    "attribute",
    [
        "hidden",
        'style="color: red; display : none"',
        'style="visibility:hidden"',
        'style="position:absolute; left:-9999px"',
        'style="text-indent:-10000em"',
        'style="font-size:0"',
        'style="color:#fff;background-color:#FFFFFF"',
        'style="background: white; color: rgb(255, 255, 255)"',
        'aria-hidden="true"',
        'class="sr-only note"',
        'class="Screen-Reader-Text"',
    ],
)
def test_hidden_text_is_not_text(attribute):
    assert texts(f"<p {attribute}>unseen</p><p>seen <span {attribute}>unseen</span></p>") == ["seen"]


@pytest.mark.parametrize(
    "attribute", ['style="color:#fff"', 'style="color:white;background:#000"', 'class="hidden-gem"']
)
def test_what_is_seen_stays(attribute):
    assert texts(f"<p {attribute}>seen</p>") == ["seen"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_spans_are_offsets_into_the_page(end):
    html = f"<html>{end}<body>{end}<p>{LONG}</p>{end}{end}<p>second{end}line</p>{end}loose<p>unclosed<p>last</p></body>"
    page = page_of(Tree(html))
    spans = [page.span(b) for b in page.blocks]
    assert all(spans)
    first, second, loose, unclosed, last = (html[a:b] for a, b in spans)
    assert first == f"<p>{LONG}</p>"
    assert second == f"<p>second{end}line</p>"
    assert loose.strip() == "loose"
    assert (unclosed, last) == ("<p>unclosed", "<p>last</p>")


def test_blocks_of_an_article_carry_their_place():
    html = f"<html><body><article><h1>Kei cars sell</h1><p>{LONG}</p><h2>Where</h2><p>{LONG} More.</p></article></body>"
    page = f"<title>Kei cars sell</title>{html}"
    article = read(page.encode())
    for block in article.blocks:
        start, end = block.source
        assert article.text[block.start : block.end] in page[start:end]


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000 + "x",
        "<p>a" * 100_000,
        "<b>" * 20_000 + "x" + "<p>y" * 2_000,
        "<table><tr><td>" * 20_000,
        "<a><p>x</a>" * 20_000,
        "a<br>" * 100_000,
        "<p " + " ".join(f"a{i}=1" for i in range(50_000)) + ">x",
        "<ul>" + "<li><a href=/x>Link</a>" * 20_000,
        "<table>" + "<tr><td colspan=9999999>x" * 5_000,
    ],
    ids=["deep", "wide", "unclosed", "tables", "misnested", "breaks", "attributes", "links", "columns"],
)
def test_hostile_pages_take_no_more_than_their_length(html):
    began = time.perf_counter()
    with suppress(PageError):
        read(f"<html><body>{html}".encode())
    assert time.perf_counter() - began < 10
