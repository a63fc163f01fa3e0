# ruff: noqa: E501 - pages and code as they come have long lines
"""Naming whose programs a page ran."""

import gzip
import time
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from keisu.pages import read
from keisu.pages.encodings import decode
from keisu.pages.machinery import find_machinery, is_machinery, machinery_of_html, name_machinery
from keisu.pages.third_parties import owner

PAGES = Path(__file__).parents[3] / "shared" / "data" / "articles"

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


RULES = tomllib.loads(files("keisu.pages").joinpath("machinery.toml").read_text(encoding="utf-8"))
SAMPLES = {  # code in which a rule stands, and the identifiers in it
    "ad-block recovery loader": ("a=['html-load.com','img-load.com']", {}),
    "AdRecover": ("s.src='//delivery.adrecover.com/39799/adRecover.js'", {"siteId": "39799"}),
    "Taboola": ("a('//cdn.taboola.com/libtrc/notes/loader.js')", {"publisher": "notes"}),
    "Outbrain": ('<div data-widget-id="AR_1"><script src="//widgets.outbrain.com/outbrain.js">', {"widget": "AR_1"}),
    "Google Tag Manager": ("'https://www.googletagmanager.com/gtm.js?id=GTM-ABC123'", {"container": "GTM-ABC123"}),
    "Google Analytics": ("'https://www.googletagmanager.com/gtag/js?id=G-ABCDEF1234'", {"measurement": "G-ABCDEF1234"}),
    "Google AdSense": ("pagead2.googlesyndication.com client=ca-pub-1234567890123", {"client": "ca-pub-1234567890123"}),
    "Google Ad Manager": ("googletag.cmd.push(googletag.defineSlot('/1234567/top', [1, 1]))", {"network": "1234567"}),
    "Facebook Pixel": ("connect.facebook.net fbq('init', '123456789012')", {"pixel": "123456789012"}),
    "Chartbeat": ("static.chartbeat.com _sf_async_config.uid = 4321;", {"account": "4321"}),
    "Criteo": ('static.criteo.net {event: "setAccount", account: 1234}', {"account": "1234"}),
    "OneTrust": ('cdn.cookielaw.org/otSDKStub.js data-domain-script="0a1b2c3d-e4f5"', {"domain": "0a1b2c3d-e4f5"}),
    "Blockthrough": ("'https://btloader.com/tag?o=5098683085881344&upapi=true'", {"organisation": "5098683085881344"}),
    "Admiral": ('!(function(o,n){})(window,"admiral");', {}),
    "Revcontent": ('<div data-rc-widget="12345"></div>//assets.revcontent.com/master/delivery.js', {"widget": "12345"}),
    "MGID": ("//jsc.mgid.com/e/x/example.com.123456.js", {"site": "123456"}),
    "Dianomi": ("//www.dianomi.com/js/contextfeed.js", {}),
    "Amazon Publisher Services": ("apstag.init({pubID: '1234', adServer: 'x'})", {"publisher": "1234"}),
    "Prebid": ("pbjs.que = pbjs.que || [];", {}),
    "Mediavine": ("//scripts.mediavine.com/tags/kei-notes.js", {"site": "kei-notes"}),
    "Raptive": (
        "'https://ads.adthrive.com/sites/0123456789abcdef01234567/ads.min.js'",
        {"site": "0123456789abcdef01234567"},
    ),
    "Quantcast": ('_qevents.push({ qacct: "p-abcDEF12345" });', {"account": "p-abcDEF12345"}),
    "comScore": ('_comscore.push({ c1: "2", c2: "1234567" });', {"publisher": "1234567"}),
    "Hotjar": ("h._hjSettings={hjid:123456,hjsv:6};", {"site": "123456"}),
    "Matomo": ("_paq.push(['setSiteId', '40']);", {"siteId": "40"}),
    "Microsoft Clarity": (
        't.src="https://www.clarity.ms/tag/"+i;})(window, document, "clarity", "script", "abcd1234ef");',
        {"project": "abcd1234ef"},
    ),
    "New Relic": ('NREUM.info={applicationID:"123456789"}', {"application": "123456789"}),
    "Parse.ly": ("//cdn.parsely.com/keys/kei.example/p.js", {"site": "kei.example"}),
    "Yandex Metrica": ("'https://mc.yandex.ru/watch/32550500'", {"counter": "32550500"}),
    "Cloudflare Web Analytics": (
        'static.cloudflareinsights.com/beacon.min.js\' data-cf-beacon=\'{"token": "' + "0a" * 16 + "\"}'",
        {"token": "0a" * 16},
    ),
    "Adobe Launch": (
        "//assets.adobedtm.com/launch-EN0123456789abcdef.min.js",
        {"property": "launch-EN0123456789abcdef"},
    ),
    "Tealium": ("//tags.tiqcdn.com/utag/kei/main/prod/utag.js", {"account": "kei"}),
    "Segment": (
        "'https://cdn.segment.com/analytics.js/v1/'; analytics.load('abcdefghij0123456789AB');",
        {"key": "abcdefghij0123456789AB"},
    ),
    "Cookiebot": (
        'src="https://consent.cookiebot.com/uc.js" data-cbid="0a1b2c3d-0a1b-0a1b-0a1b"',
        {"domain": "0a1b2c3d-0a1b-0a1b-0a1b"},
    ),
    "Didomi": (
        "sdk.privacy-center.org/0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d0a1b/loader.js",
        {"key": "0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d0a1b"},
    ),
    "Usercentrics": ('id="usercentrics-cmp" data-settings-id="TkFpJPW3H"', {"settings": "TkFpJPW3H"}),
    "Sourcepoint": ("window._sp_ = { config: { accountId: 123 } }", {"account": "123"}),
    "Google Funding Choices": (
        "//fundingchoicesmessages.google.com/i/pub-1234567890123456?ers=1",
        {"publisher": "pub-1234567890123456"},
    ),
    "iubenda": ("_iub.csConfiguration = {siteId: 1234567};", {"siteId": "1234567"}),
    "OneSignal": (
        "OneSignal.init({ appId: '0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d0a1b' })",
        {"app": "0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d0a1b"},
    ),
    "Piano": ('tp.push(["setAid", "aBcDeF12"]);', {"application": "aBcDeF12"}),
}


