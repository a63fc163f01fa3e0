"""The clean article as Markdown and as text."""

from keisu.model import Article, Block
from keisu.pages import read
from keisu.views.markdown import markdown, plain

PAGE = """<html lang="en"><head><title>Kei cars lead</title></head><body><article><h1>Kei cars lead</h1>
<p>The Honda N-Box was the best-selling kei car in Japan in November with 16,198 units sold.</p>
<h2>The figures</h2>
<p>All figures are those of the association, and the table below has the first two of them.</p>
<table><tr><th>Model</th><th>Units</th></tr><tr><td>N-Box</td><td>16,198</td></tr><tr><td>Spacia</td><td>12,904</td></tr></table>
<ul><li>The Spacia of Suzuki came next in the list</li><li>The Move of Daihatsu was third in the list</li></ul>
<blockquote><p>We have never sold as many of them in a single month, said a dealer.</p></blockquote>
<p>The month before had been weaker for nearly all of the makers, and for most dealers too.</p>
</article></body></html>"""


def article(*pieces):
    """An article of (kind, text) and, for some, a heading's level or a row's number."""
    text, blocks = "", []
    for kind, piece, *more in pieces:
        extra = {"row" if kind == "table row" else "level": more[0]} if more else {}
        blocks.append(Block(kind, len(text), len(text) + len(piece), **extra))
        text += piece + "\n"
    return Article(text, blocks=tuple(blocks))


def test_a_page():
    lines = markdown(read(PAGE.encode())).split("\n")
    assert lines[0] == "# Kei cars lead"
    assert "## The figures" in lines
    at = lines.index("| Model | Units |")
    assert lines[at + 1 : at + 4] == ["| --- | --- |", "| N-Box | 16,198 |", "| Spacia | 12,904 |"]
    at = lines.index("* The Spacia of Suzuki came next in the list")
    assert lines[at + 1] == "* The Move of Daihatsu was third in the list"
    assert any(line.startswith("> We have never sold") for line in lines)
    assert lines[-1] == ""


def test_every_kind_of_block():
    made = article(
        ("title", "Title"),
        ("deck", "The deck"),
        ("key point", "One"),
        ("key point", "Two"),
        ("heading", "Deep", 4),
        ("caption", "A chart"),
        ("code", "x = `1`\n```\n  y"),
        ("quote", "first\nsecond"),
        ("list item", "a"),
        ("related", "More on this"),
        ("table row", "a | b", 1),
        ("table row", "1", 2),
        ("table row", "other | table", 1),
    )
    assert markdown(made) == (
        "# Title\n\n**The deck**\n\n* One\n* Two\n\n#### Deep\n\n*A chart*\n\n````\nx = `1`\n```\n  y\n````\n\n"
        "> first\n> second\n\n* a\n\n* More on this\n\n"
        "| a | b |\n| --- | --- |\n| 1 |  |\n\n| other | table |\n| --- | --- |\n"
    )


def test_signs_of_markdowns_own_are_text():
    made = article(
        ("paragraph", "# 1 <b>*bold*</b> [link](x) a_b `c` a|b \\"),
        ("paragraph", "1. January"),
        ("paragraph", "- 5 percent"),
        ("paragraph", "+5 percent in 2025."),
        ("table row", "a|b | c", 1),
    )
    assert markdown(made).split("\n\n") == [
        "\\# 1 \\<b\\>\\*bold\\*\\</b\\> \\[link\\](x) a\\_b \\`c\\` a\\|b \\\\",
        "1\\. January",
        "\\- 5 percent",
        "\\+5 percent in 2025.",
        "| a\\|b | c |\n| --- | --- |\n",
    ]


def test_no_control_character_gets_out():
    made = article(("paragraph", "a\x1b[31mred\u202e"), ("code", "x\x07\n\ty"))
    for shown in (markdown(made), plain(made)):
        assert not set("\x1b\x07\u202e\t") & set(shown)


def test_text_is_the_text():
    made = read(PAGE.encode())
    assert plain(made) == made.text + "\n"
