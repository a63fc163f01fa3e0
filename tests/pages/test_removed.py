"""What is taken off a saved text is said: where it stood, what it was, whose it was."""

from pathlib import Path

import pytest

from keisu.model import Reading
from keisu.pages import read
from keisu.pages.traced import Traced

PARAGRAPH = (
    "Registrations of kei cars in Japan came to more than a hundred thousand in the month, the association's tables "
    "show, with Honda's N-Box ahead of all others."
)
SECOND = "The N-Box found 16,198 buyers, and the Spacia of Suzuki, which came next, 12,904 of them in the same month."
FOUNDING = Path(__file__).parents[3] / "shared" / "data" / "founding" / "carscoops-roox.txt"


def page(*lines: str):
    text = "\n".join(["Kei cars keep selling | Motor Notes", *lines])
    article = read(text.encode())
    return article, [(r.kind, text[r.start : r.end], r.vendor) for r in article.removed]


@pytest.mark.parametrize(
    ("debris", "kind", "vendor"),
    [
        ("window._taboola = window._taboola || []; _taboola.push({flush: true});", "code", "Taboola"),
        ("(function(w){ w.x = w.x || []; w.x.push(1); })(window);", "code", None),
        (".ad-slot { display: none; margin: 0; }", "style", None),
        (".ad-slot {\n  display: none;\n  margin: 0;\n}", "style", None),
        ('{"@context":"https://schema.org","@type":"NewsArticle","headline":"Cars"}', "data", None),
        ("<!– Ad slot 3 –>", "debris", None),
        ("</div>", "debris", None),
        ('[newsletter_form id="7" title="Sign up"]', "widget", None),
        ("We use cookies to give you the best experience on our site.", "consent", None),
        ("Click to share on Facebook (Opens in new window)", "share", None),
        ("Facebook Twitter LinkedIn Email", "share", None),
        ("Home | News | Sport | Contact us", "navigation", None),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_each_kind_with_its_place(debris, kind, vendor, end):
    text = end.join(["Kei cars keep selling | Motor Notes", PARAGRAPH, *debris.split("\n"), SECOND])
    article = read(text.encode())
    assert article.block_text("paragraph") == (PARAGRAPH, SECOND)
    (removed,) = article.removed
    assert (removed.kind, removed.vendor) == (kind, vendor)
    assert text[removed.start : removed.end] == debris.replace("\n", end)


def test_what_is_removed_of_a_line_of_prose():
    article, removed = page(f"{PARAGRAPH} googletag.cmd.push(function() {{ googletag.display('x'); }});", SECOND)
    assert article.block_text("paragraph") == (PARAGRAPH, SECOND)
    assert [(kind, vendor) for kind, _, vendor in removed] == [("code", "Google Ad Manager")]
    assert removed[0][1].strip() == "googletag.cmd.push(function() { googletag.display('x'); });"


def test_menus_before_and_behind_the_article_but_lists_within_it():
    menu = ["Home", "News", "Racing", "Sport", "Old Timers", "Buses", "Boats", "Tractors"]
    colours = ["Red", "Polar White", "Sky Blue", "Dark Green", "Silver Grey", "Black"]
    article, removed = page(*menu, PARAGRAPH, *colours, SECOND, "About us", "Contact us", "Privacy policy")
    assert "Racing" not in article.text and "Privacy" not in article.text
    assert all(colour in article.text for colour in colours)
    assert {kind for kind, _, _ in removed} == {"navigation"}


@pytest.mark.parametrize(
    "line",
    [
        "The site uses cookies to follow its readers, the court found, and kept them for two years.",
        "Cookies are baked in the north of the country at Christmas.",
        "He asked them to share on Facebook what they had seen at the show.",
        "Home sales rose in the month.",
    ],
)
def test_prose_that_speaks_of_such_things_stays(line):
    article, removed = page(PARAGRAPH, line, SECOND)
    assert line in article.text
    assert removed == []


def test_removed_stands_beside_the_article_in_the_json():
    article, _ = page(PARAGRAPH, "window._taboola = window._taboola || []; _taboola.push({flush: true});")
    made = Reading(article).to_dict()
    assert [r["vendor"] for r in made["removed"]] == ["Taboola"]
    assert "removed" not in made["article"]
    assert Reading.from_dict(made).article == article


@pytest.mark.skipif(not FOUNDING.exists(), reason=f"the founding page is not at {FOUNDING}")
def test_the_founding_page_is_accounted_for():
    text = FOUNDING.read_text(encoding="utf-8")
    article = read(text.encode())
    vendors = [r.vendor for r in article.removed if r.kind == "code"]
    assert vendors == ["ad-block recovery loader", "Taboola", "Taboola"]
    rest = text
    for removed in reversed(article.removed):
        rest = rest[: removed.start] + rest[removed.end :]
    assert not any(sign in rest for sign in ("<!", "–>", "function", "window"))
    assert all(line in rest for line in article.block_text("paragraph"))


def test_places_are_kept_through_cuts():
    text = "one <two> three\r\nfour <five>\rsix"
    traced = Traced.of(text)
    assert traced.text == "one <two> three\nfour <five>\nsix"
    cut = traced.without([(4, 9), (21, 27)])
    assert cut.text == "one   three\nfour  \nsix"
    for word in ("one", "three", "four", "six"):
        at = cut.text.index(word)
        start, end = cut.span(at, at + len(word))
        assert text[start:end] == word
    part = cut.part(cut.text.index("three"), len(cut.text))
    assert text[slice(*part.span(part.text.index("six"), len(part.text)))] == "six"
    assert cut.origin(4) == 4  # the space that stands for <two>