@pytest.mark.parametrize("name", [rule["name"] for rule in RULES["rule"]])
def test_every_rule_of_the_file_finds_its_own_with_all_its_identifiers(name):
    code, ids = SAMPLES[name]
    (found,) = [m for m in find_machinery([code]) if m.name == name]
    (rule,) = [rule for rule in RULES["rule"] if rule["name"] == name]
    assert found.ids == ids
    assert found.what.endswith(".") and "\n" not in found.what
    assert set(found.hosts) <= set(rule["hosts"])


@pytest.mark.parametrize(
    "host",
    ["html-load.com", "html-load.cc", "css-load.com", "js-load.com", "img-load.com", "content-load.com",
     "content-loader.com", "error-report.com", "fb.html-load.com", "report.error-report.com"],
)  # fmt: skip
def test_the_family_of_the_loader(host):
    (found,) = find_machinery([f"fetch('https://{host}/x')"])
    assert found.name == "ad-block recovery loader"
    assert len(found.hosts) == 1 and host.endswith(found.hosts[0])


@pytest.mark.parametrize(
    "code",
    [
        "s.src='//nothtml-load.com/x.js'",
        "s.src='//html-load.com.example/x.js'",
        "s.src='//html-load.community/x.js'",
        "s.src='//mytaboola.com/x.js'",
        "s.src='//taboola.com.example/x.js'",
        "s.src='//cdn.taboola.com.example/x.js'",
    ],
)
def test_hosts_are_told_apart_at_their_borders(code):
    assert find_machinery([code]) == ()


def test_the_list_of_third_parties_names_what_no_rule_knows():
    found = find_machinery(['<script src="https://js.sentry-cdn.com/abc.min.js" async>', "s.src='//x.adnxs.com/ast'"])
    assert [(m.name, m.category, m.hosts) for m in found] == [
        ("Sentry", "utility", ("js.sentry-cdn.com",)),
        ("AppNexus", "advertising", ("x.adnxs.com",)),
    ]
    assert all(m.what.endswith(".") for m in found)


