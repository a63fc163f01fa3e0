"""Feeds and sitemaps."""

import gzip

import pytest

import keisu
from keisu.errors import BrokenFeed, NoPageHere, PageTooLarge, UnpackedTooLarge
from keisu.pages import Limits, captures, listed

RSS = """<?xml version="1.0" encoding="{encoding}"?>
<!-- made by hand -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Kei News</title><link>http://example.org/</link><language>en</language>
<item><title>N-Box &amp;amp; Spacia lead in November</title><link>http://example.org/1</link><dc:creator>Jo Doe</dc:creator>
<pubDate>Thu, 04 Dec 2025 01:02:03 +0900</pubDate><description>A short line.</description>
<content:encoded><![CDATA[<p>The Honda N-Box was the best-selling kei car in Japan with 16,198 units – up.</p>
<script>alert(1)</script><ul><li>The Spacia came next with 12,904 of them</li></ul>]]></content:encoded></item>
<item><title>Only a line</title><link>http://example.org/2</link><description>The Roox sold 7,741 units in the month of November.</description></item>
<item><title>Nothing</title><link>http://example.org/3</link></item>
</channel></rss>"""  # noqa: E501

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Kei News</title>
<entry><title>Roox orders</title><link href="http://example.org/a"/><id>a</id><author><name>Jo Doe</name></author>
<published>2025-12-04T23:30:00Z</published><updated>2025-12-05T08:00:00+01:00</updated>
<content type="html">&lt;p&gt;More than 20,000 orders came in for the Nissan Roox.&lt;/p&gt;</content></entry>
</feed>"""


@pytest.fixture
def taken(tmp_path):
    def take(data: bytes, name: str = "feed.rss", **options):
        (tmp_path / name).write_bytes(data)
        return list(captures([str(tmp_path / name)], **options))

    return take


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_each_entry_of_a_feed_with_content_is_a_page(taken, encoding):
    found = taken(RSS.format(encoding=encoding).encode(encoding, "xmlcharrefreplace"))
    assert [c.url for c in found] == ["http://example.org/1", "http://example.org/2"]
    assert [c.date for c in found] == ["2025-12-03T16:02:03Z", None]
    assert found[0].name.endswith("feed.rss:1")
    first, second = keisu.read_many(found)
    article = first.article
    assert (article.title, article.site, article.byline) == ("N-Box & Spacia lead in November", "Kei News", ("Jo Doe",))
    assert (article.published, article.published_basis) == ("2025-12-03", "metadata")
    assert (article.url, article.language) == ("http://example.org/1", "en")
    assert "16,198 units" in article.text
    assert "alert" not in article.text
    assert "7,741 units" in second.article.text
    assert second.article.published is None


def test_atom(taken):
    (capture,) = taken(ATOM.encode(), "feed.xml")
    assert capture.date == "2025-12-05T07:00:00Z"
    (outcome,) = keisu.read_many([capture])
    assert outcome.article.title == "Roox orders"
    assert outcome.article.published == "2025-12-04"
    assert "20,000 orders" in outcome.article.text


def test_a_feed_with_nothing_in_it_or_nothing_of_a_feed_is_named(taken):
    (found,) = taken(b"<rss version='2.0'><channel><title>x</title></channel></rss>")
    assert isinstance(found.error, NoPageHere)
    (found,) = taken(b"<rss><oops")
    assert isinstance(found.error, BrokenFeed | NoPageHere)


def test_a_feed_that_would_take_long_is_refused(taken):
    (found,) = taken(b"<rss><channel>" + b"<item><title>x</title></item>" * 200_000)
    assert isinstance(found.error, PageTooLarge)


def test_entities_of_a_feeds_own_are_refused(taken):
    bomb = "<!DOCTYPE rss [<!ENTITY a 'lol'>" + "".join(
        f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    for encoding in ("utf-8", "utf-16"):
        entry = "<item><title>&i;</title><description>&i;</description></item>"
        data = f"<?xml version='1.0' encoding='{encoding}'?>{bomb}]><rss><channel>{entry}</channel></rss>"
        (found,) = taken(data.encode(encoding))
        assert isinstance(found.error, BrokenFeed)
    outside = (
        b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><description>&x;</description>'
    )
    (found,) = taken(b"<?xml version='1.0'?>" + outside + b"</item></channel></rss>")
    assert isinstance(found.error, BrokenFeed)


SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> http://example.org/a?b=1&amp;c=2 </loc><lastmod>2025-12-04</lastmod>
<image:image><image:loc>http://example.org/x.jpg</image:loc></image:image></url>
<url><loc>javascript:alert(1)</loc></url><url><lastmod>2025</lastmod></url>
<url><loc>https://example.org/b</loc></url></urlset>"""


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_sitemap_lists_addresses(pack):
    found = listed(pack(SITEMAP.encode()))
    assert [(e.url, e.changed, e.sitemap) for e in found] == [
        ("http://example.org/a?b=1&c=2", "2025-12-04", False),
        ("https://example.org/b", None, False),
    ]


def test_an_index_lists_sitemaps():
    index = b"<sitemapindex><sitemap><loc>https://example.org/s.xml.gz</loc></sitemap></sitemapindex>"
    assert [(e.url, e.sitemap) for e in listed(index)] == [("https://example.org/s.xml.gz", True)]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html></html>",
        b"<urlset><url>",
        b"\x00\x01",
        b"<rss/>",
        b'<!DOCTYPE urlset SYSTEM "http://example.org/x.dtd"><urlset/>',
        b'<!DOCTYPE urlset [<!ENTITY a "b">]><urlset><url><loc>http://example.org/&a;</loc></url></urlset>',
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE urlset [<!ENTITY a "b">]><urlset/>'.encode("utf-16"),
    ],
)
def test_what_is_no_sitemap_or_declares_a_document_type_is_refused(data):
    with pytest.raises(BrokenFeed):
        listed(data)


def test_a_packed_sitemap_is_bounded():
    with pytest.raises(UnpackedTooLarge):
        listed(gzip.compress(b"<urlset>" + b" " * 100_000), limits=Limits(unpacked=50_000))


def test_a_sitemap_among_the_sources_says_what_to_do_with_it(taken):
    (found,) = taken(SITEMAP.encode(), "sitemap.xml")
    assert isinstance(found.error, NoPageHere)
    assert "keisu list" in str(found.error)
