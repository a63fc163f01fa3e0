# ruff: noqa: E501 - pages and code as they come have long lines
"""What is taken off saved text, and what is not."""

import time

import pytest

from keisu.pages.debris import clean
from keisu.pages.leaked_code import bracket_pairs


def left(text: str) -> list[str]:
    return [line.text.strip() for line in clean(text).lines if line.text.strip()]


def listing(text: str) -> list[str]:
    return [line.text for line in clean(text).lines if line.code]


BEFORE = "The association counted 16,198 new N-Box registrations in November, it said."
AFTER = "Suzuki followed with 12,904 of its Spacia, a little ahead of the month before."


@pytest.mark.parametrize(
    "code",
    [
        "window._taboola = window._taboola || []; _taboola.push({article:'auto'});",
        "window._taboola = window._taboola || []; _taboola.push({article:’auto’});",
        "googletag.cmd.push(function() { googletag.display('div-gpt-ad-1'); });",
        "googletag.display('div-gpt-ad-1');",
        "(adsbygoogle = window.adsbygoogle || []).push({});",
        "!function(e,t){e.src=t;document.head.appendChild(e)}(document.createElement('script'),'//cdn.example.net/a.js');",
        "var s = document.createElement(‘script’); s.src = ‘//cdn.example.net/a.js’; document.head.appendChild(s);",
        "(function() { var s = document.createElement('script'); s.src =\n'//cdn.example.net/a.js'; s.async = true; document.body\n.appendChild(s); })();",
        "jQuery(document).ready(function($) {\n  $('.gallery').slick({ dots: true });\n});",
        '{"@context":"https://schema.org","@type":"NewsArticle","headline":"Cars","author":{"name":"Jane Doe"}}',
        "{\n  “@context”: “https://schema.org”,\n  “@type”: “NewsArticle”,\n  “headline”: “Cars”\n}",
        ".ad-slot { display: none; }",
        ".ad-slot {\n  display: none;\n  margin: 0;\n}",
        "#main .box, div.inner > p { margin: 0 auto; padding: 2px }\n@media (max-width: 600px) { .a { color: red; } }",
        "<script>var x = 1;</script>",
        "<style>.a{color:red}</style>",
        "<!– Ad slot 3 –>",
        "<!–\n–>",
        "<!—->",
        "<!-- wp:paragraph -->",
        '[newsletter_form id="7" title=”Sign up”]',
        "{{ads.inline}}",
        "confirm(\n  “This page could not be loaded. Please allow it.”\n);\nlocation.reload();",
    ],
)
def test_leaked_code_goes_and_the_prose_stays(code):
    assert left(f"{BEFORE}\n{code}\n{AFTER}") == [BEFORE, AFTER]
    assert left(f"{BEFORE}\n\n{code}\n\n{AFTER}") == [BEFORE, AFTER]


@pytest.mark.parametrize(
    "code",
    [
        "window._taboola = window._taboola || []; _taboola.push({flush: true});",
        "googletag.cmd.push(function() { googletag.display('div-gpt-ad-1'); });",
        ".hidden{display:none}",
        "<!– window.x = 1; –>",
        "<!– –>",
    ],
)
def test_a_line_of_prose_and_code(code):
    assert " ".join(" ".join(left(f"{BEFORE} {code} {AFTER}")).split()) == f"{BEFORE} {AFTER}"


@pytest.mark.parametrize(
    "prose",
    [
        "The page called window.open() on every click, and document.write was used too (see below).",
        "He told readers to use the function keys (F1 to F12) instead; that helped.",
        "EPS = 3.2 and P/E = 14 in 2024; growth (43%) was strong; the rest was flat.",
        "Q3 = 43, Q4 = 44",
        "Model: X-1; price: $20,000; range: 300 km;",
        "Sales: 7,741 (up 43%); orders: 20,000 [estimated]; share: {unknown}.",
        "The sum [sic] was given in a note [1] and again in [2].",
        "A –> B is what the arrow means, and x --> y too.",
        "If (and only if) sales rise, try {again}; while it lasts.",
        "Let us = the rest of us. It may (or may not) do.",
        "ルークスの販売は7741台（前年同月比41%増）だった。",
        "Prices < 20,000 and > 10,000 dollars are the rule.",
    ],
)
def test_prose_that_looks_a_little_like_code_is_kept(prose):
    assert left(f"{BEFORE}\n{prose}\n{AFTER}") == [BEFORE, prose, AFTER]


