# ruff: noqa: E501 - pages and code as they come have long lines
"""Naming whose programs a page ran."""

import pytest

from keisu.pages import read
from keisu.pages.machinery import find_machinery, is_machinery

PROSE = (
    "<p>The N-Box was the best-selling kei car in Japan in November, with 16,198 units sold, says the association.</p>"
)


@pytest.mark.parametrize(
    ("code", "name", "ids"),
    [
        (
            "var siteId = '46307'; r.src = '//delivery.adrecover.com/' + siteId",
            "AdRecover",
            {"siteId": "46307"},
        ),
        (
            "var siteId = ‘46307’; r.src = ‘//delivery.adrecover.com/’+ siteId",
            "AdRecover",
            {"siteId": "46307"},
        ),
        (
            "x('//cdn.taboola.com/libtrc/some-publisher/loader.js')",
            "Taboola",
            {"publisher": "some-publisher"},
        ),
        (
            "src=https://www.googletagmanager.com/gtm.js?id=GTM-ABC123",
            "Google Tag Manager",
            {"container": "GTM-ABC123"},
        ),
        (
            "src=https://www.googletagmanager.com/gtag/js?id=G-ABCDEF1234",
            "Google Analytics",
            {"measurement": "G-ABCDEF1234"},
        ),
        (
            "//www.google-analytics.com/analytics.js ga('create', 'UA-12345-6')",
            "Google Analytics",
            {"property": "UA-12345-6"},
        ),
        (
            "pagead2.googlesyndication.com/pagead/js?client=ca-pub-1234567890123456",
            "Google AdSense",
            {"client": "ca-pub-1234567890123456"},
        ),
        (
            "connect.facebook.net/en_US/fbevents.js fbq('init', '123456789012')",
            "Facebook Pixel",
            {"pixel": "123456789012"},
        ),
        ("static.chartbeat.com _sf_async_config.uid = 4321;", "Chartbeat", {"account": "4321"}),
        ('static.criteo.net {event: "setAccount", account: 1234}', "Criteo", {"account": "1234"}),
        (
            'cdn.cookielaw.org/otSDKStub.js data-domain-script="0a1b2c3d-e4f5"',
            "OneTrust",
            {"domain": "0a1b2c3d-e4f5"},
        ),
        ('widgets.outbrain.com/outbrain.js data-widget-id="AR_1"', "Outbrain", {"widget": "AR_1"}),
        ("r = 'html-load.com'", "ad-block recovery loader", {}),
    ],
)
def test_every_rule(code, name, ids):
    (found,) = find_machinery([code])
    assert (found.name, found.ids) == (name, ids)
    assert found.category
    assert found.what.endswith(".")
    assert is_machinery(code)


def test_order_hosts_and_ids_come_from_all_the_pieces():
    found = find_machinery(["_taboola.push(1); 'html-load.com'", "'//error-report.com' '//cdn.taboola.com/libtrc/x/'"])
    assert [(m.name, m.hosts, m.ids) for m in found] == [
        ("Taboola", ("cdn.taboola.com",), {"publisher": "x"}),
        ("ad-block recovery loader", ("html-load.com", "error-report.com"), {}),
    ]


def test_the_nearest_identifier_is_taken():
    code = (
        "var siteId = '1'; other(); " + "x" * 300 + " var siteId = '2'; s.src = '//delivery.adrecover.com/' + siteId;"
    )
    assert find_machinery([code])[0].ids == {"siteId": "2"}


def test_both_roads_name_it():
    script = "<script>window._taboola = window._taboola || []; a('//cdn.taboola.com/libtrc/notes/loader.js');</script>"
    html = read(f"<html><body>{script}<article><h1>Kei</h1>{PROSE}{PROSE}</article></body></html>".encode())
    saved = read(
        f"Kei cars sell\n{PROSE[3:-4]}\nwindow._taboola = window._taboola || []; a(‘//cdn.taboola.com/libtrc/notes/loader.js’);\n".encode()
    )
    for article in (html, saved):
        assert [(m.name, m.ids) for m in article.machinery] == [("Taboola", {"publisher": "notes"})]
        assert "taboola" not in article.text


def test_an_article_about_a_company_ran_nothing_of_it():
    assert (
        read(
            f"Taboola and Outbrain\n{PROSE[3:-4]}\nTaboola and Outbrain fill boxes around articles, as Chartbeat counts readers.".encode()
        ).machinery
        == ()
    )