def test_every_category_of_the_list_has_words_for_it():
    lines = files("keisu.pages").joinpath("third_parties.tsv").read_text(encoding="utf-8").splitlines()
    listed = {line.split("\t")[0] for line in lines if not line.startswith("#")}
    assert listed == {c["listed"] for c in RULES["category"]}
    assert sum(map(len, lines)) < 400_000
    assert "Patrick Hulce" in files("keisu.pages").joinpath("third_parties.LICENSE").read_text(encoding="utf-8")


def test_owners_by_the_longest_domain():
    assert owner("static.hotjar.com") == owner("hotjar.com") == owner("STATIC.HOTJAR.COM")
    assert owner("hotjar.com") is not None
    assert owner("nothotjar.com") is None
    assert owner("hotjar.com.example") is None
    assert owner("com") is None


def test_what_a_page_links_to_or_speaks_of_is_no_machinery():
    page = (
        "<html><head><link rel='canonical' href='https://www.facebook.com/x'><script type='application/ld+json'>"
        '{"sameAs": ["https://twitter.com/x", "https://cdn.taboola.com/libtrc/x/loader.js"]}</script></head><body><article>'
        f"<h1>Kei</h1>{PROSE}{PROSE}<p>The page loads html-load.com, and googletagmanager.com/gtm.js too.</p>"
        "<a href='https://www.outbrain.com/what.js'>one</a><img src='https://pbs.twimg.com/media/x.jpg'></article></body></html>"
    )
    assert read(page.encode()).machinery == ()


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("<iframe src='https://www.youtube.com/embed/x'></iframe>", "YouTube"),
        ("<script async src=//static.hotjar.com/c/x.js></script>", "Hotjar"),
        ("<link rel=stylesheet href='https://use.typekit.net/abc.css'>", "Adobe TypeKit"),
        (
            "<noscript><img height='1' width='1' src='https://px.ads.linkedin.com/collect/?x'></noscript>",
            "LinkedIn Ads",
        ),
        (
            "<script>var s = document.createElement('script'); s.src = 'https://js.hs-scripts.com/1.js';</script>",
            "Hubspot",
        ),
    ],
)
def test_what_a_page_loads_is_machinery(tag, name):
    page = f"<html><body>{tag}<article><h1>Kei</h1>{PROSE}{PROSE}</article></body></html>"
    assert [m.name for m in machinery_of_html(page)] == [name]


def test_pieces_are_named_one_by_one():
    machinery, names = name_machinery(["_taboola.push(1)", "var a = 1;", "s.src='//x.adnxs.com/ast'"])
    assert [m.name for m in machinery] == ["Taboola", "AppNexus"]
    assert names == ("Taboola", None, "AppNexus")


@pytest.mark.skipif(not PAGES.exists(), reason=f"the saved pages are not at {PAGES}")
@pytest.mark.parametrize(
    ("page", "others"),
    [
        ("wcxb/0119", {"AdRecover": {"siteId": "39799"}}),
        ("wcxb/0121", {}),
        ("wcxb/0396", {"Blockthrough": {"organisation": "5098683085881344"}}),
        ("fundus/ca-CanadaCom_2026_06_06", {}),
    ],
)
def test_the_loader_of_the_founding_page_in_real_html(page, others):
    raw = gzip.decompress((PAGES / f"{page}.html.gz").read_bytes())
    found = {m.name: m for m in machinery_of_html(decode(raw).text)}
    assert {"html-load.com", "error-report.com"} <= set(found["ad-block recovery loader"].hosts)
    for name, ids in others.items():
        assert found[name].ids == ids


@pytest.mark.parametrize("piece", ["//a.taboola.com/", "<script>", "<link rel=", "siteId=", "cdn.taboola.com", "<a "])
def test_time_grows_no_faster_than_the_page(piece):
    def seconds(times: int) -> float:
        start = time.perf_counter()
        machinery_of_html(piece * times)
        return time.perf_counter() - start

    seconds(1000)
    assert seconds(40_000) < 30 * max(seconds(5_000), 0.005)