def test_an_open_comment_mark_takes_nothing_with_it():
    assert left(f"<!– {BEFORE}\n{AFTER}") == [BEFORE, AFTER]
    assert left(f"<!–\n{BEFORE}\n{AFTER}\n–>\nThe end of it.") == [BEFORE, AFTER, "The end of it."]
    assert left(f"<!– var x = 1; if (x) {{ run(x);\n{BEFORE}\n{AFTER}")[-2:] == [BEFORE, AFTER]


def test_torn_code_takes_no_prose_with_it():
    torn = "(function() { var s = document.createElement('script'); s.src = '//cdn.example.net/a.js'; if (s"
    prose = "The rest (see the table) came to 3) or more, it said."
    assert left(f"{BEFORE}\n{torn}\n{AFTER}\n{prose}") == [BEFORE, AFTER, prose]


def test_a_listing_of_the_article_is_kept_as_code():
    tutorial = (
        "How a window is opened\n\nThe method is simple to use. Take this example:\n\n"
        "let win = window.open('page.html', 'name');\nwin.resizeTo(300, 400);\n\nThe call returns null if it was blocked."
    )
    assert listing(tutorial) == ["let win = window.open('page.html', 'name');", "win.resizeTo(300, 400);"]
    assert len(left(tutorial)) == 5


def test_a_listing_whose_names_the_prose_speaks_of_is_kept():
    code = [
        "function countCars(list) {",
        "  let total = 0;",
        "  for (const x of list) {",
        "    total += x;",
        "  }",
        "  return total;",
        "}",
    ]
    text = "\n".join(
        [
            "We write a function countCars first, which adds them.",
            "",
            *code,
            "",
            "That is all there is to it.",
        ]
    )
    assert listing(text) == code


def test_a_fenced_listing_is_kept_whatever_is_in_it():
    assert listing("Text:\n```js\nwindow._x = 1;\n<!– x –>\n```\nMore of it.") == [
        "window._x = 1;",
        "<!– x –>",
    ]


def test_machinery_is_no_listing_even_where_it_is_announced():
    assert (
        listing(f"{BEFORE[:-1]}:\nwindow._taboola = window._taboola || []; _taboola.push({{flush: true}});\n{AFTER}")
        == []
    )


def test_what_is_dropped_is_reported():
    text = f"{BEFORE}\n<!– run('//cdn.example.net') –>\n{AFTER}"
    (cut,) = clean(text).cuts
    assert (cut.kind, text[cut.start : cut.end]) == ("debris", "<!– run('//cdn.example.net') –>")


def test_brackets_are_paired_past_strays():
    assert bracket_pairs("a) (b [c) d]") == {3: 8}
    assert bracket_pairs("([{}])") == {0: 5, 1: 4, 2: 3}


@pytest.mark.parametrize(
    "piece",
    [
        "a.b(",
        "<!– ",
        "a{b:c;",
        '{"a":',
        "<script ",
        "[{(",
        "function(){",
        "if (a ",
        "a[b]",
        '[abc x="',
        "var a, ",
        "abc = d;\n",
        "/* a",
        '{"a":[',
        '[{"a":1},',
        "window.x = {",
        "a,\n",
        ".a\n",
        '[["',
        "x. y(z) ",
        "“a”: ",
        "=[",
        "/**/",
        "<!– a –>",
    ],
)
def test_time_grows_no_faster_than_the_page(piece):
    def seconds(times: int) -> float:
        start = time.process_time()
        clean(piece * times)
        return time.process_time() - start

    seconds(1000)
    assert seconds(40_000) < 30 * max(seconds(5_000), 0.005)
